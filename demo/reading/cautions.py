"""What the figures of a run do not mean: threads, child processes, coroutines, recursion, distortion, runs too short.

Judged by what is in the profile alone, so a profile that came from elsewhere gets the same warnings.
"""

import re
from collections.abc import Iterator

from ..profiles.model import Profile
from ..profiles.units import duration

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


def cautions(profile: Profile) -> list[str]:
    """Say in one line each what to keep in mind about this run.

    Args:
        profile: the whole of it, untouched by `focus`.
    """
    return list(_cautions(profile))


def too_short(profile: Profile) -> Iterator[str]:
    """Say that the times of a short run are noise."""
    if 0 < profile.run_time < SHORT_RUN:
        yield f"The run is too short ({duration(profile.run_time)}) for its times to mean much; the call counts are exact."


def work_elsewhere(profile: Profile) -> str:
    """Name what did work that is not in the profile: "threads", "processes", both, or "" for neither."""
    threads = ["threads"] * (_threads(profile) and _sees_threads(profile) is False)
    processes = ["processes"] * bool(_built_ins(profile) & _START_PROCESS)
    return " and ".join(threads + processes)


def _built_ins(profile: Profile) -> set[str]:
    return {function.name for function in profile.functions if function.origin == "built-in"}


def _threads(profile: Profile) -> bool:
    return bool(_built_ins(profile) & _START_THREAD) or _any(profile, "threading.py", {"_bootstrap_inner"})


def _sees_threads(profile: Profile) -> bool | None:
    """Say whether this Python's cProfile records other threads, None if the file does not name the version."""
    version = re.search(r" 3\.(\d+)", profile.recording.python)
    return int(version[1]) >= 12 if version else None


def _cautions(profile: Profile) -> Iterator[str]:
    c_names = _built_ins(profile)
    monitoring = _sees_threads(profile)
    if _threads(profile):
        if monitoring is None:
            yield (
                "Threads ran: cProfile before Python 3.12 leaves their work out, and since then puts it under wrong callers; "
                "yappi has it right."
            )
        elif monitoring:
            yield "Threads ran: their times are added up here, but often under the wrong caller. Trust no arrow to them."
        else:
            yield "Threads ran: only the main one was recorded; the others' work shows as waiting (lock.acquire)."
    if c_names & _START_PROCESS:
        yield "Other processes were started: their work is not in here, only the time this one waited for them."
    if _any(profile, "asyncio/", {"run_forever", "_run_once"}):
        yield "Coroutines ran: each resume counts as a call, and time spent at an await is found in the event loop's poll."
    if c_names & _PROFILE or any("Profiler.enable" in name for name in c_names):
        yield "The program runs a profiler of its own: from there on, figures may be missing."
    if profile.recording.clock == "samples":
        unknown = profile.recording.counts == "unknown"
        counts = "it counts no calls" if unknown else "its counts are samples, not calls"
        yield f"This profile was sampled: {counts}, what is short may be missing, and time in recursion may count twice."
        return
    yield from too_short(profile)
    calls = sum(function.total_calls for function in profile.functions)
    if profile.run_time >= SHORT_RUN and calls / profile.run_time > CROWDED:
        yield (
            f"{calls:,} calls in {duration(profile.run_time)}: profiling slows small calls several times over, and "
            "waiting not at all, so busy little functions look worse than they are. The counts are exact."
        )


def _any(profile: Profile, place: str, names: set[str]) -> bool:
    return any(function.name in names and function.path.startswith(place) for function in profile.functions)
