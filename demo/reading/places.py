"""Where a program spends: for each of its functions, what runs in its own lines and in the library calls that these make.

Of each stack, the innermost function of the program is the one that spends. Where a library calls back into the program,
pairs of caller and callee do not always tell who that is, so a place has a least and a most.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from ..folding.imports import import_machinery
from ..folding.merging import roots
from ..profiles.model import Call, Function
from ..profiles.names import is_collector
from .flows import Libraries
from .stacks import HEAVY, Stacks
from .whole_stacks import spent_by

MOSTLY = 0.5
"""Share, 0..1: of the run's cost, of a library function that nobody calls, if that is a tool that runs the program; and of
what a place costs for certain, that another one must cost to matter beside it."""
STANDS_OUT = 0.1
"""Share of the run's cost, 0..1; a run without a place that may have it has none that stands out."""
MOST_STEPS = 600_000
"""Arrows that may be followed to find bounds, those followed again for each place included."""
LEAKS = 0.05
"""Share, 0..1, of what a place costs, that its calls cost beyond that if they call back into the program."""
MOST_CALLS = 6
"""Calls of a place, the heaviest ones, for which it is found out how much stays in libraries."""
MOST_PLACES = 12
"""Places, those that may cost most, whose bounds are looked for."""


class Place(NamedTuple):
    """A function, and what is spent there.

    Attributes:
        function: position in `Profile.functions`; None for imports.
        least: what stacks cost in which this is the innermost function of the program, at least.
        most: likewise, at most.
        calls: its calls of library functions, those first that spend most there.
        stays: for each of these, what it costs at most without what calls back into the program.
    """

    function: int | None
    least: float
    most: float
    calls: tuple[Call, ...] = ()
    stays: tuple[float, ...] = ()


def places(stacks: Stacks) -> list[Place]:
    """Find where a run spends, the place with the highest certain cost first.

    Where nothing is the program's own, each function is a place. What runs before the program, as in a tool that runs it,
    or beside it, is nobody's, unless nothing of the program's stands out.
    """
    profile = stacks.profile
    own = {i for i, function in enumerate(profile.functions) if function.origin == "program"}
    if own and len(own) < len(profile.functions):
        find = _by_stacks if profile.tree else lambda stacks, own: _Spending(stacks, own).places()
        found = find(stacks, own)
        if profile.share(max(place.most for place in found)) < STANDS_OUT:
            called = {call.callee for call in profile.calls}
            found = find(stacks, own | {i for i in roots(profile) if i not in called})
    else:
        # Light ones are left out: in all, the one with the largest self cost is what matters.
        hot = [i for i in stacks.into if profile.share(profile.functions[i].self_cost) >= HEAVY]
        hot = hot or [max(range(len(profile.functions)), key=lambda i: profile.functions[i].self_cost)]
        found = [Place(i, profile.functions[i].self_cost, profile.functions[i].self_cost) for i in hot]
    return sorted(found, key=lambda place: (-place.least, -place.most))


def _by_stacks(stacks: Stacks, own: set[int]) -> list[Place]:
    """Return all places where whole stacks tell what is spent there, and in which calls."""
    profile = stacks.profile
    imports = import_machinery(profile) - own
    calls = {(call.caller, call.callee): call for call in profile.calls}
    found = []
    for i, spent in spent_by(profile, own, imports).items():
        by_callee = sorted(spent.by_callee.items(), key=lambda item: (-item[1], profile.functions[item[0]].key))
        pairs = [
            (calls[i, callee], cost)
            for callee, cost in by_callee
            if i is not None and not is_collector(profile.functions[callee].name)
        ]
        cost = spent.self_cost + sum(spent.by_callee.values())
        found.append(Place(i, cost, cost, tuple(call for call, _ in pairs), tuple(cost for _, cost in pairs)))
    return found or [Place(i, 0.0, 0.0) for i in own]


