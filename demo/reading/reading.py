"""`Profile` and `Graph` -> claims: what is so in this run, in the order in which it is read."""

from collections.abc import Iterator, Mapping, Sequence

from ..folding.graph import MERGED, Box, Graph
from ..profiles.model import Processes, Profile, share
from ..profiles.tables import Key
from .awaited import at_coroutine
from .cautions import Signs, cautions, is_short
from .claims import (
    Claim,
    EndedEarly,
    ExitStatus,
    Folded,
    FoldedPart,
    Generators,
    HotPath,
    HotSpot,
    ManySmallCalls,
    NothingStandsOut,
    ProcessesTook,
    RecordAgain,
    RunsTook,
    RunTook,
    StacksTook,
    StartAtCalls,
    StartAtCode,
    StartAtImports,
    Step,
    StepsTook,
    ThreadsTook,
)
from .collected import collected
from .hot_path import PathStep, hot_path
from .hot_spots import WORTH_NAMING, hot_spots
from .idle import busy_part, idle_and_waiting
from .margins import margin
from .memory import in_all, left_behind, memory_cautions, running_at_peak
from .stacks import Stacks
from .start import place_to_start
from .waiting import waiting

MOST_CLAIMS = 15
TINY_CALL = 5e-6
"""Seconds of self time per call, below which a call is small."""
MANY_CALLS = 20_000
WAITED_FOR = 0.5
"""Share, 0..1, of what the busiest process worked, below which another one was idle for long."""


def claims(profile: Profile, graph: Graph) -> tuple[Claim, ...]:
    """Say what is so in a run.

    Args:
        profile: every function of the run.
        graph: its picture, from `focus.focus`.

    Returns:
        at most `MOST_CLAIMS`, the one on where to start at the end.
    """
    stacks, box_of = Stacks(profile), _box_of(profile, graph)
    signs = Signs(profile)
    recording = profile.recording
    found: list[Claim] = []
    is_of_time = profile.clock.unit == "s"
    cost = recording.elapsed if signs.contradiction else profile.run_cost
    if recording.sampling:
        number, tool, threads, processes, _ = recording.sampling
        found.append(StacksTook(profile.run_cost, profile.clock.name, number, tool, threads, processes))
    elif not is_of_time:
        found += [] if signs.contradiction else [in_all(profile)]
    elif cost is not None:
        found.append(_took(profile, cost))
    if recording.end:
        found.append((ExitStatus if recording.end.startswith("exit status") else EndedEarly)(recording.end))
    if signs.contradiction:
        at_coroutine_yet = at_coroutine(profile, signs) if signs.contradiction in ("lost", "interrupted") else None
        return (*found, *cautions(signs), at_coroutine_yet or RecordAgain(signs.contradiction))
    found += [] if is_of_time else running_at_peak(profile)
    waits = stacks.waiting
    busy = Stacks(busy_part(profile, waits)) if waits and waits.by_idle else stacks
    path = hot_path(stacks, busy)
    steps = _steps(stacks, box_of, path.steps)
    if len(steps) > 1:
        shared = None if path.shared is None else profile.functions[path.shared]
        is_drawn = path.shared in box_of and shared is not None and box_of[path.shared].key == shared.key
        found.append(HotPath(steps, shared if is_drawn else None))
    found += hot_spots(stacks, busy.profile, box_of, graph.below)
    if waits:
        found += idle_and_waiting(profile, waits)
    found += waiting(profile, signs.threads or signs.own_profiler) if is_of_time else left_behind(profile)
    found += collected(profile)
    found += _many_small_calls(stacks, box_of)
    found += _generator(profile, found)
    found += _folded(graph)
    found += [] if is_of_time or recording.sampling else memory_cautions(profile)
    found += cautions(signs)
    if is_short(profile):
        return tuple(found[:MOST_CLAIMS])
    start = at_coroutine(profile, signs) or place_to_start(busy, profile.run_cost, signs, path)
    if isinstance(start, StartAtCode | StartAtCalls):
        on_path = len(steps) < 2 or bool(_functions_of(start) & {step.function.key for step in steps})
        start = start._replace(on_path=on_path, margin=margin(busy.profile, start.saves_at_most))
    elif isinstance(start, NothingStandsOut | StartAtImports):
        start = start._replace(without_idle=busy is not stacks)
    return (*found[: MOST_CLAIMS - 1], start)


def _functions_of(start: StartAtCode | StartAtCalls) -> set[Key]:
    callees = start.callees if isinstance(start, StartAtCalls) else ()
    return {start.function.key, *(function.key for function, _ in callees)}


