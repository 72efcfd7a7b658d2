"""Slides and speaker view, made from the pages of the tutorial: no second source."""

from pathlib import Path


def write(target: Path) -> None:
    """Write `slides.html` from the finished pages in `target`."""
