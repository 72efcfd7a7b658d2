"""Record what is called in this very process, for the public API; the command line gives a program a process of its own."""

import cProfile
import gc
import marshal
import os
import sys
from collections.abc import Collection, Mapping
from importlib import import_module
from time import perf_counter
from types import CodeType, ModuleType
from typing import Any

from ..errors import RecordingError
from .cells import cells_of, with_names
from .notes import code_notes, python_version
from .table import Entries, Key, entries_of, snapshot
from .watch import Watch

Profiler = cProfile.Profile
OURS = (
    os.path.join(os.path.dirname(__file__), ""),
    os.path.join(os.path.dirname(os.path.dirname(__file__)), "pipeline.py"),
)
"""How the paths of files begin whose memory is not the program's."""
_OTHER = "another profiler is running. Stop it first."


class Recording:
    """A recording of what is called in this process; it may have breaks.

    Attributes:
        texts: at its end, the source of each cell of a notebook whose functions were called, by the name that the profile has
            for it, "In[3]".

    Args:
        clock: "wall", "cpu", "peak", "allocated" or "kept".
    """

    def __init__(self, clock: str) -> None:
        self._clock, self._watch = clock, Watch(clock, _part, OURS)
        self._steps, self._first, self._last = 0, 0.0, 0.0
        self.texts: dict[str, str] = {}

    def go_on(self) -> None:
        """Start to record, or go on after a break; behind this, whatever is called is recorded.

        Raises:
            RecordingError: if another profiler is running.
        """
        if sys.getprofile():  # before Python 3.12; ours would take its place without a word
            raise RecordingError(f"Nothing can be recorded here: {_OTHER}", 1)
        self._steps += 1
        self._first = self._first or perf_counter()
        self._watch.start()
        try:
            self._watch.profiler.enable()
        except ValueError as error:
            self._watch.stop()
            raise RecordingError(f"Nothing can be recorded here: {_OTHER}", 1) from error

    def pause(self) -> None:
        """Record no more, for now."""
        self._watch.profiler.disable()
        self._watch.stop()
        self._last = perf_counter()

    def end(self, ours: Collection[CodeType] = (), files: Collection[str] = (), has_breaks: bool = False) -> bytes:
        """End the recording, or a break of it, and return what a profile file holds.

        Args:
            ours: functions of our own that were called while it was going on.
            files: whose functions are left out as well.
            has_breaks: what happened in the breaks belongs to the run, and is missing.
        """
        self._watch.profiler.disable()
        collects = gc.isenabled()
        gc.disable()  # what is left must not be gone before it is counted
        try:
            self._watch.stop()
            breaks = {"steps": f"{self._steps} 0 0", "span": self._last - self._first} if has_breaks else {}
            return self._counted({*ours, Recording.pause.__code__, Recording.end.__code__}, files, breaks)
        finally:
            if collects:
                gc.enable()

    def _counted(self, ours: Collection[CodeType], files: Collection[str], breaks: Mapping[str, Any]) -> bytes:
        entries, noted = entries_of(self._watch.counted()), self._watch.notes()
        notes: dict[str, Any] = {
            "profiling-demo": "1",
            "clock": self._clock,
            "python": python_version(),
            **noted,
            **breaks,
            **code_notes(entries),
        }
        table = _table(entries, ours, files)
        cells = cells_of({file for file, _, _ in table})
        names = {file: cell.name for file, cell in cells.items()}
        self.texts = {cell.name: cell.text for cell in cells.values()}
        for file, name in names.items():
            notes = {key: note.replace(file, name) if isinstance(note, str) else note for key, note in notes.items()}
        return marshal.dumps(with_names(table, names) if names else table) + marshal.dumps(notes)


def _part(name: str) -> ModuleType:
    return import_module(f".{name}", __package__)


def dumped(profiler: Profiler) -> bytes:
    """Return a profile as a file holds it."""
    return marshal.dumps(_table(entries_of(profiler.getstats())))


def _table(entries: Entries, ours: Collection[CodeType] = (), files: Collection[str] = ()) -> dict[Key, Any]:
    """Return what was counted, without calls of our own."""
    own = {(code.co_filename, code.co_firstlineno, code.co_name) for code in ours}
    table = {key: figures for key, figures in snapshot(entries, files).items() if key not in own}
    for figures in table.values():
        for key in own:
            figures[4].pop(key, None)
    return table
