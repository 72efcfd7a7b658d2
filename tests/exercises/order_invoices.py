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


def with_line(new: str) -> str:
    """Return the program with one more line before the loop."""
    return edited("order_invoices", ("    invoices = []\n", f"    {new}\n    invoices = []\n"))


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
    "the items of each order in a list": with_body(
        """    from collections import defaultdict
    items = defaultdict(list)
    for number, count, cents in shop.execute("SELECT order_number, count, cents FROM items"):
        items[number].append((count, cents))
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        things = total = 0
        for count, cents in items[number]:
            things += count
            total += count * cents
        invoices.append((number, name_of(shop, customer), things, total))
    return invoices
"""
    ),
    "sorted items, found by bisect": with_body(
        """    from bisect import bisect_left, bisect_right
    items = shop.execute("SELECT order_number, count, cents FROM items").fetchall()
    items.sort()
    keys = [i[0] for i in items]
    names = dict(shop.execute("SELECT id, name FROM customers"))
    out = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id"):
        mine = items[bisect_left(keys, number):bisect_right(keys, number)]
        out.append((number, names.get(customer, "unknown"), sum(m[1] for m in mine), sum(m[1] * m[2] for m in mine)))
    return out
"""
    ),
    "asked for portions of fifty": with_body(
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
"""
    ),
    "sums in a table with a key": with_body(
        """    shop.execute("CREATE TEMP TABLE sums (o INTEGER PRIMARY KEY, c, t)")
    shop.execute("INSERT INTO sums SELECT order_number, sum(count), sum(count * cents) FROM items GROUP BY order_number")
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = shop.execute("SELECT c, t FROM sums WHERE o = ?", (number,)).fetchone() or (0, 0)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices
"""
    ),
    "questions within a question, and an index": with_body(
        """    shop.execute("CREATE INDEX i ON items (order_number)")
    return shop.execute('''
        SELECT id, ifnull((SELECT name FROM customers WHERE customers.id = orders.customer), 'unknown'),
            ifnull((SELECT sum(count) FROM items WHERE order_number = orders.id), 0),
            ifnull((SELECT sum(count * cents) FROM items WHERE order_number = orders.id), 0)
        FROM orders ORDER BY id''').fetchall()
"""
    ),
    "one join for each order, and an index": with_body(
        """    invoices = []
    shop.execute("CREATE INDEX k ON items (order_number)")
    for (number,) in shop.execute("SELECT id FROM orders ORDER BY id").fetchall():
        invoices.append(
            shop.execute(
                '''
                SELECT o.id, coalesce(name, 'unknown'), coalesce(sum(count), 0), coalesce(sum(count * cents), 0)
                FROM orders o
                LEFT JOIN customers c ON c.id = o.customer
                LEFT JOIN items i ON i.order_number = o.id
                WHERE o.id = ?
                ''',
                (number,),
            ).fetchone()
        )
    return invoices
"""
    ),
    "an index, and still a question for each order": with_line(
        'shop.execute("CREATE INDEX by_order ON items (order_number)")'
    ),
    "an index, asked for again and again": edited(
        "order_invoices",
        (
            "    things = 0\n",
            '    shop.execute("CREATE INDEX IF NOT EXISTS by_order ON items (order_number)")\n    things = 0\n',
        ),
    ),
    "subqueries and materialized cte": edited(
        "order_invoices",
        (
            (
                "    invoices = []\n"
                '    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER '
                'BY id").fetchall():\n'
                "        count, cents = add_up(shop, number)\n"
                "        invoices.append((number, name_of(shop, customer), count, cents))\n"
                "    return invoices"
            ),
            (
                '    query = """\n'
                "        WITH sums AS (SELECT order_number, sum(count) AS things, sum(count * cen"
                "ts) AS cents FROM items GROUP BY 1)\n"
                "        SELECT orders.id, coalesce(customers.name, 'unknown'), ifnull(things, 0)"
                ", ifnull(sums.cents, 0)\n"
                "        FROM orders LEFT JOIN customers ON customers.id = orders.customer LEFT J"
                "OIN sums ON sums.order_number = orders.id\n"
                "        ORDER BY orders.id\n"
                '    """\n'
                "    return list(map(tuple, shop.execute(query)))"
            ),
        ),
    ),
    "defaultdict sums": edited(
        "order_invoices",
        ("import sqlite3\n", ("import sqlite3\nfrom collections import defaultdict\n")),
        (
            "    invoices = []\n",
            (
                "    sums = defaultdict(lambda: [0, 0])\n"
                '    for number, count, cents in shop.execute("SELECT order_number, count, cents FROM items"):\n'
                "        sums[number][0] += count\n"
                "        sums[number][1] += count * cents\n"
                '    names = dict(shop.execute("SELECT * FROM customers"))\n'
                "    invoices = []\n"
            ),
        ),
        (
            (
                "        count, cents = add_up(shop, number)\n"
                "        invoices.append((number, name_of(shop, customer), count, cents))"
            ),
            '        invoices.append((number, names.get(customer, "unknown"), *sums[number]))',
        ),
    ),
}

