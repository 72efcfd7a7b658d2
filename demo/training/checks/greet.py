"""Modules imported and a table made at the start, for options that nobody may ask for."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input

MOST_MODULES = 15
MOST_CALLS = 20_000


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make command lines: a plain greeting, and each option once."""
    return [
        (["Zoë", "Ann"],),
        (["--plain", "Zoë", "Łukasz", "Ñuño", "Việt", "Ζωή", "李"],),
        (["--letter", "Ann", "Bob"],),
        (["--page", "Tom & <Jerry>"],),
        (["--sorted", "Zoe", "Ann", "Mia", "Ann"],),
        (["--from", "data:,Ann%0ABob"],),
        ([],),
        (["--help"],),
    ]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """A plain greeting runs the code of few modules, and makes no table.

    Here the profile begins before the program's file is run. Each module that is imported for the first time counts one
    call of `<module>`; those that Python had imported before are free.
    """
    modules = counts[0].calls("<module>") - 1
    if modules > MOST_MODULES:
        return (
            f"{modules} modules were imported for a plain greeting; {MOST_MODULES} are enough. "
            "An import costs when it is run, wherever it stands: is it run for a greeting that does not need it?"
        )
    called = counts[0].all_calls()
    if called > MOST_CALLS:
        return (
            f"{called:,} calls for a plain greeting; {MOST_CALLS:,} are enough. "
            "What else is got ready at the start, whether it is needed or not?"
        )
    return None


CHECK = Check(
    order=150,
    title="Hello on the command line",
    minutes=10,
    teaches="time can be gone before main begins: imports, and whatever else stands at the top of a file",
    task=(
        "The program says hello, and takes much longer to start than to say it. Find out what it does before main is "
        "called, and let a plain greeting pay only for what it needs; all the options go on working."
    ),
    entry="greet",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("<module>", "normalize"),
    limits=(),
    other=promise,
    hints=(
        "How much of the run time is in main, and how much in the boxes beside it?",
        "The imports are folded into one box. Which of the modules at the top of the file does a plain hello need? "
        "Type python -X importtime and the name of the file to see what each one costs.",
        "An import may stand inside a function. Then it is run when the function is called, and not before.",
        "Put each import at the beginning of the function that needs it. PLAIN is such a thing, too: make the table in "
        "plain, where it is used.",
    ),
    reason=(
        "Each option imports what it needs when it is asked for, and the table of letters is made by the only option "
        "that uses it. Imports belong at the top of a file, until the start of the program is what people wait for."
    ),
    in_browser=False,
    whole_program=True,
)
