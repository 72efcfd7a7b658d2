"""Collapsed stacks -> stacks: a stack a line, from the root on, `main;work;sleep 12`.

Written by py-spy (`-f raw`), austin, Python 3.15 (`--collapsed`), the scripts of FlameGraph for perf, and others. Each writes a
frame in its own way:

    work (shop/app.py:12)           py-spy
    /srv/shop/app.py:work:12        austin
    app.py:work:12                  Python 3.15: no folders
    py::work:/srv/shop/app.py       perf, of a Python that runs with -X perf
    PyObject_Call                   perf

See Also:
    https://github.com/brendangregg/FlameGraph#2-fold-stacks and https://github.com/P403n1x87/austin/wiki.
"""

import re
import sys
from collections.abc import Collection

from ..profiles.clocks import BYTES, COUNTED, SAMPLES, Clock
from ..profiles.marshal_values import Malformed
from .gathering import NATIVE, Functions, Stacks
from .stack_file import StackFile, Tool

Frame = tuple[str, str, int]
"""File, name, line."""

LIBRARY = "/lib/python3/"
"""Put before the standard library's files, which py-spy names from where they are imported, as it does the program's."""
UNITS: dict[str, tuple[Clock, float]] = {"nanoseconds": (SAMPLES, 1e-9), "bytes": (BYTES, 1)}
LONGEST_LINE = 2_000_000
"""Characters."""
MOST_LINES = 4_000_000
_comment = re.compile(r"# (\w+): (.*)").fullmatch
_place = re.compile(
    r"(?P<pid>P\d+);T[0-9A-Fa-f:]+(?:;|$)|(?P<tid>tid:[^;]+)(?:;|$)|(?P<process>process \d+:[^;]*)(?:;thread \([^;]*)?(?:;|$)"
    r"|thread \((?:0x)?[0-9A-Fa-f]+\)[^;]*(?:;|$)"
).match
"""What stands before the frames: a process, a thread, or both."""
_thread_name = re.compile(r"(?<=\)): .*", re.S)
_py_spy = re.compile(r"(.+?) \((.*?)(?::(\d{1,9}))?\)", re.S).fullmatch
_file_first = re.compile(r"(.*):([^:]*):(-?\d{1,9})", re.S).fullmatch
_perf = re.compile(r"py::(.*?):(.*)", re.S).fullmatch


def read_collapsed(data: bytes) -> StackFile:
    """Read a file.

    Raises:
        Malformed: if it is damaged.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Malformed("a text that isn't UTF-8") from None
    functions, stacks, notes = Functions(), Stacks(), dict[str, str]()
    known: dict[str, int] = {}
    own: set[str] = set()  # first names of the scripts that were run
    threads, processes, samples, tool = set[str](), set[str](), 0.0, ""
    for number, line in enumerate(re.finditer(r"[^\r\n]+", text)):
        if number >= MOST_LINES:
            raise Malformed(f"more than {MOST_LINES:,} lines")
        if note := _comment(line[0]):
            notes[note[1]] = note[2]
            if note.groups() == ("mode", "memory"):
                raise Malformed("austin's memory mode counts what is freed, too; use memray")
            continue
        stack, blank, weight = line[0].rpartition(" ")
        if not blank or len(line[0]) > LONGEST_LINE:
            raise Malformed("a line that isn't a stack")
        begins = _place(stack)
        if begins:
            threads.add(_thread_name.sub("", begins[0].rstrip(";")))
            processes.update(filter(None, begins.group("process", "pid")))
            tool = tool or ("austin" if begins["pid"] else "profiling.sampling" if begins["tid"] else "")
            stack = stack[begins.end() :]
        path = []
        for frame in filter(None, stack.split(";")):
            if frame not in known:
                known[frame] = functions.number(*_frame(frame))
            path.append(known[frame])
        if path and stack.startswith("<module> (") and (script := _py_spy(stack.split(";", 1)[0])):
            own.add(_first_name(script[2]))
        cost = _weight(weight)
        samples += cost if path else 0
        stacks.add(stacks.node(path), cost)
    if not functions.keys:
        raise Malformed("a file without a single stack")
    if notes.get("mode") in ("wall", "cpu"):  # of austin, in microseconds
        return StackFile(
            functions.keys, stacks.tree(functions.order), SAMPLES, 1e-6, 0, "austin", len(threads), len(processes)
        )
    if notes.get("unit") in UNITS:  # of our own export
        clock, factor = UNITS[notes["unit"]]
        return StackFile(functions.keys, stacks.tree(functions.order), clock, factor)
    keys = functions.keys
    if any(map(_py_spy, known)):
        keys = [(_in_library(file, own), line, name) for file, line, name in keys]
    count = int(samples) if samples == int(samples) else 0
    kind: Tool = "profiling.sampling" if tool == "profiling.sampling" else "austin" if tool else ""
    if not kind and any(_py_spy(frame) for frame in known):
        kind = "py-spy"
    elif not kind and any(_perf(frame) for frame in known):
        kind = "perf"
    return StackFile(keys, stacks.tree(functions.order), COUNTED, 1, count, kind, len(threads), len(processes))


def _first_name(file: str) -> str:
    return re.split(r"[/\\.]", file, maxsplit=1)[0]


def _in_library(file: str, own: Collection[str]) -> str:
    """Return the file's name as of the standard library, if it's called so and no script that was run is."""
    first = _first_name(file)
    return LIBRARY + file if first in sys.stdlib_module_names and first not in own else file


def _weight(text: str) -> float:
    try:
        return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else float(text)
    except ValueError:
        raise Malformed("a weight that isn't a number") from None


def _frame(text: str) -> Frame:
    """Return file, name and line of a frame."""
    if found := _py_spy(text):
        if not found[3] and ".py" not in found[2]:
            return NATIVE, text, 0
        return found[2], found[1], int(found[3] or 0)
    if found := _perf(text):
        return found[2], found[1], 0
    if found := _file_first(text):
        return found[1], found[2], max(int(found[3]), 0)
    return NATIVE, text, 0
