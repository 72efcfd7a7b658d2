# %% the two numbers mixed by bits
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return self.x ^ self.y

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% one number for all
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return 1

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% their product
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash(self.x * self.y)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% their difference
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x - self.y,))

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% only one of them
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash(self.x)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% only the other
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash(f"{self.y}")

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% how far it is
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash(self.x**2 + self.y**2)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% a hash that is too small
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y)) % 16

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% rounded
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x // 10, self.y // 10))

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% a set of both
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash(frozenset({self.x + self.y}))

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% the sum, written another way
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return sum([self.x, self.y])

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% the hash kept, and as it was
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self._hash = hash(x + y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return self._hash

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% equality in one comparison
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash(self.x + self.y)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% equality of texts
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return f"{self.x}:{self.y}" == f"{other.x}:{other.y}"

    def __hash__(self):
        return hash(self.x + self.y)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% slots
# verdict: more than enough
class Place:
    __slots__ = ("x", "y")

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


# %% a named tuple with the old hash
# verdict: more than enough
from typing import NamedTuple


class Place(NamedTuple):
    x: int
    y: int

    def __hash__(self):
        return hash(self.x + self.y)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% a data class with the old hash
# verdict: more than enough
from dataclasses import dataclass


@dataclass()
class Place:
    x: int
    y: int

    def __hash__(self):
        return hash(self.x + self.y)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% a list of pairs
# verdict: more than enough
def neighbours_of(place):
    x, y = place
    return [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]


def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = list(dict.fromkeys(spots))
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


# %% no hash, and lists
# verdict: more than enough
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = [Place(x, y) for x, y in set(spots)]
    islands = []
    seen = []
    for place in land:
        if place not in seen:
            islands.append(explore(place, land, seen))
    return sorted(islands, reverse=True)


def explore(start, land, seen):
    """Walk over the island of a place, note in `seen` what belongs to it, and return its (size, shore)."""
    seen.append(start)
    to_visit = [start]
    size = shore = 0
    while to_visit:
        place = to_visit.pop()
        size += 1
        for neighbour in place.neighbours():
            if neighbour not in land:
                shore += 1
            elif neighbour not in seen:
                seen.append(neighbour)
                to_visit.append(neighbour)
    return size, shore


# %% a dict for each sum
# verdict: more than enough
def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = {}
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


# %% ring by ring, each time out of all the land
# verdict: more than enough
def neighbours_of(place):
    x, y = place
    return [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]


def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = set(map(tuple, spots))
    islands = []
    seen = set()
    for place in land:
        if place not in seen:
            islands.append(explore(place, land, seen))
    return sorted(islands, reverse=True)


def explore(start, land, seen):
    """Walk over the island of a place, note in `seen` what belongs to it, and return its (size, shore)."""
    island, ring = set(), {start}
    while ring:
        island |= ring
        ring = {near for place in ring for near in neighbours_of(place)} & land - island
    seen |= island
    return len(island), sum(near not in land for place in island for near in neighbours_of(place))


# %% equal where the hashes are
# verdict: Not correct: on the given input
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return hash(self) == hash(other)

    def __hash__(self):
        return hash(self.x + self.y)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% a key that two places can share
# verdict: Not correct: on hidden input
def neighbours_of(key):
    return [key + 100, key - 100, key + 1, key - 1]


def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = {100 * x + y for x, y in spots}
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


# %% digits put together
# verdict: Not correct: on the given input
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.name = f"{x}{y}"

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% places by themselves, without equality
# verdict: Not correct: on the given input
class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __hash__(self):
        return hash(self.x + self.y)

    def neighbours(self):
        x, y = self.x, self.y
        return [Place(x + 1, y), Place(x - 1, y), Place(x, y + 1), Place(x, y - 1)]


# %% each place asked whether it is near
# verdict: more than enough
def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    left = {(x, y): Place(x, y) for x, y in spots}
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


# %% seen set copied
# verdict: Not cheap enough yet
# of: the solution
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
            size, shore, seen = explore(place, land, seen)
            islands.append((size, shore))
    return sorted(islands, reverse=True)


def explore(start, land, seen):
    """Walk over the island of a place, note in `seen` what belongs to it, and return its (size, shore)."""
    seen = seen | {start}
    to_visit = [start]
    size = shore = 0
    while to_visit:
        place = to_visit.pop()
        size += 1
        for neighbour in place.neighbours():
            if neighbour not in land:
                shore += 1
            elif neighbour not in seen:
                seen = seen | {neighbour}
                to_visit.append(neighbour)
    return size, shore, seen


# %% one long text of spots
# verdict: Not cheap enough yet
def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = "|" + "|".join(f"{x},{y}" for x, y in spots) + "|"
    islands = []
    seen = set()
    for place in land[1:-1].split("|") if spots else []:
        if place not in seen:
            islands.append(explore(place, land, seen))
    return sorted(islands, reverse=True)


def neighbours(place):
    x, y = map(int, place.split(","))
    return [f"{x + 1},{y}", f"{x - 1},{y}", f"{x},{y + 1}", f"{x},{y - 1}"]


def explore(start, land, seen):
    """Walk over the island of a place, note in `seen` what belongs to it, and return its (size, shore)."""
    seen.add(start)
    to_visit = [start]
    size = shore = 0
    while to_visit:
        place = to_visit.pop()
        size += 1
        for neighbour in neighbours(place):
            if f"|{neighbour}|" not in land:
                shore += 1
            elif neighbour not in seen:
                seen.add(neighbour)
                to_visit.append(neighbour)
    return size, shore


# %% list of texts
# verdict: Not cheap enough yet
def find_islands(spots):
    """Return (size, shore) of each island, the largest first, of equally large ones that with the longest shore.

    A spot is (x, y), a square of land; a spot named twice counts once. Spots belong together where they have a side in
    common, and the shore is as long as the sides that lie at the sea.
    """
    land = list(dict.fromkeys(f"{x},{y}" for x, y in spots))
    islands = []
    seen = []
    for place in land:
        if place not in seen:
            islands.append(explore(place, land, seen))
    return sorted(islands, reverse=True)


def neighbours(place):
    x, y = map(int, place.split(","))
    return [f"{x + 1},{y}", f"{x - 1},{y}", f"{x},{y + 1}", f"{x},{y - 1}"]


def explore(start, land, seen):
    """Walk over the island of a place, note in `seen` what belongs to it, and return its (size, shore)."""
    seen.append(start)
    to_visit = [start]
    size = shore = 0
    while to_visit:
        place = to_visit.pop()
        size += 1
        for neighbour in neighbours(place):
            if neighbour not in land:
                shore += 1
            elif neighbour not in seen:
                seen.append(neighbour)
                to_visit.append(neighbour)
    return size, shore
