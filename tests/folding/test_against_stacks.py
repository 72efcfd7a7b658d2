"""Boxes and arrows of random programs, against their whole call stacks: what is exact is so, what is "at least" is no more."""

import marshal
from collections.abc import Iterator
from itertools import pairwise

import pytest

from demo.folding.boxes import BOXES
from demo.folding.graph import Graph, Group
from demo.folding.merging import merge
from demo.folding.partition import partition
from demo.profiles.model import Profile
from demo.profiles.reader import parse_profile
from demo.profiles.tables import Key
from tests import oracle, samples

PROGRAMS = 60
BUDGETS = (3, 6, 10, BOXES)


def entry(stack: oracle.Stack, keys: set[Key]) -> Key:
    """Return by which function the end of a stack came into a box that it is in."""
    outside = max((i for i, key in enumerate(stack) if key not in keys), default=-1)
    return stack[outside + 1]


def falsehoods(profile: Profile, groups: list[Group], graph: Graph, truth: oracle.Truth) -> Iterator[str]:
    """Say what of a graph is not so."""
    members = [{profile.functions[i].key for i in group.members} for group in groups]
    box_of = {key: number for number, keys in enumerate(members) for key in keys}
    pairs = truth.pairs()
    for box, group, keys in zip(graph.boxes, groups, members):
        inside: set[Key] = {profile.functions[group.members[0]].key} if group.has_entrance else keys
        own = sum(cost for stack, cost in truth.costs.items() if stack[-1] in keys)
        union = sum(cost for stack, cost in truth.costs.items() if not keys.isdisjoint(stack))
        entered = sum(cost for stack, cost in truth.costs.items() if not inside.isdisjoint(stack))
        if box.self_cost != pytest.approx(own):
            yield f"{box.name}: self cost {box.self_cost}, and not {own}"
        if box.exact and box.cumulative_cost != pytest.approx(entered):
            yield f"{box.name}: cumulative cost {box.cumulative_cost}, and not {entered}"
        if box.cumulative_cost > union + 1e-9:
            yield f"{box.name}: at least {box.cumulative_cost}, and not {union}"
        if box.self_cost > box.cumulative_cost + 1e-9:
            yield f"{box.name}: more self cost than cumulative cost"
        if group.has_entrance:
            strangers = sum(
                cost for stack, cost in truth.costs.items() if stack[-1] in keys and entry(stack, keys) not in inside
            )
            if box.for_others < strangers - 1e-9:
                yield f"{box.name}: {box.for_others} for others, and not {strangers}"
        if box.largest and box.largest.self_cost != pytest.approx(
            max(sum(cost for stack, cost in truth.costs.items() if stack[-1] == key) for key in keys)
        ):
            yield f"{box.name}: the largest in it is not {box.largest.name}"
        named = inside if len(keys) == 1 or group.has_entrance else None
        calls = sum(n for (a, b), n in pairs.items() if b in (named or keys) and (named is not None or a not in keys))
        if box.total_calls != calls:
            yield f"{box.name}: {box.total_calls} calls, and not {calls}"
    for arrow in graph.arrows:
        ends = arrow.caller, arrow.callee
        cost = sum(
            cost
            for stack, cost in truth.costs.items()
            if any((box_of[a], box_of[b]) == ends for a, b in pairwise(stack))
        )
        calls = sum(n for (a, b), n in pairs.items() if a and (box_of[a], box_of[b]) == ends)
        name = f"{graph.boxes[arrow.caller].name} -> {graph.boxes[arrow.callee].name}"
        if arrow.total_calls != calls:
            yield f"{name}: {arrow.total_calls} calls, and not {calls}"
        if arrow.exact and arrow.cumulative_cost != pytest.approx(cost):
            yield f"{name}: {arrow.cumulative_cost}, and not {cost}"
        if (arrow.cumulative_cost or 0.0) > cost + 1e-9:
            yield f"{name}: at least {arrow.cumulative_cost}, and not {cost}"


@pytest.mark.parametrize("part", range(5))
def test_figures(part: int) -> None:
    """Every cost and count of every box and arrow survives a comparison with the whole stacks."""
    found, checked, inexact = [], 0, 0
    for seed in range(part * PROGRAMS, (part + 1) * PROGRAMS):
        files = oracle.program(seed)
        profile, truth = parse_profile(marshal.dumps(oracle.profiled(files)), [samples.FOLDER]), oracle.traced(files)
        for budget in BUDGETS:
            groups = partition(profile, budget)
            graph = merge(profile, groups)
            found += [
                f"seed {seed}, {budget} boxes: {falsehood}" for falsehood in falsehoods(profile, groups, graph, truth)
            ]
            checked += len(graph.boxes) + len(graph.arrows)
            inexact += sum(not box.exact for box in graph.boxes) + sum(not arrow.exact for arrow in graph.arrows)
    assert found == []
    assert checked > 2_000 and inexact > 20
