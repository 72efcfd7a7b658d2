"""The learner's own folder, `my-exercises/`: copies to edit, earlier attempts, and what has been reached, in a plain file."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import DemoError, UsageError
from ..outputs.staging import one_at_a_time
from .exercise import files_of, shipped

FOLDER = Path("my-exercises")
LARGEST = 1_000_000
"""Bytes of the progress file."""
STATES = ("new", "started", "solved")


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

    def __post_init__(self) -> None:
        """Refuse what no progress can be, with a ValueError: a file may hold anything."""
        if self.state not in STATES or not all(type(n) is int and n >= 0 for n in (self.tries, self.hints)):
            raise ValueError(f"no progress: {self}")


def program(name: str) -> Path:
    """Return the learner's copy.

    Raises:
        UsageError: if there is none (any more), or something else in its place.
    """
    file = FOLDER / f"{name}.py"
    if not os.path.lexists(file):
        raise UsageError(f"{file} doesn't exist. Get it (again): python -m demo exercise {name}")
    if not file.is_file():
        raise UsageError(f"{file} is not a file. Move it away, then type: python -m demo exercise {name}")
    return file


def copies(name: str) -> list[Path]:
    """Return where the learner's files of an exercise are, the program first, whether they are there or not."""
    return [FOLDER / f"{file}.py" for file in files_of(name)]


def begin(name: str) -> Path:
    """Copy an exercise for the learner, but for files of which there is a copy; the shipped ones are never edited.

    Raises:
        UsageError: if something else, such as a folder, has its name.
        DemoError: if nothing can be written.
    """
    with changing(name) as progress:
        for file in copies(name):
            if not os.path.lexists(file):
                _write(file, shipped(file.stem).read_bytes())
        if progress.state == "new":
            progress.state = "started"
    return program(name)


def start_over(name: str) -> Path | None:
    """Put the shipped files back; return where the attempt was kept, None if there was none.

    Files of one attempt get the same number; what is returned is the program, or the first of its modules.

    Raises:
        DemoError: if nothing can be written.
    """
    attempt = None
    with changing(name) as progress:
        number = max(_next(f"{file}.attempt", ".py") for file in files_of(name))
        for file in copies(name):
            if os.path.lexists(file):
                kept = FOLDER / f"{file.stem}.attempt{number}.py"
                os.replace(file, kept)
                attempt = attempt or kept
            _write(file, shipped(file.stem).read_bytes())
        progress.state, progress.tries, progress.hints = "started", 0, 0
    return attempt


def _next(beginning: str, end: str) -> int:
    """Return the first number after all that are taken by such names, so that what is newer has the larger number."""
    taken = [file.name[len(beginning) : -len(end)] for file in FOLDER.glob(f"{beginning}*{end}")]
    return 1 + max([int(number) for number in taken if number.isdecimal()], default=0)


def everything() -> dict[str, Progress]:
    """Read the progress file; a damaged one counts as none, and is kept beside the new one.

    Raises:
        DemoError: if it is there and cannot be read.
    """
    file = FOLDER / "progress.json"
    if os.path.lexists(file) and (not file.is_file() or file.stat().st_size > LARGEST):
        raise DemoError(f"{file} is not a file of this tool. Move it away, or go to another folder.")
    try:
        return {str(name): Progress(**fields) for name, fields in json.loads(file.read_text(encoding="utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError, RecursionError):
        with suppress(OSError):
            os.replace(file, FOLDER / f"progress.damaged{_next('progress.damaged', '.json')}.json")
        return {}
    except OSError as error:
        raise DemoError(f"{file}: {error.strerror}. Move it away, or go to another folder.") from error


@contextmanager
def changing(name: str) -> Iterator[Progress]:
    """Give what has been reached on an exercise, to be changed; it is written at the end, whole or not at all.

    Who else changes something at the same time has to wait, where the system has such locks.

    Raises:
        DemoError: if nothing can be written.
    """
    try:
        FOLDER.mkdir(exist_ok=True)
        with one_at_a_time(FOLDER):
            every = everything()
            yield every.setdefault(name, Progress())
            text = json.dumps({key: asdict(value) for key, value in every.items()}, indent=2)
            _write(FOLDER / "progress.json", text.encode())
    except OSError as error:
        raise DemoError(
            f"{error.filename or FOLDER}: {error.strerror}. The exercises need a folder {FOLDER} that can be "
            "written to. Go to a folder where you can create one."
        ) from error


def _write(file: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there."""
    part = FOLDER / f".{file.name}.{os.getpid()}.part"
    try:
        part.write_bytes(content)
        os.replace(part, file)
    finally:
        part.unlink(missing_ok=True)
