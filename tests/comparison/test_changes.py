"""Before against after: what is matched, what is gone and new, in seconds and calls."""

import marshal
from pathlib import Path

import pytest

from demo.comparison.changes import Comparison, compare
from demo.comparison.english import label, sentences
from demo.comparison.reading import claims
from demo.profiles.model import Profile
from demo.profiles.reader import parse_profile
from tests.samples import FOLDER, recorded

BEFORE = """
def main():
    clock.now += 1
    for _ in range(10):
        step()
    helper()
def step():
    clock.now += 0.5
def helper():
    clock.now += 0.25
def kept():
    clock.now += 0.125
main()
kept()
"""
AS_BEFORE = "same calls, time within noise"
AFTER = """

# a comment that moves every line
def main():
    clock.now += 1
    for _ in range(2):
        step()
    renamed()
def kept():
    clock.now += 0.125
def step():
    clock.now += 0.5
def renamed():
    clock.now += 2
main()
kept()
"""


def profile(source: str, file: str = f"{FOLDER}/main.py") -> Profile:
    return parse_profile(marshal.dumps(recorded(source, file)), [FOLDER])


@pytest.fixture
def edited() -> Comparison:
    return compare(profile(BEFORE), profile(AFTER))


def changes(comparison: Comparison) -> dict[str, str]:
    return {pair.any.name: label(pair) for pair in comparison.pairs}


def said_of(comparison: Comparison) -> list[str]:
    return sentences(claims(comparison), comparison.after.clock)


def test_edited_file(edited: Comparison) -> None:
    """Functions match although every line has moved; a renamed one is gone and new."""
    assert changes(edited) == {
        "<module>": "same calls, less cumulative time",
        "main": "same calls, less cumulative time",
        "step": "fewer calls, less self time",
        "helper": "gone",
        "kept": AS_BEFORE,
        "renamed": "new",
    }


def test_seconds_and_calls(edited: Comparison) -> None:
    """Figures are seconds and calls, so an unchanged function shows no change while the run gets shorter."""
    step = next(pair for pair in edited.pairs if pair.any.name == "step")
    assert step.before and step.after
    assert (step.before.total_calls, step.after.total_calls, step.saved) == (10, 2, 4.0)
    kept = next(pair for pair in edited.pairs if pair.any.name == "kept")
    assert kept.before and kept.after
    assert kept.before.self_cost == kept.after.self_cost == 0.125


def test_renamed_copy() -> None:
    """A repaired copy may have a file name of its own: the program's main file is the same in both."""
    assert changes(compare(profile(BEFORE), profile(BEFORE, f"{FOLDER}/repaired.py"))).keys() == {
        "<module>",
        "main",
        "step",
        "helper",
        "kept",
    }


def test_same_run() -> None:
    """A run compared with itself has not changed, and that is said."""
    comparison = compare(profile(BEFORE), profile(BEFORE))
    assert set(changes(comparison).values()) == {AS_BEFORE}
    assert said_of(comparison) == [
        "The run took 6.38 s before, 6.38 s now: about the same.",
        "All calls: 14 before, 14 now.",
        "Nothing changed: 5 functions in both runs, each called as often as before, and no noticeable change in time.",
    ]


def test_noise() -> None:
    """With the same calls, a third more or less time is no change, and the run is said to be measured again."""
    slower = compare(profile(BEFORE), profile(BEFORE.replace("+= 0.5", "+= 0.625")))
    assert set(changes(slower).values()) == {AS_BEFORE}
    told = said_of(slower)
    assert told[2].endswith("may be noise. Run both again.") and len(told) == 4
    much_slower = compare(profile(BEFORE), profile(BEFORE.replace("+= 0.5", "+= 0.875")))
    assert changes(much_slower)["step"] == "same calls, more self time"
    told = said_of(much_slower)
    assert told[2] == "step: more self time, 5.00 s before, 8.75 s now; called 10 times, as before."


def test_one_name_many_lines() -> None:
    """Functions of one name in one file are paired in the order of their lines."""
    source = "a = lambda: None\nb = lambda: None\nfor _ in range(30): a()\nfor _ in range(50): b()\n"
    comparison = compare(profile(source), profile("\n" + source))
    counts = [(p.before.total_calls, p.after.total_calls) for p in comparison.pairs if p.before and p.after]
    assert sorted(counts) == [(1, 1), (30, 30), (50, 50)]


@pytest.mark.parametrize("budget", [3, 5, 30])
def test_boxes_add_up(budget: int) -> None:
    """In boxes too, self times add up to each run's time, and no box is lost."""
    drawn = compare(profile(BEFORE), profile(AFTER), budget).drawn
    assert len(drawn.pairs) <= budget
    for one, profiled in ((drawn.before, profile(BEFORE)), (drawn.after, profile(AFTER))):
        assert sum(box.self_cost for box in one.boxes) == pytest.approx(profiled.run_cost)


def test_sentences(edited: Comparison) -> None:
    """The run time comes first, then the largest changes, in seconds and calls."""
    said = said_of(edited)
    assert said[0] == "The run took 6.38 s before, 4.12 s now, 35% shorter."
    assert said[1] == "All calls: 14 before, 6 now."
    assert said[2] == (
        "step: less self time, 5.00 s before, 1.00 s now; "
        "called 10 times before (at main.py:7), twice now (at main.py:11)."
    )
    assert "renamed is new in this run: called once, 2.00 s of self time." in said
    assert "helper is gone from this run: called once before, 250 ms of self time." in said
    assert (
        said[-1]
        == "The program's own functions: 1 new, 1 gone, 1 called a different number of times, 2 changed in time only."
    )


def test_different_programs(tmp_path: Path) -> None:
    """Two programs without a function in common still compare: all gone, all new."""
    other = profile("def other():\n    clock.now += 1\nother()", "/srv/elsewhere/thing.py")
    comparison = compare(profile(BEFORE), other)
    assert set(changes(comparison).values()) >= {"gone", "new"}
