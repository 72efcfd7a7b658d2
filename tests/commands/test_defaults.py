"""A project's defaults hold where the command line says nothing, and a file that is wrong is a sentence."""

import argparse
import marshal
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.commands.arguments import command_line
from demo.commands.defaults import settle
from demo.commands.main import main
from demo.profiles.reader import read_profile
from tests import samples
from tests.conftest import Run

TABLE = "[tool.profiling-in-python]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is the working folder, with a profile."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    functions = {f"f{number}": 1.0 for number in range(12)}
    stats = samples.made({"main": 1.0, **functions}, [("main", name, 1) for name in functions])
    (tmp_path / "a.pstats").write_bytes(marshal.dumps(stats))
    return tmp_path


def configure(folder: Path, text: str | bytes) -> None:
    """Write the pyproject.toml of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_bytes(text if isinstance(text, bytes) else text.encode())


def settled(*arguments: str) -> argparse.Namespace:
    """Return the options of a command line, with the defaults filled in."""
    options = command_line().parse_args(arguments)
    settle(options)
    return options


def test_each_key(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`mine`, `boxes` and `memory` become the options' values, and a line tells where from, as it would be typed."""
    configure(project, TABLE + "mine = ['src', 'a b']\nboxes = 40\nmemory = 'kept'\n")
    options = settled("profile", "x.py")
    assert (options.mine, options.boxes, options.clock) == (["src", "a b"], 40, "kept")
    words = "--mine src --mine 'a b' --boxes 40 --memory=kept"
    if os.name == "nt":
        words = words.replace("'", '"')
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"Defaults from pyproject.toml: {words}\n")


@pytest.mark.parametrize(
    "text",
    [
        "[tool.profiling-in-python]\nboxes = 40",
        "[ tool . 'profiling-in-python' ]\nboxes = 40",
        'tool."profiling-in-python".boxes = 40',
        "tool.profiling-in-python . boxes = 40",
        "[tool]\nprofiling-in-python = {boxes = 40}",
        "tool = {profiling-in-python\t={boxes = 40}}",
    ],
)
def test_spellings(text: str, project: Path) -> None:
    """The table is found with spaces, quotes, dots and braces."""
    configure(project, text)
    assert settled("profile", "x.py").boxes == 40


def test_without_a_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file, and with one that has nothing for this tool, the options are as the help says, and no line is printed."""
    for text in (
        "",
        "[project]\nname = 'x'\ndependencies = ['profiling-in-python']\n",
        TABLE,
        "tool = 3 # profiling-in-python",
    ):
        configure(project, text)
        options = settled("profile", "x.py")
        assert ([*options.mine], options.boxes, options.clock) == ([], 30, "wall")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("value", "clock"), [("true", "peak"), ("false", "wall"), ('"peak"', "peak"), ('"allocated"', "allocated")]
)
def test_memory(value: str, clock: str, project: Path) -> None:
    """`memory` is true or one of the ways to count bytes."""
    configure(project, f"{TABLE}memory = {value}\n")
    assert settled("profile", "x.py").clock == clock


def test_command_line_wins(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is typed counts instead, also `--time` for `memory`, and what measures only time; the line names the others."""
    configure(project, TABLE + "mine = 'src'\nboxes = 40\nmemory = true\n")
    options = settled("profile", "--boxes", "5", "--mine", "lib", "--time", "x.py")
    assert (options.mine, options.boxes, options.clock) == (["lib"], 5, "wall")
    assert capsys.readouterr().err == ""
    assert settled("profile", "--cpu", "x.py").clock == "cpu"
    assert capsys.readouterr().err == "Defaults from pyproject.toml: --mine src --boxes 40\n"
    for option in ("--threads", "--children"):
        assert settled("profile", option, "x.py").clock == "wall"


