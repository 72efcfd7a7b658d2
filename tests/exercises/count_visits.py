"""Right and wrong ways to read dates less often."""

from tests.exercises import edited

TWO_CALLS = """            weekday = weekday_of(date)
            week = week_of(date)
"""
WEEKDAY = """def weekday_of(date):
    return WEEKDAYS[datetime.strptime(date, "%Y-%m-%d").weekday()]
"""
WEEK = """    year, week, _weekday = datetime.strptime(date, "%Y-%m-%d").isocalendar()
"""
READ = 'datetime.strptime(date, "%Y-%m-%d")'
IMPORT = "from datetime import datetime\n"
LOOP = """    for row in rows:
        date, _time, who = row.split(";")
        try:
            weekday = weekday_of(date)
            week = week_of(date)
        except ValueError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
"""
COUNTER = """    unreal = set()
    for (date, who), count in Counter(tuple(row.split(";")[::2]) for row in rows).items():
        try:
            week = week_of(date)
        except ValueError:
            unreal.add(date)
        else:
            visits[weekday_of(date)] += count
            cents[week] = cents.get(week, 0) + count * CENTS[who]
    unclear = [row for row in rows if row.split(";")[0] in unreal]
"""
BY_DATE = """    groups = {}
    for row in rows:
        groups.setdefault(row.split(";")[0], []).append(row)
    for date, group in groups.items():
        try:
            weekday, week = weekday_of(date), week_of(date)
        except ValueError:
            unclear += group
            continue
        visits[weekday] += len(group)
        cents[week] = cents.get(week, 0) + sum(CENTS[row.split(";")[2]] for row in group)
"""
BEFOREHAND = """    days = list(map(day_or_none, rows))
    for row, day in zip(rows, days):
        if day is None:
            unclear.append(row)
            continue
        year, week, weekday = day.isocalendar()
        visits[WEEKDAYS[weekday - 1]] += 1
        week = f"{year}-W{week:02}"
        cents[week] = cents.get(week, 0) + CENTS[row.split(";")[2]]
    return visits, cents, unclear


def day_or_none(row):
    try:
        return datetime.strptime(row.split(";")[0], "%Y-%m-%d")
    except ValueError:
        return None


def nothing(rows, visits, cents, unclear):
"""
SORTED = """    known = {}

    def key(row):
        try:
            return datetime.strptime(row.split(";")[0], "%Y-%m-%d")
        except ValueError:
            return datetime.max

    for row in sorted(rows, key=key):
"""


def with_day_of(function: str, imports: str = IMPORT) -> str:
    """Return the program with one function that reads a date, used by both others."""
    return edited(
        "count_visits",
        (IMPORT, imports),
        (WEEKDAY, f"{function}\n\ndef weekday_of(date):\n    return WEEKDAYS[day_of(date).weekday()]\n"),
        (WEEK, "    year, week, _weekday = day_of(date).isocalendar()\n"),
    )


def with_loop(before: str, calls: str, after: str = "") -> str:
    """Return the program with something before the loop, and other calls in it."""
    return edited(
        "count_visits",
        ("    for row in rows:\n        date,", f"{before}    for row in rows:\n        date,"),
        (TWO_CALLS, calls),
        ("def weekday_of(", f"{after}def weekday_of("),
    )


