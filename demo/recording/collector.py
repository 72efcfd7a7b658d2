"""How often did the garbage collector run, how long, and while which functions were running?

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

See Also:
    https://docs.python.org/3/library/gc.html#gc.callbacks (called at the start and the stop of each collection).
"""

import gc
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, cycle, repeat
from operator import add, attrgetter, mul, or_
from types import CodeType
from typing import Any, NamedTuple

MOST_NAMED = 3
"""Functions that are noted, of those that were running when most collections began."""
SEES_FRAMES = sys.version_info[:2] != (3, 11)
"""Whether it is safe to look at the frame that is running.

Python 3.11 collects at any allocation, also while it makes a generator of a call: a frame object that `sys._getframe` makes
then goes on to a place in memory that is soon another call's, so that the profile counts the wrong functions, or Python
crashes. `sys._current_frames` may wait forever there (https://github.com/python/cpython/issues/106883). Earlier versions
always have frame objects, later ones collect between instructions.

So on Python 3.11 the profiler says what is running: it counts by whom a generator is resumed.
"""


class Entry(NamedTuple):
    """A function, as `getstats` has it."""

    code: CodeType | str
    callcount: int
    reccallcount: int
    totaltime: float
    inlinetime: float
    calls: Sequence[Any]


class Collector:
    """Follows the garbage collector from a start to a stop; a run may have breaks.

    What `gc` calls back is written in C, so no profiler counts it, and no signal is handled in it; and it keeps no more than
    a sum, and a count for each function, however often the collector runs.

    Args:
        clock: gives seconds; None if they mean nothing.
    """

    def __init__(self, clock: Callable[[], float] | None) -> None:
        self._clock = clock
        self._seconds = [0.0]
        self._begun = defaultdict[CodeType | str | None, int](int)
        signed = map(mul, cycle((-1.0, 1.0)), iter(clock or float, None))
        timed = map(self._seconds.__setitem__, repeat(0), accumulate(signed))
        running = (
            map(attrgetter("f_code", "f_code"), iter(sys._getframe, None)) if SEES_FRAMES else repeat((None, None))
        )
        codes = chain.from_iterable(running)  # each twice
        begun: Iterator[None] = map(
            self._begun.__setitem__, codes, map(add, map(self._begun.__getitem__, codes), repeat(1))
        )
        if not SEES_FRAMES:
            begun = _unless_traced(resumed(begun), begun)
        # It is called with two arguments, neither of which is needed: for each, the next step is done.
        at_start, at_stop = (begun, timed), (timed, repeat(None))
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

    def is_beginning_in(self, code: CodeType) -> bool:
        """Say whether what is running is the generator that the profiler sees when a collection begins on Python 3.11."""
        return code is resumed.__code__

    def count_for(self, running: CodeType, ours: CodeType) -> None:
        """Count what began in a function of ours for the one that was running; since Python 3.12, what is due begins there."""
        if count := self._begun.pop(ours, 0):
            self._begun[running] += count

    def without_its_own(self, counted: list[Any]) -> list[Any]:
        """Return what a profiler has counted, without the generator that it resumed when collections began.

        That function's callers were running then; what it cost is theirs again. For a function in C that one function called,
        this one is meant, as it is where frames are seen.

        Args:
            counted: as `getstats` has it, an entry for each function.
        """
        if SEES_FRAMES:
            return counted
        own = resumed.__code__
        resumed_by = [(entry, call) for entry in counted for call in entry.calls or () if call.code is own]
        in_c = {entry.code: set[Any]() for entry, _ in resumed_by if isinstance(entry.code, str)}
        for entry in counted:
            for code in in_c.keys() & {call.code for call in entry.calls or ()}:
                in_c[code].add(entry.code)
        for entry, call in resumed_by:
            callers = in_c.get(entry.code, ())
            self._begun[callers.pop() if len(callers) == 1 else entry.code] += call.callcount
            self._begun[None] -= call.callcount
        costs = {id(entry): (entry, call) for entry, call in resumed_by}
        return [
            _without(*costs[id(entry)]) if id(entry) in costs else entry for entry in counted if entry.code is not own
        ]

    def notes(self) -> dict[str, Any]:
        """Return what is to be noted beside a profile, behind `without_its_own`; nothing if the collector did not run.

        "collections": for each generation, how often it was collected, with blanks between. "collected": objects. "collecting":
        seconds in all, if each collection was followed. "collected_in": what was running when most collections began, a
        line each: how often, line, name and file, with tabs between.
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
            known = [(code, count) for code, count in self._begun.items() if code]
            most = sorted(known, key=lambda item: -item[1])[:MOST_NAMED]
            lines = [f"{count}\t{_place(code)}" for code, count in most]
            notes["collected_in"] = "\n".join(line for line in lines if "\n" not in line and line.count("\t") == 3)
        return notes


def resumed(each: Iterator[None]) -> Iterator[None]:
    """Yield from what does a step each time.

    The profiler counts it as called by the function that is running. No signal is handled where a generator goes on in another
    iterator: Ctrl-C would be lost in a callback. And its frame stays where it is, so no bytes are allocated.
    """
    yield from each


def _unless_traced(seen: Iterator[None], plain: Iterator[None]) -> Iterator[None]:
    """Return what goes on with the one; with the other where a trace or profile function in Python could look at frames."""
    traced = map(or_, map(callable, iter(sys.gettrace, 0)), map(callable, iter(sys.getprofile, 0)))
    return map(next, map((seen, plain).__getitem__, traced))


def _without(entry: Any, own: Any) -> Entry:
    """Return an entry without its calls of our own, which took no time of it."""
    calls = [call for call in entry.calls if call is not own]
    return Entry(
        entry.code, entry.callcount, entry.reccallcount, entry.totaltime, entry.inlinetime + own.totaltime, calls
    )


def _place(code: CodeType | str) -> str:
    """Return line, name and file, with tabs between, as `pstats` has them."""
    return f"0\t{code}\t~" if isinstance(code, str) else f"{code.co_firstlineno}\t{code.co_name}\t{code.co_filename}"


def _counts() -> list[list[int]]:
    """Return for each generation how often it was collected, and how many objects were."""
    return [[one["collections"], one["collected"]] for one in gc.get_stats()]
