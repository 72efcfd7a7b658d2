"""For each order, the database goes through all items there are, since nothing tells it where those of an order are.

Counted are the steps of SQLite's machine, which tells of each ten of them, however many questions they answer: an index, a
join and one pass for all are right, a question within a question is not. The numbers in the rows count how often they are
compared, so going through one long list for each order in Python counts too, if not by its lines.

See also: https://docs.python.org/3/library/sqlite3.html#sqlite3.Connection.set_progress_handler
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..exercise import Check, Input, Limit
from ..work import DONE
from ._counted import Number

ORDERS = 120
ITEMS = 3 * ORDERS
AT_A_TIME = 10
"""Steps of the database, until it tells of them."""
MOST_STEPS = 85 * ITEMS
"""All items for each of the orders take some 3 * 120 * 360; an index, a join or one pass 7 to 35 for each item."""
MOST_COMPARED = 25 * (ORDERS + ITEMS)
"""Sorting takes some 10 for each row, a dict one; searching in a list of all takes 180."""


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
    connection.set_progress_handler(steps_done, AT_A_TIME)
    return connection


def steps_done() -> int:
    """Count some steps, and let the database go on."""
    DONE["steps"] += AT_A_TIME
    return 0


def counting(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row whose whole numbers count."""
    return tuple(Number(value) if type(value) is int else value for value in row)


def inputs(folder: Path) -> Sequence[Input]:
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
    return [
        Input(f"{ORDERS} orders of {ITEMS} items", (many,)),
        Input("an empty shop", (shop([], [], []),)),
        Input("an order without items", (shop([(1, "Ann")], [(1, 1)], []),)),
        Input("customers and orders that are not there, an item twice, and a free one", (odd,)),
    ]


CHECK = Check(
    order=90,
    title="The invoices of a shop",
    minutes=12,
    teaches="equal calls may cost very unequal amounts: ask what the callee, here a database, has to do for one of them",
    task=(
        "A shop adds up its invoices from three tables, and queries its database twice for each order. Compare the two "
        "queries in the picture, and find out what the database does to answer them. Return the same invoices, also for "
        "orders without items, with far less work for the database. (The check uses its own shop, whose database is already "
        "open: whatever the program does to it belongs in invoices_of.)"
    ),
    entry="invoices_of",
    inputs=inputs,
    most_lines=30 * (ORDERS + ITEMS),
    most_work=45_000,
    watch=("execute",),
    limits=(
        Limit(
            lambda counts: counts[0].done["steps"],
            MOST_STEPS,
            f"the database took {{found:,}} steps for {ORDERS} orders of {ITEMS} items; {{most:,}} are enough. What does it go "
            "through again for each order, to find three items?",
        ),
        Limit(
            lambda counts: counts[0].calls("compared"),
            MOST_COMPARED,
            f"the database has little to do, but then numbers are compared {{found:,}} times for {ORDERS} orders; {{most:,}} "
            "are enough. Is a long list gone through for each order?",
        ),
        Limit(
            lambda counts: counts[0].lines,
            30 * (ORDERS + ITEMS),
            f"the database has little to do, but then {{found:,}} lines of the program were run for {ORDERS} orders of {ITEMS} "
            "items; {most:,} are more than enough. Is a long list gone through for each order?",
        ),
    ),
    hints=(
        "add_up and name_of make equally many calls of execute. Which of the two has the larger cumulative time, and how "
        "many times larger is it?",
        "One finds a row by the PRIMARY KEY of its table. How does the other one find its rows, and is there anything "
        "in the table that tells where they are?",
        "Twice as many orders take four times as long (try it in main). So something is gone through completely for each "
        "order. What is it?",
        "Let the database keep a list of where the items of each order are: CREATE INDEX IF NOT EXISTS by_order ON items "
        "(order_number), once, before the loop. Or answer all orders in one pass: LEFT JOIN, GROUP BY orders.id "
        "and sum() (an order without items gives NULL: coalesce(sum(count), 0)); or read the items once, into a dict.",
    ),
    reason=(
        "One statement joins the three tables and adds up. So the database knows all that is wanted, goes through the items "
        "once, and finds those of an order by an index that it makes for this question. (CREATE INDEX before the loop gains "
        "nearly as much: still two questions for each order, but none of them has to look at all items.)"
    ),
)
