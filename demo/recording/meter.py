"""What does the process use while it is profiled?

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.
"""

import os
import time
from collections.abc import Callable


class Meter:
    """What the whole process uses while it is profiled, by clocks that the program cannot take away.

    Attributes:
        seconds: "elapsed", by the wall clock; "cpu", of all threads; "children", the CPU time of the child processes
            that have been waited for, which Windows does not know.

    Args:
        clock: of the profiler, "wall" or "cpu".
        clocks: what to read, by the same names as `seconds`.
    """

    def __init__(self, clock: str, clocks: dict[str, Callable[[], float]] | None = None) -> None:
        self._clock = clock
        self._clocks = clocks or clocks_of_process()
        self.seconds = dict.fromkeys(self._clocks, 0.0)
        self._since: dict[str, float] = {}

    def start(self) -> None:
        """Go on: a run may have breaks."""
        self._since = {name: clock() for name, clock in self._clocks.items()}

    def stop(self) -> None:
        """Add what was used since the start; without one, nothing."""
        for name, since in self._since.items():
            self.seconds[name] += max(self._clocks[name]() - since, 0.0)
        self._since = {}

    def notes(self) -> dict[str, float]:
        """Return the seconds to be kept beside a profile: where its clock is that of the CPU, `elapsed` alone."""
        return self.seconds if self._clock == "wall" else {"elapsed": self.seconds["elapsed"]}


def clocks_of_process() -> dict[str, Callable[[], float]]:
    """Return the clocks that a `Meter` reads in this process, each in seconds."""
    clocks: dict[str, Callable[[], float]] = {"elapsed": time.perf_counter, "cpu": time.process_time}
    if os.name == "posix" and hasattr(os, "times"):
        times = os.times
        clocks["children"] = lambda: sum(times()[2:4])
    return clocks
