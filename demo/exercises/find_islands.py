"""Finds the islands on the map of a sea, which is given as the spots that are land, and measures their shores."""

import random

SIDE = 110


class Place:
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


def main():
    islands = find_islands(some_sea(SIDE))
    print(f"{len(islands)} islands; the largest ones:")
    for size, shore in islands[:3]:
        print(f"{size:6} spots of land, a shore of {shore}")


def some_sea(side):
    """Return spots around the harbour, which is at (0, 0)."""
    chance = random.Random(95)
    east_and_north = range(-(side // 2), side // 2)
    return [(x, y) for x in east_and_north for y in east_and_north if chance.random() < 0.55]


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
        for neighbour in place.neighbours():
            if neighbour not in land:
                shore += 1
            elif neighbour not in seen:
                seen.add(neighbour)
                to_visit.append(neighbour)
    return size, shore


if __name__ == "__main__":
    main()
