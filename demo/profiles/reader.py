"""A `.pstats` file of any flavour -> `Profile`. The only file that knows what the raw tuples mean.

A profile file is a marshalled dict, `{function: (cc, nc, tt, ct, callers)}`, and `callers` is `{function: (nc, cc, tt,
ct)}`: the two counts change places. yappi writes `(nc, cc, ...)` in both, pyinstrument -1 for every count. The
pure-Python `profile` module, and the sampling profiler of Python 3.15 (which adds a key `("__sampled__",)`), write one
integer instead of each inner tuple; what the latter says of lines, `running_lines` makes functions of. Files recorded by
`demo.record` carry a second marshalled dict behind the first, which says how the recording was made; every other reader
stops before it.

See Also:
    https://docs.python.org/3/library/profile.html and CPython's `Lib/pstats.py`.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import repeat
from math import isfinite
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..errors import ProfileFileError
from .clocks import SAMPLES
from .code_notes import compiled_modules, holders, noted
from .compiled_text import programs_own
from .marshal_values import Foreign, Malformed
from .model import Call, Function, Profile, Recording
from .notes import LONGEST_TIME, read_notes, recording_of
from .origins import all_bare
from .run_modules import run_modules
from .running_lines import merged
from .shown import modules_of_c, shown, without_file
from .tables import Key, Table, tables
from .tools import tool_of
from .wrappers import around

EMPTY = "a profile without a single function"
"""What is met where nothing was called."""
LARGEST_FILE = 32 * 1024 * 1024
"""Bytes; some 300,000 functions. Nothing larger is read: it would be no profile, and take the memory of the machine."""

SAMPLED_KEY = ("__sampled__",)
Found = TypeVar("Found")


def read_profile(path: Path, mine: Sequence[str] = ()) -> Profile:
    """Read a profile file of any flavour.

    Args:
        path: the file.
        mine: the program's own folders or files; empty to take what the file says, or else to judge by the paths.

    Raises:
        ProfileFileError: if it cannot be read, is not a profile, or is damaged.
    """
    return parse_profile(read_bytes(path), mine, str(path))


def read_bytes(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """Read a file that may be a profile, at most so many bytes and one more.

    Raises:
        ProfileFileError: if it cannot be read.
    """
    if path.exists() and not path.is_file():  # a pipe might never end, and a device neither
        raise ProfileFileError(f"{path} is not a file. Give the path of a .pstats file.")
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        raise ProfileFileError(f"{path}: {error.strerror or error}. Give the path of a .pstats file.") from error


def parse_profile(data: bytes, mine: Sequence[str] = (), name: str = "This") -> Profile:
    """Turn the bytes of a profile file into a `Profile`.

    Args:
        data: the whole file.
        mine: as for `read_profile`.
        name: what the user knows it by.

    Raises:
        Malformed: if they are not a profile.
    """
    return _named(lambda data: _parsed(data, mine), data, name)


def _named(way: Callable[[bytes], Found], data: bytes, name: str) -> Found:
    """Read a file in some way; whatever is wrong with it is said with its name."""
    try:
        return way(data)
    except Malformed as error:
        from .foreign import recognise  # here: most files can be read

        if other := recognise(data):
            raise Foreign(*other, name) from None
        raise Malformed(error.met, name) from None


class Raw(NamedTuple):
    """What a profile file holds, with figures that may be computed with.

    Attributes:
        table: as it is in the file.
        figures: of the functions, a column each: two of counts, two of times, None where there is none.
        sampled: the file says that it was sampled.
        counts: whether it counts anything.
        notes: of our recorder, by their names; none in other files.
    """

    table: Table
    figures: tuple[tuple[Any, ...], ...]
    sampled: bool
    counts: bool
    notes: dict[Any, Any]


def read_raw(data: bytes, name: str = "This") -> Raw:
    """Read a profile file without asking whose its functions are.

    Args:
        data: the whole file.
        name: what the user knows it by.

    Raises:
        Malformed: if it is not a profile.
    """
    return _named(_raw, data, name)


def _raw(data: bytes) -> Raw:
    if not data:
        raise Malformed("nothing")
    if len(data) > LARGEST_FILE:
        raise Malformed(f"more than {LARGEST_FILE // 2**20} MB")
    found = tables(data)
    table = next(found)
    sampled = table.others.pop(SAMPLED_KEY, None) is True
    if table.others:
        raise Malformed("a function without figures")
    if not table.keys:
        raise Malformed(EMPTY)
    counts_nothing = all(row[0] in (-1, 0) and row[1] in (-1, 0) for row in table.figures)
    figures = columns(table.figures, -1 if counts_nothing else 0)
    if sampled and not counts_nothing:
        table = merged(table)
        figures = columns(table.figures, 0)
    return Raw(table, figures, sampled, not counts_nothing, {} if counts_nothing else read_notes(found))


def _parsed(data: bytes, mine: Sequence[str]) -> Profile:
    table, figures, sampled, counts, notes = _raw(data)
    if not counts:
        return named_profile(table, figures, Recording(SAMPLES, has_counts=False), mine, {}, {})
    within, compiled = noted(notes.get("within")), compiled_modules(notes.get("compiled"))
    return named_profile(table, figures, recording_of(notes, sampled), mine, within, compiled)


def columns(rows: Sequence[Any], least: int) -> tuple[tuple[Any, ...], ...]:
    """Turn rows of figures into two columns of counts and two of times, if they are such.

    Args:
        rows: four values each, or a count alone, which comes back twice, with None for the times.
        least: the smallest count there may be: 0, or -1 in a file that counts nothing.

    Raises:
        Malformed: if a count is no integer, too small or beyond 64 bits, a time no number or beyond 30,000 years.
    """
    kinds = set(map(type, rows))
    if not kinds <= {tuple, int}:
        raise Malformed("a count that isn't a whole number, or too large")
    if int in kinds:
        rows = [row if type(row) is tuple else (row, row, None, None) for row in rows]
    found = tuple(zip(*rows)) or ((), (), (), ())
    for counts in found[:2]:
        if counts and not (set(map(type, counts)) == {int} and least <= min(counts) and max(counts) < 2**63):
            raise Malformed("a count that isn't a whole number, or too large")
    for times in found[2:]:
        known = [time for time in times if time is not None]
        if known and not (
            set(map(type, known)) <= {float, int}
            and min(known) > -LONGEST_TIME
            and max(known) < LONGEST_TIME
            and isfinite(sum(known))  # "not a number" is neither small nor large
        ):
            raise Malformed("a time that isn't a number, or too large")
    return found


def named_profile(
    table: Table,
    figures: Sequence[tuple[Any, ...]],
    recording: Recording,
    mine: Sequence[str],
    within: Mapping[Key, str],
    compiled: Mapping[str, str],
) -> Profile:
    """Put the columns together, and give each function its name, its path and its origin.

    A large profile has hundreds of thousands of rows.

    Args:
        table: its keys and calls.
        figures: of the functions, a column each: two of counts, two of costs.
        recording: how it was made.
        mine: as for `read_profile`.
        within: for functions, which one their code is in.
        compiled: for modules that were compiled from Python, what they were installed with.

    Raises:
        Malformed: if the figures are none, or a function is there twice.
    """
    unknown = not recording.has_counts
    position = {key: i for i, key in enumerate(table.keys)}
    if len(position) < len(table.keys):
        raise Malformed("the same function twice")
    callees, callers, rows = zip(*table.calls) if table.calls else ((), (), ())
    try:
        called_by = [position[caller] for caller in callers]
    except KeyError:  # callers that have no figures of their own
        for caller in callers:
            position.setdefault(caller, len(position))
        called_by = [position[caller] for caller in callers]
    total, primitive, self_costs, cumulative = columns(rows, -1 if unknown else 0)
    calls = map(
        partial(tuple.__new__, Call),  # as `Call._make` does, in a third of the time
        zip(
            called_by,
            callees,
            repeat(0) if unknown else total,
            repeat(0) if unknown else primitive,
            self_costs,
            cumulative,
        ),
    )
    arrow_costs = cumulative
    first, second, self_costs, cumulative = (
        column + (nothing,) * (len(position) - len(column)) for column, nothing in zip(figures, (0, 0, 0.0, 0.0))
    )
    keys = list(position)
    modules = modules_of_c(keys)
    recording = recording._replace(
        bare_names=not mine and all_bare({file for file, _, _ in keys}.difference(modules)),
        tool=recording.tool or tool_of(table, recording.has_counts, recording.sampled, bool(modules)),
    )
    names, paths, origins = shown(keys, modules, mine or recording.mine)
    if not any(origin == "program" and not key[0].startswith("<") for key, origin in zip(keys, origins)):
        files = {keys[i][0] for i in run_modules(keys, zip(called_by, callees, arrow_costs))}
        origins = ["program" if key[0] in files else origin for key, origin in zip(keys, origins)]
    if loose := without_file(keys, origins, relative_too=bool(recording.mine and not mine)):
        counts = list(map(max, first, second))
        for i in programs_own(loose, keys, origins, counts, zip(called_by, callees, total)):
            origins[i] = "program"
    functions = map(
        partial(tuple.__new__, Function),
        zip(
            keys,
            names,
            paths,
            origins,
            repeat(0) if unknown else map(max, first, second),
            repeat(0) if unknown else map(min, first, second),
            self_costs,
            cumulative,
            holders(keys, zip(called_by, callees), within),
            around(keys, names, paths, origins, cumulative, zip(called_by, callees, arrow_costs)),
            [compiled.get(name.rpartition(".")[0]) for name in names] if compiled else repeat(None),
        ),
    )
    return Profile(tuple(functions), tuple(calls), sum(self_costs), recording)
