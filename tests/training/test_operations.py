"""What C goes through is counted, and nothing else changes."""

from collections import deque
from collections.abc import Iterator
from typing import Any

import pytest

from demo.training.operations import HELPERS, compiled
from demo.training.work import DONE, count_ranges


@pytest.fixture(autouse=True)
def nothing_done() -> Iterator[None]:
    """Begin to count anew in each test, and leave nothing."""
    DONE.clear()
    yield
    DONE.clear()


def run(program: str, **names: Any) -> Any:
    exec(compiled(program.encode(), "program.py"), names.update(HELPERS) or names)
    return names.get("found")


TEN = list(range(10))


@pytest.mark.parametrize(
    ("expression", "elements", "characters"),
    [
        ("3 in ten", 4, 0),
        ("11 not in ten", 10, 0),
        ("3 in tuple(ten)", 14, 0),
        ("3 in queue", 4, 0),
        ("3 in set(ten)", 10, 0),
        ("3 in range(10)", 0, 0),
        ("3 in dict.fromkeys(ten)", 10, 0),
        ("3 in {1: 3}.values()", 1, 0),
        ("'c' in 'abcde'", 0, 3),
        ("'x' in 'abcde'", 0, 5),
        ("0 < 3 in ten", 0, 0),
        ("sorted(ten)[0]", 10, 0),
        ("sorted(zip(ten, range(3)))", 10, 0),
        ("list(map(str, iter(ten)))", 10, 0),
        ("sorted(enumerate(ten))", 10, 0),
        ("list(zip())", 0, 0),
        ("max(number for number in ten)", 0, 0),
        ("ten.index(3)", 10, 0),
        ("ten.copy()", 10, 0),
        ("{3}.remove(3)", 0, 0),
        ("'a b'.split()", 0, 3),
        ("ten[2:5]", 0, 0),
        ("len(ten)", 0, 0),
        ("min(3, *ten)", 0, 0),
    ],
)
def test_counts(expression: str, elements: int, characters: int) -> None:
    """Each expression gives what it gives without us, and counts what C goes through."""
    expected = eval(expression, {"ten": TEN, "queue": deque(TEN)})
    DONE.clear()
    assert run(f"found = {expression}", ten=TEN, queue=deque(TEN)) == expected
    assert (DONE["elements"], DONE["characters"]) == (elements, characters)


@pytest.mark.parametrize("expression", ["3 in 4", "3 in 'abc'", "sorted(3)", "[].index(3)", "{}.sort()"])
def test_errors(expression: str) -> None:
    """What raises an error without us raises the same one."""
    with pytest.raises(Exception) as expected:
        eval(expression)
    with pytest.raises(type(expected.value), match=r".*") as raised:
        run(f"found = {expression}")
    assert str(raised.value) == str(expected.value)


def test_own_classes() -> None:
    """What a program says about `in` itself is asked, for a list of its own as well."""
    program = """
class Odd(list):
    def __contains__(self, value):
        return value % 2 == 1

class Shout(str):
    def __contains__(self, value):
        return True

found = (3 in Odd(), 4 in Odd(), "x" in Shout("abc"))
"""
    assert run(program) == (True, False, True)


def test_other_code() -> None:
    """What is too deep for a visit runs without being counted, and what is no program raises what it would raise."""
    assert run(f"found = {' + '.join(['1'] * 800)}") == 800
    with pytest.raises(SyntaxError):
        run("found = ")


def test_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where ranges are counted, a range is one still."""
    monkeypatch.setattr("builtins.range", range)  # put back at the end
    count_ranges()
    assert isinstance(range(3, 10, 2), range) and list(range(3)) == [0, 1, 2]
    assert DONE["numbers"] == 7
