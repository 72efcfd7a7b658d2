# %% only the customers at once
# verdict: What does it go through again for each order
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    invoices = []
    names = dict(shop.execute("SELECT id, name FROM customers"))
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(shop, number)
        invoices.append((number, names.get(customer, "unknown"), count, cents))
    return invoices


# %% a memory for the customers
# verdict: What does it go through again for each order
import functools


@functools.cache
def name_of(shop, customer):
    row = shop.execute("SELECT name FROM customers WHERE id = ?", (customer,)).fetchone()
    return row[0] if row else "unknown"


# %% orders without items get lost
# verdict: on hidden input 2 (an order without items) the result is
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    return shop.execute(
        """
        SELECT orders.id, coalesce(customers.name, 'unknown'), coalesce(sum(count), 0), coalesce(sum(count * cents), 0)
        FROM orders
        LEFT JOIN customers ON customers.id = orders.customer
        JOIN items ON items.order_number = orders.id
        GROUP BY orders.id
        ORDER BY orders.id
        """
    ).fetchall()


# %% orders without a customer get lost
# verdict: Not correct: on hidden input 3
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    return shop.execute(
        """
        SELECT orders.id, coalesce(customers.name, 'unknown'), coalesce(sum(count), 0), coalesce(sum(count * cents), 0)
        FROM orders
        JOIN customers ON customers.id = orders.customer
        LEFT JOIN items ON items.order_number = orders.id
        GROUP BY orders.id
        ORDER BY orders.id
        """
    ).fetchall()


# %% nothing instead of 0
# verdict: on hidden input 2 (an order without items) the result is
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    return shop.execute(
        """
        SELECT orders.id, coalesce(customers.name, 'unknown'), sum(count), coalesce(sum(count * cents), 0)
        FROM orders
        LEFT JOIN customers ON customers.id = orders.customer
        LEFT JOIN items ON items.order_number = orders.id
        GROUP BY orders.id
        ORDER BY orders.id
        """
    ).fetchall()


# %% an item twice counted once
# verdict: Not correct: on hidden input 3
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    return shop.execute(
        """
        SELECT orders.id, coalesce(customers.name, 'unknown'), coalesce(sum(count), 0), coalesce(sum(count * cents), 0)
        FROM orders
        LEFT JOIN customers ON customers.id = orders.customer
        LEFT JOIN (SELECT DISTINCT * FROM items) items ON items.order_number = orders.id
        GROUP BY orders.id
        ORDER BY orders.id
        """
    ).fetchall()