ACCEPTED = {
    "a memory for each of the functions": edited(
        "count_visits",
        (IMPORT, "import functools\n" + IMPORT),
        ("def weekday_of(", "@functools.lru_cache\ndef weekday_of("),
        ("def week_of(", "@functools.lru_cache(maxsize=None)\ndef week_of("),
    ),
    "a dict before the loop": with_loop(
        "    known = {}\n",
        """            if date not in known:
                known[date] = (weekday_of(date), week_of(date))
            weekday, week = known[date]
""",
    ),
    "a dict of the days": with_day_of(
        """DAYS = {}


def day_of(date):
    try:
        return DAYS[date]
    except KeyError:
        DAYS[date] = day = datetime.strptime(date, "%Y-%m-%d")
        return day
"""
    ),
    "a dict that reads what is missing": with_day_of(
        """class Days(dict):
    def __missing__(self, date):
        self[date] = datetime.strptime(date, "%Y-%m-%d").date()
        return self[date]


DAYS = Days()


def day_of(date):
    return DAYS[date]
"""
    ),
    "dates read by fromisoformat": with_day_of("def day_of(date):\n    return datetime.fromisoformat(date)\n"),
    "dates read as three numbers": with_day_of(
        "def day_of(text):\n    year, month, day = text.split('-')\n    return date(int(year), int(month), int(day))\n",
        "from datetime import date\n",
    ),
    "dates read by a pattern": with_day_of(
        """PATTERN = re.compile(r"(\\d{4})-(\\d\\d)-(\\d\\d)")


def day_of(date):
    match = PATTERN.fullmatch(date)
    if not match:
        raise ValueError(date)
    return datetime(*map(int, match.groups()))
""",
        "import re\n" + IMPORT,
    ),
    "all different dates first": with_loop(
        """    known = {}
    for date in {row.partition(";")[0] for row in rows}:
        try:
            known[date] = (weekday_of(date), week_of(date))
        except ValueError:
            pass
""",
        """            weekday, week = known[date]
""",
    ).replace("except ValueError:\n            unclear", "except KeyError:\n            unclear"),
    "a table of the whole calendar": with_day_of(
        """FIRST = date(2020, 1, 1)
DAYS = {}
for number in range(6 * 366):
    one = FIRST + timedelta(days=number)
    DAYS[one.isoformat()] = one


def day_of(date):
    if date not in DAYS:
        raise ValueError(date)
    return DAYS[date]
""",
        "from datetime import date, timedelta\n",
    ),
    "a list of pairs, searched": with_day_of(
        """KNOWN = []


def day_of(text):
    for known, day in KNOWN:
        if known == text:
            return day
    day = datetime.strptime(text, "%Y-%m-%d")
    KNOWN.append((text, day))
    return day
"""
    ),
    "rows counted by date and person first": edited(
        "count_visits",
        (IMPORT, "from collections import Counter\n" + IMPORT),
        (LOOP, COUNTER),
    ),
    "date split in three ints": edited(
        "count_visits",
        ("from datetime import datetime", "from datetime import date as Date"),
        ('datetime.strptime(date, "%Y-%m-%d").weekday()', 'Date(*map(int, date.split("-"))).weekday()'),
        ('datetime.strptime(date, "%Y-%m-%d").isocalendar()', 'Date(*map(int, date.split("-"))).isocalendar()'),
    ),
    "strftime with cache by class": edited(
        "count_visits",
        (
            (
                "def weekday_of(date):\n"
                '    return WEEKDAYS[datetime.strptime(date, "%Y-%m-%d").weekday()]\n'
                "\n"
                "\n"
                "def week_of(date):\n"
                '    year, week, _weekday = datetime.strptime(date, "%Y-%m-%d").isocalendar()\n'
                '    return f"{year}-W{week:02}"'
            ),
            (
                "class Days(dict):\n"
                "    def __missing__(self, text):\n"
                '        day = datetime.strptime(text, "%Y-%m-%d")\n'
                '        self[text] = WEEKDAYS[day.weekday()], day.strftime("%G-W%V")\n'
                "        return self[text]\n"
                "\n"
                "\n"
                "DAYS = Days()\n"
                "\n"
                "\n"
                "def weekday_of(date):\n"
                "    return DAYS[date][0]\n"
                "\n"
                "\n"
                "def week_of(date):\n"
                "    return DAYS[date][1]"
            ),
        ),
    ),
}

