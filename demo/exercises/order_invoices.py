"""Adds up the invoices of a small shop from its database: who ordered what, and how much is it?"""

import sqlite3


def main():
    shop = sqlite3.connect(":memory:")
    try:
        open_shop(shop, 1_800)
        invoices = invoices_of(shop)
        for number, customer, count, cents in invoices[:3]:
            print(f"order {number}: {customer} gets {count} things for {cents / 100:.2f}")
        print(f"... {len(invoices)} invoices, {sum(cents for *_, cents in invoices) / 100:,.2f} in all")
    finally:
        shop.close()


def open_shop(shop, size):
    shop.executescript(
        """
        CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER);
        CREATE TABLE items (order_number INTEGER, product TEXT, count INTEGER, cents INTEGER);
        """
    )
    products = [("apples", 40), ("bread", 390), ("cheese", 720), ("dates", 510)]
    shop.executemany("INSERT INTO customers VALUES (?, ?)", [(n, f"Customer {n}") for n in range(size // 5)])
    shop.executemany("INSERT INTO orders VALUES (?, ?)", [(1000 + n, n * 7 % (size // 5)) for n in range(size)])
    for n in range(size):
        items = [(1000 + n, *products[(n + i) % 4], 1 + i) for i in range(3)]
        shop.executemany("INSERT INTO items (order_number, product, cents, count) VALUES (?, ?, ?, ?)", items)


def invoices_of(shop):
    """Return (number, customer, how many things, cents) for each order, by number."""
    invoices = []
    for number, customer in shop.execute("SELECT id, customer FROM orders ORDER BY id").fetchall():
        count, cents = add_up(shop, number)
        invoices.append((number, name_of(shop, customer), count, cents))
    return invoices


def name_of(shop, customer):
    row = shop.execute("SELECT name FROM customers WHERE id = ?", (customer,)).fetchone()
    return row[0] if row else "unknown"


def add_up(shop, number):
    things = 0
    total = 0
    for count, cents in shop.execute("SELECT count, cents FROM items WHERE order_number = ?", (number,)).fetchall():
        things += count
        total += count * cents
    return things, total


if __name__ == "__main__":
    main()
