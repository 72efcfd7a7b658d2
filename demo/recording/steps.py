"""Records some calls that belong together, with breaks between them, in whatever threads: the steps of one request.

A step is one call: of a function, or of a coroutine's `send`. The profiler is on in the thread that takes the step, for as long
as it takes. Each thread has its own profiler; what they have counted is added up.

Since Python 3.12 only one profiler can be on, and it sees all threads. So there a step in another thread waits for its turn
for a moment; and where there are several threads, the clock notes who reads it: if another one did, their calls are mixed up.
"""

import cProfile
import marshal
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from operator import add, itemgetter
from threading import Lock, Thread, get_ident
from typing import Any, NamedTuple, TypeVar

from .notes import code_notes, python_version
from .table import entries_of, snapshot

SEES_ALL_THREADS = sys.version_info >= (3, 12)
"""Whether cProfile does."""
PATIENCE = 0.05
"""Seconds that a step in another thread waits for its turn."""
BUSY = 0.05
"""Share of the time that passed, from which on other threads were busy meanwhile."""
UNSEEN = 0.0002
"""Seconds of CPU time in a step, from which on a thread that wasn't there at first may have called something meanwhile."""
thread_time = getattr(time, "thread_time", time.process_time)
"""Not every system keeps the time of each thread."""
BEGINNING = Thread._bootstrap_inner.__code__  # type: ignore[attr-defined]
"""What a thread begins with: where it is in a profile, the thread was started in a step, and may have ended in it."""
Result = TypeVar("Result")


class Track:
    """The profiler of one thread.

    Attributes:
        threads: which ones have read its clock; empty if it does not note that.
        is_mixed: calls of other threads may be among those of this one, though its clock does not note that.
        is_on: a step is being taken.
        enable, disable: no profiler counts a call of these, nor of `current`.
    """

    current: Callable[[], Any] = partial(sys.getprofile)

    def __init__(self) -> None:
        self.threads = set[int]()
        self.is_mixed = self.is_on = False
        notes = SEES_ALL_THREADS and len(sys._current_frames()) > 1  # three times as long as Python's own clock
        self.profiler = cProfile.Profile(noting_clock(self.threads)) if notes else cProfile.Profile()
        self.enable, self.disable = partial(self.profiler.enable), partial(self.profiler.disable)


class Used(NamedTuple):
    """Seconds, by three clocks: on the wall, of the thread's work, of the process's."""

    elapsed: float
    thread: float
    process: float


