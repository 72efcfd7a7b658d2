"""Right and wrong ways to add up steps."""

from tests.exercises import edited

LOOP = """    steps = 0
    for day in range(days):
        steps += steps_on(day, first, more)
    return steps
"""
TOTALS = """    totals = []
    for month in range(1, MONTHS + 1):
        totals.append(count_steps(first, more, month * DAYS_OF_A_MONTH))
    return totals
"""
IMPORT = '"""\n\nSTRIDE'


def with_body(new: str) -> str:
    return edited("count_steps", (LOOP, new))


def with_totals(new: str, imports: str = "") -> str:
    """Return the program with another way to make all the totals."""
    return edited("count_steps", (TOTALS, new), (IMPORT, f'"""\n\n{imports}\nSTRIDE' if imports else IMPORT))


ACCEPTED = {
    "the mean of the first and the last day": with_body(
        "    return days * (steps_on(0, first, more) + steps_on(days - 1, first, more)) // 2\n"
    ),
    "days without more, and the rest": with_body(
        "    pairs = (days * days - days) // 2\n    return sum((days * first, pairs * more))\n"
    ),
    "halves put together": with_body(
        """    if not days:
        return 0
    half, odd = divmod(days, 2)
    return 2 * count_steps(first, more, half) + half * half * more + odd * steps_on(days - 1, first, more)
"""
    ),
    "a running total, day by day": with_totals(
        """    totals = []
    steps = 0
    for day in range(MONTHS * DAYS_OF_A_MONTH):
        steps += steps_on(day, first, more)
        if (day + 1) % DAYS_OF_A_MONTH == 0:
            totals.append(steps)
    return totals
"""
    ),
    "a running total, month by month": with_totals(
        """    totals = []
    steps = 0
    for month in range(MONTHS):
        for day in range(month * DAYS_OF_A_MONTH, (month + 1) * DAYS_OF_A_MONTH):
            steps += steps_on(day, first, more)
        totals.append(steps)
    return totals
"""
    ),
    "accumulated": with_totals(
        """    days = range(MONTHS * DAYS_OF_A_MONTH)
    return list(itertools.accumulate(steps_on(day, first, more) for day in days))[DAYS_OF_A_MONTH - 1 :: DAYS_OF_A_MONTH]
""",
        "import itertools\n",
    ),
    "the months added up, then accumulated": with_totals(
        """    starts = range(0, MONTHS * DAYS_OF_A_MONTH, DAYS_OF_A_MONTH)
    return list(accumulate(sum(first + more * day for day in range(start, start + DAYS_OF_A_MONTH)) for start in starts))
""",
        "from itertools import accumulate\n",
    ),
    "a walker who goes on": with_totals(
        """    walker = Walker(first, more)
    return [walker.walk(DAYS_OF_A_MONTH) for _ in range(MONTHS)]


class Walker:
    def __init__(self, first, more):
        self.today, self.more, self.total = first, more, 0

    def walk(self, days):
        for _ in range(days):
            self.total += self.today
            self.today += self.more
        return self.total
"""
    ),
    "what is known of the days before, in a dict": edited(
        "count_steps",
        (
            LOOP,
            """    if (first, more, days) not in KNOWN:
        before = days - DAYS_OF_A_MONTH
        month = sum(steps_on(day, first, more) for day in range(before, days))
        KNOWN[first, more, days] = month + (count_steps(first, more, before) if before else 0)
    return KNOWN[first, more, days]
""",
        ),
        ("def count_steps(", "KNOWN = {}\n\n\ndef count_steps("),
    ),
    "generator": edited(
        "count_steps",
        (
            (
                "    totals = []\n"
                "    for month in range(1, MONTHS + 1):\n"
                "        totals.append(count_steps(first, more, month * DAYS_OF_A_MONTH))\n"
                "    return totals\n"
            ),
            (
                "    return list(totals_of_months(first, more))\n"
                "\n"
                "\n"
                "def totals_of_months(first, more):\n"
                "    total = 0\n"
                "    for day in range(MONTHS * DAYS_OF_A_MONTH):\n"
                "        total += steps_on(day, first, more)\n"
                "        if (day + 1) % DAYS_OF_A_MONTH == 0:\n"
                "            yield total\n"
            ),
        ),
    ),
    "recursion with lru_cache on day": edited(
        "count_steps",
        (
            (
                "    steps = 0\n"
                "    for day in range(days):\n"
                "        steps += steps_on(day, first, more)\n"
                "    return steps\n"
            ),
            (
                "    return days * first + more * sum_below(days)\n"
                "\n"
                "\n"
                "def sum_below(days):\n"
                "    half, odd = divmod(days, 2)\n"
                "    return half * (days - 1) if not odd else days * ((days - 1) // 2)\n"
            ),
        ),
    ),
}

AGAIN = "Still something is done for each day, again for each month"

