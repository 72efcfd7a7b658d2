"""A table with a helper for everything, asked cell by cell: for each cell, its row and the head are taken apart anew."""

from collections.abc import Sequence
from pathlib import Path

from ..exercise import Check, Input, Limit

ROWS = 400
MOST_EACH = 21
"""Calls for a row, of whatever: as shipped it is more than 100; csv.reader takes 4, csv.DictReader and taking gaps and quotes
off three cells up to 18, and so does one pass with helpers. Whoever still asks for cell after cell takes 25 and more."""
HEAD = "day;shop;kind;amount\n"


def inputs(folder: Path) -> Sequence[Input]:
    """Make statements: many rows, each twice; one with gaps, quotes and amounts that floats get wrong; only the head; few."""
    rows = [
        f"{2023 + row % 3}-{row % 2 + 1:02}-05;Shop {row % 7};{'out' if row % 9 else 'in'};{row % 90}.{row % 100:02}\n"
        for row in range(ROWS // 2)
    ]
    odd = [
        '2023-12-31; Café "Zoë" ;out;0.29\n',
        "2023-01-01;Bank;in;900.00\n",
        " 2022-05-09 ;Bookshop; out ; 4.35 \n",
        '"2023-12-01";"Ann";"out";"1.15"\n',
        "2023-03-01;Bank; in ;1.00\n",
        "2022-05-10;;out;1000000.01",
    ]
    statements = {
        "many.csv": (f"{ROWS} rows", rows * 2),
        "odd.csv": ("gaps, quotes, and sums that floats get wrong", odd),
        "head.csv": ("no rows", []),
        "one.csv": ("one row", ["2024-02-29;Shop;out;3.00\n"]),
        "equal.csv": ("the same payment three times", ["2024-02-29;Baker;out;1.10\n"] * 3),
        "in.csv": ("nothing spent", ["2024-02-29;Bank;in;1.10\n"]),
    }
    for name, (_, lines) in statements.items():
        (folder / name).write_text(HEAD + "".join(lines), encoding="utf-8")
    return [Input(f"{name}, {what}", (name,)) for name, (what, _) in statements.items()]


CHECK = Check(
    order=140,
    title="What a family spends",
    minutes=15,
    teaches="no box is hot, but all are called again and again: go up to who asks for so little at a time",
    task=(
        "The program adds up a bank statement by months. No box of its picture has most of the time; they are all a little "
        "warm. Work out how many calls each row of the statement takes, of whatever function (more than 100), and get by "
        f"with at most {MOST_EACH}."
    ),
    entry="monthly_totals",
    inputs=inputs,
    most_lines=40 * ROWS,
    most_work=25_000,
    watch=("cell", "cells", "clean"),
    limits=(
        Limit(
            lambda counts: round(counts[0].all_calls() / ROWS),
            MOST_EACH,
            "each row still costs {found:,} calls; {most:,} are enough. No single one of them costs much: how many are there "
            "of which, and who asks for so little at a time?",
        ),
        Limit(
            lambda counts: counts[0].done["moved"],
            10 * ROWS,
            f"the calls are few, but {{found:,}} elements of lists were copied or changed their places for {ROWS} rows; "
            "{most:,} are more than enough. Which list is made again each time it grows, or moves up when something comes or "
            "goes?",
        ),
    ),
    hints=(
        "There are 56,700 rows. How often is cell called, and how often is that for each row?",
        "Which boxes lie below cell, and what do they find out? How much of it was found out for the cell before?",
        "A row is a list of four texts. If you had all four in four variables at once, which of the helpers would "
        "still be needed?",
        "Go through the rows once, with csv.reader(statement, delimiter=';') or with split: for day, shop, kind, amount in "
        "it. The reader takes away the quotes; gaps around a text still need strip.",
    ),
    reason=(
        "csv.reader takes a row apart in one call, in C; a for loop hands over all its cells at once, so nobody has to "
        "ask where a column is, and a Counter needs no first value."
    ),
)