REJECTED = {
    "one reading for both, still for each row": (
        with_day_of('def day_of(date):\n    return datetime.strptime(date, "%Y-%m-%d")\n'),
        "only 90 different dates, and yet 2,520 times",
    ),
    "a memory that is too small": (
        with_day_of(
            '@lru_cache(maxsize=16)\ndef day_of(date):\n    return datetime.strptime(date, "%Y-%m-%d")\n',
            IMPORT + "from functools import lru_cache\n",
        ),
        "yet 1,260 times",
    ),
    "only the last date kept": (
        with_loop(
            "    last = None\n",
            """            if date != last:
                last, weekday, week = date, weekday_of(date), week_of(date)
""",
        ),
        "yet 2,520 times",
    ),
    "a memory for one of the two functions": (
        edited(
            "count_visits",
            (IMPORT, "import functools\n" + IMPORT),
            ("def weekday_of(", "@functools.cache\ndef weekday_of("),
        ),
        "yet 1,350 times",
    ),
    "a memory made anew for each row": (
        with_loop(
            "",
            """            known = {}
            if date not in known:
                known[date] = (weekday_of(date), week_of(date))
            weekday, week = known[date]
""",
        ),
        "yet 2,520 times",
    ),
    "a memory for whole rows": (
        edited(
            "count_visits",
            (IMPORT, "import functools\n" + IMPORT),
            (
                "            weekday = weekday_of(date)\n            week = week_of(date)\n",
                "            weekday, week = both(row)\n",
            ),
            (
                "def weekday_of(",
                """@functools.cache
def both(row):
    date = row.split(";")[0]
    return weekday_of(date), week_of(date)


def weekday_of(""",
            ),
        ),
        "yet 2,520 times",
    ),
    "all dates read beforehand": (
        edited(
            "count_visits",
            (LOOP, BEFOREHAND),
        ),
        "yet 1,260 times",
    ),
    "rows sorted by their dates": (
        edited("count_visits", ("    for row in rows:\n        date,", SORTED + "        date,")),
        "times a date was taken apart",
    ),
    "another module for the same work": (
        edited(
            "count_visits",
            (IMPORT, "import time\nfrom datetime import date as Date\n"),
            ('datetime.strptime(date, "%Y-%m-%d").weekday()', 'time.strptime(date, "%Y-%m-%d").tm_wday'),
            (READ + ".isocalendar()", 'Date(*time.strptime(date, "%Y-%m-%d")[:3]).isocalendar()'),
        ),
        "yet 2,520 times",
    ),
    "the month made anew for each row": (
        with_day_of(
            """def day_of(text):
    month = calendar.Calendar().itermonthdates(int(text[:4]), int(text[5:7]))
    return {day.isoformat(): day for day in month if day.month == int(text[5:7])}[text]
""",
            "import calendar\n",
        ).replace("except ValueError:\n            unclear", "except LookupError:\n            unclear"),
        "Not correct: on hidden input 4",
    ),
    "a calendar searched from its beginning": (
        with_day_of(
            """def day_of(text):
    day = date(int(text[:4]), 1, 1)
    while day.isoformat() < text:
        day += timedelta(days=1)
    if day.isoformat() != text:
        raise ValueError(text)
    return day
""",
            "from datetime import date, timedelta\n",
        ),
        "but 1,260 rows still take",
    ),
    "known by month and day alone": (
        with_loop(
            "    known = {}\n",
            """            if date[5:] not in known:
                known[date[5:]] = (weekday_of(date), week_of(date))
            weekday, week = known[date[5:]]
""",
        ),
        "Not correct: on hidden input 2",
    ),
    "weeks counted from the first of January": (
        with_day_of("def day_of(text):\n    return date.fromisoformat(text)\n", "from datetime import date\n").replace(
            "year, week, _weekday = day_of(date).isocalendar()",
            "day = day_of(date)\n    year, week = day.year, (day.timetuple().tm_yday - 1) // 7 + 1",
        ),
        "Not correct: on the given input",
    ),
    "the year of the date for that of the week": (
        with_day_of("def day_of(text):\n    return date.fromisoformat(text)\n", "from datetime import date\n").replace(
            "year, week, _weekday = day_of(date).isocalendar()", "year, week = date[:4], day_of(date).isocalendar()[1]"
        ),
        "Not correct: on hidden input 2",
    ),
    "rows without a date left out": (
        with_day_of(
            """@cache
def day_of(date):
    try:
        return datetime.strptime(date, "%Y-%m-%d")
    except ValueError:
        return datetime(2025, 6, 1)
""",
            IMPORT + "from functools import cache\n",
        ),
        "Not correct: on hidden input 4",
    ),
    "unclear rows in the order of the dates": (
        edited("count_visits", (LOOP, BY_DATE)),
        "Not correct: on hidden input 4",
    ),
    "list.index of all days of a century": (
        edited(
            "count_visits",
            ("from datetime import datetime", "from datetime import date, datetime, timedelta"),
            (
                "CENTS = {",
                (
                    "DAYS = [date(2000, 1, 1) + timedelta(days=n) for n in range(40 * 365)]\n"
                    "TEXTS = [day.isoformat() for day in DAYS]\n"
                    "CENTS = {"
                ),
            ),
            ('datetime.strptime(date, "%Y-%m-%d").weekday()', "DAYS[TEXTS.index(date)].weekday()"),
            ('datetime.strptime(date, "%Y-%m-%d").isocalendar()', "DAYS[TEXTS.index(date)].isocalendar()"),
        ),
        "Not cheap enough yet",
    ),
    "list.index of one year range": (
        edited(
            "count_visits",
            ("from datetime import datetime", "from datetime import date, datetime, timedelta"),
            (
                "CENTS = {",
                (
                    "DAYS = [date(2019, 1, 1) + timedelta(days=n) for n in range(12 * 365)]\n"
                    "TEXTS = [str(day) for day in DAYS]\n"
                    "CENTS = {"
                ),
            ),
            (
                ("            weekday = weekday_of(date)\n            week = week_of(date)\n"),
                (
                    "            day = DAYS[TEXTS.index(date)]\n"
                    "            weekday = weekday_of(day)\n"
                    "            week = week_of(day)\n"
                ),
            ),
            ('datetime.strptime(date, "%Y-%m-%d").weekday()', "date.weekday()"),
            ('datetime.strptime(date, "%Y-%m-%d").isocalendar()', "date.isocalendar()"),
        ),
        "Not cheap enough yet",
    ),
    "calendar text find": (
        edited(
            "count_visits",
            ("from datetime import datetime", "from datetime import date, datetime, timedelta"),
            (
                "CENTS = {",
                (
                    "FIRST = date(1970, 1, 1)\n"
                    'CALENDAR = "".join(f"{FIRST + timedelta(days=n)};" for n in range(70 * 365))\n'
                    "CENTS = {"
                ),
            ),
            (
                "def weekday_of",
                (
                    "def day_of(text):\n"
                    "    if len(text) != 10:\n"
                    "        raise ValueError(text)\n"
                    '    return FIRST + timedelta(days=CALENDAR.index(text + ";") // 11)\n'
                    "\n"
                    "\n"
                    "def weekday_of"
                ),
            ),
            ('datetime.strptime(date, "%Y-%m-%d").weekday()', "day_of(date).weekday()"),
            ('datetime.strptime(date, "%Y-%m-%d").isocalendar()', "day_of(date).isocalendar()"),
        ),
        "Not cheap enough yet",
    ),
}
