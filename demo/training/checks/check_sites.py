"""Pages that are asked for one after the other, though nothing but waiting is done meanwhile.

What counts is what the server saw: threads, processes and asyncio are all right. A kept connection alone gains a few
hundredths, and is not enough.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...profiles.units import times
from ..counts import Counts
from ..exercise import Check, Input

PAGES = 6
AT_ONCE = 2
MOST_ALONE = PAGES // 3
"""A pool leaves one page alone at the end at most; the first ones may be alone while its processes still start."""


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
    """Pages are asked for side by side, each once; what counts is what the server saw, whoever asked."""
    seen = counts[0].seen
    if seen.requests != PAGES:
        return (
            f"the server was asked {times(seen.requests)} for {PAGES} pages: each page has to be asked for once, as its "
            "answer may be another one each time."
        )
    if counts[0].calls("_execute_child") >= PAGES:
        return "a Python of its own is started for each page, which takes longer than the page: who else could wait for it?"
    if seen.at_once < AT_ONCE:
        return (
            f"the {PAGES} pages were asked for one after the other: the server never had {AT_ONCE} requests to answer side by "
            "side. What could the program do while it waits for one page?"
        )
    if seen.alone > MOST_ALONE:
        return (
            f"of {PAGES} pages, {seen.alone} were asked for while the server had no other request to answer. What could the "
            "program do while it waits for each of these?"
        )
    return None


CHECK = Check(
    order=100,
    title="Are all the pages there?",
    minutes=15,
    teaches="waiting is not computing: it cannot be made cheaper, but any number of answers can be waited for at the same time",
    task=(
        "The program asks each page of a list whether it is there. Look at what the reading says about waiting and "
        "computing: how often does the program wait, for how long, and for whom? Get the whole report in less than half of the "
        "time. It stays the same, in the same order, and each page is still asked for once."
    ),
    entry="check_sites",
    inputs=inputs,
    most_lines=1_000,
    watch=(),
    limits=(),
    other=other,
    hints=(
        "Leave the imports aside. Which box has the most time, and does the reading call that time waiting or computing?",
        "How many pages are there, and how long does the program wait for one of them? What does it do meanwhile?",
        "Keeping a connection open (requests.Session) saves a few hundredths: opening one takes far less time than waiting for "
        "the answer. You'd have to ask for the next page before this one has answered.",
        "Several threads can wait at the same time. Let a concurrent.futures.ThreadPoolExecutor do it: its map calls ask for "
        "several pages at once, and returns the answers in the order of the list.",
    ),
    reason=(
        "Eight threads wait side by side, so the run takes about as long as its slowest pages, not as all of them together; "
        "map keeps the order of the list. The Session lets the threads use their connections again, which saves a little more."
    ),
    needs_sites=True,
    at_once=AT_ONCE,
    result=result,
    in_browser=False,
)
