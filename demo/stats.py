"""A `.pstats` file -> `Profile`, the one language between the rooms. The only reader of the raw tuples.

A profile file is a marshalled dict, `{function: (cc, nc, tt, ct, callers)}`, and `callers` is `{function: (nc, cc, tt,
ct)}`: the two counts change places. yappi writes `(nc, cc, ...)` in both, pyinstrument -1 for every count. The
pure-Python `profile` module, and the sampling profiler of Python 3.15 (which adds a key `("__sampled__",)`), write one
integer instead of each inner tuple. Files recorded by `demo.record` carry a second marshalled dict behind the first,
which says how the recording was made; every other reader stops before it.

See Also:
    https://docs.python.org/3/library/profile.html and CPython's `Lib/pstats.py`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from demo.errors import ProfileFileError
from demo.names import printable, readable_name, without_folders
from demo.origins import Origin, origins_of
from demo.unmarshal import Malformed, values

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes; some 300,000 functions. Nothing larger is read: it would be no profile, and take the memory of the machine."""

MOST_PLACES = 16
"""Folders and files of its own that a program is taken to have."""

RECORDING_KEY = "profiling-demo"
SAMPLED_KEY = ("__sampled__",)

Key = tuple[str, int, str]
"""File as recorded ("~" for a built-in), line (0 for a built-in), name."""


class Function(NamedTuple):
    """One box: a function, or several that `focus` has merged.

    Attributes:
        key: as recorded; for a merged box that of its entrance, or one of its own making.
        name: as a reader would write it: "main", "time.sleep", "list.append".
        path: the file to show, relative to where its code was installed; "" for a built-in.
        origin: whose code it is.
        total_calls: count, recursion included; 0 where the file does not say.
        primitive_calls: count, those not induced by recursion.
        self_time: seconds in the function's own code (a hair below 0 is possible: `profile` deducts its own time).
        cumulative_time: seconds in the function and all that it called, likewise.
        exact: False where the pairs of a profile cannot tell the cumulative time of a merged box, and
            `cumulative_time` is the largest that is known for certain.
        folded: how many other functions are merged into this box.
    """

    key: Key
    name: str
    path: str
    origin: Origin
    total_calls: int
    primitive_calls: int
    self_time: float
    cumulative_time: float
    exact: bool = True
    folded: int = 0

    @property
    def size(self) -> int:
        """Return how many functions of the file are in this box; one that `focus` made is none itself."""
        return self.folded + (self.origin in ("program", "library", "built-in"))

    @property
    def line(self) -> int:
        """Return the first line of the function, 1-based; 0 for a built-in."""
        return self.key[1]

    @property
    def place(self) -> str:
        """Return "requests/api.py:62", or "" for a built-in or a merged box."""
        return f"{self.path}:{self.line}" if self.path and self.line else self.path

    @property
    def module(self) -> str:
        """Return "requests.api", or "" for a built-in."""
        return re.sub(r"\.__init__$", "", re.sub(r"\.pyw?$", "", self.path).replace("/", "."))


class Call(NamedTuple):
    """One arrow: all calls of one function by another.

    Attributes:
        caller, callee: positions in `Profile.functions`.
        total_calls: count, recursion included.
        primitive_calls: count, those not induced by recursion.
        self_time: seconds in the callee's own code when called from here; None if the file does not say.
        cumulative_time: seconds in the callee and all that it called, likewise.
        exact: False where the pairs of a profile cannot tell the cumulative time of a merged arrow, as for `Function`.
    """

    caller: int
    callee: int
    total_calls: int
    primitive_calls: int
    self_time: float | None
    cumulative_time: float | None
    exact: bool = True


@dataclass(frozen=True)
class Recording:
    """How a profile was made, as far as the file says.

    Attributes:
        clock: "wall", "cpu", "samples" or "" (a plain file does not say which clock).
        counts: how the file writes them: "" as cProfile does, "swapped" as yappi, "unknown" as pyinstrument.
        python: for instance "CPython 3.11.7", or "".
        program: the command as typed, without "python", or "".
        mine: the program's own folders or files.
    """

    clock: str = ""
    counts: str = ""
    python: str = ""
    program: str = ""
    mine: tuple[str, ...] = ()


@dataclass(frozen=True)
class Profile:
    """The figures of one run.

    Attributes:
        functions: in the order of the file.
        calls: grouped by callee, in the order of the file.
        run_time: seconds, the sum of all self times.
        recording: how it was made.
        size: how many functions the file holds, whatever was merged since.
        unseen_calls: how many arrows `focus` left out for being too small.
    """

    functions: tuple[Function, ...]
    calls: tuple[Call, ...]
    run_time: float
    recording: Recording
    size: int
    unseen_calls: int = 0

    def share(self, seconds: float) -> float:
        """Return `seconds` as a share of the run time, 0..1 (0 in a run that took no time)."""
        return min(max(seconds / self.run_time, 0.0), 1.0) if self.run_time > 0 else 0.0


