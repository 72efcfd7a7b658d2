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


def with_start(new: str) -> str:
    return edited("count_routes", (START, new))


def with_memory(key: str) -> str:
    remember = f"""    key = {key}
    if key not in KNOWN:
        KNOWN[key] = found(x, y, town)
    return KNOWN[key]


def found(x, y, town):
"""
    return edited("count_routes", (RECURSION, remember + RECURSION), (TITLE, "\nKNOWN = {}\n" + TITLE))


ACCEPTED = {
    "a cache, for towns made of tuples": edited(
        "count_routes",
        (START, "    return [routes_from(0, 0, (east, south, tuple(closed))) for east, south, closed in towns]\n"),
        ("def routes_from(", "@functools.lru_cache(None)\ndef routes_from("),
        (TITLE, "\nimport functools\n" + TITLE),
    ),
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
}

REJECTED = {
    "a memory for all towns": (with_memory("x, y"), "on the given input the result is"),
    "a memory by size only": (with_memory("x, y, *town[:2]"), "on the given input the result is"),
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
    "a formula that knows no closed crossings": (
        edited(
            "count_routes",
            (START, "    return [math.comb(x + y, x) for x, y, _ in towns]\n"),
            (TITLE, "\nimport math\n" + TITLE),
        ),
        "on the given input the result is",
    ),
    "fewer calls of one function only": (
        edited(
            "count_routes",
            (RECURSION, RECURSION.replace("not is_open(x, y, town)", "x > east or y > south or (x, y) in closed")),
        ),
        "for 216 crossings",
    ),
    "a memory that is too small": (
        edited(
            "count_routes",
            (
                "def main():",
                """import functools


def main():""",
            ),
            (
                "    return [routes_from(0, 0, town) for town in towns]",
                "    return [routes_from(0, 0, (east, south, tuple(closed))) for east, south, closed in towns]",
            ),
            (
                "def routes_from(x",
                """@functools.lru_cache(maxsize=2)
def routes_from(x""",
            ),
        ),
        "calls for 216 crossings",
    ),
}
