"""Two profiles -> the same two with the same functions at the same positions, so that they can be compared.

Functions are matched by file and name, not by line, so an edited file still matches; those that share a name in one file
by the order of their lines. A function that was renamed matches nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..profiles.call_tree import joined
from ..profiles.model import Call, Function, Profile
from .alignment import Alignment, align
from .explanation import Item
from .files import BUILT_IN, same_files

NOBODYS = Function(("", 0, ""), "", "", "program", 0, 0, 0.0, 0.0)
"""Stands where a profile has no function."""
NOBODY: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


class Matched(NamedTuple):
    """Two runs with the same functions in the same order.

    Attributes:
        before, after: both profiles; a function that is only in the other one has figures of zero.
        together: the sum of both, for deciding what is drawn.
        in_before, in_after: for each function, whether that profile holds it.
        doubtful: positions of functions that have the same name in both runs, and lines that do not prove them the same.
        unclear: positions of functions of one name that cannot be distinguished; each is in one of the profiles.
    """

    before: Profile
    after: Profile
    together: Profile
    in_before: tuple[bool, ...]
    in_after: tuple[bool, ...]
    doubtful: frozenset[int]
    unclear: tuple[tuple[int, ...], ...]


def match(before: Profile, after: Profile) -> Matched:
    """Bring two profiles to the same functions."""
    pairs, unclear = _pairs(before, after)
    here = list(range(len(before.functions)))
    there = [-1] * len(after.functions)
    for i, j, _ in pairs:
        there[j] = i
    count = len(here)
    for j, position in enumerate(there):
        if position < 0:
            there[j] = count
            count += 1
    was, now = (_moved(one, positions, count) for one, positions in ((before, here), (after, there)))
    was, now = _filled(was, now), _filled(now, was)
    in_before, in_after = (tuple(i in known for i in range(count)) for known in (set(here), set(there)))
    doubtful = frozenset(i for i, _, certain in pairs if not certain)
    sets = tuple((*one, *(there[j] for j in other)) for one, other in unclear)
    return Matched(was, now, _together(was, now, in_after), in_before, in_after, doubtful, sets)


def _pairs(before: Profile, after: Profile) -> tuple[list[tuple[int, int, bool]], list[tuple[list[int], list[int]]]]:
    """Return what is the same, by positions before and after, and what cannot be distinguished; as `Alignment` does."""
    files = same_files(before, after)
    sides = [_by_file(before, files.before), _by_file(after, files.after)]
    pairs: list[tuple[int, int, bool]] = []
    unclear: list[tuple[list[int], list[int]]] = []
    counted = before.recording.counts_calls and after.recording.counts_calls
    timed = before.clock.name == after.clock.name
    repeated = _repeated(before, sides[0]) | _repeated(after, sides[1])
    about = [_neighbours(profile, _positions(profile, side, repeated)) for profile, side in zip((before, after), sides)]
    for number, one in sides[0].items():
        other = sides[1].get(number, [])
        functions = [before.functions[i] for i in one], [after.functions[j] for j in other]
        recorded = functions[0][0].key[0]
        is_text = functions[0][0].origin != BUILT_IN and (recorded[:1] != "<" or recorded.startswith("<frozen "))
        if number in files.several or not is_text:
            found = _by_name(*functions, one_file=number not in files.several)
        else:
            items = [
                [
                    Item(
                        f.line,
                        f.name,
                        f.total_calls * counted,
                        f.self_cost * timed,
                        *known.get(i, NOBODY),
                        whole=f.cumulative_cost * timed,
                    )
                    for i, f in zip(positions, those)
                ]
                for positions, those, known in zip((one, other), functions, about)
            ]
            found = align(*items)
        pairs += [(one[i], other[j], certain and number not in files.doubtful) for i, j, certain in found.pairs]
        unclear += [([one[i] for i in a], [other[j] for j in b]) for a, b in found.open]
    return pairs, unclear


def _by_file(profile: Profile, numbers: dict[str, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i, function in enumerate(profile.functions):
        number = numbers[function.key[0] if function.origin != BUILT_IN else ""]
        found.setdefault(number, []).append(i)
    return found


def _by_name(one: Sequence[Function], other: Sequence[Function], one_file: bool) -> Alignment:
    """Match functions whose lines tell no order: names that occur once, and those at the same lines in both runs."""
    sides: dict[str, tuple[list[int], list[int]]] = {}
    for side, functions in enumerate((one, other)):
        for i, function in enumerate(functions):
            sides.setdefault(function.name, ([], []))[side].append(i)
    found = Alignment([], [])
    for here, there in filter(all, sides.values()):
        here.sort(key=lambda i: one[i].line)
        there.sort(key=lambda j: other[j].line)
        lines = [one[i].line for i in here]
        alike = one_file and lines == [other[j].line for j in there] and len({*lines}) == len(lines)
        if alike or len(here) == len(there) == 1:
            found.pairs.extend((i, j, one_file) for i, j in zip(here, there))
        else:
            found.open.append((here, there))
    return found


def _repeated(profile: Profile, files: dict[int, list[int]]) -> set[tuple[int, str]]:
    """Return the names, by the number of their file, that several functions share."""
    found: set[tuple[int, str]] = set()
    for number, positions in files.items():
        names = Counter(profile.functions[i].name for i in positions)
        found.update((number, name) for name, count in names.items() if count > 1)
    return found


def _positions(profile: Profile, files: dict[int, list[int]], names: set[tuple[int, str]]) -> set[int]:
    """Return the functions of these names."""
    wanted: dict[int, set[str]] = {}
    for number, name in names:
        wanted.setdefault(number, set()).add(name)
    return {i for number, those in wanted.items() for i in files.get(number, ()) if profile.functions[i].name in those}


def _neighbours(profile: Profile, wanted: set[int]) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
    """Return the names of callers and callees of some functions."""
    callers: dict[int, set[str]] = {i: set() for i in wanted}
    callees: dict[int, set[str]] = {i: set() for i in wanted}
    for call in profile.calls if wanted else ():
        if call.callee in wanted:
            callers[call.callee].add(profile.functions[call.caller].name)
        if call.caller in wanted:
            callees[call.caller].add(profile.functions[call.callee].name)
    return {i: (frozenset(callers[i]), frozenset(callees[i])) for i in wanted}


def _moved(profile: Profile, positions: Sequence[int], count: int) -> Profile:
    """Put the functions of a profile at other positions, of which there are `count`."""
    functions = [NOBODYS] * count
    for function, i in zip(profile.functions, positions):
        functions[i] = function
    calls = [Call(positions[a], positions[b], n, p, own, whole) for a, b, n, p, own, whole in profile.calls]
    tree = profile.tree and profile.tree._replace(functions=[positions[i] for i in profile.tree.functions])
    return profile._replace(functions=tuple(functions), calls=tuple(calls), tree=tree)


def _filled(profile: Profile, other: Profile) -> Profile:
    """Put a function without figures where only the other profile has one."""
    functions = (
        function
        if function is not NOBODYS
        else there._replace(total_calls=0, primitive_calls=0, self_cost=0.0, cumulative_cost=0.0)
        for function, there in zip(profile.functions, other.functions)
    )
    return profile._replace(functions=tuple(functions))


def _together(one: Profile, other: Profile, in_other: Sequence[bool]) -> Profile:
    """Add up two profiles with the same functions at the same positions."""
    functions = tuple(
        Function(
            *(b if is_in_other else a)[:4],
            a.total_calls + b.total_calls,
            a.primitive_calls + b.primitive_calls,
            a.self_cost + b.self_cost,
            a.cumulative_cost + b.cumulative_cost,
        )
        for a, b, is_in_other in zip(one.functions, other.functions, in_other)
    )
    calls = summed((*one.calls, *other.calls))
    tree = joined(one.tree, other.tree) if one.tree and other.tree else None
    return other._replace(functions=functions, calls=calls, run_cost=one.run_cost + other.run_cost, tree=tree)


def summed(calls: Iterable[Call]) -> tuple[Call, ...]:
    """Make one of all calls that have the same caller and callee."""
    found: dict[tuple[int, int], Call] = {}
    for call in calls:
        known = found.get((call.caller, call.callee))
        found[call.caller, call.callee] = _sum(known, call) if known else call
    return tuple(found.values())


def _sum(one: Call, other: Call) -> Call:
    _, _, total, primitive, self_cost, cumulative = other
    return Call(
        one.caller,
        one.callee,
        one.total_calls + total,
        one.primitive_calls + primitive,
        None if one.self_cost is None or self_cost is None else one.self_cost + self_cost,
        None if one.cumulative_cost is None or cumulative is None else one.cumulative_cost + cumulative,
    )
