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
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, TypeAlias

from ..errors import ProfileFileError, RecorderError, UsageError
from ..profiles.reader import read_profile
from .call_counts import NO_PROFILE, PICTURE
from .counts import Counts, Memory, Seen
from .exercise import WHOLE, Check, Extent, check_of

PATIENCE = 7.0
"""Seconds until a program is given up."""
Fate: TypeAlias = Literal["wrong", "slow", "unfit"]


@dataclass(frozen=True)
class Result:
    """What came of one input.

    Attributes:
        what: the input is.
        call: its arguments, in Python's notation.
        compared: the result, as a text that is equal for equal results.
        shown: the result, in Python's notation.
    """

    what: str
    call: str
    compared: str
    shown: str


@dataclass(frozen=True)
class Trial:
    """How a program did.

    Attributes:
        results: one for each input it got through.
        counts: likewise, for each that is counted.
        problem: what stopped it, one sentence; "" if nothing did.
        fate: what that means: the program is "wrong", too "slow" to know, or "unfit" to be judged as it is.
    """

    results: tuple[Result, ...]
    counts: tuple[Counts, ...]
    problem: str = ""
    fate: Fate = "wrong"


class Running:
    """A trial that has been started; several may run at the same time. As a context it ends with its block."""

    def __init__(self, name: str, *programs: Path, extents: Sequence[Extent] = ()) -> None:
        """Start it.

        Args:
            name: of the exercise.
            programs: the files to try, one after the other in one process; a learner's is tried alone.
            extents: how far each of them is tried; without one, `WHOLE`.

        Raises:
            UsageError: if a program cannot be read.
        """
        self.programs, self._extents = programs, [*extents, *[WHOLE] * (len(programs) - len(extents))]
        self._check = check_of(name)
        sources = [_source(name, program) for program in programs]
        self._folder = tempfile.TemporaryDirectory(prefix="trial-", ignore_cleanup_errors=True)
        self.folder = Path(self._folder.name)
        for number, (program, source) in enumerate(zip(programs, sources)):
            room = self.folder / str(number)
            (room / "work").mkdir(parents=True)
            (room / program.name).write_bytes(source)
        self._sites = ExitStack()
        try:
            environment = environment_for(self._check, self._sites)
        except BaseException:
            self._folder.cleanup()
            raise
        command = [
            sys.executable,
            "-m",
            f"{__package__}.trial_child",
            self._folder.name,
            name,
            json.dumps(self._extents),
        ]
        self.process = subprocess.Popen(
            command + [str(program.absolute()) for program in programs],
            cwd=self.folder,  # Python looks for modules there first
            env={**os.environ, **environment, "PYTHONPATH": _path()},
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
        self._sites.close()
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
                fate: Fate = "slow"
                problem = (
                    f"The program did not finish within {patience:g} s. Is there an endless loop, or does it take longer "
                    "than before?"
                )
            else:
                fate = "wrong"
                status = self.process.returncode
                problem = f"The program ended the whole process ({f'signal {-status}' if status < 0 else f'status {status}'})."
            return [
                read_trial(self.folder / str(number), program, self._check, extent, problem, fate)
                for number, (program, extent) in enumerate(zip(self.programs, self._extents))
            ]


def environment_for(check: Check, sites: ExitStack) -> dict[str, str]:
    """Have the stand-in sites up that an exercise needs, until `sites` is closed; return the variables that lead there.

    A package for numbers would start a thread for each core, for which a trial has no memory.
    """
    if not check.needs_sites:
        return {"OPENBLAS_NUM_THREADS": "1"} if check.needs else {}
    from ..sites import environment, serving_from_here  # here: it takes as long to load as a short trial
    from .watched_sites import watched

    return environment(sites.enter_context(serving_from_here(watched(check.at_once))))


def read_trial(room: Path, program: Path, check: Check, extent: Extent, problem: str, fate: Fate = "wrong") -> Trial:
    """Read what a program left.

    Args:
        room: of its trial.
        program: the file it was a copy of.
        check: of the exercise.
        extent: how far it was tried.
        problem: what to say if nothing was left.
        fate: likewise, what that means.

    Raises:
        RecorderError: if what it called could not be counted, through no fault of the program.
    """
    counts: list[Counts] = []
    try:
        report = json.loads((room / "trial.json").read_text(encoding="utf-8"))
        if "bug" in report:
            raise RecorderError(str(report["bug"]), 1)
        results = []
        for number, one in enumerate(report["inputs"]):
            if "compared" not in one:
                break
            if number < extent.counted_of(check):
                mine = [f"{program.absolute().parent}{os.sep}"]
                profile = read_profile(room / f"{number}.pstats", mine)
                done = {str(what): int(much) for what, much in one["done"].items()}
                seen, memory = Seen(*map(int, one["seen"])), Memory(*map(int, one.get("memory", ())))
                whole = None if number else read_profile(room / PICTURE, mine)
                counts.append(Counts(profile, int(one.get("lines", 0)), done, seen, memory, whole))
            results.append(Result(*(str(one[name]) for name in ("what", "call", "compared", "shown"))))
        return Trial(tuple(results), tuple(counts), str(report["problem"]), "unfit" if report["unfit"] else "wrong")
    except ProfileFileError:
        return Trial((), (), NO_PROFILE, "unfit")
    except (OSError, ValueError, TypeError, LookupError):  # nothing, or what the program has written in its place
        return Trial((), (), problem, fate)


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
