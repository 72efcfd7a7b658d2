"""The profile of a trial -> the same as a learner may see it: without the functions with which the check counts.

What such a function took is added to the self time of its caller, which in a run without the check does that work itself: a
number that counts additions is only a number there. What it calls back counts as called by its caller, such as the key
function of a counted `sorted`. A function that the check has put in the place of one of Python's keeps its place, under
Python's name.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from ..profiles.model import Call, Function, Profile
from ..profiles.tables import Key

OWN = os.path.dirname(__file__) + os.sep
STAND_FOR = {"sleep": "time.sleep", "packed": "zlib.compress"}
"""Functions of the checks, and of which one of Python's each does the work."""
_OUTSIDE = -1
"""Who calls what nothing in a profile calls."""


@dataclass
class _Arrow:
    """Calls of one function by another, whose numbers may be shared among several callers."""

    total: float = 0.0
    primitive: float = 0.0
    self_cost: float = 0.0
    cumulative: float = 0.0

    def add(self, other: "_Arrow", part: float = 1.0) -> None:
        self.total += other.total * part
        self.primitive += other.primitive * part
        self.self_cost += other.self_cost * part
        self.cumulative += other.cumulative * part


@dataclass
class _Node:
    """A function, and who calls it and whom it calls, by position."""

    function: Function
    cost: float
    first_cost: float
    callers: set[int] = field(default_factory=set)
    callees: dict[int, _Arrow] = field(default_factory=dict)


def pictured(profile: Profile) -> Profile:
    """Return a profile without the check's own functions, and without what only they call.

    Where several functions call one of these, what it took, and what it called in turn, is shared among them by the time that
    it took for each, since a profile doesn't say for whom it was.
    """
    nodes = {i: _Node(function, function.self_cost, function.self_cost) for i, function in enumerate(profile.functions)}
    nodes[_OUTSIDE] = _Node(profile.functions[0], 0.0, 0.0)
    for call in profile.calls:
        costs = call.self_cost or 0.0, call.cumulative_cost or 0.0
        nodes[call.caller].callees[call.callee] = _Arrow(call.total_calls, call.primitive_calls, *costs)
        nodes[call.callee].callers.add(call.caller)
    stand_ins = {
        i: STAND_FOR[one.name] for i, one in enumerate(profile.functions) if _is_own(one) and one.name in STAND_FOR
    }
    seen = _seen(nodes, stand_ins)
    hidden = [i for i in nodes if i not in seen and i != _OUTSIDE]
    for i in (*hidden, *stand_ins):
        _drop_leaves(i, nodes, seen)
    for i in hidden:
        _take_out(i, nodes)
    for i, name in stand_ins.items():
        key = ("~", 0, f"<built-in method {name}>")
        nodes[i].function = nodes[i].function._replace(key=key, name=name, path="", origin="built-in")
        below = sum(arrow.cumulative for callee, arrow in nodes[i].callees.items() if callee != i)
        nodes[i].cost = max(nodes[i].function.cumulative_cost - below, 0.0)
    return _profile_of(profile, nodes)


def _is_own(function: Function) -> bool:
    """Say whether a function is the check's, also one that `cProfile` takes for a built-in: a method of a class made of one."""
    return function.key[0].startswith(OWN) or (function.key[0] == "~" and function.key[2].startswith("<function "))


def _seen(nodes: Mapping[int, _Node], stand_ins: Iterable[int]) -> set[int]:
    """Return the program's functions, and what is called by what is seen; but none of the check's, except for the stand-ins."""
    stand_ins = set(stand_ins)

    def is_hidden(i: int) -> bool:
        return _is_own(nodes[i].function) and i not in stand_ins

    starts = [i for i, one in nodes.items() if one.function.origin == "program" or not one.callers]
    waiting = [i for i in starts if i != _OUTSIDE and not is_hidden(i)]
    seen = set(waiting) | stand_ins
    while waiting:
        i = waiting.pop()
        for callee in () if i in stand_ins else nodes[i].callees:
            if callee not in seen and not is_hidden(callee):
                seen.add(callee)
                waiting.append(callee)
    return seen


def _drop_leaves(i: int, nodes: Mapping[int, _Node], seen: set[int]) -> None:
    """Take away the calls by one of the check's functions that called nothing in turn, from what others call as well."""
    node = nodes[i]
    for callee, arrow in list(node.callees.items()):
        other = nodes[callee]
        if callee not in seen or other.function.origin == "program" or arrow.self_cost != arrow.cumulative:
            continue
        del node.callees[callee]
        other.callers.discard(i)
        node.cost += arrow.cumulative
        _subtract(other, arrow, arrow.cumulative)


