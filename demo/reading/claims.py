"""What can be said of a run, as plain data: each claim is true or false of it, and `english` puts it into words.

Costs are in the clock's unit, shares 0..1 of the run's cost. What is "at least" or "at most" so is what pairs of caller and
callee tell for certain; the whole call stacks of the run might tell more, and never anything else.
"""

from typing import Literal, NamedTuple, TypeAlias, get_args

from ..profiles.contradictions import Reason
from ..profiles.model import Function


class RunTook(NamedTuple):
    """How much the run cost.

    Attributes:
        cost: the sum of all self costs.
        clock: "wall", "cpu", "samples", or "" where the file does not say.
        python: for instance "CPython 3.11.7", or "".
        tool: what recorded it: "yappi" adds up what its threads took; "" where the file does not say.
    """

    cost: float
    clock: str
    python: str
    tool: str = ""


class EndedEarly(NamedTuple):
    """What ended the program before its own end: an exception or a signal."""

    end: str


class ExitStatus(NamedTuple):
    """The program ended with an exit status other than 0, as "exit status 3"."""

    end: str


class Step(NamedTuple):
    """A function on the hot path.

    Attributes:
        function: that it is.
        share: of the stacks that hold all steps up to this one in their order, at least.
        most: likewise, at most.
        direct: whether the step before calls this one itself, in all of these stacks.
        shown: the name of its box, where that is named after no function.
    """

    function: Function
    share: float
    most: float
    direct: bool
    shown: str = ""


class HotPath(NamedTuple):
    """The way from the root along the heaviest arrows.

    Attributes:
        steps: two or more.
        shared: the function where it ends, because most of what that costs may come from elsewhere.
    """

    steps: tuple[Step, ...]
    shared: Function | None = None


class Caller(NamedTuple):
    """Who calls a hot spot most.

    Attributes:
        function: the caller.
        calls: by it, of the hot spot.
        share: of the hot spot's self cost when called by it, 0..1; None where the file does not say.
        alone: nobody else calls it.
        behalf: the function of the program that is above the caller in at least 95 % of that; None where that is not
            known, or the caller is the program's own.
    """

    function: Function
    calls: int
    share: float | None
    alone: bool
    behalf: Function | None = None


class HotSpot(NamedTuple):
    """A function with a large self cost.

    Attributes:
        function: that it is.
        share: of its self cost.
        box: where it is in the picture, if folded: the name of the box.
        caller: the one that brings most of its self cost; None where there is none, or that is not known.
    """

    function: Function
    share: float
    box: str = ""
    caller: Caller | None = None


class Waited(NamedTuple):
    """How long the run waited rather than worked.

    Attributes:
        cost: that long, in seconds.
        share: of the run.
        known: by the CPU time of the process, in calls that can wait; otherwise in calls that can do nothing else, and there
            may be more.
        most: the functions where it may have waited longest: name and self cost.
        children: CPU seconds of child processes that ended meanwhile; 0 where there were none or that is not known.
    """

    cost: float
    share: float
    known: bool
    most: tuple[tuple[str, float], ...]
    children: float = 0.0


class Unexplained(NamedTuple):
    """How long, in seconds, the process neither worked nor waited in a call that is known to wait; `share` of the run."""

    cost: float
    share: float


class ManySmallCalls(NamedTuple):
    """A function that is called very often and costs next to nothing each time."""

    function: Function
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
    """Threads ran, but only the main one is in the profile; `known` says whether that is for certain."""

    known: bool


class Contradiction(NamedTuple):
    """Times and arrows are not to be trusted: calls of "threads" are mixed up, or some of several "namesakes" are missing."""

    reason: Reason


class Processes(NamedTuple):
    """Other processes were started."""


class Coroutines(NamedTuple):
    """An event loop ran coroutines."""


class Generators(NamedTuple):
    """A function in the reading is a generator."""

    function: Function


class OwnProfiler(NamedTuple):
    """The program ran a profiler of its own."""


class Sampled(NamedTuple):
    """The profile was sampled, with counts of samples or without any."""

    has_counts: bool


class BareNames(NamedTuple):
    """The file names no folders, so that nobody can tell whose code is whose."""


class TooShort(NamedTuple):
    """The run is too short for its times to mean much."""

    cost: float


class Crowded(NamedTuple):
    """So many calls in so little time that most of it is the profiler's own."""

    calls: int
    cost: float


class NoTime(NamedTuple):
    """No time was recorded."""


class NothingStandsOut(NamedTuple):
    """No place has more than a small share of the run."""

    share: float


class SeveralPlaces(NamedTuple):
    """Which place costs most cannot be told from pairs: the candidates (None: what is imported), each with its most."""

    places: tuple[tuple[Function | None, float], ...]
    cost: float


class RecordAgain(NamedTuple):
    """The profile cannot say where to start, for it contradicts itself."""

    reason: Reason


class StartAtImports(NamedTuple):
    """Most is spent on what is imported: between `share` and `most` of the run."""

    share: float
    most: float


class Waits(NamedTuple):
    """What a place mostly waits for: other "processes" or "threads", "requests" of others, or "" for anything else."""

    what: Literal["processes", "threads", "requests", ""]


class StartAtCode(NamedTuple):
    """The place to start with is the code of a function.

    Attributes:
        function: that it is.
        saves_at_most: what could be gained there: its cumulative cost.
        cost: of the run.
        long_calls: whether each call takes long in its own lines.
        next_function: another place that is worth a look.
        on_path: it is on the hot path.
    """

    function: Function
    saves_at_most: float
    cost: float
    long_calls: bool
    next_function: Function | None = None
    on_path: bool = True


class StartAtCalls(NamedTuple):
    """The place to start with is a function, for the calls that it makes.

    Attributes:
        function: the one that calls.
        callees: whom it calls, the heaviest first, each with the number of calls.
        saves_at_most: the cost of these calls.
        cost: of the run.
        own: the callees are functions of the program.
        waits: whether most of it is waiting, and for what; None where it is not.
        next_function: another place that is worth a look.
        on_path: it is on the hot path.
    """

    function: Function
    callees: tuple[tuple[Function, int], ...]
    saves_at_most: float
    cost: float
    own: bool = False
    waits: Waits | None = None
    next_function: Function | None = None
    on_path: bool = True


Caution: TypeAlias = (
    Threads
    | Contradiction
    | Processes
    | Coroutines
    | Generators
    | OwnProfiler
    | Sampled
    | BareNames
    | TooShort
    | Crowded
)
Start: TypeAlias = RecordAgain | NoTime | NothingStandsOut | SeveralPlaces | StartAtImports | StartAtCode | StartAtCalls
START = get_args(Start)
Claim: TypeAlias = (
    RunTook
    | EndedEarly
    | ExitStatus
    | HotPath
    | HotSpot
    | Waited
    | Unexplained
    | ManySmallCalls
    | Folded
    | Caution
    | Start
)
