"""The same file, opened again for every customer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from demo.exercise import Check, Counts


def inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make three files: many customers, none at all, and one with doubles, blanks and a missing name."""
    (folder / "many.txt").write_text("".join(f"c{n} letter={'yes' if n % 3 else 'no'}\n" for n in range(200)))
    (folder / "empty.txt").write_text("")
    (folder / "odd.txt").write_text("a letter=no letter=yes\n\nb colour=red\na letter=yes\nc x=1 letter=yes\n")
    customers = [f"c{n}" for n in range(200)]
    return [("many.txt", customers), ("empty.txt", ["a"]), ("odd.txt", ["a", "b", "c", "nobody", "c"])]


def promise(counts: Sequence[Counts]) -> str | None:
    """The file is read once, not once per customer."""
    opened = counts[0].calls("open", "read_text", "read_bytes")
    if opened > 2:
        return f"files were opened {opened:,} times for 200 customers; twice must do."
    split = counts[0].calls("str.split")
    return f"lines were taken apart {split:,} times; there are 200." if split > 1_000 else None


CHECK = Check(
    order=30,
    title="Settings of many customers",
    minutes=8,
    teaches="a built-in with many calls: go back along the arrow to who calls it, and how often",
    task=(
        "The program looks up one setting for each customer of a list. It works, but it gets slower the more customers "
        "there are. Find out what is done again and again, and do it once."
    ),
    entry="who_wants_letters",
    inputs=inputs,
    watch=("open", "setting", "str.split"),
    promise=promise,
    hints=(
        "Which built-in has many more calls than there are files?",
        "Go back along its arrow: which of the functions calls it, and who calls that one, how often?",
        "The file is the same every time. What would you have to keep, so that one reading answers all questions?",
        "Read the file once into a dict {customer: {setting: value}}, and ask that.",
    ),
    reason="The file is opened and read once; each question after that is one look into a dict.",
)
