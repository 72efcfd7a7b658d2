"""Profile -> where to look first, and why: one sentence that the numbers carry, or none."""

from collections.abc import Iterator

from ..profiles.model import Profile
from ..profiles.units import duration, percent
from .callers import callers, weight
from .cautions import SHORT_RUN, work_elsewhere
from .waiting import waited
from .words import short_name

WORTH_NAMING = 0.05
"""Share of the run time, 0..1, that a hot spot has at least."""
LONG_CALL = 0.01
"""Seconds of self time per call, from which on it is worth asking what the function's own lines do."""
MOSTLY = 0.5
"""Share of the run time, 0..1."""


def look_first(whole: Profile, drawn: Profile) -> Iterator[str]:
    """Say where to look first, unless the run is too short to tell."""
    if 0 < whole.run_time < SHORT_RUN and whole.recording.clock != "samples":
        return
    elsewhere = work_elsewhere(whole)
    if elsewhere and whole.share(sum(function.self_time for function in waited(whole))) >= MOSTLY:
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
    for caller, call in callers(drawn, hottest):
        if caller.origin == "program":
            # what the call takes goes with it, not only the callee's own time; the caller's time holds where pairs tell no more
            most = _at_most(drawn, weight(drawn, call) if call.exact else caller.cumulative_time)
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
