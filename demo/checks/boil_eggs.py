"""Naps of a fixed length in a loop, although it is known when each egg is ready.

Counted are the naps. Waiting itself leaves no count, so two more things are seen to, with wide margins: nobody can be
faster than the eggs (a run that took less than 0.7 of the waiting did not wait), and an egg of one minute must not take
a seventh of the time of one of thirteen: the shortest of three runs counts, so a busy machine changes nothing.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from demo.exercise import Check, Counts

MINUTE = 0.01
"""Seconds, as in the program."""

EGGS = [("Ann", 13), ("Ben", 3), ("Cem", 6)]
QUICK = [("Dora", 1)]
MOST_CALLS = 10_000
"""Far more than any way to wait takes (asyncio: some 500), far fewer than a loop that only looks at the clock (100,000)."""


def inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make three kinds of eggs, a quick one three times, none at all, and equal ones with one that need not boil."""
    return [(EGGS,), (QUICK,), (QUICK,), (QUICK,), ([],), ([("a", 1), ("b", 0), ("c", 1), ("d", 0.5)],)]


def promise(counts: Sequence[Counts]) -> str | None:
    """At most two naps per egg, and each egg boils as long as it should."""
    given, quick = counts[0], counts[1:4]
    wanted = max(minutes for _, minutes in EGGS)
    minutes = given.profile.run_time / MINUTE
    if minutes < 0.7 * wanted:
        return f"after {minutes:.1f} minutes everything was over, and one egg needs {wanted}. The eggs are raw."
    naps = given.calls("time.sleep")
    if naps > 2 * len(EGGS) + 1:
        return f"time.sleep was called {naps:,} times for {len(EGGS)} eggs. It is known when each is ready: once each must do."
    if given.all_calls() > MOST_CALLS:
        return (
            f"without naps, but {given.all_calls():,} calls while waiting: that keeps the computer busy with nothing."
        )
    if naps == 1:
        return "all eggs were taken out after one nap as long as the longest: the soft ones are hard by then."
    longest_nap = min(one.profile.run_time for one in quick) / MINUTE
    if longest_nap > minutes / 7:
        return f"an egg of 1 minute was taken out after {longest_nap:.1f}: the nap is longer than the egg needs."
    return None


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
    watch=("time.sleep",),
    promise=promise,
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
