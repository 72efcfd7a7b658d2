"""Profile -> plain sentences: the run in at most fifteen lines, and each box and arrow of its picture in one.

Nothing is said that the numbers of the run do not carry.
"""

from collections.abc import Iterator

from ..profiles.model import Function, Profile
from ..profiles.units import duration, percent, times
from .advice import WORTH_NAMING, look_first
from .callers import callers, weight
from .cautions import cautions
from .waiting import waited
from .words import counted, is_named, short_name, some_functions

MOST_LINES = 15
TINY_CALL = 5e-6
"""Seconds of self time per call, below which a call is small."""
MANY_CALLS = 20_000
_CLOCKS = {
    "wall": " by the wall clock, waiting included",
    "cpu": " of CPU time; waiting (sleep, network, disk) does not count and is not seen",
    "samples": ", sampled",
    "": " (the file does not say by which clock)",
}


def explain(whole: Profile, drawn: Profile) -> list[str]:
    """Read the run aloud.

    Args:
        whole: every function of the run.
        drawn: the same run after `focus.focus`.

    Returns:
        at most `MOST_LINES` lines of plain text, the one on where to look first among them.
    """
    advice = list(look_first(whole, drawn))
    lines = [
        _run(whole),
        *_end(whole),
        *_hot_path_line(drawn),
        *_hot_spots(drawn),
        *_waiting(whole),
        *_small_calls(drawn),
        *_folded(drawn),
        *cautions(whole),
    ]
    return lines[: MOST_LINES - len(advice)] + advice


def hot_path(drawn: Profile) -> list[Function]:
    """Walk from the root, always along the arrow with most cumulative time, until the time is a function's own."""
    functions = drawn.functions
    if not functions:
        return []
    called = {call.callee for call in drawn.calls if call.caller != call.callee}
    roots = [i for i in range(len(functions)) if i not in called] or list(range(len(functions)))
    here = max(roots, key=lambda i: functions[i].cumulative_time)
    path = [here]
    while arrows := [c for c in drawn.calls if c.caller == here and c.callee not in path]:
        heaviest = max(arrows, key=lambda call: weight(drawn, call))
        if weight(drawn, heaviest) <= functions[here].self_time or weight(drawn, heaviest) <= 0:
            break
        here = heaviest.callee
        path.append(here)
    if drawn.recording.counts != "unknown":
        while not functions[path[0]].total_calls and len(path) > 1:
            del path[0]  # a place holder without figures, as `profile` leaves one
    return [functions[i] for i in path]


def _run(whole: Profile) -> str:
    recording = whole.recording
    python = f" Measured with {recording.python}." if recording.python else ""
    return f"The run took {duration(whole.run_time)}{_CLOCKS.get(recording.clock, '')}.{python}"


def _end(whole: Profile) -> Iterator[str]:
    if whole.recording.end:
        yield f"It ended early, with {whole.recording.end}: this is what ran until then."


def _hot_path_line(drawn: Profile) -> Iterator[str]:
    path = hot_path(drawn)
    if len(path) > 1:
        steps = path if len(path) <= 7 else [*path[:3], *path[-3:]]
        texts = [f"{short_name(step)} {drawn.share(step.cumulative_time):.0%}" for step in steps]
        if len(path) > 7:
            texts.insert(3, f"… {len(path) - 6} more …")
        yield "The hot path, always along the heaviest arrow: " + " → ".join(texts) + "."


def _hot_spots(drawn: Profile) -> Iterator[str]:
    named = [function for function in drawn.functions if function.origin not in ("shared", "rest")]
    for function in sorted(named, key=lambda function: -function.self_time)[:4]:
        share = drawn.share(function.self_time)
        if share < WORTH_NAMING:
            return
        time = f"{percent(share)} ({duration(function.self_time)})"
        if function.origin == "program":
            often = counted(drawn, function)
            yield f"{time} is self time of {short_name(function)} ({function.place}){', ' * bool(often)}{often}."
            continue
        inside = (
            f" and {some_functions(function.folded)} folded into it" if function.folded and is_named(function) else ""
        )
        kind = {"library": " (library)", "built-in": " (built-in)"}.get(function.origin, "")
        yield f"{time} is self time of {short_name(function)}{kind}{inside}{_who_calls(drawn, function)}."


def _who_calls(drawn: Profile, function: Function) -> str:
    """Go back along the arrows to the program's own functions, or to whoever calls, where nothing is the program's."""
    every = callers(drawn, function)
    own = [(caller, call) for caller, call in every if caller.origin == "program"]
    if not own and any(caller.origin == "program" for caller in drawn.functions):
        return ", which no function of your program calls directly"
    if not (own or every):
        return ""
    caller, call = (own or every)[0]
    count = f" {times(call.total_calls)}" if call.total_calls and drawn.recording.clock != "samples" else ""
    place = f" ({caller.place})" if caller.place else ""
    others = " and by others too" if len(own or every) > 1 else ""
    return f", called{count} by {short_name(caller)}{place}{others}"


def _waiting(whole: Profile) -> Iterator[str]:
    if whole.recording.clock in ("cpu", "samples"):
        return
    functions = sorted(waited(whole), key=lambda function: -function.self_time)
    seconds = sum(function.self_time for function in functions)
    if whole.share(seconds) >= 0.01:
        names = " and ".join(f"{f.name} {duration(f.self_time)}" for f in functions[:2])
        yield (
            f"Waiting: {percent(whole.share(seconds))} ({duration(seconds)}), most of it in {names}. "
            f"The other {percent(1 - whole.share(seconds))} is work: computing, reading, writing."
        )


def _small_calls(drawn: Profile) -> Iterator[str]:
    """Of what is in the picture under its own name: nobody can look for what is folded away."""
    if drawn.recording.clock == "samples":
        return
    small = [
        function
        for function in drawn.functions
        if is_named(function)
        and function.total_calls >= MANY_CALLS
        and drawn.share(function.self_time) >= WORTH_NAMING
        and function.self_time / function.total_calls < TINY_CALL
    ]
    for function in sorted(small, key=lambda function: -function.self_time)[:1]:
        each = duration(function.self_time / function.total_calls)
        yield f"{short_name(function)} was called {function.total_calls:,} times, {each} each: are so many calls needed?"


def _folded(drawn: Profile) -> Iterator[str]:
    parts = []
    for origin, what in (
        ("imports", "imports"),
        ("shared", "library functions reached in several ways"),
        ("rest", "the rest"),
    ):
        boxes = [function for function in drawn.functions if function.origin == origin]
        if boxes:
            count, seconds = sum(box.folded for box in boxes), sum(box.self_time for box in boxes)
            parts.append(f"{what} ({some_functions(count)}, {percent(drawn.share(seconds))})")
    below = sum(function.folded for function in drawn.functions if function.origin in ("library", "built-in"))
    if below:
        parts.append(f"{some_functions(below)} into the library calls that brought nearly all of their time")
    if parts:
        yield f"Folded, not hidden: {', '.join(parts)}; each box adds up what is in it."
