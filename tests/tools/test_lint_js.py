"""Our JavaScript: that TypeScript looks at all of it, that no file grows past reading, that no list of it goes stale."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs._lab import pieces, scripts
from tools import lint_js

ROOT = lint_js.ROOT
OURS = sorted(
    file
    for folder in ("demo", "docs", "tests", "tools")
    for file in (ROOT / folder).rglob("*.*js")
    if "node_modules" not in file.parts
)


def scripts_of(project: Path) -> Iterator[tuple[str, list[Path]]]:
    """Yield for each pattern of a project the scripts that it means."""
    for pattern in json.loads(project.read_text(encoding="utf-8"))["include"]:
        place = (project.parent / pattern).resolve()
        if place.suffix != ".ts":
            yield pattern, sorted(place.parent.glob(place.name))


def modules(entry: Path) -> set[Path]:
    """Return the files of ours that a module needs when it runs, itself included."""
    found, waiting = set(), [entry]
    while waiting:
        file = waiting.pop()
        found.add(file)
        text = file.read_text(encoding="utf-8")
        imported = re.findall(r'^(?:import|export)\b(?:.* from)? "(\..*)";$', text, re.M)
        waiting += {(file.parent / name).resolve() for name in imported} - found
    return found


def test_every_script_is_checked() -> None:
    """Each of our scripts is in a project of TypeScript, and each pattern there means one at least."""
    found = [pair for project in lint_js.PROJECTS for pair in scripts_of(project)]
    assert [pattern for pattern, files in found if not files] == []
    assert {file for _, files in found for file in files} == set(OURS)
    assert len(OURS) > 40


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_one_question(file: Path) -> None:
    """A script has 200 lines at most, its first one says what it answers, and no mistake in it is passed over."""
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 200
    assert re.match(r"// [A-Z`].{20}", text)
    assert re.findall(r"@ts-(?:ignore|expect-error|nocheck)", text) == []


def test_without_node(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no Node.js, one line says that nothing was checked; in CI that is an error."""
    monkeypatch.setattr(pieces, "_commands", lambda *_: iter(()))
    monkeypatch.setattr(lint_js, "install", lambda: pieces.npm_ci(lint_js.BROWSER))
    monkeypatch.delenv("CI", raising=False)
    assert lint_js.main() == 0
    said = capsys.readouterr().err
    assert said.startswith("The JavaScript was not checked: there is no Node.js") and said.count("\n") == 1
    monkeypatch.setenv("CI", "true")
    assert lint_js.main() == 1


def test_mistakes_end_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """What TypeScript finds makes `make lint` fail."""
    for name in ("install", "check"):
        monkeypatch.setattr(lint_js, name, lambda *_: False)
    monkeypatch.setattr(pieces, "fetch", lambda: None)
    assert lint_js.main() == 1


def test_page_is_bundled_whole() -> None:
    """Each module of the page is in one of its two scripts and in one only, but for the one that is types only."""
    first, lab = (modules(scripts.PAGE / name) for name in scripts.SCRIPTS)
    assert first & lab == set()
    assert first | lab == set(scripts.PAGE.glob("*.js")) - {scripts.PAGE / "messages.js"}


def test_first_script_is_small() -> None:
    """What runs before the page is made is what starts Python, and nothing of the editor."""
    first = {"answers.js", "first.js", "folder.js", "one_python.js", "python.js"}
    assert {file.name for file in modules(scripts.PAGE / scripts.SCRIPTS[0])} == first


def test_worker_is_bundled_whole() -> None:
    """Each module of the worker is in its script; the way to the page is the first one, before a program can take it."""
    assert modules(scripts.WORKER / "in_folder.mjs") == set(scripts.WORKER.glob("*.mjs"))
    text = (scripts.WORKER / "worker.mjs").read_text(encoding="utf-8")
    assert re.findall(r'^import .* from "(.*)";$', text, re.M)[0] == "./to_page.mjs"


@pytest.mark.parametrize("lock", [pieces.LOCK, lint_js.BROWSER / "package-lock.json"], ids=["lab", "tests"])
def test_locks_name_no_registry(lock: Path) -> None:
    """A lock pins each package by its hash, and says nothing of where it was fetched from."""
    text = lock.read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}
    assert all("integrity" in package and "resolved" not in package for package in packages.values())
    assert "://" not in text
