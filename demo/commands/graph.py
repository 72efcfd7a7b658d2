"""The commands `graph` and `explain`: a profile that is there already -> pictures, report, reading."""

import argparse
import sys

from ..drawable import SET
from ..pipeline import read
from .saving import save
from .terminal import announce, show, tell


def graph_command(options: argparse.Namespace) -> int:
    """Draw a profile into a folder, or into one file."""
    announce(options.file)
    run = read(options.file, mine=options.mine, boxes=options.boxes, raw=options.raw)
    return save(run, options, SET[1:], options.file.stem)


def explain_command(options: argparse.Namespace) -> int:
    """Print the reading of a profile, as sentences or as JSON."""
    announce(options.file)
    run = read(options.file, mine=options.mine)
    if options.json:
        show(run.json)
    else:
        tell(run.reading, [], sys.stdout)
    return 0


COMMANDS = {"graph": graph_command, "explain": explain_command}
