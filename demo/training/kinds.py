"""Which kinds of values C goes through from one end to the other, and how."""

from array import array
from collections import deque
from typing import Any

ROWS = (list, tuple, deque, array)
KEYS, VALUES, ITEMS = (type(getattr({}, view)()) for view in ("keys", "values", "items"))
COLLECTIONS = (*ROWS, set, frozenset, dict, KEYS, VALUES, ITEMS)
TEXTS = (str, bytes, bytearray)
HASHED = (set, frozenset, dict, KEYS, ITEMS, range)
"""Where `in` does not go through."""
_ITERATED: tuple[Any, ...] = (
    [1],
    (1,),
    {1},
    {1: 1},
    {}.values(),
    {}.items(),
    "a",
    "ü",
    b"a",
    deque(),
    array("b"),
    reversed([1]),
)
ITERATORS = tuple(type(iter(one)) for one in _ITERATED)
TUPLES = type(iter(()))
OF_ARRAYS = type(iter(array("b")))
"""Gives no hint of its length."""
LAZY = (enumerate, zip, map, filter)
NUMBERS = frozenset((int, float))
