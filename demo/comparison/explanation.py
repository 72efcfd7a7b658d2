"""How functions of one file became those of another run: the explanation by inserted and removed lines that takes least."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

HUNK = 2.0
"""What it takes to assume that lines were inserted or removed at a place."""
UNMATCHED = 2.0
"""What it takes to assume that a function is called in one run only."""
OTHER_CALLERS, OTHER_CALLEES, OTHER_COUNT, OTHER_COST, OTHER_ABOVE = 2.0, 1.0, 0.5, 0.75, 2.0
"""What it takes to assume that the same function is now called by others, calls others, is called more or less often, takes
another time for each call, stands below another function or class; the class around a method is the last one above it."""
TINY = 0.005
"""Seconds; a self cost below that tells nothing."""


class Item(NamedTuple):
    """A function of a file.

    Attributes:
        line, name: as recorded.
        calls: how often it was called; 0 where that is not known, or is not in the other run.
        cost: in its own code, likewise.
        callers, callees: their names.
        above: the last name above it that only one function has.
        whole: the cost of it and of all that it called; 0 as for `cost`.
    """

    line: int
    name: str
    calls: int = 0
    cost: float = 0.0
    callers: frozenset[str] = frozenset()
    callees: frozenset[str] = frozenset()
    above: str = ""
    whole: float = 0.0


def cheapest(
    items: Sequence[Item],
    others: Sequence[Item],
    above: int,
    below: int | None,
    costs: Mapping[tuple[int, int], float],
) -> tuple[float, list[tuple[int, int]]]:
    """Find the explanation that takes least.

    Args:
        items: by line.
        others: of the other run, likewise.
        above: by how many lines what comes before them has moved.
        below: likewise for what follows, None where nothing does.
        costs: what each pair takes that it may contain, in order.

    Returns:
        what it takes, and its pairs.
    """
    # Costs are relative to leaving all unmatched, so that what lies between two pairs takes nothing.
    gain = 2 * UNMATCHED
    found: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {}
    best: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (len(others) + 1)  # of what ends before (i, j)
    by_shift: dict[int, tuple[float, tuple[int, int] | None]] = {above: (0.0, None)}
    rows: dict[int, list[tuple[int, float]]] = {}
    for (i, j), cost in costs.items():
        rows.setdefault(i, []).append((j, cost))
    for i, row in rows.items():
        line, ends = items[i].line, []
        for j, difference in row:
            cost, previous = best[j]
            cost += HUNK
            if (same := by_shift.get(others[j].line - line)) and same[0] <= cost and _is_before(same[1], (i, j)):
                cost, previous = same
            found[i, j] = cost + difference - gain, previous
            ends.append((found[i, j][0], j))
        for cost, j in ends:
            shift = others[j].line - line
            if shift not in by_shift or cost < by_shift[shift][0]:
                by_shift[shift] = cost, (i, j)
            if cost < best[j + 1][0]:
                best[j + 1] = cost, (i, j)
        for k in range(1, len(best)):
            if best[k - 1][0] < best[k][0]:
                best[k] = best[k - 1]
    closing: list[tuple[float, tuple[int, int] | None]] = [(0.0 if below in (above, None) else HUNK, None)]
    for pair, (cost, _) in found.items():
        shift = others[pair[1]].line - items[pair[0]].line
        closing.append((cost + (0.0 if below in (shift, None) else HUNK), pair))
    least, last = min(closing, key=lambda end: end[0])
    pairs = []
    while last:
        pairs.append(last)
        last = found[last][1]
    return least, pairs[::-1]


def _is_before(one: tuple[int, int] | None, other: tuple[int, int]) -> bool:
    return one is None or (one[0] < other[0] and one[1] < other[1])


def difference(one: Item, other: Item) -> float:
    """Return what it takes to assume that two are the same function."""
    cost = 0.0
    for names, others, most in (
        (one.callers, other.callers, OTHER_CALLERS),
        (one.callees, other.callees, OTHER_CALLEES),
    ):
        if names != others:
            cost += most / 4 if names & others else most
    if one.calls != other.calls:
        cost += OTHER_COUNT * (1 if max(one.calls, other.calls) < 10 else 2)
    if _each_costs_other(one, other, one.cost, other.cost):
        cost += OTHER_COST
    return cost + (OTHER_ABOVE if one.above != other.above else 0.0)


def unlikeness(one: Item, other: Item) -> float:
    """Return `difference`, and what it takes to assume that all that the same function calls costs something else."""
    return difference(one, other) + OTHER_COST * _each_costs_other(one, other, one.whole, other.whole)


def _each_costs_other(one: Item, other: Item, cost: float, now: float) -> bool:
    """Say whether a call of one function costs less than half of what a call of the other costs."""
    each = cost / max(one.calls, 1), now / max(other.calls, 1)
    return max(cost, now) > TINY and abs(each[0] - each[1]) > max(each) / 2
