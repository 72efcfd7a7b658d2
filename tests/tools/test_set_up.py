"""Setting up, as far as it can be tried without installing anything."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from demo import __version__

TOOL = Path(__file__).parents[2] / "tools" / "set_up.py"


@pytest.fixture
def set_up() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(TOOL)))


def run_with(change: str) -> subprocess.CompletedProcess[str]:
    """Run the tool in a Python that was changed first."""
    text = f"import sys, runpy; {change}; sys.argv = ['set_up.py']; runpy.run_path({str(TOOL)!r}, run_name='__main__')"
    return subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=60)


def test_too_old() -> None:
    """A Python that is too old gets one line with the next command."""
    done = run_with("sys.version_info = (3, 9)")
    assert done.returncode == 1 and done.stderr.startswith("Python 3.10 or newer is needed, and this is ")
    assert done.stderr.endswith("make PYTHON=python3.12\n")


def test_no_venv(tmp_path: Path) -> None:
    """A Python without `venv` gets one line with the next command, and nothing is made."""
    copy = tmp_path / "tools" / "set_up.py"
    copy.parent.mkdir()
    shutil.copy(TOOL, copy)
    text = f"import sys, runpy; sys.modules['ensurepip'] = None; runpy.run_path({str(copy)!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=60)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1) and "sudo apt install python3-venv" in done.stderr
    assert os.listdir(tmp_path) == ["tools"]


@pytest.mark.parametrize("venv", [".venv", ".venvs/3.10"])
def test_nothing_to_do(venv: str, tmp_path: Path) -> None:
    """Where the stamps are newer than the locks, nothing is done, in whichever environment."""
    for name in (
        "tools/set_up.py",
        "requirements.txt",
        "pyproject.toml",
        "requirements/dot.txt",
        "requirements/test.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(TOOL.parents[1] / name, tmp_path / name)
    (tmp_path / venv).mkdir(parents=True)
    for stamp in (".ready", ".ready-test"):
        (tmp_path / venv / stamp).touch()
    chosen = [] if venv == ".venv" else ["--venv", venv]
    command = [sys.executable, str(tmp_path / "tools" / "set_up.py"), *chosen, "test"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="the link is another one there")
def test_link(set_up: SimpleNamespace, tmp_path: Path) -> None:
    """An environment finds `demo/` under the name that it has where it is installed; twice does no harm."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path], check=True, timeout=60)
    for _ in range(2):
        set_up.link_package(str(tmp_path / "bin" / "python"))
    command = [str(tmp_path / "bin" / "python"), "-c", "import profiling_in_python as p; print(p.__version__)"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=tmp_path)
    assert (done.stdout.strip(), done.stderr) == (__version__, "")


def test_stamp(set_up: SimpleNamespace, tmp_path: Path) -> None:
    """A stamp is newer than what it was made from, or else the step is done again."""
    stamp, source = tmp_path / "stamp", tmp_path / "source"
    source.touch()
    assert not set_up.is_newer(str(stamp), [str(source)])
    set_up.touch(str(stamp))
    os.utime(source, (1, 1))
    assert set_up.is_newer(str(stamp), [str(source)])
    os.utime(stamp, (0, 0))
    assert not set_up.is_newer(str(stamp), [str(source)])


@pytest.mark.system_dot
def test_system_dot(set_up: SimpleNamespace) -> None:
    """A system's `dot` that works is found."""
    assert set_up.has_working_dot()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
@pytest.mark.parametrize("script", [None, "exit 0", "exit 1", "echo '<svg'", "cat"])
def test_no_working_dot(
    script: str | None, set_up: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No `dot`, or one that writes no png, is not taken for one that works."""
    monkeypatch.setenv("PATH", str(tmp_path))
    if script:
        (tmp_path / "dot").write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
        (tmp_path / "dot").chmod(0o755)
    assert not set_up.has_working_dot()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")
@pytest.mark.parametrize(
    ("programs", "enough"),
    [
        ({"npm": "", "node": "echo v24.19.0"}, True),
        ({"npm": "", "node": "echo v20.20.2"}, False),
        ({"npm": "", "node": "exit 1"}, False),
        ({"node": "echo v24.19.0"}, False),
        ({}, False),
    ],
)
def test_node(
    programs: dict[str, str], enough: bool, set_up: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Node.js that is too old for the lab's snapshot, or comes without npm, is not taken for one that is enough."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for name, script in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    assert set_up.has_node() is enough
