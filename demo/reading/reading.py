"""`Profile` and `Graph` -> claims: what is so in this run, in the order in which it is read."""

from collections.abc import Iterator

from ..folding.graph import Box, Graph
from ..profiles.model import Profile
from .callers import callers
from .cautions import cautions
from .claims import (
    Caller,
    Claim,
    EndedEarly,
    Folded,
    FoldedPart,
    HotPath,
    HotSpot,
    ManySmallCalls,
    RunTook,
    Step,
    Waited,
)
from .hot_path import hot_path
from .look_first import WORTH_NAMING, look_first
from .waiting import waited

MOST_CLAIMS = 15
MOST_HOT_SPOTS = 4
WORTH_WAITING = 0.01
"""Share of the run's cost, 0..1, from which on waiting is claimed."""
TINY_CALL = 5e-6
"""Seconds of self time per call, below which a call is small."""
MANY_CALLS = 20_000


def claims(profile: Profile, graph: Graph) -> tuple[Claim, ...]:
    """Say what is so in a run.

    Args:
        profile: every function of the run.
        graph: its picture, from `focus.focus`.

    Returns:
        at most `MOST_CLAIMS`, the one on where to look first at the end.
    """
    waits = waited(profile)
    first = look_first(profile, graph, waits)
    found: list[Claim] = [RunTook(profile.run_cost, profile.clock, profile.recording.python)]
    if profile.recording.end:
        found.append(EndedEarly(profile.recording.end))
    steps = tuple(Step(box, graph.share(box.cumulative_cost)) for box in hot_path(graph))
    if len(steps) > 1:
        found.append(HotPath(steps))
    found += _hot_spots(graph)
    cost = sum(function.self_cost for function in waits)
    if profile.share(cost) >= WORTH_WAITING and not profile.recording.sampled and profile.clock.name != "cpu":
        found.append(Waited(cost, profile.share(cost), tuple((f.name, f.self_cost) for f in waits[:2])))
    found += _many_small_calls(graph)
    found += _folded(graph)
    found += cautions(profile)
    if first is not None:  # a claim may be an empty tuple
        return (*found[: MOST_CLAIMS - 1], first)
    return tuple(found[:MOST_CLAIMS])


def _hot_spots(graph: Graph) -> Iterator[HotSpot]:
    boxes = [box for box in graph.boxes if box.origin not in ("shared", "rest")]
    for box in sorted(boxes, key=lambda box: -box.self_cost)[:MOST_HOT_SPOTS]:
        share = graph.share(box.self_cost)
        if share >= WORTH_NAMING:
            yield HotSpot(box, share, *((None, False) if box.origin == "program" else _who_calls(graph, box)))


def _who_calls(graph: Graph, box: Box) -> tuple[Caller | None, bool]:
    """Go back along the arrows to the program's own functions, or to whoever calls, where nothing is the program's."""
    every = callers(graph, box)
    own = [(caller, arrow) for caller, arrow in every if caller.origin == "program"]
    if not own and any(caller.origin == "program" for caller in graph.boxes):
        return None, True
    if not (own or every):
        return None, False
    caller, arrow = (own or every)[0]
    return Caller(caller, 0 if graph.recording.sampled else arrow.total_calls, len(own or every) > 1), False


def _many_small_calls(graph: Graph) -> Iterator[ManySmallCalls]:
    """Claim it of what is in the picture under its own name: nobody can look for what is folded away."""
    if graph.recording.sampled:
        return
    small = [
        box
        for box in graph.boxes
        if box.is_named
        and box.total_calls >= MANY_CALLS
        and graph.share(box.self_cost) >= WORTH_NAMING
        and box.self_cost / box.total_calls < TINY_CALL
    ]
    for box in sorted(small, key=lambda box: -box.self_cost)[:1]:
        yield ManySmallCalls(box, box.self_cost / box.total_calls)


def _folded(graph: Graph) -> Iterator[Folded]:
    parts = []
    for kind in ("imports", "shared", "rest"):
        boxes = [box for box in graph.boxes if box.origin == kind]
        if boxes:
            cost = sum(box.self_cost for box in boxes)
            parts.append(FoldedPart(kind, sum(box.folded for box in boxes), graph.share(cost)))
    below = sum(box.folded for box in graph.boxes if box.origin in ("library", "built-in"))
    if parts or below:
        yield Folded(tuple(parts), below)
