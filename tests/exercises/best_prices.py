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

HEAP_OF_ALL = """    import heapq

    heap, boards = [], []
    for number, offer in enumerate(offers):
        heapq.heappush(heap, (offer[1], number, offer))
        top = [heapq.heappop(heap) for _ in range(min(3, len(heap)))]
        boards.append([offer for _, _, offer in top])
        for one in top:
            heapq.heappush(heap, one)
    return boards
"""
HALVING = """    seen, boards = [], []
    for offer in offers:
        low, high = 0, len(seen)
        while low < high:
            middle = (low + high) // 2
            if price_of(offer) < price_of(seen[middle]):
                high = middle
            else:
                low = middle + 1
        seen.insert(low, offer)
        boards.append(seen[:3])
    return boards
"""
IF_BETTER = """    seen, boards = [], []
    for offer in offers:
        seen.append(offer)
        if len(seen) > 3 and price_of(offer) >= price_of(boards[-1][2]):
            boards.append(boards[-1])
        else:
            boards.append(board(seen))
    return boards
"""
FUNCTIONAL = """    import itertools

    steps = itertools.accumulate(offers, lambda best, offer: board([*best, offer]), initial=[])
    next(steps)
    return list(steps)
"""
IN_FRANCS = """    import bisect

    seen, boards = [], []
    for number, offer in enumerate(offers):
        bisect.insort(seen, (offer[1] / 100, number, offer))
        boards.append([offer for *_, offer in seen[:3]])
    return boards
"""
CLASS = """    kept = Board()
    return [kept.with_offer(offer) for offer in offers]


class Board:
    def __init__(self):
        self.places = []

    def with_offer(self, offer):
        self.places = sorted(self.places + [offer], key=price_of)
        if len(self.places) > 3:
            self.places.pop()
        return list(self.places)
"""
PLAIN = """    seen, boards = [], []
    for offer in offers:
        seen.append((price_of(offer) / 100, len(seen), offer))
        boards.append([one for *_, one in sorted(seen)[:3]])
    return boards
"""
SORT_IN_PLACE = """    seen, boards = [], []
    for number, (shop, price) in enumerate(offers):
        seen.append((int(price), number, shop))
        seen.sort()
        boards.append([(shop, price) for price, _, shop in seen[:3]])
    return boards
"""
AS_TEXTS = """    import heapq

    seen, boards = [], []
    for number, (shop, price) in enumerate(offers):
        seen.append(f"{price:09}/{number:09}/{shop}")
        best = heapq.nsmallest(3, seen)
        boards.append([(one.split("/", 2)[2], int(one.split("/")[0])) for one in best])
    return boards
"""
ZIPPED = """    prices, boards = [], []
    for number, (_, price) in enumerate(offers):
        prices.append(int(price))
        boards.append([offers[place] for _, place in sorted(zip(prices, range(number + 1)))[:3]])
    return boards
"""
HEAP_ANEW = """    import heapq

    seen, boards = [], []
    for number, offer in enumerate(offers):
        seen.append((float(offer[1]), number, offer))
        heap = list(seen)
        heapq.heapify(heap)
        boards.append([heapq.heappop(heap)[2] for _ in range(min(3, len(heap)))])
    return boards
"""
OTHER_NAME = """    seen, boards, in_order = [], [], sorted
    for offer in offers:
        seen.append(offer)
        boards.append(in_order(seen, key=lambda one: one[1])[:3])
    return boards
"""
SCAN = """    seen, boards = [], []
    for shop, price in offers:
        place = sum(1 for other in seen if other[1] <= price)
        seen.insert(place, (shop, price))
        boards.append(seen[:3])
    return boards
"""
ONE_LIST = """    best, boards = [], []
    for offer in offers:
        best.append(offer)
        best.sort(key=price_of)
        del best[3:]
        boards.append(best)
    return boards
"""