def _processes_took(profile: Profile, cost: float, processes: Processes) -> ProcessesTook:
    recording, work = profile.recording, processes.work
    number = recording.parts.number if recording.parts else 1
    started = number - (not processes.without_first)
    clock = profile.clock.name
    took = ProcessesTook(cost, clock, recording.python, number, started, processes.elapsed, None, 0.0, "", False)
    took = took._replace(threads=recording.threads)
    whole = ((0.0 if processes.without_first else work.first) + work.others) if work else 0.0
    if not work or whole <= 0:
        return took
    waited_for = started > 1 and work.median < WAITED_FOR * work.most
    others = None if processes.without_first else share(work.others, whole)
    return took._replace(others=others, most=share(work.most, whole), busiest=work.busiest, waited_for=waited_for)


def _took(profile: Profile, cost: float) -> RunTook | RunsTook | ThreadsTook | ProcessesTook | StepsTook:
    clock, recording = profile.clock.name, profile.recording
    if recording.processes:
        return _processes_took(profile, cost, recording.processes)
    is_whole = cost == profile.run_cost
    if recording.steps and recording.steps.number > 1 and not recording.parts:
        return StepsTook(cost, clock, recording.python, recording.steps.number, recording.steps.within)
    if not recording.parts and recording.threads and recording.elapsed is not None and is_whole:
        return ThreadsTook(cost, clock, recording.python, recording.threads, recording.elapsed)
    if not recording.parts or recording.parts.number == 1:
        return RunTook(cost, clock, recording.python, recording.tool if is_whole else "")
    number, runs, _, kind, _ = recording.parts
    steps = recording.steps.number if recording.steps else 0
    return RunsTook(cost, clock, recording.python, number, *runs, profile.share(runs.most), kind, steps)


def _box_of(profile: Profile, graph: Graph) -> dict[int, Box]:
    """Return for each function its box in the picture."""
    return {i: box for box, group in zip(graph.boxes, graph.groups) for i in group.members}


def _steps(stacks: Stacks, box_of: Mapping[int, Box], path: list[PathStep]) -> tuple[Step, ...]:
    """Leave those steps that are in the picture: what is folded into another function's box is not."""
    profile, steps, most, before = stacks.profile, list[Step](), stacks.profile.run_cost, -1
    for position, step in enumerate(path):
        function, box = profile.functions[step.function], box_of.get(step.function)
        is_last = position == len(path) - 1
        if box and box.key != function.key and (box.is_named or not is_last):
            continue
        direct = step.direct and before == position - 1
        most = step.least if profile.tree else min(most, step.bound if direct else function.cumulative_cost)
        name = box.name if box and box.origin == "imports" else ""
        steps.append(Step(function, profile.share(step.least), profile.share(most), direct, name))
        before = position
    return tuple(steps)


def _many_small_calls(stacks: Stacks, box_of: Mapping[int, Box]) -> Iterator[ManySmallCalls]:
    """Claim it of what is in the picture under its own name: nobody can look for what is folded away."""
    profile = stacks.profile
    if not profile.recording.counts_calls or profile.clock.unit != "s":
        return
    small = [
        (i, function)
        for i in stacks.into
        if (function := profile.functions[i]).total_calls >= MANY_CALLS
        and profile.share(function.self_cost) >= WORTH_NAMING
        and function.self_cost / function.total_calls < TINY_CALL
    ]
    for i, function in sorted(small, key=lambda one: -one[1].self_cost):
        box = box_of.get(i)
        if box is None or box.key == function.key:
            yield ManySmallCalls(function, function.self_cost / function.total_calls)
            return


def _generator(profile: Profile, found: Sequence[Claim]) -> Iterator[Generators]:
    """Explain the calls of the first function in the reading that is a generator."""
    functions = [claim.function for claim in found if isinstance(claim, HotSpot | ManySmallCalls)]
    for function in functions if profile.recording.counts_calls else ():
        if function.total_calls > 1 and (
            function.key in profile.recording.generators or function.name.startswith("<genexpr>")
        ):
            yield Generators(function)
            return


def _folded(graph: Graph) -> Iterator[Folded]:
    parts = []
    for kind in MERGED:
        boxes = [box for box in graph.boxes if box.origin == kind]
        if boxes:
            cost = sum(box.self_cost for box in boxes)
            parts.append(FoldedPart(kind, sum(box.folded for box in boxes), graph.share(cost)))
    below = sum(box.folded for box in graph.boxes if box.is_foreign)
    if parts or below:
        yield Folded(tuple(parts), below)
