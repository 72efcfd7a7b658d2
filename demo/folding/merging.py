"""`Profile`, and which functions share a box -> `Graph`: the exact arithmetic of boxes and arrows.

Self costs are added, the calls between two boxes are summed, those inside a box vanish. So the self costs still add up to
the run's, and each number is as exact as the file's own. A box that is named after one function, its entrance, with
others folded into it, shows that function's own calls and cumulative cost. A box that is named after none may be
entered in several places and call itself again through others, and the calls of a summed arrow may have run inside each
other; pairs of caller and callee then do not say what they cost in all. `exact` is False, and the cost is the largest
that is certain.

Of whole stacks, each cost is the sum of the stacks that go through a box or an arrow, and all are exact.

Functions are merged once, from the file's own figures: a graph is never merged again.
"""

from collections.abc import Sequence
from operator import attrgetter

from ..profiles.call_tree import BELOW, CallTree, costs_of, regrouped
from ..profiles.model import Call, Function, Profile
from .cycles import cycles
from .graph import Arrow, Box, Graph, Group, ProcessStart


def unfolded(profile: Profile) -> Graph:
    """Return a graph with one box per function, and one arrow per pair."""
    return merge(profile, [Group((i,)) for i in range(len(profile.functions))])


def merge(profile: Profile, groups: Sequence[Group], below: frozenset[int] = frozenset()) -> Graph:
    """Add up the functions of each group.

    Args:
        profile: as read from a file.
        groups: a partition of its functions.
        below: functions that are counted as part of whatever called them; of whole stacks only.

    Returns:
        a graph with one box per group, in the order of the groups.
    """
    if profile.tree:
        return _merge_stacks(profile, profile.tree, groups, below)
    group_of = [0] * len(profile.functions)
    for number, group in enumerate(groups):
        for i in group.members:
            group_of[i] = number
    inside = {i for group in groups if group.has_entrance for i in group.members[1:]}
    for_others: dict[int, float] = {}
    between: dict[tuple[int, int], list[Call]] = {}
    for call in profile.calls:
        caller, callee = group_of[call.caller], group_of[call.callee]
        if caller != callee or len(groups[caller].members) == 1:
            between.setdefault((caller, callee), []).append(call)
            if call.callee in inside:
                for_others[callee] = for_others.get(callee, 0.0) + (call.cumulative_cost or 0.0)
    cycle = cycles(len(groups), between)
    doubtful = {pair for pair, calls in between.items() if len(calls) > 1 and cycle[pair[0]] == cycle[pair[1]]}
    fine = cycles(len(profile.functions), profile.calls) if doubtful else []
    arrows = tuple(
        _sum(*pair, calls) if pair not in doubtful else _sum_with_care(*pair, calls, fine)
        for pair, calls in between.items()
    )
    arrows_in: dict[int, list[Arrow]] = {number: [] for number, group in enumerate(groups) if not group.has_entrance}
    alone = [True] * len(groups)  # on no cycle
    for arrow in arrows:
        if arrow.callee in arrows_in:
            arrows_in[arrow.callee].append(arrow)
        if cycle[arrow.caller] == cycle[arrow.callee]:
            alone[arrow.callee] = False
    outside = roots(profile) if arrows_in else {}
    called = {call.callee for call in profile.calls} if arrows_in else set()
    boxes = []
    for number, group in enumerate(groups):
        members = [profile.functions[i] for i in group.members]
        if len(members) == 1:
            boxes.append(Box(*members[0]))
        elif group.has_entrance:
            chain = tuple(profile.functions[i].name for i in group.chain)
            box = _with_entrance(members)
            boxes.append(
                box._replace(chain=chain, for_others=min(for_others.get(number, 0.0), max(box.self_cost, 0.0)))
            )
        else:
            entered = {i: outside[i] for i in group.members if i in outside}
            certain = alone[number] and called.isdisjoint(entered)
            boxes.append(_without_entrance(group, members, arrows_in[number], entered, profile, certain))
    graph = Graph(tuple(boxes), arrows, profile.run_cost, profile.recording, len(profile.functions), tuple(groups))
    return graph._replace(starts=_starts(profile, group_of)) if profile.recording.processes else graph


def _merge_stacks(profile: Profile, tree: CallTree, groups: Sequence[Group], below: frozenset[int]) -> Graph:
    """Do what `merge` does, exactly: each stack counts once for each box, and for each arrow, that it goes through."""
    group_of = [BELOW] * len(profile.functions)
    for number, group in enumerate(groups):
        for i in set(group.members) - below:
            group_of[i] = number
    costs = costs_of(regrouped(tree, group_of, [len(group.members) > 1 for group in groups]), len(groups))
    boxes = []
    for group, self_cost, cumulative_cost in zip(groups, costs.self_costs, costs.cumulative):
        members = [profile.functions[i] for i in group.members]
        if group.has_entrance:
            folded = len(members) - 1
            chain = tuple(profile.functions[i].name for i in group.chain)
            box = Box(*members[0], folded=folded, largest=_largest(members) if folded else None, chain=chain)
        else:
            box = _nameless(group, members, 0)
        boxes.append(box._replace(self_cost=self_cost, cumulative_cost=cumulative_cost))
    arrows = [Arrow(caller, callee, 0, 0, *pair) for (caller, callee), pair in costs.pairs.items()]
    arrows.sort(key=lambda arrow: (arrow.callee, arrow.caller))
    graph = Graph(
        tuple(boxes), tuple(arrows), profile.run_cost, profile.recording, len(profile.functions), tuple(groups)
    )
    return graph._replace(below=below)


