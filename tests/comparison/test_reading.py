"""What is said of two runs: calls and time apart, the largest change first, nothing that the files do not know."""

import re
from collections.abc import Mapping
from itertools import count

import pytest

from demo.comparison import claims as say
from demo.comparison.callgraph import compare_dot, words
from demo.comparison.changes import Comparison, compare
from demo.comparison.english import label, sentences
from demo.comparison.noise import JITTER
from demo.comparison.page import compare_html
from demo.comparison.reading import MOST_CLAIMS, claims
from demo.profiles.model import Profile, Steps
from tests.picture.test_callgraph import attributes
from tests.samples import Stats, grown, key_of, made, profile_of


def run(costs: Mapping[str, float], calls: Mapping[str, int], **notes: str) -> Profile:
    """Make a run in which main calls each function as often as `calls` says."""
    return profile_of(made({"main": 1.0, **costs}, [("main", name, calls.get(name, 1)) for name in costs]), **notes)


def said(comparison: Comparison) -> list[str]:
    return sentences(claims(comparison), comparison.after.clock)


def test_calls_decide() -> None:
    """2,502 calls before and 3 now is a change, whatever the seconds say."""
    before, after = (run({"c:io.open": 0.0003}, {"c:io.open": calls}) for calls in (2502, 3))
    comparison = compare(before, after)
    assert "io.open: called 2,502 times before, 3 times now; no noticeable change in time." in said(comparison)
    [pair] = [pair for pair in comparison.pairs if pair.any.name == "io.open"]
    assert (label(pair), pair.change) == ("fewer calls", "less")


def test_time_within_noise() -> None:
    """With equal calls, a time that differs by less than noise may is no change, in the program as in a library."""
    before = run({"lib:json.dumps": 3.0, "work": 2.0}, {"work": 7})
    after = run({"lib:json.dumps": 3.9, "work": 1.5}, {"work": 7})
    comparison = compare(before, after)
    assert {label(pair) for pair in comparison.pairs} == {"same calls, time within noise"}
    assert not any(isinstance(claim, say.Changed) for claim in claims(comparison))


def test_jitter() -> None:
    """A few milliseconds are no change, however short the run."""
    before, after = run({"work": JITTER * 0.2}, {}), run({"work": JITTER}, {})
    assert {pair.change for pair in compare(before, after).pairs} == {"same"}


def test_largest_first() -> None:
    """The change of most seconds comes first; a change of calls counts with all that the calls took; eight lines at most."""
    names = [f"f{number}" for number in range(20)]
    before = run({name: 2.0 + number for name, number in zip(names, count())}, dict.fromkeys(names, 8))
    after = run({name: 1.0 + number / 2 for name, number in zip(names, count())}, dict.fromkeys(names, 4))
    told = said(compare(before, after))
    assert len(told) == MOST_CLAIMS
    assert [line.partition(":")[0] for line in told[2:7]] == ["f19", "f18", "f17", "f16", "f15"]
    assert told[-1] == "The program's own functions: 20 called a different number of times, 1 changed in time only."


def test_cause_before_detail() -> None:
    """What is called less often counts with all that its calls took, and so comes before a smaller change of its own."""
    arrows = [("main", "load", 9), ("load", "c:time.sleep", 9), ("main", "other", 1)]
    before = profile_of(made({"main": 1.0, "load": 0.01, "c:time.sleep": 9.0, "other": 5.0}, arrows))
    arrows = [("main", "load", 2), ("load", "c:time.sleep", 2), ("main", "other", 1)]
    after = profile_of(made({"main": 1.0, "load": 0.01, "c:time.sleep": 2.0, "other": 1.0}, arrows))
    assert [line.partition(":")[0] for line in said(compare(before, after))[2:5]] == ["load", "time.sleep", "other"]


