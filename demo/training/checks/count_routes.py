"""A recursion that forgets: each crossing is asked again for each way that leads to it.

Two towns of equal size in one input: who keeps answers must not mix them up.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input
from ._counted import busiest

TOWNS = [(8, 7, [(3, 3), (6, 2)]), (7, 8, [(4, 4)]), (8, 7, [(1, 6), (5, 5)])]
MOST_PER_CROSSING = 30
"""A program that asks each crossing once takes some 6 calls for each; the program as shipped takes 300."""


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make three towns, then none, the smallest, closed corners, one long street, an open town, and no way through."""
    closed = [(0, 0, [(0, 0)]), (3, 3, [(0, 0)]), (3, 3, [(3, 3)]), (2, 2, [(0, 2), (1, 1), (2, 0), (1, 1)])]
    return [(TOWNS,), ([],), ([(0, 0, []), (0, 1, []), (1, 0, []), (40, 0, []), (5, 3, [])],), (closed,)]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """The work grows with the crossings, not with the ways."""
    calls = counts[0].all_calls()
    crossings = sum((east + 1) * (south + 1) for east, south, _ in TOWNS)
    if calls > MOST_PER_CROSSING * crossings:
        return (
            f"{calls:,} calls for {crossings} crossings ({busiest(counts[0])}). From each crossing there is one number of "
            "ways, however one came there. How often is it found out?"
        )
    return None


CHECK = Check(
    order=70,
    title="The postman's ways",
    minutes=10,
    teaches="an arrow from a box to itself: recursion, and its count tells whether the same question is asked again",
    task=(
        "The program counts the ways through a town. It has few crossings and yet needs very many calls. Find the function "
        "that calls itself, and compare its total calls with the number of crossings. Make the calls grow with the crossings."
    ),
    entry="count_routes",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("routes_from", "is_open"),
    limits=(),
    other=promise,
    hints=(
        "Which box has an arrow to itself? How many total calls has it, and how many of them came from another function?",
        "The largest town has 14 times 10 crossings. How often is each of them asked, on average?",
        "Take pencil and paper: by how many ways does one come to crossing (2, 2)? What is asked there, each time anew?",
        "Keep each answer in a dict {(x, y): number of ways}, and look there first. Use a new dict for each town: the "
        "answers of one are wrong for the next.",
    ),
    reason="Each crossing is asked once; whoever comes there again finds the answer in the dict.",
)
