"""Which boxes are a chain: functions that do nothing but call the next one, once each time they are called."""

from collections.abc import Iterable, Sequence

from ..profiles.model import Profile
from .graph import Group

HEAVY = 0.05
"""Share of a run, 0..1; lighter functions are not worth to be put together."""
NO_WORK = 0.01
"""Share of a run, 0..1, of the self cost of a function that only calls the next one."""
NEARLY_ALL = 0.95
"""Share, 0..1, of a function's cost that goes to the next one."""


def chains(profile: Profile, folded: Sequence[Group]) -> dict[int, list[int]]:
    """Find functions that call each other in a row.

    Args:
        profile: as read from a file.
        folded: a partition of its functions; none where each is a box of its own.

    Returns:
        for the first box of each row, those that follow in it.
    """
    following = _following(profile, folded)
    rows = {}
    for first in following.keys() - set(following.values()):
        row = [following[first]]
        while row[-1] in following:
            row.append(following[row[-1]])
        rows[first] = row
    return rows


def _following(profile: Profile, folded: Sequence[Group]) -> dict[int, int]:
    """Return the box that comes next in a row, for each box that has one."""
    functions, run_cost = profile.functions, profile.run_cost
    named = dict(_named(profile, folded))
    box_of = {i: box for box in named for i in (folded[box].members if folded else (box,))}
    entrances = {i: box for box, i in named.items()}
    between: dict[tuple[int, int], tuple[int, float]] = {}
    for call in profile.calls:
        if call.callee in entrances and call.caller in box_of:
            pair = box_of[call.caller], entrances[call.callee]
            calls, cost = between.get(pair, (0, 0.0))
            between[pair] = calls + call.total_calls, cost + (call.cumulative_cost or 0.0)
    found = {}
    for (here, there), (calls, cost) in between.items():
        one, other = functions[named[here]], functions[named[there]]
        if here == there or one.origin != other.origin or cost < NEARLY_ALL * one.cumulative_cost:
            continue
        if run_cost > 0 and calls == one.total_calls == other.total_calls == one.primitive_calls:
            found[here] = there
    return found


def _named(profile: Profile, folded: Sequence[Group]) -> Iterable[tuple[int, int]]:
    """Return the boxes that may be in a row, and the functions that they are named after."""
    functions, most, least = profile.functions, NO_WORK * profile.run_cost, HEAVY * profile.run_cost
    if not folded:
        return ((i, i) for i, f in enumerate(functions) if f.cumulative_cost >= least and f.self_cost < most)
    return (
        (box, group.members[0])
        for box, group in enumerate(folded)
        if group.has_entrance
        and functions[group.members[0]].cumulative_cost >= least
        and sum(functions[i].self_cost for i in group.members) < most
    )