def test_folded() -> None:
    """The self time of a library's box is said to be of all that is folded in; gone or new is only what it is named after."""
    arrows = [("main", "lib:json.dumps", 9), ("lib:json.dumps", "lib:json.encode", 90)]
    before = profile_of(made({"main": 1.0, "lib:json.dumps": 2.0, "lib:json.encode": 6.0}, arrows))
    arrows = [("main", "lib:json.dumps", 4), ("lib:json.dumps", "lib:json.encode", 20)]
    after = profile_of(made({"main": 1.0, "lib:json.dumps": 0.5, "lib:json.encode": 1.5}, arrows))
    assert (
        "json.dumps: less self time, 8.00 s before, 2.00 s now with 1 function folded in; "
        "called 9 times before, 4 times now."
    ) in said(compare(before, after))
    assert (
        "json.dumps is gone from this run: called 9 times before, 8.00 s of self time with 1 function folded in."
    ) in said(compare(before, profile_of(made({"main": 1.0}, []))))


def test_two_clocks() -> None:
    """Wall time and CPU time are not compared: only calls are."""
    before = run({"work": 9.0}, {"work": 6}, clock="wall")
    after = run({"work": 2.0}, {"work": 5}, clock="cpu")
    comparison = compare(before, after)
    told = said(comparison)
    assert told[0] == "The run took 10.0 s before, 3.00 s now."
    assert told[2] == "Their times can't be compared: wall time before, CPU time now."
    assert told[3] == "work: called 6 times before, 5 times now."
    assert {label(pair) for pair in comparison.pairs} == {"same calls", "fewer calls"}
    assert "can't be compared" in compare_dot(comparison, "main.py")


def test_no_clock_named() -> None:
    """A file of cProfile's own was made by its usual clock, the wall clock; it is not compared with CPU time."""
    plain, cpu, wall = (run({"work": 9.0}, {}, **notes) for notes in ({}, {"clock": "cpu"}, {"clock": "wall"}))
    assert compare(plain, wall).rules.times and compare(wall, plain).rules.times
    assert not compare(plain, cpu).rules.times
    assert said(compare(plain, cpu))[2] == "Their times can't be compared: an unnamed clock before, CPU time now."


def test_sampled() -> None:
    """Where a file counts no calls, nothing is said of calls: in no sentence, box or arrow."""
    stats = made({"main": 1.0, "work": 5.0}, [("main", "work", 7)])
    counted = profile_of({key: (-1, -1, *row[2:4], {}) for key, row in stats.items()})
    comparison = compare(counted, profile_of({key: (-1, -1, row[2] / 9, row[3] / 9, {}) for key, row in stats.items()}))
    told = said(comparison)
    assert "Neither file counts calls, so calls aren't compared." in told
    assert "work: less self time, 5.00 s before, 556 ms now." in told
    everything = [*told, *words(comparison).values()]
    assert not [line for line in everything if "called" in line or "0×" in line]
    assert "×" not in compare_dot(comparison, "main.py")


def test_nothing_recorded() -> None:
    """Runs of no time at all compare: nothing changed."""
    stats: Stats = {key_of("c:print"): (1, 1, 0.0, 0.0, {})}
    comparison = compare(profile_of(stats), profile_of(stats))
    assert said(comparison)[0] == "The run took 0 s before, 0 s now: about the same."
    assert said(comparison)[-1].startswith("Nothing changed: 1 function in both runs")


def test_nothing_in_common() -> None:
    """Two programs without a function in common are said to be two."""
    before, after = run({"work": 9.0}, {}), profile_of({("/srv/x.py", 3, "other"): (1, 1, 2.0, 2.0, {})})
    assert "The two runs share none of the program's own functions." in said(compare(before, after))


def test_pythons() -> None:
    """Two Pythons are named."""
    before, after = (run({"work": 9.0}, {}, python=f"CPython 3.{minor}.0") for minor in (11, 13))
    assert said(compare(before, after))[2].startswith("Measured with CPython 3.11.0 before, CPython 3.13.0 now")


