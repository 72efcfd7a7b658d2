"""How often did the garbage collector run, how long, and while which functions were running?

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

See Also:
    https://docs.python.org/3/library/gc.html#gc.callbacks (called at the start and the stop of each collection).
"""

import gc
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import accumulate, chain, cycle, repeat
from operator import add, attrgetter, mul
from types import CodeType
from typing import Any

MOST_NAMED = 3
"""Functions that are noted, of those that were running when most collections began."""
SEES_FUNCTIONS = sys.version_info[:2] != (3, 11)
"""Whether it can be seen which function is running.

Python 3.11 collects at any allocation, also while it makes a generator of a call: a frame object that `sys._getframe` makes
then goes on to a place in memory that is soon another call's, so that the profile counts the wrong functions, or Python
crashes. `sys._current_frames` may wait forever there (https://github.com/python/cpython/issues/106883). Earlier versions
always have frame objects, later ones collect between instructions.
"""


class Collector:
    """Follows the garbage collector from a start to a stop; a run may have breaks.

    What `gc` calls back is written in C altogether, so no profiler counts it, and no signal is handled in it; and it keeps no
    more than a sum, and a count for each function, however often the collector runs.

    Args:
        clock: gives seconds; None if they mean nothing.
    """

    def __init__(self, clock: Callable[[], float] | None) -> None:
        self._clock = clock
        self._seconds = [0.0]
        self._begun = defaultdict[CodeType | None, int](int)
        signed = map(mul, cycle((-1.0, 1.0)), iter(clock or float, None))
        timed = map(self._seconds.__setitem__, repeat(0), accumulate(signed))
        running = (
            map(attrgetter("f_code", "f_code"), iter(sys._getframe, None)) if SEES_FUNCTIONS else repeat((None, None))
        )
        codes = chain.from_iterable(running)  # each twice
        begun = map(self._begun.__setitem__, codes, map(add, map(self._begun.__getitem__, codes), repeat(1)))
        # It is called with two arguments, neither of which is needed: for each, the next step is done.
        at_start, at_stop = (timed, begun), (timed, repeat(None))
        steps = map(bool, map(next, cycle((*at_start, *at_stop))))
        self._callback = partial(max, key=partial(next, steps))
        self._counts = [[0, 0] for _ in gc.get_stats()]
        self._since = list[list[int]]()

    def start(self) -> None:
        """Begin to follow."""
        self._since = _counts()
        gc.callbacks.append(self._callback)

    def stop(self) -> None:
        """End it; without a start, nothing."""
        if not self._since:
            return
        gc.callbacks[:] = [one for one in gc.callbacks if one is not self._callback]
        now = _counts()
        for counts, after, before in zip(self._counts, now, self._since):
            counts[0] += after[0] - before[0]
            counts[1] += after[1] - before[1]
        self._since = []

    def notes(self) -> dict[str, Any]:
        """Return what is to be noted beside a profile; nothing if the collector did not run.

        "collections": for each generation, how often it was collected, with blanks between. "collected": objects. "collecting":
        seconds in all, if each collection was followed. "collected_in": what was running when most collections began, a
        line each: how often, line, name and file, with tabs between; not on Python 3.11.
        """
        if not any(runs for runs, _ in self._counts):
            return {}
        notes: dict[str, Any] = {
            "collections": " ".join(str(runs) for runs, _ in self._counts),
            "collected": sum(objects for _, objects in self._counts),
        }
        if sum(self._begun.values()) == sum(runs for runs, _ in self._counts):
            if self._clock:
                notes["collecting"] = self._seconds[0]
            most = sorted(self._begun.items(), key=lambda item: -item[1])[:MOST_NAMED]
            lines = [
                f"{count}\t{code.co_firstlineno}\t{code.co_name}\t{code.co_filename}" for code, count in most if code
            ]
            notes["collected_in"] = "\n".join(line for line in lines if "\n" not in line and line.count("\t") == 3)
        return notes


def _counts() -> list[list[int]]:
    """Return for each generation how often it was collected, and how many objects were."""
    return [[one["collections"], one["collected"]] for one in gc.get_stats()]
