"""Right and wrong ways to add up sales."""

from tests.exercises import edited

LOOP = """    things = [0] * len(shops)
    cents = [0] * len(shops)
    for sale in sales:
        sign = -1 if sale["returned"] else 1
        things[sale["shop"]] += sign * sale["count"]
        cents[sale["shop"]] += sign * price_of(sale)
    return [(shop, int(count), int(total)) for shop, count, total in zip(shops, things, cents)]
"""
PRICE = """    price = sale["count"] * sale["cents"]
    if sale["count"] >= MANY:
        price = price * 95 // 100
    return price
"""
PRICES = """    price = sale["count"] * sale["cents"]
    return numpy.where(sale["count"] >= MANY, price * 95 // 100, price)
"""
COLUMNS = """    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = sign * price_of(sales)
"""


def program(loop: str = LOOP, price: str = PRICES) -> str:
    return edited("sum_sales", (LOOP, loop), (PRICE, price))


ACCEPTED = {
    "a mask for each shop": program(
        COLUMNS
        + """    report = []
    for number, shop in enumerate(shops):
        here = sales["shop"] == number
        report.append((shop, int(things[here].sum()), int(cents[here].sum())))
    return report
"""
    ),
    "bins": program(
        COLUMNS
        + """    count, total = (
        numpy.bincount(sales["shop"], weights=column, minlength=len(shops)).astype("int64") for column in (things, cents)
    )
    return list(zip(shops, count, total))
""".replace("return list(zip(shops, count, total))", "return list(zip(shops, count.tolist(), total.tolist()))"),
    ),
    "numbers of NumPy's in the report": program(
        COLUMNS
        + """    return [
        (shop, things[sales["shop"] == number].sum(), cents[sales["shop"] == number].sum())
        for number, shop in enumerate(shops)
    ]
"""
    ),
    "an array as the report": program(
        COLUMNS
        + """    report = []
    for number, shop in enumerate(shops):
        mine = numpy.flatnonzero(sales["shop"] == number)
        report.append([shop, numpy.sum(things[mine]), numpy.sum(cents[mine])])
    return numpy.array(report, dtype=object).reshape(-1, 3)
"""
    ),
    "a matrix of shops and sales": program(
        COLUMNS
        + """    which = numpy.arange(len(shops))[:, None] == sales["shop"]
    return list(zip(shops, (which @ things).tolist(), (which @ cents).tolist()))
"""
    ),
    "sorted, and summed in pieces": program(
        """    order = numpy.argsort(sales["shop"], kind="stable")
    ordered = sales[order]
    sign = 1 - 2 * ordered["returned"].astype("int64")
    edges = numpy.searchsorted(ordered["shop"], numpy.arange(len(shops) + 1))

    def sums(column):
        so_far = numpy.concatenate(([0], numpy.cumsum(column)))
        return numpy.diff(so_far[edges]).tolist()

    return list(zip(shops, sums(sign * ordered["count"]), sums(sign * price_of(ordered))))
"""
    ),
    "returned sales taken off at the end": program(
        """    kept, returned = sales[~sales["returned"]], sales[sales["returned"]]
    totals = numpy.zeros((len(shops), 2), dtype="int64")
    for sign, part in ((1, kept), (-1, returned)):
        numpy.add.at(totals[:, 0], part["shop"], sign * part["count"])
        numpy.add.at(totals[:, 1], part["shop"], sign * price_of(part))
    return [(shop, *row) for shop, row in zip(shops, totals.tolist())]
"""
    ),
    "prices changed where there are many": program(
        COLUMNS
        + """    report = []
    for number in range(len(shops)):
        mine = sales["shop"] == number
        report.append((shops[number], int(numpy.sum(things, where=mine)), int(numpy.sum(cents, where=mine))))
    return report
""",
        """    price = sale["count"] * sale["cents"]
    many = sale["count"] >= MANY
    price[many] = price[many] * 95 // 100
    return price
""",
    ),
    "a plain table, with Python's sum": program(
        """    cents = price_of(sales)
    cents[sales["returned"]] *= -1
    things = numpy.copy(sales["count"])
    things[sales["returned"]] *= -1
    return [
        (shop, sum(things[sales["shop"] == number].tolist()), sum(cents[sales["shop"] == number].tolist()))
        for number, shop in enumerate(shops)
    ]
"""
    ),
    "bincount by matrix": edited(
        "sum_sales",
        (
            (
                "    things = [0] * len(shops)\n"
                "    cents = [0] * len(shops)\n"
                "    for sale in sales:\n"
                '        sign = -1 if sale["returned"] else 1\n'
                '        things[sale["shop"]] += sign * sale["count"]\n'
                '        cents[sale["shop"]] += sign * price_of(sale)\n'
                "    return [(shop, int(count), int(total)) for shop, count, total in zip(shops, "
                "things, cents)]\n"
            ),
            (
                '    sign = 1 - 2 * sales["returned"].astype("int64")\n'
                '    price = sales["count"] * sales["cents"]\n'
                '    price[sales["count"] >= MANY] = price[sales["count"] >= MANY] * 95 // 100\n'
                '    of_shop = numpy.arange(len(shops))[:, None] == sales["shop"][None, :]\n'
                '    things = (of_shop * (sign * sales["count"])).sum(axis=1)\n'
                "    cents = (of_shop * (sign * price)).sum(axis=1)\n"
                "    return list(zip(shops, things.tolist(), cents.tolist()))\n"
            ),
        ),
    ),
    "add.at with divmod price": edited(
        "sum_sales",
        (
            (
                "    things = [0] * len(shops)\n"
                "    cents = [0] * len(shops)\n"
                "    for sale in sales:\n"
                '        sign = -1 if sale["returned"] else 1\n'
                '        things[sale["shop"]] += sign * sale["count"]\n'
                '        cents[sale["shop"]] += sign * price_of(sale)\n'
                "    return [(shop, int(count), int(total)) for shop, count, total in zip(shops, "
                "things, cents)]\n"
            ),
            (
                '    totals = numpy.zeros((len(shops), 2), "int64")\n'
                '    price = sales["count"] * sales["cents"] * numpy.where(sales["count"] < MANY,'
                " 100, 95) // 100\n"
                '    both = numpy.stack([sales["count"], price], axis=1) * numpy.where(sales["ret'
                'urned"], -1, 1)[:, None]\n'
                '    numpy.add.at(totals, sales["shop"], both)\n'
                "    return [(shop, *row) for shop, row in zip(shops, totals.tolist())]\n"
            ),
        ),
    ),
}

