"""What one operation has C go through, by what it is given. A program that `instrument.py` has compiled calls these.

The sizes go to `work.DONE`: "elements" of lists and the like, and "characters" of texts, that are gone through; "letters" of
texts that are read one by one, by patterns and parsers; the places that are "moved", as copies, or since others move up
when one is taken out or put in; the "bytes" of arrays that are made or gone through, and of texts that are copied; texts
that are "formatted" by "%", and the "pieces" that others are taken apart into; and the "steps" of a database. What Python
code goes through is not among them, as that runs lines; nor is a look into a set or a dict.
"""

from collections.abc import Callable, Iterable, Iterator
from gc import get_referents
from itertools import count, cycle, repeat
from operator import length_hint
from typing import Any

from .kinds import COLLECTIONS, HASHED, ITERATORS, LAZY, NUMBERS, OF_ARRAYS, ROWS, TEXTS, TUPLES
from .moves import begun, delete, inserted, item, made_anew, moved, moved_each, moving
from .work import DONE

MOST_NESTED = 500
"""Iterators inside each other that are counted."""
BYTES_OF_ONE = 8
"""Of a table of pandas, whose columns may be of many kinds."""
ENDLESS = (count, cycle, repeat)
"""Nobody knows how much of them is gone through before it is."""
WITH_LOOPS = frozenset("builtins heapq functools _functools itertools math collections".split())
"""Modules whose functions may go through what they are given."""
STEPS = 10
"""Of the machine of SQLite, until it tells of them."""


def gone_through(what: Any) -> Any:
    """Count what all of it is gone through, and return it."""
    if isinstance(what, TEXTS):
        DONE["characters"] += len(what)
    else:
        DONE["elements"] += _size(what)
    return what


def each(what: Any) -> Any:
    """Count the elements one by one, as somebody goes through them; what has none is returned as it is."""
    if isinstance(what, TEXTS):
        return read(what)
    if type(what).__module__ == "itertools":
        DONE["elements"] += _nested(what)
    is_gone_through: bool = isinstance(what, (*COLLECTIONS, *ITERATORS, *LAZY, *ENDLESS))
    return _each(what) if is_gone_through else what


def _nested(what: Any) -> int:
    """Return how many iterators of `itertools` are inside each other: each one must be asked for each element."""
    found, todo = 0, [what]
    while todo and found < MOST_NESTED:
        one = todo.pop()
        is_iterator = type(one).__module__ == "itertools"
        found += is_iterator
        if is_iterator or isinstance(one, tuple | TUPLES):
            todo += get_referents(one)
    return found


def _each(iterator: Iterable[Any]) -> Iterator[Any]:
    """Count one by one, where nobody knows how many there are."""
    for one in iterator:
        DONE["elements"] += 1
        yield one


def shown(what: Any) -> Any:
    """Count the elements of what is made a text of, and return it."""
    DONE["elements"] += len(what) if type(what) not in NUMBERS and isinstance(what, COLLECTIONS) else 0
    return what


def read(what: Any) -> Any:
    """Count a text that is read letter by letter, or what else is gone through; return it."""
    if isinstance(what, TEXTS):
        DONE["letters"] += len(what)
        return what
    return gone_through(what)


def connected(what: Any) -> Any:
    """Count the steps that a database takes from now on; return the connection, or whatever else it is."""
    if hasattr(what, "set_progress_handler"):
        what.set_progress_handler(_step, STEPS)
    return what


def _step() -> int:
    DONE["steps"] += STEPS
    return 0


def row_gone_through(what: Any) -> Any:
    """Count it if its elements are in a row, so that a method must go through them; return it."""
    if type(what).__module__ == "mmap":
        DONE["characters"] += len(what)
    return gone_through(what) if isinstance(what, ROWS + TEXTS) else what


def given_away(method: Any) -> Any:
    """Return a method, for others to call; of what is in a row, so that each call counts what it goes through."""
    owner = getattr(method, "__self__", None)
    if not isinstance(owner, ROWS + TEXTS):
        return method

    def counted(*arguments: Any) -> Any:
        gone_through(owner)
        return method(*arguments)

    return counted


