"""A walking plan: some steps on the first day, a few more on each day after. Prints how many that makes over the years."""

STRIDE = 0.7  # metres
FROM_POLE_TO_POLE = 20_004  # kilometres
DAYS_OF_A_MONTH = 30
MONTHS = 120
WALKERS = [
    # name, steps on the first day, how many more on each day after
    ("Aino", 5_000, 2),
    ("Bruno", 8_000, 0),
]


def main():
    for name, first, more in WALKERS:
        totals = totals_by_month(first, more)
        print(f"{name} starts with {first:,} steps, and {more} more every day:")
        for month in (1, 12, 60, MONTHS):
            steps = totals[month - 1]
            print(f"  after {month:3} months {steps:11,} steps, {kilometres(steps):6,.0f} km")
        print(f"  from pole to pole after {from_pole_to_pole(totals)} months")


def totals_by_month(first, more):
    totals = []
    for month in range(1, MONTHS + 1):
        totals.append(count_steps(first, more, month * DAYS_OF_A_MONTH))
    return totals


def count_steps(first, more, days):
    """Return how many steps that makes in all, from the first day on, after so many days."""
    steps = 0
    for day in range(days):
        steps += steps_on(day, first, more)
    return steps


def steps_on(day, first, more):
    return first + more * day


def kilometres(steps):
    return steps * STRIDE / 1000


def from_pole_to_pole(totals):
    for month, steps in enumerate(totals, start=1):
        if kilometres(steps) >= FROM_POLE_TO_POLE:
            return month
    return "many more"


if __name__ == "__main__":
    main()
