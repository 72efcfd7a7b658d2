"""Are there several threads in a profile, as far as its figures can tell, and what has become of their time?"""

from typing import Literal

from .model import Profile
from .names import bare

Threads = Literal["", "added", "mixed"]
"""What a profile shows of several threads: nothing, their times added up, or their calls mixed with each other."""

LOST = 0.001
"""Share of a run, 0..1, from which on cumulative times that are not the sum of their parts are taken for a sign."""

HEAVY = 0.001
"""Share of a run, 0..1; lighter functions are not added up, for there may be hundreds of thousands."""

_STARTS = {"run", "start", "_bootstrap", "_bootstrap_inner"}


def threads(profile: Profile) -> Threads:
    """Say what a profile shows of several threads.

    yappi follows each thread by itself and adds up what they did: callers are right, and seconds those of all threads
    together. cProfile has one stack of calls for the whole process since Python 3.12, so a call in one thread ends up
    below whatever another thread was doing. In one thread, what a function takes is exactly its own time and that of
    its calls; where it is not, threads (or greenlets) have run meanwhile. Before 3.12, cProfile sees its own thread
    alone, and the file is right about that.
    """
    if profile.recording.tool == "yappi":
        own = [f for f in profile.functions if f.path.endswith("threading.py") and bare(f.name) in _STARTS]
        return "added" if any(function.total_calls for function in own) else ""
    if profile.recording.tool not in ("cProfile", "") or profile.run_cost <= 0:
        return ""
    return "mixed" if _lost(profile) > LOST * profile.run_cost else ""


def _lost(profile: Profile) -> float:
    """Return by how much cumulative times differ from their parts, in the clock's unit; of recursion nothing is known."""
    functions, least = profile.functions, HEAVY * profile.run_cost
    parts = {
        i: function.self_cost - function.cumulative_cost
        for i, function in enumerate(functions)
        if function.cumulative_cost > least and function.total_calls == function.primitive_calls
    }
    unknown: set[int] = set()
    for call in [call for call in profile.calls if call.caller in parts]:
        if call.cumulative_cost is None or call.caller == call.callee:
            unknown.add(call.caller)
        else:
            parts[call.caller] += call.cumulative_cost
    return sum(abs(part) for i, part in parts.items() if i not in unknown)
