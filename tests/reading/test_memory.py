"""What is said of a run whose clock counts bytes."""

import pytest

from demo.profiles.model import Left, Memory
from tests import samples
from tests.reading.aloud import line, read

MAIN, WORK, SMALL = (samples.key_of(name) for name in ("main", "work", "small"))
STATS = samples.made(
    {"main": 1_000_000, "work": 7_000_000, "small": 500_000}, [("main", "work", 3), ("work", "small", 21)]
)


def said(clock: str = "peak", **known: object) -> list[str]:
    """Read a run of 8,500,000 bytes aloud, of which more is known than its figures."""
    profile = samples.profile_of(STATS, clock=clock, python="CPython 3.11.7")
    memory = Memory(**{"peak": 8_500_000, "held": 300_000} | known)  # type: ignore[arg-type]
    return read(profile._replace(recording=profile.recording._replace(memory=memory)))


def test_peak() -> None:
    """The reading of a peak says how high it was, which moment the picture is of, and what is hidden behind it."""
    lines = said(peak=8_900_000)
    assert lines[0] == (
        "At its peak, the program held 8.90 MB; 300 kB were left at the end. The picture shows the moment when it held "
        "8.50 MB. Measured with CPython 3.11.7."
    )
    assert "The hot path, along the heaviest arrows: main 100% → work 88%." in lines
    assert line(lines, "82%") == (
        "82% (7.00 MB) is self memory of work (main.py:452), called 3 times by main (main.py:422)."
    )
    assert lines[-1] == (
        "Start with the code of work (main.py:452): up to 7.50 MB of 8.50 MB were allocated there, 7.00 MB of it in its "
        "own lines and the rest in what it calls. Change it, then measure again: the next-highest peak is hidden behind it."
    )
    assert not [text for text in lines if "self time" in text or "the run" in text or " s " in text]


def test_allocated() -> None:
    """The reading of all that was allocated says how many times more that was than was held at once."""
    lines = said("allocated", peak=1_700_000)
    assert lines[0] == (
        "The program allocated 8.50 MB in all, about 5.0 times as much as it ever held at once (1.70 MB); 300 kB were left at "
        "the end. Measured with CPython 3.11.7."
    )
    assert "about 258 times as much as it ever held at once (33.0 kB)" in said("allocated", peak=33_000)[0]
    assert "at once" not in said("allocated", peak=None)[0]
    assert "up to 7.50 MB of 8.50 MB were allocated there" in lines[-1]
    assert "hidden" not in lines[-1]


def test_kept() -> None:
    """The reading of what is left says how much that is, and of how much."""
    lines = said("kept", peak=12_400_000, held=8_900_000)
    assert lines[0] == (
        "At the end, the program still held 8.50 MB, of the 12.4 MB that it held at its peak. Measured with CPython 3.11.7."
    )
    assert lines[-1].startswith(
        "Start with the code of work (main.py:452): up to 7.50 MB of 8.50 MB were allocated there"
    )
    assert not [text for text in lines if "hidden" in text or "gained" in text]


def test_circles() -> None:
    """Of what is held it is said that the garbage collector might free some; all that was allocated is allocated."""
    caution = "What only the garbage collector would free counts as held."
    found = {clock: caution in line(said(clock), "This counts") for clock in ("peak", "kept", "allocated")}
    assert found == {"peak": True, "kept": True, "allocated": False}


def test_elsewhere() -> None:
    """What was held by functions that are not in the profile is mentioned if it is a tenth of all."""
    more = "; code outside this profile, such as other threads, left 1.50 MB more."
    assert more in said("kept", held=10_000_000)[0]
    assert "more" not in said("kept", held=9_400_000)[0]
    assert "8.50 MB, and 1.50 MB that nothing in this profile allocated." in said(reached=10_000_000)[0]
    assert "nothing in" not in said(reached=9_400_000)[0]


