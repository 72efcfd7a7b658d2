"""What can be said of a run, as plain data: each claim is true or false of it, and `english` puts it into words.

Costs are in the clock's unit, shares 0..1 of the run's cost. Where a field is a lower or an upper bound, it is what pairs of
caller and callee prove: the whole call stacks of the run may tell more, and never anything else.
"""

from typing import Literal, NamedTuple, TypeAlias, get_args

from ..profiles.contradictions import Reason
from ..profiles.model import Function


class RunTook(NamedTuple):
    """The cost of the whole run.

    Attributes:
        cost: the sum of all self costs.
        clock: "wall", "cpu", "samples", or "" if the file does not say.
        python: for instance "CPython 3.11.7", or "".
        tool: the profiler that wrote the file, for instance "cProfile"; "yappi" adds up threads that ran side by side; or "".
    """

    cost: float
    clock: str
    python: str
    tool: str = ""


class RunsTook(NamedTuple):
    """The cost of several runs, added up.

    Attributes:
        cost: the sum of all self costs.
        clock, python: as for `RunTook`.
        number: of profiles.
        least, median, most: what one of them cost; of more than 32, the median is right to within 1 %.
        largest: the name of the one that cost most.
        share: of `cost` that is `most`, 0..1.
        kind: what they are, "runs" or "workers" of an engine.
        steps: of which the runs consist; 0 where they were recorded without breaks.
    """

    cost: float
    clock: str
    python: str
    number: int
    least: float
    median: float
    most: float
    largest: str
    share: float
    kind: str = "runs"
    steps: int = 0


class ThreadsTook(NamedTuple):
    """The cost of several threads that ran side by side.

    Attributes:
        cost: the sum of all self costs.
        clock, python: as for `RunTook`.
        number: of threads in the profile.
        elapsed: seconds that passed on a wall clock meanwhile.
    """

    cost: float
    clock: str
    python: str
    number: int
    elapsed: float


class ProcessesTook(NamedTuple):
    """The cost of several processes that belong together.

    Attributes:
        cost: the sum of all self costs.
        clock, python: as for `RunTook`.
        number: of processes in the profile.
        started: how many of these are not the first one, which may have been left out.
        elapsed: seconds that passed on a wall clock meanwhile.
        others: share, 0..1, of the CPU time that those used; None if it isn't known, or if the first one was left out.
        most: share, 0..1, that the busiest of these used.
        busiest: its name.
        waited_for: whether most of them used far less, so that they were idle while it worked.
        threads: how many they had, if each was followed by itself; else 0.
    """

    cost: float
    clock: str
    python: str
    number: int
    started: int
    elapsed: float
    others: float | None
    most: float
    busiest: str
    waited_for: bool
    threads: int = 0


class ProcessesMissing(NamedTuple):
    """Processes that were started, and are not in the profile.

    Attributes:
        lost: how many ended without leaving anything.
        alive: how many still ran at the end.
        mixed: how many ran threads, whose calls cProfile mixes up since Python 3.12.
        without_first: whether the first one did, too, and is left out.
        unseen: how many could not be recorded, by the option of Python, or the variable, that prevented it, or "yappi", which
            they lack.
    """

    lost: int
    alive: int
    mixed: int
    without_first: bool
    unseen: tuple[tuple[str, int], ...]


class HeldAtMost(NamedTuple):
    """The most that was held at the same time, and the moment that the picture is of.

    Attributes:
        peak: bytes, at most; None if the file does not say.
        cost: bytes that were held at that moment, which is when nearly the most was held.
        elsewhere: bytes that were held besides, by what is not in the profile; 0 where that is little.
        held: bytes that were still held at the end; None if the file does not say.
        python: for instance "CPython 3.11.7", or "".
    """

    peak: int | None
    cost: float
    elsewhere: float
    held: int | None
    python: str


