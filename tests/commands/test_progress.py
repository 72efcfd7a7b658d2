"""The live line: it says what is running, below what the program prints, and leaves no trace."""

import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from demo.commands.progress import SLOW, explained, read_along


def on_screen(written: str) -> list[str]:
    """Return the lines a terminal shows in the end."""
    lines = []
    for line in written.split("\n"):
        shown: list[str] = []
        for part in line.split("\r"):
            shown[: len(part)] = part
        lines.append("".join(shown).rstrip())
    return lines


def test_passes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program prints stands there in the end, whole, and nothing else."""
    monkeypatch.setenv("COLUMNS", "30")
    screen = io.StringIO()
    read_along(io.StringIO("Sleeping ...\nü" + "x" * 99 + "\n\nno end"), screen)
    assert on_screen(screen.getvalue()) == ["Sleeping ...", "ü" + "x" * 99, "", "no end", ""]
    assert "s] Sleeping ..." in screen.getvalue()


def test_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The live line is never wider than the terminal."""
    monkeypatch.setenv("COLUMNS", "20")
    screen = io.StringIO()
    read_along(io.StringIO("y" * 50 + "\n"), screen)
    assert max(len(part) for part in screen.getvalue().split("\n")[-1].split("\r")) < 20


def test_ticks() -> None:
    """While the program prints nothing, the line goes on."""
    ticked = threading.Event()

    class Screen(io.StringIO):
        def write(self, text: str) -> int:
            if text.startswith("\r[") and "s] starting" in text:
                ticked.set()
            return super().write(text)

    class Output(io.StringIO):
        def readline(self, *_: int) -> str:  # type: ignore[override]
            assert ticked.wait(60)
            return ""

    read_along(Output(), Screen())


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of Unix")
def test_on_a_terminal(tmp_path: Path) -> None:
    """`python -m demo profile` on a terminal shows what the workload is doing, and its whole output."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", "DEMO_DOT": "bundled"}
    command = [sys.executable, "-m", "profiling_in_python", "profile", "-o", str(tmp_path)]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=environment, cwd=tmp_path) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the terminal's way to say that nobody writes any more
                break
            if not part:
                break
            written += part
        assert process.stderr and b"Written: " in process.stderr.read()
    os.close(ours)
    text = written.decode().replace("\r\n", "\n")
    assert "s] Sleeping for 1 s ..." in text and "s] Calling 7 web sites ..." in text
    lines = on_screen(text)
    assert lines[0].startswith("Hello!") and lines.count("ValueError: record 0 is empty") == 1
    assert lines[-1] == "" and not [line for line in lines if "s] " in line]


@pytest.mark.parametrize("clock", ["peak", "allocated", "kept"])
def test_slow(clock: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A run that counts bytes is explained when it has taken some time."""
    with explained(clock, 0) as timer:
        timer.join()
    assert capsys.readouterr().err == f"demo: {SLOW}\n"


@pytest.mark.parametrize(("clock", "patience"), [("peak", 1e6), ("wall", 0.0), ("cpu", 0.0)])
def test_not_slow(clock: str, patience: float, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is said of a run that ends in time, nor of one whose clock counts seconds."""
    with explained(clock, patience) as timer:
        pass
    if timer.ident:
        timer.join()
    assert capsys.readouterr().err == ""
