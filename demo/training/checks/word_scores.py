"""Red herring: under the profiler the small calls look hottest; without it a search that calls nothing costs most."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input
from ._counted import Text

PLAYS = 400
WORDS = 80


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make games: a long one, none, capitals and signs, and one word said by everybody."""
    chance = random.Random(17)
    words = ["".join(chance.choices("eaionrtlsudgbcmpfhvwykjxqz", k=6)) for _ in range(WORDS)]
    plays = [(chance.choice(["Ann", "Bob", "Cleo"]), Text(chance.choice(words))) for _ in range(PLAYS)]
    odd = [("Zoë", Text(word)) for word in ("Cat", "cat", "CAT", "it's", "", "", "été", "Cat", "tac")]
    return [(plays,), ([],), (odd,), ([(player, Text("quiz")) for player in ("Cleo", "Ann", "Cleo", "Bob")],)]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """A word is compared with one or two others, not with all that were said before.

    `in` on a list compares inside the interpreter and leaves no count, so the words are texts whose comparison is a Python
    function.
    """
    compared = counts[0].calls("compared")
    if compared > 4 * PLAYS:
        return (
            f"{compared:,} times a word was compared with another, for {PLAYS} plays. No box shows these comparisons, as "
            "they call nothing, so the profiler does not slow them down either; the small calls that look hottest are "
            "mostly the profiler's own time. Time both parts without it."
        )
    return None


CHECK = Check(
    order=170,
    title="Points of a word game",
    minutes=20,
    teaches="the profiler slows small calls and leaves the rest alone: counts are exact, times are hints, so time it plain",
    task=(
        "The program counts the points of a long word game. Read what the reading says about small "
        "calls, and do not trust the hottest box before you have timed its work without the profiler. Then repair what "
        "really costs most."
    ),
    entry="word_scores",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("points_of", "is_new"),
    limits=(),
    other=promise,
    hints=(
        "The hot path ends in points_of. How long does one call of it take, and what does the reading say of such "
        "small calls?",
        "Time it without the profiler: in word_scores, take time.perf_counter() before and after score_of, and before and "
        "after is_new; add each up, print both sums at the end, and run the file with plain python (in the page: Run). "
        "Which of the two takes more now, and which one in the picture?",
        "Compare self time for each call: points_of and is_new. One of them calls nothing, and still takes long. What "
        "must Python do for `word not in said`, when said is a list of hundreds of words?",
        "A list is searched from its beginning; a set finds a word at once. Make said a set.",
    ),
    reason=(
        "A set finds a word without looking at the others. The small calls in score_of look worse in the picture than "
        "they are: the profiler adds its own time to each call, and nothing to a search without calls."
    ),
)
