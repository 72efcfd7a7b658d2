"""A gauge keeps all its readings for ever, though only the last hundred are looked at.

Limited is by how much what is held at the same time grows when there are three times as many readings. The messages come one by
one: a program that keeps them keeps them itself.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..counts import Counts
from ..exercise import Check, Input, Limit

FEW, MANY = 500, 1_500
MOST_GROWN = 25_000
"""Bytes; for 1,000 readings more, a list of their levels takes 40,000."""


def messages(count: int, rise: int = 90, first: int = 0) -> Iterator[str]:
    """Yield what a gauge says: the river rises a few times."""
    for number in range(first, first + count):
        hour, minute = divmod(number * 5 % 1440, 60)
        level = 300 + number * 7919 % 23 + rise * (number % 650 > 645)
        values = f"level={level} cm flow={level // 3}.{number} m3/s temperature={number % 17}.4 battery={number} %"
        yield f"{hour:02}:{minute:02} {values}"


def inputs(folder: Path) -> Sequence[Input]:
    """Make many readings, three times as many, none, few, and those around the hundredth."""
    around = [f"00:00 level={level} cm flow=1 m3/s" for level in [500, *[100] * 99, 141, 145, *[100] * 98, 146, 150]]
    return [
        Input(f"{FEW} readings", (messages(FEW),)),
        Input(f"{MANY:,} readings", (messages(MANY),)),
        Input("no readings", (iter(()),)),
        Input("one high reading, the first", (iter(["09:00 level=900 cm"]),)),
        Input(
            "a flood that begins after the hundredth reading, and one reading that is forgotten by then",
            (iter(around),),
        ),
        Input("a river that rises for long", (messages(400, rise=60, first=600),)),
    ]


def grown(counts: Sequence[Counts]) -> int:
    """Return how many bytes more are held for three times as many readings."""
    return counts[1].memory.peak - counts[0].memory.peak


CHECK = Check(
    order=182,
    title="The gauge of a river",
    minutes=8,
    teaches="a collection that only grows is a leak, though all of it can be reached: keep what will be looked at",
    task=(
        "The program warns of floods, and has to run for years. Find out what it holds more and more of, and how much of that "
        "it ever looks at again. Return the same warnings, with memory that does not grow with the number of readings."
    ),
    entry="watch_river",
    inputs=inputs,
    most_lines=240 * FEW,
    most_work=700_000,
    watch=(),
    limits=(
        Limit(
            grown,
            MOST_GROWN,
            f"for {MANY:,} readings the program holds {{found_size}} more than for {FEW}: it keeps something of each of them. "
            "What, and until when?",
        ),
    ),
    hints=(
        "Which function made most of what is held at the peak, and how often was it called? Then all its results are still "
        "there. Who keeps them?",
        "average looks at the last hundred readings. What happens to those before?",
        "What if the gauge forgot the oldest reading whenever a new one comes and there are a hundred already?",
        "from collections import deque, and self.readings = deque(maxlen=WINDOW): it drops the oldest one by itself. Or del "
        "self.readings[:-WINDOW] in add. (Keeping only the levels of all readings is less, but grows as well.)",
    ),
    reason=(
        "deque(maxlen=100) keeps the last hundred readings and forgets the oldest one for each new one, so a hundred readings "
        "are held after a day and after a year."
    ),
    counted=2,
    clock="peak",
)
