"""Functions that cannot be distinguished share a box, so that no half of them looks new and the other half gone."""

from collections.abc import Sequence

from ..folding.graph import Group
from .matching import Matched


def kept_together(groups: Sequence[Group], matched: Matched) -> tuple[list[Group], dict[int, tuple[int, ...]]]:
    """Put functions that cannot be distinguished into one box, with all that would have been folded into them.

    Returns:
        the groups, and for the number of a group the set that it is made for.
    """
    result: list[Group | None] = list(groups)
    group_of = {i: number for number, group in enumerate(groups) for i in group.members}
    taken: dict[int, tuple[int, ...]] = {}
    for positions in matched.unclear:
        wanted, home, moved = set(positions), -1, list[int]()
        numbers = sorted({group_of[i] for i in positions})
        for number in numbers:
            group = result[number]
            assert group
            if group.has_entrance and group.members[0] in wanted:
                home = number
        if home < 0:  # in one or several of the boxes that have no name
            continue
        for number in numbers:
            group = result[number]
            assert group
            whole = group.has_entrance and group.members[0] in wanted
            moved += group.members if whole else [i for i in group.members if i in wanted]
            result[number] = None if whole else _without(group, wanted)
        function = matched.together.functions[positions[-1]]
        result[home] = Group(moved, False, f"{function.name} ({len(positions)} of this name)", function.origin)
        taken[home] = positions
        group_of.update(dict.fromkeys(moved, home))
    kept = [number for number, group in enumerate(result) if group]
    return [group for group in result if group], {
        place: taken[number] for place, number in enumerate(kept) if number in taken
    }


def _without(group: Group, wanted: set[int]) -> Group | None:
    """Take functions out of a group that is not named after one of them."""
    left = [i for i in group.members if i not in wanted]
    if not left or group.has_entrance or group.kind == "imports":
        return group._replace(members=left) if left else None
    return Group(left) if len(left) == 1 else group._replace(members=left, name=f"{len(left):,} more functions")
