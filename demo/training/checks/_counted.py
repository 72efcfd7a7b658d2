"""Values that count what is done to them, for costs that hide in C and leave no call: comparing, hashing, arithmetic.

Each such operation is a call of a Python function here, so the profile counts it: `compared`, `hashed`, `calculated`.
The values behave like the plain ones otherwise.
"""

from collections.abc import Callable
from typing import Any

from ..counts import Counts


def _counting(operation: Callable[..., Any]) -> tuple[Any, Any, Any]:
    """Return three functions that do the operation, and whose names in the profile say of what kind it is."""

    def compared(self: Any, other: Any) -> Any:
        return operation(self, other)

    def hashed(self: Any) -> Any:
        return operation(self)

    def calculated(self: Any, other: Any) -> Any:
        return operation(self, other)

    return compared, hashed, calculated


class Text(str):
    """A text that counts how often it is compared and hashed; so do str() of it, and what it is lengthened to."""

    __slots__ = ()
    __eq__, __ne__, __lt__, __le__, __gt__, __ge__ = (
        _counting(operation)[0]
        for operation in (str.__eq__, str.__ne__, str.__lt__, str.__le__, str.__gt__, str.__ge__)
    )
    __hash__ = _counting(str.__hash__)[1]

    def __str__(self) -> str:
        return self

    def __add__(self, other: str) -> str:
        return Text(str.__add__(self, other))


class Number(int):
    """A whole number that counts how often it is compared, hashed and calculated with; results are plain numbers."""

    __slots__ = ()
    __eq__, __ne__, __lt__, __le__, __gt__, __ge__ = (
        _counting(operation)[0]
        for operation in (int.__eq__, int.__ne__, int.__lt__, int.__le__, int.__gt__, int.__ge__)
    )
    __hash__ = _counting(int.__hash__)[1]
    __add__, __radd__, __sub__, __rsub__, __mul__, __rmul__ = (
        _counting(operation)[2]
        for operation in (int.__add__, int.__radd__, int.__sub__, int.__rsub__, int.__mul__, int.__rmul__)
    )


def busiest(counts: Counts) -> str:
    """Say which function was called most: "len was called 12,345 times"."""
    function = max(counts.profile.functions, key=lambda function: function.total_calls)
    return f"{function.name} was called {function.total_calls:,} times"
