"""The learner's own folder, `my-exercises/`: copies to edit, earlier attempts, and what has been reached, in a plain file."""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from demo.errors import UsageError
from demo.exercise import shipped

FOLDER = Path("my-exercises")


@dataclass
class Progress:
    """What a learner has done on one exercise.

    Attributes:
        state: "new", "started" or "solved".
        tries: checks so far.
        hints: hints asked for so far.
    """

    state: str = "new"
    tries: int = 0
    hints: int = 0


def program(name: str) -> Path:
    """Return the learner's copy.

    Raises:
        UsageError: if there is none (any more).
    """
    file = FOLDER / f"{name}.py"
    if not file.exists():
        raise UsageError(f"{file} is not there. Get it (again): python -m demo exercise {name}")
    return file


def begin(name: str) -> Path:
    """Copy an exercise for the learner, unless there is a copy; the shipped file is never edited."""
    file = FOLDER / f"{name}.py"
    FOLDER.mkdir(exist_ok=True)
    if not file.exists():
        shutil.copyfile(shipped(name), file)
    progress = progress_of(name)
    if progress.state == "new":
        progress.state = "started"
        remember(name, progress)
    return file


def start_over(name: str) -> Path | None:
    """Put the shipped file back; return where the attempt was kept, None if there was none."""
    file = FOLDER / f"{name}.py"
    kept = None
    if file.exists():
        number = 1 + len(list(FOLDER.glob(f"{name}.attempt*.py")))
        kept = FOLDER / f"{name}.attempt{number}.py"
        os.replace(file, kept)
    remember(name, Progress())
    begin(name)
    return kept


def progress_of(name: str) -> Progress:
    """Return what has been reached on an exercise."""
    return everything().get(name, Progress())


def everything() -> dict[str, Progress]:
    """Read the progress file; a damaged one counts as none, and is kept beside the new one."""
    file = FOLDER / "progress.json"
    try:
        return {str(name): Progress(**told) for name, told in json.loads(file.read_text(encoding="utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError, OSError):
        os.replace(file, file.with_suffix(".damaged.json"))
        return {}


def remember(name: str, progress: Progress) -> None:
    """Write the progress file, whole or not at all."""
    every = everything() | {name: progress}
    FOLDER.mkdir(exist_ok=True)
    part = FOLDER / "progress.json.part"
    part.write_text(json.dumps({key: asdict(value) for key, value in every.items()}, indent=2), encoding="utf-8")
    os.replace(part, FOLDER / "progress.json")
