"""Where a program spends: for each of its functions, what runs in its own lines and in the library calls that these make.

Of each stack, the innermost function of the program is the one that spends. Where a library calls back into the program,
pairs of caller and callee do not always tell who that is, so a place has a least and a most.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..folding.merging import roots
from ..folding.partition import import_machinery
from ..profiles.model import Call
from .stacks import HEAVY, Stacks

MOST_LOOKUPS = 40
"""Arrows to library functions that call back into the program, the heaviest ones, for which it is found out how much."""


class Place(NamedTuple):
    """A function, and what is spent there.

    Attributes:
        function: position in `Profile.functions`; None for imports.
        least: what stacks cost in which this is the innermost function of the program, at least.
        most: likewise, at most.
        calls: its calls of library functions, the heaviest first.
    """

    function: int | None
    least: float
    most: float
    calls: tuple[Call, ...] = ()


class Places(NamedTuple):
    """All places of a run.

    Attributes:
        all: the one with the highest certain cost first.
        elsewhere: what no place accounts for, at most: stacks without a function of the program.
    """

    all: list[Place]
    elsewhere: float


def places(stacks: Stacks) -> Places:
    """Find where a run spends. Where nothing is the program's own, each function is a place."""
    profile = stacks.profile
    own = {i for i, function in enumerate(profile.functions) if function.origin == "program"}
    if own and len(own) < len(profile.functions):
        spending = _Spending(stacks, own)
        found, elsewhere = spending.places(), spending.elsewhere()
    else:
        # Light ones are left out: in all, the one with the largest self cost is what matters.
        hot = [i for i in stacks.into if profile.share(profile.functions[i].self_cost) >= HEAVY]
        hot = hot or [max(range(len(profile.functions)), key=lambda i: profile.functions[i].self_cost)]
        found = [Place(i, profile.functions[i].self_cost, profile.functions[i].self_cost) for i in hot]
        elsewhere = 0.0
    return Places(sorted(found, key=lambda place: (-place.least, -place.most)), elsewhere)


class _Spending:
    """The arithmetic of places in a program that calls libraries."""

    def __init__(self, stacks: Stacks, own: set[int]) -> None:
        self.stacks, self.profile = stacks, stacks.profile
        outside = roots(self.profile)
        called = {call.callee for call in self.profile.calls}
        # A library function that nobody calls, such as the one that a thread begins with, stands for those above it.
        machinery = import_machinery(self.profile)
        self.own = own | {i for i in outside if i not in called and i not in machinery}
        self.entered = [i for i in outside if i not in self.own]  # in some stacks the root, in others not
        self.imports = machinery - self.own
        self.inner: dict[int, list[int]] = {}  # calls among library functions
        self.leaving: dict[int, list[Call]] = {}  # calls of libraries to the program, or to the import machinery
        self.to_library: dict[int, list[Call]] = {}
        self.to_imports: dict[int, list[Call]] = {}
        for call in self.profile.calls:
            by_own, to_own = call.caller in self.own, call.callee in self.own
            if to_own:
                if not by_own and call.caller not in self.imports:
                    self.leaving.setdefault(call.caller, []).append(call)
            elif call.callee in self.imports:
                if by_own:
                    self.to_imports.setdefault(call.caller, []).append(call)
                elif call.caller not in self.imports:
                    self.leaving.setdefault(call.caller, []).append(call)
            elif by_own:
                self.to_library.setdefault(call.caller, []).append(call)
            elif call.caller not in self.imports:
                self.inner.setdefault(call.caller, []).append(call.callee)
        self.leaks = self._leaking()

    def places(self) -> list[Place]:
        """Return all of them."""
        weighed = {i: sorted(calls, key=self.stacks.heaviest_first) for i, calls in self.to_library.items()}
        looked_up = [call for calls in weighed.values() for call in calls if call.callee in self.leaks]
        looked_up = sorted(looked_up, key=lambda call: -self._most(call))[:MOST_LOOKUPS]
        bounds = {(call.caller, call.callee): self._bounds(call) for call in looked_up}
        found = [self._place(i, weighed.get(i, ()), bounds) for i in self.own]
        if self.imports:
            found.append(self._imports())
        return found

    def elsewhere(self) -> float:
        """Return what stacks cost at most that hold no function of the program."""
        rest = 0.0
        for i in self.entered:
            inside = sum(self._least(call) for call in self.leaving.get(i, ()) if call.callee in self.own)
            rest += max(self.profile.functions[i].cumulative_cost - inside, 0.0)
        return rest

    def _place(self, i: int, calls: Iterable[Call], bounds: Mapping[tuple[int, int], tuple[float, float]]) -> Place:
        least = most = max(self.profile.functions[i].self_cost, 0.0)
        for call in calls:
            cost, upper = self._least(call), self._most(call)
            if call.callee in self.leaks:
                cost, upper = bounds.get((call.caller, call.callee), (0.0, upper))
            least, most = least + cost, most + upper
        return Place(i, least, min(most, self.profile.functions[i].cumulative_cost), tuple(calls))

    def _least(self, call: Call) -> float:
        return self.stacks.cost(call) or 0.0

    def _most(self, call: Call) -> float:
        return self.stacks.weight(call)

    def _bounds(self, call: Call) -> tuple[float, float]:
        """Say how much of an arrow's cost stays in libraries: what leaves them again is somebody else's."""
        below = _reached([call.callee], self.inner)
        leaves = sum(self._most(one) for i in below for one in self.leaving.get(i, ()))
        inside = sum(max(self.profile.functions[i].self_cost, 0.0) for i in below)
        return max(self._least(call) - leaves, 0.0), min(self._most(call), inside)

    def _imports(self) -> Place:
        """Return what stacks cost that go through the import machinery after the program's innermost function."""
        functions = self.profile.functions
        onward: dict[int, list[int]] = {}
        for call in self.profile.calls:
            if call.caller not in self.own and call.callee not in self.own:
                onward.setdefault(call.caller, []).append(call.callee)
        others = [call.callee for calls in self.to_library.values() for call in calls]
        by_others = _reached([*others, *self.entered], self.inner)
        all_below = _reached(self.imports, onward)
        most = sum(max(functions[i].self_cost, 0.0) for i in all_below)
        by_imports = all_below - by_others
        least = sum(max(functions[i].self_cost, 0.0) for i in by_imports)
        for call in self.profile.calls:  # what others call as well, and what leads nowhere else
            if call.caller in by_imports and call.callee in all_below - by_imports and call.callee not in self.leaks:
                least += self._least(call)
        calls = sorted(
            (call for calls in self.to_imports.values() for call in calls), key=lambda call: -self._most(call)
        )
        return Place(None, least, most, tuple(calls))

    def _leaking(self) -> set[int]:
        """Return the library functions from which the program, or the import machinery, is called in one way or another."""
        back: dict[int, list[int]] = {}
        for caller, callees in self.inner.items():
            for callee in callees:
                back.setdefault(callee, []).append(caller)
        return _reached(self.leaving, back)


def _reached(starts: Iterable[int], onward: Mapping[int, Iterable[int]]) -> set[int]:
    found = set(starts)
    todo = list(found)
    while todo:
        new = set(onward.get(todo.pop(), ())) - found
        found |= new
        todo += new
    return found
