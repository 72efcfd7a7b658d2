# %% the mean of the first and the last day
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    return days * (steps_on(0, first, more) + steps_on(days - 1, first, more)) // 2


# %% days without more, and the rest
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    pairs = (days * days - days) // 2
    return sum((days * first, pairs * more))


# %% halves put together
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    if not days:
        return 0
    half, odd = divmod(days, 2)
    return 2 * count_steps(first, more, half) + half * half * more + odd * steps_on(days - 1, first, more)


# %% a running total, day by day
def totals_by_month(first, more):
    totals = []
    steps = 0
    for day in range(MONTHS * DAYS_OF_A_MONTH):
        steps += steps_on(day, first, more)
        if (day + 1) % DAYS_OF_A_MONTH == 0:
            totals.append(steps)
    return totals


# %% a running total, month by month
def totals_by_month(first, more):
    totals = []
    steps = 0
    for month in range(MONTHS):
        for day in range(month * DAYS_OF_A_MONTH, (month + 1) * DAYS_OF_A_MONTH):
            steps += steps_on(day, first, more)
        totals.append(steps)
    return totals


# %% accumulated
import itertools


def totals_by_month(first, more):
    days = range(MONTHS * DAYS_OF_A_MONTH)
    return list(itertools.accumulate(steps_on(day, first, more) for day in days))[DAYS_OF_A_MONTH - 1 :: DAYS_OF_A_MONTH]


# %% the months added up, then accumulated
from itertools import accumulate


def totals_by_month(first, more):
    starts = range(0, MONTHS * DAYS_OF_A_MONTH, DAYS_OF_A_MONTH)
    return list(accumulate(sum(first + more * day for day in range(start, start + DAYS_OF_A_MONTH)) for start in starts))


# %% a walker who goes on
def totals_by_month(first, more):
    walker = Walker(first, more)
    return [walker.walk(DAYS_OF_A_MONTH) for _ in range(MONTHS)]


class Walker:
    def __init__(self, first, more):
        self.today, self.more, self.total = first, more, 0

    def walk(self, days):
        for _ in range(days):
            self.total += self.today
            self.today += self.more
        return self.total


# %% what is known of the days before, in a dict
KNOWN = {}


def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    if (first, more, days) not in KNOWN:
        before = days - DAYS_OF_A_MONTH
        month = sum(steps_on(day, first, more) for day in range(before, days))
        KNOWN[first, more, days] = month + (count_steps(first, more, before) if before else 0)
    return KNOWN[first, more, days]


# %% generator
def totals_by_month(first, more):
    return list(totals_of_months(first, more))


def totals_of_months(first, more):
    total = 0
    for day in range(MONTHS * DAYS_OF_A_MONTH):
        total += steps_on(day, first, more)
        if (day + 1) % DAYS_OF_A_MONTH == 0:
            yield total


# %% recursion with lru_cache on day
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    return days * first + more * sum_below(days)


def sum_below(days):
    half, odd = divmod(days, 2)
    return half * (days - 1) if not odd else days * ((days - 1) // 2)
