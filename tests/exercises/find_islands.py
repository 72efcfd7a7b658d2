"""Right and wrong ways to find islands."""

from tests.exercises import edited

CLASS = """class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash(self.x + self.y)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]
"""
EQ = "        return self.x == other.x and self.y == other.y\n"
HASH = "return hash(self.x + self.y)"
NEIGHBOURS = CLASS[CLASS.index("    def neighbours") :]
LAND = "land = {Place(x, y) for x, y in spots}"
IMPORT = "import random\n"
FIND = """    land = {Place(x, y) for x, y in spots}
    islands = []
    seen = set()
    for place in land:
        if place not in seen:
            islands.append(explore(place, land, seen))
    return sorted(islands, reverse=True)
"""
EXPLORE = """    seen.add(start)
    to_visit = [start]
    size = shore = 0
    while to_visit:
        place = to_visit.pop()
        size += 1
        for neighbour in place.neighbours():
            if neighbour not in land:
                shore += 1
            elif neighbour not in seen:
                seen.add(neighbour)
                to_visit.append(neighbour)
    return size, shore
"""


def with_hash(new: str) -> str:
    return edited("find_islands", (HASH, new))


def with_class(new: str, imported: str = "", land: str = LAND, neighbours: str = "place.neighbours()") -> str:
    return edited(
        "find_islands",
        (CLASS, new),
        (IMPORT, IMPORT + imported),
        (LAND, land),
        ("place.neighbours()", neighbours),
    )


def with_find(new: str, imported: str = "") -> str:
    return edited("find_islands", (FIND, new), (IMPORT, imported + IMPORT))


TUPLES = """def neighbours_of(place):
    x, y = place
    return [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
"""
DATA_CLASS = "@dataclass({how})\nclass Place:\n    x: int\n    y: int\n\n{hash}" + NEIGHBOURS
NAMED_TUPLE = "class Place(NamedTuple):\n    x: int\n    y: int\n\n{hash}" + NEIGHBOURS

