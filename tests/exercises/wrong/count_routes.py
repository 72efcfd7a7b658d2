# %% a memory for all towns
# verdict: on the given input
KNOWN = {}


def routes_from(x, y, town):
    key = x, y
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


# %% a memory by size only
# verdict: on the given input
KNOWN = {}


def routes_from(x, y, town):
    key = x, y, *town[:2]
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


# %% a memory that is begun anew at each crossing
# verdict: there is one number of ways, however you got there
def routes_from(x, y, town):
    known = {}
    east, south, closed = town
    if not is_open(x, y, town):
        return 0
    if (x, y) == (east, south):
        return 1
    return known.get((x, y)) or routes_from(x + 1, y, town) + routes_from(x, y + 1, town)


# %% no recursion, but each way on its own
# verdict: From each crossing there is one number of ways
def routes_from(x, y, town):
    found, waiting = 0, [(x, y)]
    while waiting:
        x, y = waiting.pop()
        if is_open(x, y, town):
            if (x, y) == (town[0], town[1]):
                found += 1
            waiting.append((x + 1, y))
            waiting.append((x, y + 1))
    return found


# %% step by step, a place as often as there are ways to it
# verdict: lines of the program were run for 114 crossings
def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [ways(town) for town in towns]


def ways(town):
    east, south, closed = town
    now = [(0, 0)] if is_open(0, 0, town) else []
    for _ in range(east + south):
        now = [(x + 1, y) for x, y in now if x < east and (x + 1, y) not in closed] + [
            (x, y + 1) for x, y in now if y < south and (x, y + 1) not in closed
        ]
    return len(now)


# %% all ways written down, letter by letter
# verdict: lines of the program were run for 114 crossings
def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    answers = []
    for town in towns:
        routes = {(0, 0): [""]} if is_open(0, 0, town) else {}
        for x in range(town[0] + 1):
            for y in range(town[1] + 1):
                if x + y and is_open(x, y, town):
                    routes[x, y] = [way + "E" for way in routes.get((x - 1, y), ())]
                    routes[x, y] += [way + "S" for way in routes.get((x, y - 1), ())]
        answers.append(len(routes.get(town[:2], ())))
    return answers


# %% all ways that a town without closed crossings has, and a look at each
# verdict: calls for 114 crossings
from itertools import accumulate, combinations


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    answers = []
    for east, south, closed in towns:
        steps = range(east + south)
        free = {(x, y) for x in range(east + 1) for y in range(south + 1)} - {*closed}
        answers.append(0 if (0, 0) in closed else len([1 for souths in combinations(steps, south) if free.issuperset(
            zip(accumulate(n not in souths for n in steps), accumulate(n in souths for n in steps))
        )]))
    return answers


# %% a generator of ways
# verdict: calls for 114 crossings
def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [sum(routes(0, 0, *town)) for town in towns]


def routes(x, y, east, south, closed):
    if x <= east and y <= south and (x, y) not in closed:
        if (x, y) == (east, south):
            yield 1
        yield from routes(x + 1, y, east, south, closed)
        yield from routes(x, y + 1, east, south, closed)


# %% only the question whether a crossing is open is remembered
# verdict: From each crossing there is one number of ways
import functools


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [routes_from(0, 0, (east, south, tuple(closed))) for east, south, closed in towns]


@functools.lru_cache(None)
def is_open(x, y, town):
    east, south, closed = town
    return x <= east and y <= south and (x, y) not in closed


# %% a formula that knows no closed crossings
# verdict: on the given input
import math


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [math.comb(x + y, x) for x, y, _ in towns]


# %% all ways, less those through each closed crossing, but twice those through two
# verdict: on the given input
from math import comb


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [
        comb(x + y, x) - sum(comb(a + b, a) * comb(x - a + y - b, x - a) for a, b in {*closed})
        for x, y, closed in towns
    ]


