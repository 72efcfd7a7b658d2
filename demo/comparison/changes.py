"""Two profiles -> what became of each function: in seconds and calls, matched by file and name, not by line.

An edited file still matches: functions of one name in one file are paired in the order of their lines. What stands only
in one of the profiles is "gone" or "new". A function that was renamed is therefore both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from ..folding.merging import Group, merge
from ..profiles.model import Call, Function, Profile
from ..profiles.units import duration, percent, times
from ..reading.words import short_name

Change = Literal["gone", "new", "faster", "slower", "same"]

NOTICEABLE = 0.02
"""Share, 0..1, of the longer run time; a smaller change of a function's self time is called "same"."""

NOISE = 1 / 3
"""Share, 0..1, of the longer time; with the same number of calls, a smaller change may well be the machine's doing."""

MOST_SENTENCES = 8


class Pair(NamedTuple):
    """A function, or a box of several, in both runs.

    Attributes:
        before, after: its figures; None where it was not called.
        change: by presence and self time; with the same number of calls, less than `NOISE` is none.
    """

    before: Function | None
    after: Function | None
    change: Change

    @property
    def any(self) -> Function:
        """Return it as it is now, or as it was if it is gone."""
        shown = self.after or self.before
        assert shown is not None
        return shown

    @property
    def saved(self) -> float:
        """Return the seconds of self time that it takes less than before; negative if more."""
        return (self.before.self_time if self.before else 0.0) - (self.after.self_time if self.after else 0.0)

    @property
    def same_calls(self) -> bool:
        """Say whether it was called as often as before."""
        return bool(self.before and self.after and self.before.total_calls == self.after.total_calls)


@dataclass(frozen=True)
class Comparison:
    """Two runs side by side.

    Attributes:
        before, after: both profiles, brought to the same functions in the same order; one that was not called has
            figures of zero.
        together: the sum of both, for deciding what is drawn.
        pairs: one per function, in that order.
    """

    before: Profile
    after: Profile
    together: Profile
    pairs: tuple[Pair, ...]


def compare(before: Profile, after: Profile) -> Comparison:
    """Bring two profiles to the same functions, and say of each what became of it."""
    place: dict[tuple[str, str, int], int] = {}
    ways = [[place.setdefault(identity, len(place)) for identity in _identities(one)] for one in (before, after)]
    longer = max(before.run_time, after.run_time)
    aligned = [_aligned(one, way, len(place), (before, after), ways) for one, way in zip((before, after), ways)]
    pairs = []
    for was, now in zip(aligned[0].functions, aligned[1].functions):
        pairs.append(_pair(was if was.total_calls else None, now if now.total_calls else None, longer))
    return Comparison(aligned[0], aligned[1], _sum(*aligned), tuple(pairs))


def boxes(comparison: Comparison, groups: Sequence[Group]) -> Comparison:
    """Merge both runs into the same boxes.

    Args:
        comparison: of all functions.
        groups: a partition of the functions of `comparison.together`.
    """
    before, after, together = (merge(one, groups) for one in (comparison.before, comparison.after, comparison.together))
    longer = max(before.run_time, after.run_time)
    pairs = tuple(
        _pair(
            was if was.total_calls or was.self_time else None, now if now.total_calls or now.self_time else None, longer
        )
        for was, now in zip(before.functions, after.functions)
    )
    return Comparison(before, after, together, pairs)


def sentences(comparison: Comparison, drawn: Comparison) -> list[str]:
    """Say what changed, the largest change first, in at most `MOST_SENTENCES` lines.

    Args:
        comparison: of all functions.
        drawn: the same in boxes, from `boxes`.
    """
    was, now = comparison.before.run_time, comparison.after.run_time
    calls = [sum(function.total_calls for function in one.functions) for one in (comparison.before, comparison.after)]
    lines = [_run_time(was, now), f"All calls: {calls[0]:,} before, {calls[1]:,} now."]
    changed = [pair for pair in drawn.pairs if pair.change != "same" and abs(pair.saved) >= NOTICEABLE * max(was, now)]
    own = [pair for pair in comparison.pairs if pair.any.origin == "program"]
    a_little = NOTICEABLE <= abs(was - now) / max(was, now, 1e-9) < NOISE
    if a_little and not changed and all(pair.same_calls for pair in own):
        lines.append(
            "The program's own functions were called as often as before: the difference may be noise. Run both again."
        )
    lines += [
        said(pair) for pair in sorted(changed, key=lambda pair: -abs(pair.saved))[: MOST_SENTENCES - 1 - len(lines)]
    ]
    new, gone = (
        sum(pair.change == kind and pair.any.origin == "program" for pair in comparison.pairs)
        for kind in ("new", "gone")
    )
    if new or gone:
        lines.append(f"Of the program's own functions: {new} new, {gone} gone.")
    return lines


