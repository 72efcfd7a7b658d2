"""The whole text is copied, taken apart and put together again for each sentence that is added.

Counted is how all calls grow from 40 sentences to 160: as much as the sentences (4 times), or as their square (16 times).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input
from ._counted import busiest

FEW, MANY = 40, 160


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make few and many sentences, then none, empty ones, words wider than a line, hyphens and odd spaces."""
    sentences = [f"Number {n} of these well-made sentences is on {n * n} degrees, no more." for n in range(MANY)]
    odd = ["", "a-b " * 40, "x" * 100, "  two  spaces\tand a\nnew line ", "y" * 72, "Größe 5 °C"]
    return [(sentences[:FEW],), (sentences,), ([],), ([""],), (odd,), (["z" * 36, "z" * 35, "z" * 36, "z" * 36],)]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """Four times the sentences are about four times the work."""
    few, many = counts[0].all_calls(), counts[1].all_calls()
    if many > 8 * few + 200:
        return (
            f"{FEW} sentences take {few:,} calls, {MANY} sentences take {many:,}: {many / few:.0f} times as many for 4 times "
            f"the sentences ({busiest(counts[1])}). What is already written is still gone through again and again."
        )
    return None


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
    most_lines=1_000_000,
    watch=("in_lines", "str.split", "len"),
    limits=(),
    other=promise,
    hints=(
        "Which function has most of the self time, and which built-in has by far the most total calls?",
        "Divide the calls on the arrow between the two by the calls of the caller. How many words does one sentence have?",
        "What does in_lines get each time: one sentence, or all that was written before as well?",
        "Lines can be made when all words are there. Put the sentences together first, and call in_lines once.",
    ),
    reason="The sentences are joined once, and the text is put into lines once, so each word is looked at once.",
)