class AllocatedInAll(NamedTuple):
    """All that was allocated, in a run whose clock counts that.

    Attributes:
        cost: bytes.
        peak: bytes that were held at the same time at most; None if the file does not say.
        held: bytes that were still held at the end; None likewise.
        python: for instance "CPython 3.11.7", or "".
    """

    cost: float
    peak: int | None
    held: int | None
    python: str


class LeftInAll(NamedTuple):
    """All that was left at the end, in a run whose clock counts that.

    Attributes:
        cost: bytes.
        peak: bytes that were held at the same time at most; None if the file does not say.
        elsewhere: bytes that were left besides, by what is not in the profile; 0 where that is little.
        python: for instance "CPython 3.11.7", or "".
    """

    cost: float
    peak: int | None
    elsewhere: float
    python: str


class Frame(NamedTuple):
    """A function that was running.

    Attributes:
        function: the function.
        line: that it was at.
    """

    function: Function
    line: int


class RunningAtPeak(NamedTuple):
    """What was running at the moment that the picture is of.

    Attributes:
        frames: the functions, the outermost first; those that are not in the profile are left out.
    """

    frames: tuple[Frame, ...]


class LeftBehind(NamedTuple):
    """A line of the program has allocated much of what was still held at the end.

    Attributes:
        place: for instance "shop/main.py:12".
        bytes, blocks: how many.
        share: of all that was held at the end.
    """

    place: str
    bytes: int
    blocks: int
    share: float


class EndedEarly(NamedTuple):
    """The program was ended by an exception or a signal.

    Attributes:
        end: its name, for instance "KeyError", "Ctrl-C" or "SIGTERM".
    """

    end: str


class ExitStatus(NamedTuple):
    """The program ended with an exit status other than 0.

    Attributes:
        end: for instance "exit status 3".
    """

    end: str


class Step(NamedTuple):
    """One function on the hot path.

    Attributes:
        function: the function.
        share: lower bound of the share of all stacks that hold every step up to this one, in this order.
        most: upper bound of the same.
        direct: the step before calls this function itself; otherwise there are others between them.
        shown: the name of its box, if that has no function's name; otherwise "".
    """

    function: Function
    share: float
    most: float
    direct: bool
    shown: str = ""


class HotPath(NamedTuple):
    """The way from the root along the heaviest arrows, as far as the run certainly went that way.

    Attributes:
        steps: at least two.
        shared: the function that would be next, but may have been called mostly from elsewhere; or None.
    """

    steps: tuple[Step, ...]
    shared: Function | None = None


class Caller(NamedTuple):
    """The main caller of a hot spot.

    Attributes:
        function: the caller.
        calls: how often it called the hot spot.
        share: the share of the hot spot's self cost, 0..1, that these calls make up; None if the file does not say.
        alone: nobody else called it, apart from itself.
        behalf: the program's function that these calls were made for, if that is so for at least 95 % of that cost; None if it
            is not known, or if the caller or the hot spot is the program's own.
    """

    function: Function
    calls: int
    share: float | None
    alone: bool
    behalf: Function | None = None


class HotSpot(NamedTuple):
    """A function with a large self cost.

    Attributes:
        function: the function.
        share: the share of its self cost.
        box: the name of the box it is folded into, in the picture; "" if it has a box of its own.
        caller: its main caller, or None if there is none or it is not known.
        margin: how far the share may be off by chance, 0..1; 0 where it was not sampled, or that isn't known.
        mostly: whether other boxes hold some of its cost as well.
    """

    function: Function
    share: float
    box: str = ""
    caller: Caller | None = None
    margin: float = 0.0
    mostly: bool = False


class Waited(NamedTuple):
    """The run waited for so long.

    Attributes:
        cost: seconds.
        share: the share of these seconds.
        known: judged by the CPU time of the process, in calls that can wait. Otherwise in calls that can do nothing but wait,
            and there may be more.
        most: name and self cost of up to two functions that took longest of those that can wait.
        children: CPU seconds of child processes that ended meanwhile; 0 if there were none or the file does not say.
    """

    cost: float
    share: float
    known: bool
    most: tuple[tuple[str, float], ...]
    children: float = 0.0


