"""Right and wrong ways to ask a database."""

from demo.training.exercise import solution
from tests.exercises import edited

SOLUTION = solution("order_invoices").read_text(encoding="utf-8")
BODY = """    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(shop, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices
"""
ORDERS = 'shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall()'


def with_body(new: str) -> str:
    return edited("order_invoices", (BODY, new))


ACCEPTED = {
    "three questions and two dicts": with_body(
        f"""    names = dict(shop.execute("SELECT id, name FROM customers"))
    sums = {{}}
    for number, count, cents in shop.execute("SELECT order_number, count, cents FROM items"):
        things, total = sums.get(number, (0, 0))
        sums[number] = things + count, total + count * cents
    return [(n, names.get(customer, "unknown"), *sums.get(n, (0, 0))) for n, customer in {ORDERS}]
"""
    ),
    "the database adds up, the program puts together": with_body(
        """    cursor = shop.cursor()
    sums = {}
    cursor.execute("SELECT order_number, sum(count), sum(count * cents) FROM items GROUP BY order_number")
    for number, things, total in cursor.fetchall():
        sums[number] = (things, total)
    cursor.execute("SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer ORDER BY o.id")
    return [(number, name or "unknown", *sums.get(number, (0, 0))) for number, name in cursor]
"""
    ),
    "sorted items, group by group": with_body(
        f"""    import itertools

    names = {{row[0]: row[1] for row in shop.execute("SELECT * FROM customers")}}
    items = shop.execute("SELECT order_number, count, cents FROM items ORDER BY 1")
    sums = {{}}
    for number, rows in itertools.groupby(items, key=lambda row: row[0]):
        rows = list(rows)
        sums[number] = sum(r[1] for r in rows), sum(r[1] * r[2] for r in rows)
    return [(n, names.get(who, "unknown"), *sums.get(n, (0, 0))) for n, who in {ORDERS}]
"""
    ),
}

REJECTED = {
    "only the customers at once": (
        edited(
            "order_invoices",
            (
                "    invoices = []\n",
                '    invoices = []\n    names = dict(shop.execute("SELECT id, name FROM customers"))\n',
            ),
            ("name_of(shop, customer), count", 'names.get(customer, "unknown"), count'),
        ),
        "the database was asked 122 times",
    ),
    "a memory for the customers": (
        edited(
            "order_invoices",
            ("def name_of(", "@functools.cache\ndef name_of("),
            ("import sqlite3\n", "import functools\nimport sqlite3\n"),
        ),
        "the database was asked 151 times",
    ),
    "orders without items get lost": (
        SOLUTION.replace("LEFT JOIN items", "JOIN items"),
        "on hidden input 2 the result is",
    ),
    "orders without a customer get lost": (
        SOLUTION.replace("LEFT JOIN customers", "JOIN customers"),
        "on hidden input 3 the result is",
    ),
    "nothing instead of 0": (
        SOLUTION.replace("coalesce(sum(count), 0)", "sum(count)"),
        "on hidden input 2 the result is",
    ),
    "an index, and still a question for each order": (
        edited(
            "order_invoices",
            (
                "    invoices = []\n",
                '    invoices = []\n    shop.execute("CREATE INDEX by_order ON items (order_number)")\n',
            ),
        ),
        "the database was asked 242 times",
    ),
    "one list of all items, gone through for each order": (
        with_body(
            f"""    names = dict(shop.execute("SELECT id, name FROM customers"))
    items = shop.execute("SELECT order_number, count, cents FROM items").fetchall()
    invoices = []
    for number, customer in {ORDERS}:
        mine = [(count, cents) for order, count, cents in items if order == number]
        total = sum(count * cents for count, cents in mine)
        invoices.append((number, names.get(customer, "unknown"), sum(count for count, _ in mine), total))
    return invoices
"""
        ),
        "is a long list gone through for each order?",
    ),
    "many questions in a script of another kind": (
        edited("order_invoices", ("    invoices = []\n", "    invoices = []\n    shop = shop.cursor()\n")),
        "the database was asked 241 times",
    ),
    "asked for portions of fifty": (
        edited(
            "order_invoices",
            (
                """    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(shop, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices
""",
                """    orders = shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall()
    names = dict(shop.execute("SELECT id, name FROM customers"))
    invoices = []
    for start in range(0, len(orders), 50):
        part = orders[start : start + 50]
        marks = ", ".join("?" * len(part))
        sums = {number: (0, 0) for number, _ in part}
        for number, count, cents in shop.execute(
            f"SELECT order_number, count, cents FROM items WHERE order_number IN ({marks})", [n for n, _ in part]
        ):
            things, total = sums[number]
            sums[number] = things + count, total + count * cents
        invoices += [(number, names.get(customer, "unknown"), *sums[number]) for number, customer in part]
    return invoices
""",
            ),
        ),
        "the database was asked 5 times",
    ),
}
