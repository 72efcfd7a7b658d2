"""Where to look first, and why: one claim that the numbers carry."""

from collections.abc import Sequence

from ..folding.graph import Box, Graph
from ..profiles.model import Function, Profile
from .callers import callers, weight
from .cautions import is_short, work_elsewhere
from .claims import (
    LookAtBox,
    LookAtCaller,
    LookAtCode,
    LookAtImports,
    LookElsewhere,
    LookFirst,
    NothingStandsOut,
    NoTime,
)

WORTH_NAMING = 0.05
"""Share of the run's cost, 0..1, that a hot spot has at least."""
LONG_CALL = 0.01
"""Seconds of self time per call, from which on it is worth asking what the function's own lines do."""
MOSTLY = 0.5
"""Share of the run's cost, 0..1."""


def look_first(profile: Profile, graph: Graph, waits: Sequence[Function]) -> LookFirst | None:
    """Find the place to look at first; None if the run is too short to tell.

    Args:
        profile: every function of the run.
        graph: its picture.
        waits: of its functions those that wait.
    """
    if is_short(profile):
        return None
    elsewhere = work_elsewhere(profile)
    if elsewhere and profile.share(sum(function.self_cost for function in waits)) >= MOSTLY:
        return LookElsewhere(elsewhere)
    return _best_place(graph)


def _best_place(graph: Graph) -> LookFirst:
    boxes = [box for box in graph.boxes if box.origin not in ("shared", "rest")]
    if not boxes or graph.run_cost <= 0:
        return NoTime()
    hottest = max(boxes, key=lambda box: box.self_cost)
    share = graph.share(hottest.self_cost)
    if share < WORTH_NAMING:
        return NothingStandsOut(hottest, share)
    if hottest.origin == "imports":
        return LookAtImports(_at_most(graph, hottest.self_cost), graph.run_cost)
    if hottest.origin == "program":
        return _own_code(graph, hottest)
    for caller, arrow in callers(graph, hottest):
        if caller.origin == "program":
            # what the call takes goes with it, not only the callee's own time; the caller's time holds where pairs tell no more
            most = weight(graph, arrow) if arrow.exact else caller.cumulative_cost
            return LookAtCaller(caller, hottest, _at_most(graph, most), graph.run_cost)
    most = max(hottest.self_cost, hottest.cumulative_cost) if hottest.exact else graph.run_cost
    uncalled = any(box.origin == "program" for box in boxes)
    return LookAtBox(hottest, _at_most(graph, most), graph.run_cost, uncalled)


def _own_code(graph: Graph, box: Box) -> LookAtCode:
    most = max(box.self_cost, box.cumulative_cost)
    write = graph.clock.amount
    return LookAtCode(
        box,
        _at_most(graph, most),
        graph.run_cost,
        own=write(box.self_cost) != write(box.cumulative_cost),
        long_calls=box.self_cost >= LONG_CALL * box.total_calls and not graph.recording.sampled,
    )


def _at_most(graph: Graph, cost: float) -> float:
    return min(cost, graph.run_cost)
