"""A table with a helper for everything, asked cell by cell, where one pass over the rows would do."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input

ROWS = 300
HALF = 16
"""Calls per row, of whatever: half of those of the program as shipped."""
MOST = 18
"""A little more, for csv.DictReader takes six, and taking gaps and quotes off three cells another six."""

HEAD = "day;shop;kind;amount\n"


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make statements: many rows, only the head, one row, and one with gaps, quotes and amounts that floats get wrong."""
    rows = [f"2024-{row % 11 + 1:02}-05;Shop {row % 7};out;{row % 90}.{row % 100:02}\n" for row in range(ROWS)]
    odd = [
        '2023-12-31; Café "Zoë" ;out;0.29\n',
        "2023-01-01;Bank;in;900.00\n",
        " 2022-05-09 ;Bookshop; out ; 4.35 \n",
        '"2023-12-01";"Ann";"out";"1.15"\n',
        "2023-03-01;Bank; in ;1.00\n",
        "2022-05-10;;out;1000000.01",
    ]
    (folder / "many.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    (folder / "head.csv").write_text(HEAD, encoding="utf-8")
    (folder / "one.csv").write_text(f"{HEAD}2024-02-29;Shop;out;3.00\n", encoding="utf-8")
    (folder / "odd.csv").write_text(HEAD + "".join(odd), encoding="utf-8")
    return [("many.csv",), ("odd.csv",), ("head.csv",), ("one.csv",)]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """A row costs a few calls, built-in ones included."""
    each = counts[0].all_calls() / ROWS
    if each > MOST:
        return (
            f"each row still costs {each:.1f} calls; {HALF} are enough. No single one of them costs much: "
            "look at how many there are for each row, and what they are for."
        )
    return None


CHECK = Check(
    order=140,
    title="What a family spends",
    minutes=15,
    teaches="no box is hot, but all are called again and again: go up to who asks for so little at a time",
    task=(
        "The program adds up a bank statement by months. No box of its picture stands out; they are all a little warm. "
        "Count how many calls one row of the statement costs, and get by with half of them or less."
    ),
    entry="monthly_totals",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("cell", "column", "check", "clean"),
    limits=(),
    other=promise,
    hints=(
        "There are 56,700 rows. How often is cell called, and how often is that for each row?",
        "Which boxes lie below cell, and what do they find out? Is the answer another one in the next row?",
        "A row is a list of four texts. If you had all four in four variables at once, which of the helpers would "
        "still be needed?",
        "Go through the rows once, with csv.reader(statement, delimiter=';') or with split: for day, shop, kind, amount in "
        "it. It takes away the quotes; gaps around a text still need strip.",
    ),
    reason=(
        "csv.reader takes a row apart in one call, in C; a for loop hands over all its cells at once, so nobody has to "
        "ask where a column is, and a Counter needs no first value."
    ),
)
