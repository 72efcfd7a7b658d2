"""Shows a map that is drawn tile by tile: the reader scrolls along a river, and now and then a little back."""

import zlib

SIDE = 31
TILES = {}


def main():
    screens = draw_map(river(400))
    print(f"{len(screens)} screens were shown, {len(set(screens))} different ones")


def river(screens):
    """Return the corners of the screens, one after the other: mostly on, each fifth time back."""
    corners, x, y = [], 0, 0
    for number in range(screens):
        x, y = (x - 1, y) if number % 5 == 4 else (x + 1, y + (number % 3 == 0))
        corners.append((x, y))
    return corners


def draw_map(corners):
    """Return a checksum for each screen, of its three by three tiles; a corner is the place of its first one, (x, y)."""
    return [checksum(x, y) for x, y in corners]


def checksum(x, y):
    return zlib.crc32(b"".join(tile_at(x + dx, y + dy) for dy in range(3) for dx in range(3)))


def tile_at(x, y):
    if (x, y) not in TILES:
        TILES[x, y] = draw_tile(x, y)
    return TILES[x, y]


def draw_tile(x, y):
    """Draw a tile, line by line: land and water, a byte for each point."""
    return b"".join(draw_line(x, y, line) for line in range(SIDE))


def draw_line(x, y, line):
    bank = (x * 29 + y * 53 + line) % SIDE
    return bytes([33 + (x * 7 + y * 11) % 90]) * bank + b"~" * (SIDE - bank)


if __name__ == "__main__":
    main()
