"""What the commands write takes the place of nothing that others have made, and goes where `-o` says."""

import marshal
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.outputs import recover
from tests import samples
from tests.conftest import Run

UNIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of Unix")


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A small profile."""
    file = tmp_path / "output.pstats"
    file.write_bytes(marshal.dumps(samples.recorded(samples.FIB)))
    return file


def write(folder: Path, text: str, name: str = "program.py") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_graph_leaves_files_of_others(run: Run, recorded: Path, tmp_path: Path) -> None:
    """`graph` neither replaces a page of somebody else nor removes the DOT beside it, and says where the pictures are."""
    write(tmp_path, "my page", "output.html")
    write(tmp_path, "digraph {}", "output.dot")
    done = run("graph", recorded)
    assert (tmp_path / "output.html").read_text(encoding="utf-8") == "my page"
    assert (tmp_path / "output.dot").read_text(encoding="utf-8") == "digraph {}"
    assert "Written: output-2.svg, output-2.png, output-2.html" in done.stdout
    assert "a file named output was not made by this tool" in done.stderr and "--force" in done.stderr
    run("graph", recorded, "--force")
    assert "my page" not in (tmp_path / "output.html").read_text(encoding="utf-8")


def test_profile_leaves_files_of_others(run: Run, tmp_path: Path) -> None:
    """A profile that was made by hand stays, and so does its picture in DOT."""
    write(tmp_path, "print(sum(range(9)))")
    write(tmp_path, "by hand", "output.pstats")
    write(tmp_path, "digraph {}", "output.dot")
    done = run("profile", "program.py")
    assert (tmp_path / "output.pstats").read_text(encoding="utf-8") == "by hand"
    assert (tmp_path / "output.dot").exists() and (tmp_path / "output-2.pstats").exists()
    assert "Written: output-2.pstats" in done.stderr


@pytest.mark.system_dot
def test_again(run: Run, recorded: Path, tmp_path: Path) -> None:
    """Each kind of file that the tool has made itself is replaced without a word."""
    for place in ("a.svg", "a.png", "a.html", "a.dot", "a.pdf", "a.jpg", "folder"):
        for _ in range(2):
            done = run("graph", recorded, "-o", place)
            assert (done.returncode, done.stderr) == (0, ""), place
    for _ in range(2):
        assert run("graph", recorded, "--raw", "-o", "raw.dot").returncode == 0
    assert sorted(os.listdir(tmp_path / "folder")) == ["output.html", "output.png", "output.svg"]


def test_one_file_of_others(run: Run, recorded: Path, tmp_path: Path) -> None:
    """One file that somebody else has made is replaced only by force."""
    write(tmp_path, "my thesis", "thesis.svg")
    done = run("graph", recorded, "-o", "thesis.svg")
    assert done.returncode == 1 and "not made by this tool. To replace it, add --force." in done.stderr
    assert (tmp_path / "thesis.svg").read_text(encoding="utf-8") == "my thesis"
    assert run("graph", recorded, "-o", "thesis.svg", "--force").returncode == 0
    assert "<svg" in (tmp_path / "thesis.svg").read_text(encoding="utf-8")


@UNIX_ONLY
def test_pipe(run: Run, recorded: Path, tmp_path: Path) -> None:
    """A pipe or a device is no place for a picture: it is refused in one line, and stays."""
    os.mkfifo(tmp_path / "pipe.svg")
    for place in ("pipe.svg", "/dev/null"):
        done = run("graph", recorded, "-o", place)
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1, place
    assert (tmp_path / "pipe.svg").is_fifo()


@UNIX_ONLY
def test_killed(run: Run, tmp_path: Path) -> None:
    """The profile of a program whose tool was killed is found by the next run, and nothing else is left."""
    write(tmp_path, "open('started', 'w').close()\nwhile not __import__('os').path.exists('go on'): pass\n")
    command = [sys.executable, "-m", "profiling_in_python", "profile", "program.py"]
    with subprocess.Popen(command, cwd=tmp_path) as tool:
        wait_for(lambda: (tmp_path / "started").exists())
        tool.kill()
    [staging] = tmp_path.glob(".output-*")
    write(tmp_path, "print(1)", "other.py")
    assert "recovered" not in run("profile", "other.py").stderr  # the program is still running
    assert staging.exists()
    write(tmp_path, "", "go on")
    wait_for(lambda: (staging / "profile").exists())
    done = run("profile", "other.py")
    assert "an earlier run here was killed, but its program ended, and its profile is recovered.pstats." in done.stderr
    assert not list(tmp_path.glob(".output-*"))
    assert run("explain", "recovered.pstats").returncode == 0


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end


@UNIX_ONLY
@pytest.mark.parametrize("name", ["owner", "owner.new"])
def test_killed_early(name: str, tmp_path: Path) -> None:
    """A folder whose run is gone before there was a program is removed; one that was not yet locked is left alone."""
    (tmp_path / ".output-x").mkdir()
    write(tmp_path / ".output-x", "", name)
    assert recover(tmp_path) == []
    assert (tmp_path / ".output-x").exists() == (name == "owner.new")


@UNIX_ONLY
def test_link(run: Run, recorded: Path, tmp_path: Path) -> None:
    """One file is written where a link leads to, and the link stays."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link.svg").symlink_to("elsewhere/picture.svg")
    assert run("graph", recorded, "-o", "link.svg").returncode == 0
    assert (tmp_path / "link.svg").is_symlink()
    assert "<svg" in (tmp_path / "elsewhere" / "picture.svg").read_text(encoding="utf-8")


def test_standard_output(run: Run, recorded: Path, tmp_path: Path) -> None:
    """`-o -` writes the picture to the standard output, and nothing else there or here."""
    before = sorted(os.listdir(tmp_path))
    done = run("graph", recorded, "-o", "-")
    assert done.stdout.startswith("<svg") and done.stdout.rstrip().endswith("</svg>") and not done.stderr
    assert sorted(os.listdir(tmp_path)) == before