def _starts(profile: Profile, group_of: Sequence[int]) -> tuple[ProcessStart, ...]:
    """Add up the starts of processes between the same two boxes."""
    places = {function.key: i for i, function in enumerate(profile.functions)}
    numbers: dict[tuple[int, int], int] = {}
    for start in profile.recording.processes.starts if profile.recording.processes else ():
        if start.starter in places and start.first in places:
            pair = group_of[places[start.starter]], group_of[places[start.first]]
            numbers[pair] = numbers.get(pair, 0) + start.number
    return tuple(ProcessStart(*pair, number) for pair, number in numbers.items() if pair[0] != pair[1])


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


def _sum(caller: int, callee: int, calls: Sequence[Call]) -> Arrow:
    """Make one arrow of calls that cannot have run inside each other, so that their costs add up."""
    if len(calls) == 1:
        return Arrow(caller, callee, *calls[0][2:])
    self_costs = [call.self_cost for call in calls if call.self_cost is not None]
    costs = [call.cumulative_cost for call in calls if call.cumulative_cost is not None]
    known = len(costs) == len(calls)
    return Arrow(
        caller,
        callee,
        sum(call.total_calls for call in calls),
        sum(call.primitive_calls for call in calls),
        sum(self_costs) if known else None,
        sum(costs) if known else None,
    )


def _sum_with_care(caller: int, callee: int, calls: Sequence[Call], fine: Sequence[int]) -> Arrow:
    """Make one arrow of calls that may have run inside each other.

    Calls that have their caller or their callee in common cannot, unless that lies on a cycle of functions together with
    the other end. What such calls cost in all is certain; the largest such sum is what the arrow cost at least.

    Args:
        caller: the box where the arrow begins.
        callee: the box where it ends.
        calls: two or more.
        fine: for each function a number, equal for those on a cycle together.
    """
    arrow = _sum(caller, callee, calls)
    if arrow.cumulative_cost is None:
        return arrow._replace(exact=False)
    apart: dict[tuple[str, int], list[float]] = {}
    for call in calls:
        if fine[call.caller] != fine[call.callee]:
            for end in (("from", call.caller), ("to", call.callee)):
                apart.setdefault(end, []).append(call.cumulative_cost or 0.0)
    if any(len(costs) == len(calls) for costs in apart.values()):
        return arrow
    certain = max(max(call.cumulative_cost or 0.0 for call in calls), *map(sum, apart.values()), 0.0)
    return arrow._replace(cumulative_cost=certain, exact=False)


def _with_entrance(members: Sequence[Function]) -> Box:
    """Add up a box that is named after the first of its members."""
    self_cost = sum(member.self_cost for member in members)
    box = Box(*members[0], folded=len(members) - 1, largest=_largest(members))._replace(self_cost=self_cost)
    return _at_least_self(box)  # what is folded into it may have been called by others as well, and so have cost more


def _without_entrance(
    group: Group,
    members: Sequence[Function],
    arrows_in: Sequence[Arrow],
    entered: dict[int, int],
    profile: Profile,
    certain: bool,
) -> Box:
    """Add up a box that is named after none of its members.

    Args:
        group: what goes into the box.
        members: its functions.
        arrows_in: the arrows that lead to it.
        entered: members that were called from outside the profile, and how often.
        profile: where the members are from.
        certain: no way leads from the box through others back to it, nor to a member that was entered from outside.
    """
    costs = [arrow.cumulative_cost for arrow in arrows_in] + [profile.functions[i].cumulative_cost for i in entered]
    exact = certain and None not in costs and all(arrow.exact for arrow in arrows_in)
    self_cost = sum(member.self_cost for member in members)
    count = sum(arrow.total_calls for arrow in arrows_in) + sum(entered.values())
    box = _nameless(group, members, count)._replace(
        self_cost=self_cost,
        cumulative_cost=sum(filter(None, costs)) if exact else max(self_cost, *(m.cumulative_cost for m in members)),
        exact=exact,
    )
    return _at_least_self(box)  # the file's own figures may not agree


def _at_least_self(box: Box) -> Box:
    """Return a box whose cumulative cost is at least its self cost, and no longer exact if that had to be corrected."""
    fits = box.self_cost <= box.cumulative_cost * (1 + 1e-9)
    return box if fits else box._replace(cumulative_cost=box.self_cost, exact=False)


def _nameless(group: Group, members: Sequence[Function], calls: int) -> Box:
    """Make a box that is named after none of its members, without its costs."""
    return Box(
        key=("", 0, group.name),
        name=group.name,
        path="",
        origin=group.kind,
        total_calls=calls,
        primitive_calls=calls,
        self_cost=0.0,
        cumulative_cost=0.0,
        folded=len(members),
        largest=_largest(members),
    )


def _largest(members: Sequence[Function]) -> Function:
    return max(members, key=attrgetter("self_cost"))
