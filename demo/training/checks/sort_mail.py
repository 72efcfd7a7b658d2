"""Messages know what they reply to, and that knows its replies: nothing is freed until the garbage collector comes.

Counted are the objects that it had to free, including those that are left at the end; how often it ran, and when, depends on
the version of Python.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..exercise import Check, Input, Limit

MAILBOXES, MORE = 6, 18
MESSAGES = 500
MOST_CIRCULAR = 500
"""Objects; a function inside another one that calls itself, or an error with its traceback, leaves a few in a circle."""

MOST_GROWN = 250_000
"""Bytes; twelve mailboxes take 800,000, even if only what is in them is kept."""
MOST_KEPT = 60_000
"""Bytes; one mailbox takes more. What somebody holds on to is in no circle that could be collected."""

Mailbox = list[tuple[int, str, int | None]]


def mailbox(seed: int, count: int, people: int = 7) -> Mailbox:
    """Make up messages, the oldest first, some of which reply to one that is gone."""
    made: Mailbox = []
    for number in range(count):
        answered = None if number % 9 == 0 else number - 1 - number * seed % min(number, 8)
        made.append((number, f"person {number * seed % people}", -5 if number % 50 == 49 else answered))
    return made


def mailboxes(count: int) -> Iterator[Mailbox]:
    """Yield mailboxes, one after the other."""
    for number in range(3, 3 + count):
        yield mailbox(number, MESSAGES)


def inputs(folder: Path) -> Sequence[Input]:
    """Make mailboxes, more of them, none, empty ones, one long chain, ties, and messages whose numbers come in any order."""
    chain: Mailbox = [(n, f"person {n % 2}", n - 1 if n else None) for n in range(1_500)]
    ties: Mailbox = [(1, "Zoë", None), (2, "Ada", 1), (3, "Zoë", 2), (4, "Ben", None)]
    order: Mailbox = [(40, "Ada", None), (7, "Ben", 40), (99, "Cleo", 7), (3, "Ada", 100), (100, "Ben", 99)]
    return [
        Input(f"{MAILBOXES} mailboxes of {MESSAGES} messages", (mailboxes(MAILBOXES),)),
        Input(f"{MORE} mailboxes", (mailboxes(MORE),)),
        Input("no mailbox", ([],)),
        Input("an empty mailbox, and one with one message", ([[], [(1, "Ada", None)]],)),
        Input("one conversation, a long chain", ([chain],)),
        Input("equally many replies", ([ties],)),
        Input("a reply to a message that is gone, and one that comes later", ([order],)),
    ]


CHECK = Check(
    order=186,
    title="Conversations in a mailbox",
    minutes=12,
    teaches=(
        "objects that refer to each other in a circle stay until the garbage collector comes: let one direction be weak, or do "
        "without it"
    ),
    task=(
        "The program goes through mailboxes, one after the other, and needs none of them any more when it comes to the next. "
        "Read below the picture (bytes held at the peak) what the garbage collector had to do, and find out why the messages "
        "are not freed without it. Return the same result, with at most "
        f"{MOST_CIRCULAR} objects that only the collector can free."
    ),
    entry="sort_mail",
    inputs=inputs,
    most_lines=120 * MAILBOXES * MESSAGES,
    most_work=700_000,
    watch=(),
    limits=(
        Limit(
            lambda counts: counts[0].memory.circular,
            MOST_CIRCULAR,
            f"for {MAILBOXES * MESSAGES:,} messages, {{found:,}} objects are freed only by the garbage collector; {{most:,}} "
            "are more than enough. Begin at a message and follow its references: which of them lead back to it?",
        ),
        Limit(
            lambda counts: counts[0].memory.kept,
            MOST_KEPT,
            "there is nothing for the garbage collector to free, but {found_size} are still held at the end; {most_size} are "
            "more than enough. Who keeps the messages?",
        ),
        Limit(
            lambda counts: counts[1].memory.peak - counts[0].memory.peak,
            MOST_GROWN,
            f"there is nothing for the garbage collector to free, but for {MORE} mailboxes {{found_size}} more are held at the "
            f"same time than for {MAILBOXES}. Which of them are still needed?",
        ),
    ),
    hints=(
        "How many objects did the garbage collector free, and how many messages are there? All of these could have been "
        "freed when their mailbox was done.",
        "Python frees an object when nobody refers to it any more. Who still refers to a message when the list of messages is "
        "gone? Draw a message and a reply to it, with arrows.",
        "The message refers to its replies, and each reply to the message: that is a circle. Which of the two ways could be "
        "done without, or be made so that it does not keep the other one alive?",
        "import weakref, and self.answered = weakref.proxy(other): a reference that does not count. Or keep the number of the "
        "other message instead of the message; or count the replies instead of keeping them (gc.collect() only moves the work, "
        "and gc.disable() keeps everything).",
    ),
    reason=(
        "A reply refers to its message only weakly, so there is no circle: when the list of a mailbox is gone, so are its "
        "messages, at once, and the garbage collector finds nothing."
    ),
    counted=2,
    clock="peak",
)
