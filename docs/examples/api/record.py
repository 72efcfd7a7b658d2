"""Record a part of a program, read it, and keep its files."""

import profiling_in_python as profiling

PRICES = {"tea": 250, "milk": 120, "bread": 310}


def total(basket):
    return sum(price(item) for item in basket)


def price(item):
    return [cents for name, cents in PRICES.items() if name == item][0]


with profiling.record() as run:
    for _ in range(2_000):
        total(["tea", "milk", "bread"] * 10)

for sentence in run.reading:
    print(sentence)
print([file.name for file in run.save("out").files])
