"""The learner's folder: copies, attempts and progress, of which nothing gets lost."""

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from demo.errors import DemoError, UsageError
from demo.training import workspace as classroom
from demo.training.exercise import files_of, names, shipped


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "my-exercises"


def test_begin_copies_once(folder: Path) -> None:
    """The learner gets a copy, and beginning again does not overwrite what was edited."""
    file = classroom.begin("read_settings")
    assert file.read_bytes() == shipped("read_settings").read_bytes()
    file.write_text("edited", encoding="utf-8")
    assert classroom.begin("read_settings").read_text(encoding="utf-8") == "edited"
    assert classroom.everything()["read_settings"].state == "started"


def test_start_over_keeps_attempts(folder: Path) -> None:
    """Starting over puts the shipped file back and keeps every attempt under a name of its own."""
    file = classroom.begin("read_settings")
    kept = []
    for text in ("one", "two"):
        file.write_text(text, encoding="utf-8")
        kept.append(classroom.start_over("read_settings"))
    assert [path.read_text(encoding="utf-8") for path in kept if path] == ["one", "two"]
    assert file.read_bytes() == shipped("read_settings").read_bytes()


def test_progress_is_remembered(folder: Path) -> None:
    """Progress is a plain file, and other exercises' entries stay in it."""
    with classroom.changing("boil_eggs") as progress:
        progress.state, progress.tries, progress.hints = "solved", 3, 1
    classroom.begin("read_settings")
    assert classroom.everything()["boil_eggs"] == classroom.Progress("solved", 3, 1)
    assert "solved" in (folder / "progress.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, marks=pytest.mark.not_in_wasm, id="deep"),
        *("", "[]", "{", '{"boil_eggs": 3}', '{"boil_eggs": {"state": "solved", "more": 1}}'),
        *('{"boil_eggs": {"state": "famous"}}', '{"boil_eggs": {"hints": -7}}', '{"boil_eggs": {"tries": "many"}}'),
    ],
)
def test_damaged_progress(folder: Path, text: str) -> None:
    """A damaged progress file counts as none, and is kept, also when it happens again."""
    folder.mkdir()
    for number in (1, 2):
        (folder / "progress.json").write_text(text, encoding="utf-8")
        assert classroom.everything() == {}
        assert (folder / f"progress.damaged{number}.json").read_text(encoding="utf-8") == text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such lock")
def test_two_at_once(folder: Path) -> None:
    """Who learns in two terminals loses nothing of what was reached in either."""

    def learn(name: str) -> None:
        for _ in range(5):
            with classroom.changing(name) as progress:
                progress.tries += 1

    classroom.begin(names()[0])
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(learn, names()))
    assert {name: progress.tries for name, progress in classroom.everything().items()} == dict.fromkeys(names(), 5)
    assert [file.name for file in folder.iterdir() if file.suffix == ".part"] == []


def test_attempts_are_never_overwritten(folder: Path) -> None:
    """An attempt gets a number after all there are, whichever of them have been removed."""
    file = classroom.begin("greet")
    kept = [classroom.start_over("greet") for _ in range(2)]
    assert kept[0] and kept[1]
    kept[0].unlink()
    file.write_text("the third", encoding="utf-8")
    assert classroom.start_over("greet") == folder.relative_to(folder.parent) / "greet.attempt3.py"
    assert kept[1].exists()


def test_something_else_in_its_place(folder: Path) -> None:
    """A folder in the place of a copy is not taken for one, and is kept as an attempt when starting over."""
    (folder / "greet.py").mkdir(parents=True)
    for use in (classroom.program, classroom.begin):
        with pytest.raises(
            UsageError, match=r"greet.py is not a file. Move it away, then type: python -m demo exercise greet"
        ):
            use("greet")
    assert classroom.start_over("greet") == Path("my-exercises/greet.attempt1.py")
    assert classroom.program("greet").read_bytes() == shipped("greet").read_bytes()


@pytest.mark.parametrize("use", [classroom.begin, classroom.start_over])
def test_no_folder(folder: Path, use: Callable[[str], object]) -> None:
    """Where the folder cannot be made, one line says which, and what is needed."""
    folder.write_text("a file", encoding="utf-8")
    with pytest.raises(DemoError, match=r"my-exercises.*: .*The exercises need a folder my-exercises"):
        use("greet")
    assert folder.read_text(encoding="utf-8") == "a file"


def test_progress_is_a_folder(folder: Path) -> None:
    """A progress file that cannot be read is never written over."""
    (folder / "progress.json").mkdir(parents=True)
    with pytest.raises(DemoError, match=r"progress.json is not a file of this tool. Move it away"):
        classroom.begin("greet")
    assert (folder / "progress.json").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
def test_progress_is_a_pipe(folder: Path) -> None:
    """A pipe of that name is not waited for."""
    folder.mkdir()
    os.mkfifo(folder / "progress.json")
    with pytest.raises(DemoError, match="Move it away"):
        classroom.everything()


def test_failure_changes_nothing(folder: Path) -> None:
    """Progress is written only if all went well."""
    classroom.begin("greet")
    before = (folder / "progress.json").read_bytes()

    def fail() -> None:
        with classroom.changing("greet") as progress:
            progress.state = "solved"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (folder / "progress.json").read_bytes() == before
    assert json.loads(before)["greet"]["state"] == "started"


def test_missing_copy() -> None:
    """A copy that is gone is asked for in words, with the command that brings it back."""
    with pytest.raises(UsageError, match="python -m demo exercise read_settings"):
        classroom.program("read_settings")


def test_several_files(folder: Path) -> None:
    """The modules of a program are copied where they lack, and kept with the attempt under the same number."""
    name, module = files_of("rank_runners")
    file = classroom.begin(name)
    beside = folder / f"{module}.py"
    assert classroom.copies(name) == [Path("my-exercises", f"{one}.py") for one in (name, module)]
    file.write_text("edited", encoding="utf-8")
    beside.unlink()
    classroom.begin(name)
    assert (file.read_text(encoding="utf-8"), beside.read_bytes()) == ("edited", shipped(module).read_bytes())

    beside.write_text("edited too", encoding="utf-8")
    (folder / f"{module}.attempt4.py").touch()
    assert classroom.start_over(name) == Path("my-exercises", f"{name}.attempt5.py")
    assert (folder / f"{module}.attempt5.py").read_text(encoding="utf-8") == "edited too"
    assert [one.read_bytes() for one in (file, beside)] == [shipped(one).read_bytes() for one in (name, module)]