ACCEPTED = {
    "tuples": with_class(TUPLES, land="land = set(spots)", neighbours="neighbours_of(place)"),
    "tuples, one of them as a key for each place": with_find(
        """    land = {(x, y): Place(x, y) for x, y in spots}
    islands = []
    while land:
        _, first = land.popitem()
        to_visit, size, sides = [first], 0, 0
        while to_visit:
            place = to_visit.pop()
            size += 1
            for neighbour in place.neighbours():
                found = land.pop((neighbour.x, neighbour.y), None)
                if found is not None:
                    to_visit.append(found)
                    sides += 1
        islands.append((size, sides))
    spots = set(map(tuple, spots))
    return shores(islands, spots)


def shores(islands, spots):
    # an island is a tree of sides that were crossed; the others are found by looking again
    left, found = set(spots), []
    while left:
        to_visit, size, shore = [left.pop()], 0, 0
        while to_visit:
            x, y = to_visit.pop()
            size += 1
            for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if near in left:
                    left.remove(near)
                    to_visit.append(near)
                shore += near not in spots
        found.append((size, shore))
    return sorted(found, reverse=True)
"""
    ),
    "a frozen data class": with_class(
        DATA_CLASS.format(how="frozen=True", hash=""), "from dataclasses import dataclass\n"
    ),
    "a data class with a hash of its own": with_class(
        DATA_CLASS.format(
            how="", hash="    def __hash__(self):\n        key = self.x, self.y\n        return hash(key)\n\n"
        ),
        "from dataclasses import dataclass\n",
    ),
    "a named tuple": with_class(NAMED_TUPLE.format(hash=""), "from typing import NamedTuple\n"),
    "complex numbers": with_class(
        "def neighbours_of(place):\n    return [place + step for step in (1, -1, 1j, -1j)]\n",
        land="land = {complex(x, y) for x, y in spots}",
        neighbours="neighbours_of(place)",
    ),
    "texts": with_class(
        CLASS.replace(EQ, "        return self.name == other.name\n")
        .replace("        self.y = y\n", '        self.y = y\n        self.name = f"{x}|{y}"\n')
        .replace(HASH, "return hash(self.name)")
    ),
    "two numbers made one, far apart": with_hash("return hash(self.x * 1_000_003 + self.y)"),
    "two numbers made one, close together": with_hash("return self.x * 128 + self.y"),
    "two hashes mixed": with_hash("return hash(self.x) * 31 ^ hash(self.y) * 5003"),
    "the hash kept": with_class(
        CLASS.replace("        self.y = y\n", "        self.y = y\n        self._hash = hash((x, y))\n").replace(
            HASH, "return self._hash"
        )
    ),
    "sorted, and searched by halves": with_find(
        """    land = sorted(set((int(x), int(y)) for x, y in spots))
    seen = [False] * len(land)
    islands = []
    for start in range(len(land)):
        if seen[start]:
            continue
        seen[start] = True
        to_visit, size, shore = [start], 0, 0
        while to_visit:
            x, y = land[to_visit.pop()]
            size += 1
            for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                where = bisect.bisect_left(land, near)
                if where == len(land) or land[where] != near:
                    shore += 1
                elif not seen[where]:
                    seen[where] = True
                    to_visit.append(where)
        islands.append((size, shore))
    islands.sort(reverse=True)
    return islands
""",
        "import bisect\n",
    ),
    "sorted pairs as they are": with_find(
        """    land = sorted({(x, y) for x, y in spots})

    def index(spot):
        where = bisect.bisect_left(land, spot)
        return where if where < len(land) and land[where] == spot else -1

    island_of = [None] * len(land)
    islands = []
    for start in range(len(land)):
        if island_of[start] is None:
            island_of[start] = len(islands)
            queue = collections.deque([start])
            size = shore = 0
            while queue:
                x, y = land[queue.popleft()]
                size += 1
                for spot in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                    near = index(spot)
                    if near < 0:
                        shore += 1
                    elif island_of[near] is None:
                        island_of[near] = len(islands)
                        queue.append(near)
            islands.append((size, shore))
    return sorted(islands, reverse=True)
""",
        "import bisect\nimport collections\n",
    ),
    "a map in rows": with_find(
        """    if not spots:
        return []
    left, low = min(x for x, _ in spots) - 1, min(y for _, y in spots) - 1
    width, height = max(x for x, _ in spots) - left + 2, max(y for _, y in spots) - low + 2
    rows = [bytearray(width) for _ in range(height)]
    for x, y in spots:
        rows[y - low][x - left] = 1
    islands = []
    for x, y in spots:
        start = x - left, y - low
        if rows[start[1]][start[0]] == 2:
            continue
        rows[start[1]][start[0]] = 2
        to_visit, size, shore = [start], 0, 0
        while to_visit:
            x, y = to_visit.pop()
            size += 1
            for x, y in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if rows[y][x] == 0:
                    shore += 1
                elif rows[y][x] == 1:
                    rows[y][x] = 2
                    to_visit.append((x, y))
        islands.append((size, shore))
    return sorted(islands, reverse=True)
"""
    ),
    "islands that are joined": with_find(
        """    land = {(x, y) for x, y in spots}
    leader = {spot: spot for spot in land}

    def find(spot):
        while leader[spot] != spot:
            leader[spot] = leader[leader[spot]]
            spot = leader[spot]
        return spot

    for x, y in land:
        for near in ((x + 1, y), (x, y + 1)):
            if near in land:
                leader[find(near)] = find((x, y))
    sizes = collections.Counter()
    shores = collections.Counter()
    for x, y in land:
        head = find((x, y))
        sizes[head] += 1
        shores[head] += sum(near not in land for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)))
    return sorted(((size, shores[head]) for head, size in sizes.items()), reverse=True)
""",
        "import collections\n",
    ),
    "sets of columns": with_find(
        """    columns = {}
    for x, y in spots:
        columns.setdefault(x, set()).add(y)
    islands = []
    left = {x: set(ys) for x, ys in columns.items()}
    nothing = set()
    for x, ys in left.items():
        while ys:
            to_visit, size, shore = [(x, ys.pop())], 0, 0
            while to_visit:
                a, b = to_visit.pop()
                size += 1
                for c, d in ((a + 1, b), (a - 1, b), (a, b + 1), (a, b - 1)):
                    if d not in columns.get(c, nothing):
                        shore += 1
                    elif d in left[c]:
                        left[c].discard(d)
                        to_visit.append((c, d))
            islands.append((size, shore))
    return sorted(islands)[::-1]
"""
    ),
    "dict of rows of sets": edited(
        "find_islands",
        ("    land = {Place(x, y) for x, y in spots}", "    land = {(x, y) for x, y in spots}"),
        (
            "        for neighbour in place.neighbours():",
            ("        x, y = place\n        for neighbour in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):"),
        ),
    ),
    "hash of string of both": edited(
        "find_islands", ("        return hash(self.x + self.y)", '        return hash(f"{self.x} {self.y}")')
    ),
    "several passes, dataclass": edited(
        "find_islands",
        ("import random\n", ("import random\nfrom dataclasses import dataclass\n")),
        (
            (
                "class Place:\n"
                "    def __init__(self, x, y):\n"
                "        self.x = x\n"
                "        self.y = y\n"
                "\n"
                "    def __eq__(self, other):\n"
                "        return self.x == other.x and self.y == other.y\n"
                "\n"
                "    def __hash__(self):\n"
                "        return hash(self.x + self.y)\n"
            ),
            ("@dataclass(frozen=True)\nclass Place:\n    x: int\n    y: int\n"),
        ),
        (
            ("            islands.append(explore(place, land, seen))\n    return"),
            (
                "            island = explore(place, land)\n"
                "            seen |= island\n"
                "            shore = sum(neighbour not in land for one in island for neighbour in"
                " one.neighbours())\n"
                "            islands.append((len(island), shore))\n"
                "    return"
            ),
        ),
        (
            (
                "def explore(start, land, seen):\n"
                '    """Walk over the island of a place, note in `seen` what belongs to it, and r'
                'eturn its (size, shore)."""\n'
                "    seen.add(start)\n"
                "    to_visit = [start]\n"
                "    size = shore = 0\n"
                "    while to_visit:\n"
                "        place = to_visit.pop()\n"
                "        size += 1\n"
                "        for neighbour in place.neighbours():\n"
                "            if neighbour not in land:\n"
                "                shore += 1\n"
                "            elif neighbour not in seen:\n"
                "                seen.add(neighbour)\n"
                "                to_visit.append(neighbour)\n"
                "    return size, shore\n"
            ),
            (
                "def explore(start, land):\n"
                "    island = set()\n"
                "    edge = {start}\n"
                "    while edge:\n"
                "        island |= edge\n"
                "        edge = {neighbour for place in edge for neighbour in place.neighbours() "
                "if neighbour in land}\n"
                "        edge -= island\n"
                "    return island\n"
            ),
        ),
    ),
}

