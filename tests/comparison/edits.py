"""Random programs and random edits of them: who is who before and after is known, as the one who edits knows it.

A program runs under a clock that it winds itself, as those of `tests.oracle` do. Each of its functions has an identity,
which stays when the function moves, and is another one when it is renamed.
"""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from demo.profiles.tables import Key
from tests.samples import FOLDER

Identity: TypeAlias = tuple[str, int]
"""What something is, and a number of its own; ("class", 7) is the body of the class around ("unit", 7)."""

MAIN, TOOLS, MORE, LIBRARY = (
    *(f"{FOLDER}/main.py", f"{FOLDER}/parts/tools.py", f"{FOLDER}/parts/more.py"),
    "/usr/lib/python3.11/site-packages/alpha/core.py",
)
NAMES = {"method": ("run", "run", "get"), "init": ("__init__",), "lambda": ("<lambda>",), "wrapper": ("wrapper",)}
MOST_CALLS = 1_500
"""Of one run."""


@dataclass
class Unit:
    """A function that is called by others.

    Attributes:
        number: its identity.
        name: as in a profile.
        kind: how it is written: "function", "method", "init" (of a class), "lambda" or "wrapper" (inside a factory).
        rank: it calls only what has a larger one.
        cost: seconds of its own for each call.
        gap, filler: empty lines above it, and comments inside.
        calls: numbers of what it calls, and how often each time.
        depth: how often it calls itself again.
    """

    number: int
    name: str
    kind: str
    rank: float
    cost: float
    gap: int
    filler: int
    calls: list[tuple[int, int]] = field(default_factory=list)
    depth: int = 0


@dataclass
class Program:
    """Files and their functions in the order of their lines.

    Attributes:
        files: by path, the main one last.
        first: what main calls, and how often.
        above: empty lines at the top of each file.
        count: identities that were given away.
    """

    files: dict[str, list[Unit]]
    first: list[tuple[int, int]]
    above: dict[str, int]
    count: int = 0

    def units(self) -> list[Unit]:
        """Return all functions."""
        return [unit for units in self.files.values() for unit in units]

    def total(self) -> int:
        """Return about how many calls a run makes."""
        counts = dict.fromkeys((unit.number for unit in self.units()), 0)
        for number, times in self.first:
            counts[number] += times
        for unit in sorted(self.units(), key=lambda unit: unit.rank):
            for number, times in unit.calls:
                counts[number] += times * counts[unit.number] * (unit.depth + 1)
        return sum(counts.values())


class Written(NamedTuple):
    """A program as text: its files, and who stands where."""

    files: list[tuple[str, str]]
    who: dict[Key, Identity]


def written(program: Program) -> Written:
    """Write a program down."""
    files, who = [], {}
    for path, units in program.files.items():
        lines = [""] * program.above[path]
        who[path, 1, "<module>"] = ("module", 0 if path == list(program.files)[-1] else sum(map(ord, path)))
        for unit in units:
            lines += [""] * unit.gap
            for name, offset, identity in _places(unit):
                who[path, len(lines) + 1 + offset, name] = identity
            lines += _text(unit)
        if path == list(program.files)[-1]:
            who[path, len(lines) + 1, "main"] = ("main", 0)
            lines += ["def main():", "    clock[0] += 0.0625", *_calls(program.first, "    "), "main()"]
        files.append((path, "\n".join(lines) + "\n"))
    return Written(files, who)


def _places(unit: Unit) -> Iterator[tuple[str, int, Identity]]:
    """Yield name, line (from 0) and identity of all that a function leaves in a profile."""
    outer = {"method": "class", "init": "class", "wrapper": "factory"}.get(unit.kind)
    if outer:
        yield f"Outer{unit.number}", 0, (outer, unit.number)
    yield unit.name, 1 if outer else 0, ("unit", unit.number)