THROUGH = "What does it go through again for each order"
LIST = "Is a long list gone through for each order?"

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
        THROUGH,
    ),
    "a memory for the customers": (
        edited(
            "order_invoices",
            ("def name_of(", "@functools.cache\ndef name_of("),
            ("import sqlite3\n", "import functools\nimport sqlite3\n"),
        ),
        THROUGH,
    ),
    "orders without items get lost": (
        SOLUTION.replace("LEFT JOIN items", "JOIN items"),
        "on hidden input 2 (an order without items) the result is",
    ),
    "orders without a customer get lost": (
        SOLUTION.replace("LEFT JOIN customers", "JOIN customers"),
        "Not correct: on hidden input 3",
    ),
    "nothing instead of 0": (
        SOLUTION.replace("coalesce(sum(count), 0)", "sum(count)"),
        "on hidden input 2 (an order without items) the result is",
    ),
    "an item twice counted once": (
        SOLUTION.replace("LEFT JOIN items ON", "LEFT JOIN (SELECT DISTINCT * FROM items) items ON"),
        "Not correct: on hidden input 3",
    ),
    "a cursor for all questions": (with_line("shop = shop.cursor()"), THROUGH),
    "the number written into the question": (
        edited(
            "order_invoices",
            (
                '"SELECT count, cents FROM items WHERE order_number = ?", (number,)',
                'f"SELECT count, cents FROM items WHERE order_number = {number}"',
            ),
        ),
        THROUGH,
    ),
    "an index for another question": (
        with_line('shop.execute("CREATE INDEX by_product ON items (product, order_number)")'),
        THROUGH,
    ),
    "an index on the other table": (with_line('shop.execute("CREATE INDEX by_who ON orders (customer)")'), THROUGH),
    "questions within a question, without an index": (
        with_body(
            """    return shop.execute('''
        SELECT id, ifnull((SELECT name FROM customers WHERE customers.id = orders.customer), 'unknown'),
            ifnull((SELECT sum(count) FROM items WHERE order_number = orders.id), 0),
            ifnull((SELECT sum(count * cents) FROM items WHERE order_number = orders.id), 0)
        FROM orders ORDER BY id''').fetchall()
"""
        ),
        THROUGH,
    ),
    "one join for each order, without an index": (
        with_body(
            """    invoices = []
    for (number,) in shop.execute("SELECT id FROM orders ORDER BY id").fetchall():
        invoices.append(
            shop.execute(
                '''
                SELECT o.id, coalesce(name, 'unknown'), coalesce(sum(count), 0), coalesce(sum(count * cents), 0)
                FROM orders o
                LEFT JOIN customers c ON c.id = o.customer
                LEFT JOIN items i ON i.order_number = o.id
                WHERE o.id = ?
                ''',
                (number,),
            ).fetchone()
        )
    return invoices
"""
        ),
        THROUGH,
    ),
    "sums in a view, made anew for each order": (
        with_body(
            """    shop.execute(
        "CREATE TEMP VIEW sums AS "
        "SELECT order_number AS o, sum(count) AS c, sum(count * cents) AS t FROM items GROUP BY order_number"
    )
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = shop.execute("SELECT c, t FROM sums WHERE o = ?", (number,)).fetchone() or (0, 0)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices
"""
        ),
        THROUGH,
    ),
    "sums in a table without a key": (
        with_body(
            """    shop.execute(
        "CREATE TEMP TABLE sums AS "
        "SELECT order_number AS o, sum(count) AS c, sum(count * cents) AS t FROM items GROUP BY order_number"
    )
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = shop.execute("SELECT c, t FROM sums WHERE o = ?", (number,)).fetchone() or (0, 0)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices
"""
        ),
        THROUGH,
    ),
    "one list of all items, gone through for each order": (
        with_body(
            """    names = dict(shop.execute("SELECT id, name FROM customers"))
    items = shop.execute("SELECT order_number, count, cents FROM items").fetchall()
    return [
        (
            number,
            names.get(customer, "unknown"),
            sum([count for order, count, _ in items if order == number]),
            sum([count * cents for order, count, cents in items if order == number]),
        )
        for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id")
    ]
"""
        ),
        LIST,
    ),
    "one list of other rows, gone through for each order": (
        with_body(
            """    shop.row_factory = sqlite3.Row
    names = {r["id"]: r["name"] for r in shop.execute("SELECT id, name FROM customers")}
    items = shop.execute("SELECT order_number, count, cents FROM items").fetchall()
    found = []
    for order in shop.execute("SELECT id, customer FROM orders ORDER BY id"):
        mine = [i for i in items if i["order_number"] == order["id"]]
        things = sum(item["count"] for item in mine)
        total = sum(item["count"] * item["cents"] for item in mine)
        found.append((order["id"], names.get(order["customer"], "unknown"), things, total))
    return found
"""
        ),
        LIST,
    ),
    "one list of all items, filtered for each order": (
        with_body(
            """    shop.row_factory = None
    names = dict(shop.execute("SELECT id, name FROM customers"))
    items = shop.execute("SELECT order_number, count, cents FROM items").fetchall()
    found = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id"):
        mine = list(filter(lambda i: i[0] == number, items))
        found.append((number, names.get(customer, "unknown"), sum(i[1] for i in mine), sum(i[1] * i[2] for i in mine)))
    return found
"""
        ),
        LIST,
    ),
    "one list of the items that are left": (
        with_body(
            """    names = dict(shop.execute("SELECT id, name FROM customers"))
    items = shop.execute("SELECT order_number, count, cents FROM items").fetchall()
    out = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id"):
        mine = [i for i in items if i[0] == number]
        items = [i for i in items if i[0] != number]
        out.append((number, names.get(customer, "unknown"), sum(m[1] for m in mine), sum(m[1] * m[2] for m in mine)))
    return out
"""
        ),
        LIST,
    ),
    "the database adds up, each order by itself": (
        edited(
            "order_invoices",
            (
                """    things = 0
    total = 0
    for count, cents in shop.execute("SELECT count, cents FROM items WHERE order_number = ?", (number,)).fetchall():
        things += count
        total += count * cents
    return things, total
""",
                """    question = "SELECT total(count), total(count * cents) FROM items WHERE order_number = ?"
    return tuple(map(int, shop.execute(question, (number,)).fetchone()))
""",
            ),
        ),
        THROUGH,
    ),
    "the join, by loops in loops": (
        SOLUTION.replace(
            "    return shop.execute(\n", '    shop.execute("PRAGMA automatic_index = off")\n    return shop.execute(\n'
        ),
        THROUGH,
    ),
    "works on a copy of the shop": (
        edited(
            "order_invoices",
            (
                "    invoices = []\n",
                ('    work = sqlite3.connect(":memory:")\n    shop.backup(work)\n    shop = work\n    invoices = []\n'),
            ),
        ),
        "Not cheap enough yet",
    ),
    "fnmatch in texts": (
        edited(
            "order_invoices",
            ("import sqlite3\n", ("import fnmatch\nimport sqlite3\n")),
            (
                "    invoices = []\n",
                (
                    "    invoices = []\n"
                    '    items = [";".join(map(str, row)) for row in shop.execute("SELECT order_numbe'
                    'r, count, cents FROM items")]\n'
                ),
            ),
            (("add_up(shop, number)\n        invoices"), ("add_up(items, number)\n        invoices")),
            ("def add_up(shop, number)", "def add_up(items, number)"),
            (
                (
                    "    things = 0\n"
                    "    total = 0\n"
                    '    for count, cents in shop.execute("SELECT count, cents FROM items WHERE order'
                    '_number = ?", (number,)).fetchall():\n'
                    "        things += count\n"
                    "        total += count * cents\n"
                    "    return things, total\n"
                ),
                (
                    "    things = 0\n"
                    "    total = 0\n"
                    '    for text in fnmatch.filter(items, f"{number};*"):\n'
                    '        _, count, cents = map(int, text.split(";"))\n'
                    "        things += count\n"
                    "        total += count * cents\n"
                    "    return things, total\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "findall in one text": (
        edited(
            "order_invoices",
            ("import sqlite3\n", ("import re\nimport sqlite3\n")),
            (
                "    invoices = []\n",
                (
                    "    invoices = []\n"
                    '    items = "\\n".join(";".join(map(str, row)) for row in shop.execute("SELECT or'
                    'der_number, count, cents FROM items"))\n'
                ),
            ),
            (("add_up(shop, number)\n        invoices"), ("add_up(items, number)\n        invoices")),
            ("def add_up(shop, number)", "def add_up(items, number)"),
            (
                (
                    "    things = 0\n"
                    "    total = 0\n"
                    '    for count, cents in shop.execute("SELECT count, cents FROM items WHERE order'
                    '_number = ?", (number,)).fetchall():\n'
                    "        things += count\n"
                    "        total += count * cents\n"
                    "    return things, total\n"
                ),
                (
                    "    things = 0\n"
                    "    total = 0\n"
                    '    for count, cents in re.findall(rf"^{number};(\\d+);(\\d+)$", items, re.MULTILINE):\n'
                    "        things += int(count)\n"
                    "        total += int(count) * int(cents)\n"
                    "    return things, total\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "temp view of items, with a sqlite Row": (
        edited(
            "order_invoices",
            (
                "    invoices = []\n",
                (
                    "    shop.row_factory = sqlite3.Row\n"
                    '    numbers = [row["order_number"] for row in shop.execute("SELECT * FROM items")]\n'
                    '    items = shop.execute("SELECT count, cents FROM items").fetchall()\n'
                    "    invoices = []\n"
                ),
            ),
            (("add_up(shop, number)\n        invoices"), ("add_up(numbers, items, number)\n        invoices")),
            ("def add_up(shop, number)", "def add_up(numbers, items, number)"),
            (
                (
                    "    things = 0\n"
                    "    total = 0\n"
                    '    for count, cents in shop.execute("SELECT count, cents FROM items WHERE order'
                    '_number = ?", (number,)).fetchall():\n'
                    "        things += count\n"
                    "        total += count * cents\n"
                    "    return things, total\n"
                ),
                (
                    "    things = 0\n"
                    "    total = 0\n"
                    "    for count, cents in compress(items, map(number.__eq__, numbers)):\n"
                    "        things += count\n"
                    "        total += count * cents\n"
                    "    return things, total\n"
                ),
            ),
            ("import sqlite3\n", ("import sqlite3\nfrom itertools import compress\n")),
        ),
        "Not cheap enough yet",
    ),
    "works on a committed copy": (
        edited(
            "order_invoices",
            (
                "    invoices = []\n",
                (
                    "    shop.commit()\n"
                    '    work = sqlite3.connect(":memory:")\n'
                    "    shop.backup(work)\n"
                    "    shop = work\n"
                    "    invoices = []\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
