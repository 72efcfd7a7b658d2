"""Whose is code without a file of its own: programs that make some are run under the profiler, and read."""

import collections
import cProfile
import marshal
import os
import subprocess
import sys
from pathlib import Path
from types import FunctionType

import pytest

from demo.profiles.reader import parse_profile, read_profile
from demo.recording.inline import dumped
from tests import samples

RULES = """
TEXT = "def check(n): return limit(n)\\ndef limit(n): return n % 7\\ndef apply(ns): return list(map(check, ns))"
def load(text):
    space = {}
    exec(text, space)
    return space["apply"]
def main():
    load(TEXT)(range(9))
main()
"""
FORMULAS = """
def formula(n):
    text = f"def f(x):\\n    return g(x)\\ndef g(x):\\n    return x * {n}\\n"
    space = {}
    exec(compile(text, NAME or text, "exec"), space)
    return space["f"]
def main():
    for n in range(3): formula(n)(n)
main()
"""
GENERATED = """
import collections, dataclasses
exec("def own(n): return n + 1")
Point = collections.namedtuple("Point", "x y")
Order = dataclasses.make_dataclass("Order", ["number"], order=True)
def main():
    for n in range(5):
        Point(n, 2)
        Order(n) == Order(own(n))
        sorted([Order(3), Order(n)])
main()
"""


def origins(source: str, mine: str = samples.FOLDER) -> dict[tuple[str, str], str]:
    """Record a program and read its profile; return the origins of its functions by name and kind of file."""
    profiler = cProfile.Profile()
    code = compile(source, f"{samples.FOLDER}/main.py", "exec")
    profiler.runcall(FunctionType(code, {"__name__": "main", "__builtins__": __builtins__}))
    profile = parse_profile(dumped(profiler) + marshal.dumps({"profiling-demo": "1", "mine": mine}))
    return {(function.name, function.path): function.origin for function in profile.functions}


def of_stats(stats: samples.Stats, **notes: str) -> dict[str, str]:
    """Read stats; return the origin of each function by its name."""
    return {f.name: f.origin for f in samples.profile_of(stats, **notes).functions}


@pytest.mark.parametrize("mine", [samples.FOLDER, ""], ids=["known", "judged by paths"])
def test_rules(mine: str) -> None:
    """What a program executes from a text is its own: what it calls, what that calls in turn, through built-ins too."""
    found = origins(RULES, mine)
    assert [found[name, "<string>"] for name in ("apply", "check", "limit")] == ["program"] * 3


@pytest.mark.parametrize("name", ["'<rule 3>'", "'rules.txt'"])
def test_compiled(name: str) -> None:
    """So it is under any name that the program gives to the text."""
    found = origins(f"NAME = {name}\n{FORMULAS}")
    assert [found[function, name.strip("'")] for function in "fg"] == ["program"] * 2


def test_generated() -> None:
    """What libraries have made of texts is theirs, though the program calls it: methods of dataclasses and named tuples."""
    found = origins(GENERATED)
    assert found["own", "<string>"] == "program"
    names = ["<lambda>", "__eq__", "__init__", "__lt__"]
    assert [found[name, "<string>"] for name in names] == ["library"] * 4


def test_library_that_executes() -> None:
    """What is made of a text in a program that makes none is a library's, whoever calls it."""
    main = (f"{samples.FOLDER}/main.py", 1, "main")
    mean = ("<string>", 5, "mean")
    stats = {main: (1, 1, 0.5, 0.7, {}), mean: (3, 3, 0.2, 0.2, {main: (3, 3, 0.2, 0.2)})}
    assert of_stats(stats)["mean"] == "library"
    made = ("~", 0, "<built-in method builtins.eval>")
    assert of_stats({**stats, made: (1, 1, 0.1, 0.1, {main: (1, 1, 0.1, 0.1)})})["mean"] == "program"


