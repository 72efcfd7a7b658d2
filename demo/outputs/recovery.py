"""What a run that was killed has left: its folder to work in, and there the profile of a program that went on to its end.

A run locks a file in its folder for as long as it lives. So a folder whose file is not locked belongs to nobody any more.
"""

import os
import shutil
import time
from contextlib import AbstractContextManager, suppress
from itertools import count
from pathlib import Path

from .ownership import NAME

STAGING = ".output-"
"""How the name of a folder to work in begins."""
OWNER, PROGRAM = "owner", "program"
"""Files in it: one that the tool locks, and one with the number of the process that runs the program."""
BEGINNING = 60
"""Seconds within which a run puts something into its folder."""


def own(staging: Path) -> AbstractContextManager[object]:
    """Lock a staging folder for as long as this process lives, or leaves the context; see `recover`."""
    owner = (staging / "owner.new").open("wb", buffering=0)
    owner.write(NAME)
    with suppress(ImportError, OSError):
        from fcntl import LOCK_EX, flock  # in WebAssembly there is such a module, without these

        flock(owner, LOCK_EX)
        os.replace(owner.name, staging / OWNER)
    return owner


def recover(folder: Path) -> list[Path]:
    """Remove the staging folders of runs that were killed; keep the profile of a program that went on to its end.

    A staging folder whose run, or whose program, is still alive is left alone, and so is all where the system has no locks,
    and any folder in which this tool has not left its name.

    Returns:
        the profiles, which are now `folder/recovered.pstats`, `recovered-2.pstats` and so on.
    """
    found = []
    with suppress(ImportError):
        from fcntl import LOCK_EX, LOCK_NB, flock

        for staging in sorted(folder.glob(f"{STAGING}*")):
            if staging.is_symlink() or not staging.is_dir():
                continue
            with suppress(OSError, ValueError):
                if time.time() - staging.stat().st_mtime > BEGINNING:
                    staging.rmdir()  # if it is empty: a run was killed before it could do anything
            with suppress(OSError, ValueError), (staging / OWNER).open("rb") as owner:
                flock(owner, LOCK_EX | LOCK_NB)
                if owner.read(len(NAME) + 1) != NAME:
                    continue
                if (staging / "profile").exists():
                    names = (f"recovered{f'-{number}' * (number > 1)}.pstats" for number in count(1))
                    found.append(next(folder / name for name in names if not os.path.lexists(folder / name)))
                    os.replace(staging / "profile", found[-1])
                elif (staging / PROGRAM).exists() and is_alive(int((staging / PROGRAM).read_text())):
                    continue
                shutil.rmtree(staging, ignore_errors=True)
    return found


def is_alive(process: int) -> bool:
    """Say whether there is a process of this number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # of somebody else
        return True
    return True
