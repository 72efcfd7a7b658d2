"""Attempts at each exercise, for the author's contract: right and wrong programs, and what the verdict says of these.

`right/NAME.py` and `wrong/NAME.py` are read as text and never imported. Each holds one attempt after the other:

    # %% a number of years for each word
    # verdict: Not cheap enough yet
    import re


    def years_of(text):
        ...

The first line says what the attempt does; "# verdict:" is a part of what the learner must read about a wrong one; "# needs:"
names what not every Python has, and without which there is no such attempt: a module, or something in one.

What follows are the changes to the program as shipped, or below a line "# of: the solution" to the solution: an import goes
below its imports, a function, class or variable takes the place of the one with its name, and what is new comes before
`if __name__ == "__main__":`. `del NAME` leaves out what defines or imports a name. Below a line "# file: MODULE.py" are the
changes to a module that the program brings.
"""

import ast
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from demo.training.exercise import files_of, shipped, solution
from tests.cells import cells

HERE = Path(__file__).parent
OF_SOLUTION = "# of: the solution\n"

Program = tuple[str, ...]
"""The texts of a program and of its modules, in the order of `files_of`."""


class Variant(NamedTuple):
    """An attempt at an exercise.

    Attributes:
        does: what it does, in a few words.
        verdict: a part of what the learner must read.
        program: its texts.
    """

    does: str
    verdict: str
    program: Program


def right(name: str) -> Iterator[Variant]:
    """Yield the attempts that solve an exercise."""
    return variants(name, HERE / "right" / f"{name}.py", "Solved")


def wrong(name: str) -> Iterator[Variant]:
    """Yield the attempts that do not."""
    return variants(name, HERE / "wrong" / f"{name}.py", "")


def variants(name: str, file: Path, verdict: str) -> Iterator[Variant]:
    """Yield the attempts in a file; `verdict` is what is said of those that name none."""
    for does, changes in cells(file):
        if needed := re.match("# needs: (.*)\n", changes):
            changes = changes[needed.end() :]
            if not is_there(needed[1]):
                continue
        if said := re.match("# verdict: (.*)\n", changes):
            changes = changes[said.end() :]
        room = shipped
        if changes.startswith(OF_SOLUTION):
            room, changes = solution, changes.removeprefix(OF_SOLUTION)
        main, *of_modules = re.split(r"^# file: (\w+)\.py\n", changes, flags=re.M)
        changed = {name: main, **dict(zip(of_modules[::2], of_modules[1::2]))}
        texts = zip(files_of(name), texts_of(name, room))
        yield Variant(
            does, said[1] if said else verdict, tuple(merged(text, changed.get(file, "")) for file, text in texts)
        )


def is_there(name: str) -> bool:
    """Say whether this Python has a module, or something in one."""
    try:
        pkgutil.resolve_name(name)
    except (ImportError, AttributeError):
        return False
    return True


def texts_of(name: str, room: Callable[[str], Path] = shipped) -> Program:
    """Return a program of `shipped` or `solution`."""
    return tuple(room(file).read_text(encoding="utf-8") for file in files_of(name))


def merged(program: str, changes: str) -> str:
    """Return a program with changes made to it."""
    changed = ast.parse(changes).body
    tree, lines, given = ast.parse(program).body, program.splitlines(), changes.splitlines()
    left_out = {
        name.id
        for node in changed
        if isinstance(node, ast.Delete)
        for name in node.targets
        if isinstance(name, ast.Name)
    }
    named = {name_of(node): node for node in tree if name_of(node) and name_of(node) not in left_out}
    imports_end = max((last_line(node) for node in tree if is_import(node)), default=0)
    end = next((first_line(node) for node in tree if starts(node)), len(lines))
    edits = [(first_line(node), last_line(node), list[str]()) for node in tree if left_out & names_of(node)]
    for node in changed:
        text = given[first_line(node) : last_line(node)]
        if old := named.get(name_of(node)):
            edits.append((first_line(old), last_line(old), text))
        elif is_import(node):
            edits.append((imports_end, imports_end, text))
        elif not isinstance(node, ast.Delete):
            edits.append((end, end, [*text, "", ""]))
    result, done = list[str](), 0
    for first, last, text in sorted(edits, key=lambda edit: edit[:2]):
        result += lines[done:first] + text
        done = last
    return "\n".join(result + lines[done:]) + "\n"


def starts(node: ast.stmt) -> bool:
    """Say whether a statement is `if __name__ == "__main__":`."""
    return isinstance(node, ast.If) and ast.unparse(node.test).startswith("__name__ ==")


def is_import(node: ast.stmt) -> bool:
    """Say whether a statement is an import."""
    return isinstance(node, ast.Import | ast.ImportFrom)


def names_of(node: ast.stmt) -> set[str]:
    """Return the names that a statement defines or imports."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    return {name_of(node)} - {""}


def name_of(node: ast.stmt) -> str:
    """Return the name that a statement defines, "" if it does not define one."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return ""


def first_line(node: ast.stmt) -> int:
    """Return where a statement begins, with its decorators, from 0."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)]) - 1


def last_line(node: ast.stmt) -> int:
    """Return where it ends, from 0; that line is the first one behind it."""
    return node.end_lineno or 0


def edited(name: str, *changes: tuple[str, str]) -> Program:
    """Return an exercise as shipped, with some parts of it replaced; each part must be there exactly once."""
    main, *modules = texts_of(name)
    for old, new in changes:
        assert main.count(old) == 1, f"{main.count(old)} times in {name}: {old}"
        main = main.replace(old, new)
    return main, *modules
