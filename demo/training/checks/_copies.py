"""Collections that are copied again and again: `rows = rows + [row]` copies all there is, in C, and leaves no call.

Before each line of the program, whatever its names stand for is looked at: is it another list than before, with the same
beginning or end? Tracing and profiling do not see each other, so the profile stays as it is.

See also: https://docs.python.org/3/library/sys.html#sys.settrace
"""

import sys
from collections.abc import Iterator
from types import CodeType, FrameType
from typing import Any

from ..work import DONE

MODULE = "__mp_main__"
"""The name of the program, as in `trial_child`."""
COLLECTIONS = frozenset((list, tuple, dict, set, frozenset))
FEW = 20
"""Elements that may be copied at any time."""
MOST = 100_000
"""Lines; behind that, nothing is looked at any more."""

_last: dict[tuple[CodeType, str], tuple[Any, tuple[int, int]]] = {}
_lines = 0


def count_copies() -> None:
    """Watch the collections of the program from now on.

    The length of each copy that takes the place of its original is added to "copied". To "moved" go the elements of a list that
    change their places because one at the beginning comes or goes: that is several times cheaper.
    """
    global _lines
    _last.clear()
    _lines = 0
    sys.settrace(_called)


def _called(frame: FrameType, event: str, argument: Any) -> Any:
    is_function = frame.f_code.co_name != "<module>"
    return _look if is_function and frame.f_globals.get("__name__") == MODULE else None


def _look(frame: FrameType, event: str, argument: Any) -> Any:
    global _lines
    _lines += 1
    if _lines > MOST:
        sys.settrace(None)
        return None
    for name, value in _named(frame):
        if type(value) in COLLECTIONS and len(value) > FEW:
            before, ends = _last.get((frame.f_code, name), (None, (0, 0)))
            _last[frame.f_code, name] = value, (now := _ends(value))
            if before is None or (now == ends and before is value):
                continue
            if before is not value:
                DONE["copied"] += len(value) * bool({*now} & {*ends})
            elif now[0] != ends[0] and now[1] == ends[1]:
                DONE["moved"] += len(value)
    return _look


def _named(frame: FrameType) -> Iterator[tuple[str, Any]]:
    """Yield the variables of a function, the global ones that it uses, and what its objects hold."""
    for name, value in (
        *frame.f_locals.items(),
        *((name, frame.f_globals.get(name)) for name in frame.f_code.co_names),
    ):
        yield name, value
        if getattr(type(value), "__module__", "") == MODULE:
            for attribute, held in tuple(getattr(value, "__dict__", {}).items()):
                yield f"{name}.{attribute}", held


def _ends(collection: Any) -> tuple[int, int]:
    """Return which objects are its first and its last one; those of a set have no order, and the first stands for both."""
    if isinstance(collection, (list, tuple)):
        return id(collection[0]), id(collection[-1])
    first = id(next(iter(collection)))
    return first, first