REJECTED = {
    "the loop written into one line": (
        with_body("    return sum(steps_on(day, first, more) for day in range(days))\n"),
        AGAIN,
    ),
    "the function written into the loop": (
        edited("count_steps", ("steps += steps_on(day, first, more)", "steps += first + more * day")),
        AGAIN,
    ),
    "a range, added up in C": (with_body("    return first * days + more * sum(range(days))\n"), AGAIN),
    "only the numbers of the days added up": (
        with_body(
            "    before = 0\n    for day in range(days):\n        before += day\n    return first * days + more * before\n"
        ),
        AGAIN,
    ),
    "a range of steps, added up in C": (
        with_body("    return sum(range(first, first + more * days, more)) if more else first * days\n"),
        AGAIN,
    ),
    "a counter without a range": (
        edited(
            "count_steps",
            (LOOP, "    return sum(itertools.islice(itertools.count(first, more), days))\n"),
            (IMPORT, '"""\n\nimport itertools\n\nSTRIDE'),
        ),
        AGAIN,
    ),
    "all days known, and added up for each month": (
        with_totals(
            """    days = [steps_on(day, first, more) for day in range(MONTHS * DAYS_OF_A_MONTH)]
    return [sum(days[: month * DAYS_OF_A_MONTH]) for month in range(1, MONTHS + 1)]
"""
        ),
        AGAIN,
    ),
    "a while without a range": (
        with_body(
            """    steps = day = 0
    while day < days:
        steps += steps_on(day, first, more)
        day += 1
    return steps
"""
        ),
        AGAIN,
    ),
    "two days at a time": (
        with_body(
            """    steps = 0
    for day in range(0, days, 2):
        steps += 2 * first + more * (2 * day + 1)
    return steps
"""
        ),
        AGAIN,
    ),
    "a memory for the days": (
        edited(
            "count_steps",
            ("def steps_on(", "@functools.cache\ndef steps_on("),
            (IMPORT, '"""\n\nimport functools\n\nSTRIDE'),
        ),
        AGAIN,
    ),
    "a memory for the totals, of which none comes twice": (
        edited(
            "count_steps",
            ("def count_steps(", "@functools.cache\ndef count_steps("),
            (IMPORT, '"""\n\nimport functools\n\nSTRIDE'),
        ),
        AGAIN,
    ),
    "the first month known, the rest in a loop": (
        with_body(
            """    steps = 30 * first + more * 435
    for day in range(30, days):
        steps = steps + first + more * day
    return steps
"""
        ),
        AGAIN,
    ),
    "a formula in floats": (
        with_body("    return first * days + more * days * (days - 1) / 2\n"),
        "Not correct: on the given input (2,500 steps and 3 more each day) the result is [76305.0, ",
    ),
    "a float made whole": (
        with_body("    return int((first + first + more * (days - 1)) / 2 * days)\n"),
        "Not correct: on hidden input 1 (very many steps, and fewer each day) the result is",
    ),
    "one day too many": (with_body("    return first * days + more * days * (days + 1) // 2\n"), "on the given input"),
    "the given answers": (
        with_body("    return 2500 * days + 3 * days * (days - 1) // 2\n"),
        "Not correct: on hidden input 1",
    ),
    "a table for one walker": (
        edited(
            "count_steps",
            (
                LOOP,
                """    if days not in KNOWN:
        KNOWN[days] = first * days + more * (days * (days - 1) // 2)
    return KNOWN[days]
""",
            ),
            ("def count_steps(", "KNOWN = {days: 2500 * days for days in (30, 60)}\n\n\ndef count_steps("),
        ),
        "Not correct: on the given input",
    ),
    "plain numbers, slices summed": (
        edited(
            "count_steps",
            (
                (
                    "    totals = []\n"
                    "    for month in range(1, MONTHS + 1):\n"
                    "        totals.append(count_steps(first, more, month * DAYS_OF_A_MONTH))\n"
                    "    return totals\n"
                ),
                (
                    "    first, more = int(first), int(more)\n"
                    "    steps = [first + more * day for day in range(MONTHS * DAYS_OF_A_MONTH)]\n"
                    "    return [sum(steps[: month * DAYS_OF_A_MONTH]) for month in range(1, MONTHS + 1)]\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "accumulated anew for each month, plain": (
        edited(
            "count_steps",
            ("STRIDE =", ("from itertools import accumulate\n\nSTRIDE =")),
            (
                (
                    "    totals = []\n"
                    "    for month in range(1, MONTHS + 1):\n"
                    "        totals.append(count_steps(first, more, month * DAYS_OF_A_MONTH))\n"
                    "    return totals\n"
                ),
                (
                    "    steps = [int(first) + int(more) * day for day in range(MONTHS * DAYS_OF_A_MONTH)]\n"
                    "    return [list(accumulate(steps[: month * DAYS_OF_A_MONTH]))[-1] for month in "
                    "range(1, MONTHS + 1)]\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "texts of a diary, read for each month": (
        edited(
            "count_steps",
            (
                (
                    "    totals = []\n"
                    "    for month in range(1, MONTHS + 1):\n"
                    "        totals.append(count_steps(first, more, month * DAYS_OF_A_MONTH))\n"
                    "    return totals\n"
                ),
                (
                    '    diary = " ".join(str(first + more * day) for day in range(MONTHS * DAYS_OF_A'
                    "_MONTH)).split()\n"
                    "    return [sum(map(int, diary[: month * DAYS_OF_A_MONTH])) for month in range(1, MONTHS + 1)]\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "sqlite sum for each month": (
        edited(
            "count_steps",
            ("STRIDE =", ("import json\n\nSTRIDE =")),
            (
                (
                    "    totals = []\n"
                    "    for month in range(1, MONTHS + 1):\n"
                    "        totals.append(count_steps(first, more, month * DAYS_OF_A_MONTH))\n"
                    "    return totals\n"
                ),
                (
                    "    diary = [json.dumps([first + more * day for day in range(month * 30, month *"
                    " 30 + 30)]) for month in range(MONTHS)]\n"
                    "    return [sum(map(sum, map(json.loads, diary[:month]))) for month in range(1, MONTHS + 1)]\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
