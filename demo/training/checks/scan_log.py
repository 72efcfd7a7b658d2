"""A pattern is compiled for each pupil in each entry.

There are more pupils than `re` keeps patterns (512), so its own memory does not help. Counted is `_sre.compile`, the last
step of each real compilation on every Python, whatever was called to get there.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input

PUPILS = 530
ENTRIES = ["k17 came late, and so did K18.", "Lost: one glove of k500.", "k1 and k17 are ill."]


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make many pupils, then none, no entries, and names in names, with signs, umlauts and several words."""
    names = ["Ann", "Anna", "Mary Ann", "O'Neil", "Zoë", "Ann (4b)", "J. R."]
    entries = ["", "ANNA met Mary Ann", "joanna, annalena and ann_1", "zoË; o'neil; J. R.; JxR.", "Ann (4b) or ann"]
    return [([f"k{n}" for n in range(PUPILS)], ENTRIES), ([], ENTRIES), (["Ann"], []), (names, entries)]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """No pattern is compiled twice."""
    compiled = counts[0].calls("_sre.compile")
    if compiled > 1.2 * PUPILS:
        return (
            f"patterns were compiled {compiled:,} times for {PUPILS} pupils and {len(ENTRIES)} entries; once for each pupil "
            "is enough. (A memory that is too small for all of them, such as that of re itself, does not help.)"
        )
    return None


CHECK = Check(
    order=80,
    title="The log of the school's office",
    minutes=10,
    teaches="preparing against using: two boxes with equal counts, and only the expensive one can be done less often",
    task=(
        "The program looks for the names of 600 pupils in a few entries. Preparing the search takes far longer than "
        "searching. Find out how often each of the two is done, and do no preparation twice."
    ),
    entry="scan_log",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("_sre.compile",),
    limits=(),
    other=promise,
    hints=(
        "Compare the boxes below is_named: which has nearly all of the cumulative time, and which does the searching?",
        "How many total calls has re.compile's box? How many pupils are there?",
        "The pattern depends on the pupil. Does it depend on the entry? Which of the two loops could it be made outside of?",
        "Make a list of (pupil, pattern_of(pupil)) before the loops, and search with these. (functools.lru_cache keeps "
        "128 by default, and re itself 512: with more pupils, both forget each one before it comes again.)",
    ),
    reason="Each pupil's pattern is compiled once, before the loops; after that there is only searching.",
)