MORE = "lines and calls more than 500 sales do"

REJECTED = {
    "a loop over numbers of rows": (
        program(
            """    things = [0] * len(shops)
    cents = [0] * len(shops)
    for row in range(len(sales)):
        sale = sales[row]
        sign = -1 if sale["returned"] else 1
        things[sale["shop"]] += sign * sale["count"]
        cents[sale["shop"]] += sign * price_of(sale)
    return [(shop, int(count), int(total)) for shop, count, total in zip(shops, things, cents)]
""",
            PRICE,
        ),
        MORE,
    ),
    "a loop over the columns, side by side": (
        program(
            """    things = [0] * len(shops)
    cents = [0] * len(shops)
    for shop, count, each, returned in zip(sales["shop"], sales["count"], sales["cents"], sales["returned"]):
        price = count * each
        if count >= MANY:
            price = price * 95 // 100
        things[shop] += -count if returned else count
        cents[shop] += -price if returned else price
    return [(shop, int(count), int(total)) for shop, count, total in zip(shops, things, cents)]
"""
        ),
        MORE,
    ),
    "a loop over lists": (
        program(
            """    things = [0] * len(shops)
    cents = [0] * len(shops)
    for shop, count, each, returned in sales.tolist():
        price = count * each
        if count >= MANY:
            price = price * 95 // 100
        things[shop] += -count if returned else count
        cents[shop] += -price if returned else price
    return list(zip(shops, things, cents))
"""
        ),
        MORE,
    ),
    "a comprehension for each shop": (
        program(
            """    return [
        (
            shop,
            int(sum(-s["count"] if s["returned"] else s["count"] for s in sales if s["shop"] == number)),
            int(sum(-price_of(s) if s["returned"] else price_of(s) for s in sales if s["shop"] == number)),
        )
        for number, shop in enumerate(shops)
    ]
""",
            PRICE,
        ),
        MORE,
    ),
    "numpy.vectorize": (
        program(
            """    sign = numpy.where(sales["returned"], -1, 1)
    prices = numpy.vectorize(price_of, otypes=["int64"])(sales["count"], sales["cents"])
    totals = []
    for number, shop in enumerate(shops):
        mine = sales["shop"] == number
        totals.append((shop, int((sign * sales["count"])[mine].sum()), int((sign * prices)[mine].sum())))
    return totals
""",
            "    return count * cents * 95 // 100 if count >= MANY else count * cents\n",
        ).replace("price_of(sale)", "price_of(count, cents)"),
        MORE,
    ),
    "numpy.apply_along_axis": (
        program(
            """    plain = numpy.stack([sales[name] for name in ("shop", "count", "cents", "returned")], axis=1)
    plain = plain.reshape(-1, 4).astype("int64")
    if not len(plain):
        return [(shop, 0, 0) for shop in shops]
    prices = numpy.apply_along_axis(lambda row: price_of({"count": row[1], "cents": row[2]}), 1, plain)
    sign = 1 - 2 * plain[:, 3]
    return [
        (shop, int((sign * plain[:, 1])[plain[:, 0] == n].sum()), int((sign * prices)[plain[:, 0] == n].sum()))
        for n, shop in enumerate(shops)
    ]
""",
            PRICE,
        ),
        MORE,
    ),
    "map": (
        program(
            """    sign = numpy.where(sales["returned"], -1, 1)
    prices = numpy.array(list(map(price_of, sales)), dtype="int64")
    things, cents = numpy.zeros((2, len(shops)), dtype="int64")
    numpy.add.at(things, sales["shop"], sign * sales["count"])
    numpy.add.at(cents, sales["shop"], sign * prices)
    return list(zip(shops, things.tolist(), cents.tolist()))
""",
            PRICE,
        ),
        MORE,
    ),
    "the prices as columns, the sums row by row": (
        program(
            COLUMNS
            + """    count, total = [0] * len(shops), [0] * len(shops)
    for row, shop in enumerate(sales["shop"]):
        count[shop] += things[row]
        total[shop] += cents[row]
    return [(shop, int(some), int(much)) for shop, some, much in zip(shops, count, total)]
"""
        ),
        MORE,
    ),
    "a memory for prices": (
        program(LOOP.replace("price_of(sale)", 'price_of(int(sale["count"]), int(sale["cents"]))'), "    MEMORY")
        .replace("def price_of(sale):", "@functools.cache\ndef price_of(count, cents):")
        .replace("    MEMORY", "    return count * cents * 95 // 100 if count >= MANY else count * cents\n")
        .replace("import numpy\n", "import functools\n\nimport numpy\n"),
        MORE,
    ),
    "a table for each sale": (
        program(
            """    things, cents = numpy.zeros((2, len(shops)), dtype="int64")
    for row in range(len(sales)):
        sale = sales[row : row + 1]
        sign = numpy.where(sale["returned"], -1, 1)
        numpy.add.at(things, sale["shop"], sign * sale["count"])
        numpy.add.at(cents, sale["shop"], sign * price_of(sale))
    return list(zip(shops, things.tolist(), cents.tolist()))
"""
        ),
        MORE,
    ),
    "a total that repeats of a shop are lost from": (
        program(
            COLUMNS
            + """    count, total = numpy.zeros((2, len(shops)), dtype="int64")
    count[sales["shop"]] += things
    total[sales["shop"]] += cents
    return list(zip(shops, count.tolist(), total.tolist()))
"""
        ),
        "Not correct: on the given input",
    ),
    "less for all": (
        program(
            COLUMNS
            + """    return [
        (shop, int(things[sales["shop"] == n].sum()), int(cents[sales["shop"] == n].sum()))
        for n, shop in enumerate(shops)
    ]
""",
            PRICES.replace(">=", ">"),
        ),
        "Not correct: on the given input",
    ),
    "rounded after the sign": (
        program(
            """    sign = numpy.where(sales["returned"], -1, 1)
    things = sign * sales["count"]
    cents = things * sales["cents"]
    cents = numpy.where(sales["count"] >= MANY, cents * 95 // 100, cents)
    return [
        (shop, int(things[sales["shop"] == n].sum()), int(cents[sales["shop"] == n].sum()))
        for n, shop in enumerate(shops)
    ]
"""
        ),
        "Not correct: on the given input",
    ),
    "only shops that sell": (
        program(
            COLUMNS
            + """    return [
        (shops[n], int(things[sales["shop"] == n].sum()), int(cents[sales["shop"] == n].sum()))
        for n in numpy.unique(sales["shop"])
    ]
"""
        ),
        "Not correct: on hidden input 2",
    ),
    "numbers that are too short": (
        program(
            """    count, each = sales["count"].astype("int32"), sales["cents"].astype("int32")
    prices = count * each
    prices = numpy.where(count >= MANY, prices * 95 // 100, prices)
    sign = numpy.where(sales["returned"], -1, 1)
    return [
        (shop, int((sign * count)[sales["shop"] == n].sum()), int((sign * prices)[sales["shop"] == n].sum()))
        for n, shop in enumerate(shops)
    ]
"""
        ),
        "Not correct: on hidden input 6",
    ),
    "sqlite": (
        edited(
            "sum_sales",
            ("import numpy\n", ("import sqlite3\n\nimport numpy\n")),
            (
                (
                    "    things = [0] * len(shops)\n"
                    "    cents = [0] * len(shops)\n"
                    "    for sale in sales:\n"
                    '        sign = -1 if sale["returned"] else 1\n'
                    '        things[sale["shop"]] += sign * sale["count"]\n'
                    '        cents[sale["shop"]] += sign * price_of(sale)\n'
                    "    return [(shop, int(count), int(total)) for shop, count, total in zip(shops, "
                    "things, cents)]\n"
                ),
                (
                    '    base = sqlite3.connect(":memory:")\n'
                    '    base.execute("CREATE TABLE sales (shop INTEGER, count INTEGER, cents INTEGER'
                    ', returned INTEGER)")\n'
                    '    base.executemany("INSERT INTO sales VALUES (?, ?, ?, ?)", sales.tolist())\n'
                    '    query = """SELECT sum(CASE WHEN returned THEN -count ELSE count END),\n'
                    "        sum(CASE WHEN returned THEN -1 ELSE 1 END * (CASE WHEN count >= 10 THEN "
                    "count * cents * 95 / 100 ELSE count * cents END))\n"
                    '        FROM sales WHERE shop = ?"""\n'
                    "    sums = [base.execute(query, (number,)).fetchone() for number in range(len(shops))]\n"
                    "    return [(shop, things or 0, cents or 0) for shop, (things, cents) in zip(shops, sums)]\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "map of C functions over numpy rows, mended": (
        edited(
            "sum_sales",
            (
                "import numpy\n",
                (
                    "from itertools import compress, repeat\n"
                    "from operator import floordiv, itemgetter, mul\n"
                    "\n"
                    "import numpy\n"
                ),
            ),
            (
                (
                    "    things = [0] * len(shops)\n"
                    "    cents = [0] * len(shops)\n"
                    "    for sale in sales:\n"
                    '        sign = -1 if sale["returned"] else 1\n'
                    '        things[sale["shop"]] += sign * sale["count"]\n'
                    '        cents[sale["shop"]] += sign * price_of(sale)\n'
                    "    return [(shop, int(count), int(total)) for shop, count, total in zip(shops, "
                    "things, cents)]\n"
                ),
                (
                    "    report = []\n"
                    "    for number, shop in enumerate(shops):\n"
                    '        rows = list(compress(sales, map(number.__eq__, map(int, map(itemgetter("'
                    'shop"), sales)))))\n'
                    '        counts = list(map(int, map(itemgetter("count"), rows)))\n'
                    '        cents = list(map(int, map(itemgetter("cents"), rows)))\n'
                    "        rates = list(map((100, 95).__getitem__, map(MANY.__le__, counts)))\n"
                    "        prices = list(map(floordiv, map(mul, map(mul, counts, cents), rates), repeat(100)))\n"
                    '        signs = list(map((1, -1).__getitem__, map(int, map(itemgetter("returned"), rows))))\n'
                    "        report.append((shop, sum(map(mul, counts, signs)), sum(map(mul, prices, signs))))\n"
                    "    return report\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
