"""The first of a list is taken out, again and again, and each time all the others move up by one place.

That is done in C and leaves no count, least of all in `del line[0]` or `line = line[1:]`. So the things of the orders look
around: each time a program compares them or calculates with them, as it does for each part that is packed, they look at
all long lists that there are, whoever made them, and add to `DONE["moved"]` what has moved in them since the last look.

Not seen: lists of less than LONG elements, a copy that is gone again before the next look, arrays and dicts, and what a
program does after it has made plain numbers of all the things.
"""

import gc
import sys
from collections import deque
from collections.abc import Callable, Sequence
from functools import cache
from itertools import compress
from operator import is_
from pathlib import Path
from typing import Any

from ..exercise import Check, Input, Limit
from ..work import DONE

ORDERS = 200
THINGS = 17
LONG = 32
"""Elements; what is done with shorter lists costs next to nothing."""
MOST_MOVED = 50 * ORDERS
"""A deque takes some 600, new lists for each round 1,200; the program as shipped moves 46,000."""
MOST_LOOKS = 50 * ORDERS
"""Three looks for each part are some 1,000. Behind that, nobody looks any more."""


LOOK = "pack_parcels.look"
"""An audit event. What its hook does is neither profiled nor traced, so looking does not count as the program's work."""


class Lookout:
    """Sees what moved in lists, and what lists, tuples and deques were made, between one look and the next."""

    def begin(self) -> None:
        """Forget what was seen, and leave aside all that is there by now."""
        add_hook()
        gc.unfreeze()
        gc.freeze()
        self.looks = 0
        self.early: tuple[Any, ...] = ()
        self.seen: dict[int, tuple[Any, int, Any]] = {}

    def look(self) -> None:
        """Add to "moved" what moved."""
        self.looks += 1
        DONE["looks"] = self.looks
        if self.looks > MOST_LOOKS:
            return
        if self.looks == 1:  # what a program imports is left aside as well, but not its lists: they may grow
            self.early = tuple(one for one in gc.get_objects() if issubclass(type(one), (list, deque)))
            gc.freeze()
            self.ours = [None] * LONG  # nobody else has it
            self.seen[id(self.ours)] = self.ours, LONG, None
        objects = gc.get_objects()
        kinds = {kind for kind in set(map(type, objects)) if issubclass(kind, (list, tuple, deque))}
        found = self.early + tuple(compress(objects, map(kinds.__contains__, map(type, objects))))
        holders = dict(zip(map(id, found), map(sys.getrefcount, found)))
        seen = {}
        for one in compress(found, map(LONG.__le__, map(len, found))):  # without a loop in Python, there are many
            old = self.seen.get(id(one))
            if one is self.early:
                continue
            if old and holders[id(one)] < holders[id(self.ours)]:  # nobody else has it any more
                self.early = tuple(other for other in self.early if other is not one)
                continue
            size = len(one)
            DONE["moved"] += moved(one, size, *old[1:]) if old else size
            seen[id(one)] = one, size, None if issubclass(type(one), deque) else one[size // 5 : size : size // 5]
        self.seen = seen  # holds them until the next look, so that none of the new ones is taken for one of these


def moved(one: Any, size: int, before: int, places: Any) -> int:
    """Return how many places of a list were written: all, if most of four places hold something else than before."""
    step = before // 5
    same = 4 if places is None else sum(map(is_, places[:4], one[step:before:step]))
    return size if same < 2 else max(0, size - before)


LOOKOUT = Lookout()


@cache
def add_hook() -> None:
    """Let the lookout look at each event; a hook stays until the process ends."""
    sys.addaudithook(lambda event, arguments: LOOKOUT.look() if event == LOOK else None)


def looking(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Let an operation on numbers look around, and its results as well."""

    def look_around(*numbers: Any) -> Any:
        sys.audit(LOOK)
        return things(operation(*numbers))

    return look_around


def things(result: Any) -> Any:
    """Make a whole number one that looks around; a share of things becomes one when it is rounded."""
    if type(result) is tuple:  # of divmod
        return tuple(things(one) for one in result)
    return Things(result) if type(result) is int else Share(result) if type(result) is float else result


class Things(int):
    """A number of things that looks around each time it is compared or calculated with; so do its results."""

    __slots__ = ()
    __eq__, __ne__, __lt__, __le__, __gt__, __ge__ = map(
        looking, (int.__eq__, int.__ne__, int.__lt__, int.__le__, int.__gt__, int.__ge__)
    )
    __add__, __radd__, __sub__, __rsub__, __mul__, __rmul__ = map(
        looking, (int.__add__, int.__radd__, int.__sub__, int.__rsub__, int.__mul__, int.__rmul__)
    )
    __floordiv__, __mod__, __divmod__, __truediv__ = map(
        looking, (int.__floordiv__, int.__mod__, int.__divmod__, int.__truediv__)
    )
    __neg__, __bool__ = map(looking, (int.__neg__, int.__bool__))
    __hash__ = int.__hash__


class Share(float):
    """A number of things, divided."""

    __slots__ = ()

    def __ceil__(self) -> Things:
        """Round it to the next whole number."""
        return Things(float.__ceil__(self))


def inputs(folder: Path) -> Sequence[Input]:
    """Make many orders, none, one, equal ones, orders of nothing, and some that come round many times."""
    LOOKOUT.begin()
    orders = [(f"order {number}", Things(number * 7_919 % THINGS)) for number in range(ORDERS)]
    twice = [("Ann", 6), ("Bo", 7), ("Ann", 6), ("Bo", 7), ("Ann", 13), ("Zoë", 12)]
    return [
        Input(f"{ORDERS} orders of up to {THINGS - 1} things", (orders,)),
        Input("no orders at all", ([],)),
        Input("a single order", ([("Ann", 20)],)),
        Input("orders of the same name and size", (twice,)),
        Input("orders of nothing, and giants", ([("a", 0), ("b", 100), ("c", 1), ("d", 61), ("e", 0), ("f", 100)],)),
    ]


CHECK = Check(
    order=55,
    title="Parcels of a mail-order shop",
    minutes=10,
    teaches="time for each call: a built-in that is cheap with a short list may be dear with a long one",
    task=(
        "The program packs a long line of orders, some things of each in turn. With twice the orders it takes far more than "
        "twice as long. Find out which call gets dearer the longer the line is. Return the same list, in the same order, and "
        "let the work for one order not depend on how many others wait."
    ),
    entry="pack_parcels",
    inputs=inputs,
    most_lines=30_000,
    watch=("list.pop",),
    limits=(
        Limit(
            lambda counts: counts[0].done["moved"],
            MOST_MOVED,
            f"{ORDERS} orders were packed, and on the way {{found:,}} times something in a long list was put to another "
            "place or copied ({most:,} would be enough). Who has to move up when the first one leaves the line?",
        ),
        Limit(
            lambda counts: counts[0].done["looks"],
            MOST_LOOKS,
            f"the things of {ORDERS} orders were compared or calculated with more than {{most:,}} times. Are all orders "
            "looked at again, to pack one of them?",
        ),
    ),
    hints=(
        "Which box has most of the self time? Divide that by its total calls: how long does a single call take?",
        "Let orders_of_today make 10,000 orders, and profile once more. How long does a single call take now?",
        "A list keeps its elements side by side, without gaps. What has to happen to all the others when the first is taken "
        "out? And when the last is taken out?",
        "collections.deque is made for lines: its popleft takes the first one out and nothing moves. Or leave all in the "
        "list and go through it with an index, or with for, which also sees what is appended meanwhile.",
    ),
    reason="A deque takes its first element out without touching the others, so the length of the line does not matter.",
    in_browser=False,
)
