"""Numbers that count each calculation with them, and whose results are such numbers again: so a sum that runs in C counts too.

Hashes count as well: a table of what is known may cost more than to find it out again. Otherwise they behave like whole numbers
and floats. Behind `MOST` nothing is counted any more: it is too many in every exercise.
"""

from collections.abc import Callable
from typing import Any

from ..work import DONE

MOST = 100_000
"""Calculations that are counted."""
ONE_OR_TWO = ("abs", "add", "divmod", "floordiv", "mod", "mul", "neg", "pos", "pow", "sub", "truediv")
REFLECTED = ("radd", "rdivmod", "rfloordiv", "rmod", "rmul", "rpow", "rsub", "rtruediv")


class Whole(int):
    """A whole number that adds each calculation with it to "calculations", and each hash of it to "hashes"."""

    __slots__ = ()


class Real(float):
    """A float that does."""

    __slots__ = ()


def count_calculations() -> None:
    """Begin anew, until `MOST` is reached."""
    DONE.clear()
    for kind in (Whole, Real):
        for name in ONE_OR_TWO + REFLECTED:
            setattr(kind, f"__{name}__", _counting(getattr(kind.__base__, f"__{name}__")))


def _stop_counting() -> None:
    """Make them as quick as plain numbers: what a program as shipped does with them may be very much."""
    for kind in (Whole, Real):
        for name in ONE_OR_TWO + REFLECTED:
            delattr(kind, f"__{name}__")


def _counting(operation: Callable[..., Any]) -> Callable[..., Any]:
    def calculated(*numbers: Any) -> Any:
        found = operation(*numbers)
        DONE["calculations"] += 1
        if DONE["calculations"] == MOST:
            _stop_counting()
        kind = type(found)
        if kind is float:
            return Real(found)
        return Whole(found) if kind is int else found

    return calculated


def _hashing(operation: Callable[..., int]) -> Callable[..., int]:
    def hashed(number: Any) -> int:
        DONE["hashes"] += 1
        return operation(number)

    return hashed


for _kind in (Whole, Real):
    _kind.__hash__ = _hashing(_kind.__hash__)  # type: ignore[method-assign]
