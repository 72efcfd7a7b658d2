"""The garbage collector is spoken of where it did something, in figures of the run."""

import pytest

from demo.profiles.model import Collections
from tests import samples
from tests.reading.aloud import noted

STATS = samples.made({"main": 0.75, "work": 0.25}, [("main", "work", 3)])
WORK, MAIN = samples.key_of("work"), samples.key_of("main")


def said(*known: object) -> list[str]:
    lines = noted(STATS, collections=Collections(*known))  # type: ignore[arg-type]
    return [text for text in lines if "garbage" in text]


def test_sentence() -> None:
    """It says how often each generation was collected, how long that took, what it freed, and what was running most often."""
    assert said((285, 39, 3), 4321, 0.125, ((WORK, 200), (MAIN, 127))) == [
        "The garbage collector ran 327 times (by generation: 285, 39 and 3), took 125 ms (12%) and freed 4,321 objects; "
        "200 times it began while work (main.py:452) was running."
    ]


def test_unknown_seconds() -> None:
    """What the file does not say is left out, as is a function that is not in it."""
    assert said((0, 0, 1), 4321, None, ((("elsewhere.py", 7, "gone"), 1),)) == [
        "The garbage collector ran once (by generation: 0, 0 and 1) and freed 4,321 objects."
    ]
    assert said((5,), 4321, None, ((WORK, 5),)) == [
        "The garbage collector ran 5 times and freed 4,321 objects; each time it began while work (main.py:452) was running."
    ]


@pytest.mark.parametrize(
    ("objects", "seconds", "is_said"),
    [(1000, 0.0, True), (999, 0.0, False), (0, 0.01, True), (0, 0.0099, False), (999, None, False)],
)
def test_worth_a_sentence(objects: int, seconds: float | None, is_said: bool) -> None:
    """It is mentioned from a hundredth of the run or 1,000 freed objects on."""
    assert bool(said((8, 1, 0), objects, seconds)) == is_said


def test_not_in_the_file() -> None:
    """A file that does not speak of it, and a run without it, get no sentence."""
    assert not [text for text in noted(STATS) if "garbage" in text]
    assert said((0, 0, 0), 0, 0.0) == []


def test_notes() -> None:
    """What the recorder notes is read; what is no such note is taken as none."""
    file, number, name = WORK
    profile = samples.profile_of(STATS, collections="7 2 1", collected_in=f"6\t{number}\t{name}\t{file}\nno line")
    assert profile.recording.collections == Collections((7, 2, 1), 0, None, ((WORK, 6),))
    for text in ("", "x", "1 x", "1 -2", "1 " * 9, "9" * 30):
        assert samples.profile_of(STATS, collections=text).recording.collections is None
