"""Other ways to repair `monthly_totals`, and some that only look like one."""

from demo.training.exercise import shipped
from tests.exercises import edited

SHIPPED = shipped("monthly_totals").read_text(encoding="utf-8")

START = SHIPPED.index("    table = Table(path)\n")
END = SHIPPED.index("def is_payment")

SPLIT = """    totals = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines()[1:]:
        day, _shop, kind, amount = [cell.strip(' "') for cell in line.split(";")]
        if kind == "out":
            whole, _, cents = amount.partition(".")
            totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())
"""
DICTS = """    import csv
    from collections import defaultdict

    totals = defaultdict(int)
    with open(path, encoding="utf-8", newline="") as statement:
        for row in csv.DictReader(statement, delimiter=";"):
            if row["kind"].strip() == "out":
                totals[row["day"].strip()[:7]] += round(float(row["amount"]) * 100)
    return sorted(totals.items())
"""
GROUPS = """    import csv
    from itertools import groupby

    with open(path, encoding="utf-8", newline="") as statement:
        rows = [[cell.strip() for cell in row] for row in csv.reader(statement, delimiter=";")][1:]
    payments = sorted((day[:7], int(amount.replace(".", ""))) for day, _shop, kind, amount in rows if kind == "out")
    return [(month, sum(cents for _, cents in group)) for month, group in groupby(payments, lambda payment: payment[0])]
"""

ACCEPTED: dict[str, str] = {
    "one pass with split": SHIPPED[:START] + SPLIT + "\n\n" + SHIPPED[END:],
    "rows as dicts": SHIPPED[:START] + DICTS + "\n\n" + SHIPPED[END:],
    "sorted and grouped": SHIPPED[:START] + GROUPS + "\n\n" + SHIPPED[END:],
    "csv.DictReader, gaps and quotes taken off each cell": edited(
        "monthly_totals",
        (
            """    table = Table(path)
    totals = {}
    for row in range(len(table.rows)):
        if is_payment(table, row):
            add(totals, month_of(table, row), cents_of(table, row))
    return sorted(totals.items())
""",
            """    import csv

    totals = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, NAMES, delimiter=";"):
            day, kind, amount = row["day"].strip().strip('"'), row["kind"].strip().strip('"'), row["amount"].strip().strip('"')
            if kind == "out":
                whole, _, cents = amount.partition(".")
                totals[day[:7]] = totals.get(day[:7], 0) + int(whole) * 100 + int(cents)
    return sorted(totals.items())
""",
        ),
    ),
}

REJECTED: dict[str, tuple[str, str]] = {
    "no more checking of the row": (SHIPPED.replace("        self.check(row)\n", ""), "each row still costs"),
    "the column remembered": (
        SHIPPED.replace("    def column(", "    @lru_cache\n    def column(").replace(
            "from pathlib", "from functools import lru_cache\nfrom pathlib"
        ),
        "each row still costs",
    ),
    "one helper written into another": (
        SHIPPED.replace(
            "clean(self.rows[row][self.column(name)])", "self.rows[row][self.column(name)].strip().strip('\"')"
        ),
        "each row still costs",
    ),
    "grouped without sorting": (
        SHIPPED[:START]
        + GROUPS.replace("payments = sorted(", "payments = list(")
        .replace("    return [", "    return sorted({")
        .replace("(month, sum(cents for _, cents in group)) for", "month: sum(cents for _, cents in group) for")
        .replace("payment[0])]", "payment[0])}.items())")
        + "\n\n"
        + SHIPPED[END:],
        "Not correct: on the given input",
    ),
    "cents cut off": (
        SHIPPED[:START] + DICTS.replace("round(", "int(") + "\n\n" + SHIPPED[END:],
        "Not correct",
    ),
    "gaps and quotes left in": (
        SHIPPED[:START]
        + SPLIT.replace('[cell.strip(\' "\') for cell in line.split(";")]', 'line.split(";")')
        + "\n\n"
        + SHIPPED[END:],
        "Not correct: on hidden input 1",
    ),
    "clean cells, but asked for one by one": (
        edited(
            "monthly_totals",
            (
                '            self.rows.append(line.split(";"))',
                '            self.rows.append([clean(cell) for cell in line.split(";")])',
            ),
            (
                """        self.check(row)
        return clean(self.rows[row][self.column(name)])""",
                "        return self.rows[row][NAMES.index(name)]",
            ),
        ),
        "each row still costs 2",
    ),
}
