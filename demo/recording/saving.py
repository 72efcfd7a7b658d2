"""What was recorded -> the profile file, however the program has ended, and whatever it has made of Python.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.
"""

import contextlib
import gc
import marshal
import os
import signal
import sys
from collections.abc import Callable, Collection
from types import ModuleType
from typing import TYPE_CHECKING

load: Callable[[str], ModuleType] = globals()["load"]
"""Loads a file beside this one by its path; the recorder has put it here."""

if TYPE_CHECKING:
    from . import notes, table, targets, tracebacks, watch

else:
    # Before the run: after it, Python is what the program has made of it.
    notes, table, tracebacks = map(load, ("notes", "table", "tracebacks"))


def saver(
    watching: "watch.Watch",
    files: tuple[str, str, str],
    known: dict[str, str],
    own: "targets.Own",
    ours: Collection[str],
) -> Callable[..., None]:
    """Return what saves the profile. All it needs is looked up now, before the program may replace `open` and the like.

    Args:
        watching: what is recorded.
        files: the profile while it isn't complete, its name then, and where a traceback goes.
        known: what is noted anyway.
        own: where the program's own code lies.
        ours: files whose functions are left out.
    """
    part, profile, bug = files
    own_process, modules, is_saved = os.getpid(), sys.modules, False
    getpid, set_signal = os.getpid, signal.signal
    is_collecting, stop_collecting, collect_again = gc.isenabled, gc.disable, gc.enable
    open_, dumps, replace, remove = open, marshal.dumps, os.replace, os.remove

    def save(end: BaseException | int | None = None) -> None:
        """Save, in one way or another: how the program ended must not depend on it, nor what is collected of it, and when."""
        nonlocal is_saved
        if is_saved:
            return
        modules["sys"] = (
            sys  # where Python 3.12 looks for it in order to end the profile; the program may have cleared it
        )
        try:
            stop(watching)
            if getpid() != own_process:
                return  # a child that the program forked
            before, collects = None, is_collecting()
            stop_collecting()
            try:
                before = set_signal(signal.SIGINT, signal.SIG_IGN)  # an impatient second Ctrl-C
                entries = table.entries_of(watching.counted())
                read = watching.notes()
                figures = table.snapshot(entries, ours)
                all_notes = {
                    **known,
                    **own.notes(),
                    **notes.code_notes(entries),
                    **read,
                    "mine": notes.mine_note(own, figures, distribution),
                    "compiled": notes.compiled_note(figures, distribution),
                    "lost": notes.lost_note(own.code, entries),
                    "end": notes.end_note(end),
                }
                write(dumps(figures) + dumps(all_notes), profile)
                is_saved = True
            finally:
                if before is not None:  # set by Python, not by a library in C
                    set_signal(signal.SIGINT, before)
                if collects:
                    collect_again()
        except Exception as error:
            write(tracebacks.traceback_of(error).encode(errors="backslashreplace"), bug)

    def write(data: bytes, target: str) -> None:
        """Write beside the place and rename: a reader sees all of it or nothing."""
        try:
            with open_(part, "wb") as file:
                file.write(data)
            replace(part, target)
        except OSError:
            with contextlib.suppress(OSError):
                remove(part)  # `record.py` made it, and says why it is gone

    return save


def distribution() -> ModuleType:
    """Load `distribution.py`, which few programs need, and without which a profile is still one."""
    return load("distribution")


def stop(watching: "watch.Watch") -> None:
    """End the profile."""
    try:  # noqa: SIM105  # `suppress` would be in the profile
        watching.profiler.disable()
    except ValueError:  # since Python 3.12, if the program has freed the profiler's place
        pass
    watching.stop()
