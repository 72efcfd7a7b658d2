"""Right and wrong ways to count ways."""

from tests.exercises import edited

START = "    return [routes_from(0, 0, town) for town in towns]\n"
RECURSION = """    east, south, closed = town
    if not is_open(x, y, town):
        return 0
    if (x, y) == (east, south):
        return 1
    return routes_from(x + 1, y, town) + routes_from(x, y + 1, town)
"""
TITLE = "\n\ndef main():"
FROZEN = "    return [routes_from(0, 0, (east, south, tuple(closed))) for east, south, closed in towns]\n"


def with_start(new: str, imports: str = "") -> str:
    return edited("count_routes", (START, new), (TITLE, imports + "\n" + TITLE if imports else TITLE))


def with_memory(key: str) -> str:
    remember = f"""    key = {key}
    if key not in KNOWN:
        KNOWN[key] = found(x, y, town)
    return KNOWN[key]


def found(x, y, town):
"""
    return edited("count_routes", (RECURSION, remember + RECURSION), (TITLE, "\nKNOWN = {}\n" + TITLE))


def with_cache(decorator: str) -> str:
    return edited(
        "count_routes",
        (START, FROZEN),
        ("def routes_from(", f"@functools.{decorator}\ndef routes_from("),
        (TITLE, "\nimport functools\n" + TITLE),
    )


ACCEPTED = {
    "a cache, for towns made of tuples": with_cache("lru_cache(None)"),
    "a cache of a hundred answers, which are enough": with_cache("lru_cache(100)"),
    "a cache inside, for each town": with_start(
        """    return [routes(*town) for town in towns]


def routes(east, south, closed):
    @cache
    def ways(x, y):
        if x > east or y > south or (x, y) in closed:
            return 0
        return 1 if (x, y) == (east, south) else ways(x + 1, y) + ways(x, y + 1)

    return ways(0, 0)
""",
        "\nfrom functools import cache",
    ),
    "a memory for the whole program, with the town in its key": with_memory("(x, y, repr(town))"),
    "a table, row by row": with_start(
        """    return [routes(*town) for town in towns]


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
"""
    ),
    "forward, crossing by crossing": with_start(
        """    answers = []
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
"""
    ),
    "step by step, each place with its number of ways": with_start(
        """    answers = []
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
""",
        "\nfrom collections import Counter",
    ),
    "running totals, as in Pascal's triangle": with_start(
        """    answers = []
    for east, south, closed in towns:
        row = [1] + [0] * east
        for y in range(south + 1):
            def step(west, here, xs=iter(range(1, east + 1)), y=y):
                return 0 if (next(xs), y) in closed else west + here

            row[0] *= (0, y) not in closed
            row = list(accumulate(row, step))
        answers.append(row[-1])
    return answers
""",
        "\nfrom itertools import accumulate",
    ),
    "each row is the one before, times a matrix": with_start(
        """    return [routes(*town) for town in towns]


def routes(east, south, closed):
    row = [1] + [0] * east
    for y in range(south + 1):
        blocked = [x for x in range(east + 1) if (x, y) in closed]
        matrix = [[int(not any(a <= x <= b for x in blocked)) for a in range(b + 1)] for b in range(east + 1)]
        row = [sum(map(mul, row, line)) for line in matrix]
    return row[-1]
""",
        "\nfrom operator import mul",
    ),
    "all ways, less those through a closed crossing": with_start(
        """    return [routes(*town) for town in towns]


def routes(east, south, closed):
    first = {}
    for x, y in sorted({*closed, (east, south)}):
        before = ((a, b) for a, b in first if b <= y)
        first[x, y] = math.comb(x + y, x) - sum(first[a, b] * math.comb(x - a + y - b, x - a) for a, b in before)
    return 0 if (east, south) in closed else first[east, south]
""",
        "\nimport math",
    ),
    "a class, and closed crossings looked for one by one": with_start(
        """    return [Town(*town).ways() for town in towns]


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
"""
    ),
    "defaultdict by diagonal": edited(
        "count_routes",
        ("def count_routes", ("from collections import Counter\n\n\ndef count_routes")),
        (
            "    return [routes_from(0, 0, town) for town in towns]",
            (
                "    return [ways(town) for town in towns]\n"
                "\n"
                "\n"
                "def ways(town):\n"
                "    east, south, closed = town\n"
                "    here = Counter({(0, 0): 1} if is_open(0, 0, town) else {})\n"
                "    for _ in range(east + south):\n"
                "        after = Counter()\n"
                "        for (x, y), number in here.items():\n"
                "            for there in ((x + 1, y), (x, y + 1)):\n"
                "                if is_open(*there, town):\n"
                "                    after[there] += number\n"
                "        here = after\n"
                "    return here[east, south]"
            ),
        ),
    ),
    "backwards by list of rows": edited(
        "count_routes",
        (
            "    return [routes_from(0, 0, town) for town in towns]",
            (
                "    return [ways(*town) for town in towns]\n"
                "\n"
                "\n"
                "def ways(east, south, closed):\n"
                "    blocked = set(closed)\n"
                "    row = [1] + [0] * east\n"
                "    for y in range(south + 1):\n"
                "        for x in range(east + 1):\n"
                "            if (x, y) in blocked:\n"
                "                row[x] = 0\n"
                "            elif x:\n"
                "                row[x] += row[x - 1]\n"
                "    return row[-1]"
            ),
        ),
    ),
}

