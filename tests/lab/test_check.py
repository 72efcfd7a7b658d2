"""demo/lab/check.py: exercises are judged without another process, as a page has to."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from demo.lab import check
from demo.lab.check import LOADED, judged
from demo.lab.show import warm_up
from demo.training.exercise import BYTES, check_of, every, shipped, solution

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
KEEP = frozenset(name for name in sys.modules if not name.startswith("demo"))
IN_BROWSER = [name for name, check in every() if check.in_browser]
IN_SECONDS = [name for name in IN_BROWSER if check_of(name).clock not in BYTES]


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """What is loaded when it is wanted is loaded."""
    warm_up()


@pytest.mark.parametrize("name", IN_SECONDS)
def test_judged(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As shipped an exercise is not solved, its solution solves it, both programs are drawn, and nothing is left behind."""
    before = os.getcwd(), list(sys.path), list(sys.argv), set(sys.modules)
    for file, solved in ((shipped(name), False), (solution(name), True)):
        said = judged(name, file.read_text(encoding="utf-8"), str(tmp_path), KEEP, lambda dot: SVG)
        assert (said["solved"], "svg" in said) == (solved, True), said["said"]
    assert (os.getcwd(), list(sys.path), list(sys.argv), set(sys.modules)) == before


JUDGE = f"""
import sys
from pathlib import Path
keep = frozenset(sys.modules)
from profiling_in_python.lab.check import drawn, judged
from profiling_in_python.lab.show import warm_up
warm_up()
name, folder, *files = sys.argv[1:]
for file in files:
    given = name, Path(file).read_text(encoding="utf-8"), folder, keep, lambda dot: {SVG!r}
    said = judged(*given)
    print(said["solved"], said["drawn"], "svg" in said, *drawn(*given)["reading"], sep="|")
"""


@pytest.mark.parametrize("name", sorted({*IN_BROWSER} - {*IN_SECONDS}))
def test_judged_in_bytes(name: str, tmp_path: Path) -> None:
    """So it is where bytes count; afterwards, both programs are compared in bytes.

    In a process of its own: below the functions of pytest, each of which is looked up for each block, it would take minutes.
    """
    command = [sys.executable, "-c", JUDGE, name, str(tmp_path / "room"), str(shipped(name)), str(solution(name))]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=100, check=True)
    before, after = done.stdout.splitlines()
    assert before.startswith("False|True|False|")
    assert after.startswith("True|True|False|")
    assert re.search(r"\d [kM]?B", after) and not re.search(r"\d (m|µ)?s\b", after)


def test_place_of_an_error(tmp_path: Path) -> None:
    """The line of an error is said in a page too, where the checker has modules of its own."""
    broken = shipped("guest_list").read_text(encoding="utf-8").replace("def main():", "def main()")
    keep = frozenset(name for name in KEEP if not name.startswith("pathlib"))
    LOADED.clear()
    try:
        said = judged("guest_list", broken, str(tmp_path), keep, lambda dot: SVG)["said"]
    finally:
        LOADED.clear()
    line = broken.splitlines().index("def main()") + 1
    assert f"SyntaxError in line {line}: expected ':'" in " ".join(said)


def test_names_of_what_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A function that the learner has taken out has the program's name, like all others, and not that of the package."""
    installed = tmp_path / "site-packages" / "profiling_in_python" / "exercises" / "boil_eggs.py"
    installed.parent.mkdir(parents=True)
    shutil.copyfile(shipped("boil_eggs"), installed)
    monkeypatch.setattr(check, "shipped", lambda name: installed)
    said = judged("boil_eggs", solution("boil_eggs").read_text(encoding="utf-8"), str(tmp_path), KEEP, lambda dot: SVG)
    names = {box["name"] for box in said["graph"]["boxes"].values()}
    places = {box["place"] for box in said["graph"]["boxes"].values()}
    assert "is_done" in names
    assert not any("profiling_in_python" in text for text in names | places)