def read_profile(path: Path, mine: Sequence[str] = ()) -> Profile:
    """Read a profile file of any flavour.

    Args:
        path: the file.
        mine: the program's own folders or files; empty to take what the file says, or else to judge by the paths.

    Raises:
        ProfileFileError: if it cannot be read, is no profile, or is damaged.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ProfileFileError(f"{path}: {error.strerror or error}. Give the path of a .pstats file.") from error
    try:
        return parse_profile(data, mine)
    except Malformed as error:
        raise ProfileFileError(
            f"{path} is not a profile, or is damaged: met {error}. Record it again: python -m demo profile PROGRAM"
        ) from error


def parse_profile(data: bytes, mine: Sequence[str] = ()) -> Profile:
    """Turn the bytes of a profile file into a `Profile`; `mine` as for `read_profile`.

    Raises:
        Malformed: if they are no profile.
    """
    if not data:
        raise Malformed("an empty file")
    if len(data) > LARGEST_FILE:
        raise Malformed(f"more than {LARGEST_FILE // 2**20} MB")
    found = values(data)
    raw = next(found)
    sampled = raw.pop(SAMPLED_KEY, None) is True
    if not raw:
        raise Malformed("a profile without a single function")
    _check(raw)
    return _profile(raw, _recording(found, raw, sampled), mine)


def raw_stats(profile: Profile) -> dict[Key, tuple[Any, ...]]:
    """Give the figures back as `pstats.Stats.stats` holds them (of a profile that `focus` has not touched)."""
    callers: list[dict[Key, Any]] = [{} for _ in profile.functions]
    counts = profile.recording.counts
    for call in profile.calls:
        told: Any = call[2:6]
        if call.self_time is None:
            told = call.total_calls
        elif counts == "unknown":
            told = (-1, -1, call.self_time, call.cumulative_time)
        callers[call.callee][profile.functions[call.caller].key] = told
    result: dict[Key, tuple[Any, ...]] = {}
    for function, of in zip(profile.functions, callers):
        both = (function.primitive_calls, function.total_calls)
        both = {"": both, "swapped": both[::-1], "unknown": (-1, -1)}[counts]
        result[function.key] = (*both, function.self_time, function.cumulative_time, of)
    return result


def _recording(found: Iterator[Any], raw: dict[Any, Any], sampled: bool) -> Recording:
    """Read the second dict, if there is one of ours; whatever else follows is another tool's and left alone."""
    if _counts_nothing(raw):
        return Recording("samples", "unknown")
    counts = "swapped" if any(figures[0] > figures[1] for figures in raw.values()) else ""
    try:
        notes: Any = next(found, {})
    except Malformed:
        notes = {}
    if RECORDING_KEY not in notes:
        return Recording("samples" if sampled else "", counts)
    clock, python, program = (printable(str(notes.get(name, ""))[:1000]) for name in ("clock", "python", "program"))
    clock = clock if clock in ("wall", "cpu") else ""
    mine = tuple(filter(None, str(notes.get("mine", "")).split("\n")))[:MOST_PLACES]
    return Recording(clock, counts, python, without_folders(program), mine)


def _profile(raw: dict[Any, Any], recording: Recording, mine: Sequence[str]) -> Profile:
    position = {key: i for i, key in enumerate(raw)}
    counted = recording.counts != "unknown"
    calls: list[Call] = []
    for callee, figures in enumerate(raw.values()):
        for caller, told in figures[4].items():
            if caller not in position:  # it has no figures of its own
                position[caller] = len(position)
            if type(told) is tuple and counted:
                calls.append(Call(position[caller], callee, *told))
            elif type(told) is tuple:
                calls.append(Call(position[caller], callee, 0, 0, *told[2:]))
            else:
                calls.append(Call(position[caller], callee, told, told, None, None))
    if any(type(key) is not tuple or len(key) != 3 for key in position):
        raise Malformed("a key that names no function")
    modules = _modules_of_c(position)
    origin_of = origins_of({key[0] for key in position} - modules, mine or recording.mine)
    shown = {file: (judged.origin, printable(judged.path)) for file, judged in origin_of.items()}
    shown.update(dict.fromkeys(modules, ("built-in", "")))
    names = {name: name if name.isidentifier() else readable_name(name) for name in {key[2] for key in position}}
    functions: list[Function] = []
    for key in position:
        one, other, self_time, cumulative, _ = raw.get(key, _NO_FIGURES)
        primitive, total = ((one, other) if one <= other else (other, one)) if counted else (0, 0)
        origin, path = shown[key[0]]
        name = names[key[2]]
        if key[0] in modules and name == key[2]:
            name = f"{key[0]}.{name}".removeprefix("builtins.")
        functions.append(Function(key, name, path, origin, total, primitive, self_time, cumulative))
    if sum(len(function.name) for function in functions) > LARGEST_FILE:
        raise Malformed("more names than it has room for")
    run_time = sum(function.self_time for function in functions)
    return Profile(tuple(functions), tuple(calls), run_time, recording, len(functions))


def _modules_of_c(keys: Collection[Key]) -> set[str]:
    """Return the modules written in C, which yappi gives instead of a file: ("time", 0, "sleep")."""
    candidates = {file for file, line, _ in keys if line == 0 and file.replace(".", "").isidentifier()}
    return {file for file in candidates if not file.endswith(".py")} - {file for file, line, _ in keys if line}


def _check(raw: dict[Any, Any]) -> None:
    """See that there are figures, and no count is below 0 but those of pyinstrument.

    Raises:
        Malformed: if something is not as it should be.
    """
    if any(type(figures) is not tuple for figures in raw.values()):
        raise Malformed("a function without figures")
    least = -1 if _counts_nothing(raw) else 0
    for one, other, _, _, callers in raw.values():
        if one < least or other < least:
            raise Malformed("a count that is none")
        for told in callers.values():
            if type(told) is tuple:
                if told[0] < least or told[1] < least:
                    raise Malformed("a count that is none")
            elif type(told) is not int or not 0 <= told < 2**63:
                raise Malformed("a count that is none")


def _counts_nothing(raw: dict[Any, Any]) -> bool:
    return all(figures[0] == -1 for figures in raw.values())


_NO_FIGURES: tuple[Any, ...] = (0, 0, 0.0, 0.0, {})
