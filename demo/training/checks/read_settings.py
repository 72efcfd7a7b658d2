"""The same file, opened again for every customer.

The names of the customers count how often they are compared, so going through all lines for each customer shows, also
where it calls nothing.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...profiles.units import times
from ..counts import Counts
from ..exercise import Check, Input
from ._counted import Text, busiest

CUSTOMERS = 200
MOST_PER_CUSTOMER = 40
"""Calls: reading and asking take some 8 for each customer, going through all lines takes 100 and more."""


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make three files: many customers, none at all, and one with doubles, blanks and a missing name."""
    (folder / "many.txt").write_text("".join(f"c{n} letter={'yes' if n % 3 else 'no'}\n" for n in range(CUSTOMERS)))
    (folder / "empty.txt").write_text("")
    (folder / "odd.txt").write_text("a letter=no letter=yes\n\nb colour=red\na letter=yes\nc x=1 letter=yes\n")
    customers = [Text(f"c{n}") for n in range(CUSTOMERS)]
    return [("many.txt", customers), ("empty.txt", ["a"]), ("odd.txt", ["a", "b", "c", "nobody", "c"])]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """The file is read once, not once per customer."""
    opened = counts[0].calls("open", "read_text", "read_bytes")
    if opened > 4:  # one Path.read_text is three: itself, Path.open and io.open
        return f"files were opened {opened:,} times for {CUSTOMERS} customers; once is enough."
    calls = counts[0].all_calls()
    if calls > MOST_PER_CUSTOMER * CUSTOMERS:
        return (
            f"the file is opened {times(opened)}, but then there are {calls:,} calls for {CUSTOMERS} customers "
            f"({busiest(counts[0])}): are all lines still gone through for each of them?"
        )
    return None


CHECK = Check(
    order=30,
    title="Settings of many customers",
    minutes=8,
    teaches="a built-in with many calls: go back along the arrow to who calls it, and how often",
    task=(
        "The program looks up one setting for each customer of a list. It works, but it gets slower the more customers "
        "there are. Find out what is done again and again, and do it once."
    ),
    entry="who_wants_letters",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("open", "setting", "str.split"),
    limits=(),
    other=promise,
    hints=(
        "Look at the built-ins below setting. There is one file of 1,800 lines: how often is it opened, and how often "
        "is a line split?",
        "Go back along their arrows: which function calls them, and who calls that one, how often?",
        "The file is the same every time. What would you have to keep, so that one reading answers all questions?",
        "Read the file once into a dict {customer: {setting: value}}, and ask that. Where a customer has a setting twice, the "
        "first one counts: setdefault leaves it as it is.",
    ),
    reason="The file is opened and read once; each question after that is one look into a dict.",
)
