"""Which boxes are a chain: functions that do nothing but call the next one, once each time they are called."""

from collections.abc import Sequence
from itertools import chain as joined

from ..profiles.model import Profile
from .merging import Group

HEAVY = 0.05
"""Share of a run, 0..1; lighter functions are not worth to be put together."""
NO_WORK = 0.01
"""Share of a run, 0..1, of the self cost of a function that only calls the next one."""
NEARLY_ALL = 0.95
"""Share, 0..1, of a function's cost that goes to the next one."""


def with_chains(profile: Profile, folded: Sequence[Group]) -> Sequence[Group]:
    """Put functions that call each other in a row into one box, named after the first one.

    Args:
        profile: as read from a file.
        folded: a partition of its functions; none where each is a box of its own.

    Returns:
        the same partition, of which some groups are put together.
    """
    following = _following(profile, folded)
    if not following:
        return folded
    groups = folded or [Group((i,)) for i in range(len(profile.functions))]
    later = set(following.values())
    result = []
    for number, group in enumerate(groups):
        if number in later:
            continue
        row = [number]
        while row[-1] in following:
            row.append(following[row[-1]])
        if len(row) > 1:
            members = tuple(joined.from_iterable(groups[one].members for one in row))
            group = Group(members, chain=tuple(groups[one].members[0] for one in row[1:]))
        result.append(group)
    return result


def _following(profile: Profile, folded: Sequence[Group]) -> dict[int, int]:
    """Return the group that comes next in a row, for each group that has one."""
    functions, run_cost = profile.functions, profile.run_cost
    group_of: dict[int, int] = {}
    first: dict[int, int] = {}  # the functions that those groups are named after which may be in a row
    numbered = enumerate(folded or [])
    for number, group in numbered if folded else ((i, Group((i,))) for i in range(len(functions))):
        if not group.has_entrance or functions[group.members[0]].cumulative_cost < HEAVY * run_cost:
            continue
        if sum(functions[i].self_cost for i in group.members) < NO_WORK * run_cost:
            first[number] = group.members[0]
            group_of |= dict.fromkeys(group.members, number)
    entrances = set(first.values())
    between: dict[tuple[int, int], tuple[int, float]] = {}
    for call in profile.calls:
        if call.callee in entrances and call.caller in group_of:
            pair = group_of[call.caller], group_of[call.callee]
            calls, cost = between.get(pair, (0, 0.0))
            between[pair] = calls + call.total_calls, cost + (call.cumulative_cost or 0.0)
    found = {}
    for (here, there), (calls, cost) in between.items():
        one, other = functions[first[here]], functions[first[there]]
        if here == there or one.origin != other.origin or cost < NEARLY_ALL * one.cumulative_cost:
            continue
        if calls == one.total_calls == other.total_calls == one.primitive_calls:
            found[here] = there
    return found
