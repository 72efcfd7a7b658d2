"""The hot path: from the root along the heaviest arrows, as far as it is certain that the run went that way."""

from typing import NamedTuple

from ..profiles.model import Call
from .stacks import Stacks
from .whole_stacks import SMALLEST_STEP, heaviest_way

MOSTLY = 0.5
"""Share of a function's cost, 0..1, that comes along the path for certain; the path ends before any other function."""
SURE = 0.005
"""Share of the run's cost, 0..1; a cost is known if it is known within this."""


class PathStep(NamedTuple):
    """A function on the hot path.

    Attributes:
        function: position in `Profile.functions`.
        least: what the stacks cost that hold all steps up to this one in their order, at least.
        bound: what the stacks cost that hold this step: if it is direct, its arrow.
        direct: whether the step before calls this one itself, in all of these stacks.
    """

    function: int
    least: float
    bound: float
    direct: bool


class Path(NamedTuple):
    """The hot path, and why it ends.

    Attributes:
        steps: from the root on.
        shared: the function that comes next, if most of what that costs comes from elsewhere; position, or None.
    """

    steps: list[PathStep]
    shared: int | None = None


def hot_path(stacks: Stacks, busy: Stacks | None = None) -> Path:
    """Walk from the heaviest root, always along the heaviest arrow, until the cost is a function's own.

    Args:
        stacks: of the run.
        busy: where whole stacks are known, those of threads that aren't idle, along which the path leads.
    """
    if stacks.profile.tree:
        way = heaviest_way(stacks.profile, (busy or stacks).profile)
        return Path([PathStep(function, cost, cost, True) for function, cost in way])
    functions, run_cost = stacks.profile.functions, stacks.profile.run_cost
    roots = [i for i in stacks.into if stacks.from_outside(i)]
    if not roots or run_cost <= 0:
        return Path([])
    root = max(roots, key=lambda i: functions[i].cumulative_cost)
    whole = functions[root].cumulative_cost
    path, on_path, passed = [PathStep(root, whole, whole, True)], {root}, {root}
    # How many steps are the beginning of each stack that holds the path, the last of them perhaps once more further down.
    pinned = 0 if stacks.into[root] else 1
    while further := _on(stacks, path, on_path, pinned):
        step = further.steps[-1]
        if step.function in passed:
            break
        if step.least < _enough(stacks, step):
            return Path(path, step.function)
        size = further.kept + len(further.steps)
        on = pinned == len(path) < size and step.direct and stacks.is_once(path[-1].function)
        pinned = pinned + 1 if on else min(pinned, size - 1)
        on_path.difference_update(one.function for one in path[further.kept :])
        path[further.kept :] = further.steps
        on_path.update(one.function for one in further.steps)
        passed.add(step.function)
    return Path(path)


def _enough(stacks: Stacks, step: PathStep) -> float:
    """Return what a step must cost on the path, for certain."""
    cumulative = stacks.profile.functions[step.function].cumulative_cost
    return max(SMALLEST_STEP * stacks.profile.run_cost, MOSTLY * cumulative)


class Further(NamedTuple):
    """A path with one step more.

    Attributes:
        kept: so many steps are those of the path before.
        steps: the others, the new one last.
    """

    kept: int
    steps: list[PathStep]


def _on(stacks: Stacks, path: list[PathStep], on_path: set[int], pinned: int) -> Further | None:
    """Return the path with one step more, along the heaviest arrow; None if there is none that is worth it."""
    call = _heaviest(stacks, path[-1].function, on_path)
    if not call or stacks.weight(call) < SMALLEST_STEP * stacks.profile.run_cost:
        return None
    return _further(stacks, path, call, pinned)


def _heaviest(stacks: Stacks, here: int, on_path: set[int]) -> Call | None:
    """Return the heaviest arrow that leads on; None if the last function's own cost outweighs it.

    If the heaviest leads back to what is on the path already, as one decorator around all functions is, it is the heaviest
    arrow out of that.
    """
    calls = [call for call in stacks.out_of.get(here, ()) if call.callee != here]
    call = min(calls, key=stacks.heaviest_first, default=None)
    if call is None or stacks.weight(call) <= stacks.profile.functions[here].self_cost:
        return None
    if call.callee in on_path:
        onward = [one for i in (here, call.callee) for one in stacks.out_of.get(i, ()) if one.callee not in on_path]
        return min(onward, key=stacks.heaviest_first, default=None)
    return call


def _further(stacks: Stacks, path: list[PathStep], call: Call, pinned: int) -> Further:
    """Return the path with one step more, and what is certain of that: of all ways to know it, the one that tells most."""
    functions, last, callee = stacks.profile.functions, path[-1], call.callee
    cost, cumulative = stacks.cost(call), functions[callee].cumulative_cost
    once = stacks.is_once(last.function)
    found = [Further(len(path), [PathStep(callee, 0.0, cumulative, False)])]
    if call.caller != last.function:
        if stacks.is_above(last.function, callee):
            least = last.least + max(
                cumulative - stacks.profile.run_cost, (cost or 0.0) - functions[call.caller].cumulative_cost
            )
            found.append(Further(len(path), [PathStep(callee, least, cumulative, False)]))
    elif cost is not None:
        step = PathStep(callee, last.least + cost - functions[last.function].cumulative_cost, cost, True)
        if once or len(path) in (1, pinned) or stacks.is_above(path[-2].function, callee):
            found.append(Further(len(path), [step]))
        elif pinned and len(path) - pinned <= 2:  # what is not pinned is below what is
            here = last._replace(bound=functions[last.function].cumulative_cost, direct=False)
            found.append(Further(pinned, [here, step]))
    if not once and len(path) > 1 and stacks.is_above(path[-2].function, callee):
        # Leave out what is everywhere, if more is certain without it.
        least = path[-2].least + cumulative - stacks.profile.run_cost - SURE * stacks.profile.run_cost
        found.append(Further(len(path) - 1, [PathStep(callee, least, cumulative, False)]))
    return max(found, key=lambda one: one.steps[-1].least)
