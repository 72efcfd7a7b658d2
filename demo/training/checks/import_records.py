"""Every problem is written out with its traceback, and all but the first three are thrown away.

A traceback gets longer with each call between the `try` and the error. So the same lines come twice: the second time, what is
no year raises its error many calls deeper. A program that leaves a traceback alone does exactly as much as before; one that
walks along it, in whatever way, does more for each of its entries.

Only the first and the last line of a problem are compared, and that a traceback is between them: the lines of code in it
are the program's own.
"""

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input, Limit
from ._counted import Text

SHOWN = 3
LINES = 150
DEEPER = 12
"""Calls."""
WRITERS = ("format_exc", "format_exception", "print_exc", "print_exception", "format_tb", "print_tb")
"""Functions that write a traceback, or a part of it."""
AS_MANY = 2
"""Times as many calls as this Python makes for the tracebacks that are shown, more in the second run than in the first. For
one entry, 3.10 makes some 16, 3.12 some 60, and 3.13 some 180."""
MOST_STEPS = 12 * SHOWN * DEEPER
"""Lines and calls of the program itself, likewise: for one who writes the tracebacks that are shown by hand."""
MOST_EACH = 78
"""Calls for each line: reading one takes some 20, for its texts count what is done to them by a call each; the tracebacks that
are shown add 4 to 18, one for each problem 70 to 390."""
TRACEBACK = "Traceback (most recent call last):"

AGAIN = (
    f"the check runs the same lines again, with tracebacks that are {DEEPER} entries longer. That took {{found:,}} %s more, "
    f"where {{most:,}} are enough for the {SHOWN} that are shown. So something is done with each of the others: what?"
)


class Field(Text):
    """A text whose parts and copies are of its kind, too; to be made a number, it takes so many calls."""

    __slots__ = ()
    deeper = 0

    def __int__(self) -> int:
        return read_number(str.__str__(self), self.deeper)


class DeepField(Field):
    """Takes many calls to be made a number."""

    __slots__ = ()
    deeper = DEEPER


def read_number(text: str, deeper: int) -> int:
    """Read it, so many calls from here."""
    return read_number(text, deeper - 1) if deeper else int(text[:])


def calls_for_a_traceback(deeper: int) -> int:
    """Return how many calls this Python makes to write a traceback of so many entries."""
    calls, before = 0, sys.getprofile()

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    try:
        read_number("?", deeper)
    except ValueError:
        sys.setprofile(count)
        traceback.format_exc()
        sys.setprofile(before)
    return calls


def most_calls() -> int:
    """Return how many calls more, in the second run, are enough for the tracebacks that are shown."""
    calls_for_a_traceback(0)  # which loads the lines
    return AS_MANY * SHOWN * (calls_for_a_traceback(DEEPER) - calls_for_a_traceback(0))


def _closed(name: str) -> Any:
    operation = getattr(str, name)

    def part(self: Field, *arguments: Any) -> Any:
        found, kind = operation(self, *arguments), type(self)
        return kind(found) if isinstance(found, str) else type(found)([kind(one) for one in found])

    return part


for _name in (
    *("__getitem__", "split", "rsplit", "partition", "rpartition", "strip", "lstrip", "rstrip"),
    *("lower", "casefold", "upper", "title", "capitalize", "removeprefix", "removesuffix", "replace"),
):
    setattr(Field, _name, _closed(_name))


def inputs(folder: Path) -> Sequence[Input]:
    """Make many lines with many problems, twice, then none, only good ones, just three and four problems, and equal lines."""
    many = [f"Member {n};{1950 + n % 60 if n % 3 else '?'};{'judo' if n % 5 else 'knitting'}" for n in range(LINES)]
    good = ["Zoë Çelik; 1987 ;Tennis", "  李 ;2001;chess"]
    bad = ["", "only;two", "x;1850;judo"]
    return [
        Input(f"{LINES} lines, of which many are wrong", ([Field(line) for line in many],)),
        Input(
            f"the same lines; what raises the errors is {DEEPER} calls deeper", ([DeepField(line) for line in many],)
        ),
        Input("no lines", ([],)),
        Input("two good lines", (good,)),
        Input("two good lines, three problems", (good + bad,)),
        Input("three problems, two good lines, one problem, two good lines", (bad + good + ["a;b;c;d"] + good,)),
        Input("the same wrong line four times", (["Ann;?;judo"] * 4,)),
    ]


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


def calls(counts: Counts) -> int:
    """Return all calls but those that are there to make an error come from deeper."""
    return counts.all_calls() - counts.calls("read_number")


def steps(counts: Counts) -> int:
    """Return what the program did itself."""
    return counts.lines + counts.made()


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
    counted=2,
    most_lines=60 * LINES,
    most_work=60_000,
    watch=("format_exc", "read_record"),
    limits=(
        Limit(
            lambda counts: counts[0].calls("excepthook", "__excepthook__"),
            SHOWN,
            f"{{found:,}} problems were written out by sys.excepthook, and {SHOWN} are shown. What happens to the others?",
        ),
        Limit(
            lambda counts: calls(counts[1]) - calls(counts[0]),
            most_calls(),
            AGAIN % "calls",
        ),
        Limit(
            lambda counts: steps(counts[1]) - steps(counts[0]),
            MOST_STEPS,
            AGAIN % "lines and calls of the program",
        ),
        Limit(
            lambda counts: counts[0].all_calls() // LINES,
            MOST_EACH,
            f"each line took {{found:,}} calls; {{most:,}} are more than enough to read one. What is made for each of the many "
            f"problems, though only {SHOWN} are shown?",
        ),
        Limit(
            lambda counts: max(map(counts[0].calls, WRITERS)),
            2 * SHOWN,
            f"{{found:,}} problems were written out, and {SHOWN} are shown. What happens to the others?",
        ),
    ),
    hints=(
        "Follow the heaviest arrows from main. Which library function has most of the cumulative time?",
        "How many total calls does it have? How many of its texts are printed in the end?",
        "Go back along its arrow to describe. When is it known whether its text will be shown?",
        "Count the problems. Call describe only for the first SHOWN of them; for the others the number is enough.",
    ),
    reason="A traceback is written only for the problems that are shown; the others are only counted.",
    result=result,
)
