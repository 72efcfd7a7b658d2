"""A sum over all days, one by one, anew for each month, that a formula or a running total gives with far less work.

The lines of the program are counted, and what has no line: how many numbers the ranges have that it makes, and the additions of
steps, for `sum(range(days))` and `sum(steps[:days])` run their loops in C.
"""

from collections.abc import Sequence
from pathlib import Path

from ..exercise import Check, Input, Limit
from ..work import count_ranges
from ._arithmetic import Whole, count_calculations

MONTHS = 120
"""As in the program."""
ALL_DAYS = 30 * MONTHS
MOST = 8 * ALL_DAYS
"""Numbers, or calculations: a running total makes ranges of some 3,700 numbers, and takes three calculations for each; a sum
for each month goes through 217,800."""


def inputs(folder: Path) -> Sequence[Input]:
    """Make walkers: one who walks more each day, one who walks less, with sums too large for a float, one who does not."""
    count_ranges()
    count_calculations()
    return [
        Input("2,500 steps and 3 more each day", (Whole(2_500), Whole(3))),
        Input("very many steps, and fewer each day", (10**14 + 1, -7)),
        Input("as many steps each day", (8_000, 0)),
    ]


CHECK = Check(
    order=20,
    title="A walking plan",
    minutes=8,
    teaches="a box with very many calls, each of them cheap: ask whether they are needed, not how to make one cheaper",
    task=(
        "The program prints a small table, but calls one of its functions more than 400,000 times. Find out what grows "
        "so fast. Get the same totals without counting any day again for each month after it."
    ),
    entry="totals_by_month",
    inputs=inputs,
    most_lines=100_000,
    most_work=70_000,
    watch=("steps_on",),
    limits=(
        Limit(
            lambda counts: max(counts[0].done["numbers"], counts[0].done["calculations"]),
            MOST,
            f"the plan has {ALL_DAYS:,} days, and days were gone through at least {{found:,}} times; {{most:,}} are more than "
            "enough. Still something is done for each day, again for each month: what of it was known the month before?",
        ),
    ),
    hints=(
        "Which box has by far the most total calls? How long does a single one of them take?",
        "Go back along its arrow: how many times is its caller called, and how many calls does it make each time?",
        "The total after 2 months begins with the days of the first one, the total after 3 months with those of the first two, "
        "and so on. How often is the first day counted in all?",
        "Keep a running total: go through the days once, from the first to the last of all, and note what it is at the end of "
        "each month. That is one step for each day.",
        "You needn't go through the days at all: all days together have days * first steps, and more times 0 + 1 + ... + (days "
        "- 1), "
        "which is days * (days - 1) // 2. Use //, as / gives a float, and a float is not exact.",
    ),
    reason=(
        "0 + 1 + ... + (days - 1) is days * (days - 1) // 2, so any number of days takes the same few calculations. (A running "
        "total gains nearly as much: each day is counted once, and not again for each month after it.)"
    ),
)
