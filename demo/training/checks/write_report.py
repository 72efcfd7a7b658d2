"""The whole text is copied, taken apart and put together again for each sentence that is added.

Counted is how lines and calls grow from 12 sentences to 96: as much as the sentences (8 times), or as their square (60
times). So are the words that C takes out of a text for one line of the program: by split() and by patterns.
"""

import re
import textwrap  # noqa: F401  (here: to load it is not the program's work)
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input, Limit
from ..work import DONE

FEW, MANY = 12, 96
MOST_TIMES = 20
"""As much for 8 times the sentences; as shipped it is 60 times."""
BEFOREHAND = 10_000
"""Of each, that do not count: a pattern has to be compiled once; and to cut a report into its lines is no work."""
LETTERS = 6
"""Of a word and a space, on average."""
MOST_LINES = 80_000
"""For MANY sentences: 70 for each word; as shipped 230,000."""


class Pattern:
    """A pattern that counts what it goes through, in words; like any other pattern otherwise."""

    def __init__(self, pattern: Any) -> None:
        """Keep the real one."""
        self._pattern = pattern

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        return re.Pattern

    def __eq__(self, other: object) -> bool:
        return type(other) is Pattern and bool(self._pattern == other._pattern)

    def __hash__(self) -> int:
        return hash(self._pattern)

    def __repr__(self) -> str:
        return repr(self._pattern)

    def __reduce__(self) -> Any:
        return _compiled, (self._pattern.pattern, self._pattern.flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._pattern, name)
        return _counted_search(found, name in ("sub", "subn")) if name in WHOLE_TEXT else found


WHOLE_TEXT = ("sub", "subn", "split", "findall", "finditer")


def _counted_search(search: Callable[..., Any], second: bool) -> Callable[..., Any]:
    def searched(*how: Any, **more: Any) -> Any:
        text = more["string"] if "string" in more else how[second]
        DONE["words"] += len(text) // LETTERS
        return search(*how, **more)

    return searched


_compile: Any = vars(re)["_compile"]


def _compiled(pattern: Any, flags: Any) -> Any:
    return pattern if type(pattern) is Pattern else Pattern(_compile(pattern, flags))


def inputs(folder: Path) -> Sequence[Input]:
    """Make many sentences and few, then none, empty ones, words wider than a line, hyphens and odd spaces."""
    vars(re)["_compile"] = _compiled  # re.compile, re.sub and all the others call it
    sentences = [f"Number {n} of these well-made sentences is on {n * n} degrees, no more." for n in range(MANY)]
    odd = ["", "a-b " * 40, "x" * 100, "  two  spaces\tand a\nnew line ", "y" * 72, "Größe 5 °C", ""]
    return [
        Input(f"{MANY} sentences", (sentences,)),
        Input(f"{FEW} sentences", (sentences[:FEW],)),
        Input("no sentences at all", ([],)),
        Input("an empty sentence", ([""],)),
        Input("words wider than a line, hyphens, odd spaces", (odd,)),
        Input("words that just fill a line, and just do not", (["z" * 36, "z" * 35, "z" * 36, "z" * 36],)),
        Input("a word wider than a line, alone", (["w" * 73],)),
    ]


def times(measure: Callable[[Counts], int]) -> Callable[[Sequence[Counts]], int]:
    """Return what measures how many times as much it is for many sentences as for few."""
    return lambda counts: (measure(counts[0]) - BEFOREHAND) // max(1, measure(counts[1]))


SENTENCE = (
    f"{MANY // FEW} times the sentences take {{found:,}} times as many %s, and {{most:,}} times would be plenty. So what is "
    "already written is gone through again and again. Who needs it all, each time?"
)


CHECK = Check(
    order=60,
    title="The report of the weather station",
    minutes=10,
    teaches="calls per call: divide the calls on an arrow by those of the caller, and ask whether one call needs that many",
    task=(
        "A weather station writes its day as one text in lines of equal width. With twice the sentences it takes about four "
        "times as long. Find out why one call does so much work, and make it grow no faster than the sentences do."
    ),
    entry="write_report",
    inputs=inputs,
    counted=2,
    most_lines=MOST_LINES,
    most_work=150_000,
    watch=("in_lines", "str.split", "len"),
    limits=(
        Limit(times(lambda one: one.lines), MOST_TIMES, SENTENCE % "lines of the program"),
        Limit(times(lambda one: one.all_calls()), MOST_TIMES, SENTENCE % "calls"),
        Limit(
            times(lambda one: one.done["words"] + one.done["pieces"]),
            MOST_TIMES,
            SENTENCE % "words that are taken from a text",
        ),
    ),
    hints=(
        "Which function has most of the self time, and which built-in has by far the most total calls?",
        "Divide the calls on the arrow between the two by the calls of the caller. How many words does one sentence have?",
        "What does in_lines get each time: one sentence, or all that was written before as well?",
        "Lines can be made when all words are there. Put the sentences together first, and call in_lines once.",
    ),
    reason="The sentences are joined once, and the text is put into lines once, so each word is looked at once.",
)