REJECTED = {
    "the two numbers mixed by bits": (with_hash("return self.x ^ self.y"), "more than enough"),
    "one number for all": (with_hash("return 1"), "more than enough"),
    "their product": (with_hash("return hash(self.x * self.y)"), "more than enough"),
    "their difference": (with_hash("return hash((self.x - self.y,))"), "more than enough"),
    "only one of them": (with_hash("return hash(self.x)"), "more than enough"),
    "only the other": (with_hash('return hash(f"{self.y}")'), "more than enough"),
    "how far it is": (with_hash("return hash(self.x**2 + self.y**2)"), "more than enough"),
    "a hash that is too small": (with_hash("return hash((self.x, self.y)) % 16"), "more than enough"),
    "rounded": (with_hash("return hash((self.x // 10, self.y // 10))"), "more than enough"),
    "a set of both": (with_hash("return hash(frozenset({self.x + self.y}))"), "more than enough"),
    "the sum, written another way": (with_hash("return sum([self.x, self.y])"), "more than enough"),
    "the hash kept, and as it was": (
        with_class(
            CLASS.replace("        self.y = y\n", "        self.y = y\n        self._hash = hash(x + y)\n").replace(
                HASH, "return self._hash"
            )
        ),
        "more than enough",
    ),
    "equality in one comparison": (
        edited("find_islands", (EQ, "        return (self.x, self.y) == (other.x, other.y)\n")),
        "more than enough",
    ),
    "equality of texts": (
        edited("find_islands", (EQ, '        return f"{self.x}:{self.y}" == f"{other.x}:{other.y}"\n')),
        "more than enough",
    ),
    "slots": (
        edited("find_islands", ("class Place:\n", 'class Place:\n    __slots__ = ("x", "y")\n\n')),
        "more than enough",
    ),
    "a named tuple with the old hash": (
        with_class(
            NAMED_TUPLE.format(hash="    def __hash__(self):\n        return hash(self.x + self.y)\n\n"),
            "from typing import NamedTuple\n",
        ),
        "more than enough",
    ),
    "a data class with the old hash": (
        with_class(
            DATA_CLASS.format(how="", hash="    def __hash__(self):\n        return hash(self.x + self.y)\n\n"),
            "from dataclasses import dataclass\n",
        ),
        "more than enough",
    ),
    "a list of pairs": (
        with_class(TUPLES, land="land = list(dict.fromkeys(spots))", neighbours="neighbours_of(place)"),
        "more than enough",
    ),
    "no hash, and lists": (
        edited(
            "find_islands",
            ("    def __hash__(self):\n        return hash(self.x + self.y)\n\n", ""),
            (LAND, "land = [Place(x, y) for x, y in set(spots)]"),
            ("seen = set()", "seen = []"),
            ("seen.add(start)", "seen.append(start)"),
            ("seen.add(neighbour)", "seen.append(neighbour)"),
        ),
        "more than enough",
    ),
    "a dict for each sum": (
        with_find(
            """    land = {}
    for x, y in dict.fromkeys(spots):
        land.setdefault(x + y, []).append((x, y))
    left = {key: list(group) for key, group in land.items()}
    islands = []
    for key in left:
        while left[key]:
            to_visit, size, shore = [left[key].pop()], 0, 0
            while to_visit:
                a, b = to_visit.pop()
                size += 1
                for near in ((a + 1, b), (a - 1, b), (a, b + 1), (a, b - 1)):
                    if near not in land.get(sum(near), []):
                        shore += 1
                    elif near in left[sum(near)]:
                        left[sum(near)].remove(near)
                        to_visit.append(near)
            islands.append((size, shore))
    return sorted(islands, reverse=True)
"""
        ),
        "more than enough",
    ),
    "ring by ring, each time out of all the land": (
        edited(
            "find_islands",
            (CLASS, TUPLES),
            (LAND, "land = set(map(tuple, spots))"),
            (
                EXPLORE,
                """    island, ring = set(), {start}
    while ring:
        island |= ring
        ring = {near for place in ring for near in neighbours_of(place)} & land - island
    seen |= island
    return len(island), sum(near not in land for place in island for near in neighbours_of(place))
""",
            ),
        ),
        "more than enough",
    ),
    "equal where the hashes are": (
        edited("find_islands", (EQ, "        return hash(self) == hash(other)\n")),
        "Not correct: on the given input",
    ),
    "a key that two places can share": (
        with_class(
            "def neighbours_of(key):\n    return [key + 100, key - 100, key + 1, key - 1]\n",
            land="land = {100 * x + y for x, y in spots}",
            neighbours="neighbours_of(place)",
        ),
        "Not correct: on hidden input",
    ),
    "digits put together": (
        with_class(
            CLASS.replace(EQ, "        return self.name == other.name\n")
            .replace("        self.y = y\n", '        self.y = y\n        self.name = f"{x}{y}"\n')
            .replace(HASH, "return hash(self.name)")
        ),
        "Not correct: on the given input",
    ),
    "places by themselves, without equality": (
        edited("find_islands", ("    def __eq__(self, other):\n" + EQ + "\n", "")),
        "Not correct: on the given input",
    ),
    "each place asked whether it is near": (
        with_find(
            """    left = {(x, y): Place(x, y) for x, y in spots}
    islands = []
    while left:
        _, first = left.popitem()
        island = [first]
        for place in island:
            for other in list(left.values()):
                if abs(place.x - other.x) + abs(place.y - other.y) == 1:
                    island.append(left.pop((other.x, other.y)))
        sides = sum(abs(a.x - b.x) + abs(a.y - b.y) == 1 for a in island for b in island)
        islands.append((len(island), 4 * len(island) - sides))
    return sorted(islands, reverse=True)
"""
        ),
        "more than enough",
    ),
    "seen set copied": (
        edited(
            "find_islands",
            ("        return hash(self.x + self.y)", "        return hash((self.x, self.y))"),
            (
                (
                    "    for place in land:\n"
                    "        if place not in seen:\n"
                    "            islands.append(explore(place, land, seen))\n"
                    "    return"
                ),
                (
                    "    for place in land:\n"
                    "        if place not in seen:\n"
                    "            size, shore, seen = explore(place, land, seen)\n"
                    "            islands.append((size, shore))\n"
                    "    return"
                ),
            ),
            ("    seen.add(start)\n", "    seen = seen | {start}\n"),
            ("                seen.add(neighbour)\n", "                seen = seen | {neighbour}\n"),
            ("    return size, shore\n", "    return size, shore, seen\n"),
        ),
        "Not cheap enough yet",
    ),
    "one long text of spots": (
        edited(
            "find_islands",
            (
                (
                    "    land = {Place(x, y) for x, y in spots}\n"
                    "    islands = []\n"
                    "    seen = set()\n"
                    "    for place in land:\n"
                    "        if place not in seen:"
                ),
                (
                    '    land = "|" + "|".join(f"{x},{y}" for x, y in spots) + "|"\n'
                    "    islands = []\n"
                    "    seen = set()\n"
                    '    for place in land[1:-1].split("|") if spots else []:\n'
                    "        if place not in seen:"
                ),
            ),
            (
                ("        for neighbour in place.neighbours():\n            if neighbour not in land:"),
                ('        for neighbour in neighbours(place):\n            if f"|{neighbour}|" not in land:'),
            ),
            (
                "def explore(",
                (
                    "def neighbours(place):\n"
                    '    x, y = map(int, place.split(","))\n'
                    '    return [f"{x + 1},{y}", f"{x - 1},{y}", f"{x},{y + 1}", f"{x},{y - 1}"]\n'
                    "\n"
                    "\n"
                    "def explore("
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "list of texts": (
        edited(
            "find_islands",
            (
                "    land = {Place(x, y) for x, y in spots}\n",
                '    land = list(dict.fromkeys(f"{x},{y}" for x, y in spots))\n',
            ),
            (("    seen = set()\n    for"), ("    seen = []\n    for")),
            ("    seen.add(start)", "    seen.append(start)"),
            ("seen.add(neighbour)", "seen.append(neighbour)"),
            ("in place.neighbours():", "in neighbours(place):"),
            (
                "def explore(",
                (
                    "def neighbours(place):\n"
                    '    x, y = map(int, place.split(","))\n'
                    '    return [f"{x + 1},{y}", f"{x - 1},{y}", f"{x},{y + 1}", f"{x},{y - 1}"]\n'
                    "\n"
                    "\n"
                    "def explore("
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
