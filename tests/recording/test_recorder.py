"""Inside the program's process: it runs as plain `python PROGRAM` would run it, and its profile is left behind."""

import cProfile
import json
import signal
import subprocess
import sys
import zipfile
from functools import partial
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from textwrap import dedent
from types import FunctionType, ModuleType
from typing import Any

import pytest

from demo.recording import distribution, recorder
from demo.recording.meter import Meter
from demo.recording.notes import compiled_note
from demo.recording.table import entries_of, snapshot
from tests.recording.runs import check_clean, run_plain, run_recorded, without_addresses

STATE = """
import json, os, signal, sys, __main__
found = {name: repr(value) for name, value in vars(__main__).items() if name.startswith("__")}
found.update(builtins=str(type(__builtins__)), names=list(vars(__main__)), main=__main__ is sys.modules["__main__"])
found.update(argv=sys.argv, orig_argv=sys.orig_argv[1:], path=sys.path, cwd=os.getcwd(), hook=repr(sys.excepthook))
found.update(modules=sorted(sys.modules), environment=sorted(os.environ), flags=repr(sys.flags))
found.update(warnings=sys.warnoptions, interrupt=repr(signal.getsignal(signal.SIGINT)), code=__main__.__file__)
print(json.dumps(found))
"""
COMMANDS = [
    ("", ["state.py", "a", "--b", "ü"]),
    ("", ["./state.py"]),
    ("sub", ["../state.py"]),
    ("sub", ["link.py"]),
    ("", ["{folder}/state.py"]),
    ("", ["-m", "state", "-x"]),
    ("", ["-m", "package"]),
    ("", ["-m", "package.module", "a"]),
    ("", ["-m", "namespace.module"]),
    ("", ["folder"]),
    ("", ["folder/"]),
    ("folder", ["."]),
    ("", ["program.zip", "a"]),
    ("", ["program"]),
]


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One program in all the shapes in which Python runs programs."""
    folder = tmp_path_factory.mktemp("programs")
    for name in (
        "state",
        "package/__init__",
        "package/__main__",
        "package/module",
        "namespace/module",
        "folder/__main__",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / f"{name}.py").write_text("" if name.endswith("__init__") else STATE, encoding="utf-8")
    for name in ("program.zip", "program"):
        with zipfile.ZipFile(folder / name, "w") as file:
            file.writestr("__main__.py", STATE)
    (folder / "sub").mkdir()
    if sys.platform != "win32":
        (folder / "sub" / "link.py").symlink_to("../state.py")
    else:
        (folder / "sub" / "link.py").write_text(STATE, encoding="utf-8")
    return folder


def state(stdout: str) -> dict[str, object]:
    return json.loads(without_addresses(stdout))  # type: ignore[no-any-return]


@pytest.mark.parametrize(("where", "command"), COMMANDS, ids=[" ".join(command) for _, command in COMMANDS])
def test_like_plain_python(where: str, command: list[str], programs: Path, tmp_path: Path) -> None:
    """`__main__`, `sys.argv`, `sys.path`, `sys.modules` and the rest are what plain Python gives the program."""
    command = [part.format(folder=programs) for part in command]
    plain = run_plain(*command, cwd=programs / where)
    ours = run_recorded(*command, cwd=programs / where, folder=tmp_path / "record")
    assert (ours.stderr, ours.status) == ("", 0)
    assert state(ours.stdout) == state(plain.stdout)
    assert {function.name for function in ours.profile.functions} >= {"<module>", "dumps"}
    check_clean(ours.profile)


def test_safe_path(programs: Path, tmp_path: Path) -> None:
    """With `-P` (isolated mode before Python 3.11) nothing is found beside the program, as Python promises."""
    options = ("-P",) if sys.version_info >= (3, 11) else ("-I",)
    plain = run_plain("state.py", cwd=programs, options=options)
    ours = run_recorded("state.py", cwd=programs, folder=tmp_path / "record", options=options)
    theirs = state(plain.stdout) | {"orig_argv": ["state.py"]}  # the options belong to the tool's own command line
    assert state(ours.stdout) == theirs


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("print(1)", ""),
        ("import sys; sys.exit()", ""),
        ("import sys; sys.exit(0)", ""),
        ("import sys; sys.exit(3)", "exit status 3"),
        ("import sys; sys.exit('bad')", "exit status 1"),
        ("class Broken(Exception): pass\nraise Broken", "Broken"),
        ("raise KeyboardInterrupt", "Ctrl-C"),
        pytest.param(
            "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
            "SIGTERM",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM"),
        ),
    ],
)
def test_end(text: str, end: str, tmp_path: Path) -> None:
    """What ended a program early is noted in its profile."""
    (tmp_path / "program.py").write_text(text, encoding="utf-8")
    assert run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record").profile.recording.end == end


def test_counts(tmp_path: Path) -> None:
    """Calls are counted exactly, from the first line of the program to the exception that ends it."""
    program = tmp_path / "program.py"
    program.write_text("def a(): b()\ndef b(): pass\nfor _ in range(7): a()\nb()\n1 / 0", encoding="utf-8")
    ours = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record")
    assert {f.name: f.total_calls for f in ours.profile.functions if f.origin == "program"} == {
        "<module>": 1,
        "a": 7,
        "b": 8,
    }
    roots = {
        f.name for i, f in enumerate(ours.profile.functions) if i not in {call.callee for call in ours.profile.calls}
    }
    assert roots == {"<module>"}
    recording = ours.profile.recording
    assert (recording.clock.name, recording.program) == ("wall", "program.py")
    assert recording.python.endswith(sys.version.split()[0]) and str(tmp_path) in recording.mine


def test_cpu_clock(tmp_path: Path) -> None:
    """The other clock does not see waiting; the program cannot take it away."""
    (tmp_path / "program.py").write_text("import time\ntime.process_time = None\ntime.sleep(0.2)", encoding="utf-8")
    ours = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record", clock="cpu")
    (sleep,) = (f for f in ours.profile.functions if f.name == "time.sleep")
    recording = ours.profile.recording
    assert recording.clock.name == "cpu" and sleep.self_cost < 0.1
    assert recording.elapsed > 0.1 and recording.cpu is recording.children is None


BUSY = "import time\nend = time.process_time() + {}\nwhile time.process_time() < end: pass\n"


def test_what_the_process_used(tmp_path: Path) -> None:
    """Beside the wall clock stand the CPU time of the process, threads included, and that of the children it waited for."""
    text = BUSY.format(0.02) + (
        "import subprocess, sys, threading\n"
        f"thread = threading.Thread(target=exec, args=[{BUSY.format(0.03)!r}])\n"
        "thread.start(); thread.join()\n"
        f"subprocess.run([sys.executable, '-c', {BUSY.format(0.09)!r}])\n"
        "end = time.perf_counter() + 0.01\nwhile time.perf_counter() < end: pass\n"
        "time.perf_counter = time.process_time = None\n"
    )
    (tmp_path / "program.py").write_text(text, encoding="utf-8")
    recording = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record").profile.recording
    assert recording.cpu >= 0.05 and recording.elapsed >= 0.15
    if sys.platform == "win32":
        assert recording.children is None
    else:
        assert recording.children >= 0.07  # the system counts in hundredths


def test_what_a_package_used(tmp_path: Path) -> None:
    """What is used while a package is imported and while it runs is added up."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text(BUSY.format(0.02), encoding="utf-8")
    (tmp_path / "package" / "__main__.py").write_text(BUSY.format(0.03), encoding="utf-8")
    ours = run_recorded("-m", "package", cwd=tmp_path, folder=tmp_path / "record")
    assert ours.profile.recording.cpu >= 0.05