def test_little() -> None:
    """Of a small program it is said that not all of this is its own."""
    of_little = samples.made({"main": 900.0, "work": 99_000.0}, [("main", "work", 3)])
    caution = "With so little, part of it is what Python and the profiler keep for themselves."
    assert caution in line(read(samples.profile_of(of_little, clock="kept")), "This counts")
    assert caution not in line(said("kept"), "This counts")


def test_of_a_file_that_does_not_say() -> None:
    """Without notes, as in a file that was changed, only what the figures tell is said."""
    profile = samples.profile_of(STATS, clock="peak")
    lines = read(profile._replace(recording=profile.recording._replace(memory=None)))
    assert lines[0] == "This is what the program held at its peak: 8.50 MB."


FRAMES = ((MAIN, 430), (WORK, 460), (("elsewhere.py", 3, "unknown"), 4), (SMALL, 12))


def test_running_at_peak() -> None:
    """What was running then is named, with the line of the last; what is not in the profile is left out."""
    lines = said(reached=8_415_000, record=FRAMES)
    assert lines[1] == ("At that moment, these were running: main → work → small (main.py:12).")


def test_long_stacks() -> None:
    """Of a deep stack, the first and the last functions are named."""
    lines = said(reached=8_500_000, record=((MAIN, 430), *[(WORK, 460)] * 8, (SMALL, 12)))
    assert lines[1].endswith("main → work → work → … 4 more … → work → work → small (main.py:12).")


@pytest.mark.parametrize(("known", "is_said"), [({}, True), ({"disturbed": "stopped"}, False), ({"record": ()}, False)])
def test_moment_that_is_known(known: dict[str, object], is_said: bool) -> None:
    """Without a stack, or if the program ended the counting, nobody knows what was running."""
    lines = said(**{"record": FRAMES} | known)  # type: ignore[arg-type]
    assert lines[1].startswith("At that moment") == is_said


def test_left_behind() -> None:
    """Lines of the program that left a tenth of what is held at the end are named, and no others."""
    left = (
        Left(500_000, 7, MAIN[0], 31),
        Left(400_000, 9, "/usr/lib/python3.11/json/decoder.py", 32),
        Left(110_000, 1, MAIN[0], 33),
        Left(89_999, 2, MAIN[0], 34),
    )
    lines = [text for text in said(held=1_000_000, left=left) if text.startswith("Left at the end")]
    assert lines == [
        "Left at the end: 500 kB (50%) in 7 blocks that main.py:31 allocated.",
        "Left at the end: 110 kB (11%) in 1 block that main.py:33 allocated.",
    ]
    assert not [text for text in said(held=849_999, left=left) if text.startswith("Left at the end")]


@pytest.mark.parametrize(
    ("how", "start"),
    [
        ("stopped", "The program stopped the counting"),
        ("many", "The program held too many blocks"),
        ("", ""),
    ],
)
def test_disturbed(how: str, start: str) -> None:
    """A program that interferes with the counting is mentioned."""
    found = [
        text for text in said(disturbed=how) if text.startswith(("The program stopped the c", "The program held too"))
    ]
    assert [text.startswith(start) for text in found] == [True] * bool(how)


def test_threads_and_processes() -> None:
    """What other threads allocate is counted, what other processes hold is not."""
    costs = {"main": 900_000.0, "c:_thread.start_new_thread": 50_000.0, "c:_posixsubprocess.fork_exec": 60_000.0}
    stats = samples.made(costs, [("main", name, 1) for name in list(costs)[1:]])
    lines = read(samples.profile_of(stats, clock="allocated", python="CPython 3.11.7"))
    assert (
        "Threads ran: what they allocated is counted, as part of whatever the recorded thread was doing at the time."
        in lines
    )
    assert "Other processes were started: what they held isn't included." in lines


def test_small_runs_are_no_noise() -> None:
    """Bytes repeat, so a run of few of them is explained as any other."""
    stats = samples.made({"main": 0.0, "work": 7_000.0}, [("main", "work", 40_000)])
    lines = read(samples.profile_of(stats, clock="allocated"))
    assert not [
        text for text in lines if "too short" in text or "profiling slows" in text or "each: are so many" in text
    ]
    assert lines[-1].startswith("Start with main")
