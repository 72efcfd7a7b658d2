"""Pages of one server, each asked with a connection of its own, one after the other."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input

PAGES = 6
AT_ONCE = 2


def inputs(folder: Path) -> Sequence[Input]:
    """Make lists of pages: six quick ones, none at all, and one with a double, a missing page and no address."""
    sites = {site.rpartition("/")[2]: site for site in os.environ["SITES"].split()}
    google, github = sites["google.com"], sites["github.com"]
    odd = [google, google.replace("google.com", "nothing"), "no address at all", google, github]
    return [
        Input("six pages", ([f"{google}?page={number}" for number in range(PAGES)],)),
        Input("no pages", ([],)),
        Input("a page twice, a missing page, and something that is no address", (odd,)),
    ]


def result(folder: Path, returned: Any) -> Any:
    """Leave out of the pages where the sites are, which differs from trial to trial."""
    here = os.environ["SITES"].partition("google.com")[0]
    if not isinstance(returned, list) or not all(isinstance(row, tuple | list) for row in returned):
        return returned
    return [[cell.removeprefix(here) if isinstance(cell, str) else cell for cell in row] for row in returned]


def other(counts: Sequence[Counts]) -> str | None:
    """Pages are asked for side by side; what counts is what the server saw, whoever asked."""
    seen = counts[0].seen
    if seen.requests < PAGES:
        return (
            f"the server got {seen.requests} requests for {PAGES} pages: each page has to be asked for, each time, as its "
            "answer may be another one."
        )
    if seen.at_once < AT_ONCE:
        return (
            f"the {PAGES} pages were asked for one after the other, by {seen.connections} connections; the server never had "
            f"{AT_ONCE} requests to answer side by side. Whoever waits for one page could wait for the next ones meanwhile."
        )
    return None


CHECK = Check(
    order=100,
    title="Are all the pages there?",
    minutes=15,
    teaches="waiting is not computing: do less of it (a kept connection), or do it side by side (threads)",
    task=(
        "The program asks each page of a list whether it is there. Look at what the reading says about waiting and "
        "computing, and at what is done anew for each page though all the pages are on one server. Make it less; the "
        "report stays the same, in the same order."
    ),
    entry="check_sites",
    inputs=inputs,
    most_lines=1_000,
    watch=(),
    limits=(),
    other=other,
    hints=(
        "Leave the imports aside. Which box has the most time, and does the reading call that time waiting or computing?",
        "The line on waiting also names connect: there a connection is opened. check counts how often that happens. How "
        "often for how many pages, and how many servers are there?",
        "requests.get opens a connection, asks once and closes it. A requests.Session keeps it open for the next page: "
        "make one before the loop, and ask that.",
        "With a Session the program still waits for each page in turn. For more, let a "
        "concurrent.futures.ThreadPoolExecutor do it: its map calls ask for several pages at the same time, and gives "
        "the answers back in the order of the list.",
    ),
    reason=(
        "The Session keeps its connections open, so there are at most as many as threads; and the eight threads wait "
        "side by side, so the run takes about as long as its slowest pages, not as all of them together."
    ),
    needs_sites=True,
    at_once=AT_ONCE,
    result=result,
    in_browser=False,
)
