"""What whole stacks tell of a run, where a file has them: nothing has to be concluded from pairs of caller and callee."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..profiles.call_tree import ends, totals
from ..profiles.model import Profile

SMALLEST_STEP = 0.05
"""Share of the run's cost, 0..1; the hot path ends before a function that costs less on it."""
MOST_STEPS = 500
"""Functions on a hot path."""


def heaviest_way(profile: Profile, busy: Profile) -> Iterator[tuple[int, float]]:
    """Go from the root always to what cost most there, until the cost is a function's own.

    A function that calls itself is one step.

    Args:
        profile: of the run.
        busy: the same, without the stacks that the way is not to lead along.

    Yields:
        a function, and what the stacks cost that begin in this way.
    """
    tree = busy.tree
    assert tree and profile.tree
    costs, whole, after = totals(tree), totals(profile.tree), ends(tree)
    passed: set[int] = set()
    here = list(_below(0, len(after), after))
    own = 0.0
    while len(passed) < MOST_STEPS:
        ways: dict[int, list[int]] = {}
        for node in here:
            ways.setdefault(tree.functions[node], []).append(node)
        if not ways:
            return
        sums = {function: sum(map(costs.__getitem__, nodes)) for function, nodes in ways.items()}
        step = min(sums, key=lambda function: (-sums[function], profile.functions[function].key))
        if step in passed or sums[step] < SMALLEST_STEP * busy.run_cost or sums[step] <= own:
            return
        yield step, sum(map(whole.__getitem__, ways[step]))
        passed.add(step)
        here, own, todo = [], 0.0, ways[step]
        while todo:
            node = todo.pop()
            own += tree.costs[node]
            for other in _below(node + 1, after[node], after):
                (todo if tree.functions[other] == step else here).append(other)


def _below(first: int, end: int, after: Sequence[int]) -> Iterator[int]:
    """Yield the nodes from one to another that aren't below each other."""
    while first < end:
        yield first
        first = after[first]


class Spent(NamedTuple):
    """What stacks cost in which a function is the innermost one of the program.

    Attributes:
        self_cost: of those that end there.
        by_callee: of the others, by what it called.
    """

    self_cost: float
    by_callee: dict[int, float]


def spent_by(profile: Profile, own: Collection[int], imports: Collection[int]) -> dict[int | None, Spent]:
    """Say where a program spends; None stands for imports, where these are what is innermost.

    Args:
        profile: with whole stacks.
        own: the functions of the program.
        imports: those of the import machinery, and the bodies of what it imported.
    """
    assert profile.tree
    self_costs: dict[int | None, float] = {}
    by_callee: dict[int | None, dict[int, float]] = {}
    way: list[tuple[int | None, int | None] | None] = []  # the innermost function of the program, and what it called
    for function, depth, cost in zip(*profile.tree):
        del way[depth:]
        above = way[-1] if way else None
        if function in own:
            here: tuple[int | None, int | None] | None = (function, None)
        elif above and function in imports:
            here = (None, None)
        elif above:
            here = above if above[1] is not None or above[0] is None else (above[0], function)
        else:
            here = None  # before the program begins
        way.append(here)
        if here is None or not cost:
            continue
        place, callee = here
        if callee is None:
            self_costs[place] = self_costs.get(place, 0.0) + cost
        else:
            callees = by_callee.setdefault(place, {})
            callees[callee] = callees.get(callee, 0.0) + cost
    places = dict.fromkeys([*self_costs, *by_callee])
    return {place: Spent(self_costs.get(place, 0.0), by_callee.get(place, {})) for place in places}
