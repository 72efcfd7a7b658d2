"""Whose code an installed program is, found after the run in what its installer has left."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.recording.distribution import places
from tests.recording.runs import run_recorded

SCRIPT = "from shoptool.cli import main\nmain()\n"
CLI = "from shopcore import slow\ndef main():\n    for n in range(7): slow(n)\n"
CORE = "import colours\ndef slow(n): return sum(range(n))\n"

Tool = tuple[Path, Path, Path]
"""The script, the folder of packages and the folder of the code."""


@pytest.fixture(params=["installed", "editable"])
def tool(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """Install a command as pip does: two packages and a module, in a folder of packages or in that of a project."""
    site = tmp_path / "env" / "lib" / "python3.11" / "site-packages"
    code = site if request.param == "installed" else tmp_path / "my project" / "src"
    texts = {
        "shoptool/__init__.py": "",
        "shoptool/cli.py": CLI,
        "shoptool/data/more.py": "",
        "shopcore/__init__.py": CORE,
        "colours.py": "def red(): pass\nred()\n",
    }
    for name, text in texts.items():
        (code / name).parent.mkdir(parents=True, exist_ok=True)
        (code / name).write_text(text, encoding="utf-8")
    script = tmp_path / "env" / "bin" / "shop"
    script.parent.mkdir(parents=True)
    script.write_text(SCRIPT, encoding="utf-8")
    for other in ("aaa-1.0", "Shop-2.0"):
        (site / f"{other}.dist-info").mkdir(parents=True)
    info = site / "shop_tool-1.0.dist-info"
    info.mkdir()
    names = ["../../../bin/shop", "shop_tool-1.0.dist-info/RECORD", "shop_tool.pth"]
    names += texts if request.param == "installed" else []
    (info / "RECORD").write_text("".join(f"{name},sha256=x,1\n" for name in names), encoding="utf-8")
    if request.param == "editable":
        origin = {"dir_info": {"editable": True}, "url": code.parent.as_uri()}
        (info / "direct_url.json").write_text(json.dumps(origin), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(dict.fromkeys([str(site), str(code)])))
    monkeypatch.setattr(sys, "path", [str(site), "nowhere", str(code)])
    return script, site, code


@pytest.fixture
def record(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Record a program; return the path and the origin of each function by its name."""

    def record_it(*command: str, cwd: Path) -> dict[str, str]:
        ours = run_recorded(*command, cwd=cwd, folder=tmp_path / "record")
        assert (ours.status, ours.stderr) == (0, "")
        return {function.name: f"{function.path} {function.origin}" for function in ours.profile.functions}

    return record_it


def test_all_of_a_distribution(tool: Tool, tmp_path: Path, record: Callable[..., dict[str, str]]) -> None:
    """All packages of the distribution that a command or a module belongs to are the program's, and keep their names."""
    (tmp_path / "work").mkdir()
    beside = os.path.join("..", tool[0].relative_to(tmp_path))
    for command in ([str(tool[0])], [beside], ["-m", "shoptool.cli"]):
        found = record(*command, cwd=tmp_path / "work")
        if command[0] != "-m":
            assert (found["main"], found["slow"]) == ("shoptool/cli.py program", "shopcore/__init__.py program")
        assert found["red"] in ("colours.py program", "src/colours.py program")


def test_places(tool: Tool, tmp_path: Path) -> None:
    """The topmost folders with Python files are named, the files beside them, and where the program was started."""
    script, site, code = tool
    here = str(tmp_path)
    wanted = [site / "shopcore", site / "shoptool", site / "colours.py"] if code == site else [code.parent]
    for file in (script, code / "shoptool" / "__init__.py"):
        assert places(str(file), here, {}) == [*map(str, wanted), here]


@pytest.mark.not_in_wasm  # there, Python lies in the root folder, above everything
def test_runner(tool: Tool, tmp_path: Path) -> None:
    """Where a tool has spent a part of its time in the working folder's code, as test runners do, that is the program."""
    script, _, code = tool
    here, tests, own = str(tmp_path), str(tmp_path / "tests.py"), str(code / "shoptool" / "cli.py")
    for seconds, runs_tests in ((0.9, True), (0.002, False)):
        table: dict[object, object] = {
            (own, 1, "main"): (1, 1, 1.0, 1.0 + seconds, {}),
            (tests, 1, "test"): (1, 1, seconds, seconds, {}),
        }
        found = places(str(script), here, table)
        assert (found == [here]) == runs_tests and found[-1] == here


def test_no_distribution(tool: Tool, tmp_path: Path) -> None:
    """A script that no installer knows belongs to none; neither does one of the same name elsewhere."""
    (tmp_path / "bin").mkdir()
    for file in (tmp_path / "bin" / "shop", tool[0].with_name("other"), tmp_path / "shop.py"):
        file.touch()
        assert places(str(file), str(tmp_path), {}) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links of Unix")
def test_link_to_a_command(tool: Tool, tmp_path: Path) -> None:
    """A link to a command, as pipx makes them, is that command."""
    (tmp_path / "link").symlink_to(tool[0])
    assert places(str(tmp_path / "link"), str(tmp_path), {}) == places(str(tool[0]), str(tmp_path), {}) != []


def test_really_installed(tmp_path: Path, record: Callable[..., dict[str, str]]) -> None:
    """So it is with a tool that is really installed, whose code is mostly in a package of another name."""
    found = record("-m", "pytest", "--version", cwd=tmp_path)
    assert found["TerminalWriter"] == "_pytest/_io/terminalwriter.py program"
