"""The commands `graph` and `explain`: a profile that is there already -> pictures, report, reading."""

import argparse
import sys

from ..drawable import SET
from ..pipeline import read
from .terminal import say, show, tell


def graph_command(options: argparse.Namespace) -> int:
    """Draw a profile into a folder, or into one file."""
    run = read(options.file, mine=options.mine, boxes=options.boxes, raw=options.raw)
    saved = run.save(options.output, SET[1:], options.file.stem)
    if not saved.alone:
        tell(run.reading, saved.files, sys.stdout)
    if saved.problem:
        say(f"demo: {saved.problem}")
    return saved.problem.status if saved.problem else 0


def explain_command(options: argparse.Namespace) -> int:
    """Print the reading of a profile, as sentences or as JSON."""
    run = read(options.file, mine=options.mine)
    if options.json:
        show(run.json)
    else:
        tell(run.reading, [], sys.stdout)
    return 0


COMMANDS = {"graph": graph_command, "explain": explain_command}
