# %% three questions and two dicts
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    names = dict(shop.execute("SELECT id, name FROM customers"))
    sums = {}
    for number, count, cents in shop.execute("SELECT order_number, count, cents FROM items"):
        things, total = sums.get(number, (0, 0))
        sums[number] = things + count, total + count * cents
    return [(n, names.get(customer, "unknown"), *sums.get(n, (0, 0))) for n, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall()]


# %% the database adds up, the program puts together
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    cursor = shop.cursor()
    sums = {}
    cursor.execute("SELECT order_number, sum(count), sum(count * cents) FROM items GROUP BY order_number")
    for number, things, total in cursor.fetchall():
        sums[number] = (things, total)
    cursor.execute("SELECT o.id, c.name FROM orders o LEFT JOIN customers c ON c.id = o.customer ORDER BY o.id")
    return [(number, name or "unknown", *sums.get(number, (0, 0))) for number, name in cursor]


# %% sorted items, group by group
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    import itertools

    names = {row[0]: row[1] for row in shop.execute("SELECT * FROM customers")}
    items = shop.execute("SELECT order_number, count, cents FROM items ORDER BY 1")
    sums = {}
    for number, rows in itertools.groupby(items, key=lambda row: row[0]):
        rows = list(rows)
        sums[number] = sum(r[1] for r in rows), sum(r[1] * r[2] for r in rows)
    return [(n, names.get(who, "unknown"), *sums.get(n, (0, 0))) for n, who in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall()]


# %% the items of each order in a list
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    from collections import defaultdict
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


# %% sorted items, found by bisect
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    from bisect import bisect_left, bisect_right
    items = shop.execute("SELECT order_number, count, cents FROM items").fetchall()
    items.sort()
    keys = [i[0] for i in items]
    names = dict(shop.execute("SELECT id, name FROM customers"))
    out = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id"):
        mine = items[bisect_left(keys, number):bisect_right(keys, number)]
        out.append((number, names.get(customer, "unknown"), sum(m[1] for m in mine), sum(m[1] * m[2] for m in mine)))
    return out


# %% asked for portions of fifty
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    orders = shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall()
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


# %% sums in a table with a key
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.execute("CREATE TEMP TABLE sums (o INTEGER PRIMARY KEY, c, t)")
    shop.execute("INSERT INTO sums SELECT order_number, sum(count), sum(count * cents) FROM items GROUP BY order_number")
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = shop.execute("SELECT c, t FROM sums WHERE o = ?", (number,)).fetchone() or (0, 0)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


# %% questions within a question, and an index
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.execute("CREATE INDEX i ON items (order_number)")
    return shop.execute('''
        SELECT id, ifnull((SELECT name FROM customers WHERE customers.id = orders.customer), 'unknown'),
            ifnull((SELECT sum(count) FROM items WHERE order_number = orders.id), 0),
            ifnull((SELECT sum(count * cents) FROM items WHERE order_number = orders.id), 0)
        FROM orders ORDER BY id''').fetchall()


# %% one join for each order, and an index
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    invoices = []
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


# %% an index, and still a question for each order
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.execute("CREATE INDEX by_order ON items (order_number)")
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(shop, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


# %% an index, asked for again and again
def add_up(shop, number):
    shop.execute("CREATE INDEX IF NOT EXISTS by_order ON items (order_number)")
    things = 0
    total = 0
    for count, cents in shop.execute("SELECT count, cents FROM items WHERE order_number = ?", (number,)).fetchall():
        things += count
        total += count * cents
    return things, total


# %% subqueries and materialized cte
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    query = """
        WITH sums AS (SELECT order_number, sum(count) AS things, sum(count * cents) AS cents FROM items GROUP BY 1)
        SELECT orders.id, coalesce(customers.name, 'unknown'), ifnull(things, 0), ifnull(sums.cents, 0)
        FROM orders LEFT JOIN customers ON customers.id = orders.customer LEFT JOIN sums ON sums.order_number = orders.id
        ORDER BY orders.id
    """
    return list(map(tuple, shop.execute(query)))


# %% defaultdict sums
from collections import defaultdict


def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    sums = defaultdict(lambda: [0, 0])
    for number, count, cents in shop.execute("SELECT order_number, count, cents FROM items"):
        sums[number][0] += count
        sums[number][1] += count * cents
    names = dict(shop.execute("SELECT * FROM customers"))
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        invoices.append((number, names.get(customer, "unknown"), *sums[number]))
    return invoices
