"""A property that looks like an attribute opens and reads a file, for each look.

Counted is how often a file of the working folder is opened for reading, which Python announces to audit hooks, whoever does
it, and how often something is read from JSON (or one of the other formats that a program might keep instead).

A program may see by the file that it was written anew. The time of a file alone does not tell: two changes may fall into
one tick of the clock. So there is an input where the clock stands still and each change makes the file longer, and one
where a change leaves the length as it is, some ticks later.

See also: https://docs.python.org/3/library/audit_events.html
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input, Limit
from ..work import DONE

SALES, CHANGES = 240, 4
MOST_READ = 4 * (CHANGES + 1)
"""Once for each change and once before is 5; once more to change a price is 9. The program as shipped reads 484 times."""
MOST_CALLS = 50_000
"""Asking the file for its time and size, for each look, takes some 6,000 at most."""
PARSERS = ("raw_decode", "literal_eval", "eval", "marshal.loads", "_pickle.loads", "_pickle.load")
SAME_LENGTH = "same-length.json"
STANDING = "standing.json"
SOME_TICKS = 0.02
"""Seconds; the clocks of file systems tick every 0.01 s or more often."""
LONG_AGO = 1_600_000_000


@cache
def begin_to_watch() -> None:
    """See from now on which files are opened; a hook stays until the process ends."""
    sys.addaudithook(opened)


def opened(event: str, arguments: tuple[Any, ...]) -> None:
    """Count a file of the working folder that is opened for reading; before a change that keeps the length, wait."""
    if (
        event == "open"
        and isinstance(arguments[0], str)
        and os.path.dirname(os.path.abspath(arguments[0])) == os.getcwd()
    ):
        _file, mode, flags = arguments
        writes = any(letter in mode for letter in "wax+") if mode else flags & (os.O_WRONLY | os.O_RDWR)
        if not writes:
            DONE["read"] += 1
        elif os.path.basename(arguments[0]).startswith(SAME_LENGTH):
            time.sleep(SOME_TICKS)


class StandingClock(str):
    """What happens, on a day when the clock stands still: whenever this is looked at, the price list has the same time."""

    def __eq__(self, other: object) -> bool:
        """Compare it."""
        self.set_back()
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        """Look it up."""
        self.set_back()
        return str.__hash__(self)

    def set_back(self) -> None:
        """Give the price list the same time as ever."""
        os.utime(STANDING, (LONG_AGO, LONG_AGO))


def inputs(folder: Path) -> Sequence[Input]:
    """Make a long day, one where the clock stands still, one with a change of the same length, one without a sale."""
    begin_to_watch()
    fruit = {f"fruit {number}": 95 for number in range(50)}
    day: list[tuple[str, str, int]] = []
    for number in range(SALES):
        day.append(("sell", f"fruit {number * 7 % 55}", number % 3 + 1))
        if number % 60 == 30:
            day.append(("change", f"fruit {number // 60}", 105 + number))
    still = [(StandingClock(what), *rest) for what, *rest in day[:70]]
    pears = ("sell", "Birnen, süß", 2)
    same = [pears, ("change", "Birnen, süß", 45), pears, pears, ("change", "Birnen, süß", 44), pears]
    new = [("sell", "kiwi", 1), ("change", "kiwi", 30), ("sell", "kiwi", 4), ("change", "kiwi", 0), ("sell", "kiwi", 4)]
    for name, prices in {
        "fruit.json": fruit,
        STANDING: fruit,
        SAME_LENGTH: {"Birnen, süß": 40},
        "none.json": {},
    }.items():
        file = folder / name
        file.write_text(json.dumps(prices), encoding="utf-8")
        os.utime(file, (LONG_AGO, LONG_AGO))
    return [
        Input(f"{SALES} sales and {CHANGES} changes of a price", (Path("fruit.json"), day)),
        Input("prices that change within one tick of the clock", (Path(STANDING), still)),
        Input("a change that leaves the file as long as it was", (Path(SAME_LENGTH), same)),
        Input("an empty list, and something new", (Path("none.json"), new)),
        Input("no sale at all", (Path("none.json"), [("change", "kiwi", 30), ("change", "fig", 7)])),
    ]


def result(folder: Path, returned: Any) -> Any:
    """Return the receipts, and what the price lists hold in the end."""
    lists = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))}
    return [returned, lists]


def parsed(counts: Sequence[Counts]) -> int:
    """Return how often a text was taken apart."""
    return counts[0].calls(*PARSERS)


CHECK = Check(
    order=85,
    title="The till of a greengrocer",
    minutes=12,
    teaches="a property looks like an attribute and costs like a function: its calls are in the picture, not in the line",
    task=(
        "A till takes its prices from a file, which is rewritten whenever a price changes. Find out how often the file "
        "is read, and which lines cause it. Give the same receipts, with every change in force at once (two may fall into one "
        "tick of the clock), and read the file at most once or twice for each time that it is written."
    ),
    entry="sell_fruit",
    inputs=inputs,
    most_lines=30_000,
    most_work=60_000,
    watch=("open", "prices", "raw_decode"),
    limits=(
        Limit(
            lambda counts: counts[0].done["read"],
            MOST_READ,
            f"for {SALES} sales a file was opened and read {{found:,}} times, though it was written only {CHANGES} times all "
            "day. What would tell the till that its prices still hold?",
        ),
        Limit(
            parsed,
            MOST_READ,
            f"the file is opened less often, but its text was taken apart {{found:,}} times, and it was written only "
            f"{CHANGES} times all day. What would have to be kept instead of the text?",
        ),
        Limit(
            lambda counts: counts[0].all_calls(),
            MOST_CALLS,
            f"the file is read less often, but {SALES} sales still take {{found:,}} calls, where {{most:,}} are more than "
            "enough. What is made anew for each of them?",
        ),
    ),
    hints=(
        "Which boxes have most of the time, and how many total calls does open have? How many sales are there, and how many "
        "changes?",
        "Go back along the arrow of open. Where in price_of is that function called? It has no parentheses there.",
        "@property makes a function look like an attribute: each self.prices is a call. Who could keep its answer, and what "
        "makes it out of date?",
        "Keep the prices in the object, as functools.cached_property does, and forget them in change: del self.prices. Or ask "
        "the file whether it is still the same: time and size of os.stat together (two changes may fall into one tick of the "
        "clock, so the time alone isn't enough).",
    ),
    reason=(
        "The prices are kept until the till itself changes one, so the file is read once for each change and not for each look."
    ),
    result=result,
    in_browser=False,
)
