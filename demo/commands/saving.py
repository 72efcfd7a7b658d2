"""Where the pictures of a profile or a comparison go: files, one file, or the standard output."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..drawable import Drawable
from ..outputs.recovery import recover
from .opening import open_page
from .terminal import tell, warn


def save(what: Drawable, options: argparse.Namespace, kinds: Sequence[str], name: str) -> int:
    """Save what `-o` asks for, print the reading beside a set of files, and return the exit status.

    Args:
        what: to save.
        options: with `output`, `force` and `open`.
        kinds: of a set, as for `Drawable.save`.
        name: likewise.
    """
    if options.output == Path("-"):
        if options.open:
            open_page([])
        return print_picture(what)
    tell_recovered(options.output)
    saved = what.save(options.output, kinds, name, force=options.force)
    if not saved.alone:
        tell(what.reading, saved.files, sys.stdout)
        warn_of_others(saved.files, name)
    if saved.problem:
        warn(str(saved.problem))
    if options.open:
        open_page(saved.files)
    return saved.problem.status if saved.problem else 0


def print_picture(what: Drawable) -> int:
    """Write the SVG, and nothing else, to the standard output."""
    sys.stdout.write(what.svg)
    sys.stdout.flush()
    return 0


def tell_recovered(folder: Path) -> None:
    """Remove what runs that were killed have left in a folder, and say where their profiles are."""
    for profile in recover(folder):
        warn(f"an earlier run here was killed, but its program finished; its profile is {profile}.")


def warn_of_others(files: Sequence[Path], name: str) -> None:
    """Say why files have another name than usual."""
    if files and files[0].stem != name:
        warn(
            f"a file named {name} wasn't made by this tool, so it was left alone, and the new ones are named "
            f"{files[0].stem}. To replace it, add --force."
        )
