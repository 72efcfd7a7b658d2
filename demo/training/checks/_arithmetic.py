"""Numbers that count each calculation with them, and whose results are such numbers again: so a sum that runs in C counts too.

Hashes count as well: a table of what is known may cost more than to find it out again. Otherwise they behave like whole numbers
and floats. Behind `MOST` the results are plain, for it is too many in every exercise, and the program as shipped has to get on.
"""

from collections.abc import Callable
from typing import Any

from ..work import DONE

MOST = 200_000
"""Calculations that are counted."""
ONE_OR_TWO = ("abs", "add", "divmod", "floordiv", "mod", "mul", "neg", "pos", "pow", "sub", "truediv")
REFLECTED = ("radd", "rdivmod", "rfloordiv", "rmod", "rmul", "rpow", "rsub", "rtruediv")


class Whole(int):
    """A whole number that adds each calculation with it to "calculations", and each hash of it to "hashes"."""

    __slots__ = ()


class Real(float):
    """A float that does."""

    __slots__ = ()


def _counting(operation: Callable[..., Any]) -> Callable[..., Any]:
    def calculated(*numbers: Any) -> Any:
        found = operation(*numbers)
        if DONE["calculations"] < MOST:
            DONE["calculations"] += 1
            kind = type(found)
            if kind is float:
                return Real(found)
            if kind is int:
                return Whole(found)
        return found

    return calculated


def _hashing(operation: Callable[..., int]) -> Callable[..., int]:
    def hashed(number: Any) -> int:
        DONE["hashes"] += 1
        return operation(number)

    return hashed


for _kind in (Whole, Real):
    for _name in ONE_OR_TWO + REFLECTED:
        setattr(_kind, f"__{_name}__", _counting(getattr(_kind, f"__{_name}__")))
    _kind.__hash__ = _hashing(_kind.__hash__)  # type: ignore[method-assign,assignment]
