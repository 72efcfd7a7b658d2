"""Colour is for terminals that want it, and the text below it is the same everywhere."""

import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import pytest

from demo.commands.colours import wanted
from demo.commands.main import main
from tests import samples
from tests.conftest import IN_WASM

UNIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="terminals of Unix")
CODES = re.compile(r"\x1b\[[\d;]*m")
EVIL = "lib:\x1b[31mred\x1b]0;title\x07"
COMMANDS = {
    "explain": ["explain", "a.pstats"],
    "graph": ["graph", "a.pstats"],
    "compare": ["compare", "a.pstats", "b.pstats", "--force"],
    "a failed limit": ["compare", "a.pstats", "b.pstats", "--fail-if", "calls > 0", "--json"],
    "json": ["explain", "--json", "a.pstats"],
    "markdown": ["compare", "a.pstats", "b.pstats", "--markdown"],
    "merge": ["merge", "a.pstats", "b.pstats", "-o", "all.pstats", "--force"],
    "an error": ["explain", "\x1b[31mmissing"],
    "a slip": ["explain"],
    "help": ["profile", "--help"],
    "exercises": ["exercises"],
}


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[TextIO]:
    """The program's end of a real terminal, in an environment that says nothing about colour."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as stream:
        yield stream
    os.close(ours)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two profiles, one of them with escape codes in its names."""
    monkeypatch.chdir(tmp_path)
    for name, stats in (
        ("a", samples.made({"main": 1.0, EVIL: 2.0}, [("main", EVIL, 7)])),
        ("b", samples.made({"main": 3.0}, [])),
    ):
        (tmp_path / f"{name}.pstats").write_bytes(marshal.dumps(stats))
    return tmp_path


def printed(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, colour: bool
) -> tuple[str, str]:
    """Return what a command prints to stdout and to stderr, with or without colour."""
    monkeypatch.setenv("NO_COLOR", "" if colour else "1")
    monkeypatch.setenv("FORCE_COLOR", "1" if colour else "")
    with suppress(SystemExit):  # of argparse
        main(command)
    said = capsys.readouterr()
    return said.out, said.err


@UNIX_ONLY
@pytest.mark.not_in_wasm
def test_who_wants_it(terminal: TextIO, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets colour unless it's dumb or NO_COLOR is set; a file gets it if FORCE_COLOR is set; empty is unset."""
    with (tmp_path / "file").open("w", encoding="utf-8") as file:
        assert wanted(terminal) and not wanted(file)
        monkeypatch.setenv("FORCE_COLOR", "")
        assert not wanted(file)
        monkeypatch.setenv("NO_COLOR", "")
        assert wanted(terminal)
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert wanted(terminal) and wanted(file)
        monkeypatch.setenv("NO_COLOR", "1")
        assert not wanted(terminal) and not wanted(file)
        monkeypatch.delenv("FORCE_COLOR")
        monkeypatch.delenv("NO_COLOR")
        monkeypatch.setenv("TERM", "dumb")
        assert not wanted(terminal)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_same_text(
    command: list[str], desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the codes, a coloured text is what is printed elsewhere; codes in names of a profile stay harmless."""
    plain = printed(command, capsys, monkeypatch, colour=False)
    assert "\x1b" not in "".join(plain)
    coloured = printed(command, capsys, monkeypatch, colour=True)
    assert tuple(CODES.sub("", text) for text in coloured) == plain


@pytest.mark.parametrize(
    ("command", "coloured"),
    [
        ("explain", "\x1b[1m• Start"),
        ("graph", f"Written: \x1b[36ma.svg, {'' if IN_WASM else 'a.png, '}a.html\x1b[0m\n"),
        ("merge", "added up. Written: \x1b[36mall.pstats\x1b[0m\n"),
        ("an error", "\x1b[1;31mdemo:\x1b[0m No file is called \\x1b[31mmissing"),
        ("a failed limit", "\x1b[1;31mdemo:\x1b[0m "),
        ("a slip", " \x1b[1;31merror:\x1b[0m the following "),
    ],
)
def test_what_is_coloured(
    command: str, coloured: str, desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where to begin is bold, files are cyan, and the name before an error is red."""
    assert coloured in "".join(printed(COMMANDS[command], capsys, monkeypatch, colour=True))


@pytest.mark.parametrize("command", ["json", "markdown", "help"])
def test_what_is_not(
    command: str, desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What other programs read, and the help, has no codes on any Python."""
    assert "\x1b" not in "".join(printed(COMMANDS[command], capsys, monkeypatch, colour=True))


@UNIX_ONLY
@pytest.mark.not_in_wasm
def test_program(tmp_path: Path) -> None:
    """On a real terminal, the profiled program's own output passes unchanged, and the sentences about it have colour."""
    (tmp_path / "program.py").write_text("print('Written: \\x1b[35mmine')\nsum(range(100_000))\n", encoding="utf-8")
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "", "FORCE_COLOR": ""}
    command = [sys.executable, "-m", "profiling_in_python", "profile", "program.py"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        text = b""
        try:
            while read := os.read(ours, 4096):
                text += read
        except OSError:
            pass  # how Linux says that nobody writes any more
    os.close(ours)
    assert process.returncode == 0 and text.startswith(b"Written: \x1b[35mmine\r\n"), text
    assert b"Written: \x1b[36moutput.pstats, output.svg, " in text
