# %% nothing is kept
# verdict: Which lines does it run again and again
def tile_at(x, y):
    return draw_tile(x, y)


# %% a cache without a limit
# verdict: screens the program holds
import functools


@functools.cache
def tile_at(x, y):
    return draw_tile(x, y)


# %% lru_cache without a limit
# verdict: screens the program holds
import functools


@functools.lru_cache(maxsize=None)
def tile_at(x, y):
    return draw_tile(x, y)


# %% forgotten at the end
# verdict: screens the program holds
def draw_map(corners):
    screens = [checksum(x, y) for x, y in corners]
    TILES.clear()
    return screens


# %% a dict of its own for each map
# verdict: screens the program holds
def draw_map(corners):
    tiles = {}
    return [checksum(x, y, tiles) for x, y in corners]


def checksum(x, y, tiles):
    return zlib.crc32(b"".join(tile_at(x + dx, y + dy, tiles) for dy in range(3) for dx in range(3)))


def tile_at(x, y, tiles):
    if (x, y) not in tiles:
        tiles[x, y] = draw_tile(x, y)
    return tiles[x, y]


# %% a memory for four tiles
# verdict: Which lines does it run again and again
import functools


@functools.lru_cache(maxsize=4)
def tile_at(x, y):
    return draw_tile(x, y)


# %% a large memory
# verdict: screens the program holds
import functools


@functools.lru_cache(maxsize=2048)
def tile_at(x, y):
    return draw_tile(x, y)


# %% whole screens are kept as well
# verdict: screens the program holds
import functools


@functools.lru_cache(maxsize=36)
def tile_at(x, y):
    return draw_tile(x, y)


SCREENS = {}


def checksum(x, y):
    if (x, y) not in SCREENS:
        SCREENS[x, y] = b"".join(tile_at(x + dx, y + dy) for dy in range(3) for dx in range(3))
    return zlib.crc32(SCREENS[x, y])


# %% only the column counts
# verdict: Not correct
def tile_at(x, y):
    if len(TILES) > 40:
        TILES.clear()
    if x not in TILES:
        TILES[x] = draw_tile(x, y)
    return TILES[x]


# %% tiles in the west are forgotten
# verdict: screens the program holds
def checksum(x, y):
    for place in list(TILES):
        if place[0] < x - 2:
            del TILES[place]
    return zlib.crc32(b"".join(tile_at(x + dx, y + dy) for dy in range(3) for dx in range(3)))


# %% all tiles, compressed
# verdict: the program
def tile_at(x, y):
    if (x, y) not in TILES:
        TILES[x, y] = zlib.compress(draw_tile(x, y))
    return zlib.decompress(TILES[x, y])


# %% the oldest tiles are forgotten, but not that they were shown
# verdict: it still keeps something of each of them
def tile_at(x, y, shown=set()):
    shown.add((x, y))
    if (x, y) not in TILES:
        if len(TILES) >= 60:
            del TILES[next(iter(TILES))]
        TILES[x, y] = draw_tile(x, y)
    return TILES[x, y]


# %% a program that measures itself
# verdict: remove that for the check
import tracemalloc


def draw_map(corners):
    tracemalloc.start()
    screens = [checksum(x, y) for x, y in corners]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"at most {peak:,} bytes")
    return screens
