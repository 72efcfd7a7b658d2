"""Right and wrong ways to rank runners. Each program is the text of both files."""

from demo.training.exercise import solution
from tests.exercises import SEPARATOR, edited, joined

IMPORTS = "from collections import defaultdict\nfrom operator import itemgetter\n"
MODULE = "from race_days import day_of, easter_days\n"
DATE = '    return datetime.strptime(text, "%d %B %Y").date()\n'
DATE_IMPORTS = "from datetime import date, datetime, timedelta\n"
RACES = "    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]\n"
TIMES = "    times = defaultdict(list)\n"
IS_BEST = """        if not times[runner] or seconds < best_of(times[runner]):
            worth = 3
"""
KEPT = "        times[runner] += [seconds]\n"
BEST_OF = """    best = times[0]
    for seconds in times:
        if seconds < best:
            best = seconds
    return best
"""
EASTER_DAYS = (
    "        for distance in range(-2, 2):\n            days.add(easter_of(year) + timedelta(days=distance))\n"
)

Change = tuple[str, str]

CACHED = ((DATE_IMPORTS, DATE_IMPORTS + "from functools import cache\n"), ("def day_of", "@cache\ndef day_of"))
ONE_BEST = (
    (TIMES, "    best = {}\n"),
    (IS_BEST, "        if seconds < best.get(runner, 10**9):\n            worth, best[runner] = 3, seconds\n"),
    (KEPT, ""),
)
BY_HAND = (
    (
        DATE,
        "    day, month, year = text.split()\n    return date(int(year), MONTHS.index(month) + 1, int(day))\n",
    ),
    (
        DATE_IMPORTS,
        DATE_IMPORTS
        + '\nMONTHS = "January February March April May June July August September October November December".split()\n',
    ),
)


def program(*changes: Change) -> str:
    return edited("rank_runners", *changes)


def best_of(body: str) -> Change:
    return BEST_OF, body


def remembered(key: str) -> str:
    read = DATE.strip().removeprefix("return ")
    return f"    if {key} not in KNOWN:\n        KNOWN[{key}] = {read}\n    return KNOWN[{key}]\n"


CLASS = """class Runner:
    def __init__(self):
        self.points = 0
        self.best = None

    def run(self, seconds, twice):
        worth = 1
        if self.best is None or self.best > seconds:
            self.best = seconds
            worth = 3
        self.points += worth + worth if twice else worth


def rank_runners("""

