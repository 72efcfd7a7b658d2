"""Claims about bytes -> English: one line each."""

from collections.abc import Callable
from math import floor
from typing import Any

from ..profiles.clocks import Clock
from ..profiles.model import place
from ..profiles.units import size, whole_percent
from . import claims as say
from .words import short_name

MOST_FRAMES = 6
"""Functions that are all named; of more, the first and the last three."""


def held_at_most(claim: say.HeldAtMost, clock: Clock) -> str:
    """Say how much was held at most."""
    left = "" if claim.held is None else f"; {size(claim.held)} were left at the end"
    return f"At its highest, the program held {size(claim.cost)}{left}.{_measured(claim.python)}"


def allocated_in_all(claim: say.AllocatedInAll, clock: Clock) -> str:
    """Say how much was allocated, and how much of it at once."""
    peak = (
        claim.peak
        and f", about {claim.cost / claim.peak:,.1f} times the most that it held at once ({size(claim.peak)})"
    )
    left = "" if claim.held is None else f"; {size(claim.held)} were left at the end"
    return f"The program allocated {size(claim.cost)} in all{peak or ''}{left}.{_measured(claim.python)}"


def left_in_all(claim: say.LeftInAll, clock: Clock) -> str:
    """Say how much was left at the end, and how much more there once was."""
    peak = "" if claim.peak is None else f", of the {size(claim.peak)} that it held at its highest"
    elsewhere = (
        f"; {size(claim.elsewhere)} more were left by what is not in this profile, such as other threads"
        if claim.elsewhere
        else ""
    )
    return f"At the end, the program still held {size(claim.cost)}{peak}{elsewhere}.{_measured(claim.python)}"


def _measured(python: str) -> str:
    return f" Measured with {python}." if python else ""


def running_at_peak(claim: say.RunningAtPeak, clock: Clock) -> str:
    """Say what was running when nearly the most was held."""
    names = [short_name(frame.function) for frame in claim.frames]
    last = claim.frames[-1]
    if last.function.place:
        names[-1] += f" ({place(last.function.path, last.line)})"
    if len(names) > MOST_FRAMES:
        names[3:-3] = [f"… {len(names) - 6} more …"]
    return f"When it had reached {floor(claim.share * 100)}% of that, these were running: {' → '.join(names)}."


def left_behind(claim: say.LeftBehind, clock: Clock) -> str:
    """Say which line left how much."""
    blocks = f"{claim.blocks:,} block{'s' * (claim.blocks != 1)}"
    share = whole_percent(claim.share)
    return f"Left at the end: {size(claim.bytes)} in {blocks} that {claim.place} allocated, {share} of all."


def measure_kept(claim: say.MeasureKept, clock: Clock) -> str:
    """Say which clock has the answer."""
    return (
        f"Start with what is left: {floor(claim.share * 100)}% of the peak was still held at the end. This picture shows who "
        "was running when the peak rose; `--memory=kept` shows who allocated what is left."
    )


def not_counted(claim: say.NotCounted, clock: Clock) -> str:
    """Say what is not in such a profile."""
    in_circles = " What only the garbage collector would free counts as left." if clock.name == "kept" else ""
    return (
        "Counted is what Python's own allocators hand out, and NumPy's: what another library in C takes by itself (SQLite, for "
        f"one) is not in it.{in_circles} No time was measured."
    )


def disturbed(claim: say.Disturbed, clock: Clock) -> str:
    """Say what the program did to the counting."""
    if claim.how == "stopped":
        return (
            "The program ended the counting itself (tracemalloc.stop, clear_traces): what came after that is missing."
        )
    if claim.how == "many":
        return "So many blocks were left that they could not be looked at: take a smaller input."
    return "The program reset tracemalloc's peak itself: what was held before that and after may be mixed up."


WORDS: dict[Any, Callable[[Any, Clock], str]] = {
    say.HeldAtMost: held_at_most,
    say.AllocatedInAll: allocated_in_all,
    say.LeftInAll: left_in_all,
    say.RunningAtPeak: running_at_peak,
    say.LeftBehind: left_behind,
    say.NotCounted: not_counted,
    say.MeasureKept: measure_kept,
    say.Disturbed: disturbed,
}
"""For each kind of claim, what writes it."""
