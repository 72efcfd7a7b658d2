"""Does a profile contradict itself, and why?

In one thread, what a function takes is exactly its own time and that of its calls. Where it is not, the figures are not
what they seem to be, and nothing can be concluded from them.
"""

from collections.abc import Mapping
from operator import attrgetter
from typing import Literal, TypeAlias

from .model import Function, Profile

Reason: TypeAlias = Literal[
    "", "threads", "greenlets", "lost", "interrupted", "namesakes", "profiler", "awaits", "mixed"
]
"""Why: not at all; calls of several threads, or greenlets, are mixed up; the profiler lost calls that were running, because an
exception was thrown into a coroutine, or because Ctrl-C or another signal ended the program just as a function began; functions
of the same name are missing or mixed up; the program ran a profiler of its own, which took the place of this one; the time
that coroutines waited counts as theirs; or, in a run of steps, calls of other threads are mixed in."""

LOST = 0.01
"""Share of a run, 0..1, by which cumulative times differ from the sum of their parts if they contradict each other."""
SLACK = 0.01
"""Seconds, by which a run may have taken longer than its own watch says."""
HEAVY = 0.001
"""Share of a run, 0..1; lighter functions are not added up, for there may be hundreds of thousands."""
FEW_ROOTS = 2
"""Functions called from outside the profile: the one that was profiled, and the one that ended the profile."""
MOST_ROUNDS = 100
"""Rounds in which functions on no cycle are set aside; what is left then is not judged."""


def contradiction(profile: Profile) -> Reason:
    """Say why a profile contradicts itself.

    Since Python 3.12 cProfile has one stack of calls for the whole process, so a call in one thread (or greenlet) ends up
    below whatever another was doing, and arrows are left that were never called. Before 3.12 it sees its own thread alone,
    and the file is right about that. yappi follows each thread by itself.

    `cProfile.Profile.create_stats` keeps the last of several functions that share file, line and name: of two generator
    expressions on a line, or of every `__init__` that `dataclasses` makes. Our own recordings add them up.

    On Python 3.11, cProfile is notified that a coroutine or generator is left, but not that it was entered, if an exception is
    thrown into it and what it awaits handles that exception and returns. From then on it takes each function that was
    running for the one that called it, and the outermost for none at all. So it does, on every Python, after a signal that
    is answered with an exception before the function that has just been called has begun.

    See Also:
        https://github.com/coveragepy/coveragepy/issues/2124 (the missing event).
    """
    if profile.recording.tool not in ("cProfile", "") or profile.run_cost <= 0:
        return ""
    if profile.recording.steps and profile.recording.steps.mixed:
        return "mixed"
    elapsed = profile.recording.elapsed
    if elapsed and profile.recording.clock.name == "wall" and profile.run_cost > (1 + LOST) * elapsed + SLACK:
        return "threads"
    if profile.recording.lost or (profile.recording.tool == "cProfile" and _lost_calls(profile)):
        end = profile.recording.end
        return "interrupted" if end == "Ctrl-C" or end.startswith("SIG") else "lost"
    heavy = {i: f for i, f in enumerate(profile.functions) if f.cumulative_cost > HEAVY * profile.run_cost}
    if max(_lost(profile, heavy), _missing(profile, heavy)) <= LOST * profile.run_cost:
        return ""
    if any(not call.total_calls for call in profile.calls):
        return "threads"
    return "namesakes" if profile.recording.tool == "cProfile" else ""  # who knows how others count


def _lost_calls(profile: Profile) -> bool:
    """Say whether a function ran inside itself, by its counts, though no calls lead from it back to itself.

    Leaving what was never entered makes such a count, and the functions that lose their callers by it seem to be called from
    outside the profile.
    """
    recursive = {
        i
        for i, function in enumerate(profile.functions)
        if function.total_calls > function.primitive_calls and "<" not in function.name + function.key[0]
    }
    if not recursive:
        return False
    from_outside = [function.total_calls for function in profile.functions]
    for call in profile.calls:
        from_outside[call.callee] -= call.total_calls
    if sum(count > 0 for count in from_outside) <= FEW_ROOTS:
        return False
    arrows = [(call.caller, call.callee) for call in profile.calls]
    for _ in range(MOST_ROUNDS):
        before = len(arrows)
        callers = {caller for caller, _ in arrows}
        arrows = [arrow for arrow in arrows if arrow[1] in callers]
        callees = {callee for _, callee in arrows}
        arrows = [arrow for arrow in arrows if arrow[0] in callees]
        if len(arrows) == before:
            break
    return not recursive <= {i for arrow in arrows for i in arrow}


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
