"""`Profile` -> `Graph`: the part of a run that is worth looking at."""

from ..profiles.model import Profile
from .graph import Arrow, Graph
from .merging import merge
from .partition import BOXES, partition

SMALLEST_ARROW = 0.002
"""Share of the run's cost, 0..1; smaller arrows are left out, except one into each box, from the program if it calls it."""


def focus(profile: Profile, boxes: int = BOXES) -> Graph:
    """Keep the program's own functions and the calls they make, in at most `boxes` boxes.

    Args:
        profile: as read from a file.
        boxes: the budget, >= 3.

    Returns:
        the boxes to draw, whose self costs add up to the run's.
    """
    return without_small_arrows(merge(profile, partition(profile, boxes)))


def without_small_arrows(graph: Graph) -> Graph:
    """Leave out the arrows that matter little, and count them."""

    def weight(arrow: Arrow) -> tuple[bool, float, int]:
        by_program = graph.boxes[arrow.caller].origin == "program"
        return by_program, arrow.cumulative_cost or 0.0, arrow.total_calls

    main_arrow: dict[int, Arrow] = {}
    for arrow in graph.arrows:
        if arrow.caller != arrow.callee:
            main_arrow[arrow.callee] = max(arrow, main_arrow.get(arrow.callee, arrow), key=weight)
    arrows = tuple(
        arrow
        for arrow in graph.arrows
        if arrow.cumulative_cost is None
        or graph.share(arrow.cumulative_cost) >= SMALLEST_ARROW
        or arrow.caller == arrow.callee
        or main_arrow[arrow.callee] is arrow
    )
    return graph._replace(arrows=arrows, unseen_arrows=len(graph.arrows) - len(arrows))
