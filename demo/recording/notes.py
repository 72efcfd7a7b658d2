"""What does a recording say besides its figures? Texts, written behind the table into the profile file.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.
"""

import importlib.machinery
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from types import CodeType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # when it runs, no part knows another
    from .table import Entries, Key
    from .targets import Own

MOST_NOTED = 500
"""Functions of which more is noted than their figures."""
GENERATOR = 0x20 | 0x200
"""Of `co_flags`: generators, with or without `async`."""
COROUTINE = 0x80
"""Likewise, coroutines."""


def program_note(target: str, arguments: Sequence[str], is_module: bool) -> str:
    """Return what one would type after `python`, without a path of this machine."""
    shown = os.path.basename(target.rstrip(os.sep)) if os.path.isabs(target) else target
    return " ".join(["-m"] * is_module + [shown, *arguments])


def python_version() -> str:
    """Return, for instance, "CPython 3.11.7", or "CPython 3.13.2 in WebAssembly", whose clocks are coarse."""
    name = {"cpython": "CPython", "pypy": "PyPy"}.get(sys.implementation.name, sys.implementation.name)
    return f"{name} {sys.version.split()[0]}{' in WebAssembly' * (sys.platform == 'emscripten')}"


def end_note(end: BaseException | int | None) -> str:
    """Name what ended the program, an exception or the number of a signal; "" if it is how programs end."""
    if isinstance(end, int):
        return signal.Signals(end).name
    if isinstance(end, SystemExit):
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
        return f"exit status {status}" if status else ""
    return "Ctrl-C" if isinstance(end, KeyboardInterrupt) else type(end).__name__ if end else ""


def code_notes(entries: "Entries") -> dict[str, str]:
    """Note of the functions that took longest which are generators, and in which functions `<lambda>` and the like are.

    Of coroutines, most of whose time is waiting and not their own, those are noted that were resumed most often.
    """
    notes: dict[str, list[str]] = {"generators": [], "within": [], "coroutines": []}
    counted, keys = entries
    for entry in sorted(counted, key=lambda entry: -entry.inlinetime)[:MOST_NOTED]:
        code = entry.code
        if isinstance(code, str):
            continue
        note = note_of(code, keys)
        if note and code.co_flags & GENERATOR:
            notes["generators"].append(note)
        if note and code.co_name.startswith("<") and note.split("\t")[2]:
            notes["within"].append(note)
    by_calls = sorted(counted, key=lambda entry: -entry.callcount)
    coroutines = [code for code in (entry.code for entry in by_calls) if not isinstance(code, str)]
    coroutines = [code for code in coroutines if code.co_flags & COROUTINE][:MOST_NOTED]
    notes["coroutines"] = [note for code in coroutines if (note := note_of(code, keys))]
    return {key: "\n".join(lines) for key, lines in notes.items()}


def note_of(code: CodeType, keys: "dict[int, Key]") -> str:
    """Return line, name, the function that the code is in, and the file, with tabs between them; "" if that cannot be."""
    file, line, name = keys[id(code)]
    outer = getattr(code, "co_qualname", name).split(".<locals>.")[:-1]  # known since Python 3.11
    note = f"{line}\t{name}\t{outer[-1] if outer else ''}\t{file}"
    return "" if "\n" in note or note.count("\t") > 3 else note


def lost_note(code: CodeType | None, entries: "Entries") -> str:
    """Note whether the profiler has lost calls: "1" if it has not counted the program's own first one, of `code`."""
    return "1" if code and all(entry.code is not code for entry in entries.counted) else ""


def mine_note(own: "Own", table: "Mapping[Key, Any]", distribution: Callable[[], Any]) -> str:
    """Note where the program's own code lies, a line each.

    Args:
        own: what was known before the run.
        table: tells whether it was the code of its distribution, if it belongs to one, that was run.
        distribution: loads `distribution.py`.
    """
    try:
        found = distribution().places(own.installed, own.here, table) if own.installed else []
    except Exception:  # whatever the program has done to Python: its profile is worth more
        found = []
    return "\n".join(found or own.places)


def compiled_note(table: "Mapping[Key, Any]", distribution: Callable[[], Any]) -> str:
    """Note which modules of built-ins were compiled from Python, or Cython: a line each, with what they were installed with.

    Such a module has beside it the file that it was made of. If that is plain Python, its name tells how to install it.

    Args:
        table: the profile.
        distribution: loads `distribution.py`.
    """
    try:
        start, suffixes = "<built-in method ", tuple(importlib.machinery.EXTENSION_SUFFIXES)
        called = [name[len(start) : -1] for file, _, name in table if file == "~" and name.startswith(start)]
        found = {}
        for module in dict.fromkeys(name.rpartition(".")[0] for name in called):
            file = getattr(sys.modules.get(module), "__file__", None) or ""
            stem = next((file[: -len(suffix)] for suffix in suffixes if file.endswith(suffix)), "")
            is_python = bool(stem) and os.path.isfile(stem + ".py")
            if is_python or (stem and os.path.isfile(stem + ".pyx")):
                found[module] = distribution().name_of(file) if is_python else ""
        return "\n".join(f"{module}\t{name}" for module, name in found.items())
    except Exception:  # as above
        return ""
