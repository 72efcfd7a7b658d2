"""What the figures of a run do not mean: threads, child processes, coroutines, recursion, distortion, runs too short.

Judged by what is in the profile alone, so a profile that came from elsewhere gets the same warnings.
"""

import re
from collections.abc import Callable, Iterator

from demo.stats import Function, Profile
from demo.units import duration

SHORT_RUN = 0.05
"""Seconds; below it, the times of one run are noise."""

CROWDED = 400_000
"""Calls per second of run time; above it, most of the time is the profiler's own (measured on CPython 3.10-3.13: a call
of an empty function costs about 0.05 µs without cProfile and 0.2 to 0.5 µs with it)."""


def cautions(profile: Profile) -> list[str]:
    """Say in one line each what to keep in mind about this run.

    Args:
        profile: the whole of it, untouched by `focus`.
    """
    return list(_cautions(profile))


def _cautions(profile: Profile) -> Iterator[str]:
    version = re.search(r" 3\.(\d+)", profile.recording.python)
    monitoring = int(version[1]) >= 12 if version else None
    if _any(profile, _starts_thread):
        if monitoring is None:
            yield "Threads ran: before Python 3.12 their work is missing here, since then it stands under wrong callers."
        elif monitoring:
            yield "Threads ran: their work is in the picture, but often under the wrong caller. Trust no arrow into it."
        else:
            yield "Threads ran: only the main one was recorded; the others' work shows as waiting (lock.acquire)."
    if _any(profile, _starts_process):
        yield "Other processes were started: their work is not in here, only the time this one waited for them."
    if _any(profile, lambda f: f.path.startswith("asyncio/") and f.name in ("run_forever", "_run_once")):
        yield "Coroutines ran: each resume counts as a call, and time spent at an await is found in the event loop's poll."
    if _any(profile, _second_profiler):
        yield "The program runs a profiler of its own: from there on, figures may be missing."
    if profile.recording.clock == "samples":
        yield "This profile was sampled: its counts are samples, not calls."
        return
    if 0 < profile.run_time < SHORT_RUN:
        yield f"The run is too short ({duration(profile.run_time)}) for its times to mean much; the call counts are exact."
    calls = sum(function.total_calls for function in profile.functions)
    if profile.run_time >= SHORT_RUN and calls / profile.run_time > CROWDED:
        yield (
            f"{calls:,} calls in {duration(profile.run_time)}: cProfile slows small calls 4 to 6 times and leaves loops and "
            "waiting alone, so busy little functions look worse than they are. The counts are exact."
        )


def _any(profile: Profile, test: Callable[[Function], bool]) -> bool:
    return any(test(function) for function in profile.functions)


def _starts_thread(function: Function) -> bool:
    return function.name in ("_thread.start_new_thread", "_thread.start_joinable_thread") or (
        function.path == "threading.py" and function.name == "_bootstrap_inner"
    )


def _starts_process(function: Function) -> bool:
    return function.name in (
        "_posixsubprocess.fork_exec",
        "_winapi.CreateProcess",
        "posix.fork",
        "posix.posix_spawn",
    ) or (function.name in ("nt.spawnv", "posix.system", "nt.system"))


def _second_profiler(function: Function) -> bool:
    return function.origin == "built-in" and (
        "Profiler.enable" in function.name or function.name in ("sys.setprofile", "sys.monitoring.use_tool_id")
    )
