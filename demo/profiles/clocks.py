"""What a run was measured with: the clock's name, its unit, and how an amount of it is written."""

from collections.abc import Callable
from typing import NamedTuple

from .units import duration, samples, size


class Clock(NamedTuple):
    """What a profiler reads at each call and return.

    Attributes:
        name: as a profile file has it: "wall", "cpu", "peak", "allocated", "kept", "samples", or "" where it does not say;
            "counted" and "bytes" of other tools' files.
        unit: of a cost: "s", "B" or "samples".
        label: says which clock it is, for a legend or a table.
        amount: writes a cost with its unit: 0.25 -> "250 ms".
        whole: what all costs are a share of, for a sentence.
        is_sampled: whether it was read now and then, instead of at each call.
    """

    name: str
    unit: str
    label: str
    amount: Callable[[float], str]
    whole: str = "the run"
    is_sampled: bool = False

    @property
    def decimals(self) -> int:
        """Return how many decimals a cost has in a table: microseconds, or whole bytes."""
        return 6 if self.unit == "s" else 0

    @property
    def quantity(self) -> str:
        """Return what it measures: "time", "memory" or "samples"."""
        return {"s": "time", "B": "memory"}.get(self.unit, self.unit)


WALL = Clock("wall", "s", "wall clock, waiting included", duration)
CPU = Clock("cpu", "s", "CPU clock, waiting not included", duration)
SAMPLES = Clock("samples", "s", "sampled, not traced", duration, is_sampled=True)
COUNTED = Clock("counted", "samples", "samples, not their time", samples, "all samples", is_sampled=True)
UNNAMED = Clock("", "s", "clock not named in the file", duration)
PEAK = Clock("peak", "B", "bytes held at the peak", size, "what was held then")
ALLOCATED = Clock("allocated", "B", "bytes allocated, free again or not", size, "all that was allocated")
KEPT = Clock("kept", "B", "bytes left at the end", size, "what was left")
BYTES = Clock("bytes", "B", "bytes, as another tool counted them", size, "all bytes in the file")

RECORDED = {clock.name: clock for clock in (WALL, CPU, PEAK, ALLOCATED, KEPT)}
"""The clocks that our own recordings name."""