def _text(unit: Unit) -> list[str]:
    mine = f"id{unit.number}"
    if unit.kind == "lambda":
        calls = "".join(f", {f'id{number}(), ' * times}" for number, times in unit.calls).replace(", ,", ",")
        return [f"{mine} = lambda: (clock.append(clock[0] + {unit.cost}),{calls.strip(', ')})"]
    indent = "    " if unit.kind == "function" else "        "
    body = [f"{indent}# a comment"] * unit.filler + [f"{indent}clock[0] += {unit.cost}", *_calls(unit.calls, indent)]
    if unit.kind == "function":
        again = [f"    if n: {mine}(n - 1)"] if unit.depth else []
        return [f"def {unit.name}(n={unit.depth}):", *body, *again, f"{mine} = {unit.name}"]
    if unit.kind == "wrapper":
        outer = f"Outer{unit.number}"
        return [f"def {outer}():", "    def wrapper():", *body, "    return wrapper", f"{mine} = {outer}()"]
    head = [f"class Outer{unit.number}:", f"    def {unit.name}(self):", *body]
    return [*head, f"{mine} = Outer{unit.number}" + (f"().{unit.name}" if unit.kind == "method" else "")]


def _calls(calls: list[tuple[int, int]], indent: str) -> list[str]:
    return [f"{indent}for _ in range({times}): id{number}()" for number, times in calls]


