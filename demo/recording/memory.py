"""How many bytes does a program hold, ask for, leave behind? Clocks that count bytes, for a profiler to read.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

A profiler reads its clock at each call and return, millions of times, so no clock is written in Python: each is a chain of
iterators, all in C. What one reading allocates for itself is free again before the next.

See Also:
    https://docs.python.org/3/library/tracemalloc.html (what is counted: all that Python's own allocators hand out).
    https://docs.python.org/3/library/profile.html#profile.Profile (a profiler takes any clock that gives integers).
"""

import cProfile
import sys
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import accumulate, chain, cycle, islice, repeat, takewhile
from math import expm1, log1p
from operator import add, attrgetter, itemgetter, mul, sub, truth
from tracemalloc import get_traced_memory, reset_peak
from types import CodeType
from typing import Any, TypeAlias

CLOCKS = ("peak", "allocated", "kept")
FINENESS = 64
"""Levels of the most that was held, for each time that it grows by a factor of e; at each new one the stack is looked at."""
LEVELS = int(FINENESS * log1p(1 << 50))
DEEPEST = 250
"""Frames of a stack that are known, the innermost ones."""
MOST_BLOCKS = 5_000_000
"""Blocks; if more are held at the end, they are not looked at, since that takes some hundred bytes for each."""
MOST_TRACED = 500_000_000
"""Bytes that tracemalloc itself has in use; if it has more, likewise."""
FAR = 1 << 40
"""Where a sum begins, so that it needs the same room, two digits, from its first reading to its last."""
READINGS = 20
"""Of a clock, while nothing happens."""

Frame: TypeAlias = tuple[CodeType, int]
"""What runs, and the line it is at."""


class Memory:
    """Reads what the program does to memory, and keeps what a profile does not say of it.

    Attributes:
        profiler: it reads a clock whose unit is the byte.

    Args:
        clock: what that counts: "peak", the most that has been held so far; or "allocated", all that has been asked for so
            far. For "kept", it counts calls alone: what is left at the end is known by then.
        left: the module of that name.
        ours: how the paths of files begin whose frames and lines are not the program's.
    """

    def __init__(self, clock: str, left: Any, ours: tuple[str, ...]) -> None:
        self._clock, self._left, self._ours = clock, left, ours
        self._highest = _Highest(_stacks() if clock == "peak" else repeat(()))
        tracemalloc.start(DEEPEST if clock == "kept" else 1)
        read: Callable[[], int] | None = None
        if clock == "peak":
            read = self._highest.noticed(chain.from_iterable(map(itemgetter(1, 1), _readings()))).__next__
        elif clock == "allocated":
            read = _allocated(self._highest, _bytes_of_a_reading())
        self._read = read
        self.profiler = cProfile.Profile(read, 1.0) if read else cProfile.Profile()
        self._held = self._peak = 0
        self._witness: object = None
        self._disturbed = ""

    def start(self) -> None:
        """Count from here on; a run may have breaks."""
        if self._witness is None:
            tracemalloc.clear_traces()
            self._witness = object()
            if self._read:
                self._read()  # what was held before is forgotten now

    def stop(self) -> None:
        """Keep what is held now, and what was held at most."""
        if self._witness is not None:
            self._held, peak = get_traced_memory()
            self._peak = max(self._peak, peak)
            self._disturbed = "" if tracemalloc.get_object_traceback(self._witness) else "stopped"

    def counted(self) -> list[Any]:
        """Return what was counted, as `getstats` has it, with bytes for costs; count no more."""
        counted: list[Any] = self.profiler.getstats()
        if self._clock == "kept":
            self.profiler.clear()  # its tables are not the program's
            counted = self._left.weighed(counted, self._traces, self._ours)
        return counted

    def notes(self) -> dict[str, Any]:
        """Return what is to be noted beside a profile.

        "unit": "B". "peak" and "held": bytes, at most and at the end. "reached": bytes that had been held at most when the
        stack was looked at for the last time. "record": that stack, the outermost function first, if the clock is "peak".
        "left": what lines left behind, bytes, blocks, line and file. "disturbed": "stopped" if the program ended the
        counting, "reset" if it forgot what was held at most, "many" if what is left is too much to be looked at.
        """
        stack, reached = self._highest.stack, self._highest.reached()
        is_reset = self._clock == "peak" and self._peak < reached
        lines = self._left.lines(self._traces, self._ours)
        too_many = self._clock == "kept" and not self._traces and self._held > 0
        return {
            "unit": "B",
            "peak": max(self._peak, reached),
            "held": self._held,
            "reached": reached,
            "record": "\n".join(filter(None, map(_frame_note, _running(stack, self._ours)))),
            "left": lines,
            "disturbed": self._disturbed or ("reset" if is_reset else "many" if too_many else ""),
        }

    @cached_property
    def _traces(self) -> list[Any]:
        """Return the blocks that are held now, none if there are too many, and count no more."""
        too_many = sys.getallocatedblocks() > MOST_BLOCKS or tracemalloc.get_tracemalloc_memory() > MOST_TRACED
        # `take_snapshot` makes an object of each, and is much slower
        traces = [] if too_many else tracemalloc._get_traces()  # type: ignore[attr-defined]
        tracemalloc.stop()
        return traces


