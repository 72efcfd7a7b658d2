"""A script that belongs to a package: what is said when it cannot import its neighbours."""

from pathlib import Path

import pytest

from demo.commands.main import main
from demo.commands.profile import as_module
from demo.recording.record import Program

SCRIPT = "import sys\nfrom . import prices\nprint(prices.one, *sys.argv[1:])\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package in a package, and a script in it, in the working folder."""
    files = {"shop/__init__.py": "", "shop/tools/__init__.py": "", "shop/tools/cli.py": SCRIPT}
    for name, text in {**files, "shop/tools/prices.py": "one = 7\n", "plain.py": "import nothing_like_that"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.not_in_wasm
def test_hint(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The program's own traceback is followed by how to run it as a module, and so it runs."""
    assert main(["profile", "shop/tools/cli.py", "a"]) == 1
    said = capfd.readouterr().err
    assert "ImportError: attempted relative import with no known parent package" in said
    assert "demo: shop/tools/cli.py belongs to a package. Run it as a module: " in said
    assert said.endswith(" profile -m shop.tools.cli a\n")
    assert main(["profile", "-m", "shop.tools.cli", "a"]) == 0
    assert capfd.readouterr().out == "7 a\n"


def test_from_elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From another folder, the one above the package is named: there Python finds the module."""
    monkeypatch.chdir(folder / "shop")
    said = as_module(Program("tools/cli.py"))
    assert said == f"Run it as a module: go to {folder}, then python -m demo profile -m shop.tools.cli"


@pytest.mark.not_in_wasm
def test_no_hint(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where something else could not be imported, nothing is said of modules."""
    assert main(["profile", "plain.py"]) == 1
    assert "as a module" not in capfd.readouterr().err
    programs = Program("plain.py"), Program("shop.tools.cli", is_module=True), Program("shop"), Program("missing.py")
    assert [as_module(program) for program in programs] == [None] * 4
