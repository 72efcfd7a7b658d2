"""What a run spends in its libraries at most, of the calls that come into them in certain ways.

Each stack that comes in by some calls and holds a library function goes through one of the arrows to that function, by a
caller that it holds, too. So no more of it comes that way than those arrows cost, each no more than what comes to its
caller. Of functions on a cycle, only what comes in from outside the cycle counts.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple, TypeAlias

from ..folding.cycles import cycles
from ..profiles.model import Call
from .stacks import Stacks

MOST_OF_IT = 0.5
"""Share, 0..1, of what comes to a function; its callers that bring more are looked at together with it."""


_Arrow: TypeAlias = "tuple[int, float, float, int | None, int | None]"
"""What a call is to a flow: its callee, what it costs, and of that in the callee's own code; the cycle and the part that it
enters, None if it stays in that of its caller."""


class Flow(NamedTuple):
    """What may come in by some calls.

    Attributes:
        spent: for each part of the libraries, upper bound of what these calls spend in the functions there.
        reached: for each function that they can reach, upper bound of what stacks cost that hold both.
    """

    spent: dict[int, float]
    reached: dict[int, float]


class Libraries:
    """The functions of the libraries, and the calls among them.

    Attributes:
        part: for each of its functions, the number of the part that it is in: any division is right, some say more.
        self_costs: of each part.
    """

    def __init__(
        self, stacks: Stacks, functions: Collection[int], calls: Iterable[Call], ways_in: Iterable[Call]
    ) -> None:
        self._functions = stacks.profile.functions
        self._weight = stacks.weight
        inner = list(calls)
        self._cycle = cycles(len(self._functions), ((call.caller, call.callee) for call in inner))
        self._members: dict[int, list[int]] = {}
        for i in functions:
            self._members.setdefault(self._cycle[i], []).append(i)
        self._order = self._callers_first(inner)
        self.part = self._parts(inner, ways_in)
        self._out: dict[int, list[_Arrow]] = {}
        for call in inner:
            self._out.setdefault(call.caller, []).append(self._arrow(call))
        self.self_costs: dict[int, float] = {}
        for i in functions:
            part = self.part[i]
            self.self_costs[part] = self.self_costs.get(part, 0.0) + max(self._functions[i].self_cost, 0.0)

    def flow(self, starts: Iterable[Call]) -> Flow:
        """Follow calls of library functions through the libraries, as far as they may get."""
        functions, cycle, part = self._functions, self._cycle, self.part
        size = len(functions)
        inflow, into, own, entering = ([0.0] * size for _ in range(4))  # by cycle; by function; its self cost; by part
        for call in starts:
            i, cost, self_cost, _, _ = self._arrow(call)
            inflow[cycle[i]] += cost
            into[i] += cost
            own[i] += self_cost
            entering[part[i]] += cost
        reached: dict[int, float] = {}
        for number in self._order:
            if not inflow[number]:
                continue
            members = self._members[number]
            for i in members:
                most = inflow[number] if len(members) > 1 else into[i]
                most = reached[i] = min(most, functions[i].cumulative_cost)
                for j, cost, self_cost, onward, entered in self._out.get(i, ()):
                    own[j] += self_cost if self_cost < most else most
                    if onward is not None or entered is not None:
                        cost = cost if cost < most else most
                        if onward is not None:
                            inflow[onward] += cost
                            into[j] += cost
                        if entered is not None:
                            entering[entered] += cost
        spent: dict[int, float] = {}
        for i, most in reached.items():
            cost = min(own[i], most, max(functions[i].self_cost, 0.0))
            spent[part[i]] = spent.get(part[i], 0.0) + cost
        return Flow({number: min(cost, entering[number]) for number, cost in spent.items()}, reached)

    def _arrow(self, call: Call) -> _Arrow:
        here, there = self._cycle[call.caller], self._cycle[call.callee]
        onward = there if here != there else None
        entered = self.part[call.callee] if self.part.get(call.caller) != self.part[call.callee] else None
        cost = self._weight(call)
        return call.callee, cost, cost if call.self_cost is None else call.self_cost, onward, entered

    def _callers_first(self, inner: Iterable[Call]) -> list[int]:
        """Return the cycles (most of one function) so that each comes after those that call it."""
        missing = dict.fromkeys(self._members, 0)
        onward: dict[int, list[int]] = {}
        for call in inner:
            here, there = self._cycle[call.caller], self._cycle[call.callee]
            if here != there:
                onward.setdefault(here, []).append(there)
                missing[there] += 1
        order = [number for number, count in missing.items() if not count]
        for number in order:
            for following in onward.get(number, ()):
                missing[following] -= 1
                if not missing[following]:
                    order.append(following)
        return order

    def _parts(self, inner: Iterable[Call], ways_in: Iterable[Call]) -> dict[int, int]:
        """Put each cycle together with what brings most of its cost, if that is a library function."""
        brought: dict[int, dict[int, float]] = {}
        for call in inner:
            here, there = self._cycle[call.caller], self._cycle[call.callee]
            if here != there:
                ways = brought.setdefault(there, {})
                ways[here] = ways.get(here, 0.0) + self._weight(call)
        others: dict[int, float] = {}
        for call in ways_in:
            number = self._cycle[call.callee]
            others[number] = others.get(number, 0.0) + self._weight(call)
        head: dict[int, int] = {}
        part: dict[int, int] = {}
        for number in self._order:
            shares: dict[int, float] = {}
            for here, cost in brought.get(number, {}).items():
                shares[head[here]] = shares.get(head[here], 0.0) + cost
            most = max(shares, key=shares.__getitem__, default=number)
            whole = sum(shares.values()) + others.get(number, 0.0)
            head[number] = most if shares and shares[most] > MOST_OF_IT * whole else number
            part.update(dict.fromkeys(self._members[number], head[number]))
        return part
