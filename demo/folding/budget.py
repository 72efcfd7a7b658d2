"""Which boxes are drawn when there are too many: those that spend most, those above them, and the rest by callers."""

import heapq
from collections.abc import Collection, Sequence

from ..profiles.model import Profile
from .chains import chains
from .graph import Group
from .libraries import SEVERAL, spread
from .packages import MOST_PACKAGES, nameless, together

ENOUGH = 0.8
"""Share of a run, 0..1, that boxes chosen for what they spend need not exceed."""
FEW = 15
"""Boxes that are all drawn, however small."""
SMALLEST = 0.002
"""Share of a run, 0..1, of a box's cumulative and self cost together; of many boxes, smaller ones are not drawn."""
SMALL = 0.01
"""Share of a run, 0..1; a box that spends less is not chosen for it."""
LARGE_REST = 0.2
"""Share of a run, 0..1; if more of it has no box by a function's name, no box of less than `SMALL` is drawn."""
SMALLEST_REST = 0.001
"""Share of a run, 0..1, of what falls out below one box; if it is less, it has no box for this caller alone."""
MOST_CALLERS = 2
"""Boxes for what falls out and is called from one box only, each for one caller."""
MOST_NAMELESS = MOST_CALLERS + MOST_PACKAGES + 1
"""Boxes for all that falls out."""


def within_budget(profile: Profile, folded: Sequence[Group], boxes: int) -> list[Group]:
    """Keep the boxes that matter most; what falls out becomes one box for each caller.

    Args:
        profile: as read from a file.
        folded: a partition of its functions; none where each is a box of its own.
        boxes: the budget.
    """
    too_many = _Boxes(profile, folded)
    kept, rows = too_many.worth_drawing(), dict[int, list[int]]()
    if len(too_many.self_costs) > boxes:
        rows = chains(profile, folded)
        kept = too_many.heaviest(kept.difference(*rows.values()), max(boxes - MOST_NAMELESS, boxes * 3 // 4))
        rows = {first: row for first, row in rows.items() if first in kept}
    owner = {box: box for box in kept} | {box: first for first, row in rows.items() for box in row}
    drawn = set(owner)
    spread(owner, drawn, too_many.callees)
    left_out: dict[int, list[int]] = {}
    for box in range(len(too_many.self_costs)):
        if box not in drawn:
            left_out.setdefault(owner.get(box, SEVERAL), []).append(box)
    several = left_out.pop(SEVERAL, [])
    costs = {own: sum(map(too_many.self_costs.__getitem__, those)) for own, those in left_out.items()}
    callers = [
        own for own in sorted(costs, key=lambda own: -costs[own]) if costs[own] >= SMALLEST_REST * profile.run_cost
    ]
    for own in left_out.keys() - set(callers[: min(MOST_CALLERS, boxes - len(kept) - 1)]):
        several += left_out.pop(own)
    groups = [_row([box, *rows.get(box, ())], folded) for box in range(len(too_many.self_costs)) if box in kept]
    groups += [_group(members, profile, folded) for members in left_out.values()]
    if several:
        general = _group(several, profile, folded)
        split = nameless(profile, general.members, "more functions", "rest") if len(several) > 1 else [general]
        groups += split if len(groups) + len(split) <= boxes else [general]
    return groups


class _Boxes:
    """What a picture with all boxes would show.

    Attributes:
        self_costs: of each box.
        weights: likewise, by which those that lead to the rest are chosen.
        callees: likewise, the boxes that it calls.
    """

    def __init__(self, profile: Profile, folded: Sequence[Group]) -> None:
        functions = profile.functions
        self._run_cost = profile.run_cost
        self.callees: list[list[int]] = [[] for _ in folded or functions]
        if folded:
            box_of = [0] * len(functions)
            for box, group in enumerate(folded):
                for i in group.members:
                    box_of[i] = box
            self.self_costs = [sum(functions[i].self_cost for i in group.members) for group in folded]
            certain = [
                functions[group.members[0]].cumulative_cost
                if group.has_entrance
                else max(functions[i].cumulative_cost for i in group.members)
                for group in folded
            ]
            for call in profile.calls:
                self.callees[box_of[call.caller]].append(box_of[call.callee])
            self.weights = [max(cumulative, cost) + cost for cumulative, cost in zip(certain, self.self_costs)]
        else:
            self.self_costs = [function.self_cost for function in functions]
            for call in profile.calls:
                self.callees[call.caller].append(call.callee)
            self.weights = [function.cumulative_cost + function.self_cost for function in functions]

    def worth_drawing(self) -> set[int]:
        """Leave out what is very small, unless there are few boxes anyway."""
        if len(self.weights) <= FEW:
            return {*range(len(self.weights))}
        least = SMALLEST * self._run_cost
        heavy = {number for number, weight in enumerate(self.weights) if weight >= least}
        return heavy or {max(range(len(self.weights)), key=self.weights.__getitem__)}

    def heaviest(self, boxes: Collection[int], count: int) -> set[int]:
        """Choose so many boxes: those that spend most, and then those that lead to most."""
        kept: set[int] = set()
        spent = 0.0
        for box in heapq.nlargest(count * 7 // 8, boxes, self.self_costs.__getitem__):
            if spent >= ENOUGH * self._run_cost or self.self_costs[box] < SMALL * self._run_cost:
                break
            kept.add(box)
            spent += self.self_costs[box]
        for box in heapq.nlargest(count, boxes, self.weights.__getitem__):
            if len(kept) < count:
                kept.add(box)
        if self._run_cost - sum(map(self.self_costs.__getitem__, kept)) > LARGE_REST * self._run_cost:
            # Details are no use where the bulk has no name.
            kept = {box for box in kept if self.weights[box] - self.self_costs[box] >= SMALL * self._run_cost}
        return kept or {max(boxes, key=self.weights.__getitem__)}


def _row(boxes: Sequence[int], folded: Sequence[Group]) -> Group:
    """Make one group of boxes in a row, named after the first one."""
    groups = [folded[box] if folded else Group((box,)) for box in boxes]
    if len(groups) == 1:
        return groups[0]
    members = tuple(i for group in groups for i in group.members)
    return Group(members, chain=tuple(group.members[0] for group in groups[1:]))


def _group(members: Sequence[int], profile: Profile, folded: Sequence[Group]) -> Group:
    """Make one group of several; arguments as for `within_budget`."""
    if len(members) == 1:
        return folded[members[0]] if folded else Group(tuple(members))
    functions = [i for box in members for i in folded[box].members] if folded else members
    return together(functions, "more functions", "rest")
