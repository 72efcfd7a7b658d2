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
from types import CodeType
from typing import Any

from ..errors import RecordingError
from .notes import code_notes, python_version
from .table import Key, entries_of, snapshot

MIXES_THREADS = sys.version_info >= (3, 12)
"""Whether cProfile does."""


STAND_IN = "__traceback_maker"
"""What the code of a function that never ran consists of: tblib, with which engines send tracebacks, runs it once for each."""


class TaskRecorder:
    """Records the calls of `run`, from whatever threads.

    Raises:
        RecordingError: if it needs yappi, and that is missing, or records something else in this process.
    """

    def __init__(self) -> None:
        self._thread = threading.local()
        self._lock = threading.Lock()
        self._profilers: list[Any] = []
        self._counted: list[Any] = []
        self._cpu, self._running, self._stopped = 0.0, 0, False
        if MIXES_THREADS:
            try:
                threads = import_module(".threads", __package__)
            except ImportError as error:
                raise RecordingError(
                    "Since Python 3.12 tasks are recorded with yappi: python -m pip install yappi", 1
                ) from error
            if threads.yappi.is_running():
                raise RecordingError("Something else is being recorded in this process, and yappi can't do both.", 1)
            self._profilers.append(threads.Profiler("wall", partial(getattr, self._thread, "in_task", 0)))
            self._profilers[0].enable()

    def run(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Call a function, and record it."""
        if self._stopped:
            return function(*arguments, **named)
        with self._lock:
            self._running += 1
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
                self._running -= not self._stopped
                self._cpu += time.thread_time() - since

    def _profiler(self) -> cProfile.Profile:
        """Return that of this thread."""
        if not hasattr(self._thread, "profiler"):
            self._thread.profiler = cProfile.Profile()
            with self._lock:
                self._profilers.append(self._thread.profiler)
        profiler: cProfile.Profile = self._thread.profiler
        return profiler

    def stop(self) -> None:
        """Record nothing from now on; what is running has come as far as it has."""
        with self._lock:
            if self._stopped:
                return
            self._stopped = True
            for profiler in self._profilers:
                profiler.disable()  # also where another thread has enabled it: its running calls end now
                self._counted += profiler.getstats()

    def profile(self, name: str, named: Callable[[Key], Key] = lambda key: key) -> bytes:
        """Return what a profile file holds, nothing if nothing was called; call it behind `stop`.

        Args:
            name: of the process.
            named: returns what a function is called in the file, for file, line and name of its code.
        """
        entries = entries_of([entry for entry in self._counted if not is_stand_in(entry.code)])
        entries = entries._replace(keys={code: named(key) for code, key in entries.keys.items()})
        if not (table := snapshot(entries)):
            return b""
        notes: dict[str, Any] = {"profiling-demo": "1", "clock": "wall", "python": python_version(), "process": name}
        notes |= {"profiler": "yappi" if MIXES_THREADS else "cProfile", **code_notes(entries)}
        if not self._running:  # of what is still running, the CPU time isn't known
            notes["cpu"] = self._cpu
        return marshal.dumps(table) + marshal.dumps(notes)


def is_stand_in(code: CodeType | str) -> bool:
    """Say whether some code only stands for a function in a traceback."""
    return not isinstance(code, str) and STAND_IN in code.co_names
