"""Claims about bytes -> English: one line each."""

from collections.abc import Callable
from typing import Any

from ..profiles.clocks import Clock
from ..profiles.model import place
from ..profiles.units import size, whole_percent
from . import claims as say
from .words import short_name

MOST_FRAMES = 6
"""Functions that are all named; of more, the first and the last three."""


def held_at_most(claim: say.HeldAtMost, clock: Clock) -> str:
    """Say how much was held at most, and which moment the picture is of."""
    if claim.peak is None:
        return f"This is what the program held at its peak: {size(claim.cost)}.{_measured(claim.python)}"
    left = "" if claim.held is None else f"; {size(claim.held)} were left at the end"
    moment = f" The picture shows the moment when it held {size(claim.cost)}"
    elsewhere = f", and {size(claim.elsewhere)} that nothing in this profile allocated" if claim.elsewhere else ""
    return f"At its peak, the program held {size(claim.peak)}{left}.{moment}{elsewhere}.{_measured(claim.python)}"


def allocated_in_all(claim: say.AllocatedInAll, clock: Clock) -> str:
    """Say how much was allocated, and how much of it at once."""
    times = claim.cost / claim.peak if claim.peak else 0
    peak = f", about {times:,.{times < 9.95:d}f} times as much as it ever held at once ({size(claim.peak or 0)})"
    left = "" if claim.held is None else f"; {size(claim.held)} were left at the end"
    return f"The program allocated {size(claim.cost)} in all{peak if times else ''}{left}.{_measured(claim.python)}"


def left_in_all(claim: say.LeftInAll, clock: Clock) -> str:
    """Say how much was left at the end, and how much more there once was."""
    peak = "" if claim.peak is None else f", of the {size(claim.peak)} that it held at its peak"
    elsewhere = (
        f"; code outside this profile, such as other threads, left {size(claim.elsewhere)} more"
        if claim.elsewhere
        else ""
    )
    return f"At the end, the program still held {size(claim.cost)}{peak}{elsewhere}.{_measured(claim.python)}"


def _measured(python: str) -> str:
    return f" Measured with {python}." if python else ""


def running_at_peak(claim: say.RunningAtPeak, clock: Clock) -> str:
    """Say what was running at that moment."""
    names = [short_name(frame.function) for frame in claim.frames]
    last = claim.frames[-1]
    if last.function.place:
        names[-1] += f" ({place(last.function.path, last.line)})"
    if len(names) > MOST_FRAMES:
        names[3:-3] = [f"… {len(names) - 6} more …"]
    return f"At that moment, these were running: {' → '.join(names)}."


def left_behind(claim: say.LeftBehind, clock: Clock) -> str:
    """Say which line left how much."""
    blocks = f"{claim.blocks:,} block{'s' * (claim.blocks != 1)}"
    share = whole_percent(claim.share)
    return f"Left at the end: {size(claim.bytes)} ({share}) in {blocks} that {claim.place} allocated."


def not_counted(claim: say.NotCounted, clock: Clock) -> str:
    """Say what is not in such a profile."""
    in_circles = "" if clock.name == "allocated" else " What only the garbage collector would free counts as held."
    little = " With so little, part of it is what Python and the profiler keep for themselves." if claim.little else ""
    return (
        "This counts what Python's own allocators hand out, and NumPy's, but not what another library in C (such as SQLite) "
        f"takes by itself.{in_circles}{little} No time was measured."
    )


def disturbed(claim: say.Disturbed, clock: Clock) -> str:
    """Say why not all is counted."""
    if claim.how == "many":
        return "The program held too many blocks to look at: try a smaller input."
    return "The program stopped the counting itself (tracemalloc.stop, clear_traces): what came after that is missing."


WORDS: dict[Any, Callable[[Any, Clock], str]] = {
    say.HeldAtMost: held_at_most,
    say.AllocatedInAll: allocated_in_all,
    say.LeftInAll: left_in_all,
    say.RunningAtPeak: running_at_peak,
    say.LeftBehind: left_behind,
    say.NotCounted: not_counted,
    say.Disturbed: disturbed,
}
"""For each kind of claim, what writes it."""
