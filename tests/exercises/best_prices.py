"""Other ways to repair `best_prices`, and some that only look like one."""

from demo.training.exercise import shipped
from tests.exercises import edited

SHIPPED = shipped("best_prices").read_text(encoding="utf-8")

LOOP = """    seen = []
    boards = []
    for offer in offers:
        seen.append(offer)
        boards.append(board(seen))
    return boards
"""
SORT = """    cheapest_first = sorted(offers, key=price_of)
    return cheapest_first[:3]
"""

INSERT = """    import bisect

    seen = []
    boards = []
    for offer in offers:
        bisect.insort(seen, offer, key=price_of)
        boards.append(seen[:3])
    return boards
"""
BY_HAND = """    best = []
    boards = []
    for offer in offers:
        place = len(best)
        while place > 0 and offer[1] < best[place - 1][1]:
            place -= 1
        best.insert(place, offer)
        del best[3:]
        boards.append(list(best))
    return boards
"""
HEAP = """    import heapq

    kept, boards = [], []
    for number, (shop, price) in enumerate(offers):
        heapq.heappush(kept, (-price, -number, shop))
        if len(kept) > 3:
            heapq.heappop(kept)
        boards.append([(name, -minus) for minus, _, name in sorted(kept, reverse=True)])
    return boards
"""

ACCEPTED: dict[str, str] = {
    "put each offer into its place": SHIPPED.replace(LOOP, INSERT),
    "three places, by hand": SHIPPED.replace(LOOP, BY_HAND),
    "a heap of three": SHIPPED.replace(LOOP, HEAP),
    "nsmallest of four": SHIPPED.replace(SORT, "    return heapq.nsmallest(3, offers, key=price_of)\n")
    .replace("import random\n", "import heapq\nimport random\n")
    .replace("seen.append(offer)", "seen = [*(boards[-1] if boards else []), offer]"),
}

REJECTED: dict[str, tuple[str, str]] = {
    "a faster key": (
        SHIPPED.replace("key=price_of", "key=itemgetter(1)").replace(
            "import random\n", "import random\nfrom operator import itemgetter\n"
        ),
        "Is every offer looked at again",
    ),
    "nsmallest of all": (
        SHIPPED.replace(SORT, "    return heapq.nsmallest(3, offers, key=price_of)\n").replace(
            "import random\n", "import heapq\nimport random\n"
        ),
        "Is every offer looked at again",
    ),
    "kept sorted, but sorted again": (
        SHIPPED.replace(SORT, "    offers.sort(key=price_of)\n    return offers[:3]\n"),
        "Is every offer looked at again",
    ),
    "the comparing hidden from the count": (
        SHIPPED.replace("    return price\n", "    return int(price)\n"),
        "called for old offers again",
    ),
    "later offers first when equal": (
        SHIPPED.replace(LOOP, BY_HAND.replace("offer[1] < best", "offer[1] <= best")),
        "Not correct",
    ),
    "ties by the name of the shop": (
        SHIPPED.replace(SORT, "    return sorted(offers[-40:], key=lambda offer: (offer[1], offer[0]))[:3]\n"),
        "Not correct",
    ),
    "three times the cheapest of all": (
        edited(
            "best_prices",
            (
                """    cheapest_first = sorted(offers, key=price_of)
    return cheapest_first[:3]
""",
                """    rest, found = list(offers), []
    while rest and len(found) < 3:
        best = min(rest, key=price_of)
        rest.remove(best)
        found.append(best)
    return found
""",
            ),
        ),
        "prices were compared",
    ),
}
