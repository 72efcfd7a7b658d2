"""Names are looked up in lists, which compares them with one name after another.

`in` leaves no call in a profile, so it is counted what each of them goes through; and the names of the inputs count how
often they are compared and hashed, whatever does it. A set, a dict and a search in a sorted list all stay far below the
limits; one of the three lists left as it is goes above.
"""

from collections.abc import Sequence
from pathlib import Path

from ..counts import Counts
from ..exercise import Check, Input, Limit
from ._counted import Text

GUESTS = 400
NAMES = 2 * GUESTS
MOST_COMPARED = 40 * NAMES
"""Sorted lists need some 18 comparisons for each name, sets and dicts 1 or 2; one of the lists 70 to 100, all 280."""
MOST_HASHED = 40 * NAMES
"""Sets and dicts need some 3; a set made for each guest 70 to 270."""
MOST_CHARACTERS = 500 * NAMES
"""What is done to each name itself, a few times, takes some 50; a search in all names in one text 2,000."""
MOST_LINES = 120 * NAMES
"""A search by halving, written by hand, takes some 50; going through a list in a loop 150 at least."""


def inputs(folder: Path) -> Sequence[Input]:
    """Make a crowd, then nobody at all, nobody invited, nobody come, names twice, and names in one another."""
    invited = [Text(f"guest {n}") for n in range(GUESTS)]
    arrivals = [Text(f"guest {n * 7 % GUESTS}" if n % 6 else f"stranger {n}") for n in range(GUESTS)]
    twice = (["Bo", "Ann", "Bo", "Zoë", "Cem", "Cem"], ["Zoë", "Bo", "bo", "Zoë", "Ann ", "Bo", "Ann"])
    parts = (["Joanna", "Al", "Ann", "Anna"], ["Jo", "Ann", "an", "Anna", "Alan", "Joanna", "A", "Anna"])
    return [
        Input(f"{GUESTS} guests, and {GUESTS} who come", (invited, arrivals)),
        Input("nobody at all", ([], [])),
        Input("nobody invited", ([], ["Ann"])),
        Input("nobody come", (["Ann", "Bo"], [])),
        Input("names twice on the list and at the door", twice),
        Input("names that are parts of others", parts),
    ]


def compared(counts: Sequence[Counts]) -> int:
    """Return how many names were compared, or gone through in lists of what was made of them."""
    return max(counts[0].calls("compared"), counts[0].done["elements"])


CHECK = Check(
    order=50,
    title="At the door of the party",
    minutes=10,
    teaches="self time without calls: an operator is not a function, so its work counts as the caller's self time",
    task=(
        "The program decides who may enter a party. It hardly calls anything, yet takes a long time. Find out which "
        "lines of the hottest function could cost so much, and how their cost grows with the number of guests. "
        "Return the same three lists, in the same order, with a few comparisons for each name."
    ),
    entry="at_the_door",
    inputs=inputs,
    most_lines=MOST_LINES,
    most_work=65_000,
    watch=("compared", "hashed"),
    limits=(
        Limit(
            lambda counts: counts[0].calls("hashed"),
            MOST_HASHED,
            f"{NAMES:,} names were hashed {{found:,}} times. Is a set or dict made anew again and again?",
        ),
        Limit(
            compared,
            MOST_COMPARED,
            f"{NAMES:,} names were compared {{found:,}} times. Each “in” that asks a list compares with one name after "
            "another. Which lists are still asked?",
        ),
        Limit(
            lambda counts: counts[0].characters,
            MOST_CHARACTERS,
            f"to look for {NAMES:,} names, {{found:,}} characters were compared. Each look into a long text goes through it "
            "from its beginning, as through a list. What finds a name at once?",
        ),
        Limit(
            lambda counts: counts[0].lines,
            MOST_LINES,
            f"{{found:,}} lines were run for {NAMES:,} names. Which list is gone through again for each of them?",
        ),
    ),
    hints=(
        "Which boxes have nearly all of the self time? Do they call anything?",
        "These functions have one line of work. What does Python have to do for “name in invited”, if invited is a list "
        "and the name is at its end, or not in it at all?",
        "Which kind of collection finds a member without looking at all the others? When should it be made: once, or for "
        "each name?",
        "Make set(invited) once, before the loop. Keep the list inside for the order, and beside it a set of the same "
        "names to ask (or one dict, which does both). missing_of needs it too.",
    ),
    reason="A set or dict finds a name by its hash, with about one comparison, however many names there are.",
)
