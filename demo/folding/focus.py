"""`Profile` -> `Graph`: the part of a run that is worth looking at."""

from collections.abc import Sequence

from ..profiles.model import Profile
from ..profiles.tables import Key
from .boxes import BOXES
from .budget import within_budget
from .graph import Arrow, Graph, Group
from .libraries import library_groups
from .merging import merge
from .stacks import counted_below, inside_libraries

SMALLEST_ARROW = 0.002
"""Share of the run's cost, 0..1; smaller arrows are left out, except one into each box, from the program if it calls it."""
MOST_ROWS = 14
"""Boxes below each other, of about 150 pixels each, arrows included; more make letters on a screen smaller than 9 pixels."""
FEWER, FEWEST = 6, 18
"""Boxes that are left out, again and again, while there are more rows than that, as long as there are more boxes than this
and nobody has asked for many."""
MOST_ARROWS = 1.5
"""For each box; of more, the smallest are left out, with the same exception."""


def focus(profile: Profile, boxes: int = BOXES) -> Graph:
    """Keep the program's own functions and the calls they make, in at most `boxes` boxes.

    Args:
        profile: as read from a file.
        boxes: the budget, >= 3; fewer are used where the picture would get too tall otherwise, unless it is a large one.

    Returns:
        the boxes to draw, whose self costs add up to the run's.
    """
    folded = library_groups(profile)
    below = inside_libraries(profile)
    counted = counted_below(profile, below)
    while True:
        groups = within_budget(counted, folded, boxes)
        graph = without_small_arrows(merge(profile, _in_order(profile, groups), below))
        if not FEWEST < boxes <= BOXES or _rows(graph) <= MOST_ROWS:
            return graph
        boxes -= FEWER


def _in_order(profile: Profile, groups: Sequence[Group]) -> list[Group]:
    """Sort boxes by file and line, so that the picture of a program looks alike whenever it was recorded."""

    def place(group: Group) -> tuple[bool, Key]:
        key = (
            profile.functions[group.members[0]].key
            if group.has_entrance
            else min(profile.functions[i].key for i in group.members)
        )
        return key[0] == "~", key

    return sorted(groups, key=place)


def _rows(graph: Graph) -> int:
    """Return how many rows of boxes a picture has: the most that follow each other along arrows.

    Of each cycle, Graphviz turns the arrow round that leads back to a box on the way from the first box of all.
    """
    callees: list[list[int]] = [[] for _ in graph.boxes]
    for arrow in graph.arrows:
        callees[arrow.caller].append(arrow.callee)
    below: list[list[int]] = [[] for _ in graph.boxes]
    finished: list[int] = []
    seen, way = set[int](), set[int]()

    def visit(box: int) -> None:
        seen.add(box)
        way.add(box)
        for callee in callees[box]:
            if callee in way:
                below[callee].append(box)
            else:
                below[box].append(callee)
                if callee not in seen:
                    visit(callee)
        way.remove(box)
        finished.append(box)

    for box in range(len(graph.boxes)):
        if box not in seen:
            visit(box)
    rows: dict[int, int] = {}
    for box in finished:
        rows[box] = 1 + max((rows[other] for other in below[box] if other in rows), default=0)
    return max(rows.values(), default=0)


def without_small_arrows(graph: Graph, smallest: float = SMALLEST_ARROW) -> Graph:
    """Leave out the arrows that matter little, and count them; `smallest` is a share of the run's cost, 0..1."""

    def weight(arrow: Arrow) -> tuple[bool, float, int]:
        by_program = graph.boxes[arrow.caller].origin == "program"
        return by_program, arrow.cumulative_cost or 0.0, arrow.total_calls

    main_arrow: dict[int, Arrow] = {}
    for arrow in graph.arrows:
        if arrow.caller != arrow.callee:
            main_arrow[arrow.callee] = max(arrow, main_arrow.get(arrow.callee, arrow), key=weight)
    large = [
        arrow
        for arrow in graph.arrows
        if arrow.cumulative_cost is None
        or graph.share(arrow.cumulative_cost) >= smallest
        or arrow.caller == arrow.callee
    ]
    large.sort(key=lambda arrow: (-(arrow.cumulative_cost or 0.0), -arrow.total_calls))
    large = large[: int(MOST_ARROWS * len(graph.boxes))]
    kept = {(arrow.caller, arrow.callee) for arrow in [*large, *main_arrow.values()]}
    arrows = tuple(arrow for arrow in graph.arrows if (arrow.caller, arrow.callee) in kept)
    return graph._replace(arrows=arrows, unseen_arrows=len(graph.arrows) - len(arrows))
