"""Reads what the gates of a swimming pool have noted, and says on which days of the week and in which weeks people come."""

from datetime import datetime

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CENTS = {"adult": 450, "child": 200, "member": 0}


def main():
    rows = notes_of_gates(30_000)
    visits, cents, unclear = count_visits(rows)
    for weekday in WEEKDAYS:
        print(f"{weekday:9} {visits[weekday]:6,} visits")
    best = max(cents, key=cents.get)
    print(f"{len(cents)} weeks, the best was {best} with {cents[best] / 100:,.2f}")
    print(f"{len(unclear)} without a date: {', '.join(unclear)}")


def notes_of_gates(size):
    """Make up a summer at several gates; each has its own clock and its own order."""
    people = list(CENTS)
    rows = ["not yet;10:00;adult"]
    for n in range(size):
        month, day = divmod(n * 7_919 % 90, 30)
        hour, minute = divmod(n // 90 * 7 % 660, 60)
        rows.append(f"2025-{month + 6:02}-{day + 1:02};{hour + 9:02}:{minute:02};{people[n % 5 % 3]}")
    return rows


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
        except ValueError:
            unclear.append(row)
            continue
        visits[weekday] += 1
        cents[week] = cents.get(week, 0) + CENTS[who]
    return visits, cents, unclear


def weekday_of(date):
    return WEEKDAYS[datetime.strptime(date, "%Y-%m-%d").weekday()]


def week_of(date):
    year, week, _weekday = datetime.strptime(date, "%Y-%m-%d").isocalendar()
    return f"{year}-W{week:02}"


if __name__ == "__main__":
    main()
