"""What the commands write takes the place of nothing that others have made, and goes where `-o` says."""

import marshal
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.outputs.recovery import BEGINNING, recover
from demo.picture.engines import MOST_BOXES
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
    assert "a file named output wasn't made by this tool" in done.stderr and "--force" in done.stderr
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
    assert done.returncode == 1 and "wasn't made by this tool. To replace it, add --force." in done.stderr
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
    assert "an earlier run here was killed, but its program finished; its profile is recovered.pstats." in done.stderr
    assert not list(tmp_path.glob(".output-*"))
    assert run("explain", "recovered.pstats").returncode == 0


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end


@UNIX_ONLY
@pytest.mark.parametrize(
    ("name", "content", "stays"),
    [
        ("owner", "profiling-in-python", False),
        ("owner.new", "profiling-in-python", True),  # not yet locked
        ("owner", "", True),  # somebody's own
        ("owner", "Ann", True),
    ],
)
def test_killed_early(name: str, content: str, stays: bool, tmp_path: Path) -> None:
    """A folder whose run is gone before there was a program is removed; one that is not, or not yet, ours is left alone."""
    (tmp_path / ".output-x").mkdir()
    write(tmp_path / ".output-x", content, name)
    assert recover(tmp_path) == []
    assert (tmp_path / ".output-x").exists() == stays


@UNIX_ONLY
@pytest.mark.parametrize(("age", "stays"), [(0, True), (BEGINNING + 9, False)])
def test_killed_at_once(age: int, stays: bool, tmp_path: Path) -> None:
    """A folder in which a run has done nothing is removed when it would have done something by now."""
    (tmp_path / ".output-x").mkdir()
    then = time.time() - age
    os.utime(tmp_path / ".output-x", (then, then))
    recover(tmp_path)
    assert (tmp_path / ".output-x").exists() == stays


@UNIX_ONLY
def test_linked_folder(tmp_path: Path) -> None:
    """What lies elsewhere, behind a link that has the name of such a folder, is nobody's to take."""
    (tmp_path / "home").mkdir()
    write(tmp_path / "home", "profiling-in-python", "owner")
    write(tmp_path / "home", "mine", "profile")
    (tmp_path / ".output-x").symlink_to("home")
    assert recover(tmp_path) == []
    assert sorted(os.listdir(tmp_path / "home")) == ["owner", "profile"]


@UNIX_ONLY
def test_link(run: Run, recorded: Path, tmp_path: Path) -> None:
    """One file is written where a link leads to, and the link stays."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link.svg").symlink_to("elsewhere/picture.svg")
    assert run("graph", recorded, "-o", "link.svg").returncode == 0
    assert (tmp_path / "link.svg").is_symlink()
    assert "<svg" in (tmp_path / "elsewhere" / "picture.svg").read_text(encoding="utf-8")


@UNIX_ONLY
def test_link_to_another_kind(run: Run, recorded: Path, tmp_path: Path) -> None:
    """A link's own end says what is written; where it leads to, and nothing beside that, is replaced."""
    write(tmp_path, "precious", "picture.svg")
    (tmp_path / "link.svg").symlink_to("picture.txt")
    for _ in range(2):
        assert run("graph", recorded, "-o", "link.svg").returncode == 0
    assert "<svg" in (tmp_path / "picture.txt").read_text(encoding="utf-8")
    assert (tmp_path / "picture.svg").read_text(encoding="utf-8") == "precious"


@UNIX_ONLY
def test_capitals(run: Run, recorded: Path, tmp_path: Path) -> None:
    """An end in capitals names another file than one in small letters."""
    write(tmp_path, "precious", "picture.svg")
    assert run("graph", recorded, "-o", "picture.SVG").returncode == 0
    assert (tmp_path / "picture.svg").read_text(encoding="utf-8") == "precious"
    assert "<svg" in (tmp_path / "picture.SVG").read_text(encoding="utf-8")


def test_standard_output(run: Run, recorded: Path, tmp_path: Path) -> None:
    """`-o -` writes the picture to the standard output, and nothing else there or here."""
    before = sorted(os.listdir(tmp_path))
    done = run("graph", recorded, "-o", "-")
    assert done.stdout.startswith("<svg") and done.stdout.rstrip().endswith("</svg>") and not done.stderr
    assert sorted(os.listdir(tmp_path)) == before


NAMES = [
    "a\udc80b",
    "a\x01\x1b[31mb",
    "a\0b",
    "a\uffffb",
    "n" * 60_000,
    'a"b\\',
    "a\u202eb",
    "<b>&amp;",
    "a\nb",
    "x\\N",
]


@pytest.mark.system_dot
@pytest.mark.parametrize("place", ["folder", "x.dot", "x.svg"])
def test_raw_names(place: str, run: Run, tmp_path: Path) -> None:
    """Whatever the names in a profile hold, a raw picture is drawn, with no complaint of ours or of Graphviz."""
    for number, name in enumerate(NAMES):
        stats = samples.made({"main": 1.0, "work": 2.0}, [("main", "work", 3)])
        renamed = {key if key[2] != "work" else (*key[:2], name): row for key, row in stats.items()}
        (tmp_path / f"{number}.pstats").write_bytes(marshal.dumps(renamed))
        done = run("graph", f"{number}.pstats", "--raw", "-o", place, "--force")
        assert (done.returncode, [line for line in done.stderr.splitlines() if "truncating" not in line]) == (0, []), (
            name
        )


def test_raw_too_large(run: Run, tmp_path: Path) -> None:
    """What Graphviz would take minutes for is refused at once, in one line; the DOT is written if it is asked for."""
    keys = [("deep.py", number + 1, f"f{number}") for number in range(MOST_BOXES + 1)]
    costs = [(1, 1, 0.001, 1.0 - number / 9_999) for number in range(MOST_BOXES + 1)]
    stats = {key: (*row, {before: row}) for before, key, row in zip(keys, keys[1:], costs[1:])}
    (tmp_path / "deep.pstats").write_bytes(marshal.dumps({keys[0]: (*costs[0], {}), **stats}))
    done = run("graph", "deep.pstats", "--raw", "-o", "deep.svg")
    assert done.returncode == 1 and re.fullmatch(
        r"profiling-demo: No picture: it would have 1,001 boxes and 1,000 arrows, .*--boxes 20\n", done.stderr
    )
    assert run("graph", "deep.pstats", "--raw", "-o", "deep.dot").returncode == 0
    assert run("graph", "deep.pstats", "-o", "deep.svg").returncode == 0


@UNIX_ONLY
def test_names_of_files(run: Run, tmp_path: Path) -> None:
    """Whatever the name of a file holds, a terminal gets printable text."""
    name = "a\x1b[2J\u202e\x9b1mb"
    write(tmp_path, "print(1)", f"{name}.py")
    for arguments in (
        ("profile", f"{name}.py", "-o", f"{name}"),
        ("profile", f"{name}.py"),
        ("graph", f"{name}.pstats"),
        ("graph", "output.pstats", "-o", name),
        ("graph", "output.pstats", name),
        ("exercise", name),
    ):
        done = run(*arguments)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", done.stdout + done.stderr), arguments
