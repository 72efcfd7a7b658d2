"""The second dict of a profile file, which our recordings have -> how the run was recorded.

Whatever it holds may have been written by anybody: a note that is not what the recorder writes is taken as none.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from .clocks import RECORDED, SAMPLES, UNNAMED
from .code_notes import noted
from .marshal_values import Malformed
from .model import Collections, Left, Memory, Processes, Recording, Start, Steps, Work
from .names import printable, shortened, without_folders
from .parts import summary
from .tables import Key, Table

RECORDING_KEY = "profiling-demo"
LONGEST_NOTE = 1000
"""Characters."""
MOST_PLACES = 16
"""Folders and files of its own that a program is taken to have."""
LONGEST_TIME = 1e12
"""Seconds; some 30,000 years."""
MOST_LINES = 200
"""Of a note of several lines."""
LARGEST_COUNT = 2**63
UNSEEN = ("-I", "-E", "-S", "PYTHONPATH", "yappi")
"""What keeps a Python that is started from being recorded."""


def read_notes(found: Iterator[Table]) -> dict[Any, Any]:
    """Read the second dict, if there is one of ours; whatever else follows is another tool's and left alone."""
    try:
        notes = next(found).others
    except (Malformed, StopIteration):
        return {}
    return notes if RECORDING_KEY in notes else {}


def _text(notes: Mapping[Any, Any], name: str) -> str:
    """Return a note, "" if it is none: what is no text was not written by the recorder."""
    note = notes.get(name)
    return note if isinstance(note, str) else ""


def recording_of(notes: Mapping[Any, Any], sampled: bool) -> Recording:
    """Say how a run was recorded.

    Args:
        notes: from `read_notes`.
        sampled: the file says that it was sampled.
    """
    if not notes:
        return Recording(SAMPLES if sampled else UNNAMED)
    names = ("clock", "python", "program", "end")
    clock, python, program, end = (printable(_text(notes, name)[:LONGEST_NOTE]) for name in names)
    mine = tuple(filter(None, _text(notes, "mine").split("\n")))[:MOST_PLACES]
    elapsed, cpu, children = (_seconds(notes.get(name)) for name in ("elapsed", "cpu", "children"))
    clock_of_run = RECORDED.get(clock, UNNAMED)
    python, program, end = shortened(python), without_folders(program), shortened(end)
    generators, coroutines = (frozenset(noted(notes.get(name))) for name in ("generators", "coroutines"))
    return Recording(
        clock_of_run,
        True,
        python,
        program,
        mine,
        end,
        elapsed,
        cpu,
        children,
        generators=generators,
        coroutines=coroutines,
        lost=notes.get("lost") == "1",
        tool="yappi" if notes.get("profiler") == "yappi" else "cProfile",
        threads=_count(notes.get("threads")),
        collections=_collections(notes),
        memory=_memory(notes) if clock_of_run.unit == "B" else None,
        parts=summary(notes),
        processes=_processes(notes),
        steps=_steps(notes),
    )


def _steps(notes: Mapping[Any, Any]) -> Steps | None:
    """Return what is noted of steps, None if the run was recorded without breaks."""
    within, counts = _seconds(notes.get("span")), _text(notes, "steps").split()
    if within is None or len(counts) != 3 or not all(map(_is_count, counts)):
        return None
    number, missed, mixed = map(int, counts)
    return Steps(number, missed, mixed == 1, within)


def _collections(notes: Mapping[Any, Any]) -> Collections | None:
    """Return what is noted of the garbage collector, None if nothing is."""
    runs = _text(notes, "collections").split()
    if not 0 < len(runs) < 9 or not all(run.isdecimal() and len(run) < 19 for run in runs):
        return None
    during = tuple((key, count) for (count,), key in _lines(notes, "collected_in", 1))
    return Collections(tuple(map(int, runs)), _count(notes.get("collected")), _seconds(notes.get("collecting")), during)


def _processes(notes: Mapping[Any, Any]) -> Processes | None:
    """Return what is noted of processes that belong together, None if it is not a run of several."""
    watch, counts = _seconds(notes.get("watch")), _text(notes, "processes").split()
    if watch is None or len(counts) != 5 or not all(count.isdecimal() and len(count) < 10 for count in counts):
        return None
    started, alive, lost, mixed, without_first = map(int, counts)
    unseen = [row.split("\t") for row in _text(notes, "unseen").split("\n")[:MOST_LINES] if row]
    known = [(row[0], int(row[1])) for row in unseen if len(row) == 2 and row[0] in UNSEEN and _is_count(row[1])]
    return Processes(
        watch, started, alive, lost, mixed, without_first == 1, tuple(known), tuple(_starts(notes)), _work(notes)
    )


def _work(notes: Mapping[Any, Any]) -> Work | None:
    first, others, median, most = (
        _seconds(notes.get(f"work_{name}")) for name in ("first", "others", "median", "most")
    )
    if first is None or others is None or median is None or most is None:
        return None
    return Work(first, others, median, most, printable(_text(notes, "busiest")[:LONGEST_NOTE]))


def _starts(notes: Mapping[Any, Any]) -> Iterator[Start]:
    for row in _text(notes, "starts").split("\n")[:MOST_LINES]:
        words = row.split("\t")
        if len(words) == 7 and all(map(_is_count, (words[0], words[1], words[4]))):
            number, line, name, file, first_line, first_name, first_file = words
            yield Start(int(number), (file, int(line), name), (first_file, int(first_line), first_name))


def _is_count(text: str) -> bool:
    return text.isdecimal() and len(text) < 10


def _memory(notes: Mapping[Any, Any]) -> Memory:
    """Return what is noted beside a profile of bytes."""
    disturbed = _text(notes, "disturbed")
    return Memory(
        peak=_count(notes.get("peak")),
        held=_count(notes.get("held")),
        reached=_count(notes.get("reached")),
        record=tuple((key, line) for (line,), key in _lines(notes, "record", 1)),
        left=tuple(_left(notes)),
        disturbed=disturbed if disturbed in ("stopped", "many") else "",
    )


def _left(notes: Mapping[Any, Any]) -> Iterator[Left]:
    for row in _text(notes, "left").split("\n")[:MOST_LINES]:
        *digits, file = row.split("\t", 3)
        if len(digits) == 3 and all(digit.isdecimal() and len(digit) < 19 for digit in digits):
            size, blocks, line = map(int, digits)
            yield Left(size, blocks, file, line)


def _lines(notes: Mapping[Any, Any], name: str, numbers: int) -> Iterator[tuple[tuple[int, ...], Key]]:
    """Read a note of several lines, each of some numbers, then line, name and file of a function, with tabs between.

    Args:
        notes: all of them.
        name: of the note.
        numbers: how many stand at the beginning of each line.
    """
    for row in _text(notes, name).split("\n")[:MOST_LINES]:
        parts = row.split("\t", numbers + 2)
        digits = parts[: numbers + 1]
        if len(parts) == numbers + 3 and all(digit.isdecimal() and len(digit) < 19 for digit in digits):
            *found, line = map(int, digits)
            yield tuple(found), (parts[-1], line, parts[-2])


def _count(note: object) -> int:
    """Return a note that is a count, or 0."""
    return note if type(note) is int and 0 <= note < LARGEST_COUNT else 0


def _seconds(note: object) -> float | None:
    """Return a note that is a time, or None."""
    return note if isinstance(note, float) and 0 <= note < LONGEST_TIME else None
