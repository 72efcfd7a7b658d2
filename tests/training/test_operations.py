"""What C goes through is counted, and nothing else changes."""

import bisect
import json
import pickle
import re
from array import array
from collections import Counter, deque
from collections.abc import Iterator
from functools import partial, reduce
from heapq import nsmallest
from itertools import chain, compress, islice, starmap
from operator import add
from pathlib import Path
from typing import Any

import pytest

from demo.training.instrument import compiled
from demo.training.operations import HELPERS
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


MANY = list(range(100, 160))


@pytest.mark.parametrize(
    ("program", "found", "moved"),
    [
        ("found = many.pop(0)", 100, 60),
        ("found = many.pop(-30)", 130, 30),
        ("found = many.pop()", 159, 0),
        ("found = many.pop(50)", 150, 0),
        ("take = many.pop\nfound = take(7)", 107, 53),
        ("one = 1; found = many.pop(one + 1)", 102, 58),
        ("many.insert(20, 'x'); found = many[20]", "x", 40),
        ("del many[1]\nfound = many[1]", 102, 59),
        ("del many[10:13]\nfound = many[10]", 113, 50),
        ("rest = many; del rest, many[:2]\nfound = many[0]", 102, 60),
        ("many[:2] = []\nfound = many[0]", 102, 60),
        ("found = many[1:][0]", 101, 59),
        ("found = many[1:5][0]", 101, 0),
        ("found, *rest = many", 100, 60),
        ("found = [*many, 1][0]", 100, 60),
        ("found = (many + [1])[0]", 100, 61),
        ("many += [1]\nfound = many[0]", 100, 0),
        ("row = tuple(many)\nrow += (1,)\nfound = row[0]", 100, 61),
        ("found = {**dict.fromkeys(many), 3: 4}[3]", 4, 60),
        ("found = (dict.fromkeys(many) | {3: 4})[3]", 4, 61),
        ("found = array('q', many).pop(0)", 100, 60),
        ("found = {0: 'x'}.pop(0)", "x", 0),
        ("found = many.pop([3, 20].pop(0))", 103, 57),
        ("found = 1 + 2 | 4", 7, 0),
    ],
)
def test_moved(program: str, found: Any, moved: int) -> None:
    """What moves up, or is copied, counts if it is more than a few; and each program does what it does without us."""
    assert run(program, many=MANY.copy(), array=array) == found
    assert DONE["moved"] == moved


def test_places_that_are_none() -> None:
    """A place that a list does not have raises what it raises without us, and the next one is not taken for it."""
    with pytest.raises(IndexError, match="pop index out of range"):
        run("many.pop(99)", many=MANY.copy())
    with pytest.raises(ZeroDivisionError):
        run("many.pop(1 // 0)", many=MANY.copy())
    with pytest.raises(TypeError, match="NoneType"):
        run("many.pop(None)", many=MANY.copy())
    assert DONE["moved"] == 0
    assert run("found = many.pop(0)", many=MANY.copy()) == 100
    assert DONE["moved"] == 60


@pytest.mark.parametrize(
    ("program", "found", "done"),
    [
        ("found = re.search('c', 'abcde').start()", 2, {"letters": 6}),
        ("found = json.loads('[7, 8]')[1]", 8, {"letters": 6}),
        ("found = eval('3 + 4')", 7, {"letters": 5}),
        ("found = len(json.dumps([1, 2, 3]))", 9, {"letters": 9}),
        ("found = len(f'{ten}')", 30, {"elements": 10}),
        ("found = len(str(ten))", 30, {"elements": 10}),
        ("found = 'ab'.startswith(('x', 'y', 'a'))", True, {"elements": 3}),
        ("found = Counter(ten).most_common(1)", [(0, 1)], {"elements": 20}),
        ("found = next(compress(ten, map((3).__eq__, ten)))", 3, {"elements": 8}),
        ("found = 3 in chain.from_iterable([ten, ten])", True, {"elements": 5}),
        ("bisect.insort(many, 200)\nfound = many[-1]", 200, {"moved": 60}),
        ("queue = deque(many)\ndel queue[25]\nfound = queue[25]", 126, {"elements": 60, "moved": 25}),
        ("found = len(seen | {3})", 61, {"elements": 61, "moved": 61}),
    ],
)
def test_done(program: str, found: Any, done: dict[str, int]) -> None:
    """Each of these gives what it gives without us, and counts what C goes through for it."""
    names = {
        "ten": TEN,
        "many": MANY.copy(),
        "seen": set(MANY),
        "deque": deque,
        "re": re,
        "json": json,
        "bisect": bisect,
    }
    assert run(program, Counter=Counter, chain=chain, compress=compress, **names) == found
    assert done == +DONE


def test_database() -> None:
    """The steps of each database that a program connects to count; what else is called so is left alone."""
    sqlite3 = pytest.importorskip("sqlite3")
    program = """
base = sqlite3.connect(":memory:")
found = base.execute("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 99) SELECT sum(x) FROM n").fetchone()
base.close()
"""
    assert run(program, sqlite3=sqlite3) == (4950,)
    assert DONE["steps"] > 500
    assert run("found = connect()", connect=lambda: "ours") == "ours"


def test_formatted() -> None:
    """Texts that "%" makes count, and a remainder does not."""
    assert run("found = ('%d of %s' % (3, 'x'), 7 % 4)") == ("3 of x", 3)
    assert DONE["formatted"] == 1


