"""Profile -> the part of it worth looking at: imports and library internals folded, a budget of boxes.

Nothing is estimated and nothing is lost: functions are only ever merged into boxes, whose figures add up (`merging`).
Which functions go into which box is decided here.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..profiles.model import Call, Function, Profile
from .merging import Group, merge, roots

BOXES = 30
SMALLEST_ARROW = 0.002
"""Share of the run time, 0..1; smaller arrows are left out, except one into each box, from the program if it calls it."""

NEARLY_ALL = 0.95
"""Share, 0..1, of the time of a library function; if that comes by way of one library call, it is folded into that."""

_IMPORT_FILES = ("importlib/", "importlib._bootstrap", "zipimport")
_IMPORT_BUILT_INS = ("__import__", "_imp.", "importlib.")
_SEVERAL = -1
"""The owner of what is reached from more than one box."""


def focus(profile: Profile, boxes: int = BOXES) -> Profile:
    """Keep the program's own functions and the calls they make, in at most `boxes` boxes.

    Args:
        profile: as read from a file.
        boxes: the budget, >= 3.

    Returns:
        a profile whose functions are the boxes to draw, whose self times add up to the same run time.
    """
    folded = merge(profile, groups) if (groups := _library_groups(profile)) else profile
    if len(folded.functions) > boxes:
        folded = merge(folded, _budget_groups(folded, boxes))
    return without_small_arrows(folded)


def partition(profile: Profile, boxes: int = BOXES) -> list[Group]:
    """Say which functions `focus` puts into which box, so that another run can be put into the same ones."""
    groups = _library_groups(profile) or [Group([i]) for i in range(len(profile.functions))]
    if len(groups) <= boxes:
        return groups
    result = []
    for outer in _budget_groups(merge(profile, groups), boxes):
        inner = [groups[i] for i in outer.members]
        members = [i for group in inner for i in group.members]
        result.append(inner[0] if len(inner) == 1 else outer._replace(members=members))
    return result


def _library_groups(profile: Profile) -> list[Group]:
    """Fold the imports into one box, and what lies below a library call into that call."""
    functions = profile.functions
    program = {i for i, function in enumerate(functions) if function.origin == "program"}
    if len(program) in (0, len(functions)):
        return []  # nothing to tell apart
    callees = _callees(profile)
    outside = roots(profile)
    machinery = {i for i, function in enumerate(functions) if i not in program and _imports(function)}
    machinery -= {i for i in outside if functions[i].name == "<module>"}  # what `python -m` runs is not imported
    kept = set(program)
    for i in program:
        kept.update(callees[i])
    kept.update(outside)
    kept -= machinery
    imports = len(functions)  # the owner of all the machinery has a number of its own
    owner = {i: i for i in kept} | dict.fromkeys(machinery, imports)
    _spread(owner, (kept - program) | machinery, callees)
    _settle(owner, profile)
    inside: dict[int, list[int]] = {}
    for i in range(len(functions)):
        inside.setdefault(owner.get(i, _SEVERAL), []).append(i)
    groups = []
    for own, members in inside.items():
        if own == imports:
            groups.append(Group(members, False, _imports_name(profile, members), "imports"))
        elif own != _SEVERAL:
            groups.append(Group([own, *(i for i in members if i != own)]))
        elif len(members) == 1:
            groups.append(Group(members))
        else:
            groups.append(
                Group(members, False, f"{len(members):,} library functions, reached in several ways", "shared")
            )
    return groups


def _budget_groups(profile: Profile, boxes: int) -> list[Group]:
    """Keep the boxes that matter most; what falls out becomes one box for each caller."""
    functions, callees = profile.functions, _callees(profile)
    weights = [function.cumulative_time + function.self_time for function in functions]
    kept = set(heapq.nlargest(boxes * 3 // 4, range(len(functions)), weights.__getitem__))
    owner = {i: i for i in kept}
    _spread(owner, kept, callees)
    left_out: dict[int, list[int]] = {}
    for i in range(len(functions)):
        if i not in kept:
            left_out.setdefault(owner.get(i, _SEVERAL), []).append(i)
    places = boxes - len(kept) - 1
    self_times = [function.self_time for function in functions]
    heaviest = sorted(
        (own for own in left_out if own != _SEVERAL),
        key=lambda own: -sum(map(self_times.__getitem__, left_out[own])),
    )
    several = left_out.pop(_SEVERAL, [])
    for own in heaviest[places:]:
        several += left_out.pop(own)
    groups = [Group([i]) for i in range(len(functions)) if i in kept]
    for members in (*left_out.values(), several):
        if len(members) == 1:
            groups.append(Group(members))
        elif members:
            count = sum(functions[i].size for i in members)
            groups.append(Group(members, False, f"{count:,} more functions", "rest"))
    return groups


def _spread(owner: dict[int, int], sources: Iterable[int], callees: Sequence[Sequence[int]]) -> None:
    """Give each function that has no owner yet that of its callers, `_SEVERAL` where they disagree.

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
            elif before in (own, _SEVERAL) or callee in fixed:
                continue
            else:
                owner[callee] = _SEVERAL
            todo.append(callee)


