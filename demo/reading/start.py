"""Where to start: the one place that the numbers carry, or how far they carry."""

from collections.abc import Sequence
from typing import Literal

from ..profiles.model import Call, Function
from ..profiles.names import bare
from ..profiles.origins import installed_package
from .cautions import Signs
from .claims import (
    NothingStandsOut,
    NoTime,
    OnlyIdle,
    SeveralPlaces,
    Start,
    StartAtCalls,
    StartAtCode,
    StartAtImports,
    Waits,
)
from .hot_path import Path
from .idle import Waiting
from .places import STANDS_OUT, Place, places
from .stacks import Stacks
from .waiting import WORTH_NAMING, can_wait, mostly_waited, only_waits, waits_for, waits_for_requests

LONG_CALL = 0.01
"""Seconds of self time per call, from which on it is worth asking what the function's own lines do."""
OFTEN = 100
"""Calls, from which on "who calls it so often?" comes before "what do its lines do?"."""
MOSTLY = 0.5
"""Share, 0..1, of what could be saved at the best place that any place to start with saves."""
NEARLY_ALL = 0.8
"""Share, 0..1, of a function's cost that one caller brings if it is to blame; likewise of calls that are all named."""
ALIKE = 0.75
"""Share, 0..1, of what the best place costs at most that another one costs if it is about as good."""
CANDIDATE = 0.25
"""Share, 0..1, of what the largest candidate may cost that any candidate may cost."""
STANDS_OUT_CLEARLY = 0.15
"""Share of the run's cost, 0..1; where no place may have it, the calls come first into which the program divides."""
STARTS_PROCESSES = ("multiprocessing/", "concurrent/futures/process.py", "subprocess.py", "joblib/")
"""How the paths of library functions begin that start processes, and wait for them."""
COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>"}
MOST_CALLEES = 3
MOST_CANDIDATES = 3
MOST_PARTS = 4


def place_to_start(stacks: Stacks, whole: float, signs: Signs, path: Path) -> Start:
    """Find the place to start with.

    Args:
        stacks: of the run, without those of idle threads.
        whole: the run's cost with these.
        signs: of what else happened.
        path: the hot path.
    """
    profile = stacks.profile
    if profile.run_cost <= WORTH_NAMING * whole:
        return OnlyIdle() if whole > profile.run_cost else NoTime()
    found = places(stacks)
    if profile.recording.processes:  # what is waited for is in the profile
        found = [place for place in found if not _waits_for_others(stacks, signs, place)] or found
    elif stacks.waiting:  # likewise, mostly: but it may be a clock or a lock that nobody is seen to hold
        others = [place for place in found if not _waits_for_others(stacks, signs, place)]
        if max((place.most for place in others), default=0.0) >= MOSTLY * max(place.most for place in found):
            found = others
    by_most = sorted(found, key=lambda place: -place.most)
    largest = profile.share(by_most[0].most)
    if largest < STANDS_OUT:
        return _divided(stacks, path, largest)
    certain = [place for place in found if place.least >= MOSTLY * _rival(place, by_most) and place.least > 0]
    if not certain:
        candidates = [place for place in by_most if place.most >= CANDIDATE * by_most[0].most][:MOST_CANDIDATES]
        named = [(None if p.function is None else profile.functions[p.function], p.most) for p in candidates]
        return SeveralPlaces(tuple(named), profile.run_cost)
    # Of those that cost about the same, each run of the program names the same one; imports only if they cost clearly more.
    alike = [place for place in certain if place.most >= ALIKE * certain[0].most]
    best = min(alike, key=lambda p: (1,) if p.function is None else (0, profile.functions[p.function].key))
    if profile.share(by_most[0].most) < STANDS_OUT_CLEARLY:
        divided = _divided(stacks, path, largest)
        if divided.function and divided.function.origin == "program":
            return divided
    if best.function is None:
        return _at_import_calls(stacks, best) or StartAtImports(profile.share(best.least), profile.share(best.most))
    rival, others = _rival(best, by_most), [place for place in found if place is not best]
    following = next((p for p in others if p.least >= MOSTLY * best.most and p.function is not None), None)
    next_function = None if following is None or following.function is None else profile.functions[following.function]
    calls = _at_calls(stacks, signs, best, best.function, next_function)
    if calls and calls.saves_at_most >= MOSTLY * max(rival, best.most):
        return calls
    return _at_code(stacks, profile.functions[best.function], next_function)


