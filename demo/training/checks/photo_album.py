"""Red herring: packing is by far the hottest box and does nothing wrong; it is asked for previews that nobody sees."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input

SHOWN = 4


def photo(name: str, year: int, stars: int, size: int = 900) -> dict[str, Any]:
    """Return a photo as the program knows it; without pixels if `size` is 0."""
    return {"name": name, "year": year, "stars": stars, "pixels": random.Random(name).randbytes(size)}


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make piles of photos: many, none, none of the year, equal stars, the best without pixels, and no place at all."""
    many = [photo(f"photo{n}", 2020 + n % 4, n * 7 % 5 + 1) for n in range(60)]
    equal = [photo("b", 2021, 3), photo("a", 2021, 3), photo("é", 2021, 3), photo("a", 2021, 4), photo("c", 2021, 3)]
    broken = [
        photo("x", 2021, 5, 0),
        photo("y", 2021, 1),
        photo("z", 2021, 5, 0),
        photo("w", 2021, 2),
        photo("v", 2021, 1),
    ]
    return [
        (many, 2021, SHOWN),
        (broken, 2021, 2),
        (equal, 2021, 3),
        ([], 2021, SHOWN),
        (many, 1999, SHOWN),
        (equal, 2021, 50),
        (equal, 2021, 0),
    ]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """Previews are packed for the photos that are shown, not for others."""
    packed = counts[0].calls("compress")
    if packed > SHOWN + 1:
        return (
            f"{packed} previews were packed, but the page shows {SHOWN}. Packing costs a lot and does what it is asked for; "
            "go back along the arrows to who asks for so many, and look at what becomes of them."
        )
    return None


CHECK = Check(
    order=160,
    title="The best photos of a year",
    minutes=12,
    teaches="the hottest box need not be the cause: go back up the arrows until you find who asks for too much",
    task=(
        "The program shows the twelve best photos of one year as small packed previews. Compare how many of everything it "
        "makes with how many it shows. The page must stay the same, byte for byte."
    ),
    entry="photo_album",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("compress", "shrink"),
    limits=(),
    other=promise,
    hints=(
        "Which box has the most self time? How long does one call of it take, and how often is it called?",
        "You cannot make that box faster. How many previews are on the page at the end, and where are the others lost?",
        "Go back along the arrows: make_preview is called for what make_cards gets, and make_cards gets its photos from "
        "photo_album. What does photo_album know about them before there is any preview?",
        "Choose the photos of the year first, put the best first, and only then make previews, until there are enough. "
        "A photo without pixels has none: then the next best one takes its place.",
    ),
    reason=(
        "The year and the stars are known before anything is packed. So the photos are chosen first, and the cards are "
        "made one by one until the page is full."
    ),
)
