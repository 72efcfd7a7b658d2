"""`Profile`: the named figures of one run, as the file has them."""

import re
from typing import NamedTuple

from .call_tree import CallTree
from .clocks import UNNAMED, Clock
from .origins import Origin, is_generated
from .parts import Parts
from .tables import Key
from .tools import Tool


class Function(NamedTuple):
    """One function of a run.

    Attributes:
        key: as recorded.
        name: as a reader would write it: "main", "time.sleep", "list.append".
        path: the file to show, relative to where its code was installed; "" for a built-in.
        origin: whose code it is.
        total_calls: count, recursion included; 0 where the file does not say.
        primitive_calls: count, those not induced by recursion.
        self_cost: in the function's own code, in the clock's unit (a hair below 0 is possible: `profile` deducts its own
            time).
        cumulative_cost: in the function and all that it called, likewise.
        within: the function that its code is in, of `<lambda>` and the like; "" where that is not known.
        around: what a library's `wrapper` or `__call__` mostly calls, "fit (_logistic.py:1332)"; "" of all others.
        compiled: of a function that was compiled from Python to a library in C, the distribution that it was installed with,
            "" if that is not known; None of all others, and in a file that does not say.
    """

    key: Key
    name: str
    path: str
    origin: Origin
    total_calls: int
    primitive_calls: int
    self_cost: float
    cumulative_cost: float
    within: str = ""
    around: str = ""
    compiled: str | None = None

    @property
    def line(self) -> int:
        """Return the first line of the function, 1-based; 0 for a built-in."""
        return self.key[1]

    @property
    def place(self) -> str:
        """Return "requests/api.py:62", or "" for a built-in, and for code made of a text."""
        return "" if is_generated(self.path) else place(self.path, self.line)


class Call(NamedTuple):
    """All calls of one function by another.

    Attributes:
        caller, callee: positions in `Profile.functions`.
        total_calls: count, recursion included.
        primitive_calls: count, those not induced by recursion.
        self_cost: in the callee's own code when called from here, in the clock's unit; None if the file does not say.
        cumulative_cost: in the callee and all that it called, likewise.
    """

    caller: int
    callee: int
    total_calls: int
    primitive_calls: int
    self_cost: float | None
    cumulative_cost: float | None


class Collections(NamedTuple):
    """What the garbage collector did during a run.

    Attributes:
        runs: how often it ran, for each generation, the youngest first.
        objects: how many it freed.
        seconds: that it took in all; None if the file does not say.
        during: functions that were running when it began, each with how often, the most frequent first.
    """

    runs: tuple[int, ...]
    objects: int
    seconds: float | None = None
    during: tuple[tuple[Key, int], ...] = ()


class Left(NamedTuple):
    """What a line has allocated that was still held at the end of a run.

    Attributes:
        bytes, blocks: how many.
        file: as recorded.
        line: 1-based.
    """

    bytes: int
    blocks: int
    file: str
    line: int


class Memory(NamedTuple):
    """What a recording that counts bytes says besides its profile.

    Attributes:
        peak: bytes that were held at most at the same time.
        held: bytes that were held at the end.
        reached: bytes that were held when the program was looked at for the last time, at each new height; 0 if it was not.
        record: the stack then, the outermost function first, each with the line that it was at.
        left: lines whose blocks were held at the end, the largest first.
        disturbed: "stopped" if the program ended the counting, "many" if what was held is too much to be looked at, or "".
    """

    peak: int
    held: int
    reached: int = 0
    record: tuple[tuple[Key, int], ...] = ()
    left: tuple[Left, ...] = ()
    disturbed: str = ""


class Start(NamedTuple):
    """Processes that a function has started.

    Attributes:
        number: of processes.
        starter: the function that started them.
        first: the one that they began with.
    """

    number: int
    starter: Key
    first: Key


class Work(NamedTuple):
    """CPU time of processes, in seconds.

    Attributes:
        first: of the first one.
        others: of those that it started, in all.
        median, most: of one of these.
        busiest: the name of the one that used most.
    """

    first: float
    others: float
    median: float
    most: float
    busiest: str


class Processes(NamedTuple):
    """The processes that a run consists of.

    Attributes:
        elapsed: seconds that passed on a wall clock while the first one was recorded.
        started: how many Pythons it started, and these in turn, besides the first one.
        alive: how many of those were still running when the first one had ended.
        lost: how many of them ended without leaving anything.
        mixed: how many of them are left out, as they ran threads, whose calls cProfile mixes up since Python 3.12.
        without_first: whether the first one is left out likewise.
        unseen: how many were started in such a way that they could not be recorded, by what prevented it: "-I", "-E", "-S";
            "PYTHONPATH", which was not handed on; or "yappi", which their Python does not have.
        starts: who started them, as far as that is known.
        work: None where the file does not say.
    """

    elapsed: float
    started: int
    alive: int
    lost: int
    mixed: int
    without_first: bool
    unseen: tuple[tuple[str, int], ...]
    starts: tuple[Start, ...]
    work: Work | None = None


