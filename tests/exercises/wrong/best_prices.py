# %% a faster key
# verdict: Is every offer looked at again
from operator import itemgetter


def board(offers):
    cheapest_first = sorted(offers, key=itemgetter(1))
    return cheapest_first[:3]


# %% nsmallest of all
# verdict: Is every offer looked at again
import heapq


def board(offers):
    return heapq.nsmallest(3, offers, key=price_of)


# %% kept sorted, but sorted again
# verdict: Is every offer looked at again
def board(offers):
    offers.sort(key=price_of)
    return offers[:3]


# %% the comparing hidden from the count
# verdict: Is every offer looked at again
def price_of(offer):
    _shop, price = offer
    return int(price)


# %% later offers first when equal
# verdict: Not correct
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    best = []
    boards = []
    for offer in offers:
        place = len(best)
        while place > 0 and offer[1] <= best[place - 1][1]:
            place -= 1
        best.insert(place, offer)
        del best[3:]
        boards.append(list(best))
    return boards


# %% ties by the name of the shop
# verdict: Not correct
def board(offers):
    return sorted(offers[-40:], key=lambda offer: (offer[1], offer[0]))[:3]


# %% three times the cheapest of all
# verdict: Is every offer looked at again
def board(offers):
    rest, found = list(offers), []
    while rest and len(found) < 3:
        best = min(rest, key=price_of)
        rest.remove(best)
        found.append(best)
    return found


# %% tuples in francs, sorted again
# verdict: Is every offer looked at again
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    seen, boards = [], []
    for offer in offers:
        seen.append((price_of(offer) / 100, len(seen), offer))
        boards.append([one for *_, one in sorted(seen)[:3]])
    return boards


# %% tuples kept sorted, but sorted again
# verdict: Is every offer looked at again
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    seen, boards = [], []
    for number, (shop, price) in enumerate(offers):
        seen.append((int(price), number, shop))
        seen.sort()
        boards.append([(shop, price) for price, _, shop in seen[:3]])
    return boards


# %% prices made texts
# verdict: Is every offer looked at again
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    import heapq

    seen, boards = [], []
    for number, (shop, price) in enumerate(offers):
        seen.append(f"{price:09}/{number:09}/{shop}")
        best = heapq.nsmallest(3, seen)
        boards.append([(one.split("/", 2)[2], int(one.split("/")[0])) for one in best])
    return boards


# %% prices and places, put together and sorted in C
# verdict: Is every offer looked at again
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    prices, boards = [], []
    for number, (_, price) in enumerate(offers):
        prices.append(int(price))
        boards.append([offers[place] for _, place in sorted(zip(prices, range(number + 1)))[:3]])
    return boards


# %% a heap made anew
# verdict: Is every offer looked at again
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    import heapq

    seen, boards = [], []
    for number, offer in enumerate(offers):
        seen.append((float(offer[1]), number, offer))
        heap = list(seen)
        heapq.heapify(heap)
        boards.append([heapq.heappop(heap)[2] for _ in range(min(3, len(heap)))])
    return boards


# %% sorted by another name
# verdict: Is every offer looked at again
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    seen, boards, in_order = [], [], sorted
    for offer in offers:
        seen.append(offer)
        boards.append(in_order(seen, key=lambda one: one[1])[:3])
    return boards


# %% the prices of shops remembered
# verdict: Is every offer looked at again
import functools


@functools.cache
def price_of(offer):
    _shop, price = offer
    return price


# %% its place counted among all
# verdict: for 300 offers
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    seen, boards = [], []
    for shop, price in offers:
        place = sum(1 for other in seen if other[1] <= price)
        seen.insert(place, (shop, price))
        boards.append(seen[:3])
    return boards


# %% one list that is every board
# verdict: Not correct: on the given input
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    best, boards = [], []
    for offer in offers:
        best.append(offer)
        best.sort(key=price_of)
        del best[3:]
        boards.append(best)
    return boards


# %% Counter.most_common(3)
# verdict: Not cheap enough yet
from collections import Counter


def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    prices = Counter()
    boards = []
    for number, offer in enumerate(offers):
        prices[number] = -price_of(offer)
        boards.append([offers[place] for place, _ in prices.most_common(3)])
    return boards


# %% Counter.most_common()[:3]
# verdict: Not cheap enough yet
from collections import Counter


def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    prices = Counter()
    boards = []
    for number, offer in enumerate(offers):
        prices[number] = -price_of(offer)
        boards.append([offers[place] for place, _ in prices.most_common()[:3]])
    return boards


# %% buckets, chained
# verdict: Not cheap enough yet
from itertools import chain, islice


def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    buckets = [[] for _ in range(max(map(price_of, offers), default=0) + 1)]
    boards = []
    for offer in offers:
        buckets[price_of(offer)].append(offer)
        boards.append(list(islice(chain.from_iterable(buckets), 3)))
    return boards


# %% sqlite order by limit
# verdict: Not cheap enough yet
import sqlite3


def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE offers (shop TEXT, price INTEGER)")
    boards = []
    for offer in offers:
        base.execute("INSERT INTO offers VALUES (?, ?)", offer)
        boards.append(base.execute("SELECT shop, price FROM offers ORDER BY price, rowid LIMIT 3").fetchall())
    return boards


# %% the best of growing lists, by a mapped function
# verdict: Not cheap enough yet
from functools import partial
from heapq import nsmallest
from itertools import accumulate
from operator import itemgetter


def best_prices(offers):
    seen = accumulate(([offer] for offer in offers), list.__add__)
    return list(map(partial(nsmallest, 3, key=itemgetter(1)), seen))
