"""A date is read from its text for each row, twice, though the rows have few different dates.

Counted is `_strptime`, which does the work on every Python, whatever was called to get there. Other ways to read a date are
far cheaper (`fromisoformat`, three numbers), so they may be used as often as one likes.
"""

from collections.abc import Sequence
from pathlib import Path

from ..counts import Counts
from ..exercise import Check, Input, Limit

DATES = 90
"""As in the program; they come in turns, so a memory for the last few of them does not help."""
ROWS = 14 * DATES
MOST_READ = 4 * DATES
"""Once for each date, or once for its weekday and once for its week."""
MOST_CALLS = 30 * ROWS
"""Splitting a row and counting it takes some 5, reading its date twice with three numbers some 15, with strptime 60."""


def inputs(folder: Path) -> Sequence[Input]:
    """Make a summer, no rows, the turns of some years, and dates that are none, some of them again and again."""
    many = [
        f"2025-{n * 31 % DATES // 30 + 6:02}-{n * 31 % DATES % 30 + 1:02};{n // DATES + 9:02}:05;adult"
        for n in range(ROWS)
    ]
    days = ["2024-12-29", "2024-12-30", "2025-01-01", "2021-01-03", "2020-12-31", "2024-02-29", "2025-12-29"]
    turns = [f"{day};12:00;{who}" for who in ("child", "member", "adult") for day in days]
    same = [f"{year}-{month}-07;08:00;adult" for year in (2023, 2024, 2025) for month in ("05", "06", "05", "11")]
    odd = [
        "2025-02-29;10:00;adult",
        ";10:01;child",
        "2025-02-28;10:01;child",
        "closed;10:02;adult",
        "2025-13-01;10:03;child",
    ]
    return [
        Input(f"{ROWS:,} rows of {DATES} days", (many,)),
        Input("no rows at all", ([],)),
        Input("days around the new year", (turns,)),
        Input("the same day in several months and years", (same,)),
        Input("rows without a real date", (odd + odd,)),
    ]


def dates_read(counts: Sequence[Counts]) -> int:
    """Return how often a text was taken apart by a format, whoever did it."""
    return max(counts[0].calls("_strptime"), counts[0].calls("strptime"))


CHECK = Check(
    order=35,
    title="The gates of the swimming pool",
    minutes=8,
    teaches="many calls with few different arguments: compare the calls of a box with how many different answers there are",
    task=(
        "The program counts the visits of a summer by weekday and by week. Find out what is done most often, and how many "
        f"different answers it can give at all. Return the same three results, with at most {MOST_READ // DATES} calls of "
        "strptime for each different date."
    ),
    entry="count_visits",
    inputs=inputs,
    most_work=600_000,
    most_lines=400
    * ROWS,  # a list of all dates, searched twice for each row, takes 180 and still far less time than strptime
    watch=("strptime",),
    limits=(
        Limit(
            dates_read,
            MOST_READ,
            f"the {ROWS:,} rows have only {DATES} different dates, and yet {{found:,}} times a date was taken apart by its "
            "format. For which of them was the answer known already?",
        ),
        Limit(
            lambda counts: counts[0].all_calls(),
            MOST_CALLS,
            f"dates are taken apart less often now, but {ROWS:,} rows still take {{found:,}} calls, where {{most:,}} are "
            "more than enough. What is done for each row that depends on its date alone?",
        ),
    ),
    hints=(
        "Which box has most of the cumulative time below count_visits, and how many total calls does it have? How many rows "
        "are there?",
        "The pool is open for three months. How many different dates can the rows have?",
        "Weekday and week depend on the date alone. When a date comes for the second time, where could its answers be kept?",
        "Keep {date: (weekday, week)} in a dict and take a date apart only if it is not in there; or put functools.cache above "
        "the two functions. (A memory for a few dates only, such as lru_cache(maxsize=16), forgets each one before it comes "
        "again.) Or use datetime.date.fromisoformat, which reads this one format, and nothing else, in far less time.",
    ),
    reason="Each different date is read once and then looked up, so the number of rows does not matter to strptime.",
)