class Steps(NamedTuple):
    """What a run consists of that was recorded in steps, with breaks between them: the work for one request.

    Attributes:
        number: of steps that were recorded.
        missed: of those that were not, since another profiler was on.
        mixed: whether calls of other threads are among them, as cProfile mixes them up since Python 3.12.
        within: seconds from the beginning of the first to the end of the last one.
    """

    number: int
    missed: int
    mixed: bool
    within: float


class Sampling(NamedTuple):
    """What a file of another tool's says of itself, in which each thread has its own stack.

    Attributes:
        number: of samples, 0 where that is unknown, or where the run was traced.
        tool: what wrote it, "" where that is unknown.
        threads, processes: how many of them it keeps apart, 0 where that is unknown.
        off_cpu: functions, each with what the samples cost that ended in it while their thread had no processor; None where
            the file doesn't say.
    """

    number: int
    tool: str
    threads: int
    processes: int
    off_cpu: tuple[tuple[Key, float], ...] | None = None


class Recording(NamedTuple):
    """How a profile was made, as far as the file says.

    Attributes:
        clock: what was measured.
        has_counts: whether the file counts anything: calls, or samples.
        python: for instance "CPython 3.11.7", or "".
        program: the command as typed, without "python", or "".
        mine: the program's own folders or files.
        end: what ended the program, if not its last line: an exception, "Ctrl-C", "SIGTERM" or "exit status 3"; or "".
        elapsed: seconds that passed on a wall clock while the profiler was on, None if the file does not say. With
            several threads, the run's self times can add up to more.
        cpu: seconds of CPU time that the process used meanwhile, all threads together and the profiler's own work
            included; None if the file does not say, or if its clock is that of the CPU.
        children: seconds of CPU time of the child processes that ended meanwhile, their own children included;
            likewise, and None on Windows. A child that nobody waited for is not in it.
        bare_names: whether no file's name has a folder, though there are several files (after `strip_dirs`, or from
            Spark): it is then unknown whose code is whose.
        generators: the functions that are known to be generators, each item of which counts as a call.
        coroutines: the functions that are known to be coroutines, each start and resume of which counts as a call.
        lost: whether the profiler lost calls that were running, so that the one that the program began with is missing.
        tool: what wrote the file, for instance "cProfile" or "yappi", or "" where that is unknown; see `tools`.
        collections: by the garbage collector, None if there were none or the file does not say.
        memory: None where the clock is one of time, or the file does not say.
        threads: how many ran, each followed by itself; 0 where that isn't known.
        parts: None where it is not the sum of several profiles.
        processes: likewise, of several processes that belong together.
        sampling: only of another tool's file of whole stacks, or of all calls; otherwise None.
        steps: None where it was recorded without breaks.
    """

    clock: Clock = UNNAMED
    has_counts: bool = True
    python: str = ""
    program: str = ""
    mine: tuple[str, ...] = ()
    end: str = ""
    elapsed: float | None = None
    cpu: float | None = None
    children: float | None = None
    bare_names: bool = False
    generators: frozenset[Key] = frozenset()
    coroutines: frozenset[Key] = frozenset()
    lost: bool = False
    tool: Tool = ""
    collections: Collections | None = None
    memory: Memory | None = None
    threads: int = 0
    parts: Parts | None = None
    processes: Processes | None = None
    sampling: Sampling | None = None
    steps: Steps | None = None

    @property
    def sampled(self) -> bool:
        """Say whether the run was looked at now and then, instead of at each call."""
        return self.clock.is_sampled

    @property
    def counts_calls(self) -> bool:
        """Say whether the file's counts are of calls."""
        return self.has_counts and not self.sampled


class Profile(NamedTuple):
    """The figures of one run.

    Attributes:
        functions: in the order of the file.
        calls: grouped by callee, in the order of the file.
        run_cost: the sum of all self costs, in the clock's unit.
        recording: how it was made.
        tree: its whole stacks, with the functions' positions; None where the file has only pairs of caller and callee.
    """

    functions: tuple[Function, ...]
    calls: tuple[Call, ...]
    run_cost: float
    recording: Recording
    tree: CallTree | None = None

    @property
    def clock(self) -> Clock:
        """Return what was measured."""
        return self.recording.clock

    def share(self, cost: float) -> float:
        """Return a cost as a share of the run's, 0..1 (0 in a run that cost nothing)."""
        return share(cost, self.run_cost)


def share(cost: float, whole: float) -> float:
    """Return a part of a whole, 0..1 (0 if there is nothing of the whole)."""
    return min(max(cost / whole, 0.0), 1.0) if whole > 0 else 0.0


def place(path: str, line: int) -> str:
    """Return "requests/api.py:62", or the path alone where there is no line."""
    return f"{path}:{line}" if path and line else path


def module(path: str) -> str:
    """Return "requests.api" for "requests/api.py", "" for ""."""
    return re.sub(r"\.__init__$", "", re.sub(r"\.pyw?$", "", path).replace("/", "."))


def full_name(name: str, around: str) -> str:
    """Return a name, that of a wrapper with what it is around: "wrapper › fit (_logistic.py:1332)"."""
    return f"{name} › {around}" if around else name
