"""Work that leaves neither a call nor a line: what C does for one line, counted by those who hand it the data.

The checks add to `DONE` while a program runs; a trial begins it anew for each run.
"""

import builtins
from collections import Counter
from typing import Any

DONE: Counter[str] = Counter()
"""How much was done, by what it is: "numbers" of ranges, "elements" that were moved in a list, ..."""

_range = builtins.range


class _Ranges(type):
    """Lets a range be an instance of what stands in for `range`."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, _range)


class _CountedRange(metaclass=_Ranges):
    """Makes ranges, and adds their lengths to "numbers"."""

    def __new__(cls, *bounds: Any) -> Any:
        made = _range(*bounds)
        DONE["numbers"] += len(made)
        return made


def count_ranges() -> None:
    """Add the length of each range that is made from now on to "numbers", whoever goes through it."""
    builtins.range = _CountedRange  # type: ignore[misc]
