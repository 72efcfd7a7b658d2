"""What can be said of a run, as plain data: each claim is true or false of it, and `english` puts it into words.

Boxes in a claim are those of the picture. Costs are in the clock's unit, shares 0..1 of the run's cost.
"""

from typing import Literal, NamedTuple, TypeAlias, get_args

from ..folding.graph import Box
from ..profiles.clocks import Clock


class RunTook(NamedTuple):
    """How much the run cost, by which clock, on which Python ("" if the file does not say)."""

    cost: float
    clock: Clock
    python: str


class EndedEarly(NamedTuple):
    """What ended the program before its own end."""

    end: str


class Step(NamedTuple):
    """A box on the hot path, and its cumulative share."""

    box: Box
    share: float


class HotPath(NamedTuple):
    """The way from the root along the heaviest arrows, two steps or more."""

    steps: tuple[Step, ...]


class Caller(NamedTuple):
    """Who calls a box: by how many calls (0 where that is not known), and whether others do so as well."""

    box: Box
    calls: int
    others: bool


class HotSpot(NamedTuple):
    """A box with a large self cost.

    Attributes:
        box: that it is.
        share: of its self cost.
        caller: of those that call it the one that matters most; None where there is none.
        uncalled: no function of the program calls it directly, though there are some.
    """

    box: Box
    share: float
    caller: Caller | None
    uncalled: bool = False


class Waited(NamedTuple):
    """How long the run waited rather than worked, and the functions where it waited longest: name and cost."""

    cost: float
    share: float
    most: tuple[tuple[str, float], ...]


class ManySmallCalls(NamedTuple):
    """A box that is called very often and costs next to nothing each time."""

    box: Box
    each: float


class FoldedPart(NamedTuple):
    """One kind of what was folded: how many functions, and the share of their self costs."""

    kind: Literal["imports", "shared", "rest"]
    functions: int
    share: float


class Folded(NamedTuple):
    """What is in the picture under no name of its own; `below` counts functions folded into library calls."""

    parts: tuple[FoldedPart, ...]
    below: int


class Threads(NamedTuple):
    """Threads ran; `seen` says whether the profiler records others than the main one, None if that is not known."""

    seen: bool | None


class Processes(NamedTuple):
    """Other processes were started."""


class Coroutines(NamedTuple):
    """An event loop ran coroutines."""


class OwnProfiler(NamedTuple):
    """The program ran a profiler of its own."""


class Sampled(NamedTuple):
    """The profile was sampled, with counts of samples or without any."""

    has_counts: bool


class TooShort(NamedTuple):
    """The run is too short for its times to mean much."""

    cost: float


class Crowded(NamedTuple):
    """So many calls in so little time that most of it is the profiler's own."""

    calls: int
    cost: float


class LookElsewhere(NamedTuple):
    """The work is in threads or processes that the profile does not hold: "threads", "processes" or both."""

    places: tuple[str, ...]


class NoTime(NamedTuple):
    """No time was recorded."""


class NothingStandsOut(NamedTuple):
    """No box has a large self cost; the largest is this one."""

    box: Box
    share: float


class LookAtImports(NamedTuple):
    """Most is spent on what is imported."""

    saves_at_most: float
    cost: float


class LookAtCode(NamedTuple):
    """The place to look at is the code of a function of the program.

    Attributes:
        box: the function.
        saves_at_most: what could be gained there.
        cost: of the run.
        own: whether its own lines cost less than that, so that their share is worth saying.
        long_calls: whether each call takes long in its own lines.
    """

    box: Box
    saves_at_most: float
    cost: float
    own: bool
    long_calls: bool


class LookAtCaller(NamedTuple):
    """The place to look at is a function of the program, for the calls that it makes to another."""

    caller: Box
    box: Box
    saves_at_most: float
    cost: float


class LookAtBox(NamedTuple):
    """The place to look at is no function of the program; `uncalled` as for `HotSpot`."""

    box: Box
    saves_at_most: float
    cost: float
    uncalled: bool


Caution: TypeAlias = Threads | Processes | Coroutines | OwnProfiler | Sampled | TooShort | Crowded
LookFirst: TypeAlias = LookElsewhere | NoTime | NothingStandsOut | LookAtImports | LookAtCode | LookAtCaller | LookAtBox
LOOK_FIRST = get_args(LookFirst)
Claim: TypeAlias = RunTook | EndedEarly | HotPath | HotSpot | Waited | ManySmallCalls | Folded | Caution | LookFirst
