"""Record what is called in this very process, for the public API; the command line gives a program a process of its own."""

import cProfile
import gc
import marshal
import os
from collections.abc import Collection
from importlib import import_module
from types import CodeType, ModuleType

from ..errors import RecordingError
from .notes import code_notes, python_version
from .table import Entries, entries_of, snapshot
from .watch import Watch

Profiler = cProfile.Profile
OURS = (
    os.path.join(os.path.dirname(__file__), ""),
    os.path.join(os.path.dirname(os.path.dirname(__file__)), "pipeline.py"),
)
"""How the paths of files begin whose memory is not the program's."""


def start(clock: str) -> Watch:
    """Start to record.

    Args:
        clock: "wall", "cpu", "peak", "allocated" or "kept".

    Raises:
        RecordingError: if another profiler is running.
    """
    watch = Watch(clock, _part, OURS)
    watch.start()
    try:
        watch.profiler.enable()  # behind this, whatever is called is in the profile
    except ValueError as error:  # since Python 3.12; before, the other one was switched off without a word
        watch.stop()
        raise RecordingError(f"Nothing can be recorded here: {error}. Stop the other profiler first.", 1) from error
    return watch


def stop(watch: Watch, clock: str, ours: Collection[CodeType]) -> bytes:
    """End a recording, and return what a profile file holds.

    Args:
        watch: from `start`.
        clock: as for `start`.
        ours: what of our own was called between `start` and this.
    """
    watch.profiler.disable()
    collects = gc.isenabled()
    gc.disable()  # what is left must not be gone before it is counted
    try:
        return _stopped(watch, clock, {*ours, stop.__code__})
    finally:
        if collects:
            gc.enable()


def _stopped(watch: Watch, clock: str, ours: Collection[CodeType]) -> bytes:
    watch.stop()
    entries = entries_of(watch.counted())
    notes = {"profiling-demo": "1", "clock": clock, "python": python_version(), **watch.notes(), **code_notes(entries)}
    return _table(entries, ours) + marshal.dumps(notes)


def _part(name: str) -> ModuleType:
    return import_module(f".{name}", __package__)


def dumped(profiler: Profiler) -> bytes:
    """Return a profile as a file holds it."""
    return _table(entries_of(profiler.getstats()))


def _table(entries: Entries, ours: Collection[CodeType] = ()) -> bytes:
    """Return what was counted as a file holds it, without calls of our own."""
    own = {(code.co_filename, code.co_firstlineno, code.co_name) for code in ours}
    table = {key: figures for key, figures in snapshot(entries).items() if key not in own}
    for figures in table.values():
        for key in own:
            figures[4].pop(key, None)
    return marshal.dumps(table)
