"""Record what is called in this very process, for the public API; the command line gives a program a process of its own."""

import cProfile
import marshal
import time
from collections.abc import Collection
from types import CodeType
from typing import NamedTuple

from ..errors import RecordingError
from .meter import Meter
from .notes import code_notes, python_version
from .table import Entries, entries_of, snapshot

Profiler = cProfile.Profile


class Started(NamedTuple):
    """A recording that is going on.

    Attributes:
        profiler: what records the calls.
        meter: what the whole process uses meanwhile.
    """

    profiler: Profiler
    meter: Meter


def start(cpu: bool) -> Started:
    """Start to record.

    Args:
        cpu: measure CPU time of the process instead of wall time.

    Raises:
        RecordingError: if another profiler is running.
    """
    started = Started(Profiler(time.process_time) if cpu else Profiler(), Meter())
    started.meter.start()
    try:
        started.profiler.enable()  # behind this, whatever is called is in the profile
    except ValueError as error:  # since Python 3.12; before, the other one was switched off without a word
        raise RecordingError(f"Nothing can be recorded here: {error}. End the other profiler first.", 1) from error
    return started


def stop(started: Started, cpu: bool, ours: Collection[CodeType]) -> bytes:
    """End a recording, and return what a profile file holds.

    Args:
        started: from `start`.
        cpu: as for `start`.
        ours: what of our own was called between `start` and this.
    """
    started.profiler.disable()
    started.meter.stop()
    clock = "cpu" if cpu else "wall"
    notes = {"profiling-demo": "1", "clock": clock, "python": python_version(), **started.meter.notes(clock)}
    entries = entries_of(started.profiler)
    notes |= code_notes(entries)
    return _table(entries, {*ours, stop.__code__}) + marshal.dumps(notes)


def dumped(profiler: Profiler) -> bytes:
    """Return a profile as a file holds it."""
    return _table(entries_of(profiler))


def _table(entries: Entries, ours: Collection[CodeType] = ()) -> bytes:
    """Return what was counted as a file holds it, without calls of our own."""
    own = {(code.co_filename, code.co_firstlineno, code.co_name) for code in ours}
    table = {key: figures for key, figures in snapshot(entries).items() if key not in own}
    for figures in table.values():
        for key in own:
            figures[4].pop(key, None)
    return marshal.dumps(table)
