"""A `.pstats` file -> `Profile`, the one language between the rooms. The only reader of the raw tuples.

A profile file is a marshalled dict, `{function: (cc, nc, tt, ct, callers)}`, and `callers` is `{function: (nc, cc, tt,
ct)}`: the two counts change places. The pure-Python `profile` module, and the sampling profiler of Python 3.15 (which
adds a key `("__sampled__",)`), write one integer instead of each inner tuple. Files recorded by `demo.record` carry a
second marshalled dict behind the first, which says how the recording was made; every other reader stops before it.

See Also:
    https://docs.python.org/3/library/profile.html and CPython's `Lib/pstats.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from demo.errors import ProfileFileError
from demo.names import printable, readable_name
from demo.origins import Origin, origins_of
from demo.unmarshal import Malformed, values

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes; some 300,000 functions. Nothing larger is read: it would be no profile, and take the memory of the machine."""

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
        total_calls: count, recursion included.
        primitive_calls: count, those not induced by recursion.
        self_time: seconds in the function's own code, >= 0.
        cumulative_time: seconds in the function and all that it called, >= 0.
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
    """

    caller: int
    callee: int
    total_calls: int
    primitive_calls: int
    self_time: float | None
    cumulative_time: float | None


@dataclass(frozen=True)
class Recording:
    """How a profile was made, as far as the file says.

    Attributes:
        clock: "wall", "cpu", "samples" or "" (a plain file does not say which clock).
        python: for instance "CPython 3.11.7", or "".
        program: the command as typed, without "python", or "".
        mine: the program's own folders or files.
    """

    clock: str = ""
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
    if type(raw) is not dict:
        raise Malformed("no table of functions")
    recording = _recording(found, sampled=raw.pop(SAMPLED_KEY, None) is True)
    if not raw:
        raise Malformed("a profile without a single function")
    return _profile(raw, recording, mine)


def raw_stats(profile: Profile) -> dict[Key, tuple[Any, ...]]:
    """Give the figures back as `pstats.Stats.stats` holds them (of a profile that `focus` has not touched)."""
    callers: list[dict[Key, Any]] = [{} for _ in profile.functions]
    for call in profile.calls:
        exact = (call.total_calls, call.primitive_calls, call.self_time, call.cumulative_time)
        callers[call.callee][profile.functions[call.caller].key] = (
            exact if call.self_time is not None else call.total_calls
        )
    return {
        function.key: (function.primitive_calls, function.total_calls, function.self_time, function.cumulative_time, of)
        for function, of in zip(profile.functions, callers)
    }


def _recording(found: Iterator[Any], sampled: bool) -> Recording:
    """Read the second dict, if there is one of ours; whatever else follows is another tool's and left alone."""
    try:
        notes: Any = next(found, {})
    except Malformed:
        notes = {}
    if type(notes) is not dict or RECORDING_KEY not in notes:
        return Recording(clock="samples" if sampled else "")
    clock, python, program = (printable(str(notes.get(name, ""))[:1000]) for name in ("clock", "python", "program"))
    mine = tuple(filter(None, str(notes.get("mine", "")).split("\n")))
    return Recording(clock, python, program, mine)


def _profile(raw: dict[Any, Any], recording: Recording, mine: Sequence[str]) -> Profile:
    for caller in {caller for figures in raw.values() for caller in _callers(figures)} - raw.keys():
        raw[caller] = (0, 0, 0.0, 0.0, {})  # named as a caller, without figures of its own
    origin_of = origins_of((_checked(key)[0] for key in raw), mine or recording.mine)
    shown = {file: (judged.origin, printable(judged.path)) for file, judged in origin_of.items()}
    position: dict[Key, int] = {}
    functions: list[Function] = []
    calls: list[Call] = []
    run_time = 0.0
    for key, (primitive, total, self_time, cumulative, _) in raw.items():
        position[key] = len(functions)
        origin, path = shown[key[0]]
        name = key[2] if key[2].isidentifier() else readable_name(key[2])
        _check_figures(total, primitive, self_time, cumulative)
        functions.append(Function(key, name, path, origin, total, primitive, max(self_time, 0.0), max(cumulative, 0.0)))
        run_time += functions[-1].self_time
    for key, figures in raw.items():
        callee = position[key]
        for caller, told in figures[4].items():
            if type(told) is int:
                _check_figures(told, told, 0.0, 0.0)
                calls.append(Call(position[caller], callee, told, told, None, None))
            elif type(told) is tuple and len(told) == 4:
                _check_figures(*told)
                calls.append(Call(position[caller], callee, *told))
            else:
                raise Malformed("a caller without figures")
    return Profile(tuple(functions), tuple(calls), run_time, recording, len(functions))


def _callers(figures: Any) -> dict[Any, Any]:
    if type(figures) is not tuple or len(figures) != 5 or type(figures[4]) is not dict:
        raise Malformed("a function without figures")
    return figures[4]


def _checked(key: Any) -> Key:
    if type(key) is not tuple or len(key) != 3:
        raise Malformed("a key that names no function")
    return key


def _check_figures(total: Any, primitive: Any, self_time: Any, cumulative: Any) -> None:
    if not (type(total) is type(primitive) is int and 0 <= total < 2**63 and 0 <= primitive < 2**63):
        raise Malformed("a count that is none")
    for seconds in (self_time, cumulative):
        if (type(seconds) is not float and type(seconds) is not int) or not -1e12 < seconds < 1e12:
            raise Malformed("a time that is none")
