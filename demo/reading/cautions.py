"""What the figures of a run do not mean: threads, child processes, coroutines, distortion, runs too short.

Judged by what is in the profile alone, so a profile that came from elsewhere gets the same warnings.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter

from ..profiles.contradictions import Reason, contradiction
from ..profiles.model import Profile
from ..profiles.names import bare
from .claims import (
    BareNames,
    Caution,
    Contradiction,
    Coroutines,
    Crowded,
    MayBeFiltered,
    OwnProfiler,
    Processes,
    ProcessesMissing,
    Sampled,
    ShortPaths,
    StepsMissed,
    TaskThreads,
    Threads,
    ThreadsMissing,
    TooShort,
    WorkersGone,
)

SHORT_RUN = 0.05
"""Seconds; below it, the times of one run are noise."""

CROWDED = 400_000
"""Calls per second of run time; above it, most of the time is the profiler's own (measured on CPython 3.10-3.13: a call
of an empty function costs about 0.05 µs without cProfile and 0.2 to 0.5 µs with it)."""

_START_THREAD = {
    "_thread.start_new_thread",
    "_thread.start_joinable_thread",
    "start_new_thread",
    "start_joinable_thread",
}
_START_PROCESS = {"_posixsubprocess.fork_exec", "fork_exec", "_winapi.CreateProcess", "CreateProcess"}
_START_PROCESS |= {"posix.fork", "posix.posix_spawn", "posix.system", "nt.system", "nt.spawnv"}
_GREENLET = "greenlet.greenlet."
_FIRST_IN_A_THREAD = {"_bootstrap_inner"}
_EVENT_LOOP = {"run_forever", "_run_once"}


class Signs:
    """What ran, as far as the names of functions tell."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.built_ins = {function.name for function in profile.functions if function.origin == "built-in"}
        names = map(attrgetter("name"), profile.functions)
        is_yappi = profile.recording.tool == "yappi"
        self._names = set(map(bare, names) if is_yappi else names)  # as in "Thread.run"

    @cached_property
    def processes(self) -> bool:
        """Say whether other processes were started."""
        return bool(self.built_ins & _START_PROCESS)

    @cached_property
    def process_pool(self) -> bool:
        """Say whether work was given to a pool of processes."""
        return self.ran("concurrent/futures/process.py", {"submit"})

    @cached_property
    def thread_bodies(self) -> bool:
        """Say whether anything is recorded that ran in another thread."""
        return self.ran("threading.py", _FIRST_IN_A_THREAD)

    @cached_property
    def threads(self) -> bool:
        """Say whether threads were started."""
        return bool(self.built_ins & _START_THREAD) or self.thread_bodies

    @cached_property
    def threads_missing(self) -> int:
        """Return how many threads were started, and not recorded, though all were to be."""
        recording = self.profile.recording
        functions = [function for function in self.profile.functions if function.origin == "built-in"]
        started = sum(function.total_calls for function in functions if function.name in _START_THREAD)
        processes = recording.parts.number if recording.parts else 1
        return max(started + processes - recording.threads, 0) if recording.threads else 0

    @cached_property
    def since_3_12(self) -> bool | None:
        """Say whether this Python's cProfile records all threads, None if the file does not name the version."""
        version = re.search(r" 3\.(\d+)", self.profile.recording.python)
        return int(version[1]) >= 12 if version else None

    @cached_property
    def contradiction(self) -> Reason:
        """Say why times and arrows of the profile are not to be trusted, "" if they are."""
        recording = self.profile.recording
        if recording.sampling:
            return ""
        if recording.tool == "yappi":
            return "awaits" if recording.clock.name == "wall" and recording.coroutines else ""
        if any(name.startswith(_GREENLET) for name in self.built_ins):
            return "greenlets"
        if self.ends_this_one and not self.since_3_12:
            return "profiler"
        if not recording.steps and (self.thread_bodies or (self.threads and self.since_3_12)):
            return "threads"
        reason = contradiction(self.profile)
        return "threads" if reason == "namesakes" and self.threads else reason

    @cached_property
    def own_profiler(self) -> bool:
        """Say whether the program switched on a profiler of its own."""
        return self.ends_this_one or "sys.monitoring.use_tool_id" in self.built_ins

    @cached_property
    def ends_this_one(self) -> bool:
        """Say whether the program switched a profiler on or off in such a way that up to Python 3.11 this one ends."""
        return "sys.setprofile" in self.built_ins or any("Profiler.enable" in name for name in self.built_ins)

    def ran(self, place: str, names: set[str]) -> bool:
        """Say whether one of some functions of a library ran, whose path begins with `place`."""
        if not self._names & names:
            return False
        return any(
            bare(function.name) in names and function.path.startswith(place) for function in self.profile.functions
        )