def gone_through_each(what: Any) -> Any:
    """Return the elements, and count all of each as it is taken, since the function that gets it goes through it."""
    return map(gone_through, what) if isinstance(what, Iterable) else what


def starred_each(what: Any) -> Any:
    """Return the elements, each a row of arguments, and count all of each argument as its row is taken."""
    return map(_all_gone_through, what) if isinstance(what, Iterable) else what


def _all_gone_through(arguments: Iterable[Any]) -> list[Any]:
    return [gone_through(one) for one in arguments]


class _Counted:
    """A function for others to call, also in other processes; each call counts what the function goes through."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    def __call__(self, *arguments: Any, **more: Any) -> Any:
        return self._function(*map(gone_through, arguments), **more)


def function_given_away(function: Any) -> Any:
    """Return a function of Python's own so that it counts what it goes through, and any other as it is."""
    return _Counted(function) if getattr(function, "__module__", "") in WITH_LOOPS else function


def array_of(what: Any) -> Any:
    """Count the bytes of an array, which somebody goes through or has just made, and return it."""
    if (
        type(what).__module__.partition(".")[0] in ("numpy", "pandas") and getattr(what, "ndim", 0) > 0
    ):  # of a number it is 0
        if getattr(getattr(what, "dtype", None), "kind", "") == "O":
            DONE["elements"] += what.size
        else:
            DONE["bytes"] += getattr(what, "nbytes", None) or BYTES_OF_ONE * what.size
    return what


def _size(what: Any) -> int:
    """Return how many elements there are, as far as that is known without going through them."""
    if isinstance(what, COLLECTIONS):
        return len(what)
    if type(what) is repeat:
        return length_hint(what)
    if type(what) in ITERATORS:
        return length_hint(what) or (_size(what.__reduce__()[1][0]) if type(what) is OF_ARRAYS else 0)
    return max(map(_size, what.__reduce__()[1]), default=0) if type(what) in LAZY else 0


def found_in(value: Any, collection: Any) -> bool:
    """Return whether it is in it, and count what was gone through until it was found."""
    kind = type(collection)
    if kind in ROWS:
        try:
            DONE["elements"] += collection.index(value) + 1
        except ValueError:
            DONE["elements"] += len(collection)
            return False
        return True
    if isinstance(collection, str) and isinstance(value, str) and kind.__contains__ is str.__contains__:
        place = collection.find(value)
        DONE["characters"] += place + len(value) if place >= 0 else len(collection)
        return place >= 0
    if kind.__module__ == "itertools":
        return value in _each(collection)
    return value in (collection if isinstance(collection, HASHED) else gone_through(collection))


def taken_apart(what: Any) -> Any:
    """Count the pieces of a text that was taken apart, and return them."""
    DONE["pieces"] += len(what) if isinstance(what, list) else 0
    return what


def formatted(what: Any) -> Any:
    """Count a text that "%" has made, and return it, or what else "%" has given."""
    DONE["formatted"] += isinstance(what, TEXTS)
    return what


HELPERS: dict[str, Callable[..., Any]] = {
    "__gone_through__": gone_through,
    "__row_gone_through__": row_gone_through,
    "__each__": each,
    "__shown__": shown,
    "__read__": read,
    "__connected__": connected,
    "__found_in__": found_in,
    "__moved__": moved,
    "__moved_each__": moved_each,
    "__item__": item,
    "__made_anew__": made_anew,
    "__formatted__": formatted,
    "__taken_apart__": taken_apart,
    "__inserted__": inserted,
    "__begun__": begun,
    "__moving__": moving,
    "__delete__": delete,
    "__method__": given_away,
    "__gone_through_each__": gone_through_each,
    "__starred_each__": starred_each,
    "__function__": function_given_away,
    "__array__": array_of,
    "__slice__": slice,
}
"""What a program that counts calls."""
