"""A pattern is compiled for each pupil in each entry.

There are more pupils than `re` keeps patterns (512), so its own memory does not help. Counted is `_sre.compile`, the last
step of each real compilation on every Python, whatever was called to get there. The steps before it, hundreds of calls, are
remembered here, so that a trial does not take seconds.
"""

import re
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from ..exercise import Check, Input, Limit

FIRST_NAMES = "Al Bo Cy Di Ed Flo Guy Hal Ian Jo Kai Liv Mo Ned Ola Pam Ray Sue Tim Uwe Val Wes".split()
LAST_NAMES = (
    "Ash Bell Cox Day Eve Fox Gray Hill Ives Judd King Lee May Nash Orr Pike Quin Reed Shaw Todd Ude Vane Wood Yi"
)
PUPILS = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES.split()]
ENTRIES = [
    "AL ASH came late, and so did Bo Bell.",
    "Lost: one glove of Wes Yi.",
    "Nobody is ill today.",
    "Al Ash's father asks for Sue Reed.",
    "Hal Ashton has repaired the clock.",
    "Bo Bell is ill. So is Uwe Fox (again).",
]
MOST_PATTERNS = 1_300
"""Two for each of the 528 pupils, and some more; as shipped 3,168, in the solution 528."""
MOST_LINES = MOST_CALLS = 900_000
"""For a program that compiles nothing and does something else instead: to look at each letter of each entry for each pupil
takes 500,000, and a sixth of the time."""

_compiler: Any = import_module("re._compiler" if sys.version_info >= (3, 11) else "sre_compile")
_parser: Any = vars(_compiler)["_parser" if sys.version_info >= (3, 11) else "sre_parse"]
_parse = cache(_parser.parse)
_code = cache(_compiler._code)


def inputs(folder: Path) -> Sequence[Input]:
    """Make many pupils, then none, no entries, and names in names, with signs, umlauts and several words."""
    _parser.parse, _compiler._code = _parse, _code
    for pupil in PUPILS:
        pattern = rf"(?<!\w){re.escape(pupil)}(?!\w)"  # as shipped; whoever compiles another one finds it not prepared
        _code(_parse(pattern, re.IGNORECASE), re.IGNORECASE)
    names = ["Ann", "Anna", "Mary Ann", "O'Neil", "Zoë", "Ann (4b)", "J. R.", "Bo [x]"]
    entries = ["", "ANNA met Mary Ann", "joanna and annalena", "zoË; o'neil; J. R.; JxR.", "Ann (4b) or ann", "bo [x]"]
    return [
        Input("many pupils, a few entries", (PUPILS, ENTRIES)),
        Input("no pupils", ([], ENTRIES)),
        Input("no entries", (["Ann"], [])),
        Input("names within names, signs and umlauts", (names, entries)),
        Input(
            "names at the beginning and the end",
            (["Ann", "Ben Ek"], ["Ann", "Annabel, then Ann", "BEN EK and Ben Eks"]),
        ),
    ]


CHECK = Check(
    order=80,
    title="The log of the school's office",
    minutes=10,
    teaches="preparing versus using: two boxes with equal counts, and only the expensive one can be done less often",
    task=(
        "The program looks for the names of 600 pupils in the 13 entries of a log. That is not much to read, and yet it makes "
        "more than a million calls. Find out what most of them are for, and how often that is needed. The same pupils must be "
        "found in the same entries."
    ),
    entry="scan_log",
    inputs=inputs,
    most_lines=MOST_LINES,
    most_work=1_500_000,
    watch=("_sre.compile",),
    limits=(
        Limit(
            lambda counts: counts[0].calls("_sre.compile"),
            MOST_PATTERNS,
            f"patterns were compiled {{found:,}} times for {len(PUPILS)} pupils and {len(ENTRIES)} entries. What does a "
            "pattern depend on, and on what does it not?",
        ),
        Limit(
            lambda counts: counts[0].all_calls(),
            MOST_CALLS,
            f"few patterns were compiled, but {{found:,}} calls were made for {len(PUPILS)} pupils and {len(ENTRIES)} entries. "
            "Is there less to do for each of them?",
        ),
    ),
    hints=(
        "Compare the boxes below is_named: which has nearly all of the cumulative time, and which does the searching?",
        "How many total calls does re.compile's box have? How many pupils are there?",
        "The pattern depends on the pupil. Does it depend on the entry? Which of the two loops could it be made outside of?",
        "Make a list of (pupil, pattern_of(pupil)) before the loops, and search with these. (functools.lru_cache keeps "
        "128 by default, and re itself 512: with more pupils, both forget each one before it comes again.)",
    ),
    reason="Each pupil's pattern is compiled once, before the loops; after that there is only searching.",
)
