"""What lies below a library call, where whole stacks tell: each frame belongs to the call that it is below."""

from ..profiles.call_tree import BELOW, CallTree, Costs, costs_of, regrouped
from ..profiles.model import Call, Profile
from .graph import Group
from .imports import import_machinery, imports_name


def inside_libraries(profile: Profile) -> frozenset[int]:
    """Return the functions of libraries that neither the program calls nor a stack begins with; none without whole stacks.

    They are counted as part of whatever called them.
    """
    if not profile.tree:
        return frozenset()
    program = {i for i, function in enumerate(profile.functions) if function.origin == "program"}
    if len(program) in (0, len(profile.functions)):
        return frozenset()
    kept = program | {call.callee for call in profile.calls if call.caller in program}
    kept |= {function for function, depth in zip(profile.tree.functions, profile.tree.depths) if not depth}
    return frozenset(range(len(profile.functions))) - kept - import_machinery(profile)


def by_stacks(profile: Profile) -> list[Group]:
    """Put the imports into one box, and each function inside libraries into the one where it cost most."""
    below = inside_libraries(profile)
    imports = import_machinery(profile) - {i for i, f in enumerate(profile.functions) if f.origin == "program"}
    owner = {i: max(sorted(ways), key=ways.__getitem__) for i, ways in ways_of(profile, below).items() if ways}
    inside: dict[int, list[int]] = {}
    for i in sorted(below):
        inside.setdefault(owner.get(i, BELOW), []).append(i)
    groups = [
        Group((i, *inside.pop(i, ()))) for i in range(len(profile.functions)) if i not in below and i not in imports
    ]
    members = [*imports, *(i for those in inside.values() for i in those)]
    if imports:
        groups.append(Group(sorted(members), False, imports_name(profile, imports), "imports"))
    return groups


def ways_of(profile: Profile, below: frozenset[int]) -> dict[int, dict[int, float]]:
    """Return for each function that is counted as part of others what it cost as part of each."""
    assert profile.tree
    brought: dict[int, dict[int, float]] = {i: {} for i in below}
    way: list[int] = []
    for function, depth, cost in zip(*profile.tree):
        del way[depth:]
        if function in below and way:
            way.append(way[-1])
            ways = brought[function]
            ways[way[-1]] = ways.get(way[-1], 0.0) + cost
        else:
            way.append(function)
    return brought


def counted_below(profile: Profile, below: frozenset[int]) -> Profile:
    """Return a profile in which some functions are counted as part of whatever called them, and cost nothing themselves."""
    if not profile.tree or not below:
        return profile
    numbers = [BELOW if i in below else i for i in range(len(profile.functions))]
    return recounted(profile, regrouped(profile.tree, numbers, [False] * len(numbers)))


def recounted(profile: Profile, tree: CallTree) -> Profile:
    """Return a profile whose functions and calls cost what they cost in other stacks of the same functions."""
    costs: Costs = costs_of(tree, len(profile.functions))
    functions = tuple(
        function._replace(self_cost=self_cost, cumulative_cost=cumulative_cost)
        for function, self_cost, cumulative_cost in zip(profile.functions, costs.self_costs, costs.cumulative)
    )
    calls = tuple(Call(*pair, 0, 0, *cost) for pair, cost in costs.pairs.items())
    return profile._replace(functions=functions, calls=calls)
