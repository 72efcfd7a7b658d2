# %% a cache, for towns made of tuples
import functools


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [routes_from(0, 0, (east, south, tuple(closed))) for east, south, closed in towns]


@functools.lru_cache(None)
def routes_from(x, y, town):
    east, south, closed = town
    if not is_open(x, y, town):
        return 0
    if (x, y) == (east, south):
        return 1
    return routes_from(x + 1, y, town) + routes_from(x, y + 1, town)


# %% a cache of a hundred answers, which are enough
import functools


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [routes_from(0, 0, (east, south, tuple(closed))) for east, south, closed in towns]


@functools.lru_cache(100)
def routes_from(x, y, town):
    east, south, closed = town
    if not is_open(x, y, town):
        return 0
    if (x, y) == (east, south):
        return 1
    return routes_from(x + 1, y, town) + routes_from(x, y + 1, town)


# %% a cache inside, for each town
from functools import cache


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [routes(*town) for town in towns]


def routes(east, south, closed):
    @cache
    def ways(x, y):
        if x > east or y > south or (x, y) in closed:
            return 0
        return 1 if (x, y) == (east, south) else ways(x + 1, y) + ways(x, y + 1)

    return ways(0, 0)


# %% a memory for the whole program, with the town in its key
KNOWN = {}


def routes_from(x, y, town):
    key = (x, y, repr(town))
    if key not in KNOWN:
        KNOWN[key] = found(x, y, town)
    return KNOWN[key]


def found(x, y, town):
    east, south, closed = town
    if not is_open(x, y, town):
        return 0
    if (x, y) == (east, south):
        return 1
    return routes_from(x + 1, y, town) + routes_from(x, y + 1, town)


# %% a table, row by row
def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [routes(*town) for town in towns]


def routes(east, south, closed):
    ways = [0] * (east + 1)
    ways[0] = 1
    for y in range(south + 1):
        for x in range(east + 1):
            if (x, y) in closed:
                ways[x] = 0
            elif x:
                ways[x] += ways[x - 1]
    return ways[east]


# %% forward, crossing by crossing
def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    answers = []
    for town in towns:
        ways = {(0, 0): 1}
        for x in range(town[0] + 1):
            for y in range(town[1] + 1):
                if (x, y) != (0, 0):
                    ways[x, y] = ways.get((x - 1, y), 0) + ways.get((x, y - 1), 0)
                if not is_open(x, y, town):
                    ways[x, y] = 0
        answers.append(ways[town[0], town[1]])
    return answers


# %% step by step, each place with its number of ways
from collections import Counter


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    answers = []
    for town in towns:
        east, south, closed = town
        places = Counter({(0, 0): 1}) if is_open(0, 0, town) else Counter()
        for step in range(east + south):
            after = Counter()
            for (x, y), ways in places.items():
                for place in ((x + 1, y), (x, y + 1)):
                    if is_open(*place, town):
                        after[place] += ways
            places = after
        answers.append(places[east, south])
    return answers


# %% running totals, as in Pascal's triangle
from itertools import accumulate


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    answers = []
    for east, south, closed in towns:
        row = [1] + [0] * east
        for y in range(south + 1):
            def step(west, here, xs=iter(range(1, east + 1)), y=y):
                return 0 if (next(xs), y) in closed else west + here

            row[0] *= (0, y) not in closed
            row = list(accumulate(row, step))
        answers.append(row[-1])
    return answers


# %% each row is the one before, times a matrix
from operator import mul


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [routes(*town) for town in towns]


def routes(east, south, closed):
    row = [1] + [0] * east
    for y in range(south + 1):
        blocked = [x for x in range(east + 1) if (x, y) in closed]
        matrix = [[int(not any(a <= x <= b for x in blocked)) for a in range(b + 1)] for b in range(east + 1)]
        row = [sum(map(mul, row, line)) for line in matrix]
    return row[-1]


# %% all ways, less those through a closed crossing
import math


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [routes(*town) for town in towns]


def routes(east, south, closed):
    first = {}
    for x, y in sorted({*closed, (east, south)}):
        before = ((a, b) for a, b in first if b <= y)
        first[x, y] = math.comb(x + y, x) - sum(first[a, b] * math.comb(x - a + y - b, x - a) for a, b in before)
    return 0 if (east, south) in closed else first[east, south]


# %% a class, and closed crossings looked for one by one
def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [Town(*town).ways() for town in towns]


class Town:
    def __init__(self, east, south, closed):
        self.east = east
        self.south = south
        self.grid = []
        for y in range(south + 1):
            self.grid.append([])
            for x in range(east + 1):
                self.grid[y].append(None)
        for x, y in closed:
            self.grid[y][x] = 0

    def ways(self):
        for y in range(self.south + 1):
            for x in range(self.east + 1):
                if self.grid[y][x] is not None:
                    continue
                if x == 0 and y == 0:
                    self.grid[y][x] = 1
                    continue
                north, west = 0, 0
                if y > 0:
                    north = self.grid[y - 1][x]
                if x > 0:
                    west = self.grid[y][x - 1]
                self.grid[y][x] = north + west
        return self.grid[self.south][self.east]


# %% defaultdict by diagonal
from collections import Counter


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [ways(town) for town in towns]


def ways(town):
    east, south, closed = town
    here = Counter({(0, 0): 1} if is_open(0, 0, town) else {})
    for _ in range(east + south):
        after = Counter()
        for (x, y), number in here.items():
            for there in ((x + 1, y), (x, y + 1)):
                if is_open(*there, town):
                    after[there] += number
        here = after
    return here[east, south]


# %% backwards by list of rows
def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [ways(*town) for town in towns]


def ways(east, south, closed):
    blocked = set(closed)
    row = [1] + [0] * east
    for y in range(south + 1):
        for x in range(east + 1):
            if (x, y) in blocked:
                row[x] = 0
            elif x:
                row[x] += row[x - 1]
    return row[-1]
