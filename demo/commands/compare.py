"""The command `compare`: before against after, as a graph, a page and sentences."""

import argparse
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from ..pipeline import RunComparison, read
from ..profiles.names import printable
from .opening import open_page
from .saving import save
from .terminal import announce, fail, show, warn


def compare_command(options: argparse.Namespace) -> int:
    """Compare two profiles; write a picture and a page, print what changed. As JSON or Markdown: print it, and write nothing.

    The status is 1 if a limit is exceeded.
    """
    names = names_of(options.before, options.after)
    announce(options.before, options.after)
    before, after = (read(file, mine=options.mine) for file in (options.before, options.after))
    comparison = RunComparison(before, after, printable(" → ".join(names)))
    failures = checked(comparison, options.fail_if)
    if options.json or options.markdown:
        show(comparison.json if options.json else comparison.markdown(failures))
        status = 0
        if options.open:
            open_page([])
    else:
        status = save(comparison, options, comparison.kinds, comparison.name)
    for failure in failures:
        fail(failure)
    return 1 if failures else status


def names_of(*files: Path) -> list[str]:
    """Return what two files are called in a title: their names, or if these are the same, their paths from where they part."""
    names = [file.stem for file in files]
    if names[0] != names[1]:
        return names
    folders = [file.parent.parts for file in files]
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*folders)))
    return [str(Path(*file.parts[shared:])) for file in files]


def checked(comparison: RunComparison, texts: Sequence[str]) -> list[str]:
    """Return a sentence for each limit that is exceeded, and warn of those that name nothing."""
    if not texts:
        return []
    from ..comparison.limits import exceeded, limit_of

    found = exceeded(comparison.comparison, [*map(limit_of, texts)])
    for warning in found.warnings:
        warn(warning)
    return found.failures


COMMANDS = {"compare": compare_command}
