"""Which profile files are meant: files, patterns, and folders that hold some."""

from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from ..errors import DemoError


def profile_files(names: Iterable[str]) -> Iterator[Path]:
    """Yield the files, each once, in the order of the names; those of a folder or a pattern sorted.

    Raises:
        DemoError: if a folder holds no profile, or a pattern matches nothing.
    """
    seen = set()
    for name in names:
        for file in _files(name):
            place = file.resolve()
            if place not in seen:
                seen.add(place)
                yield file


def is_one(names: Sequence[str]) -> bool:
    """Say whether a single file is named, and no folder or pattern."""
    return len(names) == 1 and not Path(names[0]).is_dir() and (Path(names[0]).exists() or not has_magic(names[0]))


def _files(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        found = sorted(path.glob("*.pstats"))
        if not found:
            raise DemoError(f"There is no .pstats file in {name}.")
        return found
    if path.exists() or not has_magic(name):
        return [path]
    matching = sorted(map(Path, glob(name, recursive=True)))
    if not matching:
        raise DemoError(f"No file is called {name}.")
    return matching
