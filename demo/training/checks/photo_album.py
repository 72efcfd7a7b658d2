"""Red herring: packing is by far the hottest box and does nothing wrong; it is asked for previews that nobody sees.

What is packed is counted by stand-ins for the functions of `zlib`, as `map(zlib.compress, ...)` makes no call that a profile
sees. They stand in a copy of the module, so that nothing stays behind in a page, where one process makes many trials.
"""

import importlib
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from ..exercise import Check, Input, Limit
from ..work import DONE

SHOWN = 4
MOST_PACKED = 2 * SHOWN
MOST_BYTES = 2_500
"""The four previews have 960."""


def photo(name: str, year: int, stars: int, size: int = 900) -> dict[str, Any]:
    """Return a photo as the program knows it; without pixels if `size` is 0."""
    return {"name": name, "year": year, "stars": stars, "pixels": random.Random(name).randbytes(size)}


def inputs(folder: Path) -> Sequence[Input]:
    """Make piles of photos: many, none, none of the year, equal stars, the best without pixels, and no place at all."""
    count_packing()
    many = [photo(f"photo{n}", 2020 + n % 4, n * 7 % 5 + 1, 0 if n == 37 else 900) for n in range(80)]
    equal = [photo("b", 2021, 3), photo("a", 2021, 3), photo("é", 2021, 3), photo("a", 2021, 4), photo("c", 2021, 3)]
    broken = [
        *(photo("x", 2021, 5, 0), photo("y", 2021, 1), photo("z", 2021, 5, 0)),
        *(photo("w", 2021, 2), photo("v", 2021, 1), photo("u", 2021, 4, 0)),
    ]
    twice = [photo("a", 2020, 5), photo("a", 2021, 2), photo("a", 2021, 5), photo("a", 2021, 5), photo("b", 2022, 5)]
    return [
        Input(f"80 photos, 20 of the year, {SHOWN} places", (many, 2021, SHOWN)),
        Input("the best photos without pixels", (broken, 2021, 2)),
        Input("photos with equally many stars", (equal, 2021, 3)),
        Input("no photos", ([], 2021, SHOWN)),
        Input("no photo of the year", (many, 1999, SHOWN)),
        Input("more places than photos", (equal + broken, 2021, 50)),
        Input("no places", (equal, 2021, 0)),
        Input("photos of one name", (twice, 2021, 2)),
    ]


def count_packing() -> None:
    """Add what `zlib` packs from now on to "packed", however it is asked to."""
    own = importlib.import_module("zlib")
    if hasattr(own, "counted"):
        return
    copy = sys.modules["zlib"] = ModuleType("zlib")
    vars(copy).update(vars(own), counted=True)

    def packed(*arguments: Any, **more: Any) -> Any:
        DONE["packed"] += 1
        return own.compress(*arguments, **more)

    class Packing:
        """What `zlib.compressobj` makes."""

        def __init__(self, *arguments: Any, **more: Any) -> None:
            self._own = own.compressobj(*arguments, **more)
            DONE["packed"] += 1

        def copy(self) -> "Packing":
            other = Packing.__new__(Packing)
            other._own = self._own.copy()
            DONE["packed"] += 1
            return other

        def __getattr__(self, name: str) -> Any:
            return getattr(self._own, name)

    vars(copy).update(compress=packed, compressobj=Packing)


CHECK = Check(
    order=160,
    title="The best photos of a year",
    minutes=12,
    teaches="the hottest box need not be the cause: go back up the arrows until you find who asks for too much",
    task=(
        "The program shows the twelve best photos of one year as small packed previews. Compare how many of everything it "
        "makes with how many it shows, and let it make hardly more than that. The page must stay the same, byte for byte."
    ),
    entry="photo_album",
    inputs=inputs,
    most_lines=50_000,
    most_work=90_000,
    watch=("compress", "shrink"),
    limits=(
        Limit(
            lambda counts: counts[0].done["packed"],
            MOST_PACKED,
            f"{{found:,}} previews were packed, but the page shows {SHOWN}. Packing costs a lot and does what it is asked for; "
            "go back along the arrows: who asks for so many, and what becomes of the others?",
        ),
        Limit(
            lambda counts: counts[0].done["letters"],
            MOST_BYTES,
            f"{{found:,}} bytes were packed, by whatever packs, for {SHOWN} previews on the page; {{most:,}} are enough. What "
            "becomes of the others?",
        ),
    ),
    hints=(
        "Which box has the most self time? How long does one call of it take, and how often is it called?",
        "You cannot make that box faster. How many previews are on the page at the end, and where are the others dropped?",
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