# %% a table whose edges are always open
# verdict: on the given input
def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    answers = []
    for east, south, closed in towns:
        row = [1] * (east + 1)
        for y in range(1, south + 1):
            for x in range(1, east + 1):
                row[x] = 0 if (x, y) in closed else row[x] + row[x - 1]
        answers.append(row[east])
    return answers


# %% a table that closes the crossings of the next town, too
# verdict: on the given input
def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    answers, closed = [], []
    for east, south, more in towns:
        closed = closed or more
        closed += more
        row = [1] + [0] * east
        for y in range(south + 1):
            for x in range(east + 1):
                row[x] = 0 if (x, y) in closed else row[x] + (row[x - 1] if x else 0)
        answers.append(row[east])
    return answers


# %% fewer calls of one function only
# verdict: for 114 crossings
def routes_from(x, y, town):
    east, south, closed = town
    if x > east or y > south or (x, y) in closed:
        return 0
    if (x, y) == (east, south):
        return 1
    return routes_from(x + 1, y, town) + routes_from(x, y + 1, town)


# %% a memory that is too small
# verdict: calls for 114 crossings
import functools


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [routes_from(0, 0, (east, south, tuple(closed))) for east, south, closed in towns]


@functools.lru_cache(maxsize=2)
def routes_from(x, y, town):
    east, south, closed = town
    if not is_open(x, y, town):
        return 0
    if (x, y) == (east, south):
        return 1
    return routes_from(x + 1, y, town) + routes_from(x, y + 1, town)


# %% processes per town
# verdict: Not judged: it starts another process
from multiprocessing import Pool


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    with Pool() as pool:
        return pool.map(ways_of, towns)


def ways_of(town):
    return routes_from(0, 0, town)


# %% sqlite recursive walk
# verdict: Not cheap enough yet
import sqlite3


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    base = sqlite3.connect(":memory:")
    return [ways(base, *town) for town in towns]


def ways(base, east, south, closed):
    base.execute("CREATE TABLE closed (x INTEGER, y INTEGER)")
    base.executemany("INSERT INTO closed VALUES (?, ?)", closed)
    query = """
        WITH RECURSIVE walk (x, y) AS (
            SELECT 0, 0 WHERE NOT EXISTS (SELECT 1 FROM closed WHERE closed.x = 0 AND closed.y = 0)
            UNION ALL
            SELECT walk.x + step.x, walk.y + step.y FROM walk, (SELECT 1 AS x, 0 AS y UNION ALL SELECT 0, 1) AS step
            WHERE walk.x + step.x <= :east AND walk.y + step.y <= :south
            AND NOT EXISTS (SELECT 1 FROM closed WHERE closed.x = walk.x + step.x AND closed.y = walk.y + step.y)
        )
        SELECT count(*) FROM walk WHERE x = :east AND y = :south
    """
    (count,) = base.execute(query, {"east": east, "south": south}).fetchone()
    base.execute("DROP TABLE closed")
    return count


# %% a process for each town, with a pipe
# verdict: Not judged: it starts another process
from multiprocessing import Pipe, Process


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    answers = []
    for town in towns:
        here, there = Pipe()
        process = Process(target=answer, args=(there, town))
        process.start()
        answers.append(here.recv())
        process.join()
    return answers


def answer(pipe, town):
    pipe.send(routes_from(0, 0, town))


# %% places as often as ways, in C
# verdict: Not cheap enough yet
from itertools import filterfalse


def count_routes(towns):
    """Return the number of ways for each town.

    A town is (east, south, closed): the way leads from crossing (0, 0) to crossing (east, south); `closed` lists
    crossings that nobody can pass.
    """
    return [ways(*town) for town in towns]


def ways(east, south, closed):
    souths = [] if (0, 0) in closed else [0]
    for step in range(1, east + south + 1):
        souths += map((1).__add__, souths[:])
        souths = list(filter(south.__ge__, filter((step - east).__le__, souths)))
        for x, y in closed:
            if x + y == step:
                souths = list(filter(y.__ne__, souths))
    return len(souths)