def cautions(signs: Signs) -> Iterator[Caution]:
    """Make the claims on what to keep in mind about this run."""
    profile = signs.profile
    if profile.recording.sampling:
        yield from _of_stacks(profile)
        return
    if signs.contradiction:
        yield Contradiction(signs.contradiction)
    elif signs.threads and profile.recording.parts and profile.recording.parts.kind == "workers":
        yield TaskThreads()
    elif profile.recording.steps:
        if signs.threads or profile.recording.steps.missed:
            yield StepsMissed(profile.recording.steps.missed)
    elif signs.threads and profile.recording.tool != "yappi":
        yield Threads(signs.since_3_12 is False)
    if signs.threads_missing:
        yield ThreadsMissing(signs.threads_missing)
    if profile.recording.parts and profile.recording.parts.gone:
        yield WorkersGone(profile.recording.parts.gone)
    processes = profile.recording.processes
    missing = ProcessesMissing(*(getattr(processes, name) for name in ProcessesMissing._fields)) if processes else ()
    if isinstance(missing, ProcessesMissing) and any(missing):
        yield missing
    elif signs.processes and not processes:
        yield Processes()
    is_yappi = profile.recording.tool == "yappi"  # by a known clock it is a contradiction, or an await takes no time
    if signs.ran("asyncio/", _EVENT_LOOP) and not (is_yappi and profile.clock.name):
        yield Coroutines(is_yappi)
    elif profile.recording.steps and profile.recording.coroutines:
        yield Coroutines(loop_included=False)
    if signs.own_profiler and signs.contradiction != "profiler":
        yield OwnProfiler()
    if profile.recording.bare_names:
        yield BareNames()
    if profile.recording.sampled:
        yield Sampled(profile.recording.has_counts)
        return
    if signs.contradiction or signs.own_profiler:
        return
    if profile.clock.unit == "s":
        yield from _of_times(profile)


def _of_times(profile: Profile) -> Iterator[Caution]:
    """Make the claims on how much the times of a traced run mean."""
    if is_short(profile):
        yield TooShort(profile.run_cost)
    calls = sum(map(attrgetter("total_calls"), profile.functions))
    if profile.run_cost >= SHORT_RUN and calls / profile.run_cost > CROWDED:
        yield Crowded(calls, profile.run_cost)


def _of_stacks(profile: Profile) -> Iterator[Caution]:
    """Make the claims on a file of whole stacks, in which each thread has its own."""
    recording = profile.recording
    if recording.bare_names:
        yield BareNames(can_be_stripped=False)
    elif (
        recording.sampling
        and recording.sampling.tool == "py-spy"
        and all(
            not function.key[0].startswith(("/", "\\")) and function.key[0][1:2] != ":"
            for function in profile.functions
        )
    ):
        yield ShortPaths("py-spy")
    if recording.tool == "viztracer":
        yield MayBeFiltered(not any(function.origin == "built-in" for function in profile.functions))
        yield from _of_times(profile)
    if recording.sampled:
        yield Sampled(False, bool(recording.sampling and recording.sampling.number), has_pairs=False)


def is_short(profile: Profile) -> bool:
    """Say whether the times of a run are noise."""
    is_of_time = profile.clock.unit == "s" and not profile.recording.sampled
    return is_of_time and 0 < profile.run_cost < SHORT_RUN
