"""Two profiles -> the same two with the same functions at the same positions, so that they can be compared.

Functions are matched by file and name, not by line, so an edited file still matches: functions of one name in one file
are paired in the order of their lines. A function that was renamed matches nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..profiles.model import Call, Function, Profile


class Matched(NamedTuple):
    """Two runs with the same functions in the same order.

    Attributes:
        before, after: both profiles; a function that is only in the other one has figures of zero.
        together: the sum of both, for deciding what is drawn.
        in_before, in_after: for each function, whether that profile holds it.
    """

    before: Profile
    after: Profile
    together: Profile
    in_before: tuple[bool, ...]
    in_after: tuple[bool, ...]


def match(before: Profile, after: Profile) -> Matched:
    """Bring two profiles to the same functions."""
    numbers: dict[tuple[str, str, int], int] = {}
    here, there = (
        [numbers.setdefault(identity, len(numbers)) for identity in _identities(one)] for one in (before, after)
    )
    blank: list[Function | None] = [None] * len(numbers)
    for one, positions in ((before, here), (after, there)):
        for function, i in zip(one.functions, positions):
            blank[i] = blank[i] or function._replace(
                total_calls=0, primitive_calls=0, self_cost=0.0, cumulative_cost=0.0
            )
    places = tuple(filter(None, blank))
    was, now = _moved(before, here, places), _moved(after, there, places)
    held = [tuple(i in known for i in range(len(numbers))) for known in (set(here), set(there))]
    return Matched(was, now, _together(was, now), *held)


def _identities(profile: Profile) -> list[tuple[str, str, int]]:
    """Return for each function its file, its name, and its number among those of that name, by line.

    The program's main file counts as the same file in both runs, so that a repaired copy may have a name of its own.
    """
    bodies = [f for f in profile.functions if f.name == "<module>" and f.origin == "program"]
    main = max(bodies, key=lambda function: function.cumulative_cost).path if bodies else None
    same: dict[tuple[str, str], list[int]] = {}
    for i, function in enumerate(profile.functions):
        path = "the program" if function.path == main else function.path
        same.setdefault((path, function.name), []).append(i)
    result = [("", "", 0)] * len(profile.functions)
    for (path, name), members in same.items():
        for number, i in enumerate(sorted(members, key=lambda i: profile.functions[i].line)):
            result[i] = (path, name, number)
    return result


def _moved(profile: Profile, positions: Sequence[int], places: Sequence[Function]) -> Profile:
    """Put the functions of a profile at other positions; at the rest of them stand `places`."""
    functions = list(places)
    for function, i in zip(profile.functions, positions):
        functions[i] = function
    calls = tuple(call._replace(caller=positions[call.caller], callee=positions[call.callee]) for call in profile.calls)
    return profile._replace(functions=tuple(functions), calls=calls)


def _together(one: Profile, other: Profile) -> Profile:
    """Add up two profiles with the same functions at the same positions."""
    functions = tuple(
        (b if b.total_calls else a)._replace(
            total_calls=a.total_calls + b.total_calls,
            primitive_calls=a.primitive_calls + b.primitive_calls,
            self_cost=a.self_cost + b.self_cost,
            cumulative_cost=a.cumulative_cost + b.cumulative_cost,
        )
        for a, b in zip(one.functions, other.functions)
    )
    calls: dict[tuple[int, int], Call] = {}
    for call in (*one.calls, *other.calls):
        known = calls.get((call.caller, call.callee))
        calls[call.caller, call.callee] = _sum(known, call) if known else call
    return other._replace(functions=functions, calls=tuple(calls.values()), run_cost=one.run_cost + other.run_cost)


def _sum(one: Call, other: Call) -> Call:
    def total(a: float | None, b: float | None) -> float | None:
        return None if a is None or b is None else a + b

    return one._replace(
        total_calls=one.total_calls + other.total_calls,
        primitive_calls=one.primitive_calls + other.primitive_calls,
        self_cost=total(one.self_cost, other.self_cost),
        cumulative_cost=total(one.cumulative_cost, other.cumulative_cost),
    )
