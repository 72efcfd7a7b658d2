"""What the sum of several profiles says of its parts: how a cost is spread over them, least, median, most.

What is kept of a cost grows with how much it differs, not with the number of parts.

Least and most are exact. For the median of many, costs are counted in bins that are 2 % wide: it is right to within 1 %.

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
FEW = 32
"""Parts of which the costs themselves are kept, so that the median is exact."""
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
    """A cost in each of several parts, added one after the other; parts in which it is 0 need not be.

    The costs themselves are kept as long as they are few, and then only how many there are in each bin.
    """

    __slots__ = ("_bins", "_few", "_largest", "_least", "_most", "_none")

    def __init__(self) -> None:
        self._few: list[float] | None = []  # those above 0
        self._bins: Counter[int] = Counter()
        self._none = 0  # parts in which it was 0, or a hair below
        self._least, self._most, self._largest = inf, -inf, ""

    def add(self, cost: float, part: str, count: int = 1) -> None:
        """Add what it cost in a part, or in each of so many."""
        if cost > self._most:
            self._most, self._largest = cost, part
        self._least = min(self._least, cost)
        if cost <= 0:
            self._none += count
        elif self._few is not None and len(self._few) + count <= FEW:
            self._few += [cost] * count
        else:
            self._count_few()
            self._bins[_bin(cost)] += count

    def add_costs(self, other: "Costs") -> None:
        """Add what it cost in the parts of another sum."""
        if other._most > self._most:
            self._most, self._largest = other._most, other._largest
        self._least = min(self._least, other._least)
        self._none += other._none
        if self._few is not None and other._few is not None and len(self._few) + len(other._few) <= FEW:
            self._few += other._few
            return
        self._count_few()
        self._bins.update(map(_bin, other._few or ()))
        self._bins.update(other._bins)

    def _count_few(self) -> None:
        """From now on keep how many there are in each bin."""
        if self._few is not None:
            self._bins.update(map(_bin, self._few))
            self._few = None

    def spread(self, parts: int) -> Spread:
        """Return how it is spread over so many parts; in those that were not added it was 0."""
        known = self._none + (sum(self._bins.values()) if self._few is None else len(self._few))
        least, most = (min(self._least, 0.0), max(self._most, 0.0)) if known < parts else (self._least, self._most)
        place = (parts + 1) // 2 - self._none - (parts - known)  # the median's place among those above 0, from 1
        return Spread(least, min(max(self._at(place), least), most), most, self._largest)

    def _at(self, place: int) -> float:
        """Return the cost at a place among those above 0, from 1; 0 before the first one."""
        if place <= 0:
            return 0.0
        if self._few is not None:
            return sorted(self._few)[place - 1]
        for number in sorted(self._bins):
            place -= self._bins[number]
            if place <= 0:
                return 2 * _RATIO**number / (_RATIO + 1)
        return self._most

    def text(self) -> str:
        """Write all of it, without a tab or a line feed."""
        few = ",".join(map(repr, self._few)) if self._few is not None else "-"
        bins = ",".join(f"{number}:{count}" for number, count in sorted(self._bins.items()))
        name = " ".join(self._largest.split())
        return f"{self._least!r} {self._most!r} {self._none} {few or 'none'} {bins or 'none'} {name}"

    @classmethod
    def of_text(cls, text: str) -> "Costs":
        """Read what `text` wrote.

        Raises:
            ValueError: if it is something else.
        """
        least, most, none, few, bins, *name = text.split(" ", 5)
        costs = cls()
        costs._least, costs._most, costs._none, costs._largest = float(least), float(most), int(none), "".join(name)
        costs._few = None if few == "-" else [float(one) for one in few.split(",") if one != "none"]
        for one in bins.split(",") if bins != "none" else ():
            number, count = map(int, one.split(":"))
            if not (abs(number) < 10_000 and count > 0):
                raise ValueError(text)
            costs._bins[number] = count
        sound = -inf < costs._least <= costs._most < inf and costs._none >= 0 and not (costs._few and costs._bins)
        if not sound or not all(0 < one <= costs._most for one in costs._few or ()) or len(costs._few or ()) > FEW:
            raise ValueError(text)
        return costs


def _bin(cost: float) -> int:
    return ceil(log(cost) / _LOG)


class Parts(NamedTuple):
    """Of what a profile is the sum.

    Attributes:
        number: of profiles.
        runs: what each cost in all, in the clock's unit.
        functions: what a function cost by itself in each, of those that matter.
        kind: what each is of, "runs" or "workers".
        gone: how many others there were, of which nothing is known.
    """

    number: int
    runs: Spread
    functions: Mapping[Key, Spread]
    kind: str = "runs"
    gone: int = 0


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
    """Return the same, with what is wanted of it; None if the notes are not of a sum of several, or of workers."""
    found, kind = parts_of(notes), "workers" if notes.get("summed") == "workers" else "runs"
    if not found or (found[0] < 2 and kind == "runs"):
        return None
    count, runs, functions = found
    spreads = {key: costs.spread(count) for key, costs in functions.items()}
    gone = notes.get("gone")
    return Parts(count, runs.spread(count), spreads, kind, gone if type(gone) is int and 0 < gone < MOST_PARTS else 0)
