# %% a loop over numbers of rows
# verdict: lines and calls more than 500 sales do
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    things = [0] * len(shops)
    cents = [0] * len(shops)
    for row in range(len(sales)):
        sale = sales[row]
        sign = -1 if sale["returned"] else 1
        things[sale["shop"]] += sign * sale["count"]
        cents[sale["shop"]] += sign * price_of(sale)
    return [(shop, int(count), int(total)) for shop, count, total in zip(shops, things, cents)]


# %% a loop over the columns, side by side
# verdict: lines and calls more than 500 sales do
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    things = [0] * len(shops)
    cents = [0] * len(shops)
    for shop, count, each, returned in zip(sales["shop"], sales["count"], sales["cents"], sales["returned"]):
        price = count * each
        if count >= MANY:
            price = price * 95 // 100
        things[shop] += -count if returned else count
        cents[shop] += -price if returned else price
    return [(shop, int(count), int(total)) for shop, count, total in zip(shops, things, cents)]


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% a loop over lists
# verdict: lines and calls more than 500 sales do
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    things = [0] * len(shops)
    cents = [0] * len(shops)
    for shop, count, each, returned in sales.tolist():
        price = count * each
        if count >= MANY:
            price = price * 95 // 100
        things[shop] += -count if returned else count
        cents[shop] += -price if returned else price
    return list(zip(shops, things, cents))


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% a comprehension for each shop
# verdict: lines and calls more than 500 sales do
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    return [
        (
            shop,
            int(sum(-s["count"] if s["returned"] else s["count"] for s in sales if s["shop"] == number)),
            int(sum(-price_of(s) if s["returned"] else price_of(s) for s in sales if s["shop"] == number)),
        )
        for number, shop in enumerate(shops)
    ]


# %% numpy.vectorize
# verdict: lines and calls more than 500 sales do
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    prices = numpy.vectorize(price_of, otypes=["int64"])(sales["count"], sales["cents"])
    totals = []
    for number, shop in enumerate(shops):
        mine = sales["shop"] == number
        totals.append((shop, int((sign * sales["count"])[mine].sum()), int((sign * prices)[mine].sum())))
    return totals


def price_of(count, cents):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    return count * cents * 95 // 100 if count >= MANY else count * cents


# %% numpy.apply_along_axis
# verdict: lines and calls more than 500 sales do
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    plain = numpy.stack([sales[name] for name in ("shop", "count", "cents", "returned")], axis=1)
    plain = plain.reshape(-1, 4).astype("int64")
    if not len(plain):
        return [(shop, 0, 0) for shop in shops]
    prices = numpy.apply_along_axis(lambda row: price_of({"count": row[1], "cents": row[2]}), 1, plain)
    sign = 1 - 2 * plain[:, 3]
    return [
        (shop, int((sign * plain[:, 1])[plain[:, 0] == n].sum()), int((sign * prices)[plain[:, 0] == n].sum()))
        for n, shop in enumerate(shops)
    ]


# %% map
# verdict: lines and calls more than 500 sales do
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    prices = numpy.array(list(map(price_of, sales)), dtype="int64")
    things, cents = numpy.zeros((2, len(shops)), dtype="int64")
    numpy.add.at(things, sales["shop"], sign * sales["count"])
    numpy.add.at(cents, sales["shop"], sign * prices)
    return list(zip(shops, things.tolist(), cents.tolist()))


# %% the prices as columns, the sums row by row
# verdict: lines and calls more than 500 sales do
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
    count, total = [0] * len(shops), [0] * len(shops)
    for row, shop in enumerate(sales["shop"]):
        count[shop] += things[row]
        total[shop] += cents[row]
    return [(shop, int(some), int(much)) for shop, some, much in zip(shops, count, total)]


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% a memory for prices
# verdict: lines and calls more than 500 sales do
import functools


def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    things = [0] * len(shops)
    cents = [0] * len(shops)
    for sale in sales:
        sign = -1 if sale["returned"] else 1
        things[sale["shop"]] += sign * sale["count"]
        cents[sale["shop"]] += sign * price_of(int(sale["count"]), int(sale["cents"]))
    return [(shop, int(count), int(total)) for shop, count, total in zip(shops, things, cents)]