# %% a cursor for all questions
# verdict: What does it go through again for each order
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop = shop.cursor()
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(shop, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


# %% the number written into the question
# verdict: What does it go through again for each order
def add_up(shop, number):
    things = 0
    total = 0
    for count, cents in shop.execute(f"SELECT count, cents FROM items WHERE order_number = {number}").fetchall():
        things += count
        total += count * cents
    return things, total


# %% an index for another question
# verdict: What does it go through again for each order
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.execute("CREATE INDEX by_product ON items (product, order_number)")
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(shop, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


# %% an index on the other table
# verdict: What does it go through again for each order
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.execute("CREATE INDEX by_who ON orders (customer)")
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(shop, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


# %% questions within a question, without an index
# verdict: What does it go through again for each order
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    return shop.execute('''
        SELECT id, ifnull((SELECT name FROM customers WHERE customers.id = orders.customer), 'unknown'),
            ifnull((SELECT sum(count) FROM items WHERE order_number = orders.id), 0),
            ifnull((SELECT sum(count * cents) FROM items WHERE order_number = orders.id), 0)
        FROM orders ORDER BY id''').fetchall()


# %% one join for each order, without an index
# verdict: What does it go through again for each order
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    invoices = []
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


# %% sums in a view, made anew for each order
# verdict: What does it go through again for each order
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.execute(
        "CREATE TEMP VIEW sums AS "
        "SELECT order_number AS o, sum(count) AS c, sum(count * cents) AS t FROM items GROUP BY order_number"
    )
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = shop.execute("SELECT c, t FROM sums WHERE o = ?", (number,)).fetchone() or (0, 0)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


# %% sums in a table without a key
# verdict: What does it go through again for each order
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.execute(
        "CREATE TEMP TABLE sums AS "
        "SELECT order_number AS o, sum(count) AS c, sum(count * cents) AS t FROM items GROUP BY order_number"
    )
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = shop.execute("SELECT c, t FROM sums WHERE o = ?", (number,)).fetchone() or (0, 0)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


# %% one list of all items, gone through for each order
# verdict: Is a long list gone through for each order?
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    names = dict(shop.execute("SELECT id, name FROM customers"))
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


# %% one list of other rows, gone through for each order
# verdict: Is a long list gone through for each order?
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.row_factory = sqlite3.Row
    names = {r["id"]: r["name"] for r in shop.execute("SELECT id, name FROM customers")}
    items = shop.execute("SELECT order_number, count, cents FROM items").fetchall()
    found = []
    for order in shop.execute("SELECT id, customer FROM orders ORDER BY id"):
        mine = [i for i in items if i["order_number"] == order["id"]]
        things = sum(item["count"] for item in mine)
        total = sum(item["count"] * item["cents"] for item in mine)
        found.append((order["id"], names.get(order["customer"], "unknown"), things, total))
    return found


# %% one list of all items, filtered for each order
# verdict: Is a long list gone through for each order?
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.row_factory = None
    names = dict(shop.execute("SELECT id, name FROM customers"))
    items = shop.execute("SELECT order_number, count, cents FROM items").fetchall()
    found = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id"):
        mine = list(filter(lambda i: i[0] == number, items))
        found.append((number, names.get(customer, "unknown"), sum(i[1] for i in mine), sum(i[1] * i[2] for i in mine)))
    return found


# %% one list of the items that are left
# verdict: Is a long list gone through for each order?
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    names = dict(shop.execute("SELECT id, name FROM customers"))
    items = shop.execute("SELECT order_number, count, cents FROM items").fetchall()
    out = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id"):
        mine = [i for i in items if i[0] == number]
        items = [i for i in items if i[0] != number]
        out.append((number, names.get(customer, "unknown"), sum(m[1] for m in mine), sum(m[1] * m[2] for m in mine)))
    return out


# %% the database adds up, each order by itself
# verdict: What does it go through again for each order
def add_up(shop, number):
    question = "SELECT total(count), total(count * cents) FROM items WHERE order_number = ?"
    return tuple(map(int, shop.execute(question, (number,)).fetchone()))


# %% the join, by loops in loops
# verdict: What does it go through again for each order
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.execute("PRAGMA automatic_index = off")
    return shop.execute(
        """
        SELECT orders.id, coalesce(customers.name, 'unknown'), coalesce(sum(count), 0), coalesce(sum(count * cents), 0)
        FROM orders
        LEFT JOIN customers ON customers.id = orders.customer
        LEFT JOIN items ON items.order_number = orders.id
        GROUP BY orders.id
        ORDER BY orders.id
        """
    ).fetchall()


# %% works on a copy of the shop
# verdict: Not cheap enough yet
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    work = sqlite3.connect(":memory:")
    shop.backup(work)
    shop = work
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(shop, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


# %% fnmatch in texts
# verdict: Not cheap enough yet
import fnmatch


def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    invoices = []
    items = [";".join(map(str, row)) for row in shop.execute("SELECT order_number, count, cents FROM items")]
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(items, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


def add_up(items, number):
    things = 0
    total = 0
    for text in fnmatch.filter(items, f"{number};*"):
        _, count, cents = map(int, text.split(";"))
        things += count
        total += count * cents
    return things, total


# %% findall in one text
# verdict: Not cheap enough yet
import re


def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    invoices = []
    items = "\n".join(";".join(map(str, row)) for row in shop.execute("SELECT order_number, count, cents FROM items"))
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(items, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


def add_up(items, number):
    things = 0
    total = 0
    for count, cents in re.findall(rf"^{number};(\d+);(\d+)$", items, re.MULTILINE):
        things += int(count)
        total += int(count) * int(cents)
    return things, total


# %% temp view of items, with a sqlite Row
# verdict: Not cheap enough yet
from itertools import compress


def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.row_factory = sqlite3.Row
    numbers = [row["order_number"] for row in shop.execute("SELECT * FROM items")]
    items = shop.execute("SELECT count, cents FROM items").fetchall()
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(numbers, items, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


def add_up(numbers, items, number):
    things = 0
    total = 0
    for count, cents in compress(items, map(number.__eq__, numbers)):
        things += count
        total += count * cents
    return things, total


# %% works on a committed copy
# verdict: Not cheap enough yet
def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    shop.commit()
    work = sqlite3.connect(":memory:")
    shop.backup(work)
    shop = work
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(shop, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices
