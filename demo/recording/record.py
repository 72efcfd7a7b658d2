"""Run a program under cProfile in a process of its own -> a profile file.

The shell command it stands for: `python -m cProfile -o output.pstats PROGRAM ARGS...`, which loses the exit status and
the profile of a program that is stopped by a signal, and shows the profiler's own boxes.
"""

import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import IO, NamedTuple

from ..errors import RecorderError, RecordingError, UsageError
from . import processes

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


def record(
    program: Program,
    folder: Path,
    *,
    clock: str = "wall",
    threads: bool = False,
    children: bool = False,
    environment: Mapping[str, str] | None = None,
    watch: Callable[[IO[str]], None] | None = None,
) -> Recorded:
    """Run a program to its end, through Ctrl-C (which it gets as well) and SIGTERM (which is handed on).

    Its standard streams, working folder, environment and options of Python (`-O`, `-W error`) are those of this process.

    Args:
        program: what to run.
        folder: an existing folder of our own, where the profile is left.
        clock: "wall"; "cpu", the CPU time of the process; or bytes, "peak", "allocated" or "kept".
        threads: record all threads, each by itself, with yappi instead of cProfile; only for clocks of time.
        children: record each Python process that it starts, too; see `processes.left_in`.
        environment: the whole environment, None for this process's own.
        watch: reads along what the program prints, to the end; without it, that goes where our own output goes.

    Raises:
        UsageError: if there was nothing to run, or yappi is missing.
        RecordingError: if it ended without leaving a profile; its `status` is the program's.
        RecorderError: if that is the tool's own fault.
    """
    starting, profiler = folder / "starting", "yappi" if threads else "cProfile"
    if threads and not find_spec("yappi"):
        raise UsageError("--threads needs yappi, which follows each thread by itself: python -m pip install yappi")
    if children:
        processes.make_ready(folder, clock, profiler)
    starting.touch()  # here, so that the program's umask does not matter; the recorder names it `part`, and then `profile`
    options = subprocess._args_from_interpreter_flags()  # type: ignore[attr-defined]  # as `multiprocessing` does
    command = [sys.executable, *options, str(RECORDER), str(folder.absolute()), clock, profiler]
    command += ["module" if program.is_module else "script", program.target, *program.arguments]
    output = subprocess.PIPE if watch else None
    process = subprocess.Popen(command, env=environment, stdout=output, text=True, errors="replace")
    (folder / "program").write_text(str(process.pid), encoding="ascii")  # for whoever finds it without us
    with processes.nudging(folder):
        wait(process, watch)
    status = shell_status(process.returncode)
    if (profile := folder / "profile").exists():
        return Recorded(profile, status)
    if (refused := folder / "refused").exists():
        text = refused.read_text(encoding="utf-8", errors="surrogateescape")
        raise UsageError(text) if status == UsageError.status else RecordingError(text, status)
    if (bug := folder / "bug").exists():
        raise RecorderError(bug.read_text(encoding="utf-8"), status)
    if starting.exists() and process.returncode >= 0:
        raise RecorderError("", status)
    if not starting.exists() and not (folder / "part").exists():
        where = f"{folder.parent}: the profile could not be written there; is the disk full?"
        raise RecordingError(f"{where} Name another place: -o FOLDER", status)
    raise RecordingError(_why_nothing_was_left(process.returncode), status)


def wait(process: "subprocess.Popen[str]", watch: Callable[[IO[str]], None] | None = None) -> int:
    """Wait for the end of a process, through Ctrl-C and SIGTERM, and return its return code."""

    def hand_on(number: int, frame: FrameType | None) -> None:
        process.send_signal(number)

    before = signal.signal(signal.SIGTERM, hand_on)
    try:
        while process.poll() is None:
            with suppress(KeyboardInterrupt):
                if watch and process.stdout:
                    watch(process.stdout)
                process.wait()
    finally:
        signal.signal(signal.SIGTERM, before)
    return process.returncode


def shell_status(returncode: int) -> int:
    """Return an exit status as shells have it: 128 + N when signal N ended the process."""
    return returncode if returncode >= 0 else 128 - returncode


def _why_nothing_was_left(returncode: int) -> str:
    if returncode < 0:
        name = signal.Signals(-returncode).name if -returncode in set(signal.Signals) else f"signal {-returncode}"
        return f"{name} ended the program before its profile could be saved. Earlier output files are unchanged."
    return (
        f"the program ended with status {returncode} without Python's normal exit (os._exit, os.exec… or a crash), which "
        "no profiler can record. Let it end with sys.exit or after its last line, and profile it again."
    )
