"""The check of our English: that it finds what it should, and nothing in code."""

import json
from pathlib import Path

import pytest

from tools import lint_js, lint_prose

WRONG = {
    "The two functions can't be told apart.": "distinguished",
    "We mended the caller.": "fixed",
    "The legend stands below the picture.": "is below",
    "It was no error.": "wasn't a",
    "One can see the callers in the table.": "You can see",
    "The time went by in main.": "passed in",
}


@pytest.fixture
def textlint() -> None:
    """Skip where there is none."""
    if not (lint_js.BROWSER / "node_modules" / "textlint").exists():
        pytest.skip("textlint is not installed: npm ci --prefix tests/browser")


@pytest.mark.usefixtures("textlint")
def test_finds_what_to_avoid(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each phrase is found, with what to write instead."""
    page = tmp_path / "page.md"
    page.write_text("\n\n".join(WRONG), encoding="utf-8")
    assert not lint_prose.check([str(page)])
    said = capfd.readouterr().out
    assert [instead for instead in WRONG.values() if instead not in said] == []
    assert said.count("Incorrect term") == len(WRONG)


@pytest.mark.usefixtures("textlint")
def test_leaves_alone(tmp_path: Path) -> None:
    """Good sentences and code pass, whatever words the code has."""
    page = tmp_path / "page.md"
    page.write_text("There is no error. It is no longer slow.\n\n    mend(it)\n\nCall `mended`.\n", encoding="utf-8")
    assert lint_prose.check([str(page)])


def test_every_phrase_has_a_replacement() -> None:
    """The rules are pairs of what to avoid and what to write, and none is there twice."""
    terms = json.loads(lint_prose.RULES.read_text(encoding="utf-8"))["rules"]["terminology"]["terms"]
    assert all(len(term) == 2 and all(term) for term in terms)
    assert len({pattern for pattern, _ in terms}) == len(terms)
