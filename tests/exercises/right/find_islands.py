# %% tuples
def neighbours_of(place):
    x, y = place
    return [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]


def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = set(spots)
    islands = []
    seen = set()
    for place in land:
        if place not in seen:
            islands.append(explore(place, land, seen))
    return sorted(islands, reverse=True)


def explore(start, land, seen):
    """Walk over the island of a place, note in `seen` what belongs to it, and return its (size, shore)."""
    seen.add(start)
    to_visit = [start]
    size = shore = 0
    while to_visit:
        place = to_visit.pop()
        size += 1
        for neighbour in neighbours_of(place):
            if neighbour not in land:
                shore += 1
            elif neighbour not in seen:
                seen.add(neighbour)
                to_visit.append(neighbour)
    return size, shore


# %% tuples, one of them as a key for each place
def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = {(x, y): Place(x, y) for x, y in spots}
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


# %% a frozen data class
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    x: int
    y: int

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% a data class with a hash of its own
from dataclasses import dataclass


@dataclass()
class Place:
    x: int
    y: int

    def __hash__(self):
        key = self.x, self.y
        return hash(key)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% a named tuple
from typing import NamedTuple


class Place(NamedTuple):
    x: int
    y: int

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% complex numbers
def neighbours_of(place):
    return [place + step for step in (1, -1, 1j, -1j)]


def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = {complex(x, y) for x, y in spots}
    islands = []
    seen = set()
    for place in land:
        if place not in seen:
            islands.append(explore(place, land, seen))
    return sorted(islands, reverse=True)


def explore(start, land, seen):
    """Walk over the island of a place, note in `seen` what belongs to it, and return its (size, shore)."""
    seen.add(start)
    to_visit = [start]
    size = shore = 0
    while to_visit:
        place = to_visit.pop()
        size += 1
        for neighbour in neighbours_of(place):
            if neighbour not in land:
                shore += 1
            elif neighbour not in seen:
                seen.add(neighbour)
                to_visit.append(neighbour)
    return size, shore


# %% texts
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.name = f"{x}|{y}"

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% two numbers made one, far apart
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash(self.x * 1_000_003 + self.y)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% two numbers made one, close together
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return self.x * 128 + self.y

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% two hashes mixed
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash(self.x) * 31 ^ hash(self.y) * 5003

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% the hash kept
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self._hash = hash((x, y))

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return self._hash

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% sorted, and searched by halves
import bisect


def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = sorted(set((int(x), int(y)) for x, y in spots))
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


# %% sorted pairs as they are
import bisect
import collections


def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = sorted({(x, y) for x, y in spots})

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


# %% a map in rows
def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    if not spots:
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


# %% islands that are joined
import collections


def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = {(x, y) for x, y in spots}
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


# %% sets of columns
def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    columns = {}
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


# %% dict of rows of sets
def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = {(x, y) for x, y in spots}
    islands = []
    seen = set()
    for place in land:
        if place not in seen:
            islands.append(explore(place, land, seen))
    return sorted(islands, reverse=True)


def explore(start, land, seen):
    """Walk over the island of a place, note in `seen` what belongs to it, and return its (size, shore)."""
    seen.add(start)
    to_visit = [start]
    size = shore = 0
    while to_visit:
        place = to_visit.pop()
        size += 1
        x, y = place
        for neighbour in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if neighbour not in land:
                shore += 1
            elif neighbour not in seen:
                seen.add(neighbour)
                to_visit.append(neighbour)
    return size, shore


# %% hash of string of both
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash(f"{self.x} {self.y}")

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% several passes, dataclass
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    x: int
    y: int

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = {Place(x, y) for x, y in spots}
    islands = []
    seen = set()
    for place in land:
        if place not in seen:
            island = explore(place, land)
            seen |= island
            shore = sum(neighbour not in land for one in island for neighbour in one.neighbours())
            islands.append((len(island), shore))
    return sorted(islands, reverse=True)


def explore(start, land):
    island = set()
    edge = {start}
    while edge:
        island |= edge
        edge = {neighbour for place in edge for neighbour in place.neighbours() if neighbour in land}
        edge -= island
    return island
