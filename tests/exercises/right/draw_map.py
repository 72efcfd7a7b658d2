# %% the memory that lru_cache has by itself
import functools


@functools.lru_cache
def tile_at(x, y):
    return draw_tile(x, y)


# %% the oldest leaves the dict
def tile_at(x, y):
    if (x, y) not in TILES:
        if len(TILES) >= 40:
            del TILES[next(iter(TILES))]
        TILES[x, y] = draw_tile(x, y)
    return TILES[x, y]


# %% the tiles of the last screen only
def checksum(x, y):
    places = [(x + dx, y + dy) for dy in range(3) for dx in range(3)]
    before = dict(TILES)
    TILES.clear()
    for place in places:
        TILES[place] = before[place] if place in before else draw_tile(*place)
    return zlib.crc32(b"".join(TILES[place] for place in places))


# %% all forgotten when there are a hundred
def tile_at(x, y):
    if len(TILES) > 100:
        TILES.clear()
    if (x, y) not in TILES:
        TILES[x, y] = draw_tile(x, y)
    return TILES[x, y]


# %% those that are far away are forgotten
def checksum(x, y):
    for place in list(TILES):
        if abs(place[0] - x) > 5 or abs(place[1] - y) > 5:
            del TILES[place]
    return zlib.crc32(b"".join(tile_at(x + dx, y + dy) for dy in range(3) for dx in range(3)))


# %% an OrderedDict, the one that was asked for longest ago leaves
from collections import OrderedDict

TILES = OrderedDict()


def tile_at(x, y):
    if (x, y) not in TILES:
        TILES[x, y] = draw_tile(x, y)
        if len(TILES) > 30:
            TILES.popitem(last=False)
    TILES.move_to_end((x, y))
    return TILES[x, y]
