"""What moves to another place in one operation: copies, and all that moves up when something is taken out or put in.

Counted in `work.DONE`, as in `operations.py`, whose helpers these are, too.
"""

from array import array
from collections import UserList, deque
from collections.abc import Iterable, Iterator
from gc import get_referents
from operator import index
from sys import getsizeof
from types import MethodType
from typing import Any

from .kinds import COLLECTIONS, ITEMS, KEYS, NUMBERS, ROWS, TEXTS, VALUES
from .work import DONE

FEW = 20
"""Elements that may be moved at any time; that costs next to nothing."""
MOVING = (list, array, bytearray, deque)
"""All behind a place move up or down when one is taken out there, or put in; of a deque, the fewer of both sides."""
_with_gaps: set[int] = set()
"""Which dicts something was taken out of, by their ids."""
NO_KEYS, ONE_KEY = getsizeof({}), 30
"""Bytes; of the size of a table, between 18 and 30 go to one key."""


def moved(what: Any) -> Any:
    """Count what all of it is put to another place, and return it."""
    if isinstance(what, TEXTS):
        DONE["bytes"] += len(what)
    elif type(what) not in NUMBERS and isinstance(what, COLLECTIONS) and len(what) > FEW:
        DONE["moved"] += len(what)
        DONE["elements"] += 0 if isinstance(what, ROWS) else len(what)  # a set or a dict is made anew
    return what


def begun(what: Any) -> Any:
    """Count the gaps that a dict may have, and return it: its first key is looked for behind all that were taken out."""
    keys = get_referents(what)[0] if isinstance(what, (KEYS, VALUES, ITEMS)) else what
    if id(keys) in _with_gaps and type(keys) is dict:
        DONE["moved"] += max(0, (getsizeof(keys) - NO_KEYS) // ONE_KEY - len(keys))
    return what


def moved_each(what: Iterable[Any]) -> Iterator[Any]:
    """Count what each element is copied for that is taken apart with a star, and yield it."""
    for one in begun(what):
        yield moved(one)


def item(what: Any, place: Any) -> Any:
    """Return what is there, and count what is copied if that is a slice."""
    return moved(what[place]) if isinstance(place, slice) else what[place]


def inserted(what: Any) -> Any:
    """Count what may move when something is put into its place in a list, and return the list."""
    DONE["moved"] += len(what) if isinstance(what, MOVING) else 0
    return what


def made_anew(what: Any) -> None:
    """Count what all of it is copied when it gets longer: a tuple, but no list."""
    if isinstance(what, tuple):
        moved(what)


def moving(method: Any, *places: Any) -> Any:
    """Count what moves when the method of a list is called with these places.

    Returns:
        the method; where no place is given, what does the same and counts itself.
    """
    owner = getattr(method, "__self__", None)
    if type(owner) is dict:
        _with_gaps.add(id(owner))
    if type(owner) is UserList:  # whose class would make a call of each isinstance
        owner = owner.data
    elif isinstance(method, MethodType):
        return method
    if not isinstance(owner, MOVING):
        return method
    if places:
        _move_up(owner, *places)
        return method

    def counted(*arguments: Any) -> Any:
        _move_up(owner, *arguments)
        return method(*arguments)

    return counted


def delete(owner: Any, place: Any) -> None:
    """Delete it there, and count what moves."""
    if type(owner) is dict:
        _with_gaps.add(id(owner))
    elif isinstance(owner, MOVING):
        _move_up(owner, place.indices(len(owner))[0] if isinstance(place, slice) else place)
    del owner[place]


def _move_up(owner: Any, place: Any = -1, *_: Any) -> None:
    """Count what is behind a place of a list, if it is more than a few."""
    if hasattr(place, "__index__"):
        size = len(owner)
        behind = -index(place) if index(place) < 0 else size - index(place)
        if isinstance(owner, deque):
            behind = min(behind, size - behind)
        DONE["moved"] += behind if FEW < behind <= size else 0
