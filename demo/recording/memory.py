"""How many bytes does a program hold, ask for, leave behind?

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

What is allocated in all is counted by a clock, which a profiler reads at each call and return. What is held at some moment
is found in the stacks that tracemalloc keeps of all blocks: a clock of what is held would go down wherever something is
freed, and a clock of the most that was held would charge whoever happens to need a little just then.

The profiler reads millions of times, so no clock is written in Python: each is a chain of iterators, all in C. What one
reading allocates for itself is free again before the next.

See Also:
    https://docs.python.org/3/library/tracemalloc.html (what is counted: all that Python's own allocators hand out).
    https://docs.python.org/3/library/profile.html#profile.Profile (a profiler takes any clock that gives integers).
"""

import cProfile
import gc
import sys
import tracemalloc
from bisect import bisect
from collections import deque
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate, chain, cycle, islice, repeat
from operator import add, itemgetter, sub
from tracemalloc import get_traced_memory, reset_peak
from types import CodeType
from typing import Any, NamedTuple, TypeAlias

NEARLY = 0.94
"""Share of the most that is held, 0..1, that is held at least when the program is looked at for the last time."""
LEVELS = [int(10_000 / NEARLY**i) for i in range(400)]
"""Bytes; whenever the most that was held reaches another one of these, the program is looked at."""
DEEPEST = 250
"""Frames of a stack that are known, the innermost ones."""
MOST_BLOCKS = 5_000_000
"""Blocks; if more are held, they are not looked at, since that takes some hundred bytes for each."""
MOST_TRACED = 500_000_000
"""Bytes that tracemalloc itself has in use; if it has more, likewise."""
FAR = 1 << 40
"""Where a sum begins, so that it needs the same room, two digits, from its first reading to its last."""
READINGS = 20
"""Of a clock, while nothing happens."""
ROOM = 1_000
"""Bytes; what readings and looks need for themselves is less."""

Frame: TypeAlias = tuple[CodeType, int]
"""What runs, and the line it is at."""


class Moment(NamedTuple):
    """The program as it was when more was held than ever before.

    Attributes:
        most: bytes that had been held at most until then.
        held: bytes that were held then; fewer, if the most was held for a moment between two readings.
        stack: what was running, the innermost frame first.
        traces: the blocks that were held then, as tracemalloc has them; none if they were too many.
    """

    most: int = 0
    held: int = 0
    stack: tuple[Frame, ...] = ()
    traces: tuple[Any, ...] | list[Any] = ()


class Memory:
    """Reads what the program does to memory, and keeps what a profile does not say of it.

    Attributes:
        profiler: what it costs is what the clock counts, if that is "allocated". Otherwise it counts calls alone, and the
            blocks that are held at some moment are looked at then.

    Args:
        clock: "allocated": bytes that have been asked for, all together. "peak": bytes that are held when the most is held.
            "kept": bytes that are held at the end.
        left: the module of that name.
        ours: how the paths of files begin whose frames and lines are not the program's.
    """

    def __init__(self, clock: str, left: Any, ours: tuple[str, ...]) -> None:
        self._clock, self._left, self._ours = clock, left, ours
        self._most, self._moment = deque([0], maxlen=1), Moment()
        tracemalloc.start(1 if clock == "allocated" else DEEPEST)
        read: Callable[[], int] | None = None
        if clock == "peak":
            read = _peak(self._look)
        elif clock == "allocated":
            read = _allocated(self._most, _bytes_of_a_reading())
        self._read = read
        self.profiler = cProfile.Profile(read, 1.0) if read else cProfile.Profile()
        self._held = 0
        self._witness: object = None
        self._stopped = False

    def start(self) -> None:
        """Count from here on; a run may have breaks."""
        if self._witness is None:
            tracemalloc.clear_traces()
            self._witness = object()
            if self._read:
                self._read()  # what was held before is forgotten now
                self._most.append(0)

    def stop(self) -> None:
        """Keep what is held now, and what was held at most."""
        if self._witness is not None:
            self._held, most = get_traced_memory()
            if self._clock != "allocated":
                self._most.append(max(self._moment.most, most))
            self._stopped = tracemalloc.get_object_traceback(self._witness) is None

    def counted(self) -> list[Any]:
        """Return what was counted, as `getstats` has it, with bytes for costs; count no more."""
        counted: list[Any] = self.profiler.getstats()
        if self._clock == "kept":
            self.profiler.clear()  # its tables are not the program's
            counted = self._left.weighed(counted, self._traces, self._ours)
        elif self._clock == "peak":
            counted = self._left.weighed(counted, self._at_peak(), self._ours)
        return counted

    def notes(self) -> dict[str, Any]:
        """Return what is to be noted beside a profile.

        "unit": "B". "peak" and "held": bytes, at most and at the end. If the clock is "peak", "reached": bytes that had been
        held at most when the program was looked at for the last time; and "record": the stack then, the outermost function
        first. "left": what lines left behind, bytes, blocks, line and file. "disturbed": "stopped" if the program ended the
        counting, "many" if what is held is too much to be looked at.
        """
        looked_at = {"kept": self._traces, "peak": self._moment.traces}.get(self._clock, [True])
        running = _running(self._moment.stack, self._ours)
        return {
            "unit": "B",
            "peak": self._most[0],
            "held": self._held,
            "reached": self._moment.most,
            "record": "\n".join(filter(None, map(_frame_note, running[::-1]))),
            "left": self._left.lines(self._traces, self._ours),
            "disturbed": "stopped" if self._stopped else "" if looked_at or not self._held else "many",
        }

    @cached_property
    def _traces(self) -> list[Any]:
        """Return the blocks that are held now, none if there are too many, and count no more."""
        if self._clock == "kept":
            _empty_free_lists()
        traces = _blocks()
        tracemalloc.stop()
        return traces

    def _look(self) -> int:
        """Keep this moment, and no frame of it, if it is the highest."""
        held, most = get_traced_memory()
        most = max(held, most - ROOM)
        if most <= self._moment.most:
            return 0
        frame, stack = sys._getframe(1), list[Frame]()
        while frame and len(stack) < DEEPEST:
            stack.append((frame.f_code, frame.f_lineno))
            frame = frame.f_back  # type: ignore[assignment]
        self._moment = Moment(most, held, tuple(stack), _blocks())
        reset_peak()  # all this was not the program
        return 0

    def _at_peak(self) -> list[Any]:
        """Return the blocks that were held at that moment, and as one what was held just before, if that was more."""
        most, held, stack, traces = self._moment
        running = _running(stack, self._ours)
        if most > held and running:
            frames = tuple((code.co_filename, line) for code, line in running)
            return [*traces, (0, most - held, frames, len(frames) + (len(stack) == DEEPEST))]
        return [*traces]


