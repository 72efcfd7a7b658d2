"""What one expression of a program has C go through: no call and no line tells how much that is, so it is counted here.

Where a program says `name in names` or `sorted(names)`, it is run as if it said to count the names as well. So it does not
matter of what kind they are, while the values of `checks/_counted.py` count no more once a program has made plain ones of
them, by `int(price)` or `f"{name},"`.

The sizes go to `work.DONE`: "elements" of lists and the like, "characters" of texts. What Python code goes through is not
among them, as that runs lines; nor is what takes hardly any time (a slice, `insert`), nor a look into a set or a dict.

See also: https://docs.python.org/3/library/ast.html#ast.NodeTransformer
"""

import ast
from collections import deque
from operator import length_hint
from types import CodeType
from typing import Any

from .work import DONE

FUNCTIONS = frozenset(
    "sorted min max sum any all list tuple set frozenset dict filter deque Counter fromkeys reduce accumulate nsmallest "
    "nlargest heapify merge join extend update union intersection difference search match fullmatch findall finditer "
    "sub".split()
)
"""They go through what they are given; functions and methods of these names."""
METHODS = frozenset(
    "sort count index rindex find rfind remove replace split rsplit splitlines partition rpartition reverse".split()
)
"""They go through what they are methods of, if it is a text, or a list or the like."""
ROWS = (list, tuple, deque)
KEYS, VALUES, ITEMS = (type(getattr({}, view)()) for view in ("keys", "values", "items"))
COLLECTIONS = (*ROWS, set, frozenset, dict, KEYS, VALUES, ITEMS)
TEXTS = (str, bytes, bytearray)
HASHED = (set, frozenset, dict, KEYS, ITEMS, range)
"""Where `in` does not go through."""
ITERATORS = tuple(type(iter(one)) for one in ([1], (1,), {1}, {1: 1}, "a", "ü", reversed([1])))
LAZY = (enumerate, zip, map, filter)


def compiled(source: bytes, filename: str) -> CodeType:
    """Compile a program so that it counts; its globals need `HELPERS`. Errors as of `compile`."""
    try:
        tree = ast.fix_missing_locations(_Counting().visit(ast.parse(source, filename)))
    except RecursionError:  # an expression that has hundreds in one another
        return compile(source, filename, "exec")
    return compile(tree, filename, "exec")


class _Counting(ast.NodeTransformer):
    """Puts the functions below into a program; each line of it stays where it is."""

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if len(node.ops) > 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
            return node
        found = _call("__found_in__", node.left, *node.comparators)
        return ast.copy_location(found if isinstance(node.ops[0], ast.In) else ast.UnaryOp(ast.Not(), found), node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        called = node.func
        name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
        if name in FUNCTIONS:
            node.args = [one if isinstance(one, ast.Starred) else _call("__gone_through__", one) for one in node.args]
        if name in METHODS and isinstance(called, ast.Attribute):
            called.value = _call("__row_gone_through__", called.value)
        return _call("__gone_through__", node) if name == "copy" else node


def _call(name: str, *arguments: ast.expr) -> ast.expr:
    function = ast.copy_location(ast.Name(name, ast.Load()), arguments[0])
    return ast.copy_location(ast.Call(function, list(arguments), []), arguments[0])


def gone_through(what: Any) -> Any:
    """Count what all of it is gone through, and return it."""
    if isinstance(what, TEXTS):
        DONE["characters"] += len(what)
    else:
        DONE["elements"] += _size(what)
    return what


def row_gone_through(what: Any) -> Any:
    """Count it if its elements are in a row, so that a method must go through them; return it."""
    return gone_through(what) if isinstance(what, ROWS + TEXTS) else what


def _size(what: Any) -> int:
    """Return how many elements there are, as far as that is known without going through them."""
    if isinstance(what, COLLECTIONS):
        return len(what)
    if type(what) in ITERATORS:
        return length_hint(what)
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
    if not isinstance(collection, HASHED):
        gone_through(collection)
    return value in collection


HELPERS = {"__gone_through__": gone_through, "__row_gone_through__": row_gone_through, "__found_in__": found_in}
"""What a program that counts calls."""
