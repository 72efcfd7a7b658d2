"""How long a program takes as a whole, without any profiler: as shipped, and as the learner has it. Never a verdict.

See also: https://docs.python.org/3/library/timeit.html on why the least of several times says most.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import TracebackType

from ..profiles.units import duration

ROUNDS = 3
ENOUGH = 0.5
"""Seconds; after that, no other round is begun."""
PATIENCE = 7.0
"""Seconds until a program is given up."""
SECONDS = "seconds"
"""The file where a run leaves how long it took."""
CLEAR_DIFFERENCE = 1.5
"""Ratio of two times, from which on they differ."""
RUN = """
import runpy, sys, time
report, *sys.argv = sys.argv[1:]
start = time.perf_counter()
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
finally:
    seconds = time.perf_counter() - start
with open(report, "w") as file:
    file.write(str(seconds))
"""
"""Runs a program as a script, and says how long that took; Python's own start is not in it."""


class MainTimes:
    """Times the program as shipped and the learner's while there is other work; a context that ends both.

    They run side by side, so that both have the same to wait for, whatever else the machine does.
    """

    def __init__(self, shipped: Path, program: Path, environment: Mapping[str, str]) -> None:
        """Keep what is to be run, in which environment."""
        self._programs, self._environment = (shipped, program), environment
        self._seconds: list[tuple[float, float]] = []
        self._failure = ""
        self._running: list[subprocess.Popen[bytes]] = []
        self._stopped = False
        self._thread = Thread(target=self._rounds, daemon=True)

    def __enter__(self) -> "MainTimes":
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop what is still running."""
        self._stopped = True
        for process in self._running:
            process.kill()
        self._thread.join()

    def sentence(self) -> str:
        """Wait for the end, and say how the times compare, or why they cannot; "" if even the one as shipped did not end."""
        self._thread.join()
        return self._failure or compared(self._seconds)

    def _rounds(self) -> None:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="times-", ignore_cleanup_errors=True) as name:
            folders = [Path(name, place) for place in ("before", "now")]
            while len(self._seconds) < ROUNDS and time.perf_counter() - start < ENOUGH and not self._stopped:
                self._running = [self._begun(*one) for one in zip(self._programs, folders)]
                deadline = time.perf_counter() + PATIENCE
                in_time = [_ended(process, deadline) for process in self._running]
                before, now = map(_seconds_of, folders)
                if before is None or now is None:
                    self._failure = "" if before is None else _failure(before, in_time[1])
                    return
                self._seconds.append((before, now))

    def _begun(self, program: Path, folder: Path) -> "subprocess.Popen[bytes]":
        """Start one program, in an empty folder."""
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "work").mkdir(parents=True)
        nowhere = subprocess.DEVNULL
        return subprocess.Popen(
            [sys.executable, "-c", RUN, str(folder / SECONDS), str(program.absolute())],
            cwd=folder / "work",
            env=self._environment,
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
        )


def _ended(process: "subprocess.Popen[bytes]", deadline: float) -> bool:
    """Wait for the end of a program, and say whether it came before the deadline; otherwise end it."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(max(deadline - time.perf_counter(), 0.0))
        return True
    process.kill()
    process.wait()
    return False


def _seconds_of(folder: Path) -> float | None:
    """Return how long a program took, None if it did not get to its end."""
    try:
        return float((folder / SECONDS).read_text())
    except (OSError, ValueError):
        return None


def _failure(before: float, in_time: bool) -> str:
    """Say that the learner's program did not get to its end, though the one as shipped did."""
    if in_time:
        return "The whole program didn't reach its end: does main still work? Run it once without the profiler."
    took = f"Without the profiler, the whole program took {duration(before)} as shipped"
    return f"{took}, and didn't finish within {PATIENCE:g} s now."


def compared(rounds: Sequence[tuple[float, float]]) -> str:
    """Say how long a program took as shipped and takes now.

    Args:
        rounds: seconds of each run of both.
    """
    if not rounds:
        return ""
    before, now = (min(column) for column in zip(*rounds))
    if min(before, now) <= 0:  # a browser's clock may be that coarse
        return ""
    times = max(now / before, before / now)
    what = f"about {times:.{0 if times >= 3 else 1}f} times {'slower' if now > before else 'faster'}"
    if times < CLEAR_DIFFERENCE:
        what = "no clear difference"
    least = f", the fastest of {len(rounds)} runs each" if len(rounds) > 1 else ""
    whole = f"Without the profiler, the whole program took {duration(before)} as shipped"
    return f"{whole}, and takes {duration(now)} now: {what}{least}."
