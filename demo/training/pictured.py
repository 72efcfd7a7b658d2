"""The profile of a trial -> the same as a learner may see it: without the functions with which the check counts.

What such a function took is added to the self time of its caller, which in a run without the check does that work itself: a
number that counts additions is only a number there. What it called back is its caller's to call: a key function that a counted
`sorted` calls. A function that the check has put in the place of one of Python's keeps its place, under Python's name.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise

from ..profiles.model import Call, Function, Profile

OWN = os.path.dirname(__file__) + os.sep
STAND_FOR = {"sleep": "time.sleep", "packed": "zlib.compress"}
"""Functions of the checks, and of which one of Python's each does the work."""


def pictured(profile: Profile) -> Profile:
    """Return a profile without the check's own functions, and what only they call.

    Where several functions call one of these, what it called in turn is shared among them by the time that it took for each,
    since a profile doesn't say for whom it was.
    """
    hidden = _hidden(profile)
    if not hidden:
        return profile
    functions = list(profile.functions)
    calls = {(call.caller, call.callee): call for call in profile.calls}
    costs = [*(function.self_cost for function in functions), 0.0]  # the last one is of whoever isn't in the profile
    for call in profile.calls:  # what others call as well loses these calls, if that is all it takes
        if call.caller in hidden and call.callee not in hidden and _is_leaf(call, functions):
            functions[call.callee] = _less(functions[call.callee], call)
            costs[call.callee] -= call.cumulative_cost or 0.0
            costs[call.caller] += call.cumulative_cost or 0.0
            del calls[call.caller, call.callee]
    for i in hidden:
        _take_out(i, calls, costs)
    calls = {ends: call for ends, call in calls.items() if call.caller < len(functions)}
    for i, name in _stand_ins(functions).items():
        costs[i] = functions[i].cumulative_cost
        functions[i] = functions[i]._replace(
            key=("~", 0, f"<built-in method {name}>"), name=name, path="", origin="built-in"
        )
    stays = [i for i in range(len(functions)) if i not in hidden]
    now = {i: position for position, i in enumerate(stays)}
    kept = tuple(functions[i]._replace(self_cost=costs[i]) for i in stays)
    more = [cost - function.self_cost for cost, function in zip(costs, functions)]
    moved = tuple(
        call._replace(caller=now[call.caller], callee=now[call.callee]) for call in _with_more(more, calls.values())
    )
    return profile._replace(functions=kept, calls=moved, run_cost=sum(function.self_cost for function in kept))


def _hidden(profile: Profile) -> list[int]:
    """Return the check's functions with all that only they call, but for the program's."""
    callers: dict[int, set[int]] = {}
    for call in profile.calls:
        callers.setdefault(call.callee, set()).add(call.caller)
    stand_ins = _stand_ins(profile.functions)
    found = dict.fromkeys(i for i, one in enumerate(profile.functions) if _is_own(one) and i not in stand_ins)
    of_stand_ins = {call.callee for call in profile.calls if call.caller in stand_ins}
    more = True
    while more:
        more = False
        for callee, by in callers.items():
            is_new = callee not in found and callee not in stand_ins and profile.functions[callee].origin != "program"
            only = by <= (found.keys() | stand_ins.keys() | {callee})
            if is_new and only and (by & found.keys() or callee in of_stand_ins):
                found[callee] = None
                more = True
    return list(found)


def _is_own(function: Function) -> bool:
    return function.key[0].startswith(OWN)


def _stand_ins(functions: Sequence[Function]) -> dict[int, str]:
    """Return the functions that do the work of one of Python's, by position, with its name."""
    return {i: STAND_FOR[one.name] for i, one in enumerate(functions) if _is_own(one) and one.name in STAND_FOR}


def _is_leaf(call: Call, functions: Sequence[Function]) -> bool:
    """Say whether it is known what a callee did in these calls: it is not the program's, and called nothing."""
    return functions[call.callee].origin != "program" and call.self_cost == call.cumulative_cost


def _less(function: Function, call: Call) -> Function:
    """Take some calls of a function away that called nothing in them."""
    return function._replace(
        total_calls=function.total_calls - call.total_calls,
        primitive_calls=function.primitive_calls - call.primitive_calls,
        cumulative_cost=function.cumulative_cost - (call.cumulative_cost or 0.0),
    )


def _take_out(i: int, calls: dict[tuple[int, int], Call], costs: list[float]) -> None:
    """Give what a function took to its callers, and the calls that it made."""
    into = [call for ends, call in calls.items() if ends[1] == i and ends[0] != i]
    into = into or [Call(len(costs) - 1, i, 1, 1, 0.0, 1.0)]
    out = [call for ends, call in calls.items() if ends[0] == i and ends[1] != i]
    for ends in [ends for ends in calls if i in ends]:
        del calls[ends]
    weights = [call.cumulative_cost or 0.0 for call in into]
    if sum(weights) <= 0:
        weights = [float(call.total_calls or 1) for call in into]
    whole = sum(weights)
    for call, weight in zip(into, weights):
        costs[call.caller] += costs[i] * weight / whole
    costs[i] = 0.0
    for call in out:
        totals, primitives = (_shared(number, weights) for number in (call.total_calls, call.primitive_calls))
        for by, weight, total, primitive in zip(into, weights, totals, primitives):
            part = weight / whole
            more = call._replace(
                caller=by.caller,
                total_calls=total,
                primitive_calls=primitive,
                self_cost=(call.self_cost or 0.0) * part,
                cumulative_cost=(call.cumulative_cost or 0.0) * part,
            )
            if not total:
                costs[by.caller] += more.cumulative_cost or 0.0
                continue
            known = calls.get((by.caller, call.callee))
            calls[by.caller, call.callee] = _sum(known, more) if known else more


def _with_more(more: Sequence[float], calls: Collection[Call]) -> Iterator[Call]:
    """Share what functions take more by themselves among the calls of them, by what these took."""
    whole: dict[int, float] = {}
    for call in calls:
        whole[call.callee] = whole.get(call.callee, 0.0) + (call.cumulative_cost or 0.0)
    for call in calls:
        part = (call.cumulative_cost or 0.0) / (whole[call.callee] or 1.0)
        yield call._replace(self_cost=(call.self_cost or 0.0) + more[call.callee] * part)


def _shared(number: int, weights: Sequence[float]) -> list[int]:
    """Share a whole number by weights, so that the parts are whole and have it as their sum."""
    bounds = [0, *(round(number * part / sum(weights)) for part in accumulate(weights))]
    return [end - begin for begin, end in pairwise(bounds)]


def _sum(one: Call, other: Call) -> Call:
    return one._replace(
        total_calls=one.total_calls + other.total_calls,
        primitive_calls=one.primitive_calls + other.primitive_calls,
        self_cost=(one.self_cost or 0.0) + (other.self_cost or 0.0),
        cumulative_cost=(one.cumulative_cost or 0.0) + (other.cumulative_cost or 0.0),
    )
