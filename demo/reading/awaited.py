"""Coroutines that wait one after another: where to start if the event loop had nothing to do for most of the run.

What a coroutine awaits is waited for in the poll of the event loop, so no arrow tells for whom; but each suspension ends
in a resume, and resumes are counted. The coroutine that was resumed most often is in the midst of that waiting.
"""

from collections.abc import Collection

from ..profiles.model import Call, Profile
from ..profiles.names import bare
from .cautions import Signs
from .claims import StartAtCoroutine
from .waiting import serves

MOSTLY = 0.5
"""Share of the run's cost, 0..1, that passes in the poll if coroutines are the place to start with."""
NEARLY_ALL = 0.8
"""Share, 0..1, of a coroutine's resumes that came from the one that awaits it."""
_LOOP, _SELECTORS = "asyncio/base_events.py", "selectors.py"


def at_coroutine(profile: Profile, signs: Signs) -> StartAtCoroutine | None:
    """Name the program's coroutine that was resumed most often, and who awaits it, if the run mostly waited in the loop.

    Where cProfile lost calls, that is known as well: it takes a resume for none at times, but what C functions take is right.
    """
    cpu, own, lost = profile.recording.cpu, _own_coroutines(profile), signs.contradiction in ("lost", "interrupted")
    if not own or cpu is None or signs.ran(_LOOP, {"_start_serving"}):
        return None
    if signs.process_pool:
        return None  # it waits for processes that work
    cost = profile.recording.elapsed if lost else profile.run_cost
    if cost is None:
        return None
    waits = min(_in_poll(profile, lost), cost - cpu)
    if waits < MOSTLY * cost or any(map(serves, profile.functions)):
        return None
    awaiting = {call.caller for call in profile.calls if call.callee in own and call.callee != call.caller}
    # Of two that were resumed equally often, the inner one: it is awaited by the other, and awaits none.
    most = max(own, key=lambda i: (profile.functions[i].total_calls, i not in awaiting, profile.functions[i].key))
    function = profile.functions[most]
    call = _awaiting(profile, most, own)
    if call is None:
        return StartAtCoroutine(function, None, function.total_calls, waits, cost, not lost)
    return StartAtCoroutine(profile.functions[call.caller], function, call.total_calls, waits, cost, not lost)


def _own_coroutines(profile: Profile) -> Collection[int]:
    known = profile.recording.coroutines
    return {i for i, function in enumerate(profile.functions) if function.key in known and function.origin == "program"}


def _in_poll(profile: Profile, lost: bool) -> float:
    """Return what the event loop's call of its selector took, in seconds."""
    functions = profile.functions
    if lost:  # arrows of what runs long are wrong, but no call of a function in C gets lost
        selects = {
            i for i, function in enumerate(functions) if bare(function.name) == "select" and function.path == _SELECTORS
        }
        polls = (
            call for call in profile.calls if call.caller in selects and functions[call.callee].origin == "built-in"
        )
    else:
        loops = {
            i for i, function in enumerate(functions) if bare(function.name) == "_run_once" and function.path == _LOOP
        }
        polls = (
            call for call in profile.calls if call.caller in loops and bare(functions[call.callee].name) == "select"
        )
    return sum(call.cumulative_cost or 0.0 for call in polls)


def _awaiting(profile: Profile, i: int, own: Collection[int]) -> Call | None:
    """Return the calls of a coroutine by the other one of the program's that awaits it, if nearly all of them are by one."""
    calls = [call for call in profile.calls if call.callee == i and call.caller in own and call.caller != i]
    call = max(calls, key=lambda call: call.total_calls, default=None)
    return call if call and call.total_calls >= NEARLY_ALL * profile.functions[i].total_calls else None
