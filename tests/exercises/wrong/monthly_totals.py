# %% no more checking of the row
# verdict: each row still costs
class Table:
    def __init__(self, path):
        self.lines = Path(path).read_text(encoding="utf-8").splitlines()

    def size(self):
        return len(self.lines) - 1

    def cell(self, row, name):
        return self.cells(row + 1)[self.column(name)]

    def check(self, row):
        if not 0 <= row < self.size():
            raise IndexError(f"there is no row {row}")

    def cells(self, number):
        return [clean(text) for text in self.lines[number].split(";")]

    def column(self, name):
        return self.cells(0).index(name)


# %% the column remembered
# verdict: each row still costs
from functools import lru_cache


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

    @lru_cache
    def column(self, name):
        return self.cells(0).index(name)


# %% the columns known
# verdict: each row still costs
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
        return ("day", "shop", "kind", "amount").index(name)


# %% one helper written into another
# verdict: each row still costs
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
        return [text.strip().strip('"') for text in self.lines[number].split(";")]

    def column(self, name):
        return self.cells(0).index(name)


# %% only the cell that is asked for cleaned
# verdict: each row still costs
class Table:
    def __init__(self, path):
        self.lines = Path(path).read_text(encoding="utf-8").splitlines()

    def size(self):
        return len(self.lines) - 1

    def cell(self, row, name):
        self.check(row)
        return clean(self.cells(row + 1)[self.column(name)])

    def check(self, row):
        if not 0 <= row < self.size():
            raise IndexError(f"there is no row {row}")

    def cells(self, number):
        return self.lines[number].split(";")

    def column(self, name):
        return self.cells(0).index(name)


# %% the last row remembered
# verdict: each row still costs
from functools import lru_cache


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

    @lru_cache(maxsize=1)
    def cells(self, number):
        return [clean(text) for text in self.lines[number].split(";")]

    def column(self, name):
        return self.cells(0).index(name)


# %% all rows remembered
# verdict: each row still costs
from functools import lru_cache


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

    @lru_cache(maxsize=None)
    def cells(self, number):
        return [clean(text) for text in self.lines[number].split(";")]

    def column(self, name):
        return self.cells(0).index(name)


# %% rows taken apart once, then asked cell by cell
# verdict: each row still costs
class Table:
    def __init__(self, path):
        self.lines = Path(path).read_text(encoding="utf-8").splitlines()
        self.rows = [[clean(text) for text in line.split(";")] for line in self.lines]

    def size(self):
        return len(self.lines) - 1

    def cell(self, row, name):
        self.check(row)
        return self.rows[row + 1][self.rows[0].index(name)]

    def check(self, row):
        if not 0 <= row < self.size():
            raise IndexError(f"there is no row {row}")

    def cells(self, number):
        return [clean(text) for text in self.lines[number].split(";")]

    def column(self, name):
        return self.cells(0).index(name)


# %% rows taken apart once, then asked without a check
# verdict: each row still costs
class Table:
    def __init__(self, path):
        self.lines = Path(path).read_text(encoding="utf-8").splitlines()
        self.rows = [[clean(text) for text in line.split(";")] for line in self.lines]

    def size(self):
        return len(self.lines) - 1

    def cell(self, row, name):
        return self.rows[row + 1][self.rows[0].index(name)]

    def check(self, row):
        if not 0 <= row < self.size():
            raise IndexError(f"there is no row {row}")

    def cells(self, number):
        return [clean(text) for text in self.lines[number].split(";")]

    def column(self, name):
        return self.cells(0).index(name)


# %% grouped without sorting
# verdict: Not correct: on the given input
import csv
from itertools import groupby


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    with open(path, encoding="utf-8", newline="") as statement:
        rows = [[cell.strip() for cell in row] for row in csv.reader(statement, delimiter=";")][1:]
    payments = list((day[:7], int(amount.replace(".", ""))) for day, _shop, kind, amount in rows if kind == "out")
    return sorted({month: sum(cents for _, cents in group) for month, group in groupby(payments, lambda payment: payment[0])}.items())


# %% cents cut off
# verdict: Not correct
import csv
from collections import defaultdict


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = defaultdict(int)
    with open(path, encoding="utf-8", newline="") as statement:
        for row in csv.DictReader(statement, delimiter=";"):
            if row["kind"].strip() == "out":
                totals[row["day"].strip()[:7]] += int(float(row["amount"]) * 100)
    return sorted(totals.items())


