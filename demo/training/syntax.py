"""What can be said about a program, or about one expression of it, from its text alone."""

import ast
from collections.abc import Collection
from typing import TypeGuard


def imported(source: bytes) -> set[str]:
    """Return the names of the modules that a program imports anywhere in it. Errors as of `ast.parse`."""
    statements = list(ast.walk(ast.parse(source)))
    modules = {alias.name for one in statements if isinstance(one, ast.Import) for alias in one.names}
    return modules | {one.module for one in statements if isinstance(one, ast.ImportFrom) and one.module}


def has_slices(tree: ast.AST) -> bool:
    """Tell whether the program makes a slice otherwise than between brackets."""
    return any(isinstance(node, ast.Name) and node.id == "slice" for node in ast.walk(tree))


def has_sets(tree: ast.AST) -> bool:
    """Tell whether the program may have sets."""
    return any(
        isinstance(node, ast.Set | ast.SetComp)
        or (isinstance(node, ast.Name) and node.id in ("set", "frozenset"))
        or (isinstance(node, ast.Attribute) and node.attr in ("keys", "items"))
        for node in ast.walk(tree)
    )


def is_simple_constant(node: ast.expr) -> bool:
    """Tell whether it is written as a constant, or as a tuple of which none can be a slice."""
    return isinstance(node.operand if isinstance(node, ast.UnaryOp) else node, ast.Constant | ast.Tuple)


def moves(node: ast.expr) -> TypeGuard[ast.Call]:
    """Tell whether it is a method that `moving` is asked about."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "__moving__"


def is_simple(node: ast.expr) -> bool:
    """Tell whether nothing happens if it is evaluated twice."""
    return isinstance(node.operand if isinstance(node, ast.UnaryOp) else node, ast.Constant | ast.Name)


def is_tuple(node: ast.expr) -> bool:
    """Tell whether it is written as a tuple; what else is added to a name is a number mostly."""
    return isinstance(node, ast.Tuple) or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tuple"
    )


def is_named(node: ast.expr, names: Collection[str]) -> bool:
    """Tell whether it is one of these functions, or a method of that name."""
    return (node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else "") in names


def is_number(node: ast.expr) -> bool:
    """Tell whether it can only be a number, or a text: a constant, or what is calculated otherwise than by a sum."""
    sums = (ast.Add, ast.BitOr, ast.Mult)  # a list times a number is a list
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return not any(isinstance(one, ast.List | ast.Tuple | ast.Constant) for one in (node.left, node.right))
    return isinstance(node, ast.Constant | ast.UnaryOp) or (
        isinstance(node, ast.BinOp) and not isinstance(node.op, sums)
    )
