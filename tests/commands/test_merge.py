"""Several profiles on the command line: their sum, its picture and its reading."""

import json
import marshal
import pstats
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from demo.commands.main import main
from tests import samples

CALLS = [("main", "work", 3)]


def profile(cost: float, clock: str = "wall") -> bytes:
    notes = {"profiling-demo": "1", "clock": clock, "python": "CPython 3.11.7"}
    return marshal.dumps(samples.made({"main": 0.5, "work": cost}, CALLS)) + marshal.dumps(notes)


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder with three profiles the working folder's only one; they cost 1.5, 2.5 and 7.5 s."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "parts"
    folder.mkdir()
    for name, cost in (("a", 1.0), ("b", 7.0), ("c", 2.0)):
        (folder / f"{name}.pstats").write_bytes(profile(cost))
    return folder


@pytest.mark.parametrize(
    "names",
    [
        ["parts"],
        ["parts/*.pstats"],
        ["parts/?.pstats"],
        ["parts/[abc].pstats"],
        ["parts/a.pstats", "parts/c.pstats", "parts/b.pstats", "parts"],
    ],
)
def test_merge(three: Path, names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A folder, a pattern and files, each of them once, become one file, which pstats reads."""
    assert main(["merge", *names, "-o", "all.pstats"]) == 0
    assert capsys.readouterr().out == "3 profiles added up. Written: all.pstats\n"
    stats: Any = pstats.Stats("all.pstats")
    assert stats.total_calls == 3 * (1 + 3) and stats.total_tt == pytest.approx(11.5)


def test_reading(three: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first sentence says how many there are, what they took in all, and the shortest, median and longest."""
    assert main(["explain", "parts"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == (
        "• This is the sum of 3 runs: 11.5 s of wall time, waiting included. Each took 1.50 s to 7.50 s, half of them up to "
        "2.50 s; the longest, parts/b.pstats, took 65% of all. Measured with CPython 3.11.7."
    )
    assert main(["explain", "parts", "--json"]) == 0
    claim = json.loads(capsys.readouterr().out)["claims"][0]
    assert (claim["claim"], claim["number"], claim["largest"]) == ("RunsTook", 3, "parts/b.pstats")


def test_reading_of_a_sum(three: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sum in a file is read as it was when it was made."""
    assert main(["explain", "parts"]) == 0
    said = capsys.readouterr().out
    assert main(["merge", "parts"]) == 0
    capsys.readouterr()
    assert main(["explain", "all.pstats"]) == 0
    assert capsys.readouterr().out == said


def test_graph(three: Path, run: Callable[..., Any], tmp_path: Path) -> None:
    """The picture of several is named after none of them, and titled by how many they are."""
    done = run("graph", three, "-o", "out")
    assert done.returncode == 0, done.stderr
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["sum.html", "sum.png", "sum.svg"]
    assert "<title>3 profiles – profile</title>" in (tmp_path / "out" / "sum.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["merge", "explain"])
def test_bad_parts(three: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that can't be added costs one line and the status; the others are added up."""
    (three / "d.pstats").write_bytes(b"garbage")
    (three / "e.pstats").write_bytes(profile(5.0, "cpu"))
    (three / "f.pstats").write_bytes((three / "a.pstats").read_bytes())
    assert main([command, "parts"]) == 1
    out, err = capsys.readouterr()
    assert "3 " in out
    lines = err.splitlines()
    assert len(lines) == 3
    assert ["d.pstats" in lines[0], "CPU clock" in lines[1], "f.pstats is a copy" in lines[2]] == [True] * 3


@pytest.mark.parametrize(
    ("arguments", "said", "status"),
    [
        (["merge", "empty"], "no .pstats file in empty", 1),
        (["explain", "w?.pstats"], "No file is called", 1),
        (["graph", "empty"], "no .pstats file in empty", 1),
        (["merge", "*.nothing"], "No file is called", 1),
        (["merge", "missing.pstats", "other.pstats"], "None of these files can be added up", 1),
        (["merge", "parts", "-o", "all.txt"], "-o all.pstats", 2),
        (["graph", "parts", "--raw"], "--raw draws one profile", 2),
    ],
)
def test_nothing_to_add_up(
    three: Path, arguments: list[str], said: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is nothing to add up, or nowhere to write it, the last line says so."""
    Path("empty").mkdir()
    assert main(arguments) == status
    assert said in capsys.readouterr().err.splitlines()[-1]
    assert not Path("all.pstats").exists()


def test_others_files(three: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that this tool didn't make is not replaced, unless that is asked for."""
    Path("all.pstats").write_bytes(b"somebody's")
    assert main(["merge", "parts"]) == 1
    assert "--force" in capsys.readouterr().err and Path("all.pstats").read_bytes() == b"somebody's"
    assert main(["merge", "parts", "--force"]) == 0
