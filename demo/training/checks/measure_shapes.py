"""A property that measures the whole outline each time someone looks at it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input

PLOTS = 30
CORNERS = 5


class Length(float):
    """A number that multiplies in Python code, so that the profiler counts it."""

    def __mul__(self, other: float) -> float:
        return self.real * other.real

    __rmul__ = __mul__


def plot(name: str, wide: float, high: float) -> tuple[str, list[tuple[float, float]]]:
    """Return a name and the outline of a house with a pointed roof."""
    corners = [(0.0, 0.0), (wide, 0.0), (wide, high), (wide / 2, high + 1), (0.0, high)]
    return name, [(Length(x), Length(y)) for x, y in corners]


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make plots: many, none, one alone, two of one name, and one that is changed twice or has no size."""
    many = [plot(f"plot {number}", 8 + number % 7, 9 - number % 4) for number in range(PLOTS)]
    twins = [plot("corner", 4, 4), plot("corner", 40, 40), plot("long", 2, 8.5), plot("corner", 4.01, 4)]
    flat = [("line", [(Length(0), Length(0)), (Length(3), Length(3))]), plot("a", 3, 3), plot("b", 3, 3)]
    corner = (Length(-1), Length(2))
    return [
        (many, [(3, corner), (11, corner)]),
        ([], []),
        ([plot("alone", 1, 2)], [(0, corner)]),
        (twins, [(0, (Length(-50), Length(2)))]),
        (flat, [(1, corner), (1, (Length(-2), Length(1))), (0, (Length(0), Length(3)))]),
    ]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """Each outline is walked along a few times, not once for each other plot.

    The coordinates are numbers whose multiplication is a Python function: however the area is kept or its function
    named, it cannot be measured without them.
    """
    done = counts[0].calls("__mul__")
    most = 8 * PLOTS * CORNERS
    if done > most:
        return (
            f"coordinates were multiplied {done:,} times for {PLOTS} plots with {CORNERS} corners; {most:,} are enough. "
            "Is an area measured again although its plot has not changed?"
        )
    return None


CHECK = Check(
    order=130,
    title="Plots of a garden club",
    minutes=12,
    teaches="what looks like reading a value may be a call: the count of a property tells how often it was worked out",
    task=(
        "The program compares each plot of a garden club with each other one, before and after some fences are moved. "
        "Comparing two numbers should be next to nothing. Find out where the time goes, and measure each plot only when "
        "there is something new to measure."
    ),
    entry="measure_shapes",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("area", "pairs"),
    limits=(),
    other=promise,
    hints=(
        "Which box has the most self time? It is called, but where in the program are its parentheses?",
        "There are 240 plots. How often is area called, and how often is that for each plot?",
        "A property runs its function each time it is looked at. When does the area of a plot change, and when not?",
        "Keep the area in the plot once it is measured, and forget it in add_corner; or measure all the plots into a "
        "list at the beginning of pairs, and compare the numbers in there.",
    ),
    reason=(
        "The area is measured when it is first looked at and kept until a corner is added. Whoever looks at it does not "
        "notice, and it is never out of date."
    ),
)