def _settle(owner: dict[int, int], profile: Profile) -> None:
    """Give a function that is reached in several ways to the one way that nearly all of its time comes by."""
    leading_to: dict[int, list[Call]] = {}
    seconds = dict.fromkeys((i for i, own in owner.items() if own == _SEVERAL), 0.0)
    for call in profile.calls:
        if call.callee in seconds and call.caller != call.callee:
            seconds[call.callee] += call.cumulative_time or 0.0
            leading_to.setdefault(call.caller, []).append(call)
    ways: dict[tuple[int, int], float] = {}
    todo = [i for i, own in owner.items() if own != _SEVERAL]
    while todo:
        caller = todo.pop()
        for call in leading_to.get(caller, ()):
            way = call.callee, owner[caller]
            ways[way] = ways.get(way, 0.0) + (call.cumulative_time or 0.0)
            if owner[call.callee] == _SEVERAL and ways[way] > 0 and ways[way] >= NEARLY_ALL * seconds[call.callee]:
                owner[call.callee] = owner[caller]
                todo.append(call.callee)


def without_small_arrows(profile: Profile) -> Profile:
    """Leave out the arrows that matter little, and count them."""

    def weight(call: Call) -> tuple[bool, float, int]:
        by_program = profile.functions[call.caller].origin == "program"
        return by_program, call.cumulative_time or 0.0, call.total_calls

    main_arrow: dict[int, Call] = {}
    for call in profile.calls:
        if call.caller != call.callee:
            main_arrow[call.callee] = max(call, main_arrow.get(call.callee, call), key=weight)
    calls = tuple(
        call
        for call in profile.calls
        if call.cumulative_time is None
        or profile.share(call.cumulative_time) >= SMALLEST_ARROW
        or call.caller == call.callee
        or main_arrow[call.callee] is call
    )
    return replace(profile, calls=calls, unseen_calls=len(profile.calls) - len(calls))


def _imports(function: Function) -> bool:
    """Say whether a function belongs to the import machinery, as the body of a library's module does."""
    if function.name == "<module>" and function.origin == "library":
        return not function.path.startswith("<")  # "<string>" is a statement given to `exec`
    if function.origin == "built-in":
        return function.name.startswith(_IMPORT_BUILT_INS)
    return (
        function.path.startswith(_IMPORT_FILES) and "metadata" not in function.path and "resources" not in function.path
    )


def _imports_name(profile: Profile, members: Sequence[int]) -> str:
    """Name the packages that were imported, those that took longest first."""
    seconds: dict[str, float] = {}
    for i in members:
        function = profile.functions[i]
        if function.name == "<module>" and function.path and not function.path.startswith("<"):
            package = function.path.split("/")[0].removesuffix(".py")
            seconds[package] = seconds.get(package, 0.0) + function.cumulative_time
    names = sorted(seconds, key=lambda name: -seconds[name])
    if not names:  # of a module written in C there is no code to be seen
        return "imports"
    return "imports: " + ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _callees(profile: Profile) -> list[list[int]]:
    result: list[list[int]] = [[] for _ in profile.functions]
    for call in profile.calls:
        result[call.caller].append(call.callee)
    return result
