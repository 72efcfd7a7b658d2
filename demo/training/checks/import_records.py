"""Every problem is written out with its traceback, and all but the first three are thrown away.

Only the first and the last line of a problem are compared, and that a traceback is between them: the lines of code in it
are the program's own.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input

SHOWN = 3
TRACEBACK = "Traceback (most recent call last):"
FORMATTING = (
    "format_exc",
    "format_exception",
    "print_exc",
    "print_exception",
    "from_exception",
    "extract_tb",
    "format_tb",
    "print_tb",
    "walk_tb",
    "extract_stack",
    "format_stack",
)
"""Functions that write a traceback, or take one apart; one traceback is some four calls of them (a line of it, one more)."""


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make many lines with many problems, then none, only good ones, and just three and four problems."""
    many = [f"Member {n};{1950 + n % 60 if n % 3 else '?'};{'judo' if n % 5 else 'knitting'}" for n in range(300)]
    good = ["Zoë Çelik; 1987 ;Tennis", "  李 ;2001;chess"]
    bad = ["", "only;two", "x;1850;judo"]
    return [(many,), ([],), (good,), (good + bad,), (bad + good + ["a;b;c;d"] + good,)]


def result(folder: Path, returned: Any) -> Any:
    """Leave out the part of each problem that depends on the program's own lines."""
    if not (isinstance(returned, tuple) and len(returned) == 2 and isinstance(returned[1], list)):
        return returned
    records, report = returned
    return records, [_short(problem) for problem in report]


def _short(problem: Any) -> Any:
    lines = str(problem).strip().splitlines()
    if len(lines) < 2:
        return problem
    return [lines[0], TRACEBACK if TRACEBACK in lines else "no traceback", lines[-1]]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """No more tracebacks are written than are shown."""
    written = counts[0].calls(*FORMATTING)
    if written > 12 * SHOWN:
        return (
            f"functions that write tracebacks or take them apart were called {written:,} times, and {SHOWN} tracebacks are "
            "shown. What happens to the others?"
        )
    return None


CHECK = Check(
    order=40,
    title="Import from the old system",
    minutes=8,
    teaches="an expensive library call: its cumulative time is large, its caller decides how often it is needed",
    task=(
        "A club imports its members from lines of text. Many lines are wrong, and the report shows the first three "
        "problems in full and how many more there were. Find out what most of the time is spent on, "
        "and how much of that is ever shown. Import the same members, print the same report, cheaper."
    ),
    entry="import_records",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("format_exc", "read_record"),
    limits=(),
    other=promise,
    hints=(
        "Follow the heaviest arrows from main. Which library function has most of the cumulative time?",
        "How many total calls does it have? How many of its texts are printed in the end?",
        "Go back along its arrow to describe. When is it known whether its text will be shown?",
        "Count the problems. Call describe only for the first SHOWN of them; for the others the number is enough.",
    ),
    reason="A traceback is written only for the problems that are shown; the others are only counted.",
    result=result,
)
