"""For each order, the database is asked for its customer, and once more for its items.

Counted are the statements that the database runs, whatever method sent them: SQLite tells each one to `statement`. The
numbers it returns count how often they are compared, so searching in one long list for each order counts too.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input
from ._counted import Number

ORDERS = 120
MOST_STATEMENTS = 3
MOST_PER_ROW = 25
"""Comparisons: sorting takes some 10 for each row, a dict one; searching in a list of all takes 180."""


def shop(customers: Sequence[Any], orders: Sequence[Any], items: Sequence[Any]) -> sqlite3.Connection:
    """Open a shop in memory, that counts."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        """
        CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER);
        CREATE TABLE items (order_number INTEGER, product TEXT, count INTEGER, cents INTEGER);
        """
    )
    connection.executemany("INSERT INTO customers VALUES (?, ?)", customers)
    connection.executemany("INSERT INTO orders VALUES (?, ?)", orders)
    connection.executemany("INSERT INTO items VALUES (?, ?, ?, ?)", items)
    connection.commit()
    connection.row_factory = counting
    connection.set_trace_callback(statement)
    return connection


def statement(text: str) -> None:
    """Be called for each statement that the database runs."""


def counting(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row whose whole numbers count."""
    return tuple(Number(value) if type(value) is int else value for value in row)


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make many orders, then none, one without items, customers that are gone, the same item twice, nothing and free."""
    many = shop(
        [(n, f"Customer {n}") for n in range(30)],
        [(1000 + n, n * 7 % 30) for n in range(ORDERS)],
        [(1000 + n, f"p{i}", i + 1, 100 * i + n) for i in range(3) for n in range(ORDERS)],
    )
    odd = shop(
        [(1, "Zoë"), (2, "李"), (3, "never orders"), (4, "Zoë")],
        [(7, 2), (5, 1), (6, 9), (8, 4), (9, None)],
        [(5, "a", 2, 10), (5, "a", 2, 10), (7, "b", 0, 99), (6, "c", 3, 0), (99, "d", 1, 1), (9, "e", 10**9, 10**6)],
    )
    return [(many,), (shop([], [], []),), (shop([(1, "Ann")], [(1, 1)], []),), (odd,)]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """Three statements at most, however many orders."""
    statements = max(counts[0].calls("statement"), counts[0].calls("execute", "executemany", "executescript"))
    if statements > MOST_STATEMENTS:
        return (
            f"the database was asked {statements:,} times for {ORDERS} orders; {MOST_STATEMENTS} times are enough: "
            "orders, customers and items, or once for all of them."
        )
    compared = counts[0].calls("compared")
    if compared > MOST_PER_ROW * 4 * ORDERS:
        return (
            f"the database is asked only {statements} times, but then numbers are compared {compared:,} times for {ORDERS} "
            "orders: is a long list gone through for each order? A dict finds what belongs to an order at once."
        )
    return None


CHECK = Check(
    order=90,
    title="The invoices of a shop",
    minutes=12,
    teaches="calls to a database: their number grows with the rows of an answer, though one question could ask for all",
    task=(
        "A shop adds up its invoices from three tables. Find out how often the database is asked, and who asks. "
        "Return the same invoices, also for orders without items, and ask the database at most 3 times."
    ),
    entry="invoices_of",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("execute",),
    limits=(),
    other=promise,
    hints=(
        "Which built-in boxes have most of the time? They belong to the database: how many total calls do they have?",
        "Go back along the arrows of execute. Which functions ask, and how often is each of them called?",
        "One question is asked first, and then two more for each row of its answer. Could one question ask for the items "
        "of all orders?",
        "Read customers and items once each into dicts, {id: name} and {order: [count, cents]}, before the loop. "
        "Or let the database do all of it: LEFT JOIN, GROUP BY orders.id and sum() (an order without items gives NULL: "
        "coalesce(sum(count), 0)).",
    ),
    reason="One statement joins the three tables and adds up, so the database is asked once, however many orders there are.",
)