class Idle(NamedTuple):
    """Threads had nothing to do: they waited where no function of the program asked them to. Only of whole stacks.

    Attributes:
        cost: in the clock's unit.
        share: the share of the run's cost.
        most: name and cost of up to two functions that waited longest.
        rest: what is left of the run's cost, which the place to start is about.
    """

    cost: float
    share: float
    most: tuple[tuple[str, float], ...]
    rest: float


class OffCpu(NamedTuple):
    """How long threads had no processor, idle ones included, where a file of samples says so.

    Attributes:
        cost: in the clock's unit.
        share: the share of the run's cost.
        most: name and cost of up to two functions in which that was longest.
    """

    cost: float
    share: float
    most: tuple[tuple[str, float], ...]


class Unexplained(NamedTuple):
    """The process was idle, and no call that is known to wait explains it.

    Attributes:
        cost: seconds.
        share: the share of these seconds.
        processes: whether they are those of several processes.
    """

    cost: float
    share: float
    processes: bool = False


class Collected(NamedTuple):
    """The garbage collector ran, and did something.

    Attributes:
        runs: how often, for each generation, the youngest first.
        objects: how many it freed.
        seconds: that it took in all; None if the file does not say.
        share: these seconds as a share of the run; None likewise.
        function: the one that was running when most of these runs began; None if it is not known.
        during: how many of the runs began then.
    """

    runs: tuple[int, ...]
    objects: int
    seconds: float | None = None
    share: float | None = None
    function: Function | None = None
    during: int = 0


class ManySmallCalls(NamedTuple):
    """A function is called very often and costs next to nothing each time.

    Attributes:
        function: the function.
        each: its self cost per call.
    """

    function: Function
    each: float


class FoldedPart(NamedTuple):
    """Some of what is folded.

    Attributes:
        kind: "imports", "shared" (library functions that are reached in several ways) or "rest".
        functions: how many functions.
        share: the share of their self costs.
    """

    kind: Literal["imports", "shared", "rest"]
    functions: int
    share: float


class Folded(NamedTuple):
    """Some functions have no box of their own.

    Attributes:
        parts: those in boxes without a function's name.
        below: how many functions are folded into the library calls that led to them.
    """

    parts: tuple[FoldedPart, ...]
    below: int


class Threads(NamedTuple):
    """Threads ran that are not in the profile.

    Attributes:
        known: whether that is certain; otherwise it depends on the Python version, which the file does not say.
    """

    known: bool


class StepsTook(NamedTuple):
    """The cost of a run that was recorded in several steps, with breaks between them.

    Attributes:
        cost: the sum of all self costs.
        clock, python: as for `RunTook`.
        number: of steps.
        within: seconds from the beginning of the first to the end of the last one.
    """

    cost: float
    clock: str
    python: str
    number: int
    within: float


class TaskThreads(NamedTuple):
    """Tasks of an engine started threads, which are not in the profile."""


class StepsMissed(NamedTuple):
    """What threads did for a request may be missing.

    Attributes:
        number: of steps that certainly are, since another profiler was on.
    """

    number: int


class ThreadsMissing(NamedTuple):
    """Some threads are not in a profile of all threads.

    Attributes:
        number: of them.
    """

    number: int


class WorkersGone(NamedTuple):
    """Some workers of an engine are not in the profile: they were gone when it was collected.

    Attributes:
        number: of them.
    """

    number: int


class Contradiction(NamedTuple):
    """The figures contradict each other, so no time and no arrow can be trusted.

    Attributes:
        reason: "threads" or "greenlets", whose calls are mixed up; "lost" or "interrupted", calls that were running;
            "namesakes", functions of the same name that are missing or mixed up; "profiler", another one that the program ran;
            "mixed", calls of other threads among those of a request.
    """

    reason: Reason


class Processes(NamedTuple):
    """Other processes were started; what they did is not in the profile."""


