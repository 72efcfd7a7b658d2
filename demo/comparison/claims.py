"""What can be said of two runs, as plain data: each claim is true or false of them, and `english` puts it into words.

Costs are in the clock's unit. A figure that a file does not have, or that its pairs cannot tell, is None.
"""

from typing import NamedTuple, TypeAlias

from ..folding.graph import Box
from ..profiles.clocks import Clock
from ..profiles.contradictions import Reason
from ..profiles.model import Function
from .noise import Course


class RunTook(NamedTuple):
    """What both runs cost, and what became of it; "unknown" if their clocks cannot be compared."""

    before: float
    after: float
    became: Course


class AllCalls(NamedTuple):
    """How many calls there were in all."""

    before: int
    after: int


class NotOneClock(NamedTuple):
    """The runs were measured by two clocks, so their times cannot be compared."""

    before: Clock
    after: Clock


class Contradictions(NamedTuple):
    """The figures of one run or both contradict each other, so their times cannot be compared.

    Attributes:
        before, after: why: "threads", whose calls are mixed up; "namesakes", some of which are missing, "lost" or
            "interrupted", calls that were running, or "mixed", with calls of others, so that calls cannot be compared
            either; "" for a run without contradictions.
    """

    before: Reason
    after: Reason


class CountsNoCalls(NamedTuple):
    """One of the files or both do not count calls: they were sampled."""

    before: bool
    after: bool


class NotOnePython(NamedTuple):
    """The runs were measured on two Pythons."""

    before: str
    after: str


class Inlined(NamedTuple):
    """Only one file has functions for comprehensions; they were added to the functions around them."""


class NothingInCommon(NamedTuple):
    """No function of the program is in both runs."""


class NothingChanged(NamedTuple):
    """The same functions were called as often, if that is `counted`, and no time changed noticeably, if it is `timed`.

    Attributes:
        functions: how many.
        counted, timed: what is known of them.
        doubtful: how many of them have the same name, and other lines that do not prove them the same.
    """

    functions: int
    counted: bool
    timed: bool
    doubtful: int = 0


class MaybeNoise(NamedTuple):
    """The program's own functions were called as often as before, and the run time differs by less than noise may."""


class Side(NamedTuple):
    """A function or box in one of the runs.

    Attributes:
        function: that it is.
        calls: how often it was called.
        self_cost: in its own code.
        cumulative_cost: in it and all that it called.
    """

    function: Function | Box
    calls: int | None
    self_cost: float | None
    cumulative_cost: float | None


class Changed(NamedTuple):
    """What became of a function or box that is in both runs.

    Attributes:
        before, after: its figures.
        calls, self_cost, cumulative_cost: what became of each.
        folded: how many functions are in the box besides the one that it is named after.
        certain: it is the same function; else it has the same name and other lines.
        unique: its name alone says which it is.
    """

    before: Side
    after: Side
    calls: Course
    self_cost: Course
    cumulative_cost: Course
    folded: int = 0
    certain: bool = True
    unique: bool = True


class AddedUp(NamedTuple):
    """Functions of one name in one file that cannot be distinguished, and what became of their sum.

    Attributes:
        before, after: the sums.
        lines_before, lines_after: where the functions begin.
        calls, self_cost: what became of each.
    """

    before: Side
    after: Side
    lines_before: tuple[int, ...]
    lines_after: tuple[int, ...]
    calls: Course
    self_cost: Course


class New(NamedTuple):
    """A function or box that is in the later run only; `folded` and `unique` as for `Changed`."""

    after: Side
    folded: int = 0
    unique: bool = True


class Gone(NamedTuple):
    """A function or box that is in the earlier run only; `folded` and `unique` as for `Changed`."""

    before: Side
    folded: int = 0
    unique: bool = True


class OwnFunctions(NamedTuple):
    """How many of the program's own functions are new, gone, called more or less often, or changed in time alone.

    `unclear` of them, in the run that has more, cannot be distinguished and are in none of these counts.
    """

    new: int
    gone: int
    calls_changed: int
    time_changed: int
    unclear: int


Became: TypeAlias = Changed | AddedUp | New | Gone
Claim: TypeAlias = (
    RunTook
    | AllCalls
    | NotOneClock
    | Contradictions
    | CountsNoCalls
    | NotOnePython
    | Inlined
    | NothingInCommon
    | NothingChanged
    | MaybeNoise
    | Became
    | OwnFunctions
)
