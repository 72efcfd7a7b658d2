"""Lines to the terminal: what is read goes to stdout, what is said about it to stderr."""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from .colours import ERROR, FILES, REMARK, START, WARNING, Style, painted
from .typed import TOOL, as_typed

LARGE = 2_000_000
"""Bytes of profiles; to read and draw more may take longer than one likes to wait without a word."""
_COMMANDS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def announce(*files: Path) -> None:
    """Say that so much takes a while, if it does."""
    size = sum(file.stat().st_size for file in files if file.is_file())
    if size > LARGE:
        say(f"{size / 1e6:,.0f} MB to read: this takes a few seconds …", None, REMARK)


def tell(reading: Sequence[str], files: Sequence[Path], stream: TextIO | None = None) -> None:
    """Print the reading, and where the files are."""
    for line in reading:
        say(f"• {line}", stream, START)
    if files:
        say(f"Written: {', '.join(str(file) for file in files)}", stream, FILES)


def say(text: str, stream: TextIO | None = None, *styles: Style) -> None:
    """Print a line, by default to stderr: stdout belongs to the profiled program.

    The commands in it are printed so that they can be typed here, where `python` may be another one, or none.
    """
    stream = stream or sys.stderr
    if stream:  # None if it was closed when Python started
        text = re.sub(
            r"(?<![\w/\\.-])python -m (demo|pip|yappi)\b", lambda command: as_typed(command[1]), harmless(text)
        )
        print(painted(text, stream, *styles), file=stream)


def warn(text: str) -> None:
    """Print a message of the tool itself to stderr, where the profiled program's own may stand as well."""
    say(f"{TOOL}: {text}", None, WARNING)


def fail(text: str) -> None:
    """Print why a command fails, likewise."""
    say(f"{TOOL}: {text}", None, ERROR)


def harmless(text: str) -> str:
    """Write out what a terminal would obey, or could not show: names of files may hold anything."""
    return _COMMANDS.sub(lambda found: ascii(found[0])[1:-1], text)


def show(text: str, *styles: Style) -> None:
    """Print what was asked for: to stdout, at once."""
    say(text, sys.stdout, *styles)
    if sys.stdout:
        sys.stdout.flush()
