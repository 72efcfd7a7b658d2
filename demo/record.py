"""Run a program under cProfile in a process of its own -> a profile file. The only door to cProfile.

The shell command it stands for: `python -m cProfile -o output.pstats PROGRAM ARGS...`, which loses the exit status and
the profile of a program that is stopped by a signal, and shows the profiler's own boxes.
"""

import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from demo.errors import RecordingError, UsageError

RECORDER = Path(__file__).with_name("recorder.py")


class Program(NamedTuple):
    """What to run.

    Attributes:
        target: a path of a script, folder or zip file as typed, or a module's dotted name.
        arguments: what the program finds in `sys.argv[1:]`.
        is_module: run it as `python -m TARGET`.
    """

    target: str
    arguments: Sequence[str] = ()
    is_module: bool = False

    def __str__(self) -> str:
        """Return what one would type after `python`."""
        return subprocess.list2cmdline([*["-m"] * self.is_module, self.target, *self.arguments])


class Recorded(NamedTuple):
    """How it went.

    Attributes:
        profile: the file that was written.
        status: the program's exit status, 0..255; 128 + N when signal N ended it, as shells have it.
    """

    profile: Path
    status: int


def start(
    program: Program,
    folder: Path,
    *,
    cpu: bool = False,
    environment: Mapping[str, str] | None = None,
    stdout: int | None = None,
) -> "subprocess.Popen[str]":
    """Start the program; its standard streams, working folder and environment are those of this process.

    Args:
        program: what to run.
        folder: an existing folder of our own, where the profile is left.
        cpu: measure CPU time of the process instead of wall time.
        environment: the whole environment, None for this process's own.
        stdout: as for `subprocess.Popen`, to read along.
    """
    command = [sys.executable, str(RECORDER), str(folder.absolute()), "cpu" if cpu else "wall"]
    command += ["module" if program.is_module else "script", program.target, *program.arguments]
    return subprocess.Popen(command, env=environment, stdout=stdout, text=True, errors="replace")


def finish(process: "subprocess.Popen[str]", folder: Path) -> Recorded:
    """Wait until the program has ended, through Ctrl-C (which it gets as well) and SIGTERM (which is handed on).

    Raises:
        UsageError: if there was nothing to run.
        RecordingError: if it ended without leaving a profile; its `status` is the program's.
    """

    def hand_on(number: int, frame: FrameType | None) -> None:
        process.send_signal(number)

    before = signal.signal(signal.SIGTERM, hand_on)
    try:
        while process.poll() is None:
            try:
                process.wait()
            except KeyboardInterrupt:
                continue
    finally:
        signal.signal(signal.SIGTERM, before)
    status = process.returncode if process.returncode >= 0 else 128 - process.returncode
    refused = folder / "refused"
    if refused.exists():
        raise UsageError(refused.read_text(encoding="utf-8"))
    profile = folder / "profile"
    if not profile.exists():
        raise RecordingError(_why_nothing_was_left(process.returncode), status)
    return Recorded(profile, status)


def _why_nothing_was_left(returncode: int) -> str:
    if returncode < 0:
        name = signal.Signals(-returncode).name if -returncode in set(signal.Signals) else f"signal {-returncode}"
        return f"{name} ended the program at once, so there is no profile. Earlier output files are as they were."
    return (
        f"the program left with status {returncode} past Python's own way out (os._exit, os.exec… or a crash), which "
        "no profiler can record. Let it end with sys.exit or by its last line, and profile it again."
    )
