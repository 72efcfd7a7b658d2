"""demo/lab/run.py: one process runs many programs, each as if it were the first. Tried in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from demo.lab import run
from demo.profiles.reader import parse_profile

RUN_ALL = """
import sys
keep = frozenset(sys.modules)
import json, os
from pathlib import Path
from profiling_in_python.lab import run as lab_run
results = []
for number, source in enumerate(json.loads(sys.argv[1])):
    before = set(sys.modules), list(sys.path), os.getcwd(), dict(os.environ)
    run = lab_run.run_plainly if sys.argv[3:] else lab_run.run
    ran = run(source, os.path.join(sys.argv[2], "program", "main.py"), keep, {"SITES": "here"})
    Path(sys.argv[2], f"{number}.pstats").write_bytes(ran.profile)
    results.append([ran.status, before == (set(sys.modules), list(sys.path), os.getcwd(), dict(os.environ))])
Path(sys.argv[2], "results").write_text(json.dumps(results))
"""


class Done:
    """How programs went, one after the other in one process."""

    def __init__(self, folder: Path, *sources: str, plainly: bool = False, before: str = "") -> None:
        command = [sys.executable, "-c", before + RUN_ALL, json.dumps(sources), str(folder), *["plainly"] * plainly]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=folder)
        assert (folder / "results").exists(), done.stderr
        self.out, self.error = done.stdout, done.stderr
        self.results: list[Any] = json.loads((folder / "results").read_text(encoding="utf-8"))
        self.profiles = [(folder / f"{number}.pstats").read_bytes() for number in range(len(sources))]

    def calls(self, number: int) -> dict[str, int]:
        """Return the total calls by name, of one run."""
        return {function.name: function.total_calls for function in parse_profile(self.profiles[number]).functions}


def test_run(tmp_path: Path) -> None:
    """A program is the main one, in a folder of its own, and is profiled from its first line, without frames of ours."""
    source = "import os, sys\ndef f(): pass\nf(); f()\nprint(__name__, sys.argv, os.listdir(), os.environ['SITES'])\n"
    done = Done(tmp_path, source)
    assert done.out == "__main__ ['main.py'] ['main.py'] here\n"
    assert done.results == [[0, True]]
    assert done.calls(0)["f"] == 2 and done.calls(0)["<module>"] == 1
    paths = {Path(function.path).name for function in parse_profile(done.profiles[0]).functions if function.line}
    assert paths <= {"main.py", "os", "os.py"}


@pytest.mark.parametrize("module", ["argparse", "cProfile", "contextlib"])
def test_imports_anew(tmp_path: Path, module: str) -> None:
    """What the tool or its recorder has loaded is not loaded for the program: its imports are in its profile, each time."""
    done = Done(tmp_path, f"import {module}", f"import {module}")
    for number in (0, 1):
        functions = parse_profile(done.profiles[number]).functions
        assert any(function.path.endswith(f"{module}.py") and function.name == "<module>" for function in functions)


def test_files_gone(tmp_path: Path) -> None:
    """From the second run on no file but the program is read: a page that wakes up from a snapshot has no other."""
    spy = "import io\nread = io.open_code\ndef reported(file):\n    print(file)\n    return read(file)\nio.open_code = reported"
    done = Done(tmp_path, spy, "pass")
    assert done.results == [[0, True]] * 2
    assert done.out == f"{tmp_path / 'program' / 'main.py'}\n"


def test_error(tmp_path: Path) -> None:
    """An exception is shown as a fresh Python shows it: the program's lines, and none of ours."""
    done = Done(tmp_path, "def f():\n    1 / 0\nf()\n")
    assert done.results == [[1, True]]
    assert "ZeroDivisionError" in done.error and "line 2, in f" in done.error
    assert "recorder.py" not in done.error and "lab_run.py" not in done.error and "runpy" not in done.error
    assert done.calls(0)["f"] == 1