def test_meter() -> None:
    """A meter adds up what its clocks say between each start and stop, and a clock that is set back counts as standing."""
    now = {"elapsed": 100.0, "cpu": 7.0, "children": 3.0}
    meters = [Meter(clock, {name: partial(now.__getitem__, name) for name in now}) for clock in ("wall", "cpu")]
    for elapsed, cpu, children in ((5, 2, 0), (11, 4, -1)):
        for meter in meters:
            meter.start()
        now.update(elapsed=now["elapsed"] + elapsed, cpu=now["cpu"] + cpu, children=now["children"] + children)
        for meter in meters:
            meter.stop()
        now["elapsed"] += 50
        for meter in meters:
            meter.stop()
    assert [meter.notes() for meter in meters] == [{"elapsed": 16, "cpu": 6, "children": 0}, {"elapsed": 16}]


def test_no_path_of_the_machine(tmp_path: Path) -> None:
    """A path typed in full is not written into the profile as the program's name."""
    (tmp_path / "program.py").write_text("pass", encoding="utf-8")
    ours = run_recorded(str(tmp_path / "program.py"), "x", cwd=tmp_path, folder=tmp_path / "record")
    assert ours.profile.recording.program == "program.py x"


def test_profiler_taken_away(tmp_path: Path) -> None:
    """`sys.setprofile(None)` takes nothing away of what was recorded before it."""
    text = "import sys\ndef main(): pass\nmain()\nsys.setprofile(None)\nmain()"
    (tmp_path / "program.py").write_text(text, encoding="utf-8")
    ours = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record")
    counts = {f.name: f.total_calls for f in ours.profile.functions}
    assert (ours.status, counts["main"]) == (0, 2 if sys.version_info >= (3, 12) else 1)


