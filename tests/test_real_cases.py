"""What `make real` measures with: the cases fit the programs, and places are judged as the page about them says."""

from pathlib import Path

import pytest

from tests.benchmarks.real import inputs
from tests.benchmarks.real.__main__ import between
from tests.benchmarks.real.cases import CASES, PROGRAMS, Case
from tests.benchmarks.real.judging import Place, advised, heaviest, judge

BY_NAME = {case.name: case for case in CASES}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The inputs of all cases."""
    made = tmp_path_factory.mktemp("real")
    inputs.make(made)
    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, folder: Path) -> None:
    """A case runs where its inputs are, and each text that its cure replaces is there exactly once."""
    given = [word for word in case.arguments if "/" in word] if case.arguments[0] == "-m" else [case.arguments[0]]
    assert [word for word in given if not (folder / case.folder / word).exists()] == []
    assert [
        edit.old for edit in case.cure if (folder / edit.file).read_text(encoding="utf-8").count(edit.old) != 1
    ] == []
    assert len(case.seconds) == 1 + bool(case.cure or case.cure_arguments)
    assert case.right and not case.right & case.half


@pytest.mark.parametrize("case", PROGRAMS, ids=lambda case: case.name)
def test_cured_program(case: Case, folder: Path) -> None:
    """A cured program can be compiled."""
    text = (folder / case.arguments[0]).read_text(encoding="utf-8")
    for edit in case.cure:
        text = text.replace(edit.old, edit.new)
    compile(text, case.arguments[0], "exec")


def test_every_program_is_a_case() -> None:
    """No program lies in the folder without being run."""
    assert {file.stem for file in inputs.PROGRAMS.glob("*.py")} == {case.name for case in PROGRAMS}


@pytest.mark.parametrize(
    ("name", "place", "verdict"),
    [
        ("django_shop", Place("order_list", "django_shop.py", "render", "django/template/base.py"), "right"),
        ("django_shop", Place("imports"), "wrong"),
        ("pandas_sales", Place("imports"), "half"),
        ("reportlab_invoice", Place("main", "reportlab_invoice.py", "build", "reportlab_invoice.py"), "half"),
        ("flask_pages", Place("main", "flask_pages.py", "index", "flask_pages.py"), "half"),
        ("pylint", Place("walk", "pylint/utils/ast_walker.py"), "right"),
        ("pylint", Place("walk", "elsewhere.py"), "wrong"),
        ("isort", Place("<module>", "isort/__main__.py", "isort.main.main"), "half"),
        ("mkdocs", Place("Page.render", "mkdocs/structure/pages.py"), "right"),
        ("sphinx", Place("nothing"), "wrong"),
    ],
)
def test_judge(name: str, place: Place, verdict: str) -> None:
    """The place itself is right, what is next to it half, all else wrong."""
    assert judge(place, BY_NAME[name]) == verdict


def test_advised() -> None:
    """The first advice is taken from what the reading says to start with, not from what it says of the run."""
    load, commit = {"name": "load", "file": "a.py"}, {"name": "commit", "file": "b.py"}
    spot = {"claim": "HotSpot", "function": {"name": "execute", "file": ""}}
    calls = {"claim": "StartAtCalls", "function": load, "callees": [[commit, 3]]}
    assert str(advised([spot, calls])) == "`load` → `commit`"
    assert advised([{"claim": "StartAtCode", "function": load}]) == Place("load", "a.py")
    assert advised([{"claim": "StartAtImports", "share": 0.5}]) == Place("imports")
    assert advised([{"claim": "SeveralPlaces", "places": [[None, 1.0], [load, 0.9]]}]) == Place("imports")
    assert advised([spot, {"claim": "NothingStandsOut", "share": 0.1}]) == Place("nothing")


def frame(name: str, time: float, *children: dict[str, object], own: bool = True) -> dict[str, object]:
    """Return a frame as pyinstrument writes it."""
    known = {"function": name, "time": time, "file_path_short": "a.py", "is_application_code": own}
    return {**known, "children": list(children)}


def test_heaviest() -> None:
    """Of a sampled tree it is the user's deepest function along the heaviest calls; imports are known as such."""
    load = frame("load", 8, frame("commit", 7, own=False))
    assert heaviest(frame("<module>", 10, frame("<module>", 1, own=False), frame("main", 9, load))) == Place(
        "load", "a.py"
    )
    assert heaviest(frame("<module>", 10, frame("<module>", 9, own=False), frame("main", 1))) == Place("imports")
    assert heaviest(frame("main", 10, own=False)) == Place("nothing")
    assert heaviest({}) == Place("nothing")


def test_between() -> None:
    """A table takes the place of the one between its markers, and nothing else of the page changes."""
    page = "a\n<!-- cost -->\nold\n<!-- /cost -->\nb\n"
    once = between(page, r"| \1 |", "cost")
    assert once == "a\n<!-- cost -->\n\n| \\1 |\n\n<!-- /cost -->\nb\n"
    assert between(once, r"| \1 |", "cost") == once
    with pytest.raises(SystemExit, match="no lines"):
        between("a", "b", "cost")
