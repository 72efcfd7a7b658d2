"""How long a program takes as a whole, without any profiler: as shipped, and as the learner has it. Never a verdict.

See also: https://docs.python.org/3/library/timeit.html on why the least of several times says most.
"""

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
ENOUGH = 1.2
"""Seconds; after that, no other round is begun."""
PATIENCE = 7.0
"""Seconds until a program is given up."""
ABOUT_THE_SAME = 1.5
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
    """Times the program as shipped and the learner's, in turns, while there is other work; a context that ends both."""

    def __init__(self, shipped: Path, program: Path, environment: Mapping[str, str]) -> None:
        """Keep what is to be run, in which environment."""
        self._programs, self._environment = (shipped, program), environment
        self._seconds: list[tuple[float, float]] = []
        self._running: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._thread = Thread(target=self._rounds, daemon=True)

    def __enter__(self) -> "MainTimes":
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop what is still running."""
        self._stopped = True
        if self._running:
            self._running.kill()
        self._thread.join()

    def sentence(self) -> str:
        """Wait for the end, and say how the times compare; "" if a program did not get to its end."""
        self._thread.join()
        return compared(self._seconds)

    def _rounds(self) -> None:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="times-", ignore_cleanup_errors=True) as folder:
            while len(self._seconds) < ROUNDS and time.perf_counter() - start < ENOUGH:
                before, now = (self._time(program, Path(folder)) for program in self._programs)
                if before is None or now is None:
                    return
                self._seconds.append((before, now))

    def _time(self, program: Path, folder: Path) -> float | None:
        """Run one program once; return its seconds, None if it did not get to its end."""
        report, nowhere = folder / "seconds", subprocess.DEVNULL
        report.unlink(missing_ok=True)
        if self._stopped:
            return None
        with subprocess.Popen(
            [sys.executable, "-c", RUN, str(report), str(program.absolute())],
            cwd=folder,
            env=self._environment,
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
        ) as self._running:
            with suppress(subprocess.TimeoutExpired):
                self._running.wait(PATIENCE)
            self._running.kill()
        try:
            return float(report.read_text())
        except (OSError, ValueError):
            return None


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
    what = f"about {times:.{0 if times >= 3 else 1}f} times {'longer' if now > before else 'shorter'}"
    if times < ABOUT_THE_SAME:
        what = "about as long"
    least = f", the least of {len(rounds)} runs each" if len(rounds) > 1 else ""
    whole = f"Without the profiler, the whole program took {duration(before)} as shipped"
    return f"{whole}, and takes {duration(now)} now: {what}{least}."
