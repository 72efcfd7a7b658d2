"""`Graph` -> one for a first look: boxes that are too small to matter are put together, one box for each caller."""

from collections.abc import Collection

from ..profiles.model import Profile
from .focus import without_small_arrows
from .graph import Arrow, Graph, Group
from .merging import merge
from .packages import together

SMALL = 0.005
"""Share of the run's cost, 0..1; in a first view, boxes that show less than this are put together."""
WORTH_A_VIEW = 5
"""Boxes and arrows together; if fewer are put together or left out, there is no other view."""
FEW = 15
"""Boxes that are all shown, however small: nobody gets lost among so few, and one may be what is looked for."""


def first_view(profile: Profile, graph: Graph) -> Graph | None:
    """Put small boxes together, and leave out small arrows.

    Args:
        profile: of the run.
        graph: of it, as `focus` makes it.

    Returns:
        a graph whose other boxes have the numbers that they have in `graph`; None if it would have nearly as many boxes
        and arrows, or if there are few boxes.
    """
    if len(graph.boxes) <= FEW:
        return None
    small = {i for i in range(len(graph.boxes)) if is_small(graph, i)}
    groups, numbers = by_caller(graph, small)
    small_arrows = sum(_is_small_arrow(graph, arrow) for arrow in graph.arrows)
    if len(graph.boxes) - len(groups) + small_arrows < WORTH_A_VIEW:
        return None  # what merging takes need not be spent
    view = without_small_arrows(merge(profile, groups, graph.below), SMALL)
    return view._replace(numbers=tuple(numbers)) if is_worth_it(graph, view) else None


def is_worth_it(graph: Graph, view: Graph) -> bool:
    """Say whether enough is put together, or left out, for a view of its own."""
    return len(graph.boxes) - len(view.boxes) + len(graph.arrows) - len(view.arrows) >= WORTH_A_VIEW


def _is_small_arrow(graph: Graph, arrow: Arrow) -> bool:
    return arrow.cumulative_cost is not None and graph.share(arrow.cumulative_cost) < SMALL


def is_small(graph: Graph, position: int) -> bool:
    """Say whether a box shows less than `SMALL`."""
    box = graph.boxes[position]
    return graph.share(max(box.cumulative_cost, box.self_cost)) < SMALL


def by_caller(graph: Graph, small: Collection[int]) -> tuple[list[Group], list[int]]:
    """Put boxes together that have the same caller, directly or through others that are put together.

    Args:
        graph: whose boxes they are.
        small: their positions. A box that is the only one for its caller remains what it is.

    Returns:
        the groups of the new boxes, and their numbers: those that they have in `graph`, or else new ones.
    """
    callers = _callers(graph, small)
    by_caller: dict[int | None, list[int]] = {}
    for position in sorted(small):
        by_caller.setdefault(_outside(position, callers, small), []).append(position)
    several = [positions for positions in by_caller.values() if len(positions) > 1]
    gone = {position for positions in several for position in positions}
    numbers = [position for position in range(len(graph.boxes)) if position not in gone]
    groups = [graph.groups[position] for position in numbers]
    for positions in several:
        members = [i for position in positions for i in graph.groups[position].members]
        groups.append(together(members, "more functions", "rest"))
    return groups, numbers + list(range(len(graph.boxes), len(graph.boxes) + len(several)))


def _callers(graph: Graph, small: Collection[int]) -> dict[int, int]:
    """Return for each of these boxes the one that calls it most, by cost, or else by calls."""
    main: dict[int, Arrow] = {}
    for arrow in graph.arrows:
        if arrow.callee in small and arrow.caller != arrow.callee:
            main[arrow.callee] = max(main.get(arrow.callee, arrow), arrow, key=_weight)
    return {callee: arrow.caller for callee, arrow in main.items()}


def _weight(arrow: Arrow) -> tuple[float, int]:
    return arrow.cumulative_cost or 0.0, arrow.total_calls


def _outside(position: int, callers: dict[int, int], small: Collection[int]) -> int | None:
    """Return the first box on the way up that is not one of the small ones, None if there is none."""
    seen = {position}
    while (caller := callers.get(position)) is not None and caller in small and caller not in seen:
        seen.add(caller)
        position = caller
    return caller if caller not in small else None
