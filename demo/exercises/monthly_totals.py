"""Adds up what a family spent, month by month, from the statement of its bank."""

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


class Table:
    def __init__(self, path):
        self.lines = Path(path).read_text(encoding="utf-8").splitlines()

    def size(self):
        return len(self.lines) - 1

    def cell(self, row, name):
        self.check(row)
        return self.cells(row + 1)[self.column(name)]

    def check(self, row):
        if not 0 <= row < self.size():
            raise IndexError(f"there is no row {row}")

    def cells(self, number):
        return [clean(text) for text in self.lines[number].split(";")]

    def column(self, name):
        return self.cells(0).index(name)


def clean(text):
    return text.strip().strip('"')


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    table = Table(path)
    totals = {}
    for row in range(table.size()):
        if is_payment(table, row):
            add(totals, month_of(table, row), cents_of(table, row))
    return sorted(totals.items())


def is_payment(table, row):
    return table.cell(row, "kind") == "out"


def month_of(table, row):
    return table.cell(row, "day")[:7]


def cents_of(table, row):
    whole, _, cents = table.cell(row, "amount").partition(".")
    return int(whole) * 100 + int(cents)


def add(totals, month, cents):
    totals[month] = totals.get(month, 0) + cents


if __name__ == "__main__":
    main()