def _readings() -> Iterator[tuple[int, int]]:
    """Return what reads, each time, the bytes that are held now and those that were held at most."""
    return iter(get_traced_memory, None)  # which it never returns


class _Highest:
    """Looks at the stack whenever the most that was held reaches another level.

    Args:
        looks: what gives a stack, each time.
    """

    def __init__(self, looks: Iterator[tuple[Frame, ...]]) -> None:
        self._last = deque[tuple[Frame, ...]](maxlen=1)
        looked = map(self._last.append, looks)
        self._once = [
            chain(islice(looked, 1), repeat(None)) for _ in range(LEVELS)
        ]  # for each level, a look, and no more

    @property
    def stack(self) -> tuple[Frame, ...]:
        """Return what was seen at the last look, the innermost frame first."""
        return self._last[0] if self._last else ()

    def noticed(self, amounts: Iterator[int]) -> Iterator[int]:
        """Return every other one of some amounts, which come twice each, and look where one reaches a new level."""
        levels = map(int, map(mul, map(log1p, amounts), repeat(FINENESS)))
        return map(itemgetter(1), zip(map(next, map(self._once.__getitem__, levels)), amounts))

    def reached(self) -> int:
        """Return the highest level that has been reached, in bytes; there is nothing to be noticed any more after that."""
        for level in reversed(range(1, LEVELS)):
            self._last.clear()
            next(self._once[level])
            if not self._last:
                return int(expm1(level / FINENESS))
        return 0


def _allocated(highest: _Highest, own: int) -> Callable[[], int]:
    """Return a clock of all bytes that were asked for.

    From one reading to the next, as much was asked for as is held more, to the byte. If at most still more was held meanwhile,
    that was asked for, too, and given back again: so what was most is read and forgotten at each reading.

    Args:
        highest: notices what is held at most.
        own: bytes that a reading asks for itself; of what is given back again, so many are not counted.
    """
    readings = map(itemgetter(0), zip(_readings(), iter(reset_peak, 1)))
    amounts = chain.from_iterable(map(itemgetter(1, 1, 0, 0, 0), readings))  # most, most, held, held, held, most, ...
    next(amounts), next(amounts), next(amounts)
    before_and_after = zip(amounts, amounts, highest.noticed(amounts), amounts)  # held, held, most, held
    ordered = chain.from_iterable(map(itemgetter(2, 0, 3, 1), before_and_after))
    rises = map(sub, map(sub, ordered, ordered), cycle((own, 0)))  # of the most, of what is held, of the most, ...
    read = accumulate(map(max, rises, rises, repeat(0)), add, initial=FAR).__next__
    read()  # `FAR` itself
    return read


def _bytes_of_a_reading() -> int:
    """Return how many bytes a reading of `_allocated` asks for itself, when as much is held as while a program runs."""
    held = bytes(1_000_000)
    read = _allocated(_Highest(repeat(())), 0)
    sums = [0] * READINGS
    for i in range(READINGS):
        sums[i] = read()
    del held
    return min(later - sooner for sooner, later in zip(sums[READINGS // 2 :], sums[READINGS // 2 + 1 :]))


def _stacks() -> Iterator[tuple[Frame, ...]]:
    """Return what gives, each time, the stack of the program that is running, the innermost frame first; no frame is kept."""
    innermost = map(repeat, iter(sys._getframe, None), repeat(1))  # once each; `zip` would hold the last one
    outwards = map(chain, innermost, repeat(repeat("f_back")))
    frames = map(takewhile, repeat(truth), map(accumulate, outwards, repeat(getattr)))
    return map(tuple, map(partial(map, attrgetter("f_code", "f_lineno")), map(islice, frames, repeat(DEEPEST))))


def _running(stack: tuple[Frame, ...], ours: tuple[str, ...]) -> list[Frame]:
    """Return the program's functions that were running, the outermost first; not the one that was only about to."""
    frames = [frame for frame in stack if not frame[0].co_filename.startswith(ours)]
    about_to = len(frames) > 1 and frames[0][1] == frames[0][0].co_firstlineno
    return frames[about_to:][::-1]


def _frame_note(frame: Frame) -> str:
    """Return the line it is at, its first line, its name and its file, with tabs between them; "" if that cannot be."""
    code, line = frame
    note = f"{line}\t{code.co_firstlineno}\t{code.co_name}\t{code.co_filename}"
    return "" if "\n" in note or note.count("\t") > 3 else note
