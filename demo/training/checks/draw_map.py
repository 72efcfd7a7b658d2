"""Tiles of a map are kept in a dict for ever, though a reader who scrolls on hardly ever sees one again.

Limited is what is held at the same time, and by how much that grows when somebody scrolls on; and the
lines that drawing takes: whoever keeps nothing draws each tile up to nine times.
"""

from collections.abc import Sequence
from pathlib import Path

from ..exercise import Check, Input, Limit

SCREENS, MORE = 100, 200
SIDE = 31
MOST_HELD = 210 * SIDE * SIDE
"""Bytes, of some 250 different tiles. A screen has nine; 128 fit in, which is what lru_cache() keeps if nobody says."""
MOST_GROWN = 25_000
"""Bytes, for 250 tiles more: the results are 4,000 of them. Whoever keeps 80 bytes of each tile keeps too much."""


def river(screens: int, back: int = 5, step: int = 3) -> list[tuple[int, int]]:
    """Return the corners of screens, mostly on, and one step back now and then."""
    corners, x, y = [], 100, 7
    for number in range(screens):
        x, y = (x - 1, y) if number % back == back - 1 else (x + 1, y + (number % step == 0))
        corners.append((x, y))
    return corners


def inputs(folder: Path) -> Sequence[Input]:
    """Make a way, a longer one to the other side, none, a reader who stays, returns, or jumps, and places left of 0."""
    return [
        Input(f"{SCREENS} screens along a river", (river(SCREENS),)),
        Input(f"{MORE} screens, back and up", ([(-x, -y) for x, y in river(MORE)],)),
        Input("no screen at all", ([],)),
        Input("a reader who does not move", ([(3, 4)] * 12,)),
        Input("there, and all the way back", (river(12, 99) + river(12, 99)[::-1],)),
        Input("a reader who jumps", ([(0, 0), (900, 0), (0, 0), (0, 900), (0, 0)],)),
        Input("places left of 0, and above it", ([(-2, -2), (-1, -2), (-61, -90)],)),
    ]


CHECK = Check(
    order=184,
    title="The tiles of a map",
    minutes=10,
    teaches="a cache without a limit is a leak with a good reason: give it a size, by what is asked for again",
    task=(
        "The program shows a map tile by tile, and draws no tile twice. Find out in the picture (bytes left at the "
        f"end) what that costs. Return the same checksums, with at most {MOST_HELD // 1000} kB at the same time, and without "
        "drawing much more: at most twice as many lines as shipped."
    ),
    entry="draw_map",
    inputs=inputs,
    most_lines=53_000,
    watch=("draw_tile",),
    limits=(
        Limit(
            lambda counts: max(one.memory.peak for one in counts),
            MOST_HELD,
            f"for {SCREENS} or {MORE} screens the program holds {{found_size}} at the same time; {{most_size}} are more than "
            "enough. Which tiles are likely to be shown once more?",
        ),
        Limit(
            lambda counts: counts[1].memory.peak - counts[0].memory.peak,
            MOST_GROWN,
            f"the program holds little now, but {{found_size}} more for {MORE} screens than for {SCREENS}: it still keeps "
            "something of each of them, for ever. What?",
        ),
    ),
    hints=(
        "How much is left at the end, and in which function was it allocated? How often was that called, and how many screens "
        "were there?",
        "Each tile is kept so that it need not be drawn again. After how long is a tile no longer asked for, if somebody keeps "
        "scrolling?",
        "Without TILES each screen is drawn again, all nine tiles of it, though six of these were just there. So keep some: "
        "how "
        "many are shown at once, and how far back does the reader go?",
        "Keep the tiles that were shown last: functools.lru_cache(maxsize=36) above tile_at, without TILES. Or take the "
        "oldest one out of TILES when it has more than some dozen (next(iter(TILES)) is the oldest), or keep those of the "
        "last screen.",
    ),
    reason=(
        "lru_cache(maxsize=36) keeps the 36 tiles that were asked for last, four screens, and drops the one that was asked for "
        "longest ago. So hardly any tile is drawn twice, and however far somebody scrolls, 40 kB of tiles are kept."
    ),
    counted=2,
    clock="kept",
)