@functools.cache
def price_of(count, cents):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    return count * cents * 95 // 100 if count >= MANY else count * cents


# %% a table for each sale
# verdict: lines and calls more than 500 sales do
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    things, cents = numpy.zeros((2, len(shops)), dtype="int64")
    for row in range(len(sales)):
        sale = sales[row : row + 1]
        sign = numpy.where(sale["returned"], -1, 1)
        numpy.add.at(things, sale["shop"], sign * sale["count"])
        numpy.add.at(cents, sale["shop"], sign * price_of(sale))
    return list(zip(shops, things.tolist(), cents.tolist()))


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% a total that repeats of a shop are lost from
# verdict: Not correct: on the given input
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
    count, total = numpy.zeros((2, len(shops)), dtype="int64")
    count[sales["shop"]] += things
    total[sales["shop"]] += cents
    return list(zip(shops, count.tolist(), total.tolist()))


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% less for all
# verdict: Not correct: on the given input
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
    return [
        (shop, int(things[sales["shop"] == n].sum()), int(cents[sales["shop"] == n].sum()))
        for n, shop in enumerate(shops)
    ]


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] > MANY, price * 95 // 100, price)


# %% rounded after the sign
# verdict: Not correct: on the given input
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = things * sales["cents"]
    cents = numpy.where(sales["count"] >= MANY, cents * 95 // 100, cents)
    return [
        (shop, int(things[sales["shop"] == n].sum()), int(cents[sales["shop"] == n].sum()))
        for n, shop in enumerate(shops)
    ]


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% only shops that sell
# verdict: Not correct: on hidden input 2
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
    return [
        (shops[n], int(things[sales["shop"] == n].sum()), int(cents[sales["shop"] == n].sum()))
        for n in numpy.unique(sales["shop"])
    ]


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% numbers that are too short
# verdict: Not correct: on hidden input 6
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    count, each = sales["count"].astype("int32"), sales["cents"].astype("int32")
    prices = count * each
    prices = numpy.where(count >= MANY, prices * 95 // 100, prices)
    sign = numpy.where(sales["returned"], -1, 1)
    return [
        (shop, int((sign * count)[sales["shop"] == n].sum()), int((sign * prices)[sales["shop"] == n].sum()))
        for n, shop in enumerate(shops)
    ]


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% sqlite
# verdict: Not cheap enough yet
import sqlite3


def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE sales (shop INTEGER, count INTEGER, cents INTEGER, returned INTEGER)")
    base.executemany("INSERT INTO sales VALUES (?, ?, ?, ?)", sales.tolist())
    query = """SELECT sum(CASE WHEN returned THEN -count ELSE count END),
        sum(CASE WHEN returned THEN -1 ELSE 1 END * (CASE WHEN count >= 10 THEN count * cents * 95 / 100 ELSE count * cents END))
        FROM sales WHERE shop = ?"""
    sums = [base.execute(query, (number,)).fetchone() for number in range(len(shops))]
    return [(shop, things or 0, cents or 0) for shop, (things, cents) in zip(shops, sums)]


# %% map of C functions over numpy rows, mended
# verdict: Not cheap enough yet
from itertools import compress, repeat
from operator import floordiv, itemgetter, mul


def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    report = []
    for number, shop in enumerate(shops):
        rows = list(compress(sales, map(number.__eq__, map(int, map(itemgetter("shop"), sales)))))
        counts = list(map(int, map(itemgetter("count"), rows)))
        cents = list(map(int, map(itemgetter("cents"), rows)))
        rates = list(map((100, 95).__getitem__, map(MANY.__le__, counts)))
        prices = list(map(floordiv, map(mul, map(mul, counts, cents), rates), repeat(100)))
        signs = list(map((1, -1).__getitem__, map(int, map(itemgetter("returned"), rows))))
        report.append((shop, sum(map(mul, counts, signs)), sum(map(mul, prices, signs))))
    return report
