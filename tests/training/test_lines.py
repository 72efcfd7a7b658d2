"""Lines that a program runs, counted."""

import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from demo.training.lines import LineCounter

PROGRAM = """
def loop(n):
    total = 0
    for i in range(n):
        total += i
    return total

def comprehension(n):
    return [i for i in range(n)]

def generator(n):
    return sum(i for i in range(n))

def in_c(n):
    return sorted(range(n))

def by_exec(n):
    exec(f"for i in range({n}):\\n    pass")
"""


def counted(folder: Path, call: str, n: int, in_thread: bool = False, most: int = 10_000) -> int:
    module = ModuleType("program")
    exec(compile(PROGRAM, str(folder / "program.py"), "exec"), vars(module))
    function: Any = getattr(module, call)
    with LineCounter(f"{folder}/", most) as counter:
        if in_thread:
            thread = threading.Thread(target=function, args=(n,))
            thread.start()
            thread.join()
        else:
            function(n)
    return counter.count


@pytest.mark.parametrize(
    ("call", "each"), [("loop", 2), ("comprehension", 1), ("generator", 1), ("in_c", 0), ("by_exec", 2)]
)
def test_growth(call: str, each: int, tmp_path: Path) -> None:
    """Each round of a loop counts its lines, also where all is on one line; what C does counts nothing."""
    assert counted(tmp_path, call, 110) - counted(tmp_path, call, 10) == pytest.approx(each * 100, abs=2)


@pytest.mark.not_in_wasm
def test_threads(tmp_path: Path) -> None:
    """Lines of a thread that the program starts count as well."""
    assert counted(tmp_path, "loop", 50, in_thread=True) == counted(tmp_path, "loop", 50)


def test_others(tmp_path: Path) -> None:
    """Lines of other files do not count."""
    (tmp_path / "other").mkdir()
    module = ModuleType("program")
    exec(compile(PROGRAM, str(tmp_path / "program.py"), "exec"), vars(module))
    with LineCounter(f"{tmp_path / 'other'}/") as counter:
        vars(module)["loop"](10)
    assert counter.count == 0


def test_most(tmp_path: Path) -> None:
    """Counting ends at some number, so that a wrong program does not take for ever."""
    assert counted(tmp_path, "loop", 1000, most=30) == 30