class _Spending:
    """The arithmetic of places in a program that calls libraries."""

    def __init__(self, stacks: Stacks, own: set[int]) -> None:
        self.stacks, self.profile = stacks, stacks.profile
        self.own = own
        functions = self.profile.functions
        # What a run begins with that is not the program's: one more way into the libraries, or to imports. `exec` is
        # left out: it runs a program, and nothing else.
        outside = {*roots(self.profile), *(call.callee for call in self.profile.calls if call.caller in stacks.nobody)}
        outside = {i for i in outside - own - stacks.nobody if not _is_exec(functions[i])}
        self.imports = import_machinery(self.profile) - own
        self.outside = [_from_outside(i, functions[i]) for i in outside - self.imports]
        self.imports_outside = sum(functions[i].cumulative_cost for i in outside & self.imports)
        # What is imported before the program begins is its own, too, if nothing but the program runs.
        self.by_tool = any((call.cumulative_cost or 0.0) >= MOSTLY * self.profile.run_cost for call in self.outside)
        self.leaving: dict[int, list[Call]] = {}  # calls of libraries to the program, or to the import machinery
        self.to_library: dict[int | None, list[Call]] = {}  # by place; None for imports
        self.to_imports: list[Call] = []
        self.inner: list[Call] = []
        for call in self.profile.calls:
            by_imports = call.caller in self.imports
            by_machinery = by_imports and functions[call.caller].name != "<module>"
            if stacks.nobody & {call.caller, call.callee} or (by_machinery and _is_exec(functions[call.callee])):
                continue  # of which the latter runs modules, and nothing else
            caller = None if by_imports else call.caller
            is_place = caller is None or caller in self.own
            if call.callee in self.imports and not by_imports:
                self.to_imports.append(call)
            if call.callee in self.own or call.callee in self.imports:
                if not is_place:
                    self.leaving.setdefault(call.caller, []).append(call)
            elif is_place:
                self.to_library.setdefault(caller, []).append(call)
            else:
                self.inner.append(call)

    def places(self) -> list[Place]:
        """Return all of them, with bounds as narrow as they need to be for the heaviest."""
        for calls in self.to_library.values():
            calls.sort(key=self.stacks.heaviest_first)
        found = [self._place(i) for i in [*self.own, *([None] if self.imports else [])]]
        found.sort(key=lambda place: -place.most)
        enough = min(MOST_PLACES, max(MOST_STEPS // (2 * len(self.profile.calls) + 1), 2))
        narrowed: list[Place] = []
        for place in found[:enough]:
            if place.most < MOSTLY * max((other.least for other in narrowed), default=0.0):
                break  # which matters as little as all that follow
            narrowed.append(self._narrowed(place))
        return [*narrowed, *found[len(narrowed) :]]

    def _place(self, i: int | None) -> Place:
        """Return a place with the bounds that its own arrows give."""
        calls = self.to_library.get(i, ())
        functions = self.profile.functions
        if i is None:
            self_cost = sum(max(functions[j].self_cost, 0.0) for j in self.imports)
            whole = sum(map(self._most, self.to_imports))
            whole += self.imports_outside
            calls = sorted(
                (call for call in self.to_imports if call.caller in self.own), key=self.stacks.heaviest_first
            )
            return Place(None, self_cost, max(whole, self_cost), tuple(calls), tuple(map(self._most, calls)))
        self_cost = max(functions[i].self_cost, 0.0)
        most = min(self_cost + sum(map(self._most, calls)), max(functions[i].cumulative_cost, self_cost))
        return Place(i, self_cost, most, tuple(calls), tuple(map(self._most, calls)))

    @cached_property
    def _libraries(self) -> Libraries:
        members = set(range(len(self.profile.functions))) - self.own - self.imports - self.stacks.nobody
        ways_in = [call for calls in self.to_library.values() for call in calls]
        return Libraries(self.stacks, members, self.inner, [*ways_in, *self.outside])

    def _narrowed(self, place: Place) -> Place:
        """Look for better bounds of a place: by what its calls may spend in libraries, and all others may spend there."""
        i, mine, whole = place.function, self.to_library.get(place.function, []), self._libraries.self_costs
        others = [call for other, calls in self.to_library.items() if other != i for call in calls]
        flow = self._libraries.flow(mine)
        rest = self._libraries.flow([*others, *self.outside])
        certain = sum(max(whole[part] - rest.spent.get(part, 0.0), 0.0) for part in flow.spent)
        least = place.least + max(certain, self._remaining(place, mine, flow.reached))
        most = min(place.most, self._self_cost(place) + sum(flow.spent.values()))
        if i is None and self.by_tool:
            before = self._into_imports(self._libraries.flow(self.outside).reached) + self.imports_outside
            least, most = least - before, min(most, self._into_imports(self._libraries.flow(others).reached, True))
        elif i is None:
            most = min(most, self._into_imports(rest.reached, True) + self.imports_outside)
        place = place._replace(least=max(min(least, most), 0.0), most=most)
        return place if i is None or sum(place.stays) <= (1 + LEAKS) * most else self._without_callbacks(place)

    def _without_callbacks(self, place: Place) -> Place:
        """Sort the calls of a place by what they cost in libraries."""
        stays = list(place.stays)
        for number, (call, cost) in enumerate(zip(place.calls[:MOST_CALLS], place.stays)):
            stays[number] = min(cost, sum(self._libraries.flow([call]).spent.values()))
        pairs = sorted(zip(place.calls, stays), key=lambda pair: (-pair[1], self.stacks.heaviest_first(pair[0])))
        return place._replace(calls=tuple(call for call, _ in pairs), stays=tuple(cost for _, cost in pairs))

    def _into_imports(self, reached: Mapping[int, float], by_program: bool = False) -> float:
        """Say what imports cost at most that library functions begin, or the program's, too; nested ones count once.

        Args:
            reached: for each library function that may begin one, what stacks cost at most.
            by_program: whether the program's functions may begin one.
        """
        return sum(
            min(self._most(call), reached.get(call.caller, 0.0)) if call.caller not in self.own else self._most(call)
            for call in self.to_imports
            if by_program or call.caller not in self.own
        )

    def _self_cost(self, place: Place) -> float:
        if place.function is None:
            return place.least
        return max(self.profile.functions[place.function].self_cost, 0.0)

    def _remaining(self, place: Place, calls: Iterable[Call], reached: dict[int, float]) -> float:
        """Say what calls of a place cost less all that leaves the libraries again."""
        i = place.function
        if i is None or i not in self.stacks.into or not self.stacks.is_once(i):
            return 0.0
        leaves = sum(min(most, self._most(call)) for j, most in reached.items() for call in self.leaving.get(j, ()))
        return max(sum(map(self._least, calls)) - leaves, 0.0)

    def _least(self, call: Call) -> float:
        return self.stacks.cost(call) or 0.0

    def _most(self, call: Call) -> float:
        return self.stacks.weight(call)


def _is_exec(function: Function) -> bool:
    return function.origin == "built-in" and function.name == "exec"


def _from_outside(i: int, function: Function) -> Call:
    """Return what stands for the calls of a function from outside the profile."""
    return Call(i, i, function.total_calls, function.primitive_calls, function.self_cost, function.cumulative_cost)
