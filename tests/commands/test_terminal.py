"""What is printed can be typed."""

import marshal
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from demo.commands.terminal import say
from demo.commands.typed import as_typed
from tests import samples

HERE = Path(sys.executable).parent
ROOT = Path(__file__).parents[2]


def test_activated(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the shell finds this Python, it is called by its name."""
    say("Type: python -m demo graph F, or python -m pip install x; not python -m cProfile.")
    name = Path(sys.executable).name
    assert (
        capsys.readouterr().err
        == f"Type: {name} -m demo graph F, or {name} -m pip install x; not python -m cProfile.\n"
    )


def test_not_activated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere a command begins with the path of this Python, seen from here, and runs as it stands."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.chdir(HERE)
    assert as_typed("demo") == f"{Path(sys.executable).name} -m demo"
    monkeypatch.chdir(tmp_path)
    command = [*shlex.split(as_typed("demo"), posix=os.name != "nt"), "--help"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60).returncode == 0


@pytest.mark.parametrize(
    "command", [".venv/bin/python -m demo sites", r"C:\\venv\\python -m demo", "my-python -m demo"]
)
def test_whole_commands(command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that says already which Python it means stays as it is."""
    monkeypatch.setenv("PATH", "")
    say(command)
    assert capsys.readouterr().err == f"{command}\n"


def test_console_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who called the console script is told to call it again."""
    script = tmp_path / f"profiling-demo{'.exe' if os.name == 'nt' else ''}"
    script.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [str(script)])
    assert as_typed("demo") == "profiling-demo"
    assert as_typed("pip").endswith(" -m pip")


@pytest.mark.skipif(sys.platform == "win32", reason="the environment is made with links")
def test_python_without_packages(tmp_path: Path) -> None:
    """A Python that lacks what the tool needs says so in a line, with the command that works."""
    (tmp_path / "a b").write_bytes(marshal.dumps(samples.recorded(samples.FIB)))
    bare = subprocess.run(
        [sys.executable, "-I", "-S", "-c", "import sys; sys.path.insert(0, sys.argv.pop(1)); sys.argv[0] = 'x'; "
         "import runpy; sys.argv[1:] = ['graph', 'a b']; runpy.run_module('demo', run_name='__main__')",
         Path(__file__).parents[2]],
        capture_output=True, text=True, timeout=60, cwd=tmp_path,
    )  # fmt: skip
    assert bare.returncode == 1 and bare.stderr.count("\n") == 1, bare.stderr
    assert "has no package gprof2dot" in bare.stderr
