"""Claims about two runs -> English: one line each."""

from collections.abc import Callable, Iterable
from typing import Any

from ..folding.graph import MERGED, Box
from ..profiles.clocks import Clock
from ..profiles.model import Function
from ..profiles.units import times
from ..reading.words import short_name, some_functions
from . import claims as say
from .changes import Pair
from .noise import Course

MOST_LINES_NAMED = 4
"""Line numbers in a sentence."""
_CLOCKS = {
    "wall": "wall time",
    "cpu": "CPU time",
    "samples": "samples",
    "counted": "samples of unknown length",
    "bytes": "another tool's bytes",
    "": "an unnamed clock",
}
_BEGINNINGS = {
    "counted": "The files hold",
    "peak": "At its peak, the program held",
    "allocated": "The program allocated",
    "kept": "At the end, the program still held",
}
_MORE = {"less": "fewer", "more": "more"}


def sentences(claims: Iterable[say.Claim], clock: Clock) -> list[str]:
    """Put claims about two runs into words, one line of plain text each.

    Args:
        claims: any.
        clock: of the later run.
    """
    return [_WORDS[type(claim)](claim, clock) for claim in claims]


def label(pair: Pair, quantity: str = "time") -> str:
    """Say in a few words what became of a function or box: "fewer calls, less self time"; "" if nothing can be said."""
    if not (pair.before and pair.after):
        return pair.change
    parts = [f"{_MORE[pair.calls]} calls"] if pair.calls in _MORE else []
    if pair.self_cost in _MORE:
        parts.append(f"{pair.self_cost} self {quantity}")
    if pair.cumulative_cost in _MORE and pair.cumulative_cost != pair.self_cost:
        parts.append(f"{pair.cumulative_cost} cumulative {quantity}")
    if pair.calls == "same":
        parts.insert(0, "same calls")
    if pair.self_cost == pair.cumulative_cost == "same" and pair.calls not in _MORE:
        parts.append(f"{quantity} within noise")
    return ", ".join(parts)


def _run_took(claim: say.RunTook, clock: Clock) -> str:
    beginning = _BEGINNINGS.get(clock.name, "The run took")
    start = f"{beginning} {clock.amount(claim.before)} before, {clock.amount(claim.after)} now"
    if clock.unit == "samples":
        return f"{start}. They don't say how far apart these are."
    long, shorter, longer = ("long", "shorter", "longer") if clock.unit == "s" else ("much", "less", "more")
    if claim.became == "same":
        return f"{start}: about the same."
    if claim.became == "unknown" or not claim.before:
        return f"{start}."
    change = abs(claim.before - claim.after) / claim.before
    written = f"{change:.0%}" if change < 10 else f"{change + 1:,.0f} times as {long}"
    if change >= 10:
        return f"{start}, {written}."
    if claim.after and written in ("0%", "100%") and claim.became == "less":
        written = f"{change:.1%}"
    return f"{start}, {written} {shorter if claim.became == 'less' else longer}."


def _changed(claim: say.Changed, clock: Clock) -> str:
    was, now = claim.before, claim.after
    name = short_name(claim.after.function)
    places = was.function.place, now.function.place
    apart = ("", "")
    if not claim.certain and places[0] != places[1] and all(places):
        apart = f" (at {places[0]})", f" (at {places[1]})"
    elif not claim.unique and places[1]:
        name += f" ({places[1]})" if places[0] == places[1] else f" ({places[1]}, was {places[0]})"
    parts = _parts(claim.calls, was, now, apart)
    folded = _folded(claim.folded, was.function)
    if claim.self_cost in _MORE:
        parts.insert(0, _cost("self", claim.self_cost, was.self_cost, now.self_cost, clock) + folded)
    if claim.cumulative_cost in _MORE and claim.cumulative_cost != claim.self_cost:
        costs = was.cumulative_cost, now.cumulative_cost
        parts.insert(
            len(parts) - bool(claim.calls != "unknown"), _cost("cumulative", claim.cumulative_cost, *costs, clock)
        )
    if claim.self_cost == "same" and claim.cumulative_cost not in _MORE:
        parts.append(f"no noticeable change in {'' if claim.cumulative_cost == 'same' else 'self '}{clock.quantity}")
    return f"{name}: {'; '.join(parts)}." if parts else f"{name}: in both runs."


def _added_up(claim: say.AddedUp, clock: Clock) -> str:
    parts = _parts(claim.calls, claim.before, claim.after, ("", ""))
    if claim.self_cost in _MORE:
        costs = claim.before.self_cost, claim.after.self_cost
        parts.insert(0, _cost("self", claim.self_cost, *costs, clock))
    elif claim.self_cost == "same":
        parts.append(f"no noticeable change in self {clock.quantity}")
    name = claim.after.function.name.partition(" (")[0]
    where = f" in {claim.after.function.path}" if claim.after.function.path else ""
    before, after = (_lines(lines) for lines in (claim.lines_before, claim.lines_after))
    return (
        f"The functions named {name}{where} ({before} before, {after} now) can't be distinguished. "
        f"Added up: {'; '.join(parts) or 'in both runs'}."
    )


def _new(claim: say.New, clock: Clock) -> str:
    return _alone(claim.after, claim.folded, claim.unique, "is new in this run", "", clock)


def _gone(claim: say.Gone, clock: Clock) -> str:
    return _alone(claim.before, claim.folded, claim.unique, "is gone from this run", " before", clock)


