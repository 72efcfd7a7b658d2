"""Profile -> plain sentences: the run in at most fifteen lines, and each box and arrow of its picture in one.

Nothing is said that the numbers of the run do not carry.
"""

from collections.abc import Iterator

from demo.cautions import SHORT_RUN, cautions, work_elsewhere
from demo.stats import Call, Function, Profile
from demo.units import duration, percent, times
from demo.words import counted, is_named, short_name, some_functions

MOST_LINES = 15
WORTH_NAMING = 0.05
"""Share of the run time, 0..1, that a hot spot has at least."""
TINY_CALL = 5e-6
"""Seconds of self time per call, below which a call is small."""
LONG_CALL = 0.01
"""Seconds of self time per call, from which on it is worth asking what the function's own lines do."""
MOSTLY = 0.5
"""Share of the run time, 0..1."""
MANY_CALLS = 20_000

_CLOCKS = {
    "wall": " by the wall clock, waiting included",
    "cpu": " of CPU time; waiting (sleep, network, disk) does not count and is not seen",
    "samples": ", sampled",
    "": " (the file does not say by which clock)",
}
_WAITING = (
    "time.sleep",
    "_thread.lock.acquire",
    "lock.acquire",
    "posix.waitpid",
    "posix.wait4",
    "sleep",
    "acquire",
    "input",
    "_thread.RLock.acquire",
    "_thread.lock.__enter__",
    "_thread._ThreadHandle.join",
    "_multiprocessing.SemLock.acquire",
    "_winapi.WaitForSingleObject",
    "_winapi.WaitForMultipleObjects",
)
_WAITING_IN = ("select.", "_socket.", "_ssl._SSLSocket.", "_queue.", "_overlapped.")


def explain(whole: Profile, drawn: Profile) -> list[str]:
    """Read the run aloud.

    Args:
        whole: every function of the run.
        drawn: the same run after `focus.focus`.

    Returns:
        at most `MOST_LINES` lines of plain text, the one on where to look first among them.
    """
    advice = list(_look_first(whole, drawn))
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
        heaviest = max(arrows, key=lambda call: _seconds(drawn, call))
        if _seconds(drawn, heaviest) <= functions[here].self_time or _seconds(drawn, heaviest) <= 0:
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
    callers = _callers(drawn, function)
    own = [(caller, call) for caller, call in callers if caller.origin == "program"]
    if not own and any(caller.origin == "program" for caller in drawn.functions):
        return ", which no function of your program calls directly"
    if not (own or callers):
        return ""
    caller, call = (own or callers)[0]
    count = f" {times(call.total_calls)}" if call.total_calls and drawn.recording.clock != "samples" else ""
    place = f" ({caller.place})" if caller.place else ""
    others = " and by others too" if len(own or callers) > 1 else ""
    return f", called{count} by {short_name(caller)}{place}{others}"


def _waiting(whole: Profile) -> Iterator[str]:
    if whole.recording.clock in ("cpu", "samples"):
        return
    waited = _waited(whole)
    seconds = sum(function.self_time for function in waited)
    if whole.share(seconds) >= 0.01:
        waited.sort(key=lambda function: -function.self_time)
        names = " and ".join(f"{f.name} {duration(f.self_time)}" for f in waited[:2])
        yield (
            f"Waiting: {percent(whole.share(seconds))} ({duration(seconds)}), most of it in {names}. "
            f"The other {percent(1 - whole.share(seconds))} is work: computing, reading, writing."
        )


def _waited(whole: Profile) -> list[Function]:
    """Return the built-ins that took time by waiting."""
    built_ins = (function for function in whole.functions if function.origin == "built-in" and function.self_time > 0)
    return [f for f in built_ins if f.name in _WAITING or f.name.startswith(_WAITING_IN)]


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


def _look_first(whole: Profile, drawn: Profile) -> Iterator[str]:
    """Say where to look first, unless the run is too short to tell."""
    if 0 < whole.run_time < SHORT_RUN and whole.recording.clock != "samples":
        return
    elsewhere = work_elsewhere(whole)
    if elsewhere and whole.share(sum(function.self_time for function in _waited(whole))) >= MOSTLY:
        yield f"Look first: at the {elsewhere} that this run mostly waits for. Profile by itself what they do."
    else:
        yield _best_place(drawn)


def _best_place(drawn: Profile) -> str:
    named = [function for function in drawn.functions if function.origin not in ("shared", "rest")]
    if not named or drawn.run_time <= 0:
        return "Look first: there is nothing to see; no time was recorded."
    hottest = max(named, key=lambda function: function.self_time)
    share = drawn.share(hottest.self_time)
    if share < WORTH_NAMING:
        return (
            f"Look first: no single place stands out; the largest self time is {percent(share)}, in {short_name(hottest)}. "
            "Follow the hot path and ask of each function on it whether it is needed."
        )
    if hottest.origin == "imports":
        most = _at_most(drawn, hottest.self_time)
        return f"Look first: at what is imported; {most} there. `python -X importtime` lists it by module."
    if hottest.origin == "program":
        most = _at_most(drawn, max(hottest.self_time, hottest.cumulative_time))
        own = duration(hottest.self_time)
        lines = f", {own} of it in its own lines" if own != duration(hottest.cumulative_time) else ""
        place = f"Look first: at the code of {short_name(hottest)} ({hottest.place}); {most} there{lines}."
        if hottest.self_time < LONG_CALL * hottest.total_calls or drawn.recording.clock == "samples":
            return place
        return f"{place} A loop, or an operator such as `in`? See if twice the input takes four times as long."
    for caller, call in _callers(drawn, hottest):
        if caller.origin == "program":
            # what the call takes goes with it, not only the callee's own time; the caller's time holds where pairs tell no more
            most = _at_most(drawn, _seconds(drawn, call) if call.exact else caller.cumulative_time)
            return (
                f"Look first: at {short_name(caller)} ({caller.place}), which calls {short_name(hottest)}: "
                f"can it call less often, for less, or not at all? {most[0].upper()}{most[1:]} there."
            )
    most = _at_most(drawn, max(hottest.self_time, hottest.cumulative_time) if hottest.exact else drawn.run_time)
    if any(function.origin == "program" for function in named):
        return f"Look first: at {short_name(hottest)}; {most} there, but your own functions do not call it directly."
    return f"Look first: at {short_name(hottest)}; {most} there."


def _at_most(drawn: Profile, seconds: float) -> str:
    return f"at most {duration(min(seconds, drawn.run_time))} of {duration(drawn.run_time)} can be gained"


def _callers(drawn: Profile, function: Function) -> list[tuple[Function, Call]]:
    """Return who calls a box, the heaviest arrow first."""
    number = drawn.functions.index(function)
    calls = [call for call in drawn.calls if call.callee == number and call.caller != number]
    calls.sort(key=lambda call: (-_seconds(drawn, call), -call.total_calls))
    return [(drawn.functions[call.caller], call) for call in calls]


def _seconds(drawn: Profile, call: Call) -> float:
    """Return the weight of an arrow; where the file does not say, that of the box it leads to."""
    return drawn.functions[call.callee].cumulative_time if call.cumulative_time is None else call.cumulative_time
