"""Collections that are copied again and again: `rows = rows + [row]` copies all there is, in C, and leaves no call.

Before each line of the program, whatever its names stand for is looked at: is it another list than before, with the same
beginning or end? Tracing and profiling do not see each other, so the profile stays as it is.

See also: https://docs.python.org/3/library/sys.html#sys.settrace
"""

import sys
from collections.abc import Iterator
from types import CodeType, FrameType
from typing import Any

from ..trial_child import MODULE
from ..work import DONE

COLLECTIONS = frozenset((list, tuple, dict, set, frozenset))
FEW = 20
"""Elements that may be copied at any time."""
MOST = 100_000
"""Lines; behind that, nothing is looked at any more."""

_last: dict[tuple[CodeType, str], Any] = {}
_lines = 0


def count_copies() -> None:
    """Add the length of each copy that the program makes from now on to "copied", if it takes the place of its original."""
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
            before = _last.get((frame.f_code, name))
            if before is not value:
                _last[frame.f_code, name] = value
                if before and _ends(value) & _ends(before):
                    DONE["copied"] += len(value)
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


def _ends(collection: Any) -> set[int]:
    """Return which objects are its first and its last one."""
    if isinstance(collection, (set, frozenset)):
        return set(map(id, collection))
    elements = tuple(collection) if isinstance(collection, dict) else collection
    return {id(elements[0]), id(elements[-1])}
