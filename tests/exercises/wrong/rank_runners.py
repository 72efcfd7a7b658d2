# %% only the dates
# verdict: half way: strptime is no longer called for each result.
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% only the dates, by hand
# verdict: half way: strptime is no longer called for each result.
# file: race_days.py
MONTHS = "January February March April May June July August September October November December".split()


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


# %% only the best times
# verdict: strptime took a date apart
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


# %% Easter remembered
# verdict: strptime took a date apart
# file: race_days.py
from functools import cache


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


# %% Easter once for each year
# verdict: strptime took a date apart
# file: race_days.py
def easter_days(years):
    """Return the days of Easter in these years, from Good Friday to Easter Monday."""
    days = set()
    for year in years:
        sunday = easter_of(year)
        days |= {sunday + timedelta(days=n) for n in range(-2, 2)}
    return days


# %% the dates and Easter
# verdict: half way: strptime is no longer called for each result.
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


# %% the best time by min
# verdict: half way: strptime is no longer called for each result.
def best_of(times):
    return min(times)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% the best time by min, and nothing else
# verdict: strptime took a date apart
def best_of(times):
    return min(times)


# %% the best time of a sorted copy
# verdict: half way: strptime is no longer called for each result.
def best_of(times):
    return sorted(times)[0]
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% sorted again each time
# verdict: half way: strptime is no longer called for each result.
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
        times[runner] += [seconds]
        times[runner].sort(key=lambda time: time)
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)


def best_of(times):
    return times[0]
# file: race_days.py
MONTHS = "January February March April May June July August September October November December".split()


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


# %% the best time by reduce
# verdict: half way: strptime is no longer called for each result.
from functools import reduce


def best_of(times):
    return reduce(lambda one, other: min(one, other), times)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% all results of a runner, looked for
# verdict: half way: strptime is no longer called for each result.
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
    for number, (day, runner, seconds) in enumerate(races):
        worth = 1
        own = [race[2] for race in races[:number] if race[1] == runner]
        if all(seconds < time for time in own):
            worth = 3
        points[runner] += 2 * worth if day in feast else worth
        times[runner] += [seconds]
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% times in a set
# verdict: half way: strptime is no longer called for each result.
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    times = defaultdict(set)
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if not times[runner] or seconds < best_of(times[runner]):
            worth = 3
        points[runner] += 2 * worth if day in feast else worth
        times[runner].add(seconds)
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)


def best_of(times):
    return min(times)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% a memory for one date
# verdict: strptime took a date apart
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


@lru_cache(maxsize=1)
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% a memory for a few dates
# verdict: strptime took a date apart
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


@lru_cache(maxsize=16)
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% a memory that is new each time
# verdict: strptime took a date apart
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


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    read = cache(lambda text: datetime.strptime(text, "%d %B %Y").date())
    return read(text)


# %% strptime of time
# verdict: strptime took a date apart
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
import time


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return date(*time.strptime(text, "%d %B %Y")[:3])


# %% the names of months again for each date
# verdict: results still take
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
import calendar


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    day, month, year = text.split()
    return date(int(year), list(calendar.month_name).index(month), int(day))


# %% each month tried
# verdict: results still take
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
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    day, month, year = text.split()
    for number in range(1, 13):
        if date(2000, number, 1).strftime("%B") == month:
            return date(int(year), number, int(day))


# %% texts in the place of dates
# verdict: Not correct: on the given input
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day, runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({int(day[-4:]) for day, _, _ in races})
    best = {}
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if seconds < best.get(runner, 10**9):
            worth, best[runner] = 3, seconds
        points[runner] += 2 * worth if day_of(day) in feast else worth
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% a memory for the year
# verdict: Not correct: on the given input
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
    if text[-4:] not in KNOWN:
        KNOWN[text[-4:]] = datetime.strptime(text, "%d %B %Y").date()
    return KNOWN[text[-4:]]


# %% in the order of the list
# verdict: Not correct: on the given input
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
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


# %% equal times are better
# verdict: Not correct: on 
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
        if seconds <= best.get(runner, 10**9):
            worth, best[runner] = 3, seconds
        points[runner] += 2 * worth if day in feast else worth
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% equal days by time
# verdict: Not correct: on 
def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0, 2))
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


# %% no day has a nought before it
# verdict: Not correct: on hidden input 2 (one runner, days in no order), the program raised KeyError in race_days.py, line
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

KNOWN = {}
for number in range(40 * 366):
    one = date(1985, 1, 1) + timedelta(days=number)
    KNOWN[f"{one.day} {one:%B} {one.year}"] = one


def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return KNOWN[text]


# %% all times, as plain numbers
# verdict: half way
from array import array


def rank_runners(results):
    """Return (points, runner) for each runner, most points first, those with equally many by name.

    A race is worth 1 point, or 3 if its runner never needed so little time before: on an earlier day, or on the same day
    in a result that comes first in the list. At Easter both count twice.
    """
    races = [(day_of(day), runner, seconds) for day, runner, seconds in results]
    races.sort(key=itemgetter(0))
    feast = easter_days({day.year for day, _, _ in races})
    times = defaultdict(lambda: array("q"))
    points = defaultdict(int)
    for day, runner, seconds in races:
        worth = 1
        if not times[runner] or seconds < min(times[runner]):
            worth = 3
        points[runner] += 2 * worth if day in feast else worth
        times[runner].append(seconds)
    return sorted(((total, runner) for runner, total in points.items()), key=place_of)
# file: race_days.py
from functools import cache


@cache
def day_of(text):
    """Return the date that is written as "31 March 2024"."""
    return datetime.strptime(text, "%d %B %Y").date()


# %% an easier Easter
# verdict: Not correct: on hidden input 4
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
    late = 0
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    sunday = date(year, month, day + 1)
    assert sunday.weekday() == 6
    return sunday