def _empty_free_lists() -> None:
    """Have Python give back the dictionaries, lists and frames that it has ready for the next one who wants one.

    A full collection does that. So that it frees nothing of the program, and calls none of it, there is nothing to be looked
    at, and nobody to be told.
    """
    callbacks, debug = gc.callbacks[:], gc.get_debug()
    gc.callbacks.clear()
    gc.set_debug(0)
    gc.freeze()
    gc.collect()
    gc.unfreeze()
    gc.set_debug(debug)
    gc.callbacks[:] = callbacks


def _blocks() -> list[Any]:
    """Return the blocks that are held now; none if there are too many."""
    if sys.getallocatedblocks() > MOST_BLOCKS or tracemalloc.get_tracemalloc_memory() > MOST_TRACED:
        return []
    # `take_snapshot` makes an object of each, and is much slower
    return tracemalloc._get_traces()  # type: ignore[attr-defined, no-any-return]


def _readings() -> Iterator[tuple[int, int]]:
    """Return what reads, each time, the bytes that are held now and those that were held at most."""
    return iter(get_traced_memory, None)  # which it never returns


def _peak(look: Callable[[], int]) -> Callable[[], int]:
    """Return a clock that stands still; it looks whenever the most that was held reaches another level.

    A reading asks for two numbers and no more: where tracemalloc keeps whole stacks, each block takes its time.

    Args:
        look: returns 0.
    """
    looks = iter(look, None)
    once = [repeat(0), *(chain(islice(looks, 1), repeat(0)) for _ in LEVELS)]  # for each level, a look, and no more
    levels = map(bisect, repeat(LEVELS), map(itemgetter(1), _readings()))
    return map(next, map(once.__getitem__, levels)).__next__


def _allocated(most: deque[int], own: int) -> Callable[[], int]:
    """Return a clock of all bytes that were asked for.

    From one reading to the next, as much was asked for as is held more, to the byte. If at most still more was held meanwhile,
    that was asked for, too, and given back again: so what was most is read and forgotten at each reading.

    Args:
        most: where the most that was held is kept.
        own: bytes that a reading asks for itself; of what is given back again, so many are not counted.
    """
    readings = map(itemgetter(0), zip(_readings(), iter(reset_peak, 1)))
    amounts = chain.from_iterable(map(itemgetter(1, 1, 0, 0, 0), readings))  # most, most, held, held, held, most, ...
    next(amounts), next(amounts), next(amounts)
    kept = map(itemgetter(1), zip(map(most.append, accumulate(amounts, max)), amounts))
    before_and_after = zip(amounts, amounts, kept, amounts)  # held, held, most, held
    ordered = chain.from_iterable(map(itemgetter(2, 0, 3, 1), before_and_after))
    rises = map(sub, map(sub, ordered, ordered), cycle((own, 0)))  # of the most, of what is held, of the most, ...
    read = accumulate(map(max, rises, rises, repeat(0)), add, initial=FAR).__next__
    read()  # `FAR` itself
    return read


def _bytes_of_a_reading() -> int:
    """Return how many bytes a reading of `_allocated` asks for itself, when as much is held as while a program runs."""
    held = bytes(1_000_000)
    read = _allocated(deque(maxlen=1), 0)
    sums = [0] * READINGS
    for i in range(READINGS):
        sums[i] = read()
    del held
    return min(later - sooner for sooner, later in zip(sums[READINGS // 2 :], sums[READINGS // 2 + 1 :]))


def _running(stack: tuple[Frame, ...], ours: tuple[str, ...]) -> list[Frame]:
    """Return the program's functions that were running, the innermost first; not the one that was only about to."""
    frames = [frame for frame in stack if not frame[0].co_filename.startswith(ours)]
    about_to = len(frames) > 1 and frames[0][1] == frames[0][0].co_firstlineno
    return frames[about_to:]


def _frame_note(frame: Frame) -> str:
    """Return the line it is at, its first line, its name and its file, with tabs between them; "" if that cannot be."""
    code, line = frame
    note = f"{line}\t{code.co_firstlineno}\t{code.co_name}\t{code.co_filename}"
    return "" if "\n" in note or note.count("\t") > 3 else note
