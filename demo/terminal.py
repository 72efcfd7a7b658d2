"""Lines to the terminal: what is read goes to stdout, what is said about it to stderr."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO


def tell(reading: Sequence[str], files: Sequence[Path], stream: TextIO | None = None) -> None:
    """Print the reading, and where the files are."""
    for line in reading:
        say(f"• {line}", stream)
    if files:
        say(f"Written: {', '.join(str(file) for file in files)}", stream)


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a line: to stderr unless told otherwise, since stdout belongs to the profiled program."""
    stream = stream or sys.stderr
    if stream:  # None if it was closed when Python started
        print(text, file=stream)
