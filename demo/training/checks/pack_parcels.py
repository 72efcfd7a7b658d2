"""The first of a list is taken out, again and again, and each time all the others move up by one place.

That is done in C and leaves neither a call nor a line, so `operations.py` counts it: what is moved, copied or gone through.

Not seen: a list that is asked to do it in a roundabout way (`list.pop(line, 0)`, `operator.delitem`).
"""

from collections.abc import Sequence
from pathlib import Path

from ..counts import Counts
from ..exercise import Check, Input, Limit

ORDERS = 200
THINGS = 17
MOST_MOVED = 50 * ORDERS
"""A deque takes some 200, new lists for each round 1,200; the program as shipped moves 46,000."""


def inputs(folder: Path) -> Sequence[Input]:
    """Make many orders, none, one, equal ones, orders of nothing, and some that come round many times."""
    orders = [(f"order {number}", number * 7_919 % THINGS) for number in range(ORDERS)]
    twice = [("Ann", 6), ("Bo", 7), ("Ann", 6), ("Bo", 7), ("Ann", 13), ("Zoë", 12)]
    return [
        Input(f"{ORDERS} orders of up to {THINGS - 1} things", (orders,)),
        Input("no orders at all", ([],)),
        Input("a single order", ([("Ann", 20)],)),
        Input("orders of the same name and size", (twice,)),
        Input("orders of nothing, and giants", ([("a", 0), ("b", 100), ("c", 1), ("d", 61), ("e", 0), ("f", 100)],)),
    ]


def moved(counts: Sequence[Counts]) -> int:
    """Return how many elements were moved, copied or gone through."""
    return counts[0].done["moved"] + counts[0].done["elements"]


CHECK = Check(
    order=55,
    title="Parcels of a mail-order shop",
    minutes=10,
    teaches="time for each call: a built-in that is cheap with a short list may be expensive with a long one",
    task=(
        "The program packs a long line of orders, some things of each in turn. With twice the orders it takes far more than "
        "twice as long. Find out which call gets more expensive the longer the line is. Return the same list, in the same "
        "order, and make the work for one order independent of how many others wait."
    ),
    entry="pack_parcels",
    inputs=inputs,
    most_lines=30_000,
    most_work=20_000,
    watch=("list.pop",),
    limits=(
        Limit(
            moved,
            MOST_MOVED,
            f"{ORDERS} orders were packed, and on the way {{found:,}} times something in a list was put to another place, "
            "copied or looked at ({most:,} would be enough). Who has to move up when the first one leaves the line?",
        ),
    ),
    hints=(
        "Which box has most of the self time? Divide that by its total calls: how long does a single call take?",
        "Let orders_of_today make 10,000 orders, and profile once more. How long does a single call take now?",
        "A list keeps its elements side by side, without gaps. What has to happen to all the others when the first is taken "
        "out? And when the last is taken out?",
        "collections.deque is made for lines: its popleft takes the first one out and nothing moves. Or leave everything in "
        "the list and go through it with an index, or with for, which also sees what is appended meanwhile.",
    ),
    reason="A deque takes its first element out without touching the others, so the length of the line does not matter.",
)
