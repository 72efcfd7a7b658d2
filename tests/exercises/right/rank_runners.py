# %% dates by hand, one best time
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    best = {}
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if seconds < best.get(runner, 10**9):
            worth, best[runner] = 3, seconds
        points[runner] += 2 * worth if day in feast else worth
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
MONTHS = "January February March April May June July August September October November December".split()


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


# %% dates that are read before
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    dates = {text: day_of(text) for text in {row[0] for row in results}}
    races = [(dates[day], runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    best = {}
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if seconds < best.get(runner, 10**9):
            worth, best[runner] = 3, seconds
        points[runner] += 2 * worth if day in feast else worth
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)


# %% a memory of its own
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    best = {}
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if seconds < best.get(runner, 10**9):
            worth, best[runner] = 3, seconds
        points[runner] += 2 * worth if day in feast else worth
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
KNOWN = {}


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    if text not in KNOWN:
        KNOWN[text] = datetime.strptime(text, "%d %B %Y").date()
    return KNOWN[text]


# %% lists with one time
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    times = defaultdict(list)
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if not times[runner] or seconds < best_of(times[runner]):
            worth = 3
        points[runner] += 2 * worth if day in feast else worth
        if worth == 3:
            times[runner] = [seconds]
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% the best time is put last
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    times = defaultdict(list)
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if not times[runner] or seconds < best_of(times[runner]):
            worth = 3
        points[runner] += 2 * worth if day in feast else worth
        times[runner].append(min(seconds, *times[runner][-1:]) if times[runner] else seconds)
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)


def best_of(times):
    return times[-1]
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% a heap
import heapq


def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    times = defaultdict(list)
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if not times[runner] or seconds < best_of(times[runner]):
            worth = 3
        points[runner] += 2 * worth if day in feast else worth
        heapq.heappush(times[runner], seconds)
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)


def best_of(times):
    return times[0]
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% sorted lists
import bisect


def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    times = defaultdict(list)
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if not times[runner] or seconds < best_of(times[runner]):
            worth = 3
        points[runner] += 2 * worth if day in feast else worth
        bisect.insort(times[runner], seconds)
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)


def best_of(times):
    return times[0]
# file: race_days.py
MONTHS = "January February March April May June July August September October November December".split()


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


# %% a class
class Runner:
    def __init__(self):
        self.points = 0
        self.best = None

    def run(self, seconds, twice):
        worth = 1
        if self.best is None or self.best > seconds:
            self.best = seconds
            worth = 3
        self.points += worth + worth if twice else worth


def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    runners = defaultdict(Runner)
    for day, runner, seconds in races:
        runners[runner].run(seconds, day in feast)
    return sorted(((one.points, name) for name, one in runners.items()), key=place_of)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% runner by runner
import itertools


def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    times = defaultdict(list)
    points = defaultdict(int)
    for day, runner, seconds in races:
        times[runner].append((day, seconds))
    for runner, own in times.items():
        so_far = itertools.accumulate((seconds for _, seconds in own), min)
        before = itertools.chain([10**9], so_far)
        for (day, seconds), best in zip(own, before):
            points[runner] += (3 if seconds < best else 1) * (2 if day in feast else 1)
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% all in one file
from datetime import date, datetime, timedelta
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


def easter_of(year):
    """Return Easter Sunday, which follows the first full moon of spring, by the rule of 1876."""
    golden = year % 19  # the moon comes back to the same days after 19 years
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    shift = (century + 8) // 25
    drift = (century - shift + 1) // 3
    moon = (19 * golden + century - leaps - drift + 15) % 30
    quarters, days = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * quarters - moon - days) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    sunday = date(year, month, day + 1)
    assert sunday.weekday() == 6
    return sunday


def easter_days(years):
    """Return the days of Easter in these years, from Good Friday to Easter Monday."""
    days = set()
    for year in years:
        for distance in range(-2, 2):
            days.add(easter_of(year) + timedelta(days=distance))
    return days


def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    best = {}
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if runner not in best or seconds < best[runner]:
            worth = 3
            best[runner] = seconds
        points[runner] += 2 * worth if day in feast else worth
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)


# %% dates that are tuples
from race_days import easter_days, key_of


def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(key_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day[0] for day, _, _ in races})
    best = {}
    keys = {(day.year, day.month, day.day) for day in feast}
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if seconds < best.get(runner, 10**9):
            worth, best[runner] = 3, seconds
        points[runner] += 2 * worth if day in keys else worth
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
import calendar

MONTHS = {name: number for number, name in enumerate(calendar.month_name)}


def key_of(text):
    day, month, year = text.split()
    return int(year), MONTHS[month], int(day)


# %% dates by their parts, each read once
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    best = {}
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if seconds < best.get(runner, 10**9):
            worth, best[runner] = 3, seconds
        points[runner] += 2 * worth if day in feast else worth
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
from functools import lru_cache


@lru_cache(maxsize=None)
def month_of(text):
    return datetime.strptime(text, '%B %Y').date()


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    day, _, month = text.partition(' ')
    first = month_of(month)
    return first.replace(day=int(day))


# %% a pattern for dates
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    best = {}
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if seconds < best.get(runner, 10**9):
            worth, best[runner] = 3, seconds
        points[runner] += 2 * worth if day in feast else worth
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
import re

DATE = re.compile(r"(\d+) (\w+) (\d+)")
MONTHS = dict(zip("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), range(1, 13)))


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    day, month, year = DATE.fullmatch(text).groups()
    return date(int(year), MONTHS[month[:3]], int(day))


# %% Easter remembered as well
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    best = {}
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if seconds < best.get(runner, 10**9):
            worth, best[runner] = 3, seconds
        points[runner] += 2 * worth if day in feast else worth
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


@cache
def easter_of(year):
    """Return Easter Sunday, which follows the first full moon of spring, by the rule of 1876."""
    golden = year % 19  # the moon comes back to the same days after 19 years
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    shift = (century + 8) // 25
    drift = (century - shift + 1) // 3
    moon = (19 * golden + century - leaps - drift + 15) % 30
    quarters, days = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * quarters - moon - days) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    sunday = date(year, month, day + 1)
    assert sunday.weekday() == 6
    return sunday
