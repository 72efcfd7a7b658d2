"""A call that waits inside a coroutine: the event loop stands still, and all the others wait with it.

What counts is what the server saw, whoever asked, and by whatever means.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from ..counts import Counts
from ..exercise import Check, Input

LINKS = 8
AT_ONCE = 4
MOST_ALONE = LINKS // 4


def inputs(folder: Path) -> Sequence[Input]:
    """Make a chat with many links first, then chats without any, with links that lead nowhere, and with doubles."""
    sites = {site.rpartition("/")[2]: site for site in os.environ["SITES"].split()}
    google, github = sites["google.com"], sites["github.com"]
    friends = ("Ann", "Bob", "Cleo")
    nowhere = google.replace("google.com", "nothing")
    odd = [
        ("Zoë", f"{nowhere} is gone, and {google} is not"),
        ("Bob", f"{github}  or   {google}?q=1"),
        ("Zoë", "http:// is no address, www.example.com is no link"),
        ("Bob", f"See\t{google}?q=Füße !"),
        ("", ""),
    ]
    return [
        Input(f"{LINKS} messages with a link", ([(friends[n % 3], f"Look: {google}?n={n}") for n in range(LINKS)],)),
        Input("an empty chat", ([],)),
        Input("messages without links", ([("Ann", "Hello?"), ("Bob", " "), ("Ann", "Hello?")],)),
        Input("a missing page, no address, and odd spaces", (odd,)),
        Input("the same message three times, the later ones with quicker links", ([odd[1], odd[1], odd[3], odd[1]],)),
    ]


def other(counts: Sequence[Counts]) -> str | None:
    """Say what the server saw, if it was not many requests at the same time."""
    seen = counts[0].seen
    if seen.requests < LINKS:
        return (
            f"the server was asked for {seen.requests} of {LINKS} links: each link leads to a page of its own, and each page "
            "has to be asked for."
        )
    if counts[0].calls("_execute_child") >= LINKS:
        return "a Python of its own is started for each link, which takes longer than its page: who else could wait for it?"
    if seen.at_once < AT_ONCE:
        return (
            f"{LINKS} previews were wanted, and the server never had more than {seen.at_once} of them to answer at the same "
            f"time; at least {AT_ONCE} are asked for. While one message waits for its page, who keeps the others from asking?"
        )
    if seen.alone > MOST_ALONE:
        return (
            f"of {LINKS} links, {seen.alone} were asked for while the server had no other request to answer. What do the "
            "other messages wait for, meanwhile?"
        )
    return None


CHECK = Check(
    order=105,
    title="A chat with previews",
    minutes=15,
    teaches="async def alone makes nothing run side by side: while a call waits without await, the whole event loop waits",
    task=(
        "The program shows the messages of a chat, and fetches the page behind each link. It is written with asyncio, so "
        "that no message has to wait for another one. Is that true? Look at what the reading says about waiting, and let "
        f"at least {AT_ONCE} pages be waited for at the same time. The chat stays the same, in the same order."
    ),
    entry="show_chat",
    inputs=inputs,
    most_lines=3_000,
    watch=(),
    limits=(),
    other=other,
    hints=(
        "Leave the imports aside. How long does the program wait in all, and how long for its slowest page? Which of the two "
        "would it be if the messages waited side by side?",
        "The event loop runs one coroutine until that one comes to an await that really has to wait; then the next one gets "
        "its turn. Follow the arrows down to where the time is spent: is there an await on the way?",
        "requests.get knows nothing of asyncio: it waits for the network itself, and gives the event loop no turn. "
        "Writing async def around it does not change that.",
        "asyncio.to_thread(function, arguments...) calls a function in a thread, and can be awaited. Or ask with "
        "something that is made for asyncio, such as asyncio.open_connection.",
    ),
    reason=(
        "The request waits in a thread, and the coroutine awaits that; meanwhile the event loop lets the other "
        "messages ask for their pages. The chat takes about as long as its slowest pages."
    ),
    needs_sites=True,
    at_once=AT_ONCE,
    in_browser=False,
)
