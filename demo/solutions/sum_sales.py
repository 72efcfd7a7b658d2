"""Adds up the sales of a day in a chain of bakeries: how many things has each shop sold, and for how much?"""

import numpy

SHOPS = ("At the Bridge", "Castle", "Harbour", "Market", "Old Mill", "Station", "Theatre")
COLUMNS = [("shop", "int64"), ("count", "int64"), ("cents", "int64"), ("returned", "bool")]
MANY = 10  # who buys so many of a thing pays 5 % less


def main():
    sales = some_sales(80_000)
    for shop, things, cents in sum_sales(sales, SHOPS):
        print(f"{shop:14} {things:9,} things {cents / 100:14,.2f}")


def some_sales(size):
    """Return a table with a row for each sale, whose shop is a number: its place in the list of shops."""
    numbers = numpy.arange(size)
    sales = numpy.zeros(size, dtype=COLUMNS)
    sales["shop"] = numbers * 7_919 % 101 % len(SHOPS)
    sales["count"] = 1 + numbers * 31 % 13
    sales["cents"] = 85 + numbers * 17 % 400
    sales["returned"] = numbers % 50 == 0
    return sales


def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = numpy.zeros(len(shops), dtype="int64")
    cents = numpy.zeros(len(shops), dtype="int64")
    numpy.add.at(things, sales["shop"], sign * sales["count"])
    numpy.add.at(cents, sales["shop"], sign * prices_of(sales))
    return list(zip(shops, things.tolist(), cents.tolist()))


def prices_of(sales):
    """Return what was paid for each sale, in whole cents: fractions of a cent are dropped."""
    prices = sales["count"] * sales["cents"]
    return numpy.where(sales["count"] >= MANY, prices * 95 // 100, prices)


if __name__ == "__main__":
    main()
