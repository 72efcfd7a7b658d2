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


if __name__ == "__main__":
    main()
