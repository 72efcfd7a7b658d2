"""What programs do as a whole, recorded by a clock: for a picture of exercises whose checks count bytes. Never a verdict."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from ..recording.record import RECORDER
from .trial import PATIENCE, end_with_children


def main_profiles(clock: str, programs: Sequence[Path]) -> list[bytes]:
    """Run programs as scripts, all at the same time and each in an empty folder, and return their profile files.

    Args:
        clock: as for `recording.record`.
        programs: the files.

    Returns:
        the bytes of the files; b"" for a program that leaves none, or is not done in time.
    """
    with ExitStack() as stack:
        folders = [stack.enter_context(tempfile.TemporaryDirectory(prefix="main-")) for _ in programs]
        running = [_started(clock, program, Path(folder)) for program, folder in zip(programs, folders)]
        for process in running:
            stack.callback(end_with_children, process)
        for process in running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
        files = [Path(folder, "profile") for folder in folders]
        return [file.read_bytes() if file.exists() else b"" for file in files]


def _started(clock: str, program: Path, folder: Path) -> "subprocess.Popen[bytes]":
    (folder / "starting").touch()
    (folder / "work").mkdir()
    return subprocess.Popen(
        [sys.executable, str(RECORDER), str(folder), clock, "cProfile", "script", str(program.absolute())],
        cwd=folder / "work",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