def _at_import_calls(stacks: Stacks, place: Place) -> StartAtCalls | None:
    """Say which function asks for modules again and again, if most of what imports cost is due to that."""
    profile = stacks.profile
    call = max(place.calls, key=lambda call: stacks.cost(call) or 0.0, default=None)
    if call is None or call.total_calls < OFTEN or (stacks.cost(call) or 0.0) < MOSTLY * place.most:
        return None
    caller, callee = profile.functions[call.caller], profile.functions[call.callee]
    saves = min(stacks.cost(call) or 0.0, profile.run_cost)
    return StartAtCalls(caller, ((callee, call.total_calls),), saves, profile.run_cost)


def _divided(stacks: Stacks, path: Path, largest: float) -> NothingStandsOut:
    """Say where the run divides into large parts: the last function on the hot path that makes several heavy calls."""
    profile = stacks.profile
    largest = max(largest, *(profile.share(function.self_cost) for function in profile.functions))
    for step in reversed(path.steps):
        if not stacks.is_once(step.function):
            continue  # its calls run inside each other
        calls = stacks.out_of.get(step.function, ())
        shares = {call: profile.share(stacks.cost(call) or 0.0) for call in sorted(calls, key=stacks.heaviest_first)}
        parts = [(call, share) for call, share in shares.items() if share >= STANDS_OUT][:MOST_PARTS]
        if len(parts) > 1:
            counts = profile.recording.counts_calls
            named = [(profile.functions[call.callee], call.total_calls * counts, share) for call, share in parts]
            return NothingStandsOut(largest, profile.functions[step.function], tuple(named))
    return NothingStandsOut(largest)


def _rival(place: Place, by_most: Sequence[Place]) -> float:
    """Return what any other place costs at most."""
    return next((other.most for other in by_most if other is not place), 0.0)


def _at_code(stacks: Stacks, function: Function, next_function: Function | None) -> StartAtCode:
    """Say that the place is a function's own code, which may be what it calls, too."""
    most = min(max(function.self_cost, function.cumulative_cost), stacks.profile.run_cost)
    recording = stacks.profile.recording
    computes = (
        function.origin == "program"
        and recording.clock.unit == "s"
        and (recording.cpu is None or recording.cpu >= MOSTLY * function.self_cost)
    )
    long_calls = computes and function.self_cost >= max(LONG_CALL * function.total_calls, MOSTLY * most)
    return StartAtCode(
        function,
        most,
        stacks.profile.run_cost,
        long_calls and not recording.sampling and not recording.sampled,
        next_function,
    )


def _at_calls(
    stacks: Stacks, signs: Signs, place: Place, i: int, next_function: Function | None
) -> StartAtCalls | None:
    """Say which calls a place is about: those that it makes, or those of it; None if it is about its own lines."""
    profile, function = stacks.profile, stacks.profile.functions[i]
    calls = _named(stacks, place, i)
    if not calls or function.self_cost >= MOSTLY * place.most:
        call = _blamed_caller(stacks, i)
        if call:
            caller, callee = profile.functions[call.caller], profile.functions[call.callee]
            saves = min(stacks.cost(call) or 0.0, profile.run_cost)
            own = callee.origin == "program"
            return StartAtCalls(
                caller,
                ((callee, call.total_calls),),
                saves,
                profile.run_cost,
                own,
                None if own else _waits(stacks, signs, [call]),
                next_function if next_function is not caller else None,
            )
        return None
    saves = min(sum(stacks.cost(call) or 0.0 for call in calls), function.cumulative_cost, profile.run_cost)
    counts = profile.recording.counts_calls
    callees = tuple(
        (callee, call.total_calls if counts and callee.key not in profile.recording.generators else 0)
        for call, callee in ((call, profile.functions[call.callee]) for call in calls)
    )
    waits = _waits(stacks, signs, calls)
    once = [callee for callee, count in callees if count == 1 and not waits]
    inside = installed_package(once[0].key[0]) if len(once) == len(callees) == 1 else ""
    return StartAtCalls(function, callees, saves, profile.run_cost, False, waits, next_function, inside=inside)


def _blamed_caller(stacks: Stacks, i: int) -> Call | None:
    """Return the arrow to a function from the one that calls it often and brings nearly all of its cost, if there is one."""
    function = stacks.profile.functions[i]
    calls = [call for call in stacks.into.get(i, ()) if call.caller != i]
    call = max(calls, key=lambda call: stacks.cost(call) or 0.0, default=None)
    if call is None or function.key in stacks.profile.recording.generators:  # each item of which counts as a call
        return None
    caller = stacks.profile.functions[call.caller]
    if function.origin == "program" and (call.total_calls < OFTEN or caller.origin != "program"):
        return None
    cost = stacks.cost(call) or 0.0
    if cost < NEARLY_ALL * function.cumulative_cost or not stacks.profile.recording.counts_calls:
        return None
    if function.name in COMPREHENSIONS and function.within in ("", caller.name):  # the caller's own lines
        return _blamed_caller(stacks, call.caller) if stacks.is_once(call.caller) else None
    return call


