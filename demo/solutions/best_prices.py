"""Watches the offers of many shops come in, and keeps a board with the three best prices up to date."""

import random

SHOPS = "Ann's Attic, Bob's Bikes, Cy's Cycles, Dora's Depot, Eve & Sons, Fay's Fair, Gil's Garage".split(", ")


def main():
    offers = some_offers(2_000)
    boards = best_prices(offers)
    print(len(boards), "boards were shown; the last one says:")
    for shop, price in boards[-1]:
        print(f"  {price / 100:8.2f}  {shop}")


def some_offers(count):
    chance = random.Random(110)
    return [(chance.choice(SHOPS), chance.randrange(20_000, 90_000)) for _ in range(count)]


def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    best = []
    boards = []
    for offer in offers:
        best = board([*best, offer])
        boards.append(best)
    return boards


def board(offers):
    cheapest_first = sorted(offers, key=price_of)
    return cheapest_first[:3]


def price_of(offer):
    _shop, price = offer
    return price


if __name__ == "__main__":
    main()