ACCEPTED: dict[str, str] = {
    "put each offer into its place": SHIPPED.replace(LOOP, INSERT),
    "three places, by hand": SHIPPED.replace(LOOP, BY_HAND),
    "a heap of three": SHIPPED.replace(LOOP, HEAP),
    "nsmallest of four": SHIPPED.replace(SORT, "    return heapq.nsmallest(3, offers, key=price_of)\n")
    .replace("import random\n", "import heapq\nimport random\n")
    .replace("seen.append(offer)", "seen = [*(boards[-1] if boards else []), offer]"),
    "a heap of all, three of it taken and put back": SHIPPED.replace(LOOP, HEAP_OF_ALL),
    "a place among all found by halving, by hand": SHIPPED.replace(LOOP, HALVING),
    "sorted only when an offer gets on the board": SHIPPED.replace(LOOP, IF_BETTER),
    "one board after the other, without a loop": SHIPPED.replace(LOOP, FUNCTIONAL),
    "tuples in francs, put into their place": SHIPPED.replace(LOOP, IN_FRANCS),
    "a board that is a class": SHIPPED.replace(LOOP, CLASS),
    "heapq.merge of board and one": edited(
        "best_prices",
        ("import random\n", ("import heapq\nimport random\n")),
        (
            (
                "    seen = []\n"
                "    boards = []\n"
                "    for offer in offers:\n"
                "        seen.append(offer)\n"
                "        boards.append(board(seen))\n"
                "    return boards\n"
                "\n"
                "\n"
                "def board(offers):\n"
                "    cheapest_first = sorted(offers, key=price_of)\n"
                "    return cheapest_first[:3]\n"
            ),
            (
                "    board = []\n"
                "    boards = []\n"
                "    for offer in offers:\n"
                "        board = list(heapq.merge(board, [offer], key=price_of))[:3]\n"
                "        boards.append(board)\n"
                "    return boards\n"
            ),
        ),
    ),
    "accumulate": edited(
        "best_prices",
        ("import random\n", ("import random\nfrom itertools import accumulate\n")),
        (
            (
                "    seen = []\n"
                "    boards = []\n"
                "    for offer in offers:\n"
                "        seen.append(offer)\n"
                "        boards.append(board(seen))\n"
                "    return boards\n"
                "\n"
                "\n"
                "def board(offers):\n"
                "    cheapest_first = sorted(offers, key=price_of)\n"
                "    return cheapest_first[:3]\n"
            ),
            (
                "    boards = accumulate(offers, lambda board, offer: sorted([*board, offer], key"
                "=price_of)[:3], initial=[])\n"
                "    return list(boards)[1:]\n"
            ),
        ),
    ),
    "total_ordering class": edited(
        "best_prices",
        ("import random\n", ("import random\nfrom functools import total_ordering\n")),
        (
            (
                "    seen = []\n"
                "    boards = []\n"
                "    for offer in offers:\n"
                "        seen.append(offer)\n"
                "        boards.append(board(seen))\n"
                "    return boards\n"
            ),
            (
                "    best = []\n"
                "    boards = []\n"
                "    for number, offer in enumerate(offers):\n"
                "        best = sorted([*best, Offer(number, offer)])[:3]\n"
                "        boards.append([one.offer for one in best])\n"
                "    return boards\n"
                "\n"
                "\n"
                "@total_ordering\n"
                "class Offer:\n"
                "    def __init__(self, number, offer):\n"
                "        self.number = number\n"
                "        self.offer = offer\n"
                "\n"
                "    @property\n"
                "    def key(self):\n"
                "        return price_of(self.offer), self.number\n"
                "\n"
                "    def __eq__(self, other):\n"
                "        return self.key == other.key\n"
                "\n"
                "    def __gt__(self, other):\n"
                "        return self.key > other.key\n"
            ),
        ),
    ),
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
        "Is every offer looked at again",
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
        "Is every offer looked at again",
    ),
    **{
        what: (SHIPPED.replace(LOOP, loop), "Is every offer looked at again")
        for what, loop in {
            "tuples in francs, sorted again": PLAIN,
            "tuples kept sorted, but sorted again": SORT_IN_PLACE,
            "prices made texts": AS_TEXTS,
            "prices and places, put together and sorted in C": ZIPPED,
            "a heap made anew": HEAP_ANEW,
            "sorted by another name": OTHER_NAME,
        }.items()
    },
    "the prices of shops remembered": (
        SHIPPED.replace("def price_of", "@functools.cache\ndef price_of").replace(
            "import random\n", "import functools\nimport random\n"
        ),
        "Is every offer looked at again",
    ),
    "its place counted among all": (SHIPPED.replace(LOOP, SCAN), "for 300 offers"),
    "one list that is every board": (SHIPPED.replace(LOOP, ONE_LIST), "Not correct: on the given input"),
    "Counter.most_common(3)": (
        edited(
            "best_prices",
            ("import random\n", ("import random\nfrom collections import Counter\n")),
            (
                (
                    "    seen = []\n"
                    "    boards = []\n"
                    "    for offer in offers:\n"
                    "        seen.append(offer)\n"
                    "        boards.append(board(seen))\n"
                    "    return boards\n"
                    "\n"
                    "\n"
                    "def board(offers):\n"
                    "    cheapest_first = sorted(offers, key=price_of)\n"
                    "    return cheapest_first[:3]\n"
                ),
                (
                    "    prices = Counter()\n"
                    "    boards = []\n"
                    "    for number, offer in enumerate(offers):\n"
                    "        prices[number] = -price_of(offer)\n"
                    "        boards.append([offers[place] for place, _ in prices.most_common(3)])\n"
                    "    return boards\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "Counter.most_common()[:3]": (
        edited(
            "best_prices",
            ("import random\n", ("import random\nfrom collections import Counter\n")),
            (
                (
                    "    seen = []\n"
                    "    boards = []\n"
                    "    for offer in offers:\n"
                    "        seen.append(offer)\n"
                    "        boards.append(board(seen))\n"
                    "    return boards\n"
                    "\n"
                    "\n"
                    "def board(offers):\n"
                    "    cheapest_first = sorted(offers, key=price_of)\n"
                    "    return cheapest_first[:3]\n"
                ),
                (
                    "    prices = Counter()\n"
                    "    boards = []\n"
                    "    for number, offer in enumerate(offers):\n"
                    "        prices[number] = -price_of(offer)\n"
                    "        boards.append([offers[place] for place, _ in prices.most_common()[:3]])\n"
                    "    return boards\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "buckets, chained": (
        edited(
            "best_prices",
            ("import random\n", ("import random\nfrom itertools import chain, islice\n")),
            (
                (
                    "    seen = []\n"
                    "    boards = []\n"
                    "    for offer in offers:\n"
                    "        seen.append(offer)\n"
                    "        boards.append(board(seen))\n"
                    "    return boards\n"
                    "\n"
                    "\n"
                    "def board(offers):\n"
                    "    cheapest_first = sorted(offers, key=price_of)\n"
                    "    return cheapest_first[:3]\n"
                ),
                (
                    "    buckets = [[] for _ in range(max(map(price_of, offers), default=0) + 1)]\n"
                    "    boards = []\n"
                    "    for offer in offers:\n"
                    "        buckets[price_of(offer)].append(offer)\n"
                    "        boards.append(list(islice(chain.from_iterable(buckets), 3)))\n"
                    "    return boards\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "sqlite order by limit": (
        edited(
            "best_prices",
            ("import random\n", ("import random\nimport sqlite3\n")),
            (
                (
                    "    seen = []\n"
                    "    boards = []\n"
                    "    for offer in offers:\n"
                    "        seen.append(offer)\n"
                    "        boards.append(board(seen))\n"
                    "    return boards\n"
                    "\n"
                    "\n"
                    "def board(offers):\n"
                    "    cheapest_first = sorted(offers, key=price_of)\n"
                    "    return cheapest_first[:3]\n"
                ),
                (
                    '    base = sqlite3.connect(":memory:")\n'
                    '    base.execute("CREATE TABLE offers (shop TEXT, price INTEGER)")\n'
                    "    boards = []\n"
                    "    for offer in offers:\n"
                    '        base.execute("INSERT INTO offers VALUES (?, ?)", offer)\n'
                    '        boards.append(base.execute("SELECT shop, price FROM offers ORDER BY pric'
                    'e, rowid LIMIT 3").fetchall())\n'
                    "    return boards\n"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
