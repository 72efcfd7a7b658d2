"""One file per exercise, for the author's contract: right programs, wrong ones, and what a learner is told about these.

Each has `ACCEPTED`, {what it does: program}, at least four, and `REJECTED`, {what it does: (program, a part of what the
learner is told)}, at least six.
"""

from demo.training.exercise import shipped


def edited(name: str, *changes: tuple[str, str]) -> str:
    """Return an exercise as shipped, with some parts of it replaced; each part must be there exactly once."""
    program = shipped(name).read_text(encoding="utf-8")
    for old, new in changes:
        assert program.count(old) == 1, f"{program.count(old)} times in {name}: {old}"
        program = program.replace(old, new)
    return program
