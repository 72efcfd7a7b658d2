"""Two causes, one behind the other: how dates are read, in a module, and how each result is compared with all before it.

The second is small in the first picture, and most of what is left in the next one; a function that is hard to read
costs next to nothing. Times count how often they are compared, for `min(times)` runs its loop in C, where there is no line.
"""

import random
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ..counts import Counts
from ..exercise import Check, Input, Limit
from ._counted import Number

RESULTS = 1_200
RUNNERS = 8
DAYS = 60
MOST_DATES = 5 * DAYS
MOST_STEPS = 50 * RESULTS
MOST_CALLS = 12 * RESULTS


def season(size: int, runners: int, seed: int) -> list[tuple[str, str, Number]]:
    """Return results of many days, in no order."""
    chance = random.Random(seed)
    months = ("December", "November", "October", "November", "December", "April")
    days = [f"{n % 28 + 1} {months[n % 6]} {2001 + n % 5}" for n in range(DAYS)]
    names = [f"Runner {number}" for number in range(runners)]
    return [(days[n % DAYS], chance.choice(names), Number(chance.randint(2_000, 4_000))) for n in mixed(size, chance)]


def mixed(size: int, chance: random.Random) -> list[int]:
    """Return the numbers below a size in no order."""
    return chance.sample(range(size), size)


def inputs(folder: Path) -> Sequence[Input]:
    """Make a season first, then single runs, equal days, equal times, and races around Easter."""
    datetime.strptime("31 March 2024", "%d %B %Y")  # what it loads when it is first called is not the program's
    easter = [f"{day} 2024" for day in ("28 March", "29 March", "30 March", "31 March", "1 April", "2 April")]
    others = ["23 April 2000", "24 April 2000", "25 April 2000", "19 April 1981", "16 April 1954", "29 February 2024"]
    around = [(day, f"No. {number}", Number(3_000)) for number, day in enumerate(easter + others)]
    days = [("07 May 2024", 300), ("7 May 2024", 290), ("10 May 2024", 280), ("9 May 2024", 270), ("9 June 2023", 280)]
    better = [(day, "Zoë", Number(seconds)) for day, seconds in days]
    equal = [("3 May 2024", name, Number(300)) for name in ("Ann", "Bob", "Ann", "Åsa", "Bob", "ann")]
    return [
        Input(f"{RESULTS:,} results of {RUNNERS} runners", (season(RESULTS, RUNNERS, 165),)),
        Input("no results", ([],)),
        Input("one runner, days in no order", (better,)),
        Input("one day, equal times", (equal,)),
        Input("races around Easter", (around,)),
        Input("Easter again, all by one runner", ([(day, "Gül", time) for day, _, time in around[::-1]],)),
        Input("many runners", (season(200, 90, 166),)),
    ]


def steps(counts: Counts) -> int:
    """Return the lines that were run, the comparisons of two times, and what `min` and the like went through."""
    return counts.lines + counts.calls("compared") + counts.done["elements"]


def calls(counts: Counts) -> int:
    """Return all calls but those comparisons."""
    return counts.all_calls() - counts.calls("compared")


CHECK = Check(
    order=175,
    title="The best runners of a club",
    minutes=25,
    teaches="what is left after a fix has its own picture: draw it again, and don't guess what comes next",
    task=(
        "The program has two files, rank_runners.py and race_days.py. Fix what costs most; then draw the picture again "
        "(python -m demo profile my-exercises/rank_runners.py), and see whether that is all. Do not judge by how hard a "
        "function is to read. In the end, twice as many results may take at most twice the work. The ranking stays the "
        "same."
    ),
    entry="rank_runners",
    inputs=inputs,
    most_lines=MOST_STEPS,
    most_work=95_000,
    watch=("_strptime", "easter_of", "best_of", "compared"),
    limits=(
        Limit(
            lambda counts: counts[0].calls("_strptime"),
            MOST_DATES,
            f"there are {RESULTS:,} results, and {{found:,}} times strptime took a date apart; {{most:,}} would be plenty. "
            "On how many different days were these races?",
        ),
        Limit(
            lambda counts: steps(counts[0]),
            MOST_STEPS,
            "half way: strptime is no longer called for each result. But {found:,} lines were run, times compared and elements "
            f"gone through, for {RESULTS:,} results. Your picture is of the program before: draw it again. What is the "
            "largest box now?",
        ),
        Limit(
            lambda counts: calls(counts[0]),
            MOST_CALLS,
            f"{RESULTS:,} results still take {{found:,}} calls; {{most:,}} are more than enough. Draw the picture again: which "
            "function is called most, and for how many different arguments?",
        ),
    ),
    hints=(
        "Which function of the two files has the most cumulative time in calls of the library? How long does one "
        "call take, and how many are there?",
        "The races were on few days, and each day is written in many results. Does the same text need to be read again? See "
        "functools.cache.",
        "Once that is fixed, draw the picture again. Is it the long formula with the moon in it? See how often that is "
        "called.",
        "best_of looks at all times that a runner had before. What has to be remembered of them, if only the best one matters?",
        "Keep the best time of each runner in a dict. Compare a new time with that one, and put it there if it is better.",
    ),
    reason=(
        "Each text of a date is read once, however many results have it; and of the times of a runner only the best is kept, "
        "so a result is compared with one number. The formula for Easter is hard to read, but is called a few times in all."
    ),
    in_browser=False,
    beside=("race_days",),
)
