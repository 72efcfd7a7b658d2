"""Adds up what a family spent, month by month, from the statement of its bank."""

import csv
from collections import Counter
from itertools import islice
from pathlib import Path


def main():
    path = Path("bank-statement.csv")
    path.write_text(some_statement(), encoding="utf-8")
    try:
        for month, cents in monthly_totals(str(path)):
            print(f"{month} {cents / 100:12.2f}")
    finally:
        path.unlink()


def some_statement():
    """Return what a bank would send: a line of names, and a great many rows."""
    lines = []
    for row in range(1_260):
        kind = "in" if row % 9 == 0 else "out"
        lines.append(
            f'{2021 + row % 3}-{row % 12 + 1:02}-{row % 28 + 1:02};"Shop {row % 90}";{kind};{row % 97}.{row % 89:02}'
        )
    return "\n".join(["day;shop;kind;amount", *lines * 45])


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = Counter()
    with open(path, encoding="utf-8", newline="") as statement:
        for day, _shop, kind, amount in islice(csv.reader(statement, delimiter=";"), 1, None):
            if kind.strip() == "out":
                whole, _, cents = amount.partition(".")
                totals[day.strip()[:7]] += int(whole) * 100 + int(cents)
    return sorted(totals.items())


if __name__ == "__main__":
    main()
