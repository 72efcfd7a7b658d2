"""One file per exercise, for the author's contract: right programs, wrong ones, and what a learner is told about these.

Each has `ACCEPTED`, {what it does: program}, at least four, and `REJECTED`, {what it does: (program, a part of what the
learner is told)}, at least six. A program that has modules is all their texts, put together by `SEPARATOR`.
"""

from collections.abc import Callable
from pathlib import Path

from demo.training.exercise import files_of, shipped

SEPARATOR = "\f"
"""Stands between the texts of a program and of its modules, which are in the order of `Check.beside`."""


def joined(name: str, room: Callable[[str], Path] = shipped) -> str:
    """Return a program of `shipped` or `solution`, with its modules."""
    return SEPARATOR.join(room(file).read_text(encoding="utf-8") for file in files_of(name))


def edited(name: str, *changes: tuple[str, str]) -> str:
    """Return an exercise as shipped, with some parts of it replaced; each part must be there exactly once."""
    program = joined(name)
    for old, new in changes:
        assert program.count(old) == 1, f"{program.count(old)} times in {name}: {old}"
        program = program.replace(old, new)
    return program
