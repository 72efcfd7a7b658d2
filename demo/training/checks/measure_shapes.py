"""A property that measures the whole outline each time someone looks at it.

The same plots come twice, the second time with more corners on their straight sides, so that their sizes and the pairs stay the
same. Whatever is done with sizes costs as much as before; what costs more is the measuring, however it is written: its lines,
its calls, and its calculations with coordinates and their hashes, which count where they run in C as well.
"""

from collections.abc import Sequence
from pathlib import Path

from ..counts import Counts
from ..exercise import Check, Input, Limit
from ._arithmetic import Real, count_calculations

PLOTS = 24
SIDES = 5
MORE = 3
"""Times as many corners, the second time."""
MOVED = [(3, (-1.0, 2.0)), (11, (-1.0, 2.0))]
CORNERS_MORE = PLOTS * SIDES * (MORE - 1)
EACH = 6
"""Steps of a program for each corner that it measures: a line or two, and four calculations."""
MOST = 8 * EACH * CORNERS_MORE
"""Two measures of each plot are needed, one before and one after; with many other plots they are compared 23 times each."""

Corner = tuple[float, float]


def plot(name: str, wide: float, high: float, each: int = 1) -> tuple[str, list[Corner]]:
    """Return a name and the outline of a house with a pointed roof, with so many corners for each of its sides."""
    ends = [(0.0, 0.0), (wide, 0.0), (wide, high), (wide / 2, high + 1), (0.0, high)]
    sides = zip(ends, ends[1:] + ends[:1])
    return name, [
        (Real(x1 + (x2 - x1) * part / each), Real(y1 + (y2 - y1) * part / each))
        for (x1, y1), (x2, y2) in sides
        for part in range(each)
    ]


def counted(moved: Sequence[tuple[int, Corner]]) -> list[tuple[int, Corner]]:
    """Return moves whose coordinates count."""
    return [(number, (Real(x), Real(y))) for number, (x, y) in moved]


def inputs(folder: Path) -> Sequence[Input]:
    """Make plots: many, twice, then none, one alone, several of one name, and some without size or changed twice."""
    count_calculations()
    many = [(f"plot {number}", 8 + number % 7, 9 - number % 4) for number in range(PLOTS)]
    twins = [plot("corner", 4, 4), plot("corner", 40, 40), plot("long", 2, 8.5), plot("corner", 4.01, 4)]
    same = [plot("a", 3, 3), plot("b", 3, 3), plot("a", 3, 3)]
    flat = [("line", [(Real(0), Real(0)), (Real(3), Real(3))]), plot("a", 3, 3), plot("b", 3, 3)]
    return [
        Input(f"{PLOTS} plots, two fences moved", ([plot(*one) for one in many], counted(MOVED))),
        Input(
            f"the same plots with {MORE} times as many corners", ([plot(*one, MORE) for one in many], counted(MOVED))
        ),
        Input("no plots", ([], [])),
        Input("one plot, one fence moved", ([plot("alone", 1, 2)], counted([(0, (-1, 2))]))),
        Input("three plots of one name and another one", (twins, counted([(0, (-50, 2))]))),
        Input("three equal plots, one of them moved", (same, counted([(1, (-9, 1))]))),
        Input("a plot without size, fences moved twice", (flat, counted([(1, (-1, 2)), (1, (-2, 1)), (0, (0, 3))]))),
    ]


def work(counts: Counts) -> int:
    """Return what was done, in whatever way."""
    counting = counts.calls("calculated", "hashed")
    return counts.work - counting + counts.done["calculations"] + counts.done["hashes"]


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
    counted=2,
    most_lines=30 * PLOTS * PLOTS,
    most_work=40_000,
    watch=("area", "pairs"),
    limits=(
        Limit(
            lambda counts: work(counts[1]) - work(counts[0]),
            MOST,
            f"with {CORNERS_MORE:,} corners more on {PLOTS} plots, the program took {{found:,}} steps more (lines, calls, "
            "calculations, hashes, elements); {most:,} are enough. Is an area measured again although its plot has not "
            "changed?",
        ),
    ),
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
