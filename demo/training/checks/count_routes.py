"""A recursion that forgets: each crossing is asked again for each way that leads to it.

Calls and lines are counted, for the ways can also be gone through in loops, without a call. Two towns of equal size in
one input: who keeps answers must not mix them up.
"""

from collections.abc import Sequence
from pathlib import Path

from ..exercise import Check, Input, Limit

TOWNS = [(9, 8, [(3, 3), (6, 2), (7, 6)]), (3, 2, [(1, 1)]), (3, 2, [(2, 0), (0, 2)])]
CROSSINGS = sum((east + 1) * (south + 1) for east, south, _ in TOWNS)
MOST_CALLS = 30 * CROSSINGS
"""Who asks each crossing once makes some 6 calls for each; the program as shipped 870."""
MOST_LINES = 80 * CROSSINGS
"""Likewise: 20 lines for each, if they are many; the program as shipped runs 2,500."""
SENTENCE = (
    f"{{found:,}} %s for {CROSSINGS} crossings. From each crossing there is one number of ways, however you got there. "
    "How often is it found out?"
)


def inputs(folder: Path) -> Sequence[Input]:
    """Make three towns, none, the smallest ones, very many ways, closed corners, and towns that share a list or are equal."""
    here, there = [(1, 1), (2, 0)], [(0, 1), (1, 1), (1, 3), (2, 3), (3, 1), (3, 1)]
    return [
        Input("three towns, two of them of equal size", (TOWNS,)),
        Input("no towns at all", ([],)),
        Input("single crossings and streets", ([(0, 0, []), (0, 1, []), (1, 0, []), (40, 0, []), (0, 9, [(0, 4)])],)),
        Input("a town with 48,620 ways", ([(9, 9, [])],)),
        Input("closed corners", ([(0, 0, [(0, 0)]), (3, 3, [(0, 0)]), (3, 3, [(3, 3)])],)),
        Input(
            "a town without a way, a crossing listed twice",
            ([(2, 2, [(0, 2), (1, 1), (2, 0), (1, 1)]), (4, 4, there), (4, 4, [])],),
        ),
        Input(
            "equal towns, and one list of closed crossings for several towns",
            ([(3, 4, here), (4, 3, here), (3, 4, here), (2, 2, here), (2, 2, [])],),
        ),
    ]


CHECK = Check(
    order=70,
    title="The postman's routes",
    minutes=10,
    teaches="an arrow from a box to itself: recursion, and its count tells whether the same question is asked again",
    task=(
        "The program counts the ways through some towns. These have few crossings, and yet it makes very many calls. Compare "
        "the total calls of its functions with the number of crossings, and find out where they come from. Make the work grow "
        "with the crossings, not with the ways."
    ),
    entry="count_routes",
    inputs=inputs,
    most_lines=MOST_LINES,
    most_work=20_000,
    watch=("routes_from", "is_open"),
    limits=(
        Limit(lambda counts: counts[0].all_calls(), MOST_CALLS, SENTENCE % "calls"),
        Limit(lambda counts: counts[0].lines, MOST_LINES, SENTENCE % "lines of the program were run"),
    ),
    hints=(
        "Which box has an arrow to itself? How many total calls does it have, and how many of them came from another function?",
        "The largest town has 14 times 10 crossings. How often is each of them asked, on average?",
        "Take pencil and paper: in how many ways can you get to crossing (2, 2)? What is asked there again each time?",
        "Keep each answer in a dict {(x, y): number of ways}, and look there first. Use a new dict for each town: the "
        "answers of one are wrong for the next.",
    ),
    reason="Each crossing is asked once; whoever comes there again finds the answer in the dict.",
)
