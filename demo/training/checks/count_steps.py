"""A sum over all days, one by one, that a formula gives at once.

Counted is how the work grows from 1,000 days to 4,000. The steps are numbers that count each calculation with them, so a
loop without a function call counts too. `sum(range(days))` passes: its loop runs in C, leaves no count, and hardly costs.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..exercise import Check, Counts
from ._counted import Number

FEW, MANY = 1_000, 4_000


def inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make the same plan for few and many days, then no day, one, two, fewer steps each day, none, and huge numbers."""
    first, more = Number(2_000), Number(3)
    odd = [(5, 3, 0), (5, 3, 1), (5, 3, 2), (900, -2, 31), (0, 0, 7), (7, 0, 12), (10**18 + 1, 7, 365)]
    return [(first, more, FEW), (first, more, MANY), *odd]


def promise(counts: Sequence[Counts]) -> str | None:
    """Four times the days are not more work."""
    few, many = counts[0].all_calls(), counts[1].all_calls()
    if many > 2 * few + 50:
        return (
            f"{FEW:,} days take {few:,} calls and calculations, {MANY:,} days take {many:,}: still something is done for "
            "each day. How does the sum follow from the number of days alone?"
        )
    return None


CHECK = Check(
    order=20,
    title="A walking plan",
    minutes=8,
    teaches="a box with very many calls, each of them cheap: ask whether they are needed, not how to make one cheaper",
    task=(
        "The program prints a small table, but calls one of its functions more than a million times. Find out what grows "
        "with the number of days. Reach the same totals with work that does not grow with the days at all."
    ),
    entry="count_steps",
    inputs=inputs,
    watch=("steps_on",),
    promise=promise,
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
