"""Which functions of libraries share a box: what lies below a library call is folded into it, imports into one box.

Of pairs of caller and callee, that is an estimate where a function is reached in several ways; whole stacks tell it for each.
"""

from collections.abc import Iterable, Sequence

from ..profiles.model import Call, Profile
from .cycles import cycles
from .graph import Group
from .imports import import_machinery, imports_name
from .merging import roots
from .packages import LARGE, nameless
from .stacks import by_stacks

MOSTLY = 0.8
"""Share, 0..1, of the time of library functions; if that comes by way of one library call, they are folded into that."""
MOST_HUBS = 8
"""Library functions that are reached in several ways and have a box all the same, as much is done below them."""
MOST_STEPS = 400_000
"""Arrows that may be looked at to find these."""
SMALL = 0.05
"""Share, 0..1, of a function's time; arrows that bring less of it make no cycle."""

SEVERAL = -1
"""The owner of what is reached from more than one box."""


def library_groups(profile: Profile) -> list[Group]:
    """Fold the imports into one box, and what lies below a library call into that call."""
    functions = profile.functions
    program = {i for i, function in enumerate(functions) if function.origin == "program"}
    if len(program) in (0, len(functions)):
        return []  # nothing to tell apart
    if profile.tree:
        return by_stacks(profile)
    callees = callees_of(profile)
    outside = roots(profile)
    machinery = import_machinery(profile) - program
    kept = set(program)
    for i in program:
        kept.update(callees[i])
    kept.update(outside)
    kept -= machinery
    imports = len(functions)  # the owner of all the machinery has a number of its own
    owner = {i: i for i in kept} | dict.fromkeys(machinery, imports)
    spread(owner, (kept - program) | machinery, callees)
    _settle(owner, profile)
    for _ in range(min(MOST_HUBS, MOST_STEPS // (len(profile.calls) + 1))):
        shared = [i for i, own in owner.items() if own == SEVERAL]
        if not shared or sum(functions[i].self_cost for i in shared) <= LARGE * profile.run_cost:
            break
        hub = max(shared, key=lambda i: (functions[i].cumulative_cost, functions[i].key))
        owner[hub] = hub
        _settle(owner, profile)
    inside: dict[int, list[int]] = {}
    for i in range(len(functions)):
        inside.setdefault(owner.get(i, SEVERAL), []).append(i)
    groups = []
    for own, members in inside.items():
        if own == imports:
            groups.append(Group(members, False, imports_name(profile, members), "imports"))
        elif own != SEVERAL:
            groups.append(Group([own, *(i for i in members if i != own)]))
        else:
            groups += nameless(profile, members, "library functions, reached in several ways", "shared")
    return groups


def spread(owner: dict[int, int], sources: Iterable[int], callees: Sequence[Sequence[int]]) -> None:
    """Give each function that has no owner yet that of its callers, `SEVERAL` where they disagree.

    A function changes hands at most twice, so this takes time in proportion to the arrows.
    """
    fixed = set(owner)
    todo = list(sources)
    while todo:
        i = todo.pop()
        own = owner[i]
        for callee in callees[i]:
            before = owner.get(callee)
            if before is None:
                owner[callee] = own
            elif before in (own, SEVERAL) or callee in fixed:
                continue
            else:
                owner[callee] = SEVERAL
            todo.append(callee)


def _settle(owner: dict[int, int], profile: Profile) -> None:
    """Give what is reached in several ways to the one way that most of its time comes by.

    Library functions on a cycle go together, by the time that comes in from outside the cycle: what goes round in it would
    otherwise count as one more way, and no cycle would ever be anybody's. Arrows that bring little of a function's time
    make no cycle, or one `isinstance` would tie everything together.
    """
    shared = {i for i, own in owner.items() if own == SEVERAL}
    into = [call for call in profile.calls if call.callee in shared and call.caller != call.callee]
    whole: dict[int, float] = {}
    for call in into:
        whole[call.callee] = whole.get(call.callee, 0.0) + (call.cumulative_cost or 0.0)
    heavy = (c for c in into if c.caller in shared and (c.cumulative_cost or 0.0) >= SMALL * whole[c.callee])
    cycle = cycles(len(profile.functions), ((call.caller, call.callee) for call in heavy))
    members: dict[int, list[int]] = {}
    for i in shared:
        members.setdefault(cycle[i], []).append(i)
    costs = dict.fromkeys(members, 0.0)
    leading_to: dict[int, list[Call]] = {}
    for call in into:
        if call.caller not in shared or cycle[call.caller] != cycle[call.callee]:
            costs[cycle[call.callee]] += call.cumulative_cost or 0.0
            leading_to.setdefault(call.caller, []).append(call)
    ways: dict[tuple[int, int], float] = {}
    todo = [i for i, own in owner.items() if own != SEVERAL]
    while todo:
        caller = todo.pop()
        for call in leading_to.get(caller, ()):
            number = cycle[call.callee]
            way = number, owner[caller]
            ways[way] = ways.get(way, 0.0) + (call.cumulative_cost or 0.0)
            if owner[call.callee] == SEVERAL and ways[way] > 0 and ways[way] >= MOSTLY * costs[number]:
                owner.update(dict.fromkeys(members[number], owner[caller]))
                todo += members[number]


def callees_of(profile: Profile) -> list[list[int]]:
    """Return whom each function calls."""
    result: list[list[int]] = [[] for _ in profile.functions]
    for call in profile.calls:
        result[call.caller].append(call.callee)
    return result
