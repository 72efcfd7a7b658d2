"""The days of races: when is that, and is it at Easter?"""

from datetime import date, datetime, timedelta


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


if __name__ == "__main__":
    print(f"Easter is on {easter_of(date.today().year)} this year.")
