"""The command `compare`: its files, its sentences, and what it says of files that are none."""

import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from demo.commands.compare import names_of

BEFORE = "def step():\n    return sum(range(1000))\nfor _ in range(400):\n    step()\n"
AFTER = "def step():\n    return sum(range(1000))\nstep()\n"


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    for name, text in (("before", BEFORE), ("after", AFTER)):
        (folder / "program.py").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "profiling_in_python", "profile", "-o", name, "program.py"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


def compare(runs: Path, *options: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        "-m",
        "profiling_in_python",
        "compare",
        "before/output.pstats",
        "after/output.pstats",
        *options,
    ]
    return subprocess.run(command, cwd=runs, capture_output=True, text=True, env={**os.environ, **environment})


def test_folder(runs: Path) -> None:
    """A folder gets picture and page, the terminal the sentences."""
    done = compare(runs, "-o", "out")
    assert done.returncode == 0
    assert done.stdout.startswith("• The run took ")
    assert {file.name for file in (runs / "out").iterdir()} == {"compare.svg", "compare.png", "compare.html"}
    width, _ = struct.unpack(">II", (runs / "out" / "compare.png").read_bytes()[16:24])
    assert width <= 2_500
    svg = (runs / "out" / "compare.svg").read_text(encoding="utf-8")
    assert "400×" in svg
    assert "step" in svg
    assert "<script" not in svg


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [
        ("runs/slow.pstats", "runs/fast.pstats", ["slow", "fast"]),
        ("before/output.pstats", "after/output.pstats", ["before/output.pstats", "after/output.pstats"]),
        ("/srv/one/old/output.pstats", "/srv/one/new/x/output.pstats", ["old/output.pstats", "new/x/output.pstats"]),
        ("/srv/one/output.pstats", "/srv/one/old/output.pstats", ["output.pstats", "old/output.pstats"]),
        ("output.pstats", "../output.pstats", ["output.pstats", "../output.pstats"]),
        ("/srv/one/a.pstats", "/srv/one/a.pstats", ["a.pstats", "a.pstats"]),
        ("/srv/one/a.pstats", "/srv/one/a.speedscope", ["a.pstats", "a.speedscope"]),
    ],
)
def test_title(before: str, after: str, title: list[str]) -> None:
    """A comparison is called after its files, or if they have the same name, after their paths from where these part."""
    assert [name.replace(os.sep, "/") for name in names_of(Path(before), Path(after))] == title


@pytest.mark.parametrize("kind", ["svg", "png", "html", "dot"])
def test_one_file(runs: Path, kind: str) -> None:
    """A file name gets just that file."""
    assert compare(runs, "-o", f"alone/{kind}/change.{kind}").returncode == 0
    assert [file.name for file in (runs / "alone" / kind).iterdir()] == [f"change.{kind}"]


def test_limits(runs: Path) -> None:
    """If a limit is exceeded, the status is 1 and a sentence says it, whatever else is written; else nothing is said of it."""
    kept = compare(runs, "--markdown", "--fail-if", "calls(step) > 400")
    assert (kept.returncode, kept.stderr) == (0, "") and "CAUTION" not in kept.stdout
    limits = ["--fail-if", "calls(program.step) > 0", "--fail-if", "calls +0%", "--fail-if", "calls(stp) > 1"]
    broken = compare(runs, "--markdown", *limits)
    assert broken.returncode == 1 and broken.stdout.startswith("### Profile: ")
    by = "1 of these by program.py (program.py:1)."
    said = f"calls(program.step) > 0: step (program.py:1) was called once, at most 0 allowed; {by}"
    warning = "calls(stp) > 1: no function stp is in either run, so it counts as 0."
    assert [line.partition(": ")[2] for line in broken.stderr.splitlines()] == [warning, said]
    assert "> [!CAUTION]\n> calls" in broken.stdout
    drawn = compare(runs, "-o", "limited", *limits)
    assert drawn.returncode == 1 and said in drawn.stderr and (runs / "limited" / "compare.html").exists()
    refused = compare(runs, "--fail-if", "time > 1 s")
    assert refused.returncode == 2 and not (runs / "compare.html").exists()


def test_without_graphviz(runs: Path) -> None:
    """Without Graphviz there is the page with its table, one line on what to install, and status 1."""
    done = compare(runs, "-o", "bare", DEMO_DOT="no-such-program")
    assert done.returncode == 1
    assert {file.name for file in (runs / "bare").iterdir()} == {"compare.dot", "compare.html"}
    assert "graphviz" in (done.stdout + done.stderr).lower()


def test_json(runs: Path) -> None:
    """With --json the claims are printed, nothing else is, and no file is written."""
    done = compare(runs, "--json", "-o", "nowhere")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["schema"], told["unit"], told["clock"]) == (1, "s", "wall")
    [step] = [
        claim
        for claim in told["claims"]
        if claim["claim"] == "Changed" and claim["after"]["function"]["name"] == "step"
    ]
    place = {"name": "step", "file": "program.py", "line": 1, "origin": "program"}
    assert step["after"]["function"].items() >= {**place, "total_calls": 1}.items()
    assert (step["before"]["calls"], step["after"]["calls"], step["calls"]) == (400, 1, "less")
    assert not (runs / "nowhere").exists()
    assert str(runs) not in done.stdout


def test_no_profile(runs: Path) -> None:
    """A file that is no profile gets one line and status 1."""
    (runs / "text.pstats").write_text("hello", encoding="utf-8")
    command = [sys.executable, "-m", "profiling_in_python", "compare", "before/output.pstats", "text.pstats"]
    done = subprocess.run(command, cwd=runs, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