THROWN = """
import contextlib
def inner():
    with contextlib.suppress(ValueError):
        yield
def outer():
    yield from inner()
    yield
def main():
    generator = outer()
    next(generator)
    generator.throw(ValueError())
main()
"""


@pytest.mark.parametrize("command", [("program.py",), ("-m", "program")])
@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (THROWN, sys.version_info[:2] == (3, 11)),
        ("def main(): pass\nmain()", False),
        ("import sys\nsys.exit(3)", False),
        ("import sys\nsys.setprofile(None)", False),
    ],
)
def test_lost_calls(text: str, lost: bool, command: tuple[str, ...], tmp_path: Path) -> None:
    """A recording says so if the profiler has lost calls, which shows by the program's own first one."""
    (tmp_path / "program.py").write_text(text, encoding="utf-8")
    ours = run_recorded(*command, cwd=tmp_path, folder=tmp_path / "record")
    assert ours.profile.recording.lost == lost


@pytest.mark.parametrize(
    ("source", "note"),
    [("fast.py", "shop.fast\tshop-tools"), ("fast.pyx", "shop.fast\t"), ("fast.c", ""), ("faster.py", "")],
)
def test_compiled_modules(source: str, note: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module in C that lies beside the Python file that it was made of is noted, with what it was installed with."""
    module = ModuleType("shop.fast")
    library = f"fast{EXTENSION_SUFFIXES[0]}"
    module.__file__ = str(tmp_path / "shop" / library)
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / source).touch()
    (tmp_path / "shop_tools-1.0.dist-info").mkdir()
    record = f"shop/{library},sha256=x,1\n"
    (tmp_path / "shop_tools-1.0.dist-info" / "RECORD").write_text(record, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(sys.modules, "shop.fast", module)
    names = [
        "<built-in method shop.fast.price>",
        "<built-in method time.sleep>",
        "<method 'x' of 'shop.fast.A' objects>",
    ]
    assert compiled_note({("~", 0, name): () for name in names}, lambda: distribution) == note


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"\x00\x01\x02", "program.py is not a Python program"),
        (None, "program.py: No such file or directory"),
    ],
)
def test_refused(text: bytes | None, says: str, tmp_path: Path) -> None:
    """What is no Python program is refused in one line, and nothing is recorded."""
    if text is not None:
        (tmp_path / "program.py").write_bytes(text)
    ours = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record")
    assert (ours.status, ours.stdout, ours.stderr, ours.profile) == (2, "", "", None)
    assert ours.refused.startswith(says) and "\n" not in ours.refused


@pytest.mark.parametrize(
    ("text", "line"),
    [(b"a b\n", 1), (b"x = 1\n\n\nif:\n", 4), (b"Dear Anna,\nhow are you?\n", 1), (b"def f():\n\tx\n        y\n", 3)],
)
def test_syntax_error(text: bytes, line: int, tmp_path: Path) -> None:
    """A syntax error is shown as plain Python shows it, and ends with the same status; nothing is recorded."""
    (tmp_path / "program.py").write_bytes(text)
    plain = subprocess.run([sys.executable, "program.py"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    ours = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record")
    assert (ours.status, ours.stdout, ours.stderr) == (plain.returncode, plain.stdout, plain.stderr)
    assert ours.profile is None and ours.refused.endswith(f"fix line {line} first.")


@pytest.mark.parametrize("text", [b"\x89PNG\r\n\x1a\n", b"# coding: no-such\n", b"x = '\xfc'"])
def test_odd_encoding(text: bytes, tmp_path: Path) -> None:
    """So is a program in an encoding that Python does not take, in the words that `compile` has for it."""
    (tmp_path / "program.py").write_bytes(text)
    ours = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record")
    assert (ours.status, ours.profile) == (1, None) and "SyntaxError: " in ours.stderr
    assert ours.refused.startswith("nothing ran")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nothing", "there is no module nothing here"),
        ("package.nothing", "there is no module package.nothing here"),
        ("broken.nothing", "there is no module broken.nothing here"),
        ("nothing.at.all", "there is no module nothing.at.all here"),
        ("plain", "plain is a package without a __main__.py"),
        ("sys", "sys is not written in Python"),
        ("broken", "nothing ran and nothing was recorded: fix line 1 first."),
        (".state", "there is no module .state here"),
        ("", "there is no module  here"),
    ],
)
def test_refused_module(name: str, says: str, programs: Path, tmp_path: Path) -> None:
    """So is a module that is not there or cannot be run."""
    (programs / "plain").mkdir(exist_ok=True)
    (programs / "plain" / "__init__.py").touch()
    (programs / "broken.py").write_text("" if "." in name else "a b", encoding="utf-8")
    ours = run_recorded("-m", name, cwd=programs, folder=tmp_path / "record")
    assert (ours.status, ours.profile) == (1 if name == "broken" else 2, None)
    assert ours.refused.replace(f"{programs}/", "").startswith(says)


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of Unix")
def test_odd_files(tmp_path: Path) -> None:
    """A link to itself is refused; a program that comes through a pipe runs."""
    (tmp_path / "loop.py").symlink_to("loop.py")
    assert "loop.py: Too many levels" in run_recorded("loop.py", cwd=tmp_path, folder=tmp_path / "record").refused
    ours = run_recorded("/dev/stdin", cwd=tmp_path, folder=tmp_path / "other", input="print(42)")
    assert (ours.stdout, ours.status) == ("42\n", 0)


def test_package_that_fails(tmp_path: Path) -> None:
    """A package whose import fails for another reason keeps its own error."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("import another_one", encoding="utf-8")
    (tmp_path / "package" / "__main__.py").touch()
    ours = run_recorded("-m", "package", cwd=tmp_path, folder=tmp_path / "record")
    assert ours.status == 1 and ours.stderr.endswith("ModuleNotFoundError: No module named 'another_one'\n")
    assert ours.refused == "" and str(Path(recorder.__file__).parent) not in ours.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a signal cannot be sent to one process alone there")
def test_two_signals(tmp_path: Path) -> None:
    """An impatient second SIGTERM or Ctrl-C does not take the profile away."""
    text = """
        import os, signal
        for number in range(20_000): exec(f"def f{number}(): pass\\nf{number}()")
        if not os.fork():
            for _ in range(300): os.kill(os.getppid(), signal.SIGTERM)
            os._exit(0)
        signal.pause()
    """
    (tmp_path / "program.py").write_text(dedent(text), encoding="utf-8")
    ours = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record")
    assert ours.status == -signal.SIGTERM and len(ours.profile.functions) > 20_000


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_no_room(tmp_path: Path) -> None:
    """A profile that does not fit on the disk leaves no half of one, and no traceback of ours."""
    text = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
    (tmp_path / "program.py").write_text(text, encoding="utf-8")
    ours = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record")
    assert (ours.status, ours.stderr, ours.profile) == (0, "", None)
    assert list((tmp_path / "record").iterdir()) == []


def test_same_name_same_line(tmp_path: Path) -> None:
    """Functions that share file, line and name are added up, none is lost: here the `__init__`s of three dataclasses."""
    script = "import dataclasses\nfor name in 'ABC':\n    kind = dataclasses.make_dataclass(name, ['x'])\n"
    (tmp_path / "classes.py").write_text(script + "    for _ in range(10):\n        kind(1)\n")
    folder = tmp_path / "out"
    folder.mkdir()
    done = run_recorded("classes.py", cwd=tmp_path, folder=folder)
    made = [function for function in done.profile.functions if function.key[::2] == ("<string>", "__init__")]
    assert sum(function.total_calls for function in made) == 30


def snapshot_of(source: str) -> dict[tuple[str, int, str], tuple[Any, ...]]:
    profiler = cProfile.Profile(lambda: 0.0)
    run = FunctionType(compile(source, "program.py", "exec"), {"__builtins__": __builtins__})
    profiler.enable()
    run()
    profiler.disable()
    return snapshot(entries_of(profiler.getstats()))


def test_names() -> None:
    """Functions go by the names that `pstats` has for them on every Python: file, line and name, or what stands for C code."""
    program, key = ("program.py", 1, "<module>"), ("program.py", 1, "key")
    sort, size = ("~", 0, "<built-in method builtins.sorted>"), ("~", 0, "<built-in method builtins.len>")
    found = snapshot_of("def key(item): return len(item)\nsorted(['b', 'a'], key=key)")
    assert {name: (figures[:2], list(figures[4])) for name, figures in found.items()} == {
        program: ((1, 1), []),
        sort: ((1, 1), [program]),
        key: ((2, 2), [sort]),
        size: ((2, 2), [key]),
    }


def test_counts_of_a_call() -> None:
    """Of a function the primitive calls stand first, of a call all calls; functions of equal names are added up in both."""
    source = "def make():\n    def f(n): n and f(n - 1)\n    f(2)\nmake(); make()"
    module, make, f = (("program.py", line, name) for line, name in ((1, "<module>"), (1, "make"), (2, "f")))
    found = snapshot_of(source)
    assert found[f] == (2, 6, 0.0, 0.0, {make: (2, 2, 0.0, 0.0), f: (4, 2, 0.0, 0.0)})
    assert found[make] == (2, 2, 0.0, 0.0, {module: (2, 2, 0.0, 0.0)})
    twice = "for _ in range(2): exec(compile('def f(): pass\\nf()', 'same.py', 'exec'))"
    assert snapshot_of(twice)["same.py", 1, "f"][:2] == (2, 2)


def test_import_changes_nothing() -> None:
    """Who imports the recorder finds modules where they were found before."""
    found = "import sys; before = list(sys.path); import demo.recording.recorder; print(before == sys.path)"
    assert run_plain("-c", found, cwd=Path(recorder.__file__).parents[2]).stdout == "True\n"