class Coroutines(NamedTuple):
    """An event loop ran coroutines.

    Attributes:
        awaits_counted: the time spent at an await is the coroutine's own, as yappi counts it; otherwise it is the event loop's.
        loop_included: the event loop is in the profile.
    """

    awaits_counted: bool = False
    loop_included: bool = True


class Generators(NamedTuple):
    """A hot function is a generator, so each item counts as a call.

    Attributes:
        function: the generator.
    """

    function: Function


class NotCounted(NamedTuple):
    """Memory that Python's own allocators did not hand out is not counted.

    Attributes:
        little: whether what is counted is so little that what Python and the profiler keep for themselves is a part of it.
    """

    little: bool


class Disturbed(NamedTuple):
    """The program interfered with the counting of bytes.

    Attributes:
        how: "stopped" if it ended that, "many" if what it held is too much to be looked at.
    """

    how: str


class OwnProfiler(NamedTuple):
    """The program ran a profiler of its own, so figures may be missing."""


class StacksTook(NamedTuple):
    """What a file of whole stacks holds.

    Attributes:
        cost: of all stacks, in the clock's unit.
        clock: as for `RunTook`.
        samples: how many; 0 where the file doesn't say, or where nothing was sampled.
        tool: what wrote the file, "" where that is unknown.
        threads, processes: how many it keeps apart, 0 where that is unknown.
    """

    cost: float
    clock: str
    samples: int
    tool: str
    threads: int
    processes: int


class Sampled(NamedTuple):
    """The profile was sampled.

    Attributes:
        has_counts: it counts samples; otherwise it counts nothing.
        has_margins: it says of how many samples it is, so it's known how far its shares go by chance.
        has_pairs: it holds pairs of caller and callee, and not whole stacks.
    """

    has_counts: bool
    has_margins: bool = False
    has_pairs: bool = True


class MayBeFiltered(NamedTuple):
    """viztracer can leave calls out, and doesn't write that it did.

    Attributes:
        no_built_ins: whether there is no function written in C in the file, so that these were left out.
    """

    no_built_ins: bool


class ShortPaths(NamedTuple):
    """The tool that wrote a file left out where installed packages are, so they count as the program's own.

    Attributes:
        tool: which one.
    """

    tool: str


class BareNames(NamedTuple):
    """The file names no folders, so it is unknown whose code is whose.

    Attributes:
        can_be_stripped: whether that may be due to `strip_dirs` of `pstats`.
    """

    can_be_stripped: bool = True


class TooShort(NamedTuple):
    """The run is too short for its times to mean much.

    Attributes:
        cost: seconds.
    """

    cost: float


class Crowded(NamedTuple):
    """There were so many calls that most of the time is the profiler's own.

    Attributes:
        calls: how many.
        cost: seconds.
    """

    calls: int
    cost: float


class NoTime(NamedTuple):
    """No time was recorded, so there is no place to start with."""


class OnlyIdle(NamedTuple):
    """Nothing was seen but idle threads, so there is no place to start with."""


class RecordAgain(NamedTuple):
    """The profile contradicts itself, so the first thing to do is to record it in another way.

    Attributes:
        reason: as for `Contradiction`.
    """

    reason: Reason


class NothingStandsOut(NamedTuple):
    """No place to start with stands out.

    Attributes:
        share: upper bound of the share of every place, and of the self cost of every function of the run.
        function: the last function on the hot path where the run divides into parts; None if it does not.
        parts: the functions that it calls, the costliest first, each with the number of calls (0 if the file does not say)
            and the share of the run that these cost.
        without_idle: whether shares are of what is left without idle threads.
    """

    share: float
    function: Function | None = None
    parts: tuple[tuple[Function, int, float], ...] = ()
    without_idle: bool = False


class SeveralPlaces(NamedTuple):
    """The file cannot tell which of several places costs most.

    Attributes:
        places: up to three candidates, each with the upper bound of its cost; None stands for imports.
        cost: of the run.
    """

    places: tuple[tuple[Function | None, float], ...]
    cost: float


