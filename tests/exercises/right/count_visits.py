# %% a memory for each of the functions
import functools


@functools.lru_cache
def weekday_of(date):
    return WEEKDAYS[datetime.strptime(date, "%Y-%m-%d").weekday()]


@functools.lru_cache(maxsize=None)
def week_of(date):
    year, week, _weekday = datetime.strptime(date, "%Y-%m-%d").isocalendar()
    return f"{year}-W{week:02}"


# %% a dict before the loop
def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    known = {}
    for row in rows:
        date, _time, who = row.split(";")
        try:
            if date not in known:
                known[date] = (weekday_of(date), week_of(date))
            weekday, week = known[date]
        except ValueError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
    return visits, cents, unclear


# %% a dict of the days
DAYS = {}


def day_of(date):
    try:
        return DAYS[date]
    except KeyError:
        DAYS[date] = day = datetime.strptime(date, "%Y-%m-%d")
        return day


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% a dict that reads what is missing
class Days(dict):
    def __missing__(self, date):
        self[date] = datetime.strptime(date, "%Y-%m-%d").date()
        return self[date]


DAYS = Days()


def day_of(date):
    return DAYS[date]


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% dates read by fromisoformat
def day_of(date):
    return datetime.fromisoformat(date)


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% dates read as three numbers
from datetime import date


def day_of(text):
    year, month, day = text.split('-')
    return date(int(year), int(month), int(day))


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% dates read by a pattern
import re

PATTERN = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def day_of(date):
    match = PATTERN.fullmatch(date)
    if not match:
        raise ValueError(date)
    return datetime(*map(int, match.groups()))


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% all different dates first
def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    known = {}
    for date in {row.partition(";")[0] for row in rows}:
        try:
            known[date] = (weekday_of(date), week_of(date))
        except ValueError:
            pass
    for row in rows:
        date, _time, who = row.split(";")
        try:
            weekday, week = known[date]
        except KeyError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
    return visits, cents, unclear


# %% a table of the whole calendar
from datetime import date, timedelta

FIRST = date(2020, 1, 1)
DAYS = {}
for number in range(6 * 366):
    one = FIRST + timedelta(days=number)
    DAYS[one.isoformat()] = one


def day_of(date):
    if date not in DAYS:
        raise ValueError(date)
    return DAYS[date]


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% a list of pairs, searched
KNOWN = []


def day_of(text):
    for known, day in KNOWN:
        if known == text:
            return day
    day = datetime.strptime(text, "%Y-%m-%d")
    KNOWN.append((text, day))
    return day


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% rows counted by date and person first
from collections import Counter


def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    unreal = set()
    for (date, who), count in Counter(tuple(row.split(";")[::2]) for row in rows).items():
        try:
            week = week_of(date)
        except ValueError:
            unreal.add(date)
        else:
            visits[weekday_of(date)] += count
            cents[week] = cents.get(week, 0) + count * CENTS[who]
    unclear = [row for row in rows if row.split(";")[0] in unreal]
    return visits, cents, unclear


# %% date split in three ints
from datetime import date as Date


def weekday_of(date):
    return WEEKDAYS[Date(*map(int, date.split("-"))).weekday()]


def week_of(date):
    year, week, _weekday = Date(*map(int, date.split("-"))).isocalendar()
    return f"{year}-W{week:02}"


# %% strftime with cache by class
class Days(dict):
    def __missing__(self, text):
        day = datetime.strptime(text, "%Y-%m-%d")
        self[text] = WEEKDAYS[day.weekday()], day.strftime("%G-W%V")
        return self[text]


DAYS = Days()


def weekday_of(date):
    return DAYS[date][0]


def week_of(date):
    return DAYS[date][1]
