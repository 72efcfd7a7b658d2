"""Partition of a profile's functions -> the profile with one box per group: the exact arithmetic behind `focus`.

Self times are added, arrows between two boxes are summed, arrows inside a box vanish. So the self times still add up to
the run time, and each number is as exact as the file's own. A box that is named after one function, its entrance, with
others folded below it, shows that function's own calls and cumulative time. A box that is named after none may be
entered in several places and call itself again through others; how long it was running in all cannot be told from
pairs then: `Function.exact` is False, and the time is the largest that is certain.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from demo.origins import Origin
from demo.stats import Call, Function, Profile


class Group(NamedTuple):
    """Functions to be merged into one box.

    Attributes:
        members: positions in the profile; the first one is the entrance if `has_entrance`.
        has_entrance: every call from outside enters at the first member, whose figures are then the box's own.
        name, origin: of the box; without an entrance.
    """

    members: Sequence[int]
    has_entrance: bool = True
    name: str = ""
    origin: Origin = "rest"


def merge(profile: Profile, groups: Sequence[Group]) -> Profile:
    """Make one box of each group.

    Args:
        profile: any profile.
        groups: a partition of its functions.

    Returns:
        a profile with one function per group, in the order of the groups.
    """
    group_of = [0] * len(profile.functions)
    for number, group in enumerate(groups):
        for i in group.members:
            group_of[i] = number
    arrows: dict[tuple[int, int], Call] = {}
    for call in profile.calls:
        caller, callee = group_of[call.caller], group_of[call.callee]
        if caller == callee and len(groups[caller].members) > 1:
            continue
        known = arrows.get((caller, callee))
        arrows[caller, callee] = _sum(known, call) if known else Call(caller, callee, *call[2:])
    calls = tuple(arrows.values())
    functions = tuple(_box(profile, group, number, calls) for number, group in enumerate(groups))
    return replace(profile, functions=functions, calls=calls)


def _box(profile: Profile, group: Group, number: int, calls: Sequence[Call]) -> Function:
    """Add up the members of a group, the box `number` of the merged profile with these `calls`."""
    members = [profile.functions[i] for i in group.members]
    if len(members) == 1:
        return members[0]
    self_time = sum(member.self_time for member in members)
    folded = sum(member.folded + 1 for member in members)
    if group.has_entrance:
        return members[0]._replace(self_time=self_time, folded=folded - 1)
    entered = [call for call in calls if call.callee == number]
    entered_from_outside = roots(profile).intersection(group.members)
    seconds = [call.cumulative_time for call in entered] + [profile.functions[i].cumulative_time for i in entered_from_outside]
    exact = None not in seconds and all(member.exact for member in members) and not _calls_itself_again(number, calls)
    largest_certain = max(self_time, *(member.cumulative_time for member in members))
    count = sum(call.total_calls for call in entered) + len(entered_from_outside)
    return Function(
        key=("", 0, group.name),
        name=group.name,
        path="",
        origin=group.origin,
        total_calls=count,
        primitive_calls=count,
        self_time=self_time,
        cumulative_time=sum(filter(None, seconds)) if exact else largest_certain,
        exact=exact,
        folded=folded,
    )


def _calls_itself_again(number: int, calls: Iterable[Call]) -> bool:
    """Say whether a way leads from the box `number` through others back to it."""
    callees: dict[int, list[int]] = {}
    for call in calls:
        callees.setdefault(call.caller, []).append(call.callee)
    seen, todo = set[int](), [number]
    while todo:
        for callee in callees.get(todo.pop(), ()):
            if callee == number:
                return True
            if callee not in seen:
                seen.add(callee)
                todo.append(callee)
    return False


def _sum(one: Call, other: Call) -> Call:
    def both(a: float | None, b: float | None) -> float | None:
        return None if a is None or b is None else a + b

    return one._replace(
        total_calls=one.total_calls + other.total_calls,
        primitive_calls=one.primitive_calls + other.primitive_calls,
        self_time=both(one.self_time, other.self_time),
        cumulative_time=both(one.cumulative_time, other.cumulative_time),
    )


def roots(profile: Profile) -> set[int]:
    """Return the functions that were called more often than all their callers together say: from outside the profile."""
    told = Counter[int]()
    for call in profile.calls:
        told[call.callee] += call.total_calls
    return {i for i, function in enumerate(profile.functions) if function.total_calls > told[i] or not told[i]}