def _named(stacks: Stacks, place: Place, i: int) -> list[Call]:
    """Return the calls of a place that make up nearly all of them; none if these are many, or might be in one stack."""
    if any(stacks.cost(call) is None for call in place.calls):
        return []
    costs = place.stays
    most = MOST_CALLEES if stacks.is_once(i) else 1
    enough = next((n for n in range(1, len(costs) + 1) if sum(costs[:n]) >= NEARLY_ALL * sum(costs)), 0)
    return list(place.calls[:enough]) if enough <= most else []


def _waits_for_others(stacks: Stacks, signs: Signs, place: Place) -> bool:
    """Say whether a place waits for other processes, or for threads that do: certainly, or in a library that starts them."""
    waits = _waits(stacks, signs, place.calls)
    if waits is not None and waits.what in ("processes", "threads", "others"):
        return True
    costs = [(stacks.profile.functions[call.callee].path, stacks.cost(call) or 0.0) for call in place.calls]
    started = sum(cost for path, cost in costs if path.startswith(STARTS_PROCESSES))
    return started > 0 and started >= MOSTLY * place.most


def _waits(stacks: Stacks, signs: Signs, calls: Sequence[Call]) -> Waits | None:
    """Say whether most of the cost of some calls is certainly waiting, as far as the names of functions tell."""
    profile = stacks.profile
    if stacks.waiting:
        return _waits_in_stacks(stacks, stacks.waiting, calls)
    if profile.clock.unit != "s":
        return None
    callees = [call.callee for call in calls]
    below = {*callees, *stacks.below(callees)}
    kind = can_wait if mostly_waited(profile) or profile.recording.processes else only_waits
    waiting = [i for i in below if kind(profile.functions[i])]
    whole = sum(stacks.cost(call) or 0.0 for call in calls)
    certain = sum(stacks.cost(call) or 0.0 for call in calls if call.callee in waiting)
    if certain < MOSTLY * whole and waiting:  # what is reached by these calls alone has all of its time from there
        elsewhere = stacks.reached_without(calls)
        alone = sum(profile.functions[i].self_cost for i in waiting if i not in elsewhere)
        arrows = [one for i in waiting if i in elsewhere for one in stacks.into.get(i, ())]
        alone += sum(one.self_cost or 0.0 for one in arrows if one.caller not in elsewhere)
        # Besides, what others wait for there is no more than what is not in these calls.
        rest = max(profile.run_cost - whole, 0.0)
        certain = max(alone, sum(profile.functions[i].self_cost for i in waiting) - rest)
    if certain < MOSTLY * whole or not waiting:
        return None
    functions = [profile.functions[i] for i in below]
    waits = [profile.functions[i] for i in waiting]
    if any(waits_for_requests(function) for function in functions):
        return Waits("requests")
    if any(function.path.startswith("asyncio/") and bare(function.name) == "_run_once" for function in functions):
        return Waits("processes" if signs.process_pool else "coroutines")
    what = waits_for(max(waits, key=lambda function: function.self_cost), signs.threads, signs.processes)
    if profile.recording.sampling:  # of another tool, whose file has all threads
        return Waits("others" if what == "threads" else "", all(call.callee in waiting for call in calls))
    return Waits(what, all(call.callee in waiting for call in calls))


def _waits_in_stacks(stacks: Stacks, waiting: Waiting, calls: Sequence[Call]) -> Waits | None:
    """Do the same where whole stacks tell."""
    assert stacks.profile.tree
    by_wait = waiting.below(stacks.profile.tree, {(call.caller, call.callee) for call in calls})
    waited, whole = sum(by_wait.values()), sum(stacks.cost(call) or 0.0 for call in calls)
    if not waited or waited < MOSTLY * whole:
        return None
    mostly, cost = by_wait.most_common(1)[0]
    sampling = stacks.profile.recording.sampling
    what: Literal["others", "coroutines", "children", ""] = ""
    if cost >= MOSTLY * waited:
        what = {"threads": "others", "loop": "coroutines", "processes": "children"}.get(mostly, "")  # type: ignore[assignment]
    if what == "children" and sampling and sampling.processes > 1:
        what = ""
    return Waits(what, waited >= whole)
