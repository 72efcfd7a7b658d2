"""Adds up sales with discounts."""

import numpy as np
import pandas as pd


def read():
    random = np.random.default_rng(1)
    count = 40_000
    return pd.DataFrame(
        {
            "price": random.integers(1, 100, count),
            "amount": random.integers(1, 9, count),
            "discount": random.random(count) / 2,
            "shop": random.integers(0, 20, count),
        }
    )


def total(row):
    return row["price"] * row["amount"] * (1 - row["discount"])


def add_total(sales):
    sales["total"] = sales.apply(total, axis=1)
    return sales


def by_shop(sales):
    return sales.groupby("shop")["total"].agg(["sum", "mean", "max"])


def main():
    print(by_shop(add_total(read())).head(3))


main()