def said(pair: Pair) -> str:
    """Say what became of one function."""
    name = short_name(pair.any)
    if pair.before is None or pair.after is None:
        fate = "is new" if pair.before is None else "is gone"
        return f"{name} {fate}: called {times(pair.any.total_calls)}, {duration(pair.any.self_time)} of self time."
    less = "less" if pair.saved > 0 else "more"
    was, now = pair.before, pair.after
    calls = f"called {times(was.total_calls)} before, {times(now.total_calls)} now"
    if pair.same_calls:
        calls = f"called {times(now.total_calls)}, as before"
    return f"{name}: {less} self time, {duration(was.self_time)} before, {duration(now.self_time)} now; {calls}."


def _run_time(was: float, now: float) -> str:
    if not was or not now:
        return f"The run took {duration(was)} before, {duration(now)} now."
    verdict = "as long as before" if abs(was - now) < NOTICEABLE * was else "shorter" if now < was else "longer"
    change = "" if verdict.startswith("as") else f", {percent(abs(was - now) / was)} {verdict}"
    return f"The run took {duration(was)} before, {duration(now)} now{change or ': as long as before'}."


def _identities(profile: Profile) -> list[tuple[str, str, int]]:
    """Return for each function its file, its name, and its number among those of that name, by line.

    The program's main file counts as the same file in both runs, so that a repaired copy may have a name of its own.
    """
    bodies = [f for f in profile.functions if f.name == "<module>" and f.origin == "program"]
    main = max(bodies, key=lambda function: function.cumulative_time).path if bodies else None
    same: dict[tuple[str, str], list[int]] = {}
    for i, function in enumerate(profile.functions):
        path = "the program" if function.path == main else function.path
        same.setdefault((path, function.name), []).append(i)
    result = [("", "", 0)] * len(profile.functions)
    for (path, name), members in same.items():
        for number, i in enumerate(sorted(members, key=lambda i: profile.functions[i].line)):
            result[i] = (path, name, number)
    return result


def _aligned(
    profile: Profile, way: Sequence[int], size: int, both: Sequence[Profile], ways: Sequence[Sequence[int]]
) -> Profile:
    """Return a profile with `size` functions, those of `profile` at the places that `way` gives them."""
    functions: list[Function | None] = [None] * size
    for one, places in zip(both, ways):
        for function, i in zip(one.functions, places):
            functions[i] = functions[i] or function._replace(
                total_calls=0, primitive_calls=0, self_time=0.0, cumulative_time=0.0
            )
    for function, i in zip(profile.functions, way):
        functions[i] = function
    calls = tuple(call._replace(caller=way[call.caller], callee=way[call.callee]) for call in profile.calls)
    return replace(profile, functions=tuple(filter(None, functions)), calls=calls, size=size)


def _sum(one: Profile, other: Profile) -> Profile:
    functions = tuple(
        (b if b.total_calls else a)._replace(
            total_calls=a.total_calls + b.total_calls,
            primitive_calls=a.primitive_calls + b.primitive_calls,
            self_time=a.self_time + b.self_time,
            cumulative_time=a.cumulative_time + b.cumulative_time,
        )
        for a, b in zip(one.functions, other.functions)
    )
    arrows: dict[tuple[int, int], Call] = {}
    for call in (*one.calls, *other.calls):
        known = arrows.get((call.caller, call.callee))
        arrows[call.caller, call.callee] = _both(known, call) if known else call
    return replace(other, functions=functions, calls=tuple(arrows.values()), run_time=one.run_time + other.run_time)


def _both(one: Call, other: Call) -> Call:
    def total(a: float | None, b: float | None) -> float | None:
        return None if a is None or b is None else a + b

    return one._replace(
        total_calls=one.total_calls + other.total_calls,
        primitive_calls=one.primitive_calls + other.primitive_calls,
        self_time=total(one.self_time, other.self_time),
        cumulative_time=total(one.cumulative_time, other.cumulative_time),
    )


def _pair(was: Function | None, now: Function | None, longer: float) -> Pair:
    if was is None or now is None:
        return Pair(was, now, "new" if now else "gone" if was else "same")
    saved = was.self_time - now.self_time
    noise = NOISE * max(was.self_time, now.self_time) if was.total_calls == now.total_calls else 0.0
    if abs(saved) < max(NOTICEABLE * longer, noise):
        return Pair(was, now, "same")
    return Pair(was, now, "faster" if saved > 0 else "slower")
