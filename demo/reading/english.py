"""Claims -> English: one line each."""

from collections.abc import Callable, Iterable
from typing import Any

from ..profiles.clocks import Clock
from ..profiles.units import percent, times
from . import claims as say
from .words import called, short_name, some_functions

_CLOCKS = {
    "wall": " by the wall clock, waiting included",
    "cpu": " of CPU time; waiting (sleep, network, disk) does not count and is not seen",
    "samples": ", sampled",
    "": " (the file does not say by which clock)",
}
_FOLDED = {"imports": "imports", "shared": "library functions reached in several ways", "rest": "the rest"}
_LONGEST_PATH = 7
"""Steps that are all named; of a longer path, the first and the last three."""


def sentences(claims: Iterable[say.Claim], clock: Clock) -> list[str]:
    """Put claims of one run into words, one line of plain text each.

    Args:
        claims: any.
        clock: of the run.
    """
    return [_WORDS[type(claim)](claim, clock) for claim in claims]


def _run_took(claim: say.RunTook, clock: Clock) -> str:
    python = f" Measured with {claim.python}." if claim.python else ""
    return f"The run took {clock.amount(claim.cost)}{_CLOCKS[claim.clock.name]}.{python}"


def _hot_path(claim: say.HotPath, clock: Clock) -> str:
    steps = [f"{short_name(step.box)} {step.share:.0%}" for step in claim.steps]
    if len(steps) > _LONGEST_PATH:
        steps[3:-3] = [f"… {len(steps) - 6} more …"]
    return f"The hot path, always along the heaviest arrow: {' → '.join(steps)}."


def _hot_spot(claim: say.HotSpot, clock: Clock) -> str:
    box = claim.box
    start = f"{percent(claim.share)} ({clock.amount(box.self_cost)}) is self time of {short_name(box)}"
    if box.origin == "program":
        often = called(box, clock)
        return f"{start} ({box.place}){', ' * bool(often)}{often}."
    kind = {"library": " (library)", "built-in": " (built-in)"}.get(box.origin, "")
    inside = f" and {some_functions(box.folded)} folded into it" if box.folded and box.is_named else ""
    return f"{start}{kind}{inside}{_called_by(claim)}."


def _called_by(claim: say.HotSpot) -> str:
    if claim.uncalled:
        return ", which no function of your program calls directly"
    if not claim.caller:
        return ""
    caller, calls, others = claim.caller
    count = f" {times(calls)}" if calls else ""
    place = f" ({caller.place})" if caller.place else ""
    return f", called{count} by {short_name(caller)}{place}{' and by others too' if others else ''}"


def _waited(claim: say.Waited, clock: Clock) -> str:
    names = " and ".join(f"{name} {clock.amount(cost)}" for name, cost in claim.most)
    return (
        f"Waiting: {percent(claim.share)} ({clock.amount(claim.cost)}), most of it in {names}. "
        f"The other {percent(1 - claim.share)} is work: computing, reading, writing."
    )


def _many_small_calls(claim: say.ManySmallCalls, clock: Clock) -> str:
    calls = f"{claim.box.total_calls:,} times, {clock.amount(claim.each)} each"
    return f"{short_name(claim.box)} was called {calls}: are so many calls needed?"


def _folded(claim: say.Folded, clock: Clock) -> str:
    parts = [f"{_FOLDED[part.kind]} ({some_functions(part.functions)}, {percent(part.share)})" for part in claim.parts]
    if claim.below:
        parts.append(f"{some_functions(claim.below)} into the library calls that brought nearly all of their time")
    return f"Folded, not hidden: {', '.join(parts)}; each box adds up what is in it."


def _threads(claim: say.Threads, clock: Clock) -> str:
    if claim.seen is None:
        return (
            "Threads ran: cProfile before Python 3.12 leaves their work out, and since then puts it under wrong callers; "
            "yappi has it right."
        )
    if claim.seen:
        return "Threads ran: their times are added up here, but often under the wrong caller. Trust no arrow to them."
    return "Threads ran: only the main one was recorded; the others' work shows as waiting (lock.acquire)."


