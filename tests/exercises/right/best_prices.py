# %% put each offer into its place
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    import bisect

    seen = []
    boards = []
    for offer in offers:
        bisect.insort(seen, offer, key=price_of)
        boards.append(seen[:3])
    return boards


# %% three places, by hand
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    best = []
    boards = []
    for offer in offers:
        place = len(best)
        while place > 0 and offer[1] < best[place - 1][1]:
            place -= 1
        best.insert(place, offer)
        del best[3:]
        boards.append(list(best))
    return boards


# %% a heap of three
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    import heapq

    kept, boards = [], []
    for number, (shop, price) in enumerate(offers):
        heapq.heappush(kept, (-price, -number, shop))
        if len(kept) > 3:
            heapq.heappop(kept)
        boards.append([(name, -minus) for minus, _, name in sorted(kept, reverse=True)])
    return boards


# %% nsmallest of four
import heapq


def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    seen = []
    boards = []
    for offer in offers:
        seen = [*(boards[-1] if boards else []), offer]
        boards.append(board(seen))
    return boards


def board(offers):
    return heapq.nsmallest(3, offers, key=price_of)


# %% a heap of all, three of it taken and put back
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    import heapq

    heap, boards = [], []
    for number, offer in enumerate(offers):
        heapq.heappush(heap, (offer[1], number, offer))
        top = [heapq.heappop(heap) for _ in range(min(3, len(heap)))]
        boards.append([offer for _, _, offer in top])
        for one in top:
            heapq.heappush(heap, one)
    return boards


# %% a place among all found by halving, by hand
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    seen, boards = [], []
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


# %% sorted only when an offer gets on the board
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    seen, boards = [], []
    for offer in offers:
        seen.append(offer)
        if len(seen) > 3 and price_of(offer) >= price_of(boards[-1][2]):
            boards.append(boards[-1])
        else:
            boards.append(board(seen))
    return boards


# %% one board after the other, without a loop
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    import itertools

    steps = itertools.accumulate(offers, lambda best, offer: board([*best, offer]), initial=[])
    next(steps)
    return list(steps)


# %% tuples in francs, put into their place
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    import bisect

    seen, boards = [], []
    for number, offer in enumerate(offers):
        bisect.insort(seen, (offer[1] / 100, number, offer))
        boards.append([offer for *_, offer in seen[:3]])
    return boards


# %% a board that is a class
def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    kept = Board()
    return [kept.with_offer(offer) for offer in offers]


class Board:
    def __init__(self):
        self.places = []

    def with_offer(self, offer):
        self.places = sorted(self.places + [offer], key=price_of)
        if len(self.places) > 3:
            self.places.pop()
        return list(self.places)


# %% heapq.merge of board and one
import heapq


def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    board = []
    boards = []
    for offer in offers:
        board = list(heapq.merge(board, [offer], key=price_of))[:3]
        boards.append(board)
    return boards


# %% accumulate
from itertools import accumulate


def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    boards = accumulate(offers, lambda board, offer: sorted([*board, offer], key=price_of)[:3], initial=[])
    return list(boards)[1:]


# %% total_ordering class
from functools import total_ordering


def best_prices(offers):
    """Return the board as it is after each offer: the three cheapest until then, of equal ones the earlier first."""
    best = []
    boards = []
    for number, offer in enumerate(offers):
        best = sorted([*best, Offer(number, offer)])[:3]
        boards.append([one.offer for one in best])
    return boards


@total_ordering
class Offer:
    def __init__(self, number, offer):
        self.number = number
        self.offer = offer

    @property
    def key(self):
        return price_of(self.offer), self.number

    def __eq__(self, other):
        return self.key == other.key

    def __gt__(self, other):
        return self.key > other.key


# %% a tree of offers, by hand
class Node:
    def __init__(self, offer):
        self.offer, self.left, self.right = offer, None, None
    def add(self, offer):
        node = self
        while True:
            if price_of(offer) < price_of(node.offer):
                if node.left is None:
                    node.left = Node(offer)
                    return
                node = node.left
            else:
                if node.right is None:
                    node.right = Node(offer)
                    return
                node = node.right
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.offer
        if self.right:
            yield from self.right
def best_prices(offers):
    tree, boards = None, []
    for offer in offers:
        if tree is None:
            tree = Node(offer)
        else:
            tree.add(offer)
        boards.append([one for _, one in zip(range(3), tree)])
    return boards