@pytest.mark.parametrize("seed", range(12))
def test_marks(seed: int) -> None:
    """The colour and the mark of each box agree with its sentence, and the table holds what has changed, and only that."""
    before, after = grown(seed), grown(seed)
    for number, (key, row) in enumerate(list(after.items())):
        if number % 3 == 0:
            after[key] = (row[0] * 4, row[1] * 4, *row[2:])
        if number % 5 == 0:
            after[key] = (*after[key][:2], row[2] * 3, row[3] * 3 + 1, row[4])
        if number % 11 == 0 and number:
            del after[key]
    comparison = compare(profile_of(before), profile_of(after))
    boxes, _ = attributes(compare_dot(comparison, "main.py"))
    told = words(comparison)
    for number, pair in enumerate(comparison.drawn.pairs):
        sentence, text = told[f"f{number}"], boxes[str(number)]["label"]
        new, gone = "is new in this run" in sentence, "is gone from this run" in sentence
        assert ("+ new" in text, "− gone" in text) == (new, gone)
        if not (new or gone):
            assert ("less self time" in sentence) == ("less self time" in text)
            assert ("more self time" in sentence) == ("more self time" in text)
            assert ("fewer calls" in text or "more calls" in text) == (pair.calls in ("less", "more"))
            green, red = (boxes[str(number)]["fillcolor"] == colour for colour in ("#d7f0dc", "#ffdbd6"))
            assert (green, red) == ("▼" in text, "▲" in text)
            assert green or red or ("no noticeable change" in sentence and pair.calls in ("same", "unknown"))
    page = compare_html(comparison, {}, said(comparison), None, None, "main.py")
    changed = [pair for pair in comparison.pairs if pair.change != "same"]
    assert len(re.findall(r'<tr><th scope="row">', page)) == len(changed)
    assert not re.findall(r"within noise", page)


END = ("~", 0, "<method 'disable' of '_lsprof.Profiler' objects>")


def test_threads_mixed_up() -> None:
    """Of a file in which the calls of threads are mixed up, calls are compared, and no time is."""
    main, work = key_of("main"), key_of("work")
    mixed: Stats = {main: (1, 1, 1.0, 1.7, {}), work: (5, 5, 0.1, 0.2, {main: (0, 0, 0.1, 0.2)})}
    lines = said(compare(run({"work": 0.5, "old": 0.25}, {"work": 9}), profile_of(mixed)))
    assert lines == [
        "All calls: 11 before, 6 now.",
        "Times can't be compared: cProfile mixed up the calls of threads in the later run, as it does since Python 3.12.",
        "work: called 9 times before, 5 times now.",
        "old is gone from this run: called once before.",
        "The program's own functions: 1 gone, 1 called a different number of times.",
    ]


def test_labels_beside_their_lines() -> None:
    """In the picture of a comparison, too, there is room between an arrow and its label."""
    comparison = compare(run({"work": 0.5}, {"work": 9}), run({"work": 0.5}, {"work": 2}))
    _, arrows = attributes(compare_dot(comparison, "main.py"))
    assert [arrow["label"] for arrow in arrows.values()] == ["  9× → 2×  "]


def test_lost_calls() -> None:
    """Where the profiler lost calls, neither their times nor their counts are compared."""
    whole = run({"work": 0.5, "old": 0.25}, {"work": 9})
    after = run({"work": 0.1}, {"work": 5})
    lost = after._replace(recording=after.recording._replace(lost=True))
    lines = said(compare(whole, lost))
    assert lines == [
        "Neither times nor calls can be compared: cProfile lost calls that were running in the later run.",
        "old is gone from this run.",
        "The program's own functions: 1 gone.",
    ]


def test_mixed_steps() -> None:
    """Where calls of other threads are mixed into a request's, neither times nor counts are compared."""
    whole, after = run({"work": 0.5}, {"work": 9}), run({"work": 0.1}, {"work": 5})
    mixed = after._replace(recording=after.recording._replace(steps=Steps(3, 0, True, 1.0)))
    line = "Neither times nor calls can be compared: calls of other threads are mixed into the later run."
    assert said(compare(whole, mixed))[0] == line
    alone = after._replace(recording=after.recording._replace(steps=Steps(3, 0, False, 1.0)))
    assert line not in said(compare(whole, alone))


def test_missing_namesakes() -> None:
    """Of a file in which functions are missing, neither calls nor times are compared."""
    main, work = key_of("main"), key_of("work")
    missing: Stats = {
        main: (1, 1, 1.0, 1.7, {}),
        work: (5, 5, 0.1, 0.2, {main: (5, 5, 0.1, 0.2)}),
        END: (1, 1, 0.0, 0.0, {}),
    }
    lines = said(compare(profile_of(missing), run({"work": 0.5, "new": 0.25}, {"work": 9})))
    assert lines == [
        "Neither times nor calls can be compared: functions that share a line and a name are missing from the earlier run.",
        "new is new in this run.",
        "The program's own functions: 1 new.",
    ]
