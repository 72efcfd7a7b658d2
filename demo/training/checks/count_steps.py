"""A sum over all days, one by one, anew for each month, that a formula or a running total gives with far less work.

The lines of the program are counted, and how many numbers the ranges have that it makes: `sum(range(days))` runs its loop
in C, where there is no line.
"""

from collections.abc import Sequence
from pathlib import Path

from ..exercise import Check, Input, Limit
from ..work import count_ranges

MONTHS = 360
"""As in the program."""
ALL_DAYS = 30 * MONTHS
MOST_NUMBERS = 8 * ALL_DAYS
"""A running total makes ranges of some 11,000 numbers in all; a sum for each month 1.9 million."""


def inputs(folder: Path) -> Sequence[Input]:
    """Make two walkers: one who walks more each day, and one who walks less, with huge numbers."""
    count_ranges()
    return [
        Input("2,500 steps and 1 more each day", (2_500, 1)),
        Input("very many steps, and fewer each day", (10**18 + 1, -7)),
    ]


CHECK = Check(
    order=20,
    title="A walking plan",
    minutes=8,
    teaches="a box with very many calls, each of them cheap: ask whether they are needed, not how to make one cheaper",
    task=(
        "The program prints a small table, but calls one of its functions millions of times. Find out what grows "
        "so fast. Reach the same totals, and let no day be counted again for each month after it."
    ),
    entry="totals_by_month",
    inputs=inputs,
    most_lines=100_000,
    watch=("steps_on",),
    limits=(
        Limit(
            lambda counts: counts[0].done["numbers"],
            MOST_NUMBERS,
            f"the plan has {ALL_DAYS:,} days, and days were gone through {{found:,}} times: still something is done for each "
            "day, again for each month. How does one sum follow from the number of days, or from the month before?",
        ),
    ),
    hints=(
        "Which box has by far the most total calls? How long does a single one of them take?",
        "Go back along its arrow: how many times is its caller called, and how many calls does it make each time?",
        "The steps of the days are first, first + more, first + 2 * more, ... Add the first day and the last one, then "
        "the second and the last but one. What do you notice?",
        "All days together have days * first steps, and more times 0 + 1 + ... + (days - 1), which is "
        "days * (days - 1) // 2. Use //, as / gives a float, and a float is not exact.",
    ),
    reason="0 + 1 + ... + (days - 1) is days * (days - 1) // 2, so any number of days takes the same few calculations.",
)
