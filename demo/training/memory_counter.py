"""How many bytes does a program hold at the same time and behind its end, and how many objects does only the collector free?

See also: https://docs.python.org/3/library/tracemalloc.html and https://docs.python.org/3/library/gc.html#gc.get_stats
"""

import gc
import tracemalloc
from types import TracebackType

from .counts import Memory


class MemoryCounter:
    """Counts while it is a context; what was there before does not count.

    Attributes:
        memory: known behind it.
    """

    def __init__(self) -> None:
        self.memory = Memory()
        self._collected = 0

    def __enter__(self) -> "MemoryCounter":
        """Begin to count."""
        self._collected = _collected()
        tracemalloc.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it. What is circular is collected first, and so is not taken as kept."""
        collected = _collected() - self._collected
        kept, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        gc.enable()  # the program may have switched it off
        self.memory = Memory(peak, kept, collected)


def _collected() -> int:
    """Collect all there is, and return how many objects have been, since Python began."""
    gc.collect()
    return sum(generation["collected"] for generation in gc.get_stats())
