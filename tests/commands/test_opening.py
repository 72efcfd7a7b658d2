"""`--open` shows the page that was written, in a browser that isn't part of the terminal."""

import marshal
import os
import stat
import sys
from pathlib import Path

import pytest

from tests import samples
from tests.conftest import Run

pytestmark = [
    pytest.mark.not_in_wasm,
    pytest.mark.skipif(sys.platform == "win32", reason="the browser is a shell script"),
]
NO_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}
NOBODY = "no browser could be started here. Open the page yourself: "


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with two profiles and a program, and programs that write down what they are to open, as browsers."""
    for name, costs in (("a", {"main": 1.0}), ("b", {"main": 3.0})):
        (tmp_path / f"{name}.pstats").write_bytes(marshal.dumps(samples.made(costs, [])))
    (tmp_path / "program.py").write_text("import sys\nsum(range(1000))\nsys.exit(3)", encoding="utf-8")
    for name, status in (("browser", 0), ("w3m", 0), ("broken", 1)):
        (tmp_path / name).write_text(f'#!/bin/sh\necho "$1" >> opened\nexit {status}\n', encoding="utf-8")
        (tmp_path / name).chmod(stat.S_IRWXU)
    return tmp_path


def opened(desk: Path) -> list[str]:
    """Return what the browsers were asked to open."""
    file = desk / "opened"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


@pytest.mark.parametrize(
    ("command", "page", "status"),
    [
        (["profile", "--open", "-o", "a b", "program.py"], "a b/output.html", 3),
        (["graph", "a.pstats", "--open"], "a.html", 0),
        (["graph", "a.pstats", "b.pstats", "--open", "-o", "é.html"], "é.html", 0),
        (["compare", "a.pstats", "b.pstats", "--open"], "compare.html", 0),
    ],
)
def test_open(command: list[str], page: str, status: int, desk: Path, run: Run) -> None:
    """The page is written, and then opened by its address; the status is that of the command."""
    (desk / "browser").write_text('#!/bin/sh\necho "$1" >> opened\nfind . -name "*.html" > there\n', encoding="utf-8")
    done = run(*command, env={"BROWSER": "./browser %s", **NO_DISPLAY})
    assert (done.returncode, opened(desk)) == (status, [(desk / page).as_uri()]), done.stderr
    assert f"./{page}" in (desk / "there").read_text(encoding="utf-8").splitlines()
    assert "no browser" not in done.stderr


def test_exercise(desk: Path, run: Run) -> None:
    """`exercise --open` opens its picture in the same way."""
    assert run("exercise", "--open", "greet", env={"BROWSER": "./browser %s", **NO_DISPLAY}).returncode == 0
    assert opened(desk) == [(desk / "my-exercises" / "greet" / "output.html").as_uri()]


@pytest.mark.parametrize(
    "browser", ["./w3m %s", "w3m", "./broken %s", "no-such-browser", *([] if sys.platform == "darwin" else [""])]
)
@pytest.mark.parametrize("display", ["", ":0"])
def test_no_browser(browser: str, display: str, desk: Path, run: Run) -> None:
    """Where there is only a browser for text, or none, or one that fails, a sentence names the page, with the same status."""
    path = os.pathsep.join([str(desk), str(Path(sys.executable).parent)])  # with w3m, and no other browser
    environment = {"BROWSER": browser, "DISPLAY": display, "WAYLAND_DISPLAY": "", "PATH": path, "TERM": "xterm"}
    done = run("graph", "a.pstats", "--open", env=environment)
    assert done.returncode == 0 and f"{NOBODY}a.html\n" in done.stderr
    assert opened(desk) == ([(desk / "a.html").as_uri()] if "broken" in browser else [])


@pytest.mark.parametrize("display", ["", ":0"])
def test_passed_on(display: str, desk: Path, run: Run) -> None:
    """What only starts another browser is asked only if there is a display: without, that would be one for text."""
    (desk / "browser").rename(desk / "xdg-open")
    environment = {"BROWSER": "./xdg-open %s", "DISPLAY": display, "WAYLAND_DISPLAY": ""}
    assert run("graph", "a.pstats", "--open", env=environment).returncode == 0
    has_display = display or sys.platform == "darwin"
    assert opened(desk) == ([(desk / "a.html").as_uri()] if has_display else [])


@pytest.mark.parametrize(
    "command",
    [
        ["graph", "a.pstats", "-o", "a.svg"],
        ["graph", "a.pstats", "-o", "-"],
        ["compare", "a.pstats", "b.pstats", "--json"],
    ],
)
def test_no_page(command: list[str], desk: Path, run: Run) -> None:
    """Where no page is written, `--open` says so, and nothing else changes."""
    done = run(*command, "--open", env={"BROWSER": "./browser %s"})
    assert (done.returncode, opened(desk)) == (0, []) and "there is no page to open" in done.stderr
    assert run(*command, "--force").stdout == done.stdout
