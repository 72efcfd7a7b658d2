"""Naps of a fixed length in a loop, although it is known when each egg is ready.

Counted is how often the program waits, whoever does it for it, on a clock that goes by these naps (`_clock`): so it is known
when it was awake, and each egg has to find it awake when it is ready. A list that fills with guests from nap to nap holds
what was taken out so far. Only of a program that waits in a way that leaves no trace the seconds are looked at, where nothing
can go wrong: nobody is faster than the eggs.
"""

import gc
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from ..checks import _clock
from ..counts import Counts
from ..exercise import Check, Input, Limit
from ..work import DONE

MINUTE = 0.01
"""Seconds, as in the program."""

POTS: dict[str, tuple[float, ...]] = {
    "nine eggs, for 3, 6 and 13 minutes": (13, 3, 6, 6, 13, 3, 3, 6, 13),
    "a single egg": (1,),
    "no eggs": (),
    "equal eggs, and one that need not boil": (1, 0, 1, 0.5, 1),
    "four eggs, for 0.3 to 2.8 minutes": (2.8, 0.3, 1.4, 2.1),
    "twelve eggs for 1 minute": (1,) * 12,
}
"""The minutes that the eggs want, by what the pot is; the first is the given one."""
MOST_WAITS = 2 * 9
"""Twice as often as there are eggs in the given pot."""
MOST_LOOKS = 1_000
"""At the clock; a loop that does nothing else needs some 3,000."""
EARLY, LATE = 0.05, 0.25
"""Minutes that do not matter; asyncio on Linux waits for whole milliseconds, a tenth of a minute."""
MOST_NAPS_WATCHED = 12
"""In each pot."""


def inputs(folder: Path) -> Sequence[Input]:
    """Make the pots: the given one, a single egg, none at all, equal ones, odd times, and many that are ready at once."""
    pots = [
        (what, [(f"guest {number} of pot {pot}", minutes) for number, minutes in enumerate(eggs)])
        for pot, (what, eggs) in enumerate(POTS.items())
    ]
    table = Table([eggs for _, eggs in pots[1:] if eggs])
    _clock.wind_up(lambda seconds: table.look(seconds / MINUTE))
    return [Input(what, (eggs,)) for what, eggs in pots]


class Table:
    """What guests have got so far: a list that has grown since the last nap, and begins as the result will.

    The given pot is left out, as its profile is shown.
    """

    def __init__(self, pots: Sequence[Sequence[tuple[str, float]]]) -> None:
        self.pots = [sorted(eggs, key=lambda egg: egg[1]) for eggs in pots]
        self.plates: dict[int, tuple[list[str] | deque[str], int, int]] = {}
        self.naps = 0
        self.references = self.count_references()

    def count_references(self) -> list[int]:
        """Return for each pot what tells whether it is this one that is boiled."""
        return [sys.getrefcount(pot[0][0]) for pot in self.pots]

    def look(self, minutes: float) -> None:
        """Look at the table just before a nap; `DONE` gets how many eggs were there already, "raw"."""
        self.naps += 1
        if self.naps > MOST_NAPS_WATCHED or self.count_references() == self.references:
            return
        for plates in gc.get_referrers(*(pot[0][0] for pot in self.pots)):
            for pot in self.pots if isinstance(plates, list | deque) else ():
                if list(plates) == [guest for guest, _ in pot][: len(plates)]:
                    _, before, raw = self.plates.get(id(plates), (None, 0, 0))
                    raw += sum(wanted > minutes + EARLY for _, wanted in pot[before : len(plates)])
                    self.plates[id(plates)] = plates, len(plates), raw
                    if raw and self.naps > 1 and len(plates) > before:
                        DONE["raw"] = raw


