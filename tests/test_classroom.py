"""The learner's folder: copies, attempts and progress, of which nothing gets lost."""

from pathlib import Path

import pytest

from demo import classroom
from demo.errors import UsageError
from demo.exercise import shipped


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


@pytest.mark.parametrize("text", ["", "[]", '{"boil_eggs": 3}', '{"boil_eggs": {"state": "solved", "more": 1}}', "{"])
def test_damaged_progress(folder: Path, text: str) -> None:
    """A damaged progress file counts as none, and is kept."""
    folder.mkdir()
    (folder / "progress.json").write_text(text, encoding="utf-8")
    assert classroom.everything() == {}
    assert (folder / "progress.damaged1.json").read_text(encoding="utf-8") == text


def test_missing_copy() -> None:
    """A copy that is gone is asked for in words, with the command that brings it back."""
    with pytest.raises(UsageError, match="python -m demo exercise read_settings"):
        classroom.program("read_settings")