@pytest.mark.parametrize(
    ("end", "status", "said"),
    [("sys.exit()", 0, ""), ("sys.exit(3)", 3, ""), ("sys.exit('enough')", 1, "enough\n"), ("exit(-1)", 255, "")],
)
def test_exit(tmp_path: Path, end: str, status: int, said: str) -> None:
    """`sys.exit` is told as a status, and has a profile."""
    done = Done(tmp_path, f"import sys\ndef f(): pass\nf()\n{end}\n")
    assert done.results == [[status, True]]
    assert done.error == said
    assert done.calls(0)["f"] == 1


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [("", 0, []), ("import sys; sys.exit(3)", 3, []), ("1 / 0", 1, ["ZeroDivisionError: division by zero"])],
)
@pytest.mark.parametrize("kind", ["script", "module"])
def test_here(
    kind: str, text: str, status: int, said: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Scripts and modules are recorded in this very process, whichever Python it is, to each of their ends."""
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("import colorsys", encoding="utf-8")
    source = "import sys\ndef f(): return len('a')\nf(); f()\nprint(__name__, sys.argv[1:])\n" + text
    file = tmp_path / "package" / "tool.py"
    file.write_text(source, encoding="utf-8")
    (tmp_path / "starting").touch()
    target = "package.tool" if kind == "module" else str(file)
    keep = frozenset(sys.modules) - {"colorsys"}
    with run.as_if_fresh(tmp_path, keep):
        sys.argv, sys.path[:0] = [str(run.RECORDER), str(tmp_path), "wall", "cProfile", kind, target, "a"], [""]
        assert run.ended(run.RECORDING, {}).status == status
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1:]) == ("__main__ ['a']\n", said) and str(run.RECORDER.parent) not in err
    profile = parse_profile((tmp_path / "profile").read_bytes())
    names = [function.name for function in profile.functions]
    calls = {(names[call.caller], names[call.callee]): call.total_calls for call in profile.calls}
    assert (calls["<module>", "f"], calls["f", "len"]) == (2, 2)
    assert not [
        f.key for f in profile.functions if f.path.endswith(("recorder.py", "targets.py")) or "_lsprof" in f.key[2]
    ]
    assert (kind == "module") == any(f.path.endswith("colorsys.py") for f in profile.functions)


def test_no_program(tmp_path: Path) -> None:
    """What cannot begin is shown with its line, as Python does it, and leaves no profile."""
    done = Done(tmp_path, "def f(:\n", "# coding: nonsense\n")
    assert done.results == [[1, True], [1, True]]
    assert 'main.py", line 1\n    def f(:\n' in done.error and "SyntaxError: unknown encoding: nonsense" in done.error
    assert done.profiles == [b"", b""]


@pytest.mark.parametrize(
    ("broken", "status"),
    [
        ("from cProfile import Profile; Profile.getstats = lambda self: [1]", 3),
        ("import pkgutil; pkgutil.get_importer = None", 1),
    ],
)
def test_bug_of_the_tool(tmp_path: Path, broken: str, status: int) -> None:
    """If the recorder fails, its traceback and one line that calls it a bug of the tool are printed; there is no profile."""
    done = Done(tmp_path, "exit(3)", before=broken)
    assert (done.results, done.profiles) == ([[status, True]], [b""])
    first, *_, last = done.error.splitlines()
    assert first.startswith("Traceback") and last.startswith("this is a bug in the tool, not in your program")


def test_plainly(tmp_path: Path) -> None:
    """A program is run without the profiler, to the same ends, with its own lines only in a traceback."""
    source = "import os, sys\nprint(__name__, sys.argv[1:], os.listdir(), sys.getprofile(), sys.path[0])\n"
    done = Done(tmp_path, source, "def f():\n    1 / 0\nf()\n", "exit(3)", "def f(:\n", plainly=True)
    assert done.out == f"__main__ [] ['main.py'] None {tmp_path / 'program'}\n"
    assert [status for status, _ in done.results] == [0, 1, 3, 1]
    assert all(tidy for _, tidy in done.results)
    assert "line 2, in f" in done.error and "lab_run.py" not in done.error and "runpy" not in done.error
    assert set(done.profiles) == {b""}


def test_tidies_up(tmp_path: Path) -> None:
    """Whatever a program leaves behind (modules, built-ins, clocks, streams, limits, its folder) is gone for the next one."""
    rude = """
import os, sys, time, json
open("left.txt", "w").close()
time.sleep = time.time = None
sys.stdout = open(os.devnull, "w")
sys.setrecursionlimit(60)
sys.path.clear(); sys.meta_path.clear(); sys.modules.clear()
os.environ.clear(); os.chdir("/")
"""
    ruder = "import builtins, os\nbuiltins.len = builtins.vars = os.chdir = os.getcwd = None\nbuiltins.mine = 1\n"
    done = Done(
        tmp_path,
        rude,
        ruder,
        "import os, time, json\ntime.sleep(0)\nprint(os.listdir(), json.dumps(1))\nassert 'mine' not in dir(__builtins__)\n",
    )
    assert [tidy for _, tidy in done.results] == [True, True, True]
    assert done.results[-1][0] == 0
    assert done.out == "['main.py'] 1\n"