@pytest.mark.parametrize(
    "file", ["<__array_function__ internals>", "<decorator-gen-12>", "<attrs generated methods shop.Order>"]
)
def test_generated_files(file: str) -> None:
    """Files by whose names libraries call what they make stay theirs."""
    main, made = (f"{samples.FOLDER}/main.py", 1, "main"), ("~", 0, "<built-in method builtins.exec>")
    stats = {
        main: (1, 1, 0.5, 0.7, {}),
        made: (1, 1, 0.1, 0.1, {main: (1, 1, 0.1, 0.1)}),
        (file, 5, "mean"): (3, 3, 0.2, 0.2, {main: (3, 3, 0.2, 0.2)}),
    }
    assert of_stats(stats)["mean"] == "library"


@pytest.mark.parametrize(
    ("by_program", "by_library", "origin"), [(5, 4, "program"), (4, 5, "library"), (0, 3, "library")]
)
def test_more_often(by_program: int, by_library: int, origin: str) -> None:
    """Of a Cython module, whose names are relative, those functions are the program's that it calls more than libraries do."""
    main, tool = (f"{samples.FOLDER}/main.py", 1, "main"), ("/usr/lib/python3.11/site-packages/tool.py", 2, "tool")
    fast, deep = ("shop/fast.pyx", 3, "fast"), ("shop/fast.pyx", 9, "deep")
    calls = {main: by_program, tool: by_library}
    stats = {
        main: (1, 1, 0.5, 0.7, {}),
        tool: (1, 1, 0.5, 0.7, {}),
        fast: (9, 9, 0.2, 0.3, {by: (count, count, 0.1, 0.1) for by, count in calls.items() if count}),
        deep: (9, 9, 0.1, 0.1, {fast: (9, 9, 0.1, 0.1)}),
    }
    assert of_stats(stats, mine=samples.FOLDER) == of_stats(stats)
    assert [of_stats(stats)[name] for name in ("fast", "deep")] == [origin] * 2


def test_statement() -> None:
    """A statement that was given to the profiler is the program's, alone or above a program."""
    profiler = cProfile.Profile()
    profiler.run("sorted('ba')")
    assert {f.name: f.origin for f in parse_profile(dumped(profiler)).functions}["<module>"] == "program"
    space = {"f": eval(compile("lambda: 3", f"{samples.FOLDER}/main.py", "eval"))}
    profiler = cProfile.Profile()
    profiler.runctx("f()", space, space)
    found = {f.name: f.origin for f in parse_profile(dumped(profiler)).functions}
    assert (found["<module>"], found["<lambda>"]) == ("program", "program")


def test_cell() -> None:
    """A text with functions of its own that was given to the profiler is the program's, whole; what it makes as data is not."""
    space: dict[str, object] = {"f": eval(compile("lambda n: n", f"{samples.FOLDER}/main.py", "eval"))}
    space["Pair"] = collections.namedtuple("Pair", "x y")
    cell = "def outer(): return inner()\ndef inner(): return Pair(f(3), 4)\nouter()"
    profiler = cProfile.Profile()
    profiler.runctx(cell, space, space)
    found = {(f.name, f.path): f.origin for f in parse_profile(dumped(profiler)).functions}
    assert {found[name, "<string>"] for name in ("<module>", "outer", "inner")} == {"program"}
    assert {origin for (name, path), origin in found.items() if (name, path) == ("<lambda>", "<string>")} == {"library"}


@pytest.mark.not_in_wasm
def test_launcher(tmp_path: Path) -> None:
    """The statement by which cProfile runs a module is nobody's code, also where something of the program's is called."""
    site = tmp_path / "site-packages"
    site.mkdir()
    (site / "tool.py").write_text("import plug\nplug.work()\n", encoding="utf-8")
    (tmp_path / "plug.py").write_text("def work():\n    return sum(range(9))\n", encoding="utf-8")
    command = [sys.executable, "-m", "cProfile", "-o", "out.pstats", "-m", "tool"]
    subprocess.run(command, cwd=tmp_path, check=True, env={**os.environ, "PYTHONPATH": f"{site}{os.pathsep}{tmp_path}"})
    found = {(f.key[0], f.name): f.origin for f in read_profile(tmp_path / "out.pstats").functions}
    assert found["<string>", "<module>"] == "library"
    assert found[str(tmp_path / "plug.py"), "work"] == "program"