def _sampled(claim: say.Sampled, clock: Clock) -> str:
    counts = "its counts are samples, not calls" if claim.has_counts else "it counts no calls"
    return f"This profile was sampled: {counts}, what is short may be missing, and time in recursion may count twice."


def _too_short(claim: say.TooShort, clock: Clock) -> str:
    return f"The run is too short ({clock.amount(claim.cost)}) for its times to mean much; the call counts are exact."


def _crowded(claim: say.Crowded, clock: Clock) -> str:
    return (
        f"{claim.calls:,} calls in {clock.amount(claim.cost)}: profiling slows small calls several times over, and "
        "waiting not at all, so busy little functions look worse than they are. The counts are exact."
    )


def _look_at_code(claim: say.LookAtCode, clock: Clock) -> str:
    box, most = claim.box, _at_most(claim.saves_at_most, claim.cost, clock)
    own = f", {clock.amount(box.self_cost)} of it in its own lines" if claim.own else ""
    place = f"Look first: at the code of {short_name(box)} ({box.place}); {most} there{own}."
    if not claim.long_calls:
        return place
    return f"{place} A loop, or an operator such as `in`? See if twice the input takes four times as long."


def _look_at_caller(claim: say.LookAtCaller, clock: Clock) -> str:
    most = _at_most(claim.saves_at_most, claim.cost, clock)
    return (
        f"Look first: at {short_name(claim.caller)} ({claim.caller.place}), which calls {short_name(claim.box)}: "
        f"can it call less often, for less, or not at all? {most[0].upper()}{most[1:]} there."
    )


def _look_at_box(claim: say.LookAtBox, clock: Clock) -> str:
    most = _at_most(claim.saves_at_most, claim.cost, clock)
    uncalled = ", but your own functions do not call it directly" if claim.uncalled else ""
    return f"Look first: at {short_name(claim.box)}; {most} there{uncalled}."


def _at_most(saved: float, whole: float, clock: Clock) -> str:
    return f"at most {clock.amount(saved)} of {clock.amount(whole)} can be gained"


_WORDS: dict[Any, Callable[[Any, Clock], str]] = {
    say.RunTook: _run_took,
    say.EndedEarly: lambda claim, _: f"It ended early, with {claim.end}: this is what ran until then.",
    say.HotPath: _hot_path,
    say.HotSpot: _hot_spot,
    say.Waited: _waited,
    say.ManySmallCalls: _many_small_calls,
    say.Folded: _folded,
    say.Threads: _threads,
    say.Processes: lambda *_: (
        "Other processes were started: their work is not in here, only the time this one waited for them."
    ),
    say.Coroutines: lambda *_: (
        "Coroutines ran: each resume counts as a call, and time spent at an await is found in the event loop's poll."
    ),
    say.OwnProfiler: lambda *_: "The program runs a profiler of its own: from there on, figures may be missing.",
    say.Sampled: _sampled,
    say.TooShort: _too_short,
    say.Crowded: _crowded,
    say.LookElsewhere: lambda claim, _: (
        f"Look first: at the {' and '.join(claim.places)} that this run mostly waits for. Profile by itself what they do."
    ),
    say.NoTime: lambda *_: "Look first: there is nothing to see; no time was recorded.",
    say.NothingStandsOut: lambda claim, _: (
        f"Look first: no single place stands out; the largest self time is {percent(claim.share)}, in "
        f"{short_name(claim.box)}. Follow the hot path and ask of each function on it whether it is needed."
    ),
    say.LookAtImports: lambda claim, clock: (
        f"Look first: at what is imported; {_at_most(claim.saves_at_most, claim.cost, clock)} there. "
        "`python -X importtime` lists it by module."
    ),
    say.LookAtCode: _look_at_code,
    say.LookAtCaller: _look_at_caller,
    say.LookAtBox: _look_at_box,
}
"""For each kind of claim, what writes it."""
