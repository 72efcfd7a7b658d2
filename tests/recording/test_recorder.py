"""Inside the program's process: it runs as plain `python PROGRAM` would run it, and its profile is left behind."""

import cProfile
import json
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from textwrap import dedent
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any

import pytest

from demo.profiles.model import Profile
from demo.profiles.reader import read_profile
from demo.recording import distribution, recorder
from demo.recording.meter import Meter
from demo.recording.notes import compiled_note
from demo.recording.table import entries_of, snapshot

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
SAME = {
    "status": "import sys; sys.exit(3)",
    "status of a text": "import sys; sys.exit('a text')",
    "status of True": "import sys; sys.exit(True)",
    "exception": "def main():\n    1 / 0\nmain()",
    "exception at the top": "1 / 0",
    "chain": "try:\n    1 / 0\nexcept Exception as error:\n    raise KeyError('ü') from error",
    "shown and caught": "import traceback\ntry:\n    1 / 0\nexcept Exception:\n    traceback.print_exc()",
    "syntax error of a module": "open('broken.py', 'w').write('a b'); import broken",
    "missing module": "import no_such_module_anywhere",
    "hook of its own": "import sys\nsys.excepthook = lambda kind, error, trace: print(kind, error, trace.tb_lineno)\n1 / 0",
    "atexit": "import atexit, sys; atexit.register(print, 'bye'); print('hello'); sys.exit(4)",
    "exception in atexit": "import atexit; atexit.register(lambda: 1 / 0)",
    "thread": "import threading; t = threading.Thread(target=print, args=['x']); t.start(); t.join()",
    "exception in a thread": "import threading; threading.Thread(target=divmod, args=[1, 0], name='t').start()",
    "daemon thread": "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start(); print(1)",
    "stdin": "import sys; print(sys.stdin.read().upper())",
    "stdin by line": "print(input()); print(input())",
    "stderr": "import sys; sys.stderr.write('Müll'); sys.stdout.write('ß')",
    "warning": "import warnings; warnings.warn('careful'); warnings.warn('old', DeprecationWarning)",
    "stdout closed": "import sys; print('x', flush=True); sys.stdout.close()",
    "descriptors closed": "import os; print('x', flush=True); os.close(1); os.close(0)",
    "bad descriptor at the end": "import os; print('x'); os.close(1)",
    "folder changed": "import os; os.mkdir('other'); os.chdir('other'); print(os.listdir('.'))",
    "folder removed": "import os; os.mkdir('other'); os.chdir('other'); os.rmdir('../other')",
    "its own file removed": "import os; os.remove(__file__); print(__file__)",
    "clocks replaced": "import time; time.sleep = time.perf_counter = time.process_time = None",
    "files replaced": "import builtins, io, marshal, os\nbuiltins.open = io.open = os.replace = marshal.dumps = None",
    "built-ins replaced": "import builtins\nfor name in 'map', 'sorted', 'sum', 'zip':\n"
    "    setattr(builtins, name, None)",
    "imports replaced": "import builtins\nbuiltins.__import__ = None",
    "nothing to find": "import os, sys; os.environ.clear(); sys.path.clear()",
    "profiler's place freed": "import sys\nif hasattr(sys, 'monitoring'): sys.monitoring.free_tool_id(2)",
    "streams removed": "import sys\nsys.stdout = sys.stderr = None\n1 / 0",
    "main removed": "import sys\ndel sys.modules['__main__']\ndef main(): print(1)\nmain()",
    "annotations": "a: int = 1\nprint(sorted(__annotations__))" if sys.version_info < (3, 14) else "",
    "little recursion": "import sys; sys.setrecursionlimit(60)",
    "pickle": "import pickle\nclass A: pass\nprint(pickle.loads(pickle.dumps(A())).__class__)",
    "neighbours": "import errors, profile, pstats, stats, random; print(profile.A, errors.A, stats.A, random.A, pstats.A)\n"
    "import meter, notes, table, targets, tracebacks; print(meter.A, notes.A, table.A, targets.A, tracebacks.A)",
    "asyncio": "import asyncio\nasync def main(): await asyncio.sleep(0); print(1)\nasyncio.run(main())",
    "a million lines": "print('\\n'.join(map(str, range(1_000_000))))",
    "signals ignored": "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); print(1)",
    "Latin-1": "# coding: latin-1\nprint('ü')",
    "no encoding": "print('ü')",
    "byte order mark": "\ufeffprint('ü')",
    "Windows lines": "print(1)\r\nif True:\r\n    print(2)\r\n",
    "nothing": "",
}
UNIX = {
    "Ctrl-C": "import os, signal; os.kill(os.getpid(), signal.SIGINT); input()",
    "Ctrl-C unhandled at the end": "raise KeyboardInterrupt",
    "SIGTERM": "import os, signal; os.kill(os.getpid(), signal.SIGTERM); input()",
    **{
        name: f"import os, signal; os.kill(os.getpid(), signal.{name}); input()"
        for name in "SIGHUP SIGQUIT SIGALRM SIGVTALRM SIGPROF SIGUSR1 SIGUSR2 SIGXCPU".split()
    },
    "SIGHUP ignored": "import os, signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    "os.kill(os.getpid(), signal.SIGHUP)\nprint(1)",
    "SIGTERM handled": "import os, signal, sys\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit(5))\n"
    "os.kill(os.getpid(), signal.SIGTERM)\ninput()",
    "SIGTERM blocked": "import os, signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])\n"
    "os.kill(os.getpid(), signal.SIGTERM)\nprint(1)",
    "fork": "import os\nif os.fork():\n    print(os.wait()[1], flush=True)\nelse:\n    print('child', flush=True)",
    "umask": "import os; os.umask(0o777)",
    "no memory": "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30,) * 2)\n"
    "try:\n    bytes(1 << 31)\nexcept MemoryError:\n    print('none')",
    "out of memory": "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30,) * 2)\nbytes(1 << 31)",
    "standard streams all closed": "import os; os.closerange(0, 3)",
}
NEIGHBOURS = ("profile", "errors", "stats", "random", "pstats", "meter", "notes", "table", "targets", "tracebacks")
PROCESSES = """
import multiprocessing, os, pickle, sys

class Job:
    def __init__(self, number): self.number = number

def work(job):
    return Job(job.number * 2)

if __name__ == "__main__":
    for method in multiprocessing.get_all_start_methods():
        with multiprocessing.get_context(method).Pool(1) as pool:
            print(method, [job.number for job in pool.map(work, [Job(1), Job(2)])])
"""


