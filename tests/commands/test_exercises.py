"""An exercise from the learner's side: begin, fail, ask for a hint, repair, pass, start over."""

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from demo.commands import exercises
from demo.commands.main import main
from demo.errors import DrawingError
from demo.pipeline import read
from demo.training import workspace
from demo.training.exercise import BYTES, check_of, every, names, solution

NAME = "read_settings"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


def demo(desk: Path, *command: str, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    whole = [sys.executable, "-m", "profiling_in_python", *command]
    return subprocess.run(whole, cwd=desk, input="", capture_output=True, text=True, timeout=60, env=env)


def test_the_learners_way(desk: Path) -> None:
    """The whole way, each step of which says what happened and what to type next."""
    begun = demo(desk, "exercise", NAME)
    assert check_of(NAME).task in begun.stdout
    assert f"python -m profiling_in_python check {NAME}" in begun.stdout
    assert "As shipped, it fails" in begun.stdout
    assert "Start with" not in begun.stdout + begun.stderr
    assert (desk / "my-exercises" / NAME / "output.html").exists()

    failed = demo(desk, "check", NAME)
    assert failed.returncode == 1
    assert "Not cheap enough yet" in failed.stdout
    assert f"python -m profiling_in_python hint {NAME}" in failed.stdout

    assert "Start with who_wants_letters" in demo(desk, "hint", NAME).stdout
    for number, hint in enumerate(check_of(NAME).hints, start=2):
        assert f"Hint {number} of" in (said := demo(desk, "hint", NAME).stdout)
        assert hint in said

    assert "the last hint" in said and f"python -m profiling_in_python solution {NAME}" in said
    assert check_of(NAME).teaches not in demo(desk, "exercises").stdout

    shutil.copyfile(solution(NAME), desk / "my-exercises" / f"{NAME}.py")
    solved = demo(desk, "check", NAME)
    assert solved.returncode == 0
    assert solved.stdout.startswith("Solved")
    assert "Calls of open: 300 before, 1 now." in solved.stdout
    assert (desk / "my-exercises" / NAME / "compare.html").exists()
    assert check_of(NAME).teaches in solved.stdout and check_of(NAME).reason in solved.stdout
    assert re.search(r"the whole program took \d.* as shipped, and takes \d.* now", solved.stdout)
    following = names()[names().index(NAME) + 1]
    assert "Next: " in solved.stdout and f" -m profiling_in_python exercise {following}\n" in solved.stdout
    assert f"✓ {NAME}" in (listed := demo(desk, "exercises").stdout)
    assert check_of(NAME).teaches in listed

    again = demo(desk, "reset", NAME)
    assert "attempt1" in again.stdout
    assert f"… {NAME}" in demo(desk, "exercises").stdout


def test_list(desk: Path) -> None:
    """The list names every exercise, from easy to hard."""
    listed = demo(desk, "exercises").stdout
    places = [listed.index(f" {name} ") for name in names()]
    assert places == sorted(places)


def test_two_files(desk: Path) -> None:
    """Whoever gets a program of two files hears of both."""
    both = ("rank_runners.py", "race_days.py")
    begun = demo(desk, "exercise", "rank_runners").stdout
    assert all((desk / "my-exercises" / file).exists() and file in begun.splitlines()[-2] for file in both)
    shown = demo(desk, "solution", "rank_runners", "--yes").stdout
    assert all(f"# {file}" in shown for file in both)
    assert (
        f"{both[0]} and " in (again := demo(desk, "reset", "rank_runners").stdout) and "are as shipped again" in again
    )


@pytest.mark.parametrize("name", [name for name, check in every() if check.clock in BYTES])
def test_bytes(name: str, desk: Path) -> None:
    """Where bytes count, all pictures are in bytes, and the verdict says how many were held and are now; no time is said."""
    demo(desk, "exercise", name)
    assert read(desk / "my-exercises" / name / "output.pstats").profile.clock.name == check_of(name).clock
    assert re.search(r"held \d\S* [kM]B", demo(desk, "hint", name).stdout)
    shutil.copyfile(solution(name), desk / "my-exercises" / f"{name}.py")
    solved = demo(desk, "check", name).stdout
    assert solved.startswith("Solved")
    [(was, now)] = re.findall(r"Most memory held at the same time: ([\d.]+ [kM]B) before, ([\d.]+ kB) now\.", solved)
    assert was != now
    assert "the whole program took" not in solved
    compared = (desk / "my-exercises" / name / "compare.html").read_text(encoding="utf-8")
    assert "Bytes, not shares." in compared


def test_no_picture_of_a_broken_main(desk: Path) -> None:
    """If only the function that is checked works, there is a verdict, and it is said that there is no picture in bytes."""
    name = "sort_mail"
    program = (
        solution(name).read_text(encoding="utf-8").replace("def main():", "def main():\n    __import__('os')._exit(3)")
    )
    (desk / "my-exercises").mkdir(exist_ok=True)
    (desk / "my-exercises" / f"{name}.py").write_text(program, encoding="utf-8")
    said = demo(desk, "check", name).stdout
    assert said.startswith("Solved")
    assert "not this time, because the whole program leaves no profile" in said


def test_what_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An exercise that needs a package says how to install it, and gives nothing before that is done."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("demo.training.exercise.find_spec", lambda name: None)
    for command in ("exercise", "check"):
        assert main([command, "sum_sales"]) == 1
        assert "sum_sales needs numpy, which is not installed. Type: " in (said := capsys.readouterr().err)
        assert said.rstrip().endswith("-m pip install numpy")
    assert not list(tmp_path.glob("my-exercises/*.py"))
    assert main(["exercises"]) == 0
    assert "The sales of a day (needs numpy: " in capsys.readouterr().out


def test_solution_asks_first(desk: Path) -> None:
    """The solution is only shown to those who say so."""
    refused = demo(desk, "solution", NAME)
    assert refused.returncode == 1
    assert "def " not in refused.stdout
    assert "--yes" in refused.stderr
    assert "def who_wants_letters" in demo(desk, "solution", NAME, "--yes").stdout


def test_list_gives_no_hints(tmp_path: Path) -> None:
    """Before an exercise is solved, the list does not say what it teaches: that would be half a hint."""
    listed = demo(tmp_path, "exercises").stdout
    for _, check in every():
        assert check.title in listed and check.teaches not in listed


@pytest.mark.parametrize("command", ["exercise", "check", "hint", "solution", "reset"])
@pytest.mark.parametrize("name", ["no_such", "", "../exercise", "_clock", "__init__"])
def test_no_such_exercise(command: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is none gets one line with the command that lists them, and status 2."""
    assert main([command, name]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "-m demo exercises" in told.err


@pytest.mark.parametrize("typed", ["read_setting", "Read_Settings", "read-settings", "read_settings.py"])
def test_mistyped(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Who nearly typed a name is told it."""
    assert main(["check", typed]) == 2
    assert f"Did you mean {NAME}?" in capsys.readouterr().err


def test_nowhere_to_write(tmp_path: Path) -> None:
    """The verdict is said also where nothing can be written, neither a graph nor the progress; then, what is wrong."""
    file = tmp_path / "my-exercises" / f"{NAME}.py"
    demo(tmp_path, "hint", NAME)
    shutil.copyfile(solution(NAME), file)
    (file.parent / NAME).write_text("a file in the place of the folder", encoding="utf-8")
    (file.parent / "progress.json").unlink()
    (file.parent / "progress.json").mkdir()
    done = demo(tmp_path, "check", NAME)
    assert done.stdout.startswith("Solved")
    assert "not this time" in done.stdout
    assert done.stderr.startswith("profiling-demo: ") and done.stderr.count("\n") == 1 and done.returncode == 1


@pytest.mark.parametrize("error", [DrawingError("no picture"), RecursionError(), KeyboardInterrupt()], ids=repr)
def test_solved_is_kept(error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is solved is written down before anything is drawn: whatever ends the drawing, it is not lost."""
    monkeypatch.chdir(tmp_path)
    workspace.begin(NAME)
    shutil.copyfile(solution(NAME), workspace.program(NAME))

    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(exercises, "draw_both", fails)
    with pytest.raises(type(error)):
        exercises.check_command(argparse.Namespace(name=NAME, watch=False))
    assert workspace.everything()[NAME] == workspace.Progress("solved", tries=1)


def test_check_before_begin(tmp_path: Path) -> None:
    """Checking what was not begun says how to begin."""
    done = demo(tmp_path, "check", NAME)
    assert done.returncode == 2
    assert f"python -m profiling_in_python exercise {NAME}" in done.stderr


def watch(desk: Path) -> "subprocess.Popen[str]":
    demo(desk, "exercise", NAME)
    command = [sys.executable, "-u", "-m", "profiling_in_python", "check", NAME, "--watch"]
    return subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def until_watching(process: "subprocess.Popen[str]") -> None:
    assert process.stdout
    for line in process.stdout:
        if line.startswith("Watching"):
            return


def test_watch(tmp_path: Path) -> None:
    """With --watch a file is checked again when it is saved, also by way of another file, until it is solved."""
    file = tmp_path / "my-exercises" / f"{NAME}.py"
    with watch(tmp_path) as watching:
        until_watching(watching)
        file.write_text("def nothing", encoding="utf-8")
        until_watching(watching)
        file.unlink()
        shutil.copyfile(solution(NAME), file.with_suffix(".new"))
        os.replace(file.with_suffix(".new"), file)
        rest, complaints = watching.communicate(timeout=60)
    assert watching.returncode == 0 and complaints == ""
    assert rest.startswith("Solved")


@pytest.mark.skipif(sys.platform == "win32", reason="there, Ctrl-C cannot be sent to one process alone")
def test_watch_ends(tmp_path: Path) -> None:
    """Ctrl-C ends watching without a complaint."""
    with watch(tmp_path) as watching:
        until_watching(watching)
        watching.send_signal(signal.SIGINT)
        assert watching.communicate(timeout=60) == ("", "")
    assert watching.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there, Ctrl-C cannot be sent to one process alone")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_stopped_check(number: signal.Signals, tmp_path: Path) -> None:
    """A check that is stopped stops the program it tries, and leaves nothing but the learner's files."""
    demo(tmp_path, "hint", NAME)
    file, temporary = tmp_path / "my-exercises" / f"{NAME}.py", tmp_path / "temporary"
    temporary.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        text = f"import socket\nsocket.create_connection(('127.0.0.1', {server.getsockname()[1]})).recv(1)\n"
        file.write_text(text, encoding="utf-8")
        with subprocess.Popen(
            [sys.executable, "-m", "profiling_in_python", "check", NAME],
            cwd=tmp_path,
            env={**os.environ, "TMPDIR": str(temporary)},
            stderr=subprocess.PIPE,
            text=True,
        ) as checking:
            connection = server.accept()[0]
            checking.send_signal(number)
            assert checking.communicate(timeout=60)[1].startswith("profiling-demo: stopped")
        connection.settimeout(60)
        assert connection.recv(1) == b""
        connection.close()
    assert file.read_text(encoding="utf-8") == text
    assert not list(temporary.iterdir())


def test_without_dot(tmp_path: Path) -> None:
    """Without any Graphviz there is no picture, and everything else works."""
    nothing = {**os.environ, "DEMO_DOT": str(tmp_path / "no-dot")}
    begun = demo(tmp_path, "exercise", NAME, env=nothing)
    assert (
        begun.returncode == 0 and "No picture" in begun.stderr and "python -m profiling_in_python check" in begun.stdout
    )
    shutil.copyfile(solution(NAME), tmp_path / "my-exercises" / f"{NAME}.py")
    checked = demo(tmp_path, "check", NAME, env=nothing)
    assert checked.returncode == 0 and checked.stdout.startswith("Solved")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of Unix")
@pytest.mark.parametrize(
    ("typed", "shown"), [(b"y\n", True), (b"\n", False), (b"\x04", False)], ids=["y", "Enter", "Ctrl-D"]
)
def test_solution_on_a_terminal(tmp_path: Path, typed: bytes, shown: bool) -> None:
    """On a terminal it is asked for; Enter and Ctrl-D mean no."""
    import pty

    ours, theirs = pty.openpty()
    os.write(ours, typed)
    command = [sys.executable, "-m", "profiling_in_python", "solution", NAME]
    done = subprocess.run(command, cwd=tmp_path, stdin=theirs, capture_output=True, text=True, timeout=60)
    os.close(ours)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("def who_wants_letters" in done.stdout) == shown