def _subtract(node: _Node, arrow: _Arrow, self_cost: float) -> None:
    """Take calls away from a function; of those inside another call of it, no time is in its cumulative cost."""
    node.cost, node.first_cost = (max(cost - self_cost, 0.0) for cost in (node.cost, node.first_cost))
    total = node.function.total_calls - round(arrow.total)
    node.function = node.function._replace(
        total_calls=total,
        primitive_calls=min(node.function.primitive_calls, total),
        cumulative_cost=max(node.function.cumulative_cost - arrow.cumulative, node.cost),
    )


def _take_out(i: int, nodes: dict[int, _Node]) -> None:
    """Give what a function took, and its calls, to its callers."""
    node = nodes.pop(i)
    callers = {caller: nodes[caller].callees.pop(i) for caller in node.callers - {i}} or {_OUTSIDE: _Arrow(1, 1)}
    node.callees.pop(i, None)
    for callee in node.callees:
        nodes[callee].callers.discard(i)
    weights = {caller: arrow.cumulative for caller, arrow in callers.items()}
    if not sum(weights.values()) > 0:
        weights = {caller: arrow.total for caller, arrow in callers.items()}
    whole = sum(weights.values())
    for caller, weight in weights.items():
        by = nodes[caller]
        by.cost += node.cost * weight / whole
        for callee, arrow in node.callees.items():
            by.callees.setdefault(callee, _Arrow()).add(arrow, weight / whole)
            nodes[callee].callers.add(caller)


def _profile_of(profile: Profile, nodes: Mapping[int, _Node]) -> Profile:
    """Return the profile of what is left; two functions that have one name by now are one."""
    place: dict[Key, int] = {}
    functions: list[Function] = []
    calls: dict[tuple[int, int], Call] = {}
    left = {i: node for i, node in nodes.items() if i != _OUTSIDE}
    for i, arrow in nodes[_OUTSIDE].callees.items():  # the check alone asked for these calls
        if left[i].function.origin != "program":
            _subtract(left[i], arrow, arrow.self_cost)
            left[i].callers.discard(_OUTSIDE)
    for node in left.values():
        # Of functions inside each other the shares are estimates, so one might be more than the function took.
        cumulative = max(node.function.cumulative_cost, node.cost)
        one = node.function._replace(self_cost=node.cost, cumulative_cost=cumulative)
        if place.setdefault(one.key, len(functions)) == len(functions):
            functions.append(one)
        else:
            functions[place[one.key]] = _added(functions[place[one.key]], one)
    for i, node in left.items():
        arrows = {caller: nodes[caller].callees[i] for caller in sorted(node.callers)}
        _share(node.cost - node.first_cost, arrows)
        for caller, arrow in _whole({caller: arrow for caller, arrow in arrows.items() if caller != _OUTSIDE}).items():
            ends = place[nodes[caller].function.key], place[node.function.key]
            known = calls.get(ends, Call(*ends, 0, 0, 0.0, 0.0))
            calls[ends] = Call(
                *ends,
                known.total_calls + round(arrow.total),
                known.primitive_calls + round(arrow.primitive),
                (known.self_cost or 0.0) + min(arrow.self_cost, arrow.cumulative),
                (known.cumulative_cost or 0.0) + arrow.cumulative,
            )
    whole = sum(one.self_cost for one in functions)
    return profile._replace(functions=tuple(functions), calls=tuple(calls.values()), run_cost=whole)


def _added(one: Function, other: Function) -> Function:
    return one._replace(
        total_calls=one.total_calls + other.total_calls,
        primitive_calls=one.primitive_calls + other.primitive_calls,
        self_cost=one.self_cost + other.self_cost,
        cumulative_cost=one.cumulative_cost + other.cumulative_cost,
    )


def _share(more: float, arrows: Mapping[int, _Arrow]) -> None:
    """Share the self cost that a function has got among the calls of it, by what they took below it until now."""
    below = {caller: max(arrow.cumulative - arrow.self_cost, 0.0) for caller, arrow in arrows.items()}
    for caller, arrow in arrows.items():
        arrow.self_cost += more * below[caller] / (sum(below.values()) or 1.0)


def _whole(arrows: Mapping[int, _Arrow]) -> dict[int, _Arrow]:
    """Make whole numbers of shared calls, with the same sum; what has less than half a call, its costs go to the others."""
    arrows = {caller: arrow for caller, arrow in arrows.items() if arrow.total}
    if all(arrow.total == round(arrow.total) for arrow in arrows.values()):
        return arrows
    ends = [round(end) for end in accumulate(arrow.total for arrow in arrows.values())]
    totals = dict(zip(arrows, (end - begin for begin, end in zip([0, *ends], ends))))
    kept = {caller: arrow for caller, arrow in arrows.items() if totals[caller]}
    lost = _Arrow()
    for caller in arrows.keys() - kept.keys():
        lost.add(arrows[caller])
    for caller, arrow in kept.items():
        part = totals[caller] / sum(totals.values())
        arrow.add(_Arrow(0, 0, lost.self_cost, lost.cumulative), part)
        arrow.total, arrow.primitive = totals[caller], min(round(arrow.primitive), totals[caller])
    return kept
