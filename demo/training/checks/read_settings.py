"""The same file, opened again for every customer.

Reading it once is not all: the lines must not be gone through for each customer either, be it in a loop (lines), by calls,
or in C: the names of the customers count how often they are compared, and what `in`, `index` and `find` go through is
counted as well.
"""

from collections.abc import Sequence
from pathlib import Path

from ..counts import Counts
from ..exercise import Check, Input, Limit
from ._counted import Text

CUSTOMERS = 300
MOST_OPENED = 8
"""One Path.read_text is three: itself, Path.open and io.open."""
MOST_LINES = 60 * CUSTOMERS
"""Reading and asking take some 10 for each customer, going through all lines 150 at least."""
MOST_CALLS = 60 * CUSTOMERS
MOST_COMPARED = 60 * CUSTOMERS
MOST_CHARACTERS = 400 * CUSTOMERS
"""The file has some 15 for each customer, and each may be looked at a few times; half of all the lines have 2,000."""

AGAIN = "Are all lines still gone through for each of them?"


def inputs(folder: Path) -> Sequence[Input]:
    """Make three files: many customers, none at all, and one with doubles, blanks and a missing name."""
    (folder / "many.txt").write_text("".join(f"c{n} letter={'yes' if n % 3 else 'no'}\n" for n in range(CUSTOMERS)))
    (folder / "empty.txt").write_text("")
    odd = "a letter=no letter=yes\n\nb colour=red\na letter=yes\nc x=1 letter=yes\nab letter=yes\nd x=yes letter=no\n"
    (folder / "odd.txt").write_text(odd)
    customers = [Text(f"c{n}") for n in range(CUSTOMERS)]
    odd_customers = [Text(name) for name in ("a", "b", "c", "nobody", "c", "ab", "d")]
    return [
        Input(f"{CUSTOMERS} customers", ("many.txt", customers)),
        Input("an empty file", ("empty.txt", [Text("a")])),
        Input("doubles, blanks and names that are not there", ("odd.txt", odd_customers)),
    ]


def gone_through(counts: Sequence[Counts]) -> int:
    """Return how many names were compared, or gone through in lists of what was made of them."""
    return max(counts[0].calls("compared"), counts[0].done["elements"])


CHECK = Check(
    order=30,
    title="Settings of many customers",
    minutes=8,
    teaches="a built-in with many calls: go back along the arrow to who calls it, and how often",
    task=(
        "The program looks up one setting for each customer of a list. With twice as many customers, and twice as many "
        "lines in the file, it takes four times as long. Find out what grows like that, and make each customer cost about the "
        "same, however many there are; the answers stay the same."
    ),
    entry="who_wants_letters",
    inputs=inputs,
    most_lines=MOST_LINES,
    most_work=40_000,
    watch=("open", "setting", "str.split"),
    limits=(
        Limit(
            lambda counts: counts[0].calls("open", "read_text", "read_bytes", "seek"),
            MOST_OPENED,
            f"files were opened, or begun again, {{found:,}} times for {CUSTOMERS} customers. How many files are there?",
        ),
        Limit(
            lambda counts: counts[0].lines,
            MOST_LINES,
            f"{{found:,}} lines of the program were run for {CUSTOMERS} customers. {AGAIN}",
        ),
        Limit(
            lambda counts: counts[0].made(),
            MOST_CALLS,
            f"the program made {{found:,}} calls for {CUSTOMERS} customers. {AGAIN}",
        ),
        Limit(
            gone_through,
            MOST_COMPARED,
            f"{{found:,}} names or lines were gone through for {CUSTOMERS} customers. {AGAIN}",
        ),
        Limit(
            lambda counts: counts[0].characters,
            MOST_CHARACTERS,
            f"{{found:,}} characters were gone through for {CUSTOMERS} customers. {AGAIN}",
        ),
    ),
    hints=(
        "Which built-ins have the most calls? Compare that with what there is: 1,800 customers, and one file of 1,800 "
        "lines.",
        "Go back along the arrows of open and str.split: which function calls them, and who calls that one, how often?",
        "The file is the same every time. What would you have to keep, so that one reading answers all questions?",
        "Read the file once into a dict {customer: {setting: value}}, and ask that. Where a customer has a setting twice, the "
        "first one counts: setdefault leaves it as it is.",
    ),
    reason="The file is opened and read once; each question after that is one look into a dict.",
)
