# %% a mask for each shop
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
    report = []
    for number, shop in enumerate(shops):
        here = sales["shop"] == number
        report.append((shop, int(things[here].sum()), int(cents[here].sum())))
    return report


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% bins
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
    count, total = (
        numpy.bincount(sales["shop"], weights=column, minlength=len(shops)).astype("int64") for column in (things, cents)
    )
    return list(zip(shops, count.tolist(), total.tolist()))


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% numbers of NumPy's in the report
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
    return [
        (shop, things[sales["shop"] == number].sum(), cents[sales["shop"] == number].sum())
        for number, shop in enumerate(shops)
    ]


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% an array as the report
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
    report = []
    for number, shop in enumerate(shops):
        mine = numpy.flatnonzero(sales["shop"] == number)
        report.append([shop, numpy.sum(things[mine]), numpy.sum(cents[mine])])
    return numpy.array(report, dtype=object).reshape(-1, 3)


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% a matrix of shops and sales
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
    which = numpy.arange(len(shops))[:, None] == sales["shop"]
    return list(zip(shops, (which @ things).tolist(), (which @ cents).tolist()))


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% sorted, and summed in pieces
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    order = numpy.argsort(sales["shop"], kind="stable")
    ordered = sales[order]
    sign = 1 - 2 * ordered["returned"].astype("int64")
    edges = numpy.searchsorted(ordered["shop"], numpy.arange(len(shops) + 1))

    def sums(column):
        so_far = numpy.concatenate(([0], numpy.cumsum(column)))
        return numpy.diff(so_far[edges]).tolist()

    return list(zip(shops, sums(sign * ordered["count"]), sums(sign * price_of(ordered))))


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% returned sales taken off at the end
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    kept, returned = sales[~sales["returned"]], sales[sales["returned"]]
    totals = numpy.zeros((len(shops), 2), dtype="int64")
    for sign, part in ((1, kept), (-1, returned)):
        numpy.add.at(totals[:, 0], part["shop"], sign * part["count"])
        numpy.add.at(totals[:, 1], part["shop"], sign * price_of(part))
    return [(shop, *row) for shop, row in zip(shops, totals.tolist())]


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% prices changed where there are many
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
    report = []
    for number in range(len(shops)):
        mine = sales["shop"] == number
        report.append((shops[number], int(numpy.sum(things, where=mine)), int(numpy.sum(cents, where=mine))))
    return report


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    many = sale["count"] >= MANY
    price[many] = price[many] * 95 // 100
    return price


# %% a plain table, with Python's sum
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    cents = price_of(sales)
    cents[sales["returned"]] *= -1
    things = numpy.copy(sales["count"])
    things[sales["returned"]] *= -1
    return [
        (shop, sum(things[sales["shop"] == number].tolist()), sum(cents[sales["shop"] == number].tolist()))
        for number, shop in enumerate(shops)
    ]


def price_of(sale):
    """Return what was paid, in whole cents: fractions of a cent are dropped."""
    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)


# %% bincount by matrix
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    sign = 1 - 2 * sales["returned"].astype("int64")
    price = sales["count"] * sales["cents"]
    price[sales["count"] >= MANY] = price[sales["count"] >= MANY] * 95 // 100
    of_shop = numpy.arange(len(shops))[:, None] == sales["shop"][None, :]
    things = (of_shop * (sign * sales["count"])).sum(axis=1)
    cents = (of_shop * (sign * price)).sum(axis=1)
    return list(zip(shops, things.tolist(), cents.tolist()))


# %% add.at with divmod price
def sum_sales(sales, shops):
    """Return (shop, things, cents) for each shop, in the order of the list; what was returned is taken off."""
    totals = numpy.zeros((len(shops), 2), "int64")
    price = sales["count"] * sales["cents"] * numpy.where(sales["count"] < MANY, 100, 95) // 100
    both = numpy.stack([sales["count"], price], axis=1) * numpy.where(sales["returned"], -1, 1)[:, None]
    numpy.add.at(totals, sales["shop"], both)
    return [(shop, *row) for shop, row in zip(shops, totals.tolist())]
