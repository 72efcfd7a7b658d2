"""What one expression of a program has C go through: no call and no line tells how much that is, so `operations.py` counts it.

Where a program says `name in names` or `sorted(names)`, it is run as if it said to count the names as well. So it does not
matter of what kind they are, while the values of `checks/_counted.py` count no more once a program has made plain ones of
them, by `int(price)` or `f"{name},"`.

See also: https://docs.python.org/3/library/ast.html#ast.NodeTransformer
"""

import ast
from copy import deepcopy
from types import CodeType
from typing import Any

from .syntax import has_sets, has_slices, is_named, is_number, is_simple, is_simple_constant, is_tuple, moves

FUNCTIONS = frozenset(
    "sorted min max sum any all list tuple set frozenset dict defaultdict OrderedDict filter deque Counter fromkeys reduce "
    "accumulate nsmallest nlargest heapify merge join extend extendleft update union intersection difference fsum prod "
    "array asarray fromiter startswith endswith str repr".split()
)
"""They go through what they are given; functions and methods of these names."""
BEGINNING = frozenset("iter zip map enumerate reversed".split())
"""They look for the first of each that they are given."""
CALLING = frozenset("map starmap partial".split())
"""They have C call the function that they are given first."""
COPYING = frozenset("union difference symmetric_difference".split())
"""Methods of sets that copy what they are methods of."""
ITERTOOLS = frozenset(
    "chain from_iterable islice compress takewhile dropwhile filterfalse groupby pairwise batched zip_longest starmap "
    "cycle tee product permutations combinations".split()
)
"""They go through it when somebody goes through their result."""
READERS = frozenset(
    "search match fullmatch findall finditer sub subn loads literal_eval eval exec read_string filter".split()
)
"""They read texts letter by letter, which takes much longer than to look for one in another."""
METHODS = frozenset(
    "sort count index rindex find rfind remove replace split rsplit splitlines partition rpartition reverse".split()
)
"""They go through what they are methods of, if it is a text, or a list or the like."""


OF_C = ("numpy", "pandas", "mmap")
"""Packages whose objects go through memory of their own, in whatever operation."""


def compiled(source: bytes, filename: str) -> CodeType:
    """Compile a program so that it counts; its globals need `HELPERS`. Errors as of `compile`."""
    has_arrays = any(name.encode() in source for name in OF_C)
    try:
        parsed = ast.parse(source, filename)
        tree = ast.fix_missing_locations(_Counting(has_arrays, has_slices(parsed), has_sets(parsed)).visit(parsed))
    except RecursionError:  # an expression that has hundreds in one another
        return compile(source, filename, "exec")
    return compile(tree, filename, "exec")


