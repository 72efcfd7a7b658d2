"""What the sum of several profiles says of its parts: how a cost is spread over them, least, median, most.

What is kept of a cost grows with how much it differs, not with the number of parts.

Least and most are exact. For the median, costs are counted in bins that are 2 % wide, so it is right to within 1 %.

See Also:
    https://www.vldb.org/pvldb/vol12/p2195-masson.pdf (DDSketch), whose bins these are.
"""

from collections import Counter
from collections.abc import Mapping
from math import ceil, inf, log
from typing import Any, NamedTuple

from .tables import Key

ACCURACY = 0.01
"""Share, 0..1, by which a median may be off."""
MOST_PARTS = 10**9
MOST_SPREAD = 500
"""Functions of which it is noted how they are spread."""
_RATIO = (1 + ACCURACY) / (1 - ACCURACY)
_LOG = log(_RATIO)


class Spread(NamedTuple):
    """A cost in each of several parts, in the clock's unit.

    Attributes:
        least, median, most: over all parts, also those in which it was 0.
        largest: the part that had most.
    """

    least: float
    median: float
    most: float
    largest: str


class Costs:
    """A cost in each of several parts, added one after the other; parts in which it is 0 need not be."""

    __slots__ = ("_bins", "_largest", "_least", "_most", "_none")

    def __init__(self) -> None:
        self._bins: Counter[int] = Counter()
        self._none = 0  # parts in which it was 0, or a hair below
        self._least, self._most, self._largest = inf, -inf, ""

    def add(self, cost: float, part: str, count: int = 1) -> None:
        """Add what it cost in a part, or in each of so many."""
        if cost > self._most:
            self._most, self._largest = cost, part
        self._least = min(self._least, cost)
        if cost > 0:
            self._bins[ceil(log(cost) / _LOG)] += count
        else:
            self._none += count

    def add_costs(self, other: "Costs") -> None:
        """Add what it cost in the parts of another sum."""
        if other._most > self._most:
            self._most, self._largest = other._most, other._largest
        self._least = min(self._least, other._least)
        self._bins.update(other._bins)
        self._none += other._none

    def spread(self, parts: int) -> Spread:
        """Return how it is spread over so many parts; in those that were not added it was 0."""
        missing = parts - self._none - sum(self._bins.values())
        least, most = (min(self._least, 0.0), max(self._most, 0.0)) if missing > 0 else (self._least, self._most)
        place, median = (parts + 1) // 2 - self._none - missing, 0.0  # the median's place among those above 0, from 1
        for number in sorted(self._bins):
            if place <= 0:
                break
            place -= self._bins[number]
            median = 2 * _RATIO**number / (_RATIO + 1)
        return Spread(least, min(max(median, least), most), most, self._largest)

    def text(self) -> str:
        """Write all of it, without a tab or a line feed."""
        bins = ",".join(f"{number}:{count}" for number, count in sorted(self._bins.items()))
        name = " ".join(self._largest.split())
        return f"{self._least!r} {self._most!r} {self._none} {bins or '-'} {name}"

    @classmethod
    def of_text(cls, text: str) -> "Costs":
        """Read what `text` wrote.

        Raises:
            ValueError: if it is something else.
        """
        least, most, none, bins, *name = text.split(" ", 4)
        costs = cls()
        costs._least, costs._most, costs._none, costs._largest = float(least), float(most), int(none), "".join(name)
        for one in bins.split(",") if bins != "-" else ():
            number, count = map(int, one.split(":"))
            if not (abs(number) < 10_000 and count > 0):
                raise ValueError(text)
            costs._bins[number] = count
        if not (costs._least <= costs._most < inf and costs._least > -inf and costs._none >= 0):
            raise ValueError(text)
        return costs


class Parts(NamedTuple):
    """Of what a profile is the sum.

    Attributes:
        number: of profiles.
        runs: what each cost in all, in the clock's unit.
        functions: what a function cost by itself in each, of those that matter.
    """

    number: int
    runs: Spread
    functions: Mapping[Key, Spread]


def parts_of(notes: Mapping[Any, Any]) -> tuple[int, Costs, dict[Key, Costs]] | None:
    """Read what the notes of a sum say of its parts.

    Returns:
        how many they are, what each cost, and what functions cost by themselves in each; None if the notes are not of a sum.
    """
    count, runs, spread = (notes.get(name) for name in ("parts", "runs", "spread"))
    if (
        type(count) is not int
        or not 1 <= count < MOST_PARTS
        or not isinstance(runs, str)
        or not isinstance(spread, str)
    ):
        return None
    functions = {}
    try:
        of_all = Costs.of_text(runs)
        for row in filter(None, spread.split("\n")[:MOST_SPREAD]):
            line, name, costs, file = row.split("\t", 3)
            functions[file, int(line), name] = Costs.of_text(costs)
    except ValueError:
        return None
    return count, of_all, functions


def summary(notes: Mapping[Any, Any]) -> Parts | None:
    """Return the same, with what is wanted of it; None if the notes are not of a sum of several."""
    found = parts_of(notes)
    if not found or found[0] < 2:
        return None
    count, runs, functions = found
    return Parts(count, runs.spread(count), {key: costs.spread(count) for key, costs in functions.items()})
