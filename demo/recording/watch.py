"""All that is read while a program runs: by the profiler, and beside it.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool; the other parts are given to it.
"""

import cProfile
import time
from collections.abc import Callable
from typing import Any

SECONDS: dict[str, Callable[[], float]] = {"wall": time.perf_counter, "cpu": time.process_time}
"""The clocks of time; all others count bytes."""


class Watch:
    """A profiler, and what keeps what its file cannot say.

    Attributes:
        profiler: whoever starts the watch enables it then, and disables it before the stop.

    Args:
        clock: "wall" or "cpu"; or what counts bytes: "peak", "allocated" or "kept".
        part: returns the module of a name: `byte_clocks`, `collector`, `held`, `memory`, `meter` or `threads`.
        ours: how the paths of files begin whose memory is not the program's.
        threads: profile all threads, each by itself; only for clocks of time.
    """

    def __init__(self, clock: str, part: Callable[[str], Any], ours: tuple[str, ...], threads: bool = False) -> None:
        seconds = SECONDS.get(clock)
        self._collector = part("collector").Collector(seconds)
        self._counts_bytes = seconds is None
        if seconds is None:
            self._used = part("memory").Memory(clock, part, ours, self._collector)
            self.profiler: Any = self._used.profiler
        else:
            self._used = part("meter").Meter(clock)
            self.profiler = cProfile.Profile(seconds) if clock == "cpu" else cProfile.Profile()
        if threads:
            self.profiler = part("threads").Profiler(clock)
        self._threads = threads

    def start(self) -> None:
        """Go on: a run may have breaks."""
        self._collector.start()
        self._used.start()

    def stop(self) -> None:
        """Keep what has been read since the start; without one, nothing."""
        self._used.stop()
        self._collector.stop()

    def counted(self) -> list[Any]:
        """Return what was counted, as `getstats` has it."""
        counted: list[Any] = self._used.counted() if self._counts_bytes else self.profiler.getstats()
        counted = self._collector.without_its_own(counted)
        return counted

    def notes(self) -> dict[str, Any]:
        """Return what is to be noted beside the profile, at the end, behind `counted`."""
        threads = {"profiler": "yappi", "threads": self.profiler.threads} if self._threads else {}
        return {**self._collector.notes(), **self._used.notes(), **threads}