ACCEPTED = {
    "dates by hand, one best time": program(*BY_HAND, *ONE_BEST),
    "dates that are read before": program(
        *ONE_BEST,
        (
            RACES,
            "    dates = {text: day_of(text) for text in {row[0] for row in results}}\n"
            "    races = [(dates[day], runner, seconds) for day, runner, seconds in results]\n",
        ),
    ),
    "a memory of its own": program(
        *ONE_BEST,
        (
            DATE,
            remembered("text"),
        ),
        ("def day_of", "KNOWN = {}\n\n\ndef day_of"),
    ),
    "lists with one time": program(*CACHED, (KEPT, "        if worth == 3:\n            times[runner] = [seconds]\n")),
    "the best time is put last": program(
        *CACHED,
        best_of("    return times[-1]\n"),
        (KEPT, "        times[runner].append(min(seconds, *times[runner][-1:]) if times[runner] else seconds)\n"),
    ),
    "a heap": program(
        *CACHED,
        best_of("    return times[0]\n"),
        (KEPT, "        heapq.heappush(times[runner], seconds)\n"),
        ("import random\n", "import heapq\nimport random\n"),
    ),
    "sorted lists": program(
        *BY_HAND,
        best_of("    return times[0]\n"),
        (KEPT, "        bisect.insort(times[runner], seconds)\n"),
        ("import random\n", "import bisect\nimport random\n"),
    ),
    "a class": program(
        *CACHED,
        ("def rank_runners(", CLASS),
        (TIMES, "    runners = defaultdict(Runner)\n"),
        ("    points = defaultdict(int)\n", ""),
        ("        worth = 1\n" + IS_BEST, "        runners[runner].run(seconds, day in feast)\n"),
        ("        points[runner] += 2 * worth if day in feast else worth\n" + KEPT, ""),
        (
            "((total, runner) for runner, total in points.items())",
            "((one.points, name) for name, one in runners.items())",
        ),
    ),
    "runner by runner": program(
        *CACHED,
        (
            """    for day, runner, seconds in races:
        worth = 1
"""
            + IS_BEST
            + "        points[runner] += 2 * worth if day in feast else worth\n"
            + KEPT,
            """    for day, runner, seconds in races:
        times[runner].append((day, seconds))
    for runner, own in times.items():
        so_far = itertools.accumulate((seconds for _, seconds in own), min)
        before = itertools.chain([10**9], so_far)
        for (day, seconds), best in zip(own, before):
            points[runner] += (3 if seconds < best else 1) * (2 if day in feast else 1)
""",
        ),
        ("import random\n", "import itertools\nimport random\n"),
    ),
    "all in one file": (
        joined("rank_runners", solution)
        .split(SEPARATOR)[0]
        .replace(
            MODULE,
            "\n"
            + joined("rank_runners", solution)
            .split(SEPARATOR)[1]
            .partition("\n\nif __name__")[0]
            .partition('"""\n\n')[2],
        )
    ),
    "dates that are tuples": program(
        *ONE_BEST,
        (RACES, RACES.replace("day_of(day)", "key_of(day)")),
        ("{day.year for day, _, _ in races}", "{day[0] for day, _, _ in races}"),
        ("if day in feast", "if day in keys"),
        (
            "    points = defaultdict(int)\n",
            "    keys = {(day.year, day.month, day.day) for day in feast}\n    points = defaultdict(int)\n",
        ),
        (MODULE, "from race_days import easter_days, key_of\n"),
        ("def day_of(text):\n", "def key_of(text):\n"),
        (
            '    """Return the date that is written as "31 March 2024"."""\n' + DATE,
            "    day, month, year = text.split()\n    return int(year), MONTHS[month], int(day)\n",
        ),
        (
            DATE_IMPORTS,
            "import calendar\n"
            + DATE_IMPORTS
            + "\nMONTHS = {name: number for number, name in enumerate(calendar.month_name)}\n",
        ),
    ),
    "dates by their parts, each read once": program(
        *ONE_BEST,
        (
            DATE,
            "    day, _, month = text.partition(' ')\n    first = month_of(month)\n    return first.replace(day=int(day))\n",
        ),
        (
            "def day_of",
            "@lru_cache(maxsize=None)\ndef month_of(text):\n    return datetime.strptime(text, '%B %Y').date()\n\n\ndef day_of",
        ),
        (DATE_IMPORTS, DATE_IMPORTS + "from functools import lru_cache\n"),
    ),
    "a pattern for dates": program(
        *ONE_BEST,
        (
            DATE,
            "    day, month, year = DATE.fullmatch(text).groups()\n    return date(int(year), MONTHS[month[:3]], int(day))\n",
        ),
        (
            DATE_IMPORTS,
            "import re\n" + DATE_IMPORTS + '\nDATE = re.compile(r"(\\d+) (\\w+) (\\d+)")\n'
            'MONTHS = dict(zip("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), range(1, 13)))\n',
        ),
    ),
    "Easter remembered as well": program(*CACHED, *ONE_BEST, ("def easter_of", "@cache\ndef easter_of")),
}

DATES = "strptime took a date apart"
HALF = "half way: strptime is no longer called for each result."

