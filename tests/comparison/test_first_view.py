"""What a first look at a comparison leaves out."""

from demo.comparison.changes import Drawn, compare
from demo.comparison.first_view import first_view
from demo.folding.first_view import FEW
from tests import samples

CALLS = [("main", "work", 2), ("main", "a", 3), ("main", "b", 4), ("main", "c", 5), ("main", "d", 7), ("main", "e", 8)]
TIMES = {"main": 50.0, "work": 49.0, "a": 0.3, "b": 0.35, "c": 0.4, "d": 0.45, "e": 0.5}
MORE = {f"more_{number}": 1.0 for number in range(FEW)}
"""Functions that make the picture large; `main` calls each once."""


def view(calls: list[tuple[str, str, int]]) -> Drawn | None:
    both = [[*some, *(("main", name, 1) for name in MORE)] for some in (CALLS, calls)]
    before, after = (samples.profile_of(samples.made(TIMES | MORE, one)) for one in both)
    return first_view(compare(before, after))


def test_what_changed_stays() -> None:
    """A small box that has not changed goes into one for its caller; one whose calls changed keeps its own."""
    drawn = view([*CALLS[:3], ("main", "c", 6), *CALLS[4:]])
    assert drawn
    assert {pair.any.name: pair.change for pair in drawn.pairs if pair.any.name not in MORE} == {
        **{"main": "same", "work": "same", "4 more functions": "same"},
        "c": "more",
    }
    assert [box.total_calls for box in drawn.before.boxes if box.name == "4 more functions"] == [22]


def test_nothing_to_put_together() -> None:
    """Where the only small boxes changed, there is no other view."""
    assert (
        view([CALLS[0], ("main", "a", 4), ("main", "b", 5), ("main", "c", 6), ("main", "d", 8), ("main", "e", 9)])
        is None
    )
