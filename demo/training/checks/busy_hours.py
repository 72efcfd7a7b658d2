"""A log is read as a whole, and each of its lines is kept taken apart, though each is needed only once, and one at a time.

Limited is what is held at the same time, and by how much it grows for a log that is much longer. A line of the log and what it
is taken apart into is 2 kB, what Python reads at a time from a file 8 to 128 kB, depending on its version; all lines of
the shorter log are 0.4 MB, even if none is taken apart.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input, Limit

LINES = 2_300
LONGER = 5_800
MOST_HELD = 310_000
"""Bytes."""
MOST_GROWN = 12_000
"""Bytes; for 3,500 lines more, a list of numbers takes 140,000, an array 14,000."""
TIMES = [f"[27/Nov/2026:{hour:02}:{minute:02}]" for hour in range(24) for minute in range(60)]
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0, harbour office; language: de, en, nl, da, sv"


def line(number: int, time: str, sent: object) -> str:
    """Return a line of a log."""
    return f'10.0.{number % 99}.{number % 97} {time} "GET /img/{number % 7}.jpg" 200 {sent} "{BROWSER}"\n'


@cache
def day(lines: int) -> str:
    """Return the log of a day; once made it's kept, since a check wants it again for each run."""
    return "".join(line(n, TIMES[n * 1440 // lines], n * 7919 % 150_000) for n in range(lines))


def inputs(folder: Path) -> Sequence[Input]:
    """Write a day, a longer one, an empty log, comments, a last line without an end, and a log from the evening on."""

    def log(name: str, text: str) -> tuple[str]:
        (folder / name).write_text(text, encoding="utf-8")
        return (str(folder / name),)

    evening = "".join(line(n, TIMES[(n * 37 + 1300) % 1440], "-" if n % 3 else n) for n in range(90))
    return [
        Input(f"{LINES:,} lines", log("day.log", f"# address, time, request, status, bytes, browser\n{day(LINES)}")),
        Input(f"{LONGER:,} lines", log("longer.log", day(LONGER))),
        Input("an empty log", log("empty.log", "")),
        Input("comments and empty lines only", log("comments.log", "# nothing\n\n# yet\n\n")),
        Input("no newline at the end", log("last.log", line(1, TIMES[61], "-") + line(2, TIMES[61], 7).rstrip("\n"))),
        Input("a log that begins in the evening", log("evening.log", evening)),
    ]


def in_order(folder: Path, returned: Any) -> Any:
    """Return the hours in their order, which a comparison of dicts leaves aside."""
    return list(returned.items()) if isinstance(returned, dict) else returned


def grown(counts: Sequence[Counts]) -> int:
    """Return how many bytes more are held for the longer log."""
    return counts[1].memory.peak - counts[0].memory.peak


CHECK = Check(
    order=180,
    title="The busiest hours of a web site",
    minutes=8,
    teaches="what is needed once, and one after the other, need not be there all at once: hand it on as you read it",
    task=(
        "The program adds up the log of a web site by the hour. It holds far more than the size of the log. The picture shows "
        "the bytes held at the peak: find out which functions allocated them, and how much of that is still needed. Return the "
        f"same result while holding at most {MOST_HELD // 1000} kB at any time, however long the log is."
    ),
    entry="busy_hours",
    inputs=inputs,
    most_lines=40 * LINES,
    most_work=2_000_000,
    watch=(),
    limits=(
        Limit(
            lambda counts: counts[0].memory.peak,
            MOST_HELD,
            "the program still holds {found_size} at the same time, for a log of 0.4 MB; {most_size} is more than enough. "
            "How many lines does it need in memory at once, as text or parsed?",
        ),
        Limit(
            grown,
            MOST_GROWN,
            f"the program holds little now, but {{found_size}} more for {LONGER:,} lines than for {LINES:,}: it still keeps "
            "something of each of them. What for?",
        ),
    ),
    hints=(
        "Which two functions made nearly all that is held at the peak? Follow the arrows up: in which function are all their "
        "results together?",
        "busy_hours looks at one entry after the other, and at none a second time. How many of them does it need at once?",
        "You can go through a file line by line: for line in file. And a function can hand over what it has found before it "
        "goes on: yield.",
        "Make read_log a generator: inside the with block, go through the file with a for loop and yield entry_of(line) for "
        "each line that counts. (read() and readlines() would still have the whole text in memory, and a list of "
        "all entries, or of what busy_hours needs of them, grows with the log.)",
    ),
    reason=(
        "read_log yields each entry as soon as it has read the line, and nothing keeps it. So only one line, its parts and a "
        "few kB of read-ahead are held."
    ),
    result=in_order,
    counted=2,
    clock="peak",
)
