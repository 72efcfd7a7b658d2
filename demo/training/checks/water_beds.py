"""For a diary that leaves out the details, all beds are described twice an hour, and nobody reads it.

The names and the numbers of the beds count how often they are written into a text, and so do the numbers that are
calculated from them. Where "%d" goes past that, `operations.py` counts the texts.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..exercise import Check, Input, Limit
from ..work import DONE

BEDS, HOURS = 30, 60
VALUES = 4
"""Of a bed, in a text that describes it."""
MOST_WRITTEN = 1_800
"""To describe a bed takes four of them. The lines of the diary take 144 in all, the program as shipped 23,400."""
MOST_CALLS = 13_000
"""Calculating takes 3,600, writing the diary 1,500; copies of all beds would take more than describing them."""


def written(operation: Any) -> Callable[..., Any]:
    """Let an operation that makes a text of a value count."""

    def write(*values: Any) -> Any:
        DONE["written"] += 1
        return operation(*values)

    return write


def calculated(operation: Any) -> Callable[..., Any]:
    """Let the results of an operation be amounts again."""

    def calculate(*values: Any) -> Any:
        result = operation(*values)
        return Amount(result) if type(result) is int else result

    return calculate


class Name(str):
    """A text that counts how often it is written into another."""

    __slots__ = ()
    __str__, __repr__, __format__, __add__ = map(written, (str.__str__, str.__repr__, str.__format__, str.__add__))

    @written
    def __radd__(self, other: str) -> str:
        """Write it behind another text."""
        return other + self[:]


class Amount(int):
    """A whole number that counts how often it is written into a text; so do its results."""

    __slots__ = ()
    __str__, __repr__, __format__ = map(written, (int.__repr__, int.__repr__, int.__format__))
    __add__, __radd__, __sub__, __rsub__, __mul__, __rmul__, __neg__ = map(
        calculated, (int.__add__, int.__radd__, int.__sub__, int.__rsub__, int.__mul__, int.__rmul__, int.__neg__)
    )


def inputs(folder: Path) -> Sequence[Input]:
    """Make many beds and a level like that of the program, then the most and the least detailed ones, and no beds."""
    plants = [(Name(f"bed {n:02}"), Amount(20 + n * 7 % 31)) for n in range(BEDS)]
    few = [("Zoë's beans", 250), ("peas, 100 %", 301), ("cactus {0}", 0)]
    diary = Path("diary.txt")
    return [
        Input(f"{BEDS} beds, {HOURS} hours, level INFO", (plants, HOURS, diary, "INFO")),
        Input("level DEBUG, which writes all down", (few, 13, diary, "DEBUG")),
        Input("level WARNING", (few, 13, diary, "WARNING")),
        Input("no beds, level DEBUG", ([], 2, diary, "DEBUG")),
        Input("no hours, level DEBUG", (few, 0, diary, "DEBUG")),
    ]


def result(folder: Path, returned: Any) -> Any:
    """Return what the beds got, and the diary."""
    diary = folder / "diary.txt"
    return [returned, diary.read_text(encoding="utf-8").splitlines() if diary.exists() else "no diary"]


CHECK = Check(
    order=65,
    title="The diary of a greenhouse",
    minutes=10,
    teaches="work whose result nobody uses: compare how often something is made with how often it is read",
    task=(
        "A greenhouse waters its beds and keeps a diary. Compare how often a bed is described with how many lines the "
        "diary has. Nothing may be missing in the diary, whichever level is set; but what it leaves out should cost next "
        "to nothing."
    ),
    entry="water_beds",
    inputs=inputs,
    most_lines=40_000,
    most_work=45_000,
    watch=("__repr__", "debug", "info"),
    limits=(
        Limit(
            lambda counts: counts[0].done["written"] + VALUES * counts[0].done["formatted"],
            MOST_WRITTEN,
            "names and numbers of beds were written into texts {found:,} times, for a diary of 24 lines with one bed "
            "each. Which of these texts does it leave out?",
        ),
        Limit(
            lambda counts: counts[0].all_calls(),
            MOST_CALLS,
            "no bed is described in vain any more, but there are {found:,} calls, where {most:,} are more than enough. What "
            "else is made ready for lines that are never written?",
        ),
    ),
    hints=(
        "Which box has most of the self time? How many total calls does it have, and how many lines does main print for the "
        "diary?",
        "Which level does the diary have, and which of its three kinds of lines are left out?",
        'When is an f-string put together: before diary.debug is called, or when it writes? Does it matter to f"...{beds}" '
        "whether anybody wants the text?",
        'diary.debug("%s and %s", one, other) hands the parts over, and logging puts them together only for a line that it '
        "writes. If preparing the parts is expensive itself: if diary.isEnabledFor(logging.DEBUG): ...",
    ),
    reason="logging gets the beds, not a text of them, and asks for the text only if the line is written.",
    result=result,
)
