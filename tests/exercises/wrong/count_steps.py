# %% the loop written into one line
# verdict: Still something is done for each day, again for each month
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    return sum(steps_on(day, first, more) for day in range(days))


# %% the function written into the loop
# verdict: Still something is done for each day, again for each month
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    steps = 0
    for day in range(days):
        steps += first + more * day
    return steps


# %% a range, added up in C
# verdict: Still something is done for each day, again for each month
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    return first * days + more * sum(range(days))


# %% only the numbers of the days added up
# verdict: Still something is done for each day, again for each month
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    before = 0
    for day in range(days):
        before += day
    return first * days + more * before


# %% a range of steps, added up in C
# verdict: Still something is done for each day, again for each month
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    return sum(range(first, first + more * days, more)) if more else first * days


# %% a counter without a range
# verdict: Still something is done for each day, again for each month
import itertools


def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    return sum(itertools.islice(itertools.count(first, more), days))


# %% all days known, and added up for each month
# verdict: Still something is done for each day, again for each month
def totals_by_month(first, more):
    days = [steps_on(day, first, more) for day in range(MONTHS * DAYS_OF_A_MONTH)]
    return [sum(days[: month * DAYS_OF_A_MONTH]) for month in range(1, MONTHS + 1)]


# %% a while without a range
# verdict: Still something is done for each day, again for each month
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    steps = day = 0
    while day < days:
        steps += steps_on(day, first, more)
        day += 1
    return steps


# %% two days at a time
# verdict: Still something is done for each day, again for each month
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    steps = 0
    for day in range(0, days, 2):
        steps += 2 * first + more * (2 * day + 1)
    return steps


# %% a memory for the days
# verdict: Still something is done for each day, again for each month
import functools


@functools.cache
def steps_on(day, first, more):
    return first + more * day


# %% a memory for the totals, of which none comes twice
# verdict: Still something is done for each day, again for each month
import functools


@functools.cache
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    steps = 0
    for day in range(days):
        steps += steps_on(day, first, more)
    return steps


# %% the first month known, the rest in a loop
# verdict: Still something is done for each day, again for each month
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    steps = 30 * first + more * 435
    for day in range(30, days):
        steps = steps + first + more * day
    return steps


# %% a formula in floats
# verdict: Not correct: on the given input (2,500 steps and 3 more each day) the result is [76305.0, 
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    return first * days + more * days * (days - 1) / 2


# %% a float made whole
# verdict: Not correct: on hidden input 1 (very many steps, and fewer each day) the result is
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    return int((first + first + more * (days - 1)) / 2 * days)


# %% one day too many
# verdict: on the given input
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    return first * days + more * days * (days + 1) // 2


# %% the given answers
# verdict: Not correct: on hidden input 1
def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    return 2500 * days + 3 * days * (days - 1) // 2


# %% a table for one walker
# verdict: Not correct: on the given input
KNOWN = {days: 2500 * days for days in (30, 60)}


def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    if days not in KNOWN:
        KNOWN[days] = first * days + more * (days * (days - 1) // 2)
    return KNOWN[days]


# %% plain numbers, slices summed
# verdict: Not cheap enough yet
def totals_by_month(first, more):
    first, more = int(first), int(more)
    steps = [first + more * day for day in range(MONTHS * DAYS_OF_A_MONTH)]
    return [sum(steps[: month * DAYS_OF_A_MONTH]) for month in range(1, MONTHS + 1)]


# %% accumulated anew for each month, plain
# verdict: Not cheap enough yet
from itertools import accumulate


def totals_by_month(first, more):
    steps = [int(first) + int(more) * day for day in range(MONTHS * DAYS_OF_A_MONTH)]
    return [list(accumulate(steps[: month * DAYS_OF_A_MONTH]))[-1] for month in range(1, MONTHS + 1)]


# %% texts of a diary, read for each month
# verdict: Not cheap enough yet
def totals_by_month(first, more):
    diary = " ".join(str(first + more * day) for day in range(MONTHS * DAYS_OF_A_MONTH)).split()
    return [sum(map(int, diary[: month * DAYS_OF_A_MONTH])) for month in range(1, MONTHS + 1)]


# %% sqlite sum for each month
# verdict: Not cheap enough yet
import json


def totals_by_month(first, more):
    diary = [json.dumps([first + more * day for day in range(month * 30, month * 30 + 30)]) for month in range(MONTHS)]
    return [sum(map(sum, map(json.loads, diary[:month]))) for month in range(1, MONTHS + 1)]


# %% numbers of days from itertools.count, summed for each month
# verdict: Not cheap enough yet
from itertools import count, islice
def count_steps(first, more, days):
    return first * days + more * sum(islice(count(), days))


# %% islice of count of first and more
# verdict: Not cheap enough yet
from itertools import count, islice
def count_steps(first, more, days):
    return sum(islice(count(first, more), days))


# %% repeat and accumulate
# verdict: Not cheap enough yet
from itertools import accumulate, repeat
def count_steps(first, more, days):
    return first * days + more * sum(accumulate(repeat(1, days - 1)))