def test_no_config(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--no-config` each command is as without a file, even if it is wrong; `--quiet` hides the line, not the defaults."""
    configure(project, TABLE + "boxes = 40\nmine = 'src'")
    for command in (["profile", "x.py"], ["graph", "a.pstats"], ["explain", "a.pstats"], ["compare", "a", "b"]):
        assert list(settled(command[0], "--no-config", *command[1:]).mine) == []
    assert settled("profile", "-q", "x.py").boxes == 40
    configure(project, "profiling-in-python = ")
    assert settled("graph", "--no-config", "a.pstats").boxes == 30
    assert capsys.readouterr().err == ""


def test_what_a_command_lacks(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key without an option in the command changes nothing there, and isn't named."""
    configure(project, TABLE + "mine = 'src'\nboxes = 40\nmemory = true\n")
    for command, words in (
        (["graph", "a.pstats"], "--mine src --boxes 40"),
        (["explain", "a.pstats"], "--mine src"),
        (["compare", "a", "b"], "--mine src"),
    ):
        settled(*command)
        assert capsys.readouterr().err == f"Defaults from pyproject.toml: {words}\n"
    assert main(["merge", "a.pstats", "-o", "all.pstats"]) == 0
    assert capsys.readouterr().err == ""


def test_from_below(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The file of the nearest folder counts alone; its paths are seen from where it is; a name without a file is a package."""
    configure(project, TABLE + "mine = ['src', 'black', '.']\n")
    (project / "src").mkdir()
    below = project / "tests" / "unit"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    up = os.path.join("..", "..")
    assert settled("explain", "x").mine == [os.path.join(up, "src"), "black", up]
    assert f"Defaults from {os.path.join(up, 'pyproject.toml')}: " in capsys.readouterr().err
    (below / "pyproject.toml").mkdir()  # a folder is not a file
    assert settled("explain", "x").mine
    configure(project / "tests", "[project]\nname = 'nearer'\n")
    assert not settled("explain", "x").mine


def test_same_as_typed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A default draws what the option draws."""
    assert main(["graph", "a.pstats", "-o", "typed.dot", "--boxes", "4"]) == 0
    assert main(["graph", "a.pstats", "-o", "plain.dot"]) == 0
    configure(project, TABLE + "boxes = 4\n")
    assert main(["graph", "a.pstats", "-o", "given.dot"]) == 0
    typed, plain, given = ((project / f"{name}.dot").read_bytes() for name in ("typed", "plain", "given"))
    assert typed == given != plain


WRONG = {
    "boxes = 2": "boxes must be a whole number from 3 to 1000, not 2.",
    "boxes = 1001": "not 1001.",
    "boxes = true": "not True.",
    "boxes = 3.5": "not 3.5.",
    "boxes = '30'": "not '30'.",
    "mine = 3": "mine must be a path or a list of paths, not 3.",
    "mine = ''": "not ''.",
    "mine = ['a', 3]": "not ['a', 3].",
    'mine = "a\\u0000"': "mine must be",
    "memory = 'peek'": """memory must be "peak", "allocated", "kept", or true for "peak", not 'peek'.""",
    "memory = 1": "not 1.",
    "memory = ['peak']": "not ['peak'].",
    "boxs = 3": "has no key 'boxs' (do you mean boxes?); the keys are mine, boxes, memory.",
    '"\\u001b[31m" = 3': r"has no key '\x1b[31m'; the keys are",
    "[tool.profiling-in-python.mine]": "mine must be",
    "boxes = 3\nboxes = 4": "it isn't valid TOML (",
    "boxes": "it isn't valid TOML (",
}


@pytest.mark.parametrize("text", WRONG)
def test_wrong(text: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong is one line with the file, the key, what is allowed and what to type; nothing is written."""
    configure(project, TABLE + text)
    assert main(["graph", "a.pstats"]) == 1
    said = capsys.readouterr()
    assert re.fullmatch(r"demo: pyproject\.toml: .*\. Correct it, or leave the file out: --no-config\n", said.err), (
        said.err
    )
    assert WRONG[text] in said.err and said.out == ""
    assert {file.name for file in project.iterdir()} == {"a.pstats", "pyproject.toml"}


HOSTILE = {
    "invalid UTF-8": b"\xff\xfe",
    "deep lists": b"a = " + 100_000 * b"[",
    "deep tables": b"a = " + 100_000 * b"{a = ",
    "a key of many parts": b".".join(100_000 * [b"a"]) + b" = 1",
    "a number of many digits": b"a = " + 100_000 * b"9",
    "huge": 600_000 * b"#",
    "null bytes": bytes(1000),
    "no table": b"[tool]\nprofiling-in-python = 3",
    "a long value": b"[tool.profiling-in-python]\nboxes = '" + 100_000 * b"a" + b"'",
}


@pytest.mark.parametrize("ours", [True, False], ids=["ours", "not ours"])
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile(content: bytes, ours: bool, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hostile file that names our table is one short line; one that doesn't name this package is left alone."""
    configure(project, b"# [tool.profiling-in-python]\n" + content if ours else content.replace(b"profiling", b"other"))
    assert main(["explain", "a.pstats"]) == int(ours)
    said = capsys.readouterr().err
    assert said.count("\n") == int(ours) and len(said) < 400
    assert said == "" or said.startswith("demo: pyproject.toml: ")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of Unix")
@pytest.mark.not_in_wasm
def test_not_a_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder, a pipe that nobody writes to, a link to itself: as if it weren't there; a file that can't be read is named."""
    file = project / "pyproject.toml"
    ways: list[Callable[[], object]] = [file.mkdir, lambda: os.mkfifo(file), lambda: file.symlink_to(file)]
    for make in ways:
        make()
        assert main(["explain", "a.pstats"]) == 0
        assert capsys.readouterr().err == ""
        (file.rmdir if file.is_dir() else file.unlink)()
    if sys.platform == "linux":  # a file that nobody can read, not even root
        file.symlink_to("/proc/self/mem")
        assert main(["explain", "a.pstats"]) == 0
        assert re.fullmatch(
            r"demo: pyproject.toml can't be read \(.*\), so no defaults come from it\.\n", capsys.readouterr().err
        )


@pytest.mark.not_in_wasm
def test_profile(project: Path, run: Run) -> None:
    """A recording counts bytes if the file says so, and the program finds nothing of it; exercises aren't affected."""
    configure(project, TABLE + "memory = 'allocated'\nboxes = 7\n")
    (project / "program.py").write_text("import sys\nprint(sys.argv)\nsum(range(1000))", encoding="utf-8")
    done = run("profile", "program.py", "x")
    assert (done.returncode, done.stdout) == (0, "['program.py', 'x']\n")
    assert done.stderr.startswith("Defaults from pyproject.toml: --boxes 7 --memory=allocated\n")
    assert read_profile(project / "output.pstats").clock.name == "allocated"
    assert run("profile", "--time", "program.py").returncode == 0
    assert read_profile(project / "output.pstats").clock.name == "wall"
    begun = run("exercise", "greet")
    assert begun.returncode == 0 and "Defaults" not in begun.stderr
    assert read_profile(project / "my-exercises" / "greet" / "output.pstats").clock.name == "wall"