class Editor:
    """Makes random programs, and one random edit after the other."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def program(self) -> Program:
        """Make a program."""
        rng = self.rng
        paths = [path for path in (LIBRARY, MORE, TOOLS) if rng.random() < 0.4] + [MAIN]
        program = Program({path: [] for path in paths}, [], dict.fromkeys(paths, 0))
        for path in paths:
            program.above[path] = rng.randint(0, 2)
        for _ in range(rng.randint(2, 9)):
            self._insert(program, self._unit(program))
        for unit in program.units():
            later = [other for other in program.units() if other.rank > unit.rank]
            for other in rng.sample(later, min(len(later), rng.randint(0, 2))):
                unit.calls.append((other.number, rng.choice((1, 1, 2, 3, 5))))
        for unit in rng.sample(program.units(), rng.randint(1, len(program.units()))):
            program.first.append((unit.number, rng.choice((1, 1, 1, 2, 4, 12))))
        return program if program.total() <= MOST_CALLS else self.program()

    def edited(self, program: Program, edits: int) -> tuple[Program, list[str]]:
        """Return an edited copy of a program, and the names of the edits."""
        later, names = deepcopy(program), []
        for _ in range(edits):
            edit = self.rng.choice(EDITS)
            edit(self, later)
            names.append(edit.__name__.strip("_"))
        return (later, names) if later.total() <= MOST_CALLS else self.edited(program, edits)

    def _unit(self, program: Program, kind: str = "") -> Unit:
        rng = self.rng
        kind = kind or rng.choice(("function", "function", "function", "method", "method", "init", "lambda", "wrapper"))
        program.count += 1
        name = rng.choice(NAMES[kind]) if kind in NAMES else f"f{program.count}"
        cost = rng.choice((0.0, 0.015625, 0.25, 1.0)) * rng.randint(1, 3)
        depth = rng.choice((0, 0, 0, 2)) if kind == "function" else 0
        return Unit(program.count, name, kind, rng.random(), cost, rng.randint(0, 2), rng.randint(0, 2), depth=depth)

    def _insert(self, program: Program, unit: Unit, path: str = "") -> None:
        units = program.files[path or self.rng.choice(list(program.files))]
        units.insert(self.rng.randint(0, len(units)), unit)

    def _any(self, program: Program) -> Unit:
        return self.rng.choice(program.units())

    def _call(self, program: Program, unit: Unit) -> None:
        """Have a function called by another one, or by main."""
        callers = [other for other in program.units() if other.rank < unit.rank]
        times = self.rng.choice((1, 1, 2, 3, 7))
        calls = self.rng.choice(callers).calls if callers and self.rng.random() < 0.6 else program.first
        if unit.number not in dict(calls):
            calls.append((unit.number, times))

    def _lists(self, program: Program, number: int) -> list[list[tuple[int, int]]]:
        """Return those lists of calls in which a function is."""
        return [calls for calls in (program.first, *(one.calls for one in program.units())) if number in dict(calls)]

    def _nothing(self, program: Program) -> None:
        pass

    def _add(self, program: Program) -> None:
        unit = self._unit(program)
        self._insert(program, unit)
        self._call(program, unit)

    def _add_lambda(self, program: Program) -> None:
        unit = self._unit(program, "lambda")
        self._insert(program, unit)
        self._call(program, unit)

    def _add_namesake_above(self, program: Program) -> None:
        unit = self._unit(program, "method")
        path = self.rng.choice(list(program.files))
        program.files[path].insert(0, unit)
        self._call(program, unit)

    def _remove(self, program: Program) -> None:
        unit = self._any(program)
        if len(program.units()) > 2:
            for units in program.files.values():
                units[:] = [other for other in units if other is not unit]
            for calls in (program.first, *(other.calls for other in program.units())):
                calls[:] = [call for call in calls if call[0] != unit.number]

    def _rename(self, program: Program) -> None:
        functions = [unit for unit in program.units() if unit.kind == "function"]
        if functions:
            unit = self.rng.choice(functions)
            program.count += 1
            for calls in self._lists(program, unit.number):
                calls[:] = [(program.count if n == unit.number else n, times) for n, times in calls]
            unit.number, unit.name = program.count, f"f{program.count}"

    def _move(self, program: Program) -> None:
        units = self.rng.choice([units for units in program.files.values() if units] or [[]])
        if units:
            unit = units.pop(self.rng.randrange(len(units)))
            units.insert(self.rng.randint(0, len(units)), unit)

    def _call_more_or_less(self, program: Program) -> None:
        calls = self.rng.choice([one for one in (program.first, *(u.calls for u in program.units())) if one] or [[]])
        if calls:
            place = self.rng.randrange(len(calls))
            calls[place] = (calls[place][0], self.rng.choice((1, 2, 3, 6, 30)))

    def _call_no_more(self, program: Program) -> None:
        calls = self.rng.choice([one for one in (program.first, *(u.calls for u in program.units())) if one] or [[]])
        if calls:
            calls.pop(self.rng.randrange(len(calls)))

    def _call_namesake(self, program: Program) -> None:
        unit = self._any(program)
        others = [one for one in program.units() if one.name == unit.name and one is not unit and one.rank >= unit.rank]
        for calls in self._lists(program, unit.number)[:1] if others else ():
            other = self.rng.choice(others)
            if other.number not in dict(calls):
                calls[:] = [(other.number if n == unit.number else n, times) for n, times in calls]

    def _cost(self, program: Program) -> None:
        self._any(program).cost *= self.rng.choice((0.125, 0.5, 0.8, 1.25, 4.0))

    def _insert_lines_at_top(self, program: Program) -> None:
        program.above[self.rng.choice(list(program.files))] += self.rng.randint(1, 6)

    def _edit_body(self, program: Program) -> None:
        unit = self._any(program)
        unit.filler = self.rng.randint(0, 5)

    def _insert_lines(self, program: Program) -> None:
        self._any(program).gap += self.rng.randint(1, 6)

    def _move_file(self, program: Program) -> None:
        program_files = [path for path in program.files if path != LIBRARY]
        path = self.rng.choice(program_files)
        self._place(program, {path: path.replace("/parts/", "/others/").replace("main.py", "main_repaired.py")})

    def _move_root(self, program: Program) -> None:
        self._place(program, {path: path.replace(FOLDER, "/srv/work/shop-2") for path in program.files})

    def _upgrade_python(self, program: Program) -> None:
        self._place(program, {path: path.replace("python3.11", "python3.13") for path in program.files})

    def _place(self, program: Program, places: dict[str, str]) -> None:
        program.files = {places.get(path, path): units for path, units in program.files.items()}
        program.above = {places.get(path, path): lines for path, lines in program.above.items()}


EDITS: tuple[Callable[[Editor, Program], None], ...] = (
    Editor._nothing,
    Editor._add,
    Editor._add_lambda,
    Editor._add_namesake_above,
    Editor._remove,
    Editor._rename,
    Editor._move,
    Editor._call_more_or_less,
    Editor._call_more_or_less,
    Editor._call_no_more,
    Editor._call_namesake,
    Editor._cost,
    Editor._cost,
    Editor._insert_lines_at_top,
    Editor._edit_body,
    Editor._insert_lines,
    Editor._move_file,
    Editor._move_root,
    Editor._upgrade_python,
)
