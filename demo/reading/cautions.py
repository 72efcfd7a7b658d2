"""What the figures of a run do not mean: threads, child processes, coroutines, distortion, runs too short.

Judged by what is in the profile alone, so a profile that came from elsewhere gets the same warnings.
"""

import re
from collections.abc import Iterator

from ..profiles.model import Profile
from .claims import Caution, Coroutines, Crowded, OwnProfiler, Processes, Sampled, Threads, TooShort

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
_PROFILE = {"sys.setprofile", "sys.monitoring.use_tool_id"}


def cautions(profile: Profile) -> Iterator[Caution]:
    """Make the claims on what to keep in mind about this run."""
    c_names = _built_ins(profile)
    if _threads(profile):
        yield Threads(_sees_threads(profile))
    if c_names & _START_PROCESS:
        yield Processes()
    if _any(profile, "asyncio/", {"run_forever", "_run_once"}):
        yield Coroutines()
    if c_names & _PROFILE or any("Profiler.enable" in name for name in c_names):
        yield OwnProfiler()
    if profile.recording.sampled:
        yield Sampled(profile.recording.has_counts)
        return
    if is_short(profile):
        yield TooShort(profile.run_cost)
    calls = sum(function.total_calls for function in profile.functions)
    if profile.run_cost >= SHORT_RUN and calls / profile.run_cost > CROWDED:
        yield Crowded(calls, profile.run_cost)


def is_short(profile: Profile) -> bool:
    """Say whether the times of a run are noise."""
    return 0 < profile.run_cost < SHORT_RUN and not profile.recording.sampled


def work_elsewhere(profile: Profile) -> tuple[str, ...]:
    """Name what did work that is not in the profile: "threads", "processes", both, or neither."""
    threads = _threads(profile) and _sees_threads(profile) is False
    processes = bool(_built_ins(profile) & _START_PROCESS)
    return tuple(name for name, ran in (("threads", threads), ("processes", processes)) if ran)


def _built_ins(profile: Profile) -> set[str]:
    return {function.name for function in profile.functions if function.origin == "built-in"}


def _threads(profile: Profile) -> bool:
    return bool(_built_ins(profile) & _START_THREAD) or _any(profile, "threading.py", {"_bootstrap_inner"})


def _sees_threads(profile: Profile) -> bool | None:
    """Say whether this Python's cProfile records other threads, None if the file does not name the version."""
    version = re.search(r" 3\.(\d+)", profile.recording.python)
    return int(version[1]) >= 12 if version else None


def _any(profile: Profile, place: str, names: set[str]) -> bool:
    return any(function.name in names and function.path.startswith(place) for function in profile.functions)