def run_plain(*command: str, cwd: Path, options: tuple[str, ...] = (), **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *options, *command],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=60,
        encoding="utf-8",
        **more,
    )


def run_recorded(*command: str, cwd: Path, folder: Path, clock: str = "wall", **more: Any) -> SimpleNamespace:
    """Run a program as `demo.record` does, with what it leaves in `folder`."""
    folder.mkdir(exist_ok=True)
    (folder / "starting").touch()
    is_module = command[0] == "-m"
    kind = "module" if is_module else "script"
    done = run_plain(recorder.__file__, str(folder), clock, kind, *command[is_module:], cwd=cwd, **more)
    profile = folder / "profile"
    return SimpleNamespace(
        profile=read_profile(profile) if profile.exists() else None,
        refused=(folder / "refused").read_text(encoding="utf-8") if (folder / "refused").exists() else "",
        status=done.returncode,
        stdout=done.stdout,
        stderr=without_addresses(done.stderr),
    )


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


def without_addresses(text: str) -> str:
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


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


def check_clean(profile: Profile) -> None:
    """Nothing of the tool is in the profile."""
    here = Path(recorder.__file__).parent
    assert not [f.key for f in profile.functions if Path(f.key[0]).parent == here or "_lsprof" in f.key[2]]


@pytest.fixture
def same(tmp_path: Path) -> Callable[[str, str], SimpleNamespace]:
    """Run a text plainly and recorded, each in a folder of its own but under the same path; compare what one sees."""

    def run_both(text: str, encoding: str) -> SimpleNamespace:
        here = tmp_path / "here"

        def prepare() -> Path:
            shutil.rmtree(here, ignore_errors=True)
            here.mkdir()
            (here / "program.py").write_text(text, encoding=encoding, newline="")
            for neighbour in NEIGHBOURS if "import errors" in text else ():
                (here / f"{neighbour}.py").write_text("A = __name__", encoding="utf-8")
            return here

        plain = run_plain("program.py", cwd=prepare(), input="first\nsecond\n")
        ours = run_recorded("program.py", cwd=prepare(), folder=tmp_path / "record", input="first\nsecond\n")
        assert (ours.status, ours.stdout, ours.stderr) == (
            plain.returncode,
            plain.stdout,
            without_addresses(plain.stderr),
        )
        return ours

    return run_both