def test_pieces() -> None:
    """What a text is taken apart into counts, by a pattern as well."""
    program = "found = (' a b'.split(), 'a-b-c'.rsplit('-', 1), re.split('b', 'abc'), Table().split())"
    table = type("Table", (), {"split": lambda self: "whole"})
    assert run(program, re=re, Table=table) == (["a", "b"], ["a-b", "c"], ["a", "c"], "whole")
    assert DONE["pieces"] == 6


def test_one_by_one() -> None:
    """Where nobody knows how many come, they count as they come."""
    assert run("found = list(islice(many, 7))[-1]", islice=islice, many=MANY) == 106
    assert DONE["elements"] == 7


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


NUMBERS = "import numpy\nnumbers = numpy.arange(1000)\n"  # of 8 bytes each
OBJECTS = "import numpy\nobjects = numpy.array([*range(30)], dtype=object)\n"


@pytest.mark.not_in_wasm
@pytest.mark.parametrize(
    ("program", "found", "done"),
    [
        ("found = int((numbers == 7).sum())", 1, {"bytes": 8000 + 1000}),
        ("found = int(numbers.argmax())", 999, {"bytes": 8000}),
        ("found = int(numbers[10:20].sum())", 145, {"bytes": 80}),
        ("found = int(numbers[7])", 7, {}),
        ("found = numbers.item(7)", 7, {}),
        ("found = int((numbers + numbers)[-1])", 1998, {"bytes": 3 * 8000}),
        ("found = int(numpy.append(numbers, 5)[-1])", 5, {"bytes": 8000 + 8008}),
        ("numbers += numbers\nfound = int(numbers[1])", 2, {"bytes": 8000}),
    ],
)
def test_arrays(program: str, found: Any, done: dict[str, int]) -> None:
    """Each operation counts the bytes of the arrays that it is given and makes; one element costs nothing."""
    pytest.importorskip("numpy")
    DONE.clear()
    run(NUMBERS)
    before = DONE["bytes"]
    DONE.clear()
    assert run(NUMBERS + program) == found
    DONE["bytes"] -= before
    assert done == +DONE


@pytest.mark.not_in_wasm
def test_arrays_of_objects() -> None:
    """An array of Python's objects counts as a list of them."""
    pytest.importorskip("numpy")
    run(OBJECTS)
    before = DONE["elements"]
    DONE.clear()
    assert run(OBJECTS + "found = int((objects == 7).sum())") == 1
    assert DONE["elements"] - before == 30


def test_copies_of_texts() -> None:
    """A part of a text is a copy of it, and counts in bytes."""
    assert run("found = ('x' * 500)[100:]") == "x" * 400
    assert run("line = b'y' * 90\nline = line[4:]\nfound = line[4:]") == b"y" * 82
    assert +DONE == {"bytes": 400 + 86 + 82}


def test_mapped_files(tmp_path: Path) -> None:
    """What is searched in a mapped file counts as in a text."""
    (tmp_path / "file").write_bytes(b"a" * 5000)
    program = (
        "import mmap\nwith open(path, 'rb') as file:\n"
        "    text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)\n    found = text.find(b'b')"
    )
    assert run(program, path=tmp_path / "file") == -1
    assert DONE["characters"] == 5000


def test_methods_given_away() -> None:
    """A method that others call counts each time; what it is a method of is not gone through before."""
    assert run("found = sorted([3, 1, 2], key=ten.index)", ten=TEN) == [1, 2, 3]
    assert DONE["elements"] == 3 + 3 * 10
    DONE.clear()
    assert run("find = 'abcdef'.find\nfound = [find('c'), find('x')]") == [2, -1]
    assert DONE["characters"] == 12
    assert run("found = table.index", table=type("Table", (), {"index": 7})) == 7


def test_functions_given_away() -> None:
    """A function that goes through what it is given counts it also where `map` or `partial` has it called."""
    assert run("found = list(map(sum, rows))", rows=[[1, 2], [3, 4, 5]]) == [3, 12]
    assert DONE["elements"] == 2 + 5
    DONE.clear()
    assert run("found = list(starmap(sorted, rows))", starmap=starmap, rows=[([4, 3],), ([2, 1, 0],)]) == [
        [3, 4],
        [0, 1, 2],
    ]
    assert DONE["elements"] == 2 + 5
    DONE.clear()
    assert run("found = partial(nsmallest, 1)(ten)", partial=partial, nsmallest=nsmallest, ten=TEN) == [0]
    assert DONE["elements"] == 10
    DONE.clear()
    assert run("found = partial(reduce, add)(ten)", partial=partial, reduce=reduce, add=add, ten=TEN) == sum(TEN)
    assert DONE["elements"] == 10
    DONE.clear()
    given = run("found = partial(sorted)", partial=partial)
    assert pickle.loads(pickle.dumps(given))([2, 1]) == [1, 2], "other processes can have it"
    DONE.clear()
    assert run("found = list(map(sum, rows))", sum=lambda number: number + 1, rows=[6, 7]) == [7, 8]
    assert DONE["elements"] == 2


def test_iterators_inside_each_other() -> None:
    """An iterator around others has each of them asked, for each element."""
    program = "line = iter(many)\nfor _ in range(20):\n    line = chain(line, [next(line)])\nfound = next(line)"
    assert run(program, chain=chain, many=MANY) == 120
    assert DONE["elements"] >= sum(range(19))
