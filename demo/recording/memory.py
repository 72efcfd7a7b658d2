"""How many bytes does a program hold, ask for, leave behind?

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

What is allocated in all is counted by a clock. What is held at some moment is found in the stacks that tracemalloc keeps
of all blocks: a clock of what is held would go down wherever something is freed, and a clock of the most that was held would
charge whoever happens to need a little just then.

See Also:
    https://docs.python.org/3/library/tracemalloc.html (what is counted: all that Python's own allocators hand out).
"""

import cProfile
import gc
import marshal
import sys
import tracemalloc
from collections.abc import Callable
from functools import cached_property
from tracemalloc import get_traced_memory, reset_peak
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:  # when it runs, no part knows another
    from . import collector

DEEPEST = 250
"""Frames of a stack that are known, the innermost ones."""
MOST_TRACED = 300_000_000
"""Bytes that tracemalloc has in use itself, some 50 for each block and more for each stack. If it has more, the blocks are
not looked at, since that takes some hundred bytes for each."""
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
        traces: the blocks that were held then, as tracemalloc has them, in few bytes; None if they were too many. As objects
            they would count for the garbage collector, which would run more often and free circles sooner.
        room: bytes that tracemalloc counts for these.
    """

    most: int = 0
    held: int = 0
    stack: tuple[Frame, ...] = ()
    traces: bytes | None = marshal.dumps([])
    room: int = 0


class Memory:
    """Reads what the program does to memory, and keeps what a profile does not say of it.

    Attributes:
        profiler: what it costs is what the clock counts, if that is "allocated". Otherwise it counts calls alone, and the
            blocks that are held at some moment are looked at then.

    Args:
        clock: "allocated": bytes that have been asked for, all together. "peak": bytes that are held when the most is held.
            "kept": bytes that are held at the end.
        part: returns the module of a name: `byte_clocks` or `held`.
        ours: how the paths of files begin whose frames and lines are not the program's.
        collector: follows the garbage collector meanwhile.
    """

    def __init__(
        self, clock: str, part: Callable[[str], Any], ours: tuple[str, ...], collector: "collector.Collector"
    ) -> None:
        self._clock, self._allocators, self._ours, self._collector = clock, part("held"), ours, collector
        clocks = part("byte_clocks")
        self._far = clocks.FAR
        self._moment, self._peak = Moment(), 0
        self._most = [clocks.FAR]
        tracemalloc.start(1 if clock == "allocated" else DEEPEST)
        read: Callable[[], int] | None = None
        if clock == "peak":
            read = clocks.watching(self._look)
        elif clock == "allocated":
            read = clocks.allocated(self._most, clocks.bytes_of_a_reading())
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

    def stop(self) -> None:
        """Keep what is held now, and what was held at most."""
        if self._witness is not None:
            self._held, most = self._read_held()
            self._peak = self._most[0] - self._far if self._clock == "allocated" else max(self._moment.most, most)
            self._stopped = tracemalloc.get_object_traceback(self._witness) is None

    def counted(self) -> list[Any]:
        """Return what was counted, as `getstats` has it, with bytes for costs; count no more."""
        counted: list[Any] = self.profiler.getstats()
        if self._clock == "kept":
            self.profiler.clear()  # its tables are not the program's
            counted = self._allocators.weighed(counted, self._traces or (), self._ours)
        elif self._clock == "peak":
            counted = self._allocators.weighed(counted, self._at_peak(), self._ours)
        return counted

    def notes(self) -> dict[str, Any]:
        """Return what is to be noted beside a profile.

        "unit": "B". "peak" and "held": bytes, at most and at the end. If the clock is "peak", "reached": bytes that had been
        held at most when the program was looked at for the last time; and "record": the stack then, the outermost function
        first. "left": what lines left behind, bytes, blocks, line and file. "disturbed": "stopped" if the program ended the
        counting, "many" if what is held is too much to be looked at.
        """
        blocks = self._moment.traces if self._clock == "peak" else self._traces
        too_many = blocks is None and self._clock != "allocated"
        running = _running(self._moment.stack, self._ours)
        return {
            "unit": "B",
            "peak": self._peak,
            "held": self._held,
            "reached": self._moment.most,
            "record": "\n".join(filter(None, map(_frame_note, running[::-1]))),
            "left": self._allocators.lines(self._traces or (), self._ours),
            "disturbed": "stopped" if self._stopped else "many" if too_many else "",
        }

    @cached_property
    def _traces(self) -> list[Any] | None:
        """Return the blocks that are held now, None if there are too many, and count no more."""
        if self._clock == "kept":
            _empty_free_lists()
        traces = _blocks()
        tracemalloc.stop()
        return traces

    def _read_held(self) -> tuple[int, int]:
        """Return the bytes that the program holds, and those that it held at most since the last look."""
        held, most = get_traced_memory()
        return held - self._moment.room, most - self._moment.room

    def _look(self) -> bool:
        """Look at this moment, unless a collection is just beginning; say whether it could be looked at.

        Nothing is collected meanwhile: a program whose circles are gone sooner holds less than it would.
        """
        frame = sys._getframe(1)
        if self._collector.is_beginning_in(frame.f_code):
            return False
        collects = gc.isenabled()
        gc.disable()
        self._collector.count_for(frame.f_code, Memory._look.__code__)
        self._keep_if_highest(frame)
        if collects:
            gc.enable()
        return True

    def _keep_if_highest(self, frame: FrameType | None) -> None:
        """Keep this moment, and no frame of it, if it is the highest."""
        held, most = self._read_held()
        most = max(held, most - ROOM)
        if most <= self._moment.most:
            return
        stack = list[Frame]()
        while frame and len(stack) < DEEPEST:
            stack.append((frame.f_code, frame.f_lineno))
            frame = frame.f_back
        blocks = _blocks()
        traces = None if blocks is None else marshal.dumps(blocks)
        self._moment = Moment(most, held, tuple(stack), traces, sys.getsizeof(traces) if traces else 0)
        reset_peak()  # all this was not the program

    def _at_peak(self) -> list[Any]:
        """Return the blocks that were held at that moment, and as one what was held just before, if that was more."""
        most, held, stack, traces, _ = self._moment
        blocks: list[Any] = marshal.loads(traces) if traces else []
        running = _running(stack, self._ours)
        if most > held and running:
            frames = tuple((code.co_filename, line) for code, line in running)
            blocks.append((0, most - held, frames, len(frames) + (len(stack) == DEEPEST)))
        return blocks


def _empty_free_lists() -> None:
    """Have Python give back the unused dictionaries, lists and frames that it keeps for later.

    A full collection does that. Meanwhile all objects are frozen, and there are no callbacks: nothing of the program is
    freed, or called.
    """
    callbacks, debug = gc.callbacks[:], gc.get_debug()
    gc.callbacks.clear()
    gc.set_debug(0)
    gc.freeze()
    gc.collect()
    gc.unfreeze()
    gc.set_debug(debug)
    gc.callbacks[:] = callbacks


def _blocks() -> list[Any] | None:
    """Return the blocks that are held now; None if there are too many."""
    if tracemalloc.get_tracemalloc_memory() > MOST_TRACED:
        return None
    # `take_snapshot` makes an object of each, and is much slower
    return tracemalloc._get_traces()  # type: ignore[attr-defined, no-any-return]


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
