"""Which functions share a box: imports and library internals are folded, the rest fits into a budget of boxes.

Nothing is estimated and nothing is lost: `merging` adds up what is put together here.
"""

import heapq
from collections.abc import Iterable, Sequence

from ..profiles.model import Call, Function, Profile
from ..profiles.run_modules import run_modules
from .merging import Group, roots

BOXES = 30
"""The budget, unless another is asked for."""

NEARLY_ALL = 0.95
"""Share, 0..1, of the cost of a library function; if that comes by way of one library call, it is folded into that."""

_IMPORT_FILES = ("importlib/", "importlib._bootstrap", "zipimport")
_IMPORT_BUILT_INS = ("__import__", "_imp.", "importlib.")
_SEVERAL = -1
"""The owner of what is reached from more than one box."""


def partition(profile: Profile, boxes: int = BOXES) -> list[Group]:
    """Say which functions share a box.

    Args:
        profile: as read from a file.
        boxes: the budget, >= 3.

    Returns:
        a partition of the functions into at most `boxes` groups: the program's own functions and the calls they make.
    """
    folded = _library_groups(profile)
    if len(folded or profile.functions) > boxes:
        return _within_budget(profile, folded, boxes)
    return folded or [Group((i,)) for i in range(len(profile.functions))]


def _library_groups(profile: Profile) -> list[Group]:
    """Fold the imports into one box, and what lies below a library call into that call."""
    functions = profile.functions
    program = {i for i, function in enumerate(functions) if function.origin == "program"}
    if len(program) in (0, len(functions)):
        return []  # nothing to tell apart
    callees = _callees(profile)
    outside = roots(profile)
    machinery = import_machinery(profile) - program
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


def _within_budget(profile: Profile, folded: Sequence[Group], boxes: int) -> list[Group]:
    """Keep the boxes that matter most; what falls out becomes one box for each caller.

    Args:
        profile: as read from a file.
        folded: a partition of its functions; none where each is a box of its own.
        boxes: the budget.
    """
    functions = profile.functions
    if folded:
        box_of = [0] * len(functions)
        for box, group in enumerate(folded):
            for i in group.members:
                box_of[i] = box
        self_costs = [sum(functions[i].self_cost for i in group.members) for group in folded]
        certain = [
            functions[group.members[0]].cumulative_cost
            if group.has_entrance
            else max(functions[i].cumulative_cost for i in group.members)
            for group in folded
        ]
        callees: list[list[int]] = [[] for _ in folded]
        for call in profile.calls:
            callees[box_of[call.caller]].append(box_of[call.callee])
        weights = [max(cumulative, self_cost) + self_cost for cumulative, self_cost in zip(certain, self_costs)]
    else:
        self_costs = [function.self_cost for function in functions]
        weights = [function.cumulative_cost + function.self_cost for function in functions]
        callees = _callees(profile)
    kept = set(heapq.nlargest(boxes * 3 // 4, range(len(weights)), weights.__getitem__))
    owner = {i: i for i in kept}
    _spread(owner, kept, callees)
    left_out: dict[int, list[int]] = {}
    for i in range(len(weights)):
        if i not in kept:
            left_out.setdefault(owner.get(i, _SEVERAL), []).append(i)
    places = boxes - len(kept) - 1
    heaviest = sorted(
        (own for own in left_out if own != _SEVERAL),
        key=lambda own: -sum(map(self_costs.__getitem__, left_out[own])),
    )
    several = left_out.pop(_SEVERAL, [])
    for own in heaviest[places:]:
        several += left_out.pop(own)
    together = [[i] for i in range(len(weights)) if i in kept]
    together += [members for members in (*left_out.values(), several) if members]
    return [_group(members, folded) for members in together]


def _group(members: Sequence[int], folded: Sequence[Group]) -> Group:
    """Make one group of several; arguments as for `_within_budget`."""
    if len(members) == 1:
        return folded[members[0]] if folded else Group(members)
    functions = [i for box in members for i in folded[box].members] if folded else members
    return Group(functions, False, f"{len(functions):,} more functions", "rest")


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
    costs = dict.fromkeys((i for i, own in owner.items() if own == _SEVERAL), 0.0)
    for call in profile.calls:
        if call.callee in costs and call.caller != call.callee:
            costs[call.callee] += call.cumulative_cost or 0.0
            leading_to.setdefault(call.caller, []).append(call)
    ways: dict[tuple[int, int], float] = {}
    todo = [i for i, own in owner.items() if own != _SEVERAL]
    while todo:
        caller = todo.pop()
        for call in leading_to.get(caller, ()):
            way = call.callee, owner[caller]
            ways[way] = ways.get(way, 0.0) + (call.cumulative_cost or 0.0)
            if owner[call.callee] == _SEVERAL and ways[way] > 0 and ways[way] >= NEARLY_ALL * costs[call.callee]:
                owner[call.callee] = owner[caller]
                todo.append(call.callee)


def import_machinery(profile: Profile) -> set[int]:
    """Return the functions of the import machinery, and the bodies of what it imported."""
    found = {i for i, function in enumerate(profile.functions) if _belongs_to_imports(function)}
    keys = [function.key for function in profile.functions]
    return found - run_modules(keys, ((call.caller, call.callee, call.cumulative_cost) for call in profile.calls))


def _belongs_to_imports(function: Function) -> bool:
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
    costs: dict[str, float] = {}
    for i in members:
        function = profile.functions[i]
        if function.name == "<module>" and function.path and not function.path.startswith("<"):
            package = function.path.split("/")[0].removesuffix(".py")
            costs[package] = costs.get(package, 0.0) + function.cumulative_cost
    names = sorted(costs, key=lambda name: -costs[name])
    if not names:  # of a module written in C there is no code to be seen
        return "imports"
    return "imports: " + ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _callees(profile: Profile) -> list[list[int]]:
    result: list[list[int]] = [[] for _ in profile.functions]
    for call in profile.calls:
        result[call.caller].append(call.callee)
    return result