@pytest.mark.parametrize("name", SAME)
def test_same_from_outside(name: str, same: Callable[[str, str], SimpleNamespace]) -> None:
    """Status, output and traceback are plain Python's, and the profile is there, with nothing of ours in it."""
    ours = same(SAME[name], "latin-1" if name == "Latin-1" else "utf-8")
    calls = [f.total_calls for f in ours.profile.functions if f.name == "<module>" and f.path == "program.py"]
    # Since 3.12 one stack of calls serves all threads, so what is still open at the end may be counted once too often.
    assert calls == [1] or (sys.version_info >= (3, 12) and "thread" in name and calls == [2])
    check_clean(ours.profile)


@pytest.mark.skipif(sys.platform == "win32", reason="signals, forks and limits of Unix")
@pytest.mark.parametrize("name", UNIX)
def test_same_on_unix(name: str, same: Callable[[str, str], SimpleNamespace]) -> None:
    """So it is after a signal, a fork, a new umask, and with little memory."""
    ours = same(UNIX[name], "utf-8")
    assert [f.total_calls for f in ours.profile.functions if f.name == "<module>" and f.path == "program.py"] == [1]
    check_clean(ours.profile)


def test_processes(same: Callable[[str, str], SimpleNamespace]) -> None:
    """Pickles of the program's own classes travel to child processes and back, however these are started."""
    ours = same(PROCESSES, "utf-8")
    assert ours.stdout.count("[2, 4]") >= (1 if sys.platform == "win32" else 3)


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
    meter = Meter({name: partial(now.__getitem__, name) for name in now})
    for elapsed, cpu, children in ((5, 2, 0), (11, 4, -1)):
        meter.start()
        now.update(elapsed=now["elapsed"] + elapsed, cpu=now["cpu"] + cpu, children=now["children"] + children)
        meter.stop()
        now["elapsed"] += 50
        meter.stop()
    assert meter.notes("wall") == {"elapsed": 16, "cpu": 6, "children": 0}
    assert meter.notes("cpu") == {"elapsed": 16}


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


def test_second_profiler(tmp_path: Path) -> None:
    """A profiler of the program's own replaces ours up to Python 3.11; later it gets Python's ValueError."""
    text = "import cProfile\ndef main(): pass\nmain()\nown = cProfile.Profile()\nown.enable()\nmain()"
    (tmp_path / "program.py").write_text(text, encoding="utf-8")
    ours = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record")
    assert {f.name: f.total_calls for f in ours.profile.functions}["main"] == 1
    if sys.version_info >= (3, 12):
        assert ours.status == 1 and ours.stderr.splitlines()[-1].startswith("ValueError: Another profiling tool")
    else:
        assert (ours.status, ours.stderr) == (0, "")


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
    assert ours.profile is None and ours.refused.endswith(f"correct line {line} first.")


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
        ("broken", "nothing ran, so there is no profile: correct line 1 first."),
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
    return snapshot(entries_of(profiler))


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
