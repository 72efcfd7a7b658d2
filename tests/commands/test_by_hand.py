"""The commands printed for the learner do what the tool has done."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from demo.commands.by_hand import commands
from demo.commands.typed import beside_python, near
from demo.picture.engines import engines
from demo.recording.record import Program


@pytest.fixture
def engine() -> str:
    """The Graphviz that is there."""
    return str(next(engines()))


def do(steps: list[str], folder: Path) -> None:
    for step in steps:
        done = subprocess.run(step, shell=True, cwd=folder, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, (step, done.stderr)


@pytest.mark.not_in_wasm
@pytest.mark.parametrize("kind", ["script", "module", "folder"])
def test_commands_work(kind: str, engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed into a shell, they make a profile and its picture, whatever the names are like."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "it's here").mkdir()
    (tmp_path / "it's here" / "__main__.py").write_text("import sys; sys.exit(sys.argv[1:] != ['a b', '$HOME'])")
    (tmp_path / "module.py").write_text((tmp_path / "it's here" / "__main__.py").read_text())
    program = {
        "script": Program("it's here/__main__.py", ["a b", "$HOME"]),
        "module": Program("module", ["a b", "$HOME"], is_module=True),
        "folder": Program("it's here", ["a b", "$HOME"]),
    }[kind]
    steps = commands(Path("out put.pstats"), Path("out put.png"), program, False, engine)
    assert [step.split(" -")[0].rpartition("/")[2] for step in steps][1:] == ["gprof2dot", Path(engine).name]
    do(steps, tmp_path)
    assert (tmp_path / "out put.png").read_bytes().startswith(b"\x89PNG")


def test_with_sites() -> None:
    """The workload is run with the stand-in sites at hand."""
    steps = commands(Path("o.pstats"), Path("o.png"), Program("w.py"), True, "dot")
    assert " -m demo sites " in steps[0] and " -m cProfile -o o.pstats w.py" in steps[0]


@pytest.mark.not_in_wasm
def test_profile_is_there(engine: str) -> None:
    """For a profile that is there already, nothing is recorded; cProfile alone cannot record a zip file either."""
    assert len(commands(Path("o.pstats"), Path("o.png"), None, False, engine)) == 2


@pytest.mark.not_in_wasm
def test_zip_file(engine: str, tmp_path: Path) -> None:
    """A zip file cannot be run by cProfile alone, so no command claims that it can."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("__main__.py", "")
    assert len(commands(Path("o.pstats"), Path("o.png"), Program(str(tmp_path / "a.zip")), False, engine)) == 2


def test_near(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is as short as the shell allows: relative below the working folder, the name alone on the PATH."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path.parent / "bin"))
    (tmp_path.parent / "bin").mkdir(exist_ok=True)
    for name in ("dot", "dot.exe"):
        (tmp_path.parent / "bin" / name).touch(0o755)
    assert near(str(tmp_path / "a" / "b")) == str(Path("a/b"))
    dot = "dot.exe" if os.name == "nt" else "dot"
    assert near(str(tmp_path.parent / "bin" / dot)) == dot
    assert near(str(tmp_path.parent / "c")) == str(tmp_path.parent / "c")
    assert near("relative/already") == "relative/already"


def test_beside_python() -> None:
    """gprof2dot is called where it was installed with this Python; a program that was not, by its name."""
    assert Path(beside_python("gprof2dot")).name in ("gprof2dot", "gprof2dot.exe")
    assert beside_python("no-such-program") == "no-such-program"
    assert Path(sys.executable).exists()
