"""What the profiler has counted -> the table of figures that `pstats` has.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.
"""

from collections.abc import Collection
from types import CodeType
from typing import Any, NamedTuple, TypeAlias

MOST_NAMESAKES = 50
"""Functions of one name on one line that are kept apart if need be; no line that somebody has written has more."""

Key: TypeAlias = tuple[str, int, str]
"""A function's file, line and name."""


class Entries(NamedTuple):
    """What a profiler has counted.

    Attributes:
        counted: as `getstats` has it, an entry for each function.
        keys: what the functions are called, by the identity of each entry's code.
    """

    counted: list[Any]
    keys: dict[int, Key]


def entries_of(counted: list[Any]) -> Entries:
    """Name what `getstats` has counted, once for the table and for what is noted of the same functions."""
    return Entries(counted, keys_of(counted))


def snapshot(entries: Entries, ours: Collection[str] = ()) -> dict[Key, Any]:
    """Return the table of figures as `pstats` has it.

    `Profile.create_stats` names functions by file, line and name, and of those that share a name it keeps the last one only.
    Here their figures are added, or they are kept apart, see `keys_of`.

    Args:
        entries: what was counted.
        ours: files whose functions are left out.
    """
    figures: dict[Key, list[Any]] = {}
    callers: dict[Key, dict[Key, tuple[Any, ...]]] = {}
    keys = entries.keys
    for entry in entries.counted:
        key = keys[id(entry.code)]
        if key[0] in ours or key[2] == "<method 'disable' of '_lsprof.Profiler' objects>":
            continue
        primitive = entry.callcount - entry.reccallcount
        known = figures.setdefault(key, [0, 0, 0.0, 0.0])
        for i, figure in enumerate((primitive, entry.callcount, entry.inlinetime, entry.totaltime)):
            known[i] += figure
        for called in entry.calls or ():
            primitive = called.callcount - called.reccallcount
            counted = (called.callcount, primitive, called.inlinetime, called.totaltime)
            of = callers.setdefault(keys.get(id(called.code)) or label(called.code), {})
            of[key] = tuple(map(sum, zip(of[key], counted))) if key in of else counted
    return {key: (*figures[key], callers.get(key, {})) for key in figures}


def keys_of(counted: list[Any]) -> dict[int, Key]:
    """Return file, line and name by the identity of each entry's code.

    Functions that share all three (every `__init__` that `dataclasses` has made is `<string>:2`) share a key, so that their
    figures are added. If one runs inside another, as of two generator expressions on a line, their times cannot be added:
    then all but the first get a number.
    """
    keys, same = {}, dict[Key, list[CodeType]]()
    for entry in counted:
        keys[id(entry.code)] = key = label(entry.code)
        if not isinstance(entry.code, str):
            same.setdefault(key, []).append(entry.code)
    groups = [(key, codes) for key, codes in same.items() if 1 < len(codes) <= MOST_NAMESAKES]
    callees = {id(entry.code): [id(called.code) for called in entry.calls or ()] for entry in counted if groups}
    for (file, line, name), codes in groups:
        if any(is_below(codes, code, callees) for code in codes):
            for number, code in enumerate(sorted(codes, key=place_in_line)[1:], 2):
                keys[id(code)] = file, line, f"{name} ({number})"
    return keys


def is_below(codes: list[CodeType], start: CodeType, callees: dict[int, list[int]]) -> bool:
    """Say whether another one of some functions was called by one of them, directly or not."""
    found, todo = set[int](), [id(start)]
    while todo:
        new = set(callees.get(todo.pop(), ())) - found
        found |= new
        todo += new
    return any(id(code) in found for code in codes if code is not start)


def place_in_line(code: CodeType) -> tuple[int, bytes]:
    """Return what orders functions that begin on the same line, alike in each run: the column, known since Python 3.11."""
    positions = code.co_positions() if hasattr(code, "co_positions") else ()
    return min((column for _, _, column, _ in positions if column is not None), default=0), code.co_code


def label(code: CodeType | str) -> Key:
    """Name a function as `pstats` does: file, line and name, or `~`, 0 and the text that stands for one in C.

    `cProfile` has it up to Python 3.14, as a name that is nowhere promised.
    """
    return ("~", 0, code) if isinstance(code, str) else (code.co_filename, code.co_firstlineno, code.co_name)
