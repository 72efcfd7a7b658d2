"""Output files, written whole or not at all: made in a folder beside their place, then renamed, all of a set or none.

A set is what one run leaves: `output.pstats`, `.svg`, `.png`, `.html`, and `.dot` where it could not be drawn. What a
run did not make is removed, so a new picture never stands beside an old profile.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from demo.errors import DemoError


@contextmanager
def stage(folder: Path) -> Iterator[Path]:
    """Give a folder to work in, inside `folder` so that renaming is all that is left to do; it is gone afterwards.

    Raises:
        DemoError: if nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".output-", dir=folder))
    except OSError as error:
        raise cannot_write(folder, error) from error
    try:
        yield staging
    except OSError as error:
        if error.filename and str(staging) not in str(error.filename):
            raise
        raise cannot_write(folder, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def publish(staging: Path, folder: Path, name: str, kinds: Sequence[str]) -> list[Path]:
    """Move `staging/output.KIND` to `folder/name.KIND`.

    Args:
        staging: from `stage`.
        folder: where the set belongs.
        name: of the set, without ending.
        kinds: the endings of the set; of those that were not made, the old file is removed.

    Returns:
        the files that are there now.
    """
    made = []
    with _one_at_a_time(folder):
        for kind in kinds:
            new, place = staging / f"output.{kind}", folder / f"{name}.{kind}"
            if new.exists():
                os.replace(new, place)
                made.append(place)
            else:
                place.unlink(missing_ok=True)
    return made


def cannot_write(folder: Path, error: OSError) -> DemoError:
    """Say why a folder takes no files, and what to do."""
    return DemoError(f"{folder}: {error.strerror or error}. Name a folder that can be written to: -o FOLDER")


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Let two runs in one folder take turns, so that each leaves a whole set (where the system has such locks)."""
    descriptor = None
    with suppress(ImportError, OSError):
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)
