"""Boxes of whole stacks, against a brute-force count, stack by stack: each box and arrow once a stack, and all exact."""

from collections import Counter
from itertools import pairwise

import pytest

from demo.folding.first_view import first_view
from demo.folding.focus import focus
from demo.folding.graph import Graph
from demo.folding.imports import import_machinery
from demo.profiles.model import Profile
from demo.stacks.reader import parse
from tests import oracle, samples
from tests.stacks.test_formats import stacks_of
from tests.stacks.writers import gecko

PROGRAMS = 60
BUDGETS = (3, 7, 30)


def boxed(profile: Profile, graph: Graph, costs: dict[oracle.Stack, int]) -> dict[tuple[int, ...], int]:
    """Return the stacks as boxes.

    A function of a library that neither the program calls nor a stack begins with, and that imports nothing, is what called it.
    """
    position = {(f.key[0], f.key[2]): i for i, f in enumerate(profile.functions)}
    box_of = {i: box for box, group in enumerate(graph.groups) for i in group.members}
    program = {i for i, f in enumerate(profile.functions) if f.origin == "program"}
    stacks = [[position[file, name] for file, _, name in stack] for stack in costs]
    named = program | import_machinery(profile) | {stack[0] for stack in stacks}
    named |= {callee for stack in stacks for caller, callee in pairwise(stack) if caller in program}
    if not program or len(program) == len(position):
        named = set(position.values())
    found: Counter[tuple[int, ...]] = Counter()
    for stack, cost in zip(stacks, costs.values()):
        way: list[int] = []
        for i in stack:
            box = box_of[i] if i in named else way[-1]
            if not way or (i in named and not (box == way[-1] and len(graph.groups[box].members) > 1)):
                way.append(box)
        found[tuple(way)] += cost
    return found


def wrong(profile: Profile, graph: Graph, costs: dict[oracle.Stack, int]) -> list[str]:
    """Say what of a graph is not so."""
    ways, tick = boxed(profile, graph, costs), profile.run_cost / sum(costs.values())
    found = []
    for number, box in enumerate(graph.boxes):
        own = sum(cost for way, cost in ways.items() if way[-1] == number)
        all_in = sum(cost for way, cost in ways.items() if number in way)
        if (box.self_cost, box.cumulative_cost) != (own * tick, all_in * tick) or not box.exact or box.for_others:
            found.append(f"{box.name}: {box.self_cost} and {box.cumulative_cost}, not {own * tick} and {all_in * tick}")
    for arrow in graph.arrows:
        pair = arrow.caller, arrow.callee
        cost = sum(cost for way, cost in ways.items() if pair in pairwise(way))
        if arrow.cumulative_cost != cost * tick or not arrow.exact:
            found.append(f"{pair}: {arrow.cumulative_cost}, and not {cost * tick}")
    if sum(box.self_cost for box in graph.boxes) != pytest.approx(profile.run_cost):
        found.append("self costs don't add up")
    return found


@pytest.mark.parametrize("boxes", BUDGETS)
def test_graphs(boxes: int) -> None:
    """Each figure of a picture, and of its first view, is what the stacks cost, in any budget."""
    folded = 0
    for seed in range(PROGRAMS):
        costs = stacks_of(seed)
        if not costs:
            continue  # the clock was never wound
        profile = parse(gecko(costs), [samples.FOLDER])
        graph = focus(profile, boxes)
        assert wrong(profile, graph, costs) == [], seed
        folded += sum(box.folded for box in graph.boxes)
        if view := first_view(profile, graph):
            assert wrong(profile, view, costs) == [], seed
    assert folded > 50


def test_in_two_boxes() -> None:
    """What two library calls have in common is in both boxes, each with what it cost there."""
    main = f"{samples.FOLDER}/main.py", 1, "main"
    load, save, scan = (
        (f"{oracle.LIBRARY}/json/__init__.py", line, name) for line, name in ((5, "load"), (9, "save"), (20, "scan"))
    )
    costs = {(main, load, scan): 40, (main, save, scan): 17, (main, save): 3, (main,): 1}
    graph = focus(parse(gecko(costs), [samples.FOLDER]))
    figures = {box.name: (box.self_cost * 8, box.cumulative_cost * 8, box.folded) for box in graph.boxes}
    assert figures == {"main": (1, 61, 0), "load": (40, 40, 1), "save": (20, 20, 0)}
