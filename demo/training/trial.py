"""Programs on all the inputs of their exercise, in a process of their own -> results and counts.

A program is tried from a copy, so whatever it does to its own file, the learner's stays as it is. Its process leads a
group (on Windows: a tree) of its own, and when the trial is over nobody of that group is left.

See also: https://docs.python.org/3/library/subprocess.html#subprocess.Popen
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from ..errors import ProfileFileError, RecorderError, UsageError
from ..profiles.reader import read_profile
from .exercise import Counts

PATIENCE = 7.0
"""Seconds until a program is given up."""
LONGEST_READ = 1_000_000
"""Characters of a result that a promise gets to see."""


@dataclass(frozen=True)
class Trial:
    """How a program did.

    Attributes:
        results: one text per input it got through.
        counts: likewise.
        problem: what stopped it, one sentence; "" if nothing did.
    """

    results: tuple[str, ...]
    counts: tuple[Counts, ...]
    problem: str = ""


class Running:
    """A trial that has been started; several may run at the same time. As a context it ends with its block."""

    def __init__(self, name: str, *programs: Path, environment: Mapping[str, str] | None = None, most: int = 0) -> None:
        """Start it.

        Args:
            name: of the exercise.
            programs: the files to try, one after the other in one process; a learner's is tried alone.
            environment: added to this process's own.
            most: the first program gets only so many inputs; 0 for all.

        Raises:
            UsageError: if a program cannot be read.
        """
        self.programs = programs
        sources = [_source(name, program) for program in programs]
        self._folder = tempfile.TemporaryDirectory(prefix="trial-", ignore_cleanup_errors=True)
        self.folder = Path(self._folder.name)
        for number, (program, source) in enumerate(zip(programs, sources)):
            room = self.folder / str(number)
            (room / "work").mkdir(parents=True)
            (room / program.name).write_bytes(source)
        command = [sys.executable, "-m", f"{__package__}.trial_child", self._folder.name, name, str(most)]
        self.process = subprocess.Popen(
            command + [str(program.absolute()) for program in programs],
            cwd=self.folder,  # Python looks for modules there first
            env={**os.environ, **(environment or {}), "PYTHONPATH": _path()},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Windows does not know it, and ignores it
        )

    def __enter__(self) -> "Running":
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave no process and no file."""
        self.stop()

    def stop(self) -> None:
        """End the program and what it has started, and remove the folder; twice does no harm."""
        end_with_children(self.process)
        self._folder.cleanup()

    def finish(self, patience: float = PATIENCE) -> Trial:
        """Wait for the (first) program, at most `patience` seconds, and read what it left."""
        return self.finish_all(patience)[0]

    def finish_all(self, patience: float = PATIENCE) -> list[Trial]:
        """Wait for all programs, at most `patience` seconds together, and read what they left."""
        with self:
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                problem = f"The program did not finish within {patience:g} s. Is there a loop without an end?"
            else:
                status = self.process.returncode
                problem = f"The program ended the whole process ({f'signal {-status}' if status < 0 else f'status {status}'})."
            rooms = (self.folder / str(number) for number in range(len(self.programs)))
            return [read_trial(room, program, problem) for room, program in zip(rooms, self.programs)]


def read_trial(room: Path, program: Path, problem: str) -> Trial:
    """Read what a program left.

    Args:
        room: of its trial.
        program: the file it was a copy of.
        problem: what to say if nothing was left.

    Raises:
        RecorderError: if what it called could not be counted, through no fault of the program.
    """
    counts = []
    try:
        report = json.loads((room / "trial.json").read_text(encoding="utf-8"))
        if "bug" in report:
            raise RecorderError(str(report["bug"]), 1)
        for count, result in enumerate(report["results"]):
            profile = read_profile(room / f"{count}.pstats", [str(program.absolute())])
            counts.append(Counts(profile, json.loads(result) if len(result) < LONGEST_READ else None))
        return Trial(tuple(report["results"]), tuple(counts), str(report["problem"]))
    except ProfileFileError:
        return Trial((), (), "The program switched the profiler off, so nothing could be counted.")
    except (OSError, ValueError, TypeError, LookupError):  # nothing, or what the program has written in its place
        return Trial((), (), problem)


def end_with_children(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process that leads a group, and what it has started, though it may have ended itself."""
    if os.name == "nt":
        if process.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # macOS: the latter where only the dead are left
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _source(name: str, program: Path) -> bytes:
    try:
        return program.read_bytes()
    except OSError as error:
        what = "is a folder" if program.is_dir() else f"cannot be read ({error.strerror})"
        raise UsageError(f"{program} {what}. Move it away, then type: python -m demo exercise {name}") from error


def _path() -> str:
    """Return the PYTHONPATH with this package's own place first."""
    return os.pathsep.join(filter(None, [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]))
