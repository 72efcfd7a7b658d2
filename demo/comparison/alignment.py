"""Which functions of one file are the same in two runs, though several have one name: by the order of their lines.

As a diff does it: of all ways to explain the later file by the earlier one, the way that takes the fewest edits. What
other ways, hardly longer, would explain differently is left open.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .explanation import Item, cheapest, difference, unlikeness

MODULE = "<module>"
MARGIN, MARGIN_AT_END = 1.9, 2.9
"""How much more the best way without a pair has to take, before the pair is taken for certain; behind the last function
whose name occurs once nobody sees whether lines were inserted, so it is more there."""
MOVED = 1.0
"""How much more alike than its pair another function must be, for both to be in doubt."""
MOST_STEPS = 200_000
"""Of the search between two functions whose names occur once; where it would take more, all is left open
unless all has moved by as many lines, and nothing else differs."""


class Alignment(NamedTuple):
    """What is the same.

    Attributes:
        pairs: positions before and after, and whether it is certain that they are the same function: the lines do not
            contradict it.
        open: positions before and after of functions of one name that cannot be distinguished, at least three in all.
    """

    pairs: list[tuple[int, int, bool]]
    open: list[tuple[list[int], list[int]]]


def align(before: Sequence[Item], after: Sequence[Item]) -> Alignment:
    """Match the functions of one file.

    Args:
        before: of the earlier run, in any order.
        after: of the later one.
    """
    names = [Counter(item.name for item in items) for items in (before, after)]
    shared = {name for counts in names for name, count in counts.items() if count > 1}
    if shared:
        before, after = _placed(before, shared), _placed(after, shared)
    where = {item.name: j for j, item in enumerate(after)}
    lone = [(i, where[item.name]) for i, item in enumerate(before) if names[0][item.name] == names[1][item.name] == 1]
    lone.sort(key=lambda pair: (before[pair[0]].line, after[pair[1]].line))
    chain = _in_order(lone, before, after)
    certain: list[tuple[int, int]] = []
    if len(lone) < max(len(before), len(after)):
        for segment in _segments(chain, before, after, names):
            certain += _certain(*segment, before, after)
    chain = sorted([*chain, *certain], key=lambda pair: before[pair[0]].line)
    pairs = [(i, j, ok) for (i, j), ok in _confirmed(chain, before, after)]
    known = {i for i, _ in chain}
    pairs += [(i, j, False) for i, j in lone if i not in known]
    left = _left_open(pairs, before, after)
    pairs += [(one[0], other[0], False) for one, other in left if len(one) == len(other) == 1]
    return Alignment(pairs, [(one, other) for one, other in left if len(one) + len(other) > 2])


def _placed(items: Sequence[Item], shared: set[str]) -> list[Item]:
    """Say of each function of a shared name what is above it."""
    result, above = list(items), ""
    for i in sorted(range(len(items)), key=lambda i: _order(items[i])):
        if items[i].name in shared:
            result[i] = items[i]._replace(above=above)
        else:
            above = items[i].name
    return result


def _order(item: Item) -> tuple[int, bool, str]:
    """Sort by line; the body of a file comes before all that is in it."""
    return item.line, item.name != MODULE, item.name


def _in_order(pairs: Sequence[tuple[int, int]], before: Sequence[Item], after: Sequence[Item]) -> list[tuple[int, int]]:
    """Return the longest part of `pairs` whose lines rise in both runs; the rest has been moved."""
    ends: list[int] = []  # of the best chain of each length, the last line
    last: list[int] = []
    previous = [-1] * len(pairs)
    for number, (_, j) in enumerate(pairs):
        line = after[j].line
        length = bisect_left(ends, line)
        previous[number] = last[length - 1] if length else -1
        ends[length : length + 1], last[length : length + 1] = [line], [number]
    chain, number = [], last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = previous[number]
    return chain[::-1]


_Segment = tuple[list[int], list[int], int, "int | None"]


def _segments(
    chain: Sequence[tuple[int, int]], before: Sequence[Item], after: Sequence[Item], names: Sequence[Counter[str]]
) -> list[_Segment]:
    """Return the functions of shared names between the pairs of a chain, and by how much the lines shift around them."""
    shared = {name for name in names[0] if name in names[1] and names[0][name] + names[1][name] > 2}
    sides = []
    for side, items in enumerate((before, after)):
        bounds = [items[pair[side]].line for pair in chain]
        between: list[list[int]] = [[] for _ in range(len(chain) + 1)]
        for i in sorted((i for i, item in enumerate(items) if item.name in shared), key=lambda i: _order(items[i])):
            between[bisect_right(bounds, items[i].line)].append(i)
        sides.append(between)
    shifts = [0, *(after[j].line - before[i].line for i, j in chain), None]
    return [(one, other, shifts[k] or 0, shifts[k + 1]) for k, (one, other) in enumerate(zip(*sides)) if one and other]


def _certain(
    one: Sequence[int],
    other: Sequence[int],
    above: int,
    below: int | None,
    before: Sequence[Item],
    after: Sequence[Item],
) -> list[tuple[int, int]]:
    """Return those pairs of a segment that every good explanation has in common."""
    items, others = [before[i] for i in one], [after[j] for j in other]
    if above == below and _moved_by(above, items, others):
        return [(one[a], other[a]) for a in range(len(items)) if not _is_doubtful(items[a], others[a], before, after)]
    if len(items) ** 2 * len(others) > MOST_STEPS:
        moved = any(shift is not None and _moved_by(shift, items, others) for shift in (above, below))
        return list(zip(one, other)) if moved and not any(map(difference, items, others)) else []
    costs = {
        (a, b): difference(item, other)
        for a, item in enumerate(items)
        for b, other in enumerate(others)
        if item.name == other.name
    }
    least, pairs = cheapest(items, others, above, below, costs)
    enough = least + (MARGIN_AT_END if below is None else MARGIN)
    certain = []
    for a, b in pairs:
        if not _is_doubtful(items[a], others[b], before, after):
            rest = {key: cost for key, cost in costs.items() if key != (a, b)}
            if cheapest(items, others, above, below, rest)[0] >= enough:
                certain.append((one[a], other[b]))
    return certain


def _moved_by(shift: int, items: Sequence[Item], others: Sequence[Item]) -> bool:
    """Say whether all functions have moved by as many lines, and none is new or gone."""
    return [(item.line + shift, item.name) for item in items] == [(other.line, other.name) for other in others]


def _is_doubtful(one: Item, other: Item, before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Say whether a pair has quite different callers, or one of it is more like another one, past which it may have moved."""
    if one.callers.isdisjoint(other.callers) and one.callers != other.callers:
        return True
    own = unlikeness(one, other)
    if not own:
        return False
    least = max(own - MOVED, 0.0)
    rivals = [(one, rival) for rival in after if rival is not other and rival.name == one.name]
    rivals += [(rival, other) for rival in before if rival is not one and rival.name == one.name]
    return any(unlikeness(a._replace(above=b.above), b) <= least for a, b in rivals)


def _confirmed(
    chain: Sequence[tuple[int, int]], before: Sequence[Item], after: Sequence[Item]
) -> list[tuple[tuple[int, int], bool]]:
    """Say of each pair whether its lines shift as those of a neighbour do; the file's first line does not shift."""
    shifts = [0, *(after[j].line - before[i].line for i, j in chain), None]
    steps = [one == other for one, other in pairwise(shifts)]
    return [(pair, steps[k] or steps[k + 1]) for k, pair in enumerate(chain)]


def _left_open(
    pairs: Sequence[tuple[int, int, bool]], before: Sequence[Item], after: Sequence[Item]
) -> list[tuple[list[int], list[int]]]:
    """Return what is unmatched, by name, where both runs have some."""
    known = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    left: dict[str, tuple[list[int], list[int]]] = {}
    for side, items in enumerate((before, after)):
        for i, item in enumerate(items):
            if i not in known[side]:
                left.setdefault(item.name, ([], []))[side].append(i)
    return [sides for sides in left.values() if all(sides)]
