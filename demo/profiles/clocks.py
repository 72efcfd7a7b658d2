"""What a run was measured with: the clock's name, its unit, and how an amount of it is written."""

from collections.abc import Callable
from typing import NamedTuple

from .units import duration


class Clock(NamedTuple):
    """What a profiler reads at each call and return.

    Attributes:
        name: as a profile file has it: "wall", "cpu", "samples", or "" where it does not say.
        unit: of a cost, "s".
        label: says which clock it is, for a legend or a table.
        amount: writes a cost with its unit: 0.25 -> "250 ms".
    """

    name: str
    unit: str
    label: str
    amount: Callable[[float], str]


WALL = Clock("wall", "s", "wall clock, waiting included", duration)
CPU = Clock("cpu", "s", "CPU clock, waiting not included", duration)
SAMPLES = Clock("samples", "s", "sampled, not traced", duration)
UNNAMED = Clock("", "s", "clock not named in the file", duration)

RECORDED = {clock.name: clock for clock in (WALL, CPU)}
"""The clocks that our own recordings name."""
