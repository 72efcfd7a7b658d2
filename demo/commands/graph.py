"""The commands `graph`, `explain` and `merge`: profiles that are there already -> pictures, report, reading, or their sum."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from ..drawable import SET
from ..errors import DemoError, UsageError
from ..parts.files import is_one
from ..pipeline import Run, merge, read
from .colours import FILES
from .saving import save
from .terminal import announce, say, show, tell, warn

SUM = "sum"
"""The name of files that are of several profiles."""


def graph_command(options: argparse.Namespace) -> int:
    """Draw a profile, or the sum of several, into a folder, or into one file."""
    if is_one(options.files):
        file = Path(options.files[0])
        announce(file)
        return save(read(file, mine=options.mine, boxes=options.boxes, raw=options.raw), options, SET[1:], file.stem)
    if options.raw:
        raise UsageError(
            "--raw draws one profile. Add them up first: python -m demo merge FILE.pstats ... -o all.pstats"
        )
    return of_sum(options, lambda run: save(run, options, SET[1:], SUM), boxes=options.boxes, mine=options.mine)


def explain_command(options: argparse.Namespace) -> int:
    """Print the reading of a profile, or of the sum of several, as sentences or as JSON."""

    def explain(run: Run) -> int:
        if options.json:
            show(run.json)
        else:
            tell(run.reading, [], sys.stdout)
        return 0

    if is_one(options.files):
        file = Path(options.files[0])
        announce(file)
        return explain(read(file, mine=options.mine))
    return of_sum(options, explain, mine=options.mine)


def merge_command(options: argparse.Namespace) -> int:
    """Write the sum of several profiles into one file."""

    def write(run: Run) -> int:
        run.save(options.output, ("pstats",), force=options.force)
        say(f"{run.title} added up. Written: {options.output}", sys.stdout, FILES)
        return 0

    if options.output.suffix.lower() != ".pstats":
        raise UsageError(
            f"The sum is a profile, so its name ends in .pstats: -o {options.output.with_suffix('.pstats')}"
        )
    return of_sum(options, write)


def of_sum(options: argparse.Namespace, do: Callable[[Run], int], **how: object) -> int:
    """Add up the files, say which of them are left out, and return the exit status: 1 if some are."""
    left_out: list[DemoError] = []
    try:
        run = merge(options.files, left_out=left_out.append, **how)  # type: ignore[arg-type]
    finally:
        for error in left_out:
            warn(str(error))
    return do(run) or int(bool(left_out))


COMMANDS = {"graph": graph_command, "explain": explain_command, "merge": merge_command}