STEPS = """    return [ways(town) for town in towns]


def ways(town):
    east, south, closed = town
    now = [(0, 0)] if is_open(0, 0, town) else []
    for _ in range(east + south):
        now = [(x + 1, y) for x, y in now if x < east and (x + 1, y) not in closed] + [
            (x, y + 1) for x, y in now if y < south and (x, y + 1) not in closed
        ]
    return len(now)
"""

REJECTED = {
    "a memory for all towns": (with_memory("x, y"), "on the given input"),
    "a memory by size only": (with_memory("x, y, *town[:2]"), "on the given input"),
    "a memory that is begun anew at each crossing": (
        edited(
            "count_routes",
            (RECURSION, "    known = {}\n" + RECURSION.replace("return routes", "return known.get((x, y)) or routes")),
        ),
        "there is one number of ways, however one came there",
    ),
    "no recursion, but each way on its own": (
        edited(
            "count_routes",
            (
                RECURSION,
                """    found, waiting = 0, [(x, y)]
    while waiting:
        x, y = waiting.pop()
        if is_open(x, y, town):
            if (x, y) == (town[0], town[1]):
                found += 1
            waiting.append((x + 1, y))
            waiting.append((x, y + 1))
    return found
""",
            ),
        ),
        "From each crossing there is one number of ways",
    ),
    "step by step, a place as often as there are ways to it": (
        with_start(STEPS),
        "lines of the program were run for 114 crossings",
    ),
    "all ways written down, letter by letter": (
        with_start(
            """    answers = []
    for town in towns:
        routes = {(0, 0): [""]} if is_open(0, 0, town) else {}
        for x in range(town[0] + 1):
            for y in range(town[1] + 1):
                if x + y and is_open(x, y, town):
                    routes[x, y] = [way + "E" for way in routes.get((x - 1, y), ())]
                    routes[x, y] += [way + "S" for way in routes.get((x, y - 1), ())]
        answers.append(len(routes.get(town[:2], ())))
    return answers
"""
        ),
        "lines of the program were run for 114 crossings",
    ),
    "all ways that a town without closed crossings has, and a look at each": (
        with_start(
            """    answers = []
    for east, south, closed in towns:
        steps = range(east + south)
        free = {(x, y) for x in range(east + 1) for y in range(south + 1)} - {*closed}
        answers.append(0 if (0, 0) in closed else len([1 for souths in combinations(steps, south) if free.issuperset(
            zip(accumulate(n not in souths for n in steps), accumulate(n in souths for n in steps))
        )]))
    return answers
""",
            "\nfrom itertools import accumulate, combinations",
        ),
        "calls for 114 crossings",
    ),
    "a generator of ways": (
        with_start(
            """    return [sum(routes(0, 0, *town)) for town in towns]


def routes(x, y, east, south, closed):
    if x <= east and y <= south and (x, y) not in closed:
        if (x, y) == (east, south):
            yield 1
        yield from routes(x + 1, y, east, south, closed)
        yield from routes(x, y + 1, east, south, closed)
"""
        ),
        "calls for 114 crossings",
    ),
    "only the question whether a crossing is open is remembered": (
        edited(
            "count_routes",
            (START, FROZEN),
            ("def is_open(", "@functools.lru_cache(None)\ndef is_open("),
            (TITLE, "\nimport functools\n" + TITLE),
        ),
        "From each crossing there is one number of ways",
    ),
    "a formula that knows no closed crossings": (
        with_start("    return [math.comb(x + y, x) for x, y, _ in towns]\n", "\nimport math"),
        "on the given input",
    ),
    "all ways, less those through each closed crossing, but twice those through two": (
        with_start(
            """    return [
        comb(x + y, x) - sum(comb(a + b, a) * comb(x - a + y - b, x - a) for a, b in {*closed})
        for x, y, closed in towns
    ]
""",
            "\nfrom math import comb",
        ),
        "on the given input",
    ),
    "a table whose edges are always open": (
        with_start(
            """    answers = []
    for east, south, closed in towns:
        row = [1] * (east + 1)
        for y in range(1, south + 1):
            for x in range(1, east + 1):
                row[x] = 0 if (x, y) in closed else row[x] + row[x - 1]
        answers.append(row[east])
    return answers
"""
        ),
        "on the given input",
    ),
    "a table that closes the crossings of the next town, too": (
        with_start(
            """    answers, closed = [], []
    for east, south, more in towns:
        closed = closed or more
        closed += more
        row = [1] + [0] * east
        for y in range(south + 1):
            for x in range(east + 1):
                row[x] = 0 if (x, y) in closed else row[x] + (row[x - 1] if x else 0)
        answers.append(row[east])
    return answers
"""
        ),
        "on the given input",
    ),
    "fewer calls of one function only": (
        edited(
            "count_routes",
            (RECURSION, RECURSION.replace("not is_open(x, y, town)", "x > east or y > south or (x, y) in closed")),
        ),
        "for 114 crossings",
    ),
    "a memory that is too small": (with_cache("lru_cache(maxsize=2)"), "calls for 114 crossings"),
    "processes per town": (
        edited(
            "count_routes",
            ("def count_routes", ("from multiprocessing import Pool\n\n\ndef count_routes")),
            (
                "    return [routes_from(0, 0, town) for town in towns]",
                (
                    "    with Pool() as pool:\n"
                    "        return pool.map(ways_of, towns)\n"
                    "\n"
                    "\n"
                    "def ways_of(town):\n"
                    "    return routes_from(0, 0, town)"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "sqlite recursive walk": (
        edited(
            "count_routes",
            ("def count_routes", ("import sqlite3\n\n\ndef count_routes")),
            (
                "    return [routes_from(0, 0, town) for town in towns]",
                (
                    '    base = sqlite3.connect(":memory:")\n'
                    "    return [ways(base, *town) for town in towns]\n"
                    "\n"
                    "\n"
                    "def ways(base, east, south, closed):\n"
                    '    base.execute("CREATE TABLE closed (x INTEGER, y INTEGER)")\n'
                    '    base.executemany("INSERT INTO closed VALUES (?, ?)", closed)\n'
                    '    query = """\n'
                    "        WITH RECURSIVE walk (x, y) AS (\n"
                    "            SELECT 0, 0 WHERE NOT EXISTS (SELECT 1 FROM closed WHERE closed.x = "
                    "0 AND closed.y = 0)\n"
                    "            UNION ALL\n"
                    "            SELECT walk.x + step.x, walk.y + step.y FROM walk, (SELECT 1 AS x, 0"
                    " AS y UNION ALL SELECT 0, 1) AS step\n"
                    "            WHERE walk.x + step.x <= :east AND walk.y + step.y <= :south\n"
                    "            AND NOT EXISTS (SELECT 1 FROM closed WHERE closed.x = walk.x + step."
                    "x AND closed.y = walk.y + step.y)\n"
                    "        )\n"
                    "        SELECT count(*) FROM walk WHERE x = :east AND y = :south\n"
                    '    """\n'
                    '    (count,) = base.execute(query, {"east": east, "south": south}).fetchone()\n'
                    '    base.execute("DROP TABLE closed")\n'
                    "    return count"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "a process for each town, with a pipe": (
        edited(
            "count_routes",
            ("def count_routes", ("from multiprocessing import Pipe, Process\n\n\ndef count_routes")),
            (
                "    return [routes_from(0, 0, town) for town in towns]",
                (
                    "    answers = []\n"
                    "    for town in towns:\n"
                    "        here, there = Pipe()\n"
                    "        process = Process(target=answer, args=(there, town))\n"
                    "        process.start()\n"
                    "        answers.append(here.recv())\n"
                    "        process.join()\n"
                    "    return answers\n"
                    "\n"
                    "\n"
                    "def answer(pipe, town):\n"
                    "    pipe.send(routes_from(0, 0, town))"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "places as often as ways, in C": (
        edited(
            "count_routes",
            ("def count_routes", ("from itertools import filterfalse\n\n\ndef count_routes")),
            (
                "    return [routes_from(0, 0, town) for town in towns]",
                (
                    "    return [ways(*town) for town in towns]\n"
                    "\n"
                    "\n"
                    "def ways(east, south, closed):\n"
                    "    souths = [] if (0, 0) in closed else [0]\n"
                    "    for step in range(1, east + south + 1):\n"
                    "        souths += map((1).__add__, souths[:])\n"
                    "        souths = list(filter(south.__ge__, filter((step - east).__le__, souths)))\n"
                    "        for x, y in closed:\n"
                    "            if x + y == step:\n"
                    "                souths = list(filter(y.__ne__, souths))\n"
                    "    return len(souths)"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