class _Counting(ast.NodeTransformer):
    """Puts the functions of `operations.py` into a program; each line of it stays where it is."""

    def __init__(self, has_arrays: bool, has_slices: bool, has_sets: bool) -> None:
        """Remember whether each operation may be one of arrays, each index a slice, each "-" one of sets."""
        self._has_arrays, self._has_slices, self._has_sets = has_arrays, has_slices, has_sets
        self._called: set[int] = set()

    def visit(self, node: ast.AST) -> Any:
        """Count what the operation goes through, and the bytes of the arrays that it is given and makes."""
        made = super().visit(node)
        if not self._has_arrays:
            return made
        if isinstance(node, ast.Call):
            node.args = [_array(one) for one in node.args]
            if isinstance(node.func, ast.Attribute) and node.func.attr != "item":
                node.func.value = _array(node.func.value)
        elif isinstance(node, ast.BinOp):
            node.left, node.right = _array(node.left), _array(node.right)
        elif isinstance(node, ast.Compare):
            node.left, node.comparators = _array(node.left), [_array(one) for one in node.comparators]
        elif isinstance(node, ast.AugAssign):
            node.value = _call("__array__", node.value)
            return made
        elif not (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)):
            return made
        return _call("__array__", made)

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if len(node.ops) > 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
            return node
        found = _call("__found_in__", node.left, *node.comparators)
        return ast.copy_location(found if isinstance(node.ops[0], ast.In) else ast.UnaryOp(ast.Not(), found), node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self._called.add(id(node.func))
        self.generic_visit(node)
        called = node.func
        name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
        if moves(called) and node.args and is_simple(node.args[0]):
            called.args.append(deepcopy(node.args[0]))
        if name in CALLING and node.args and is_named(node.args[0], FUNCTIONS):
            if name == "partial":
                node.args[0] = _call("__function__", node.args[0])
            else:
                helper = "__starred_each__" if name == "starmap" else "__gone_through_each__"
                node.args[1:] = [one if isinstance(one, ast.Starred) else _call(helper, one) for one in node.args[1:]]
        if name in BEGINNING:
            node.args = [one if isinstance(one, ast.Starred) else _call("__begun__", one) for one in node.args]
        if name in COPYING and isinstance(called, ast.Attribute):
            called.value = _call("__moved__", called.value)
        for keyword in node.keywords:
            if keyword.arg is None:
                keyword.value = _call("__moved__", keyword.value)
        for helper, names in (("__gone_through__", FUNCTIONS), ("__each__", ITERTOOLS), ("__read__", READERS)):
            if name in names:
                node.args = [one if isinstance(one, ast.Starred) else _call(helper, one) for one in node.args]
        if name.startswith("insort") and node.args:
            node.args[0] = _call("__inserted__", node.args[0])
        if name == "most_common" and isinstance(called, ast.Attribute):
            called.value = _call("__gone_through__", called.value)
        if name in ("connect", "Connection"):
            return _call("__connected__", node)
        if name == "dumps":
            return _call("__read__", node)
        if name in METHODS and isinstance(called, ast.Attribute):
            called.value = _call("__row_gone_through__", called.value)
        if name in ("split", "rsplit", "splitlines"):
            return _call("__taken_apart__", node)
        return _call("__gone_through__", node) if name == "copy" else node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load):
            if isinstance(node.slice, ast.Slice):
                return _call("__moved__", node)
            may_be_slice = self._has_slices and not is_simple_constant(node.slice)
            return _call("__item__", node.value, node.slice) if may_be_slice else node
        if isinstance(node.slice, ast.Slice):
            node.value = _call("__moved__", node.value)
        return node

    def visit_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        return [self._deletion(target, node) for target in node.targets]

    def _deletion(self, target: ast.expr, node: ast.Delete) -> ast.stmt:
        if not isinstance(target, ast.Subscript):
            return ast.copy_location(ast.Delete([target]), node)
        self.generic_visit(target)
        place: ast.expr = target.slice
        if isinstance(place, ast.Slice):
            bounds = [
                one or ast.copy_location(ast.Constant(None), node) for one in (place.lower, place.upper, place.step)
            ]
            place = _call("__slice__", *bounds)
        return ast.copy_location(ast.Expr(_call("__delete__", target.value, place)), node)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        self.generic_visit(node)
        node.value = _call("__shown__", node.value)
        return node

    def visit_Starred(self, node: ast.Starred) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load):
            node.value = _call("__moved__", node.value)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        self.generic_visit(node)
        if any(isinstance(one, ast.Starred) for target in node.targets for one in ast.walk(target)):
            node.value = _call("__moved__", node.value)
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        self.generic_visit(node)
        node.iter = _begun(node.target, node.iter)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        if not node.is_async:
            node.iter = _begun(node.target, node.iter)
        return node

    def visit_Match(self, node: ast.Match) -> ast.AST:
        self.generic_visit(node)
        patterns = [one for case in node.cases for one in ast.walk(case.pattern)]
        if any(isinstance(one, ast.MatchStar) or (isinstance(one, ast.MatchMapping) and one.rest) for one in patterns):
            node.subject = _call("__moved__", node.subject)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Mod):
            return _call("__formatted__", node)
        if is_number(node.left) or is_number(node.right):
            return node
        if self._has_sets and isinstance(node.op, ast.Sub):  # what is left may be little, but all of it was looked at
            node.left = _call("__moved__", node.left)
            return node
        copies = isinstance(node.op, ast.Add | ast.BitOr) or (
            self._has_sets and isinstance(node.op, ast.BitAnd | ast.BitXor)
        )
        return _call("__moved__", node) if copies else node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        if not (isinstance(node.op, ast.Add) and isinstance(node.target, ast.Name) and is_tuple(node.value)):
            return node
        lengthened = ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
        return [node, ast.copy_location(ast.Expr(_call("__made_anew__", lengthened)), node)]

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        self.generic_visit(node)
        node.values = [value if key else _call("__moved__", value) for key, value in zip(node.keys, node.values)]
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        is_called = id(node) in self._called
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and node.attr in METHODS and not is_called:
            return _call("__method__", node)  # others will call it, `sorted(names, key=order.index)` for one
        moves = isinstance(node.ctx, ast.Load) and node.attr in ("pop", "insert")
        return _call("__moving__", node) if moves else node


def _begun(target: ast.expr, what: ast.expr) -> ast.expr:
    """Have what is gone through counted as it begins, and each of its elements that is taken apart with a star."""
    starred = any(isinstance(one, ast.Starred) for one in ast.walk(target))
    return _call("__moved_each__" if starred else "__begun__", what)


def _array(node: ast.expr) -> ast.expr:
    """Have the array counted that a name may stand for; any other expression is counted when it makes one."""
    return _call("__array__", node) if isinstance(node, ast.Name | ast.Attribute) else node


def _call(name: str, *arguments: ast.expr) -> ast.expr:
    function = ast.copy_location(ast.Name(name, ast.Load()), arguments[0])
    return ast.copy_location(ast.Call(function, list(arguments), []), arguments[0])