REJECTED = {
    "only the dates": (program(*CACHED), HALF),
    "only the dates, by hand": (program(*BY_HAND), HALF),
    "only the best times": (program(*ONE_BEST), DATES),
    "Easter remembered": (
        program(
            (DATE_IMPORTS, DATE_IMPORTS + "from functools import cache\n"), ("def easter_of", "@cache\ndef easter_of")
        ),
        DATES,
    ),
    "Easter once for each year": (
        program(
            (
                EASTER_DAYS,
                "        sunday = easter_of(year)\n        days |= {sunday + timedelta(days=n) for n in range(-2, 2)}\n",
            )
        ),
        DATES,
    ),
    "the dates and Easter": (program(*CACHED, ("def easter_of", "@cache\ndef easter_of")), HALF),
    "the best time by min": (program(*CACHED, best_of("    return min(times)\n")), HALF),
    "the best time by min, and nothing else": (program(best_of("    return min(times)\n")), DATES),
    "the best time of a sorted copy": (program(*CACHED, best_of("    return sorted(times)[0]\n")), HALF),
    "sorted again each time": (
        program(
            *BY_HAND,
            best_of("    return times[0]\n"),
            (KEPT, KEPT + "        times[runner].sort(key=lambda time: time)\n"),
        ),
        HALF,
    ),
    "the best time by reduce": (
        program(
            *CACHED,
            best_of("    return reduce(lambda one, other: min(one, other), times)\n"),
            ("import random\n", "import random\nfrom functools import reduce\n"),
        ),
        HALF,
    ),
    "all results of a runner, looked for": (
        program(
            *CACHED,
            (
                "    for day, runner, seconds in races:\n",
                "    for number, (day, runner, seconds) in enumerate(races):\n",
            ),
            (
                IS_BEST,
                "        own = [race[2] for race in races[:number] if race[1] == runner]\n"
                "        if all(seconds < time for time in own):\n            worth = 3\n",
            ),
        ),
        HALF,
    ),
    "times in a set": (
        program(
            *CACHED,
            (TIMES, "    times = defaultdict(set)\n"),
            (KEPT, "        times[runner].add(seconds)\n"),
            best_of("    return min(times)\n"),
        ),
        HALF,
    ),
    "a memory for one date": (
        program(
            *ONE_BEST,
            (DATE_IMPORTS, DATE_IMPORTS + "from functools import lru_cache\n"),
            ("def day_of", "@lru_cache(maxsize=1)\ndef day_of"),
        ),
        DATES,
    ),
    "a memory for a few dates": (
        program(
            *ONE_BEST,
            (DATE_IMPORTS, DATE_IMPORTS + "from functools import lru_cache\n"),
            ("def day_of", "@lru_cache(maxsize=16)\ndef day_of"),
        ),
        DATES,
    ),
    "a memory that is new each time": (
        program(
            *ONE_BEST,
            (DATE_IMPORTS, DATE_IMPORTS + "from functools import cache\n"),
            (
                DATE,
                '    read = cache(lambda text: datetime.strptime(text, "%d %B %Y").date())\n    return read(text)\n',
            ),
        ),
        DATES,
    ),
    "strptime of time": (
        program(
            *ONE_BEST,
            (DATE, '    return date(*time.strptime(text, "%d %B %Y")[:3])\n'),
            (DATE_IMPORTS, "import time\n" + DATE_IMPORTS),
        ),
        DATES,
    ),
    "the names of months again for each date": (
        program(
            *ONE_BEST,
            (
                DATE,
                "    day, month, year = text.split()\n"
                "    return date(int(year), list(calendar.month_name).index(month), int(day))\n",
            ),
            (DATE_IMPORTS, "import calendar\n" + DATE_IMPORTS),
        ),
        "results still take",
    ),
    "each month tried": (
        program(
            *ONE_BEST,
            (
                DATE,
                """    day, month, year = text.split()
    for number in range(1, 13):
        if date(2000, number, 1).strftime("%B") == month:
            return date(int(year), number, int(day))
""",
            ),
        ),
        "results still take",
    ),
    "texts in the place of dates": (
        program(
            *ONE_BEST,
            (RACES, RACES.replace("day_of(day)", "day")),
            ("{day.year for day, _, _ in races}", "{int(day[-4:]) for day, _, _ in races}"),
            ("if day in feast", "if day_of(day) in feast"),
            *CACHED,
        ),
        "Not correct: on the given input",
    ),
    "a memory for the year": (
        program(
            *ONE_BEST,
            (
                DATE,
                remembered("text[-4:]"),
            ),
            ("def day_of", "KNOWN = {}\n\n\ndef day_of"),
        ),
        "Not correct: on the given input",
    ),
    "in the order of the list": (
        program(*CACHED, *ONE_BEST, ("    races.sort(key=itemgetter(0))\n", "")),
        "Not correct: on the given input",
    ),
    "equal times are better": (
        program(
            *CACHED,
            *ONE_BEST[::2],
            (IS_BEST, "        if seconds <= best.get(runner, 10**9):\n            worth, best[runner] = 3, seconds\n"),
        ),
        "Not correct: on ",
    ),
    "equal days by time": (
        program(*CACHED, *ONE_BEST, ("    races.sort(key=itemgetter(0))\n", "    races.sort(key=itemgetter(0, 2))\n")),
        "Not correct: on ",
    ),
    "no day has a nought before it": (
        program(*ONE_BEST, *CACHED, (DATE, "    return KNOWN[text]\n"), ("@cache\n", "")).replace(
            "def day_of",
            "KNOWN = {}\nfor number in range(40 * 366):\n    one = date(1985, 1, 1) + timedelta(days=number)\n"
            '    KNOWN[f"{one.day} {one:%B} {one.year}"] = one\n\n\ndef day_of',
        ),
        "Not correct: on hidden input 2 (one runner, days in no order): The program raised KeyError, race_days.py, line",
    ),
    "all times, as plain numbers": (
        program(
            *CACHED,
            ("times = defaultdict(list)", 'times = defaultdict(lambda: array("q"))'),
            ("seconds < best_of(times[runner])", "seconds < min(times[runner])"),
            ("times[runner] += [seconds]", "times[runner].append(seconds)"),
        ).replace("import random\n", "import random\nfrom array import array\n", 1),
        "half way",
    ),
    "an easier Easter": (
        program(*CACHED, *ONE_BEST, ("    late = (golden + 11 * moon + 22 * weekday) // 451\n", "    late = 0\n")),
        "Not correct: on hidden input 4",
    ),
}
