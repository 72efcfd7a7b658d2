"""`Profile`, the one language between the rooms: the named figures of one run."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from .origins import Origin
from .tables import Key


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
        end: what ended the program early, for instance "KeyError" or "exit status 3", or "".
    """

    clock: str = ""
    counts: str = ""
    python: str = ""
    program: str = ""
    mine: tuple[str, ...] = ()
    end: str = ""


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
