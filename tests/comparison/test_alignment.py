"""Functions of one name in one file: what their lines, callers and counts prove, and what they do not."""

from demo.comparison.alignment import Alignment, align
from demo.comparison.explanation import Item

TOP, END = Item(1, "<module>"), Item(50, "main")


def run(line: int, calls: int = 3, callers: str = "main", name: str = "run") -> Item:
    return Item(line, name, calls, 0.0, frozenset(callers.split()))


def main(line: int) -> Item:
    return END._replace(line=line)


def lines(before: list[Item], after: list[Item], certain: bool = True) -> set[tuple[int, int]]:
    """Return the lines of what is paired with certainty, or without."""
    return {(before[i].line, after[j].line) for i, j, ok in align(before, after).pairs if ok is certain}


def test_fewest_edits() -> None:
    """One insertion that explains all lines is believed; of two namesakes below it none is the inserted one."""
    before = [TOP, run(3), run(8), main(20)]
    assert lines(before, [TOP, run(2), run(6), run(11), main(23)]) == {(1, 1), (3, 6), (8, 11), (20, 23)}


def test_several_places() -> None:
    """One insertion may have been above or below the first of two; that the second is the same is certain."""
    before = [TOP, run(3), run(8), main(20)]
    after = [TOP, run(3), run(6), run(11), main(23)]
    assert lines(before, after) == {(1, 1), (8, 11), (20, 23)}
    assert align(before, after).open == [([1], [1, 2])]


def test_two_explanations() -> None:
    """Where an insertion above and one below explain the lines equally, no pair is made."""
    before, after = [TOP, run(3), main(20)], [TOP, run(3), run(7), main(24)]
    assert align(before, after).open == [([1], [1, 2])]


def test_at_the_end() -> None:
    """Behind the last name that occurs once, nobody sees whether lines were inserted: lines alone prove less there."""
    before, after = [TOP, run(3)], [TOP, run(3), run(9)]
    assert align(before, after).open == [([1], [1, 2])]


def test_strangers() -> None:
    """Functions that are called by quite different ones are no certain pair, though their lines are the same."""
    before = [TOP, run(3, callers="load"), run(8, callers="save"), main(20)]
    after = [TOP, run(3, callers="draw"), run(8, callers="save"), main(20)]
    assert lines(before, after) == {(1, 1), (8, 8), (20, 20)}
    assert lines(before, after, certain=False) == {(3, 3)}


def test_changed_places() -> None:
    """Two that have changed places, as their callers and counts say, are left open."""
    before = [TOP, run(3, 40, "main load"), run(8, 90, "main save"), main(20)]
    after = [TOP, run(3, 90, "main save"), run(8, 40, "main load"), main(20)]
    assert align(before, after).open == [([1, 2], [1, 2])]


def test_one_line() -> None:
    """Functions of two shared names on one line are paired by name, in whatever order a file has them."""
    before = [TOP, run(3), run(3, name="<genexpr>"), run(8), run(8, name="<genexpr>"), main(20)]
    after = [main(24), run(12, name="<genexpr>"), run(12), run(7), run(7, name="<genexpr>"), TOP]
    found = align(before, after)
    assert not found.open
    assert all(before[i].name == after[j].name and ok for i, j, ok in found.pairs if before[i].name != "<module>")


def test_moved() -> None:
    """A name that occurs once is the same function wherever it stands, in doubt if its lines do not fit the others'."""
    before = [TOP, Item(3, "load"), Item(8, "save"), main(20)]
    assert align(before, [TOP, Item(8, "load"), Item(3, "save"), main(20)]).open == []
    assert lines(before, [TOP, Item(8, "load"), Item(3, "save"), main(20)], certain=False) >= {(3, 8), (8, 3)}


def test_nothing() -> None:
    """A file without functions in the other run matches nothing."""
    assert align([TOP, run(3)], []) == Alignment([], [])
