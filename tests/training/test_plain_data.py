"""Results -> plain data: what is lazy is computed, what cannot be compared is refused."""

from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from enum import IntEnum
from typing import Any

import pytest

from demo.training.plain_data import NotPlain, comparable, plain

Point = namedtuple("Point", "x y")


class Colour(IntEnum):
    """A number with a name."""

    RED = 3


class Lazy(list[Any]):
    """A list that is another when somebody looks at it."""

    def __iter__(self) -> Any:
        return iter([7, 8])


class Name(str):
    """A text that is another when somebody asks for it."""

    def __str__(self) -> str:
        return "another"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (None, None),
        ((1, [2.5, "é"], {"a": (True, b"x")}), (1, [2.5, "é"], {"a": (True, b"x")})),
        (Point(1, 2), (1, 2)),
        (Counter("aab"), {"a": 2, "b": 1}),
        (OrderedDict(a=1), {"a": 1}),
        (defaultdict(list, {1: [2]}), {1: [2]}),
        (Colour.RED, 3),
        (Lazy([1]), [7, 8]),
        (Name("ann"), "ann"),
        ({1, 2}, {1, 2}),
    ],
)
def test_plain(value: Any, wanted: Any) -> None:
    """What is a kind of text, number or collection counts as one, with what it gives when somebody looks at it."""
    found = plain(value)
    assert found == wanted and type(found) is type(wanted)


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ((i for i in [1]), "a generator"),
        (map(str, ()), "a map"),
        ([deque()], "a deque"),
        ({"a": object()}, "an object"),
    ],
)
def test_not_plain(value: Any, what: str) -> None:
    """What is computed later, or cannot be compared, is named."""
    with pytest.raises(NotPlain, match=what):
        plain(value)


def test_comparable() -> None:
    """A tuple equals a list, and a dict whatever its order; a number no text, a truth no number, a key no other key."""
    assert comparable((1, (2,))) == comparable([1, [2]])
    assert comparable({"a": 1, "b": {2, 1}}) == comparable({"b": {1, 2}, "a": 1})
    texts = [comparable(value) for value in (1, 1.0, "1", True, None, [1], {1}, {1: 1}, {"1": 1}, b"1")]
    assert len(set(texts)) == len(texts)