class StartAtImports(NamedTuple):
    """The place to start with is what is imported.

    Attributes:
        share: lower bound of its share.
        most: upper bound of its share.
        without_idle: as for `NothingStandsOut`.
    """

    share: float
    most: float
    without_idle: bool = False


class Waits(NamedTuple):
    """Most of what a place costs is waiting.

    Attributes:
        what: what may be waited for: "processes", "threads", "requests" (of a server), "coroutines", a "person" who
            types, "others" (threads, or an event), "children" that a sampler didn't follow, or "" for anything else.
        wholly: not only most of it, but all.
    """

    what: Literal["processes", "threads", "requests", "coroutines", "person", "others", "children", ""]
    wholly: bool = False


class StartAtCode(NamedTuple):
    """The place to start with is a function's own code.

    Attributes:
        function: the function.
        saves_at_most: its cumulative cost, which is the most that can be gained.
        cost: of the run.
        long_calls: its lines take most of that, and long in each call.
        next_function: another place that costs about as much, or None.
        on_path: whether the hot path goes through it.
        margin: as for `HotSpot`, of what it saves at most.
    """

    function: Function
    saves_at_most: float
    cost: float
    long_calls: bool
    next_function: Function | None = None
    on_path: bool = True
    margin: float = 0.0


class StartAtCalls(NamedTuple):
    """The place to start with is a function that makes costly calls.

    Attributes:
        function: the function that calls.
        callees: the functions that it calls, the costliest first, each with the number of calls (0 if the file does not say).
        saves_at_most: what these calls cost, which is the most that can be gained.
        cost: of the run.
        own: whether the callee is one of the program's functions.
        waits: whether most of it is waiting.
        next_function: as for `StartAtCode`.
        on_path: as for `StartAtCode`.
        inside: the installed package that the callee is part of, if it was called once and can be looked into; or "".
        margin: as for `StartAtCode`.
    """

    function: Function
    callees: tuple[tuple[Function, int], ...]
    saves_at_most: float
    cost: float
    own: bool = False
    waits: Waits | None = None
    next_function: Function | None = None
    on_path: bool = True
    inside: str = ""
    margin: float = 0.0


class StartAtCoroutine(NamedTuple):
    """The place to start with is a coroutine: for most of the run the event loop had nothing to do but to wait.

    Attributes:
        function: the coroutine that awaits the one that was resumed most often; or that one itself.
        callee: the one that was resumed most often, if it is `function` that awaits it; otherwise None.
        resumes: how often `callee` was started or resumed by `function`; or without one, `function` in all.
        waited: seconds that the event loop waited.
        cost: of the run.
        all_counted: False where calls were lost, and there may have been more resumes.
    """

    function: Function
    callee: Function | None
    resumes: int
    waited: float
    cost: float
    all_counted: bool = True


Caution: TypeAlias = (
    Threads
    | TaskThreads
    | StepsMissed
    | ThreadsMissing
    | WorkersGone
    | Contradiction
    | Processes
    | ProcessesMissing
    | Coroutines
    | Generators
    | NotCounted
    | Disturbed
    | OwnProfiler
    | Sampled
    | BareNames
    | ShortPaths
    | MayBeFiltered
    | TooShort
    | Crowded
)
Start: TypeAlias = (
    RecordAgain
    | NoTime
    | OnlyIdle
    | NothingStandsOut
    | SeveralPlaces
    | StartAtImports
    | StartAtCode
    | StartAtCalls
    | StartAtCoroutine
)
START = get_args(Start)
Claim: TypeAlias = (
    RunTook
    | StepsTook
    | RunsTook
    | ThreadsTook
    | ProcessesTook
    | StacksTook
    | HeldAtMost
    | AllocatedInAll
    | LeftInAll
    | RunningAtPeak
    | LeftBehind
    | EndedEarly
    | ExitStatus
    | HotPath
    | HotSpot
    | Waited
    | Idle
    | OffCpu
    | Unexplained
    | Collected
    | ManySmallCalls
    | Folded
    | Caution
    | Start
)