def _alone(side: say.Side, folded: int, unique: bool, fate: str, when: str, clock: Clock) -> str:
    name = short_name(side.function)
    if not unique and side.function.place:
        name += f" ({side.function.place})"
    parts = [] if side.calls is None else [f"called {times(side.calls)}"]
    if side.self_cost is not None:
        parts.append(f"{clock.amount(side.self_cost)} of self {clock.quantity}{_folded(folded, side.function)}")
    parts = [f"{part}{when}" if i == 0 else part for i, part in enumerate(parts)]
    return f"{name} {fate}{': ' * bool(parts)}{', '.join(parts)}."


def _folded(count: int, function: Function | Box) -> str:
    """Say that the self time of a box is not of one function alone; that of imports and the like never is."""
    return f" with {some_functions(count)} folded in" if count and function.origin not in ("program", *MERGED) else ""


def _parts(course: Course, was: say.Side, now: say.Side, apart: tuple[str, str]) -> list[str]:
    """Say how often it was called, and where it stood then if that tells them apart."""
    if was.calls is None or now.calls is None or course == "unknown":
        return [f"before{apart[0]}, now{apart[1]}".strip()] if any(apart) else []
    if course == "same" and not any(apart):
        return [f"called {times(now.calls)}, as before"]
    return [f"called {times(was.calls)} before{apart[0]}, {times(now.calls)} now{apart[1]}"]


def _cost(kind: str, course: Course, was: float | None, now: float | None, clock: Clock) -> str:
    was, now = was or 0.0, now or 0.0
    return f"{course} {kind} {clock.quantity}, {clock.amount(was)} before, {clock.amount(now)} now"


def _lines(lines: tuple[int, ...]) -> str:
    if len(lines) == 1:
        return f"line {lines[0]}"
    shown = ", ".join(map(str, lines[:MOST_LINES_NAMED]))
    return f"lines {shown}" + (f" and {len(lines) - MOST_LINES_NAMED} more" if len(lines) > MOST_LINES_NAMED else "")


def _counts_no_calls(claim: say.CountsNoCalls, clock: Clock) -> str:
    which = (
        "Neither file counts"
        if not (claim.before or claim.after)
        else ("The later file doesn't count" if claim.before else "The earlier file doesn't count")
    )
    return f"{which} calls, so calls aren't compared."


def _contradictions(claim: say.Contradictions, clock: Clock) -> str:
    which = "both runs" if claim.before and claim.after else "the earlier run" if claim.before else "the later run"
    if "namesakes" in claim:
        return (
            f"Neither times nor calls can be compared: functions that share a line and a name are missing from {which}."
        )
    if "mixed" in claim:
        return f"Neither times nor calls can be compared: calls of other threads are mixed into {which}."
    if {"lost", "interrupted"}.intersection(claim):
        return f"Neither times nor calls can be compared: cProfile lost calls that were running in {which}."
    if "awaits" in claim:
        return f"Times can't be compared: yappi counted the time at an await as the coroutine's own in {which}."
    return f"Times can't be compared: cProfile mixed up the calls of threads in {which}, as it does since Python 3.12."


def _nothing_changed(claim: say.NothingChanged, clock: Clock) -> str:
    first, named = ("No visible change", " with the same names") if claim.doubtful else ("Nothing changed", "")
    same = f"{some_functions(claim.functions)}{named} in both runs"
    same += ", each called as often as before" if claim.counted else ""
    return f"{first}: {same}{f', and no noticeable change in {clock.quantity}' if claim.timed else ''}."


def _own_functions(claim: say.OwnFunctions, clock: Clock) -> str:
    parts = [
        f"{count:,} {what}"
        for count, what in (
            (claim.new, "new"),
            (claim.gone, "gone"),
            (claim.calls_changed, "called a different number of times"),
            (claim.time_changed, f"changed in {clock.quantity} only"),
            (claim.unclear, "that can't be distinguished"),
        )
        if count
    ]
    return f"The program's own functions: {', '.join(parts)}."


_WORDS: dict[Any, Callable[[Any, Clock], str]] = {
    say.RunTook: _run_took,
    say.AllCalls: lambda claim, _: f"All calls: {claim.before:,} before, {claim.after:,} now.",
    say.NotOneClock: lambda claim, _: (
        f"Their times can't be compared: {_CLOCKS[claim.before.name]} before, {_CLOCKS[claim.after.name]} now."
    ),
    say.Contradictions: _contradictions,
    say.CountsNoCalls: _counts_no_calls,
    say.NotOnePython: lambda claim, _: (
        f"Measured with {claim.before} before, {claim.after} now: that alone changes times, and calls inside libraries."
    ),
    say.Inlined: lambda *_: (
        "Only one file has comprehensions as separate functions, as up to Python 3.11; they are added to the functions around "
        "them."
    ),
    say.NothingInCommon: lambda *_: "The two runs share none of the program's own functions.",
    say.NothingChanged: _nothing_changed,
    say.MaybeNoise: lambda *_: (
        "The program's own functions were called as often as before: the difference may be noise. Run both again."
    ),
    say.Changed: _changed,
    say.AddedUp: _added_up,
    say.New: _new,
    say.Gone: _gone,
    say.OwnFunctions: _own_functions,
}
"""For each kind of claim, what writes it."""
