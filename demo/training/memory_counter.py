"""How many bytes does a program hold at the same time and behind its end, and how many objects does only the collector free?

See also: https://docs.python.org/3/library/tracemalloc.html and https://docs.python.org/3/library/gc.html#gc.get_stats
"""

import gc
import tracemalloc
from types import TracebackType
from typing import Any

from .counts import Memory
from .room import Unfit

ENDING = ("stop", "clear_traces", "reset_peak")
"""What of `tracemalloc` would have it forget what it has counted."""


class MemoryCounter:
    """Counts from `start` to the end of the context, in which the program is loaded as well.

    Attributes:
        memory: known behind it; of what was there before the start, nothing.
    """

    def __init__(self) -> None:
        self.memory = Memory()
        self._collected = 0
        self._own = {name: getattr(tracemalloc, name) for name in ENDING}

    def __enter__(self) -> "MemoryCounter":
        """Keep the program from ending what has not begun yet."""
        for name in ENDING:
            setattr(tracemalloc, name, _refuse)
        return self

    def start(self) -> None:
        """Begin to count."""
        self._own["stop"]()  # an earlier run of the program may have left it on
        self._collected = _collected()
        tracemalloc.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it. What is circular is collected first, and so is not taken as kept."""
        collected = _collected() - self._collected
        kept, peak = tracemalloc.get_traced_memory()
        self._own["stop"]()
        for name, function in self._own.items():
            setattr(tracemalloc, name, function)
        gc.enable()  # the program may have switched it off
        self.memory = Memory(peak, kept, collected)


def _collected() -> int:
    """Collect all there is, and return how many objects have been, since Python began."""
    gc.collect()
    return sum(generation["collected"] for generation in gc.get_stats())


def _refuse(*arguments: Any) -> None:
    raise Unfit(
        "The program resets or stops tracemalloc, with which the check counts its bytes: remove that for the check."
    )
