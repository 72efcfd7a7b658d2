"""Naps of a fixed length in a loop, although it is known when each egg is ready.

Counted are the naps, and the milliseconds that they were to take in all (`millisecond` of `_clock`). Only of a program
that waits in another way the seconds are looked at, where nothing can go wrong: nobody is faster than the eggs, so a run that
took less than 0.7 of the waiting did not wait. How often it waited is then not asked: that depends on the machine.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..checks import _clock
from ..counts import Counts
from ..exercise import Check, Input

MINUTE = 0.01
"""Seconds, as in the program."""

EGGS = [("Ann", 13), ("Ben", 3), ("Cem", 6)]
LONGEST = 13
MOST_CALLS = 10_000
"""Far more than any way to wait takes (asyncio: some 900), far fewer than a loop that only looks at the clock (100,000)."""


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make three kinds of eggs, a single one, none at all, and equal ones with one that need not boil."""
    _clock.wind_up()
    return [(EGGS,), ([("Dora", 1)],), ([],), ([("a", 1), ("b", 0), ("c", 1), ("d", 0.5)],)]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """At most two naps per egg, and each egg boils as long as it should."""
    given, single = counts[:2]
    naps = given.calls("time.sleep")
    minutes = _minutes_asked_for(given) if naps else given.profile.run_cost / MINUTE
    if minutes < 0.7 * LONGEST:
        return f"after {minutes:.1f} minutes everything was over, and one egg needs {LONGEST}. The eggs are raw."
    if naps > 2 * len(EGGS) + 1:
        return f"time.sleep was called {naps:,} times for {len(EGGS)} eggs. It is known when each is ready: one each is enough."
    if given.all_calls() > MOST_CALLS:
        return f"{naps} naps, but {given.all_calls():,} calls while waiting: that keeps the computer busy with nothing."
    if naps == 1:
        return "all eggs were taken out after one nap, as long as the longest: the soft ones are hard by then."
    for asked, needed in (_minutes_asked_for(given), LONGEST), (_minutes_asked_for(single), 1):
        if asked > needed + 0.3:
            return (
                f"the naps are {asked:g} minutes in all, where the last egg needs {needed}: it is taken out too late."
            )
    return None


def _minutes_asked_for(counts: Counts) -> float:
    return counts.calls("millisecond") / 1000 / MINUTE


CHECK = Check(
    order=10,
    title="Breakfast eggs, each in time",
    minutes=5,
    teaches="a run that waits: nearly all of the time is one built-in's, and its count says how often it was asked for",
    task=(
        "All eggs are in one pot, and none boils longer than 10 minutes. Yet the program is not ready after 10 minutes, "
        "as its own output says. Look where the run spends its time, and how often it goes there. "
        "Take each egg out when it is ready, and wait no more often than there are eggs."
    ),
    entry="boil_eggs",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("time.sleep",),
    limits=(),
    other=promise,
    hints=(
        "Which box has nearly all of the self time? Is that work, or waiting?",
        "Look at its total calls. How many eggs are there, and how many different times? Which of these numbers would do?",
        "Go back along the arrow: in boil_eggs, a nap follows each look into the pot, also when the next egg is ready now.",
        "The first egg of the sorted pot still needs minutes_of(egg) - minutes_since(started) minutes. "
        "If that is more than 0, sleep just that long (in seconds), and then take it out.",
    ),
    reason=(
        "It is known when each egg is ready, so the program sleeps until just then, once for each time, and not at all "
        "if the next egg is ready already."
    ),
)
