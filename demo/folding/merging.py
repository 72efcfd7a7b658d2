"""Partition of a profile's functions -> the profile with one box per group: the exact arithmetic behind `focus`.

Self times are added, arrows between two boxes are summed, arrows inside a box vanish. So the self times still add up to
the run time, and each number is as exact as the file's own. A box that is named after one function, its entrance, with
others folded into it, shows that function's own calls and cumulative time. A box that is named after none may be
entered in several places and call itself again through others, and the calls of a summed arrow may have run inside each
other; how long they took in all cannot be told from pairs then. `exact` is False, and the time the largest that is certain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..profiles.model import Call, Function, Profile
from ..profiles.origins import Origin


class Group(NamedTuple):
    """Functions to be merged into one box.

    Attributes:
        members: positions in the profile; the first one is the entrance if `has_entrance`.
        has_entrance: the box is named after the first member, whose calls and cumulative time are then the box's own.
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
    parts: dict[tuple[int, int], list[Call]] = {}
    for call in profile.calls:
        caller, callee = group_of[call.caller], group_of[call.callee]
        if caller != callee or len(groups[caller].members) == 1:
            parts.setdefault((caller, callee), []).append(call)
    circle = circles(len(groups), parts)
    doubtful = [pair for pair, summed in parts.items() if len(summed) > 1 and circle[pair[0]] == circle[pair[1]]]
    nested = {pair for pair in doubtful if not _share_an_end(parts[pair])}
    if len(nested) < len(doubtful):
        fine = circles(len(profile.functions), profile.calls)
        nested.update(pair for pair in doubtful if any(fine[part.caller] == fine[part.callee] for part in parts[pair]))
    calls = tuple(_sum(*pair, summed, pair in nested) for pair, summed in parts.items())
    outside = roots(profile)
    arrows_in: dict[int, list[Call]] = {number: [] for number, group in enumerate(groups) if not group.has_entrance}
    alone = [True] * len(groups)  # on no circle
    for call in calls:
        if call.callee in arrows_in:
            arrows_in[call.callee].append(call)
        if circle[call.caller] == circle[call.callee]:
            alone[call.callee] = False
    functions = []
    for number, group in enumerate(groups):
        members = [profile.functions[i] for i in group.members]
        if len(members) == 1:
            functions.append(members[0])
        elif group.has_entrance:
            functions.append(_named(members))
        else:
            entered = {i: outside[i] for i in group.members if i in outside}
            functions.append(_unnamed(profile, group, arrows_in[number], entered, alone[number]))
    return replace(profile, functions=tuple(functions), calls=calls)


def roots(profile: Profile) -> dict[int, int]:
    """Return the functions that were called from outside the profile, and how often.

    They have no caller in it, or were called more often than all their callers together say.
    """
    missing = [function.total_calls for function in profile.functions]
    called = [False] * len(missing)
    for call in profile.calls:
        missing[call.callee] -= call.total_calls
        called[call.callee] = True
    return {i: max(count, 0) for i, count in enumerate(missing) if count > 0 or not called[i]}


def circles(size: int, arrows: Iterable[Sequence[Any]]) -> list[int]:
    """Number the boxes so that two have the same number if each can be reached from the other along arrows.

    Args:
        size: how many boxes there are.
        arrows: caller and callee first, whatever follows.

    See Also:
        https://en.wikipedia.org/wiki/Kosaraju%27s_algorithm
    """
    inner = list(arrows)
    before = 2 * len(inner) + 1
    while (
        0 < 2 * len(inner) < before
    ):  # most are on no circle: they lead to what calls nothing, or from what nothing calls
        before = len(inner)
        callers = {arrow[0] for arrow in inner}
        inner = [arrow for arrow in inner if arrow[1] in callers]
        callees = {arrow[1] for arrow in inner}
        inner = [arrow for arrow in inner if arrow[0] in callees]
    ahead: dict[int, list[int]] = {}
    back: dict[int, list[int]] = {}
    for caller, callee, *_ in inner:
        ahead.setdefault(caller, []).append(callee)
        back.setdefault(callee, []).append(caller)
    finished: list[int] = []
    seen: set[int] = set()
    for start in ahead:
        way = [(start, iter(ahead[start]))] if start not in seen else []
        seen.add(start)
        while way:
            here, further = way[-1]
            following = next((i for i in further if i not in seen), None)
            if following is None:
                finished.append(here)
                way.pop()
            else:
                seen.add(following)
                way.append((following, iter(ahead.get(following, ()))))
    number = list(range(size))
    for start in reversed(finished):
        todo = [start] if start in seen else []
        while todo:
            here = todo.pop()
            if here in seen:
                seen.remove(here)
                number[here] = start
                todo += back.get(here, ())
    return number


def _named(members: Sequence[Function]) -> Function:
    """Add up a box with an entrance, the first of its `members`."""
    self_time = sum(member.self_time for member in members)
    folded = members[0].folded + sum(member.size for member in members[1:])
    box = members[0]._replace(self_time=self_time, folded=folded)
    # What is folded into it may have been called by others as well, and so have taken longer than the entrance.
    return (
        box if self_time <= box.cumulative_time * (1 + 1e-9) else box._replace(cumulative_time=self_time, exact=False)
    )


def _unnamed(
    profile: Profile, group: Group, arrows_in: Sequence[Call], outside: dict[int, int], alone: bool
) -> Function:
    """Add up a box without an entrance.

    Args:
        profile: before merging.
        group: what goes into the box.
        arrows_in: the summed arrows that lead to it.
        outside: members that were called from outside the profile, and how often.
        alone: no way leads from the box through others back to it.
    """
    members = [profile.functions[i] for i in group.members]
    called = {call.callee for call in profile.calls} if outside else set()
    seconds = [call.cumulative_time for call in arrows_in] + [profile.functions[i].cumulative_time for i in outside]
    exact = alone and None not in seconds and called.isdisjoint(outside)
    *_, self_times, cumulative_times, all_exact, _ = zip(*members)
    exact = exact and all(all_exact) and all(call.exact for call in arrows_in)
    self_time = sum(self_times)
    count = sum(call.total_calls for call in arrows_in) + sum(outside.values())
    return Function(
        key=("", 0, group.name),
        name=group.name,
        path="",
        origin=group.origin,
        total_calls=count,
        primitive_calls=count,
        self_time=self_time,
        cumulative_time=sum(filter(None, seconds)) if exact else max(self_time, *cumulative_times),
        exact=exact,
        folded=sum(member.size for member in members),
    )


def _share_an_end(parts: Sequence[Call]) -> bool:
    """Say whether all these calls have the caller or the callee in common: then one runs inside another only on a circle."""
    return len({part.caller for part in parts}) == 1 or len({part.callee for part in parts}) == 1


def _sum(caller: int, callee: int, parts: Sequence[Call], nested: bool) -> Call:
    """Make one arrow of several; if they may run inside each other, their times do not add up."""
    if len(parts) == 1:
        return parts[0]._replace(caller=caller, callee=callee)
    self_times = [part.self_time for part in parts if part.self_time is not None]
    seconds = [part.cumulative_time for part in parts if part.cumulative_time is not None]
    told = len(seconds) == len(parts)
    return Call(
        caller,
        callee,
        sum(part.total_calls for part in parts),
        sum(part.primitive_calls for part in parts),
        sum(self_times) if told else None,
        (max(seconds) if nested else sum(seconds)) if told else None,
        exact=not nested and all(part.exact for part in parts),
    )
