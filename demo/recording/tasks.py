"""Records what some threads of a process do while they work on a task, and nothing else: for engines with threads of their own.

Up to Python 3.11 each thread has its own cProfile. Since 3.12 there can be one only, and it records all threads: then
yappi does it, and marks the calls that are part of a task.
"""

import cProfile
import marshal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from ..errors import RecordingError
from .notes import code_notes, python_version
from .table import entries_of, snapshot

MIXES_THREADS = sys.version_info >= (3, 12)
"""Whether cProfile does."""


class TaskRecorder:
    """Records the calls of `run`, from whatever threads.

    Raises:
        RecordingError: if it needs yappi, and that is missing.
    """

    def __init__(self) -> None:
        self._thread = threading.local()
        self._lock = threading.Lock()
        self._profilers: list[Any] = []
        self._cpu, self._tasks, self._stopped = 0.0, 0, False
        if MIXES_THREADS:
            try:
                threads = import_module(".threads", __package__)
            except ImportError as error:
                raise RecordingError(
                    "Since Python 3.12 tasks are recorded with yappi: python -m pip install yappi", 1
                ) from error
            self._profilers.append(threads.Profiler("wall", partial(getattr, self._thread, "in_task", 0)))
            self._profilers[0].enable()

    def run(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Call a function, and record it."""
        if self._stopped:
            return function(*arguments, **named)
        since = time.thread_time()
        try:
            if MIXES_THREADS:
                self._thread.in_task = 1
                return function(*arguments, **named)
            profiler = self._profiler()
            profiler.enable()
            return function(*arguments, **named)
        finally:
            if MIXES_THREADS:
                self._thread.in_task = 0
            else:
                profiler.disable()
            with self._lock:
                self._cpu += time.thread_time() - since
                self._tasks += 1

    def _profiler(self) -> cProfile.Profile:
        """Return that of this thread."""
        if not hasattr(self._thread, "profiler"):
            self._thread.profiler = cProfile.Profile()
            with self._lock:
                self._profilers.append(self._thread.profiler)
        profiler: cProfile.Profile = self._thread.profiler
        return profiler

    def stop(self) -> None:
        """Record no task that begins from now on."""
        self._stopped = True
        if MIXES_THREADS:
            self._profilers[0].disable()

    def profile(self, name: str) -> bytes:
        """Return what a profile file holds, nothing if there was no task; call it once, behind `stop`.

        Args:
            name: of the process.
        """
        if not self._tasks:
            return b""
        entries = entries_of([entry for profiler in self._profilers for entry in profiler.getstats()])
        notes = {"profiling-demo": "1", "clock": "wall", "python": python_version(), "cpu": self._cpu, "process": name}
        notes |= {"profiler": "yappi" if MIXES_THREADS else "cProfile", **code_notes(entries)}
        return marshal.dumps(snapshot(entries)) + marshal.dumps(notes)
