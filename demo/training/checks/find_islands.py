"""Places whose hash says little about them: in a set they stand in each other's way, and each look compares many of them.

`__eq__` of the program leaves calls; so do the coordinates, which count how often they are compared, for places that are
tuples. What is compared to put things in order is left out: who searches a sorted list looks at few of them.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input, Limit
from ._counted import Number

RAY = 30
"""Places from the middle of the star to the end of a ray."""
PLACES = 359
MOST_COMPARED = 16 * PLACES
"""A place has four neighbours, most of which are looked for twice, and half of them are there."""
ORDERING = ("sort", "sorted", "min", "max", "nlargest", "nsmallest", "__lt__", "__le__", "__gt__", "__ge__")


class Coordinate(Number):
    """A number that counts how often it is compared, and so do its neighbours."""

    __slots__ = ()


def _closed(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Return the operation with a result that counts as well."""

    def calculated(self: Any, *others: Any) -> Any:
        result = operation(self, *others)
        return Coordinate(result) if type(result) is int else result

    return calculated


for _name in ("add", "sub", "mul", "floordiv", "mod", "xor", "and", "or", "lshift", "rshift"):
    for _side in ("", "r"):
        setattr(Coordinate, f"__{_side}{_name}__", _closed(getattr(int, f"__{_side}{_name}__")))
for _name in ("neg", "pos", "abs", "invert"):
    setattr(Coordinate, f"__{_name}__", _closed(getattr(int, f"__{_name}__")))


def spots_of(*pairs: tuple[int, int]) -> list[tuple[Coordinate, Coordinate]]:
    """Return spots of which no two have the same number, only equal ones: Python does not compare a thing with itself."""
    return [(Coordinate(x), Coordinate(y)) for x, y in pairs]


def star() -> list[tuple[int, int]]:
    """Return an island along the axes and both diagonals, where many have the same x, y, sum, difference or product."""
    far = range(-RAY, RAY + 1)
    rays = [[(n, 0), (0, n), (n, n), (n + 1, n), (n, -n), (n, -1 - n)] for n in far]
    return list(dict.fromkeys(spot for spots in rays for spot in spots))


def sea(width: int, height: int, seed: int) -> list[tuple[int, int]]:
    """Return spots here and there, some of them twice."""
    chance = random.Random(seed)
    every = [(x - width // 2, y - height // 2) for x in range(width) for y in range(height)]
    return chance.choices(every, k=len(every))


def inputs(folder: Path) -> Sequence[Input]:
    """Make a star first, then seas where spots are easily taken for each other."""
    corners = [(0, 0), (1, 1), (2, 0), (3, 1), (-1, -1), (-2, -1)]
    alike = [(1, 11), (11, 1), (1, 12), (12, 1), (-1, 11), (0, 1000), (1, 0), (1000, 0), (0, 31), (-1000, 1), (999, 0)]
    return [
        Input("an island like a star", (spots_of(*star()),)),
        Input("no spots at all", ([],)),
        Input("one spot, named three times", (spots_of(*[(-7, 5)] * 3),)),
        Input("islands that touch at their corners", (spots_of(*corners),)),
        Input("spots with much the same numbers, far apart", (spots_of(*alike),)),
        Input("many spots, some of them named twice", (spots_of(*sea(23, 17, 951)),)),
        Input("a long and narrow sea", (spots_of(*sea(3, 120, 952)),)),
    ]


def compared(counts: Counts) -> int:
    """Return how often two places were compared, but for putting them in order."""
    functions = counts.profile.functions

    def calls(of: str) -> int:
        ordering = sum(
            call.total_calls
            for call in counts.profile.calls
            if functions[call.callee].name == of and is_ordering(functions[call.caller].name)
        )
        return counts.calls(of) - ordering

    return max(calls("__eq__"), calls("compared") // 2)


def is_ordering(name: str) -> bool:
    """Say whether a function puts things in order, or searches what is in order."""
    return name.rpartition(".")[2] in ORDERING or "bisect" in name or "heap" in name


CHECK = Check(
    order=95,
    title="Islands on a map",
    minutes=12,
    teaches="a box that no line of the program calls: find out who calls it by its arrows, and why so often",
    task=(
        "The program finds islands on a map of 110 by 110 spots. Its picture has a box with very many calls, and yet no "
        "line of the program calls that function. Find out on whose behalf it is called, and let it be called a few times "
        "for each place, not dozens of times. The report stays the same."
    ),
    entry="find_islands",
    inputs=inputs,
    most_lines=100_000,
    most_work=80_000,
    watch=("__eq__", "__hash__", "compared"),
    limits=(
        Limit(
            lambda counts: compared(counts[0]),
            MOST_COMPARED,
            f"the star has {PLACES} places, and {{found:,}} times two places were compared; {{most:,}} are more than enough. "
            "Why has a set to compare a place with so many others before it knows whether that one is in it?",
        ),
    ),
    hints=(
        "Look at the arrows that lead into the box with most calls. What do their callers do with a place that could need "
        "this function?",
        "“place in land” looks into a set. A set asks for the hash of a place first, and compares it only with those that "
        "have an equal hash. How many calls of __hash__ are there, how many of __eq__?",
        "How many spots of a map share their hash with (10, 20)? (11, 19) does, (12, 18) as well ...",
        "Equal places need equal hashes, and others should differ. Python has hashes for tuples of two "
        "numbers: hash((x, y)). Or let the places be tuples.",
    ),
    reason=(
        "The hash of the tuple depends on both numbers and on their order, so hardly two places share one; a set then finds "
        "a place with one comparison, or with none if it is not there."
    ),
)
