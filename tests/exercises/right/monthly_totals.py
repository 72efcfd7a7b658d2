# %% one pass with split
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines()[1:]:
        day, _shop, kind, amount = [cell.strip(' "') for cell in line.split(";")]
        if kind == "out":
            whole, _, cents = amount.partition(".")
            totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% rows as dicts
import csv
from collections import defaultdict


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = defaultdict(int)
    with open(path, encoding="utf-8", newline="") as statement:
        for row in csv.DictReader(statement, delimiter=";"):
            if row["kind"].strip() == "out":
                totals[row["day"].strip()[:7]] += round(float(row["amount"]) * 100)
    return sorted(totals.items())


# %% sorted and grouped
import csv
from itertools import groupby


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    with open(path, encoding="utf-8", newline="") as statement:
        rows = [[cell.strip() for cell in row] for row in csv.reader(statement, delimiter=";")][1:]
    payments = sorted((day[:7], int(amount.replace(".", ""))) for day, _shop, kind, amount in rows if kind == "out")
    return [(month, sum(cents for _, cents in group)) for month, group in groupby(payments, lambda payment: payment[0])]


# %% one pass with two of the helpers
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines()[1:]:
        day, _shop, kind, amount = map(clean, line.split(";"))
        if kind == "out":
            whole, _, cents = amount.partition(".")
            add(totals, day[:7], int(whole) * 100 + int(cents))
    return sorted(totals.items())


# %% a pattern for payments
import re
from collections import Counter


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    row = re.compile(r'^[ "]*(\d+-\d+)[^;]*;[^;\n]*;[ "]*out[ "]*;[ "]*(\d+)\.(\d+)', re.M)
    totals = Counter()
    for month, whole, cents in row.findall(Path(path).read_text(encoding="utf-8")):
        totals[month] += int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% a generator of payments
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    for month, cents in payments(path):
        totals[month] = totals.get(month, 0) + cents
    return sorted(totals.items())


def payments(path):
    with open(path, encoding="utf-8") as statement:
        next(statement)
        for line in statement:
            day, _shop, kind, amount = line.split(";")
            if clean(kind) == "out":
                whole, _, cents = clean(amount).partition(".")
                yield clean(day)[:7], int(whole) * 100 + int(cents)


# %% a stack of lines
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    lines.reverse()
    lines.pop()
    while lines:
        day, _shop, kind, amount = [cell.strip(' "') for cell in lines.pop().split(";")]
        if kind == "out":
            whole, _, cents = amount.partition(".")
            totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% csv.DictReader, gaps and quotes taken off each cell
import csv


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            day, kind, amount = (row[name].strip().strip('"') for name in ("day", "kind", "amount"))
            if kind == "out":
                whole, _, cents = amount.partition(".")
                totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% regex over the whole text
import re


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    pattern = r'(?m)^[ "]*(\d+-\d+)-\d+[ "]*;[^;\n]*;[ "]*out[ "]*;[ "]*(\d+)\.(\d+)'
    for month, whole, cents in re.findall(pattern, Path(path).read_text(encoding="utf-8")):
        totals[month] = totals.get(month, 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% sqlite group by
import sqlite3


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()[1:]
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE payments (day TEXT, kind TEXT, amount TEXT)")
    rows = [line.split(";") for line in lines]
    base.executemany("INSERT INTO payments VALUES (?, ?, ?)", [(row[0], row[2], row[3]) for row in rows])
    return base.execute(
        """SELECT substr(trim(day, ' "'), 1, 7), sum(CAST(replace(trim(amount, ' "'), '.', '') AS INTEGER))
        FROM payments WHERE trim(kind, ' "') = 'out' GROUP BY 1 ORDER BY 1"""
    ).fetchall()


# %% namedtuple rows
from collections import namedtuple

Row = namedtuple("Row", "day shop kind amount")


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines()[1:]:
        row = Row._make(map(clean, line.split(";")))
        if row.kind == "out":
            whole, _, cents = row.amount.partition(".")
            add(totals, row.day[:7], int(whole) * 100 + int(cents))
    return sorted(totals.items())
