"""A shell completes what is typed, by the script that `completion` prints; checked with a real bash."""

import argparse
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from demo.commands.arguments import SHELLS, command_line
from demo.commands.completion import COMPLETED, arguments_of
from demo.commands.main import main
from demo.training.exercise import names
from tests.conftest import Run

UNIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="bash")
TRY = r"""
source completion.bash
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMP_LINE="$*"
COMP_POINT=${#COMP_LINE}
[[ $(complete -p profiling-demo) =~ -F\ ([^ ]+) ]]
"${BASH_REMATCH[1]}" profiling-demo "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with the script for bash, and with profiles among other files."""
    monkeypatch.chdir(tmp_path)
    assert main(["completion", "bash"]) == 0
    (tmp_path / "completion.bash").write_text(capsys.readouterr().out, encoding="utf-8")
    (tmp_path / "a b").mkdir()
    for name in ("one.pstats", "two.pstats", "py.speedscope.json", "notes.txt", "program.py", "a b/three.pstats"):
        (tmp_path / name).touch()
    return tmp_path


def completed(desk: Path, *words: str) -> set[str]:
    """Return what a real bash offers for the last word of a command line."""
    command = ["bash", "--norc", "--noprofile", "-c", TRY, "bash", "profiling-demo", *words]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return set(filter(None, done.stdout.splitlines()))


@UNIX_ONLY
@pytest.mark.not_in_wasm
@pytest.mark.parametrize("command", ["graph", "explain", "compare", "merge"])
def test_profiles(command: str, desk: Path) -> None:
    """Where profiles are expected, files of profiles and folders are offered, one after the other."""
    every = {"one.pstats", "two.pstats", "py.speedscope.json", "a b"}
    assert completed(desk, command, "") == completed(desk, command, "one.pstats", "") == every
    assert completed(desk, command, "o") == {"one.pstats"}
    assert completed(desk, command, "n") == set()


@UNIX_ONLY
@pytest.mark.not_in_wasm
@pytest.mark.parametrize("command", ["exercise", "check", "hint", "solution", "reset"])
def test_exercises(command: str, desk: Path) -> None:
    """Where an exercise is expected, their names are offered."""
    assert completed(desk, command, "") == set(names())
    assert completed(desk, command, "sc") == {"scan_log"}


@UNIX_ONLY
@pytest.mark.not_in_wasm
def test_commands_and_options(desk: Path) -> None:
    """All commands are offered, then the options of the one that is typed, and what these take."""
    [commands] = [a for a in command_line()._actions if isinstance(a, argparse._SubParsersAction)]
    assert completed(desk, "") == set(commands.choices)
    assert completed(desk, "com") == {"compare", "completion"}
    assert completed(desk, "graph", "one.pstats", "--m") == {"--mine"}
    assert completed(desk, "profile", "--memory") == {"--memory", "--memory=allocated", "--memory=kept"}
    assert completed(desk, "profile", "-o", "") == {"a b"}
    assert completed(desk, "profile", "-o", "x", "pro") == completed(desk, "profile", "pro") == {"program.py"}
    assert completed(desk, "profile", "program.py", "no") == {"notes.txt"}
    assert completed(desk, "explain", "--mine", "no") == {"notes.txt"}
    assert completed(desk, "completion", "") == set(SHELLS)


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The script for each shell names every command, option and exercise."""
    assert main(["completion", shell]) == 0
    words = set(re.findall(r"[\w-]+", capsys.readouterr().out))
    [commands] = [a for a in command_line()._actions if isinstance(a, argparse._SubParsersAction)]
    options = {
        option
        for action in arguments_of(command_line())
        for option in action.option_strings
        if action.help != "==SUPPRESS=="
    }
    wanted = {*commands.choices, *names(), *(option.strip("-").partition("=")[0] for option in options)}
    assert wanted <= words | {word.strip("-") for word in words}


def test_each_value_is_thought_of() -> None:
    """Every argument that takes a value has something to offer, or may be anything."""
    anything = {"boxes", "module", "fail_if", "argv"}
    found = {action.dest for action in arguments_of(command_line()) if action.nargs != 0 and not action.choices}
    assert found == COMPLETED.keys() | anything


@pytest.mark.not_in_wasm
def test_not_installed(tmp_path: Path, run: Run) -> None:
    """Without shtab, one line says how to install it; and nothing but `completion` imports it."""
    (tmp_path / "shtab.py").write_text("raise ModuleNotFoundError(name='shtab')", encoding="utf-8")
    first = {"PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    done = run("completion", "bash", env=first)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "completion needs shtab, which isn't installed. Type: " in done.stderr
    assert done.stderr.endswith(" -m pip install shtab\n")
    assert run("--version", env=first).returncode == 0


def test_names_in_a_line() -> None:
    """No command, option or exercise has a character that a shell would take for more than a letter."""
    words = [*names(), *(option for action in arguments_of(command_line()) for option in action.option_strings)]
    assert [word for word in words if shlex.quote(word) != word] == []
