"""Profiles all threads of the process, each by itself, with yappi: cProfile sees one, and since Python 3.12 it mixes them up.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

yappi keeps a stack of running calls for each thread, and counts a call when it returns. A daemon thread never does, and neither
does what a signal ends. So at the end each stack is emptied, as cProfile does with its own: yappi gets as many returns as there
can be calls, in the name of one thread after the other. All of that is one call in C, so no thread goes on meanwhile.

See Also:
    https://github.com/sumerc/yappi/blob/master/doc/api.md
"""

import sys
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from itertools import repeat
from operator import add
from types import CodeType, FrameType
from typing import Any, NamedTuple

import yappi

from_c = yappi._yappi
"""What yappi is made of: it also knows the code of each function, and names it as Python does."""
MOST_TRIES, BREAK = 200, 0.001
"""How often yappi is asked for its rows, and seconds in between."""


class Called(NamedTuple):
    """The calls of one function by another, or of one function by all, as `cProfile.Profile.getstats` has them."""

    code: CodeType | str
    callcount: int
    reccallcount: int
    totaltime: float
    inlinetime: float
    calls: "list[Called] | None" = None


class Profiler:
    """Like `cProfile.Profile`, but of all threads that are running, or are started by `threading`.

    Attributes:
        threads: how many there were in which anything was called, known behind `getstats`.

    Args:
        clock: "wall", or "cpu" for the CPU time of each thread.
        counts: called by yappi at each call, it returns 0 for those that are left out; a function in C, for the sake of speed.
            None counts them all.
    """

    def __init__(self, clock: str, counts: Callable[[], int] | None = None) -> None:
        yappi.stop()
        yappi.clear_stats()  # a process that was forked has its parent's
        yappi.set_clock_type(clock)
        self.threads = 0
        self._leaves_out = counts is not None
        from_c.set_tag_callback(counts)
        from_c.set_context_name_callback(partial(str, "thread"))  # else it asks Python, again and again

    def enable(self) -> None:
        """Go on."""
        yappi.start(builtins=True, profile_threads=True)

    def disable(self) -> None:
        """Stop, and end the calls that are still running."""
        known: list[Any] = []
        from_c.enum_context_stats(known.append)
        frames = sys._current_frames()
        todo: list[Callable[[], object]] = []
        for thread, identifier in ((row[1], row[2]) for row in known):
            if frame := frames.get(identifier):
                name_it = partial(from_c.set_context_id_callback, repeat(thread).__next__)
                take_it_over = partial(sys.setprofile, None)  # then yappi takes what it gets next for that thread's
                returns = repeat(partial(from_c._profile_event, frame_of_function(), "return", None), most_calls(frame))
                todo += [name_it, take_it_over, *returns]
        todo += [partial(from_c.set_context_id_callback, None), from_c.stop]
        deque(map(partial.__call__, map(partial, todo)), 0)
        yappi.stop()

    def getstats(self) -> list[Called]:
        """Return what was counted, an entry for each function and thread."""
        rows = rows_of_functions()
        if self._leaves_out:
            rows = [row for row in rows if row[12]]
        codes = {(row[10], row[8]): code_of(row) for row in rows}
        ours = {place for place, code in codes.items() if is_own(code)}
        entries, threads = [], set()
        called_by_us: dict[tuple[int, int], tuple[Any, ...]] = {}
        for row in rows:
            for callee, *figures in row[9] if (row[10], row[8]) in ours else ():
                known = called_by_us.get((row[10], callee), (0, 0, 0.0, 0.0))
                called_by_us[row[10], callee] = tuple(map(add, known, figures))
        for _, _, _, count, primitive, _, total, own, number, callees, thread, *_ in rows:
            place = thread, number
            if place in ours:
                continue
            if place in called_by_us:
                figures = (count, primitive, total, own)
                count, primitive, total, own = (one - less for one, less in zip(figures, called_by_us[place]))
                if not count:
                    continue
            calls = [
                Called(codes[thread, callee], calls, calls - first, cost, own_cost)
                for callee, calls, first, cost, own_cost in callees
                if (thread, callee) in codes and (thread, callee) not in ours
            ]
            entries.append(Called(codes[place], count, count - primitive, total, own, calls))
            threads.add(thread)
        self.threads = len(threads)
        return entries


def rows_of_functions() -> list[Any]:
    """Return what yappi has counted, a row for each function and thread.

    A thread may have been interrupted while yappi made a row for it, which then has no name: yappi gives up, and prints that.
    So whoever would print it is replaced, and the thread gets time to go on.
    """
    failed: list[object] = []
    rows: list[Any] = []
    for _ in range(MOST_TRIES):
        failed.clear()
        rows.clear()
        hook, sys.excepthook = sys.excepthook, lambda *error: failed.append(error)
        try:
            from_c.enum_func_stats(rows.append, {})
        finally:
            sys.excepthook = hook
        if not failed:
            break
        time.sleep(BREAK)
    return rows


def most_calls(frame: FrameType | None) -> int:
    """Return how many calls can be running in a thread: of each function, and of one in C by each."""
    depth = 0
    while frame:
        frame, depth = frame.f_back, depth + 1
    return 2 * depth


def frame_of_function() -> FrameType:
    """Return any frame that is not a coroutine's."""
    return sys._getframe()


def code_of(row: Any) -> CodeType | str:
    """Return the code of a function, or the text by which cProfile calls one in C."""
    name, module, is_in_c, code = row[0], row[1], row[5], row[-1]
    if not is_in_c:
        return code  # type: ignore[no-any-return]
    return str(name) if name.startswith("<") else f"<built-in method {module}.{name}>"


def is_own(code: CodeType | str) -> bool:
    """Say whether a function is this file's, or yappi's."""
    if isinstance(code, str):
        return code.startswith("<built-in method _yappi.")
    return code.co_filename in (__file__, yappi.__file__)
