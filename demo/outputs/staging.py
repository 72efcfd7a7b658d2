"""Output files, written whole or not at all: made in a folder beside their place, then renamed, all of a set or none.

A set is what one run leaves: `output.pstats`, `.svg`, `.png`, `.html`, and `.dot` where it could not be drawn. What a
run did not make is removed, so a new picture is never left beside an old profile. What others have made is never touched.
"""

import filecmp
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from ..errors import DemoError
from .ownership import is_ours
from .recovery import STAGING, own


@contextmanager
def stage(folder: Path) -> Iterator[Path]:
    """Give a folder to work in, inside `folder` so that renaming is all that is left to do; it is gone afterwards.

    Raises:
        DemoError: if nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
        owned = own(staging)
    except OSError as error:
        raise cannot_write(folder, error) from error
    try:
        with owned:
            yield staging
    except OSError as error:
        if error.filename and str(staging) not in str(error.filename):
            raise
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def publish(staging: Path, folder: Path, name: str, kinds: Sequence[str], force: bool = False) -> list[Path]:
    """Move `staging/output.KIND` to `folder/name.KIND`, or to `folder/name-2.KIND` where files of others would be lost.

    Args:
        staging: from `stage`.
        folder: where the set belongs.
        name: of the set, without ending.
        kinds: the endings of the set; of those that were not made, the old file is removed if it is this tool's own.
        force: replace and remove whatever has these names.

    Returns:
        the files that are there now.

    Raises:
        DemoError: if one of the old files cannot be replaced; then all are as they were.
    """
    with one_at_a_time(folder), _undisturbed():
        return _move(staging, free_places(staging, folder, name, kinds, force), force)


def publish_as(staging: Path, places: dict[str, Path]) -> list[Path]:
    """Move `staging/output.KIND` to the place of each kind, whatever is there; the rest is as for `publish`."""
    (folder,) = {place.parent for place in places.values()}
    with one_at_a_time(folder), _undisturbed():
        return _move(staging, places, True)


def _move(staging: Path, places: dict[str, Path], force: bool) -> list[Path]:
    """Move what was made to its places, all of it or nothing; return the files that are there now."""
    moved: list[tuple[Path, Path]] = []
    try:
        for kind, place in places.items():
            made = (staging / f"output.{kind}").exists()
            if os.path.lexists(place) and (made or force or is_ours(place)):
                moved.append((place, staging / f"old.{kind}"))
                os.replace(*moved[-1])
            if made:
                moved.append((staging / f"output.{kind}", place))
                os.replace(*moved[-1])
    except OSError as error:  # on Windows, somebody may be looking at the old picture
        for before, after in reversed(moved):
            with suppress(OSError):
                os.replace(after, before)
        raise cannot_write(staging.parent, error) from error
    return [place for _, place in moved if place.parent != staging and place.exists()]


def free_places(staging: Path, folder: Path, name: str, kinds: Sequence[str], force: bool) -> dict[str, Path]:
    """Return the place of each kind, where nothing that was made would replace a file of somebody else.

    Raises:
        DemoError: if a folder has one of the names.
    """
    for number in count(1):
        stem = name if number == 1 else f"{name}-{number}"
        places = {kind: folder / f"{stem}.{kind}" for kind in kinds}
        for place in places.values():
            if place.is_dir():
                raise DemoError(f"{place} is a folder. Move it away, or name another place: -o FOLDER")
        made = [(staging / f"output.{kind}", place) for kind, place in places.items()]
        if force or all(may_replace(new, old) for new, old in made if new.exists()):
            return places
    raise AssertionError


def may_replace(new: Path, old: Path) -> bool:
    """Say whether nothing is lost if one file takes the place of the other."""
    if not os.path.lexists(old) or is_ours(old):
        return True
    return old.is_file() and not old.is_symlink() and filecmp.cmp(old, new, shallow=False)


def cannot_write(folder: Path, error: OSError) -> DemoError:
    """Say why a folder takes no files, and what to do."""
    if isinstance(error, FileExistsError) and folder.is_file():
        return DemoError(f"{folder} is a file, not a folder. Name a folder that can be written to: -o FOLDER")
    return DemoError(f"{folder}: {error.strerror or error}. Name a folder that can be written to: -o FOLDER")


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Let two runs in one folder take turns, so that each leaves a whole set (where the system has such locks)."""
    descriptor = None
    with suppress(ImportError, OSError):
        from fcntl import LOCK_EX, flock

        descriptor = os.open(folder, os.O_RDONLY)
        flock(descriptor, LOCK_EX)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let neither Ctrl-C nor SIGTERM come between the files of a set; it takes no time to speak of."""
    before = {}
    with suppress(ValueError):  # not in the main thread, where no signal arrives anyway
        before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
