"""A table of NumPy's, gone through row by row, so that each number is made into an object and each step is one of Python's.

Counted is what comes on top, in lines and calls, where the table has four times the rows: nothing at all, if NumPy does the
work for whole columns. NumPy it is, not pandas, as it loads in a third of the time, and brings nothing else with it.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input, Limit

COLUMNS = [("shop", "int64"), ("count", "int64"), ("cents", "int64"), ("returned", "bool")]
"""As in the program."""
SHOPS = ("Castle", "Harbour", "Old Mill", "Station")
FEW, MANY = 500, 2_000


def table(*rows: tuple[int, int, int, bool]) -> Any:
    """Return a table of NumPy's."""
    return import_module("numpy").array(list(rows), dtype=COLUMNS)


def day(size: int) -> Any:
    """Return a day with so many sales."""
    return table(*[(n * 7 % 23 % 4, 1 + n * 31 % 13, 85 + n * 17 % 401, n % 50 == 3) for n in range(size)])


def inputs(folder: Path) -> Sequence[Input]:
    """Make a day with few sales and one with many first, then days with shops that sell nothing, and with odd sales."""
    odd = [
        (1, 10, 1, False),
        (1, 10, 1, True),
        (1, 11, 3, True),
        (3, 9, 999, False),
        (3, 0, 50, True),
        (1, 1, 0, False),
    ]
    return [
        Input(f"a day with {FEW} sales", (day(FEW), SHOPS)),
        Input(f"a day with {MANY:,} sales", (day(MANY), SHOPS)),
        Input("a day without any sales", (table(), SHOPS)),
        Input("no sales, and no shops", (table(), ())),
        Input("few things, most of them returned", (table(*odd), (*SHOPS, "Zoë's"))),
        Input("two shops of one name", (day(90), ("Castle", "Market", "Castle", "Market"))),
        Input("a big order", (table((0, 3_000_000_000, 99_999, False), (0, 2_147_483_647, 7, True)), ("Castle",))),
    ]


def steps(counts: Counts) -> int:
    """Return the lines of the program that were run, and all calls."""
    return counts.lines + counts.all_calls()


CHECK = Check(
    order=145,
    title="The sales of a day",
    minutes=15,
    teaches="an array is quick where NumPy works on whole columns; a loop over its rows is slower than one over a list",
    task=(
        "The program adds up a NumPy table, with a row for each sale. The picture says where the time is spent, but hardly "
        "why: ask what is done once for each row. Get the same report without any Python step, neither a line nor a call, that "
        "is repeated for each sale. (Start with the program's own functions; the imports are what NumPy takes to load.)"
    ),
    entry="sum_sales",
    inputs=inputs,
    counted=2,
    most_lines=1_000,
    most_work=2_500,
    watch=("price_of",),
    limits=(
        Limit(
            lambda counts: steps(counts[1]) - steps(counts[0]),
            (MANY - FEW) // 2,
            f"{MANY:,} sales take {{found:,}} lines and calls more than {FEW} sales do; no more than {{most:,}} are allowed, "
            "so not one for each sale. What could be said about a whole column at once?",
        ),
    ),
    hints=(
        "How many rows does the table have, and how many calls are there of price_of? What happens in each round of the loop "
        "that "
        "no box shows?",
        "Each round takes numbers out of the table one by one, and each becomes an object of NumPy's, which "
        'calculates slower than an int. What is sales["count"], and what does sales["count"] * sales["cents"] give?',
        'Where a row needs an "if", a column has numpy.where(condition, one, other), with whole columns for all three.',
        "For sums by shop, go through the few shops, not through the many sales: prices[sales['shop'] == number].sum(); "
        "or let numpy.add.at(totals, sales['shop'], prices) do it.",
    ),
    reason=(
        "Each operation is one call for a whole column, and its loop runs in NumPy, on plain numbers side by side in "
        "memory; so the number of calls does not depend on the number of sales."
    ),
    in_browser=False,
    needs="numpy",
)