class StepRecorder:
    """Records steps until `end`; a step within a step is a part of it.

    Attributes:
        steps: how many were recorded.
        missed: how many were not: another profiler was on, or they had not come to an end.
        replaced: a step has put another profiler in the place of this one, so nothing is recorded any more.
        calls, mixed: how many were counted, and whether some are other threads'; known behind `profile`.
    """

    def __init__(self) -> None:
        self.steps = self.missed = self.calls = 0
        self._lock, self._turn = Lock(), Lock()
        self._tracks: dict[int, Track] = {}
        self._ended = self.replaced = self.mixed = False
        self._used = Used(0.0, 0.0, 0.0)
        self._first = self._last = 0.0

    def run(self, function: Callable[..., Result], *arguments: Any, patience: float = 0.0) -> Result:
        """Take a step: call a function, and record it if that is possible.

        Args:
            function: to be called.
            arguments: for it.
            patience: seconds to wait while another thread takes a step.
        """
        step: Callable[[], Result] = partial(function, *arguments)  # no profiler counts a call of this
        track = self._track()
        if self._ended or track.is_on or not self._begin(track, patience):
            return step()
        since = used()
        try:
            track.enable()
        except ValueError:  # since Python 3.12, where another profiler is on
            self._end(track, None)
            return step()
        try:
            return step()
        finally:
            if SEES_ALL_THREADS or track.current() is track.profiler:
                track.disable()
                self._end(track, since)
            else:
                self._end_replaced(track)

    def _track(self) -> Track:
        thread = get_ident()
        if thread not in self._tracks:
            with self._lock:
                self._tracks[thread] = Track()
        return self._tracks[thread]

    def _begin(self, track: Track, patience: float) -> bool:
        """Say whether a step can be recorded, which is then about to begin."""
        if SEES_ALL_THREADS:
            free = self._turn.acquire(timeout=patience) if patience else self._turn.acquire(blocking=False)
        else:
            free = not self.replaced and sys.getprofile() is None  # that one would be switched off without a word
        with self._lock:
            self.missed += not free
            track.is_on = free
        return free

    def _end(self, track: Track, since: Used | None) -> None:
        now = used()
        if SEES_ALL_THREADS:
            self._turn.release()
        with self._lock:
            track.is_on = False
            self.missed += since is None
            if since:
                self.steps += 1
                step = Used(*(after - before for after, before in zip(now, since)))
                self._used = Used(*map(add, self._used, step))
                others = step.process - step.thread
                unseen = SEES_ALL_THREADS and not track.threads and others > UNSEEN
                track.is_mixed |= unseen and (
                    os.name != "nt" or len(sys._current_frames()) > 1
                )  # there, clocks are coarse
                self._first, self._last = self._first or since.elapsed, now.elapsed

    def _end_replaced(self, track: Track) -> None:
        """Leave the profiler alone that the step has put in the place of ours."""
        if track.current() is None:
            track.disable()  # ends the calls that are still running
        with self._lock:
            track.is_on, self.replaced = track.current() is not None, True
            self.missed += 1

    def run_elsewhere(self, function: Callable[..., Result], *arguments: Any, **named: Any) -> Result:
        """Take a step in a thread to which it was handed; it waits for its turn for a moment."""
        return self.run(partial(function, *arguments, **named), patience=PATIENCE)

    def end(self) -> None:
        """Record nothing from now on; of a step that is being taken elsewhere, nothing is known."""
        with self._lock:
            self._ended = True

    @property
    def seconds(self) -> float:
        """Return how long the steps took in all."""
        return self._used.elapsed

    @property
    def span(self) -> float:
        """Return the seconds from the beginning of the first to the end of the last one."""
        return self._last - self._first

    def profile(self, notes: dict[str, Any]) -> bytes:
        """End, and return what a profile file holds; nothing if nothing was recorded.

        Args:
            notes: what else is to be noted.
        """
        self.end()
        done = [track for track in self._tracks.values() if not track.is_on]
        missed = self.missed + len(self._tracks) - len(done)
        entries = entries_of([entry for track in done for entry in track.profiler.getstats()])
        if not (table := snapshot(entries)):
            return b""
        self.calls = sum(figures[1] for figures in table.values())
        self.mixed = any(track.is_mixed or track.threads - {thread} for thread, track in self._tracks.items())
        self.mixed |= SEES_ALL_THREADS and any(entry.code is BEGINNING for entry in entries.counted)
        notes = {"profiling-demo": "1", "clock": "wall", "python": python_version(), **notes, **code_notes(entries)}
        notes |= {"profiler": "cProfile", "elapsed": self._used.elapsed, "span": self.span}
        notes |= {"steps": f"{self.steps} {missed} {int(self.mixed)}"}
        if self._used.process - self._used.thread <= BUSY * self._used.elapsed:  # else it isn't known what others did
            notes["cpu"] = self._used.thread
        return marshal.dumps(table) + marshal.dumps(notes)


def used() -> Used:
    """Read the clocks."""
    return Used(time.perf_counter(), thread_time(), time.process_time())


def noting_clock(threads: set[int]) -> Callable[[], float]:
    """Return a clock that notes which threads read it; written in C, since it is read at each call and return."""
    noting = map(threads.add, iter(get_ident, None))
    return map(itemgetter(0), zip(iter(time.perf_counter, None), noting)).__next__
