"""Names are looked up in lists, which compares them with one name after another.

`in` leaves no call in a profile, so the names of the inputs count how often they are compared and hashed. A set, a dict and
a search in a sorted list all stay far below the limit; one of the three lists left as it is goes above.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input
from ._counted import Text

GUESTS = 300
MOST_PER_NAME = 25
"""Sorted lists need some 20 comparisons for each name, sets and dicts some 6; the program as shipped needs 200."""


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make a crowd, then nobody at all, nobody invited, nobody come, and names twice on the list and at the door."""
    invited = [Text(f"guest {n}") for n in range(GUESTS)]
    arrivals = [Text(f"guest {n * 7 % GUESTS}" if n % 6 else f"stranger {n}") for n in range(GUESTS)]
    twice = (["Bo", "Ann", "Bo", "Zoë", "Cem", "Cem"], ["Zoë", "Bo", "bo", "Zoë", "Ann ", "Bo", "Ann"])
    return [(invited, arrivals), ([], []), ([], ["Ann"]), (["Ann", "Bo"], []), twice]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """The work for each name does not grow with the number of guests."""
    compared, hashed = counts[0].calls("compared"), counts[0].calls("hashed")
    names = 2 * GUESTS
    if hashed > MOST_PER_NAME * names:
        return f"{names:,} names were hashed {hashed:,} times. Is a set or dict made anew again and again?"
    if compared > MOST_PER_NAME * names:
        return (
            f"{names:,} names were compared {compared:,} times. Each `in` that asks a list compares with one name after "
            "another. Which lists are still asked?"
        )
    return None


CHECK = Check(
    order=50,
    title="At the door of the party",
    minutes=10,
    teaches="self time without calls: an operator is not a function, so its work counts as the caller's self time",
    task=(
        "The program decides who may enter a party. It calls next to nothing, and still takes its time. Find out which "
        "lines of the hottest function could cost so much, and how their cost grows with the number of guests. "
        "Return the same three lists, in the same order, with a few comparisons for each name."
    ),
    entry="at_the_door",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("compared", "hashed"),
    limits=(),
    other=promise,
    hints=(
        "Which boxes have nearly all of the self time? Do they call anything?",
        "These functions have one line of work. What does Python have to do for `name in invited`, if invited is a list "
        "and the name is at its end, or not in it at all?",
        "Which kind of collection finds a member without looking at all the others? When should it be made: once, or for "
        "each name?",
        "Make set(invited) once, before the loop. Keep the list inside for the order, and beside it a set of the same "
        "names to ask (or one dict, which does both). missing_of asks too.",
    ),
    reason="A set or dict finds a name by its hash, with about one comparison, however many names there are.",
)
