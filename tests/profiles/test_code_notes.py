"""What recordings note of code besides its figures."""

import sys
from collections.abc import Iterator

import pytest

from demo import record
from demo.profiles.code_notes import compiled_modules, holders, noted

FILE = "/home/ann/my shop/main.py"
MAIN, LISTED, OTHER = (FILE, 3, "main"), (FILE, 4, "<listcomp>"), ("/home/ann/tool.py", 9, "run")


def test_noted() -> None:
    """A note has line, name, holder and file, which may have a blank in it."""
    assert noted(f"7\t<lambda>\tShop.total\t{FILE}\n8\titems\t\t{FILE}") == {
        (FILE, 7, "<lambda>"): "Shop.total",
        (FILE, 8, "items"): "",
    }


@pytest.mark.parametrize(
    "text", [None, 7, "", "7", "seven\ta\tb\tc", "7\ta\tb", "9" * 50 + "\ta\tb\tc", ("7\ta\tb\tc",)]
)
def test_other_notes(text: object) -> None:
    """What a stranger's file has in that place is left alone."""
    assert noted(text) == {}


@pytest.mark.parametrize(
    ("text", "modules"),
    [
        ("mypy.main\tmypy\nlxml.etree\t", {"mypy.main": "mypy", "lxml.etree": ""}),
        ("mypy.main\tmypy; rm -r x", {"mypy.main": ""}),
        ("mypy.main\t-e", {"mypy.main": ""}),
        ("mypy.main\tmypy\tmore\n\tmypy\nmypy", {}),
        (7, {}),
        (None, {}),
    ],
)
def test_compiled_modules(text: object, modules: dict[str, str]) -> None:
    """A note has a module and what it was installed with; nothing that is no such name gets into a command."""
    assert compiled_modules(text) == modules


@pytest.mark.parametrize(
    ("arrows", "holder"),
    [([(0, 1)], "main"), ([(2, 1)], ""), ([(0, 1), (2, 1)], ""), ([(0, 1), (0, 1)], "main"), ([], "")],
)
def test_comprehensions(arrows: list[tuple[int, int]], holder: str) -> None:
    """A comprehension is in the one function of its file that calls it."""
    assert list(holders([MAIN, LISTED, OTHER], arrows, {})) == ["", holder, ""]


def test_recorded() -> None:
    """A recording knows its generators, and since Python 3.11 what its lambdas and generator expressions are in."""

    def items() -> Iterator[int]:
        yield 1
        yield 2

    def total() -> int:
        return sum(one for one in items()) + len(sorted("ba", key=lambda letter: letter))

    with record() as run:
        total()
    generators = {key[2] for key in run.profile.recording.generators}
    assert generators == {"items", "<genexpr>"}
    within = {function.name: function.within for function in run.profile.functions if function.name[0] == "<"}
    holder = "total" if sys.version_info >= (3, 11) else ""
    assert within == {"<genexpr>": holder, "<lambda>": holder}
