"""Pages of one server, each asked with a connection of its own, one after the other."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..exercise import Check, Counts

PAGES = 6


def inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make lists of pages: six quick ones, none at all, and one with a double, a missing page and no address."""
    sites = {site.rpartition("/")[2]: site for site in os.environ["SITES"].split()}
    google, github = sites["google.com"], sites["github.com"]
    odd = [google, google.replace("google.com", "nothing"), "no address at all", google, github]
    return [([f"{google}?page={number}" for number in range(PAGES)],), ([],), (odd,)]


def promise(counts: Sequence[Counts]) -> str | None:
    """Either all pages share a connection, or several threads ask for them at the same time.

    What is counted is what the profiler records. Since Python 3.12 that includes the connections opened by other
    threads, before it does not; so where several threads were started, the number of connections is left alone. Whether
    those threads really ran side by side leaves no count: a thread that is started and waited for in the loop passes.
    """
    threads = counts[0].calls("_thread.start_new_thread", "_thread.start_joinable_thread")
    if threads > 1:
        return None
    if threads == 1:
        return "only one thread was started, and one thread asks for one page after the other: start several."
    opened = counts[0].calls("_socket.socket.connect")
    if opened == 0:
        return "no connection to the server was seen: the pages must be asked for in this program, each time."
    answers = counts[0].calls("begin")  # of http.client, through which requests and urllib go as well
    if 0 < answers < PAGES:
        came = "one answer" if answers == 1 else f"{answers} answers"
        return f"only {came} came for {PAGES} pages: each page has to be asked for, as its answer may be another one."
    if opened > 2:
        return f"{opened} connections were opened, one after the other, for {PAGES} pages of one and the same server."
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
    watch=("_socket.socket.connect",),
    promise=promise,
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
    in_browser=False,
)