# %% gaps and quotes left in
# verdict: Not correct: on hidden input 1 (odd.csv, gaps, quotes, and sums that floats get wrong)
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines()[1:]:
        day, _shop, kind, amount = line.split(";")
        if kind == "out":
            whole, _, cents = amount.partition(".")
            totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% equal rows counted once
# verdict: Not correct
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    for line in set(Path(path).read_text(encoding="utf-8").splitlines()[1:]):
        day, _shop, kind, amount = [cell.strip(' "') for cell in line.split(";")]
        if kind == "out":
            whole, _, cents = amount.partition(".")
            totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% months with nothing spent, too
# verdict: Not correct: on hidden input 1
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines()[1:]:
        day, _shop, kind, amount = [cell.strip(' "') for cell in line.split(";")]
        totals.setdefault(day[:7], 0)
        if kind == "out":
            whole, _, cents = amount.partition(".")
            totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% a new list for each row
# verdict: Which list is made again
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    rows = []
    for line in Path(path).read_text(encoding="utf-8").splitlines()[1:]:
        rows = rows + [line.split(";")]
    totals = {}
    for row in rows:
        day, _shop, kind, amount = [cell.strip(' "') for cell in row]
        if kind == "out":
            whole, _, cents = amount.partition(".")
            totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% a new list for each row, in an object
# verdict: Which list is made again
class Table:
    def __init__(self, path):
        self.lines = Path(path).read_text(encoding="utf-8").splitlines()
        self.rows = []
        for line in self.lines:
            self.rows = [*self.rows, line.split(";")]

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


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    totals = {}
    for line in Table(path).rows[1:]:
        day, _shop, kind, amount = [cell.strip(' "') for cell in line]
        if kind == "out":
            whole, _, cents = amount.partition(".")
            totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% the rest of the lines, again and again
# verdict: Which list is made again
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    first, *lines = Path(path).read_text(encoding="utf-8").splitlines()
    totals = {}
    while lines:
        line, *lines = lines
        day, _shop, kind, amount = [cell.strip(' "') for cell in line.split(";")]
        if kind == "out":
            whole, _, cents = amount.partition(".")
            totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% from the front of a list
# verdict: copied or changed their places
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()[1:]
    totals = {}
    while lines:
        line = lines.pop(0)
        day, _shop, kind, amount = [cell.strip(' "') for cell in line.split(";")]
        if kind == "out":
            whole, _, cents = amount.partition(".")
            totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())


# %% lists of a month summed again and again
# verdict: Not cheap enough yet
def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    table = Table(path)
    totals = {}
    payments = {}
    head = table.cells(0)
    for line in table.lines[1:]:
        cells = dict(zip(head, map(clean, line.split(";"))))
        if cells["kind"] == "out":
            month = cells["day"][:7]
            whole, _, cents = cells["amount"].partition(".")
            payments.setdefault(month, []).append(int(whole) * 100 + int(cents))
            totals[month] = sum(payments[month])
    return sorted(totals.items())


# %% re.split for each cell
# verdict: Not cheap enough yet
import re


class Table:
    def __init__(self, path):
        self.lines = Path(path).read_text(encoding="utf-8").splitlines()

    def size(self):
        return len(self.lines) - 1

    def cell(self, row, name):
        head = re.findall(r"\w+", self.lines[0])
        return re.match(r'(?:[^;]*;){%d}[ "]*(.*?)[ "]*(?:;|$)' % head.index(name), self.lines[row + 1])[1]

    def check(self, row):
        if not 0 <= row < self.size():
            raise IndexError(f"there is no row {row}")

    def cells(self, number):
        return [clean(text) for text in self.lines[number].split(";")]

    def column(self, name):
        return self.cells(0).index(name)


# %% islice to the row
# verdict: Not cheap enough yet
from itertools import islice


def monthly_totals(path):
    """Return (month, cents spent) for each month with a payment, in order; what came in does not count."""
    table = Table(path)
    totals = {}
    for row in range(table.size()):
        line = next(islice(table.lines, row + 1, None))
        day, _, kind, amount = map(clean, line.split(";"))
        if kind == "out":
            whole, _, cents = amount.partition(".")
            add(totals, day[:7], int(whole) * 100 + int(cents))
    return sorted(totals.items())
