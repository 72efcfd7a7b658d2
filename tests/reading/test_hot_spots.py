"""Who calls what costs much."""

from demo.folding.focus import focus
from demo.reading.hot_spots import MOST, hot_spots
from demo.reading.stacks import Stacks
from tests import samples
from tests.reading.aloud import line, of, told


def test_several_callers() -> None:
    """Of several callers the one that brings most of the time is named, with its own calls and its own part of the time."""
    times = {"main": 0.0, "a": 0.0, "b": 0.0, "c:time.sleep": 1.0}
    arrows = [("main", "a", 1), ("main", "b", 1), ("a", "c:time.sleep", 3), ("b", "c:time.sleep", 1)]
    found = line(of(times, arrows), "100% (1.00 s)")
    place = f"main.py:{samples.key_of('a')[1]}"
    assert found == (
        f"100% (1.00 s) is self time of time.sleep (built-in), called 4 times: 3 calls by a ({place}) make up 75% of it."
    )


def test_light_arrow_of_the_program() -> None:
    """A library that sleeps for a function of the program is named before another that sleeps a little by itself."""
    times = {"main": 0.0, "nap": 0.0, "wait": 0.0, "lib:sched.run": 0.0, "c:time.sleep": 0.302}
    stats = samples.made(times, [("main", "nap", 1), ("main", "wait", 1), ("wait", "lib:sched.run", 1)])
    nap, run, wait, sleep = (samples.key_of(name) for name in ("nap", "lib:sched.run", "wait", "c:time.sleep"))
    stats[sleep] = (3, 3, 0.302, 0.302, {nap: (1, 1, 0.002, 0.002), run: (2, 2, 0.3, 0.3)})
    for key, cost in ((nap, 0.002), (run, 0.3), (wait, 0.3), (samples.key_of("main"), 0.302)):
        calls, primitive, own, _, callers = stats[key]
        stats[key] = (calls, primitive, own, cost, dict.fromkeys(callers, (1, 1, 0.0, cost)))
    lines = told(stats)
    assert line(lines, "100%") == (
        "100% (302 ms) is self time of time.sleep (built-in), called 3 times: 2 calls by sched.run for wait "
        f"(main.py:{wait[1]}) make up 99% of it."
    )
    assert lines[-1].startswith(f"Start with wait (main.py:{wait[1]}), which calls sched.run once")


def test_nobody_in_particular() -> None:
    """On whose behalf a library works is not said where it works for several."""
    times = {"a": 0.0, "b": 0.0, "lib:x.x": 0.0, "lib:y.y": 0.0, "c:time.sleep": 1.0}
    arrows = [("a", "lib:x.x", 1), ("b", "lib:x.x", 1), ("lib:x.x", "lib:y.y", 2), ("lib:y.y", "c:time.sleep", 5)]
    assert "called 5 times by y.y; in the box" in line(of(times, arrows), "100%")


def test_recursion() -> None:
    """Recursion is counted as calls inside calls, not as work of that many callers."""
    found = line(told(samples.recorded(samples.FIB)), "41%")
    assert found == (
        "41% (177 ms) is self time of fib (main.py:2), called 177 times, 176 of them while an earlier call was still running; "
        "the other by main (main.py:5)."
    )


def test_counts_that_no_run_has() -> None:
    """That each of its calls came while an earlier call was still running is said of no function."""
    stats: samples.Stats = {samples.key_of("main"): (0, 118, 1.0, 1.0, {})}
    assert "called 118 times." in line(told(stats), "100%")


def test_nobodys_code() -> None:
    """Where nothing is the program's own, callers are named all the same."""
    lines = of({"lib:json.dumps": 0.25, "c:time.sleep": 0.75}, [("lib:json.dumps", "c:time.sleep", 2)])
    assert "75% (750 ms) is self time of time.sleep (built-in), called twice by json.dumps." in lines
    assert not any("your" in text for text in lines)


def test_the_largest_ones() -> None:
    """They are the functions with the largest self times, each at least 5 % of the run, whatever box they are in."""
    for seed in range(20):
        profile = samples.profile_of(samples.grown(seed))
        graph = focus(profile)
        box_of = {i: box for box, group in zip(graph.boxes, graph.groups) for i in group.members}
        found = [claim.function.self_cost for claim in hot_spots(Stacks(profile), profile, box_of, frozenset())]
        large = [cost for f in profile.functions if (cost := f.self_cost) >= 0.05 * profile.run_cost]
        assert found == sorted(large, reverse=True)[:MOST]