def raw(counts: Sequence[Counts]) -> str | None:
    """Each egg boils as long as it should."""
    if counts[0].done["waits"] > MOST_WAITS or counts[0].done["looks"] > MOST_LOOKS:
        return None
    for one, (what, eggs) in zip(counts, POTS.items()):
        longest, seconds = max(eggs, default=0.0), one.profile.run_cost
        passed = one.done["passed"] / 1e6 if one.done["waits"] else seconds
        if seconds < 0.7 * passed:  # naps that took no time are none
            passed = seconds
        missing = longest - passed / MINUTE
        if missing > (EARLY if one.done["waits"] else 0.2 * longest):
            return (
                f"not every egg is done. The pot had {what}, but the program ended after {passed / MINUTE:.1f} minutes. Which "
                "eggs did it not wait for?"
            )
        if one.done["raw"]:
            return (
                f"not every egg is done. Of the pot with {what}, {one.done['raw']} were on the table before the program had "
                "waited for them. In what order does it wait for an egg and take it out?"
            )
    return None


def hard(counts: Sequence[Counts]) -> int:
    """Return how many eggs of all pots were ready while the program slept on."""
    found = 0
    for one, eggs in zip(counts, POTS.values()):
        awake = sorted(int(what.rpartition(" ")[2]) / 1e6 / MINUTE for what in one.done if what.startswith("awake"))
        ends = [*awake, one.done["passed"] / 1e6 / MINUTE] if awake else []
        for wanted in filter(None, eggs):
            found += any(end > wanted + LATE for end in [end for end in ends if end >= wanted - EARLY][:1])
    return found


def too_long(counts: Sequence[Counts]) -> int:
    """Return how many pots were waited for though all was ready."""
    waits = zip(counts, POTS.values())
    return sum(
        one.done["waits"] > 0 and one.done["passed"] / 1e6 / MINUTE > max(eggs, default=0) + LATE for one, eggs in waits
    )


CHECK = Check(
    order=10,
    title="Breakfast eggs, each on time",
    minutes=5,
    teaches="a run that waits: one built-in takes nearly all of the time, and its count tells how often it was called",
    task=(
        "All eggs are in one pot, and none needs more than 10 minutes. Yet the program takes much longer, as its own output "
        "shows. See where the program spends its time, and how often it goes there. Take each egg out when it is ready, and "
        "wait about as often as there are eggs in the pot, or less, whether there are 400 or 9. You don't need threads."
    ),
    entry="boil_eggs",
    inputs=inputs,
    counted=len(POTS),
    most_lines=800,
    watch=("time.sleep",),
    limits=(
        Limit(
            lambda counts: counts[0].done["waits"],
            MOST_WAITS,
            "the program waited {found:,} times for 9 eggs; {most:,} times is more than enough. You know when each egg will "
            "be ready: how long can the program sleep in one go?",
        ),
        Limit(
            lambda counts: counts[0].done["looks"],
            MOST_LOOKS,
            "the program looked at the clock {found:,} times for 9 eggs, which keeps the computer busy with nothing. Who "
            "could wake it up when the next egg is ready?",
        ),
        Limit(
            hard,
            0,
            "{found:,} eggs of all the pots are hard: when they were ready, the program slept on, and took them out too late. "
            "How long may it sleep and still be awake for the next egg?",
        ),
        Limit(
            too_long,
            0,
            "for {found:,} of the pots, the program went on waiting when the last egg was ready. Is there an egg that needs no "
            "wait, because an earlier one has taken as long?",
        ),
    ),
    other=raw,
    hints=(
        "Which box has nearly all of the self time? Is that work, or waiting?",
        "Look at its total calls. How many eggs are there, and how many different times? Which of these numbers would do?",
        "Go back along the arrow: boil_eggs sleeps after each look into the pot, even when the next egg is already done.",
        "The first egg of the sorted pot still needs minutes_of(egg) - minutes_since(started) minutes. "
        "If that is more than 0, sleep just that long (in seconds), and then take it out.",
    ),
    reason=(
        "You know when each egg will be ready, so the program sleeps exactly until then, once for each boiling time, and not "
        "at all if the next egg is already done."
    ),
)
