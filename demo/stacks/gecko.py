"""A file of the Firefox Profiler -> stacks: tables of columns, in the processed format.

Written by Python 3.15 (`--gecko`) and samply.

See Also:
    https://github.com/firefox-devtools/profiler/blob/main/src/types/profile.ts
"""

from bisect import bisect
from collections.abc import Sequence
from math import ceil, inf
from typing import Any, NamedTuple

from ..profiles.clocks import BYTES, COUNTED, SAMPLES, Clock
from ..profiles.marshal_values import Malformed
from .gathering import DEEPEST, LARGEST, ROOT, Functions, Stacks, line_of
from .json_text import JsonText
from .stack_file import StackFile, Tool

MOST_THREADS = 10_000
OUTSIDE = "a table that points outside another"
_TABLES = {
    "samples": ("stack", "time", "weight", "weightType", "threadCPUDelta"),
    "markers": ("name", "startTime", "endTime"),
    "stackTable": ("prefix", "frame"),
    "frameTable": ("func", "line"),
    "funcTable": ("name", "fileName", "source", "resource"),
    "resourceTable": ("name",),
}
"""Of each table the columns that are read."""
ON_CPU, OFF_CPU = "On CPU", "Off CPU"
"""How Python 3.15 calls the markers of when a thread had a processor, and when it had none."""
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
    off_cpu = OffCpu({}, [])
    for one, thread in zip(kinds, threads):
        if one == kind and (number := _add(thread, shared, functions, stacks, off_cpu)):
            samples += number
            used.append(thread)
    clock, factor = WEIGHTS[kind]
    interval = meta.get("interval")
    if clock is COUNTED and isinstance(interval, int | float) and 0 < interval < 1e9:
        clock, factor = SAMPLES, interval / 1000
    tool: Tool = "profiling.sampling" if "Tachyon" in str(meta.get("importedFrom")) else ""
    processes = len({str(thread.get("pid")) for thread in used})
    number = samples if WEIGHTS[kind][0] is COUNTED else 0
    return StackFile(
        functions.keys,
        stacks.tree(functions.order),
        clock,
        factor,
        number,
        tool,
        len(used),
        processes,
        off_cpu.costs if all(off_cpu.known) else None,
    )


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


class OffCpu(NamedTuple):
    """What samples cost whose thread had no processor.

    Attributes:
        costs: by the function that they ended in.
        known: for each thread with samples, whether the file says it.
    """

    costs: dict[int, float]
    known: list[bool]


def _add(
    thread: dict[str, Columns], shared: dict[str, Columns], functions: Functions, stacks: Stacks, off_cpu: OffCpu
) -> int:
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
    if number:
        off = _off_cpu(tables, strings, len(ends))
        off_cpu.known.append(off is not None)
        stack_frames = _column(tables, "stackTable", "frame")
        for end, weight, is_off in zip(ends, weights, off or ()):
            if is_off and end is not None:
                function = _at(numbers, _at(stack_frames, end))
                off_cpu.costs[function] = off_cpu.costs.get(function, 0.0) + weight
    return ceil(number)


def _off_cpu(tables: dict[str, Columns], strings: Sequence[Any], samples: int) -> list[bool] | None:
    """Say for each sample whether its thread had no processor; None if the file doesn't.

    samply notes how much CPU time passed since the sample before; Python 3.15 marks from when until when there was none.
    """
    spent = _column(tables, "samples", "threadCPUDelta")
    if len(spent) == samples and any(value is not None for value in spent):
        return [value == 0 for value in spent]
    names = [_text(strings, name) for name in _column(tables, "markers", "name")]
    times = _column(tables, "samples", "time")
    if not {ON_CPU, OFF_CPU} & set(names) or len(times) != samples or not all(map(_is_time, times)):
        return None
    begins, ends = (_column(tables, "markers", column) for column in ("startTime", "endTime"))
    marks = sorted(
        (begin, name == OFF_CPU, end)
        for name, begin, end in zip(names, begins, ends)
        if name in (ON_CPU, OFF_CPU) and _is_time(begin) and _is_time(end)
    )
    found = []
    for time in times:
        # Of two marks the later one counts: what ends at a sample ended before it, but for the last of all.
        place = bisect(marks, (time, True, inf)) - 1
        found.append(place >= 0 and marks[place][1] and time <= marks[place][2])
    return found


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and -LARGEST < value < LARGEST


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
