"""The profile of a trial -> the same as a learner may see it: without the functions with which the check counts.

What such a function took is added to the self time of its caller, which in a run without the check does that work itself: a
number that counts additions is only a number there. A function that the check has put in the place of one of Python's keeps
its place, under Python's name.
"""

import os
from collections.abc import Iterator
from typing import NamedTuple

from ..profiles.model import Call, Function, Profile

OWN = os.path.dirname(__file__) + os.sep
STAND_FOR = {"sleep": "time.sleep", "packed": "zlib.compress"}
"""Functions of the checks, and of which one of Python's each does the work."""


class _Calls(NamedTuple):
    """Calls by one of their ends, and those positions that are hidden."""

    by: dict[int, list[Call]]
    of: dict[int, list[Call]]
    hidden: set[int]


def pictured(profile: Profile) -> Profile:
    """Return a profile without the check's own functions, but for those whose work can't be added to a caller's."""
    own = {i for i, function in enumerate(profile.functions) if function.key[0].startswith(OWN)}
    while own:
        calls = _sorted(profile, own)
        kept = {i for i in own if any(not _is_leaf(call, profile, calls) for call in _leaving(i, calls))}
        if not kept:
            return _without(profile, calls)
        own -= kept
    return profile


def _sorted(profile: Profile, own: set[int]) -> _Calls:
    """Sort the calls, and hide the check's functions with all that only they call."""
    found = _Calls({}, {}, set(own))
    for call in profile.calls:
        found.by.setdefault(call.caller, []).append(call)
        found.of.setdefault(call.callee, []).append(call)
    waiting = list(own)
    while waiting:
        for call in found.by.get(waiting.pop(), []):
            only = all(other.caller in found.hidden for other in found.of[call.callee])
            if only and call.callee not in found.hidden and profile.functions[call.callee].origin != "program":
                found.hidden.add(call.callee)
                waiting.append(call.callee)
    return found


def _leaving(i: int, calls: _Calls) -> Iterator[Call]:
    """Yield the calls of what others call as well, by a function or by what only it and other hidden ones call."""
    seen, waiting = {i}, [i]
    while waiting:
        for call in calls.by.get(waiting.pop(), []):
            if call.callee not in calls.hidden:
                yield call
            elif call.callee not in seen:
                seen.add(call.callee)
                waiting.append(call.callee)


def _is_leaf(call: Call, profile: Profile, calls: _Calls) -> bool:
    """Say whether it is known what a callee did in these calls: it is not the program's, and called nothing that is seen."""
    seen = any(other.callee not in calls.hidden for other in calls.by.get(call.callee, []))
    alone = call.cumulative_cost is not None and (not seen or call.self_cost == call.cumulative_cost)
    return alone and profile.functions[call.callee].origin != "program"


def _without(profile: Profile, calls: _Calls) -> Profile:
    """Take the hidden functions out; `_is_leaf` holds for each call that leaves them."""
    functions = list(profile.functions)
    left: list[Call] = []
    stays = [i for i in range(len(functions)) if i not in calls.hidden or _stands_for(functions[i])]
    for call in profile.calls:
        caller, callee = functions[call.caller], functions[call.callee]
        if call.caller in calls.hidden:
            if call.callee not in calls.hidden:
                functions[call.callee] = _less(callee, call)
        elif call.callee in calls.hidden and not _stands_for(callee):
            functions[call.caller] = caller._replace(self_cost=caller.self_cost + (call.cumulative_cost or 0.0))
        else:
            left.append(call)
    for i in stays:
        if name := _stands_for(functions[i]):
            key = ("~", 0, f"<built-in method {name}>")
            functions[i] = functions[i]._replace(
                key=key, name=name, path="", origin="built-in", self_cost=functions[i].cumulative_cost
            )
            left = [call._replace(self_cost=call.cumulative_cost) if call.callee == i else call for call in left]
    now = {i: position for position, i in enumerate(stays)}
    kept = tuple(functions[i] for i in stays)
    moved = tuple(call._replace(caller=now[call.caller], callee=now[call.callee]) for call in left)
    return profile._replace(functions=kept, calls=moved, run_cost=sum(function.self_cost for function in kept))


def _stands_for(function: Function) -> str:
    return STAND_FOR.get(function.name, "") if function.key[0].startswith(OWN) else ""


def _less(function: Function, call: Call) -> Function:
    """Take some calls of a function away that calls nothing, so that its self cost is all it costs."""
    return function._replace(
        total_calls=function.total_calls - call.total_calls,
        primitive_calls=function.primitive_calls - call.primitive_calls,
        self_cost=function.self_cost - (call.cumulative_cost or 0.0),
        cumulative_cost=function.cumulative_cost - (call.cumulative_cost or 0.0),
    )
