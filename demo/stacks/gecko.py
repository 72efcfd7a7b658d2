"""A file of the Firefox Profiler -> stacks: tables of columns, in the processed format.

Written by Python 3.15 (`--gecko`) and samply.

See Also:
    https://github.com/firefox-devtools/profiler/blob/main/src/types/profile.ts
"""

from collections.abc import Sequence
from math import ceil
from typing import Any

from ..profiles.clocks import BYTES, COUNTED, SAMPLES, Clock
from ..profiles.marshal_values import Malformed
from .gathering import DEEPEST, ROOT, Functions, Stacks, line_of
from .json_text import JsonText
from .stack_file import StackFile, Tool

MOST_THREADS = 10_000
OUTSIDE = "a table that points outside another"
_TABLES = {
    "samples": ("stack", "time", "weight", "weightType"),
    "stackTable": ("prefix", "frame"),
    "frameTable": ("func", "line"),
    "funcTable": ("name", "fileName", "source", "resource"),
    "resourceTable": ("name",),
}
"""Of each table the columns that are read."""
Columns = dict[str, Any]
WEIGHTS: dict[str, tuple[Clock, float]] = {"samples": (COUNTED, 1), "tracing-ms": (SAMPLES, 1e-3), "bytes": (BYTES, 1)}
"""What a weight is, by its type: a number of samples, which are an interval apart; milliseconds; or bytes."""


def read_gecko(text: bytes) -> StackFile:
    """Read a file.

    Raises:
        Malformed: if it is damaged.
    """
    json = JsonText(text)
    threads: list[dict[str, Columns]] = []
    shared: dict[str, Columns] = {}
    meta: Columns = {}
    for key in json.members():
        if key == "meta":
            meta = {k: json.scalar() for k in json.members() if k in ("interval", "importedFrom", "product", "version")}
        elif key == "threads":
            for _ in json.items():
                threads.append(_thread(json))
                if len(threads) > MOST_THREADS:
                    raise Malformed(f"more than {MOST_THREADS:,} threads")
        elif key == "shared":
            shared = _thread(json)
    json.end()
    functions, stacks = Functions(), Stacks()
    kinds = [str(thread.get("samples", {}).get("weightType") or "samples") for thread in threads]
    kind = next((one for one, thread in zip(kinds, threads) if thread.get("samples", {}).get("stack")), "samples")
    if kind not in WEIGHTS:
        raise Malformed("weights of an unknown type")
    samples, used = 0, list[dict[str, Columns]]()
    for one, thread in zip(kinds, threads):
        if one == kind and (number := _add(thread, shared, functions, stacks)):
            samples += number
            used.append(thread)
    clock, factor = WEIGHTS[kind]
    interval = meta.get("interval")
    if clock is COUNTED and isinstance(interval, int | float) and 0 < interval < 1e9:
        clock, factor = SAMPLES, interval / 1000
    tool: Tool = "profiling.sampling" if "Tachyon" in str(meta.get("importedFrom")) else ""
    processes = len({str(thread.get("pid")) for thread in used})
    number = samples if WEIGHTS[kind][0] is COUNTED else 0
    return StackFile(functions.keys, stacks.tree(functions.order), clock, factor, number, tool, len(used), processes)


def _thread(json: JsonText) -> dict[str, Columns]:
    """Read the tables of a thread, or of all threads together."""
    found: dict[str, Columns] = {}
    for key in json.members():
        if key in _TABLES:
            columns = found[key] = {}
            for name in json.members():
                if name in _TABLES[key]:
                    columns[name] = json.values() if json.peek() == b"[" else json.scalar()
        elif key in ("stringArray", "stringTable"):
            found["strings"] = {"all": json.values()}
        elif key == "sources":
            found["sources"] = {name: json.values() for name in json.members() if name == "filename"}
        elif key == "pid":
            found["pid"] = {"pid": json.scalar()}
    return found


def _add(thread: dict[str, Columns], shared: dict[str, Columns], functions: Functions, stacks: Stacks) -> int:
    """Add the samples of a thread; return how much weight those have that have a stack, in whole units."""
    tables = {**shared, **thread}
    strings = tables.get("strings", {}).get("all", [])
    names = [_text(strings, name) or "?" for name in _column(tables, "funcTable", "name")]
    files = [_text(strings, file) for file in _files(tables, len(names))]
    frame_functions = _column(tables, "frameTable", "func")
    numbers = []
    for function, line in zip(frame_functions, _column(tables, "frameTable", "line") or [None] * len(frame_functions)):
        numbers.append(functions.number(_at(files, function), _at(names, function), line_of(line)))
    nodes: list[int] = []
    depths: list[int] = []
    for prefix, frame in zip(_column(tables, "stackTable", "prefix"), _column(tables, "stackTable", "frame")):
        depths.append(1 if prefix is None else _at(depths, prefix) + 1)
        if depths[-1] > DEEPEST:
            raise Malformed(f"a stack of more than {DEEPEST:,} calls")
        nodes.append(stacks.called(ROOT if prefix is None else _at(nodes, prefix), _at(numbers, frame)))
    ends = _column(tables, "samples", "stack")
    weights = _column(tables, "samples", "weight") or [1] * len(ends)
    stacks.add_each([ROOT if end is None else _at(nodes, end) for end in ends], weights)
    number: float = sum(weight for end, weight in zip(ends, weights) if end is not None)
    return ceil(number)


def _files(tables: dict[str, Columns], number: int) -> Sequence[Any]:
    """Return for each function where the name of its file is among the texts; None where it has none."""
    if files := _column(tables, "funcTable", "fileName"):
        return files
    if sources := _column(tables, "funcTable", "source"):
        names = _column(tables, "sources", "filename")
        return [None if source is None else _at(names, source) for source in sources]
    return [None] * number


def _column(tables: dict[str, Columns], table: str, name: str) -> list[Any]:
    found = tables.get(table, {}).get(name)
    return found if type(found) is list else []


def _text(strings: Sequence[Any], position: Any) -> str:
    """Return a text, "" where there is none."""
    text = "" if position is None else _at(strings, position)
    if not isinstance(text, str):
        raise Malformed(OUTSIDE)
    return text


def _at(column: Sequence[Any], position: Any) -> Any:
    if type(position) is not int or not 0 <= position < len(column):
        raise Malformed(OUTSIDE)
    return column[position]
