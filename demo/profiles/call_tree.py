"""Whole call stacks, and the exact arithmetic of them: what functions and arrows cost, each once a stack, however deep.

A stack is what ran at one moment, from the root to the function that had the processor (or had asked for memory). A file with
whole stacks says more than pairs of caller and callee do: figures of functions that are put together can be counted anew,
instead of being bounded.
"""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

BELOW = -1
"""The number of a function that is to be counted as part of whatever called it."""


class CallTree(NamedTuple):
    """All stacks of a run, each beginning written once: a tree in which a node is a function, called in one way.

    Attributes:
        functions: the number of each node's function; a caller comes before what it called, and all that is below a node
            follows it before anything else does (preorder).
        depths: how many nodes are above each one.
        costs: of the stacks that end at each node, in the clock's unit.
    """

    functions: Sequence[int]
    depths: Sequence[int]
    costs: Sequence[float]


class Pair(NamedTuple):
    """What one function cost that another one called.

    Attributes:
        self_cost: of the stacks in which the callee comes last, right after the caller.
        cumulative_cost: of all stacks that hold the two, one right after the other.
    """

    self_cost: float
    cumulative_cost: float


class Costs(NamedTuple):
    """What the stacks of a run cost, in the clock's unit.

    Attributes:
        self_costs: for each function, of the stacks that it comes last in.
        cumulative: for each function, of the stacks that hold it.
        pairs: by caller and callee.
        roots: the functions that a stack begins with.
    """

    self_costs: list[float]
    cumulative: list[float]
    pairs: dict[tuple[int, int], Pair]
    roots: set[int]


def totals(tree: CallTree) -> Sequence[float]:
    """Return what each node cost with all that is below it."""
    costs = array("d", tree.costs)
    pending = [0.0] * (max(tree.depths, default=0) + 2)
    for node in range(len(costs) - 1, -1, -1):
        depth = tree.depths[node]
        costs[node] += pending[depth + 1]
        pending[depth + 1] = 0.0
        pending[depth] += costs[node]
    return costs


def costs_of(tree: CallTree, functions: int) -> Costs:
    """Add up the stacks of a run.

    Args:
        tree: of functions 0..`functions` - 1.
        functions: how many there are.
    """
    self_costs, cumulative = [0.0] * functions, [0.0] * functions
    of_pair: dict[int, list[float]] = {}  # by caller * functions + callee: self and cumulative cost, times on the way
    on_way = [0] * functions
    roots: set[int] = set()
    way: list[int] = []
    pairs: list[list[float]] = []
    for function, depth, cost, total in zip(*tree, totals(tree)):
        while len(way) > depth:
            on_way[way.pop()] -= 1
            pairs.pop()[2] -= 1
        if way:
            number = way[-1] * functions + function
            pair = of_pair.get(number)
            if pair is None:
                pair = of_pair[number] = [0.0, 0.0, 0]
            pair[0] += cost
            if not pair[2]:
                pair[1] += total
        else:
            pair = [0.0, 0.0, 0]
            roots.add(function)
        if not on_way[function]:
            cumulative[function] += total
        self_costs[function] += cost
        pair[2] += 1
        pairs.append(pair)
        on_way[function] += 1
        way.append(function)
    found = {divmod(number, functions): Pair(pair[0], pair[1]) for number, pair in of_pair.items()}
    return Costs(self_costs, cumulative, found, roots)


def regrouped(tree: CallTree, numbers: Sequence[int], together: Sequence[bool]) -> CallTree:
    """Give the functions of a tree other numbers, of which several may share one.

    Args:
        tree: any.
        numbers: for each function the new one; `BELOW` for what is to be counted as part of its caller.
        together: for each new number, whether one that calls itself is to be counted as one.
    """
    functions, depths, costs = array("q"), array("q"), array("d")
    way: list[int] = []  # of nodes in the new tree, by the depth in the old one
    for function, depth, cost in zip(*tree):
        del way[depth:]
        number = numbers[function]
        above = way[-1] if way else -1
        if way and (number == BELOW or (number == functions[above] and together[number])):
            costs[above] += cost
            way.append(above)
            continue
        way.append(len(functions))
        functions.append(number)
        depths.append(depths[above] + 1 if above >= 0 else 0)
        costs.append(cost)
    return CallTree(functions, depths, costs)


def joined(one: CallTree, other: CallTree) -> CallTree:
    """Return all stacks of two trees whose functions have the same numbers."""
    functions, depths, costs = (
        [*one.functions, *other.functions],
        [*one.depths, *other.depths],
        [*one.costs, *other.costs],
    )
    return CallTree(functions, depths, costs)


def ends(tree: CallTree) -> Sequence[int]:
    """Return for each node the first one after it that is not below it, or the number of all."""
    found = array("q", bytes(8 * len(tree.functions)))
    open_ones: list[int] = []
    for node, depth in enumerate(tree.depths):
        while len(open_ones) > depth:
            found[open_ones.pop()] = node
        open_ones.append(node)
    for node in open_ones:
        found[node] = len(found)
    return found
