"""Does a profile contradict itself, and why?

In one thread, what a function takes is exactly its own time and that of its calls. Where it is not, the figures are not
what they seem to be, and nothing can be concluded from them.
"""

from collections.abc import Mapping
from operator import attrgetter
from typing import Literal, TypeAlias

from .model import Function, Profile

Reason: TypeAlias = Literal["", "threads", "greenlets", "namesakes", "profiler"]
"""Why: not at all; calls of several threads, or greenlets, are mixed up; functions of the same name are missing or mixed up; or
the program ran a profiler of its own, which took the place of this one."""

LOST = 0.01
"""Share of a run, 0..1, by which cumulative times differ from the sum of their parts if they contradict each other."""
SLACK = 0.01
"""Seconds, by which a run may have taken longer than its own watch says."""
HEAVY = 0.001
"""Share of a run, 0..1; lighter functions are not added up, for there may be hundreds of thousands."""


def contradiction(profile: Profile) -> Reason:
    """Say why a profile contradicts itself.

    Since Python 3.12 cProfile has one stack of calls for the whole process, so a call in one thread (or greenlet) ends up
    below whatever another was doing, and arrows are left that were never called. Before 3.12 it sees its own thread alone,
    and the file is right about that. yappi follows each thread by itself.

    `cProfile.Profile.create_stats` keeps the last of several functions that share file, line and name: of two generator
    expressions on a line, or of every `__init__` that `dataclasses` makes. Our own recordings add them up.
    """
    if profile.recording.tool not in ("cProfile", "") or profile.run_cost <= 0:
        return ""
    elapsed = profile.recording.elapsed
    if elapsed and profile.recording.clock.name == "wall" and profile.run_cost > (1 + LOST) * elapsed + SLACK:
        return "threads"
    heavy = {i: f for i, f in enumerate(profile.functions) if f.cumulative_cost > HEAVY * profile.run_cost}
    if max(_lost(profile, heavy), _missing(profile, heavy)) <= LOST * profile.run_cost:
        return ""
    if any(not call.total_calls for call in profile.calls):
        return "threads"
    return "namesakes" if profile.recording.tool == "cProfile" else ""  # who knows how others count


def _lost(profile: Profile, heavy: Mapping[int, Function]) -> float:
    """Return by how much cumulative times differ from their parts, in the clock's unit; of recursion nothing is known."""
    parts = {i: f.self_cost - f.cumulative_cost for i, f in heavy.items() if f.total_calls == f.primitive_calls}
    unknown: set[int] = set()
    for call in [call for call in profile.calls if call.caller in parts]:
        if call.cumulative_cost is None or call.caller == call.callee:
            unknown.add(call.caller)
        else:
            parts[call.caller] += call.cumulative_cost
    return sum(abs(part) for i, part in parts.items() if i not in unknown)


def _missing(profile: Profile, heavy: Mapping[int, Function]) -> float:
    """Return by how much all self times together fall short of what the roots took, or any one function."""
    called = set(map(attrgetter("callee"), profile.calls))
    rooted = sum(f.cumulative_cost for i, f in heavy.items() if i not in called)
    return max(rooted, max((f.cumulative_cost for f in heavy.values()), default=0.0)) - profile.run_cost
