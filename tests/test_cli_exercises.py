"""An exercise from the learner's side: begin, fail, ask for a hint, repair, pass, start over."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from demo.exercise import check_of, names, solution

NAME = "read_settings"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


def demo(desk: Path, *command: str, text: str = "") -> "subprocess.CompletedProcess[str]":
    whole = [sys.executable, "-m", "demo", *command]
    return subprocess.run(whole, cwd=desk, input=text, capture_output=True, text=True, timeout=60)


def test_the_learners_way(desk: Path) -> None:
    """The whole way, each step of which says what happened and what to type next."""
    begun = demo(desk, "exercise", NAME)
    assert check_of(NAME).task in begun.stdout
    assert f"python -m demo check {NAME}" in begun.stdout
    assert "As shipped it fails" in begun.stdout
    assert "Look first" in begun.stderr
    assert (desk / "my-exercises" / NAME / "output.html").exists()

    failed = demo(desk, "check", NAME)
    assert failed.returncode == 1
    assert "Not cheap enough yet" in failed.stdout
    assert f"python -m demo hint {NAME}" in failed.stdout

    for number, hint in enumerate(check_of(NAME).hints, start=1):
        assert f"Hint {number} of" in (said := demo(desk, "hint", NAME).stdout)
        assert hint in said

    shutil.copyfile(solution(NAME), desk / "my-exercises" / f"{NAME}.py")
    solved = demo(desk, "check", NAME)
    assert solved.returncode == 0
    assert solved.stdout.startswith("Solved")
    assert "open was called 200 times, now once." in solved.stdout
    assert (desk / "my-exercises" / NAME / "compare.html").exists()
    assert f"✓ {NAME}" in demo(desk, "exercises").stdout

    again = demo(desk, "reset", NAME)
    assert "attempt1" in again.stdout
    assert f"… {NAME}" in demo(desk, "exercises").stdout


def test_list(desk: Path) -> None:
    """The list names every exercise, from easy to hard."""
    listed = demo(desk, "exercises").stdout
    places = [listed.index(f" {name} ") for name in names()]
    assert places == sorted(places)


def test_solution_asks_first(desk: Path) -> None:
    """The solution is only shown to those who say so."""
    refused = demo(desk, "solution", NAME)
    assert refused.returncode == 1
    assert "def " not in refused.stdout
    assert "--yes" in refused.stderr
    assert "def who_wants_letters" in demo(desk, "solution", NAME, "--yes").stdout


@pytest.mark.parametrize("command", ["exercise", "check", "hint", "solution", "reset"])
def test_no_such_exercise(desk: Path, command: str) -> None:
    """A name that is none gets one line with the command that lists them, and status 2."""
    done = demo(desk, command, "no_such")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "python -m demo exercises" in done.stderr


def test_check_before_begin(tmp_path: Path) -> None:
    """Checking what was not begun says how to begin."""
    done = demo(tmp_path, "check", NAME)
    assert done.returncode == 2
    assert f"python -m demo exercise {NAME}" in done.stderr


def test_watch(tmp_path: Path) -> None:
    """With --watch a file is checked again when it is saved, and watching ends when it is solved."""
    file = tmp_path / "my-exercises" / f"{NAME}.py"
    demo(tmp_path, "exercise", NAME)
    command = [sys.executable, "-u", "-m", "demo", "check", NAME, "--watch"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as watching:
        assert watching.stdout
        for line in watching.stdout:
            if line.startswith("Watching"):
                shutil.copyfile(solution(NAME), file)
                break
        rest = watching.stdout.read()
        assert watching.wait(30) == 0
    assert rest.startswith("Solved")
