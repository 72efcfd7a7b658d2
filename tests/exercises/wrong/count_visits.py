# %% one reading for both, still for each row
# verdict: only 90 different dates, and yet 2,520 times
def day_of(date):
    return datetime.strptime(date, "%Y-%m-%d")


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% a memory that is too small
# verdict: yet 1,260 times
from functools import lru_cache


@lru_cache(maxsize=16)
def day_of(date):
    return datetime.strptime(date, "%Y-%m-%d")


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% only the last date kept
# verdict: yet 2,520 times
def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    last = None
    for row in rows:
        date, _time, who = row.split(";")
        try:
            if date != last:
                last, weekday, week = date, weekday_of(date), week_of(date)
        except ValueError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
    return visits, cents, unclear


# %% a memory for one of the two functions
# verdict: yet 1,350 times
import functools


@functools.cache
def weekday_of(date):
    return WEEKDAYS[datetime.strptime(date, "%Y-%m-%d").weekday()]


# %% a memory made anew for each row
# verdict: yet 2,520 times
def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    for row in rows:
        date, _time, who = row.split(";")
        try:
            known = {}
            if date not in known:
                known[date] = (weekday_of(date), week_of(date))
            weekday, week = known[date]
        except ValueError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
    return visits, cents, unclear


# %% a memory for whole rows
# verdict: yet 2,520 times
import functools


def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    for row in rows:
        date, _time, who = row.split(";")
        try:
            weekday, week = both(row)
        except ValueError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
    return visits, cents, unclear


@functools.cache
def both(row):
    date = row.split(";")[0]
    return weekday_of(date), week_of(date)


# %% all dates read beforehand
# verdict: yet 1,260 times
def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    days = list(map(day_or_none, rows))
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
    return visits, cents, unclear


# %% rows sorted by their dates
# verdict: times a date was taken apart
def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    known = {}

    def key(row):
        try:
            return datetime.strptime(row.split(";")[0], "%Y-%m-%d")
        except ValueError:
            return datetime.max

    for row in sorted(rows, key=key):
        date, _time, who = row.split(";")
        try:
            weekday = weekday_of(date)
            week = week_of(date)
        except ValueError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
    return visits, cents, unclear


# %% another module for the same work
# verdict: yet 2,520 times
import time
from datetime import date as Date


def weekday_of(date):
    return WEEKDAYS[time.strptime(date, "%Y-%m-%d").tm_wday]


def week_of(date):
    year, week, _weekday = Date(*time.strptime(date, "%Y-%m-%d")[:3]).isocalendar()
    return f"{year}-W{week:02}"


# %% the month made anew for each row
# verdict: Not correct: on hidden input 4
import calendar


def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    for row in rows:
        date, _time, who = row.split(";")
        try:
            weekday = weekday_of(date)
            week = week_of(date)
        except LookupError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
    return visits, cents, unclear


def day_of(text):
    month = calendar.Calendar().itermonthdates(int(text[:4]), int(text[5:7]))
    return {day.isoformat(): day for day in month if day.month == int(text[5:7])}[text]


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% a calendar searched from its beginning
# verdict: but 1,260 rows still take
from datetime import date, timedelta


def day_of(text):
    day = date(int(text[:4]), 1, 1)
    while day.isoformat() < text:
        day += timedelta(days=1)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% known by month and day alone
# verdict: Not correct: on hidden input 2
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
            if date[5:] not in known:
                known[date[5:]] = (weekday_of(date), week_of(date))
            weekday, week = known[date[5:]]
        except ValueError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
    return visits, cents, unclear


# %% weeks counted from the first of January
# verdict: Not correct: on the given input
from datetime import date


def day_of(text):
    return date.fromisoformat(text)


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    day = day_of(date)
    year, week = day.year, (day.timetuple().tm_yday - 1) // 7 + 1
    return f"{year}-W{week:02}"


# %% the year of the date for that of the week
# verdict: Not correct: on hidden input 2
from datetime import date


def day_of(text):
    return date.fromisoformat(text)


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week = date[:4], day_of(date).isocalendar()[1]
    return f"{year}-W{week:02}"


# %% rows without a date left out
# verdict: Not correct: on hidden input 4
from functools import cache


@cache
def day_of(date):
    try:
        return datetime.strptime(date, "%Y-%m-%d")
    except ValueError:
        return datetime(2025, 6, 1)


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"


# %% unclear rows in the order of the dates
# verdict: Not correct: on hidden input 4
def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    groups = {}
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
    return visits, cents, unclear


# %% list.index of all days of a century
# verdict: Not cheap enough yet
from datetime import date, datetime, timedelta

DAYS = [date(2000, 1, 1) + timedelta(days=n) for n in range(40 * 365)]
TEXTS = [day.isoformat() for day in DAYS]


def weekday_of(date):
    return WEEKDAYS[DAYS[TEXTS.index(date)].weekday()]


def week_of(date):
    year, week, _weekday = DAYS[TEXTS.index(date)].isocalendar()
    return f"{year}-W{week:02}"


# %% list.index of one year range
# verdict: Not cheap enough yet
from datetime import date, datetime, timedelta

DAYS = [date(2019, 1, 1) + timedelta(days=n) for n in range(12 * 365)]
TEXTS = [str(day) for day in DAYS]


def count_visits(rows):
    """Return {weekday: visits}, {week: cents}, and a list of the rows without a real date.

    A row is "2025-06-01;14:05;adult". The weeks are those of the calendar: "2025-W22".
    """
    visits = dict.fromkeys(WEEKDAYS, 0)
    cents = {}
    unclear = []
    for row in rows:
        date, _time, who = row.split(";")
        try:
            day = DAYS[TEXTS.index(date)]
            weekday = weekday_of(day)
            week = week_of(day)
        except ValueError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
    return visits, cents, unclear


def weekday_of(date):
    return WEEKDAYS[date.weekday()]


def week_of(date):
    year, week, _weekday = date.isocalendar()
    return f"{year}-W{week:02}"


# %% calendar text find
# verdict: Not cheap enough yet
from datetime import date, datetime, timedelta

FIRST = date(1970, 1, 1)
CALENDAR = "".join(f"{FIRST + timedelta(days=n)};" for n in range(70 * 365))


def day_of(text):
    if len(text) != 10:
        raise ValueError(text)
    return FIRST + timedelta(days=CALENDAR.index(text + ";") // 11)


def weekday_of(date):
    return WEEKDAYS[day_of(date).weekday()]


def week_of(date):
    year, week, _weekday = day_of(date).isocalendar()
    return f"{year}-W{week:02}"
