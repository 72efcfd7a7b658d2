"""The command `compare`: before against after, as a graph, a page and sentences."""

import argparse

from ..pipeline import RunComparison, read
from ..profiles.names import printable
from .saving import save
from .terminal import announce, show


def compare_command(options: argparse.Namespace) -> int:
    """Compare two profiles; write a picture and a page, print what changed. As JSON: print it, and write nothing."""
    names = [options.before.stem, options.after.stem]
    if names[0] == names[1]:
        names = [str(options.before), str(options.after)]
    announce(options.before, options.after)
    before, after = (read(file, mine=options.mine) for file in (options.before, options.after))
    comparison = RunComparison(before, after, printable(" → ".join(names)))
    if options.json:
        show(comparison.json)
        return 0
    return save(comparison, options, comparison.kinds, comparison.name)


COMMANDS = {"compare": compare_command}
