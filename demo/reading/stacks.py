"""What pairs of caller and callee tell for certain about the whole call stacks of a run.

A profile says of each function, and of each arrow, what all stacks with it cost. Of two sets of stacks inside a third one,
the part that they have in common costs at least the sum of the two, less the third: that is all the arithmetic here.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property
from operator import attrgetter

from ..folding.cycles import cycles
from ..folding.merging import roots
from ..profiles.model import Call, Profile
from ..profiles.tables import Key
from .idle import Waiting, waiting_stacks

HEAVY = 0.01
"""Share of the run's cost, 0..1; lighter functions are no step of a path, and nobody's callers are looked up for them."""
NEARLY_ALL = 0.95
"""Share, 0..1, of the time that a caller brings; if so much of it is for one function of the program, that is named."""


class Stacks:
    """A profile, and what follows from it.

    Attributes:
        profile: as read from a file.
        nobody: place holders for what is above the root, which the file lists among the functions.
        into: for each heavy function, the calls of it.
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._below: dict[int, set[int]] = {}
        least = HEAVY * profile.run_cost
        # `profile` leaves place holders above the root, one of them without figures.
        self.nobody: set[int] = set()
        if profile.recording.has_counts and 0 in map(attrgetter("total_calls"), profile.functions):
            self.nobody = {
                i for i, f in enumerate(profile.functions) if not f.total_calls or f.key[:2] == ("profile", 0)
            }
        self.into: dict[int, list[Call]] = {
            i: []
            for i, function in enumerate(profile.functions)
            if function.cumulative_cost >= least and i not in self.nobody
        }
        heavy = self.into.keys()
        self._heavy_calls = [call for call in profile.calls if call.callee in heavy and call.caller not in self.nobody]
        for call in self._heavy_calls:
            self.into[call.callee].append(call)

    @cached_property
    def out_of(self) -> dict[int, list[Call]]:
        """Return the calls of heavy functions by their callers."""
        found: dict[int, list[Call]] = {}
        for call in self._heavy_calls:
            found.setdefault(call.caller, []).append(call)
        return found

    @cached_property
    def waiting(self) -> Waiting | None:
        """Return which stacks wait, None where they aren't whole."""
        return waiting_stacks(self.profile)

    @cached_property
    def callees(self) -> dict[int, list[int]]:
        """Return whom each function calls."""
        found: dict[int, list[int]] = {}
        for call in self.profile.calls:
            found.setdefault(call.caller, []).append(call.callee)
        return found

    def from_outside(self, i: int) -> int:
        """Return how often a heavy function was called from outside the profile; at least once if it has no caller."""
        calls = self.into.get(i, ())
        missing = self.profile.functions[i].total_calls - sum(call.total_calls for call in calls)
        return max(missing, 0 if calls else 1)

    def cost(self, call: Call) -> float | None:
        """Return what all stacks with an arrow cost, None if that cannot be known.

        Where the file does not say, it is the cost of the callee if that has no other caller.
        """
        if call.cumulative_cost is not None:
            return call.cumulative_cost
        function, calls = self.profile.functions[call.callee], self.into.get(call.callee, ())
        others = [one for one in calls if one.caller != call.callee]
        from_outside = function.total_calls - sum(one.total_calls for one in calls)
        return function.cumulative_cost if others == [call] and from_outside <= 0 else None

    def weight(self, call: Call) -> float:
        """Return what all stacks with an arrow cost; where that cannot be known, what its callee costs."""
        cost = self.cost(call)
        return self.profile.functions[call.callee].cumulative_cost if cost is None else cost

    def heaviest_first(self, call: Call) -> tuple[float, Key]:
        """Return by what calls of one function are sorted: alike in each run where they cost the same."""
        return -self.weight(call), self.profile.functions[call.callee].key

    def is_once(self, i: int) -> bool:
        """Say whether a heavy function is in no stack more than once."""
        function = self.profile.functions[i]
        if any(call.caller == i for call in self.into.get(i, ())) or function.total_calls != function.primitive_calls:
            return False
        # Of those that may share their line and name with others (and where nothing is counted), the counts do not tell.
        if "<" in function.name or function.key[0].startswith("<") or not self.profile.recording.counts_calls:
            return function.name == "<module>" or i not in self._on_cycle
        return True

    @cached_property
    def _on_cycle(self) -> set[int]:
        """Return the functions from which arrows lead back to themselves."""
        number = cycles(len(self.profile.functions), self.profile.calls)
        sizes = Counter(number)
        return {i for i, cycle in enumerate(number) if sizes[cycle] > 1} | {
            call.callee for call in self.profile.calls if call.caller == call.callee
        }

    def is_above(self, above: int, below: int) -> bool:
        """Say whether it is certain that, of two functions in one stack, this one is above that one."""
        one, other = self.profile.functions[above], self.profile.functions[below]
        if self.profile.recording.counts_calls and one.total_calls == 1 and one.cumulative_cost > other.cumulative_cost:
            return True  # else its only call was inside the other, and took no longer
        return not self.reaches(below, above)

    def reaches(self, start: int, goal: int) -> bool:
        """Say whether arrows lead from one function to another, one at least."""
        if start not in self._below:
            self._below[start] = self.below([start])
        return goal in self._below[start]

    def reached_without(self, calls: Collection[Call]) -> set[int]:
        """Return all functions that arrows lead to from the roots, if some arrows are left out."""
        closed = {(call.caller, call.callee) for call in calls}
        found = set(roots(self.profile))
        todo = list(found)
        while todo:
            here = todo.pop()
            new = {i for i in self.callees.get(here, ()) if (here, i) not in closed} - found
            found |= new
            todo += new
        return found

    def below(self, starts: Iterable[int]) -> set[int]:
        """Return all functions that arrows lead to from others."""
        found: set[int] = set()
        todo = list(starts)
        while todo:
            new = set(self.callees.get(todo.pop(), ())) - found
            found |= new
            todo += new
        return found


def on_behalf(stacks: Stacks, call: Call, cost: float, share: float) -> Call | None:
    """Go up from a library's call to the call with which the program's innermost function began it.

    Args:
        stacks: of the run.
        call: by a function that is not the program's.
        cost: what stacks cost that hold the call; or of these, those that end with its callee.
        share: 0..1, of the cost that goes that way for certain, at least.

    Returns:
        the call by a function of the program; None where no one way brings so much of the cost.
    """
    functions = stacks.profile.functions
    least, here, seen = cost, call.caller, {call.callee}
    above = call
    while functions[here].origin != "program":
        seen.add(here)
        calls = stacks.into.get(here, ())
        if not calls or not stacks.is_once(here):
            return None
        above = max(calls, key=lambda one: one.cumulative_cost or 0.0)
        least += (above.cumulative_cost or 0.0) - functions[here].cumulative_cost
        if above.caller in seen or least < share * cost:
            return None
        here = above.caller
    return above
