"""The run, read aloud."""

from itertools import pairwise

import pytest

from demo.folding.focus import focus
from demo.reading.hot_path import hot_path
from demo.reading.reading import MOST_CLAIMS
from tests import samples
from tests.reading.aloud import line, of, told

WORKLOAD = {
    "main": 0.125,
    "nap": 0.0,
    "loop": 0.375,
    "lib:json.dumps": 0.25,
    "lib:json.encode": 0.25,
    "c:time.sleep": 1.0,
}
CALLS = [("main", "nap", 2), ("nap", "c:time.sleep", 2), ("main", "loop", 1), ("main", "lib:json.dumps", 7)]
CALLS += [("lib:json.dumps", "lib:json.encode", 7)]


def test_the_whole_reading() -> None:
    """An ordinary run is told from clock to advice, each line with the run's own numbers."""
    lines = of(WORKLOAD, CALLS, clock="wall", python="CPython 3.12.1")
    main, nap, loop = (f"main.py:{samples.key_of(name)[1]}" for name in ("main", "nap", "loop"))
    assert lines == [
        "The run took 2.00 s by the wall clock, waiting included. Measured with CPython 3.12.1.",
        "The hot path, always along the heaviest arrow: main 100% → nap 50% → time.sleep 50%.",
        f"50.00% (1.00 s) is self time of time.sleep (built-in), called twice by nap ({nap}).",
        f"25.00% (500 ms) is self time of json.dumps (library) and 1 function folded into it, called 7 times by main ({main}).",
        f"18.75% (375 ms) is self time of loop ({loop}), called once.",
        f"6.25% (125 ms) is self time of main ({main}), called once.",
        "Waiting: 50.00% (1.00 s), most of it in time.sleep 1.00 s. The other 50.00% is work: computing, reading, writing.",
        "Folded, not hidden: 1 function into the library calls that brought nearly all of their time; each box adds up "
        "what is in it.",
        f"Look first: at nap ({nap}), which calls time.sleep: can it call less often, for less, or not at all? "
        "At most 1.00 s of 2.00 s can be gained there.",
    ]


@pytest.mark.parametrize(("seconds", "claimed"), [(0.01, True), (0.0099, False)])
def test_waiting_from_one_percent(seconds: float, claimed: bool) -> None:
    """Waiting is worth a line from 1 % of the run on."""
    lines = of({"main": 1 - seconds, "c:time.sleep": seconds}, [("main", "c:time.sleep", 1)])
    assert any(text.startswith("Waiting: ") for text in lines) == claimed


def test_cpu_clock() -> None:
    """CPU time says that waiting is not seen, and claims nothing about waiting."""
    lines = of(WORKLOAD, CALLS, clock="cpu")
    assert lines[0] == "The run took 2.00 s of CPU time; waiting (sleep, network, disk) does not count and is not seen."
    assert not any(text.startswith("Waiting") for text in lines)


def test_unknown_clock() -> None:
    """A plain file does not say by which clock, and neither do we."""
    assert of(WORKLOAD, CALLS)[0] == "The run took 2.00 s (the file does not say by which clock)."


def test_recursion() -> None:
    """Recursion is told as calls inside calls, not as work of that many callers."""
    lines = told(samples.recorded(samples.FIB))
    assert (
        "41.45% (177 ms) is self time of fib (main.py:2), called 177 times, 176 of them while it was running already."
        in lines
    )
    assert line(lines, "The hot path") == "The hot path, always along the heaviest arrow: main.py 100% → main 100%."


def test_hot_path_ends_where_the_time_is() -> None:
    """The path ends where a function's own time outweighs its heaviest arrow, and never runs in circles."""
    whole = samples.profile_of(samples.recorded(samples.SHOP))
    assert [function.name for function in hot_path(focus(whole))][:4] == ["<module>", "main", "is_even", "is_odd"]
    for seed in range(20):
        path = hot_path(focus(samples.profile_of(samples.tangled(seed))))
        assert len(path) == len(set(path))


def test_hot_path_is_shortened() -> None:
    """A long path keeps its beginning and end, and says how much is between."""
    names = [f"step{number}" for number in range(12)]
    lines = of(dict.fromkeys(names[:-1], 0.001) | {names[-1]: 1.0}, [(a, b, 1) for a, b in pairwise(names)])
    assert line(lines, "The hot path").count("→") == 6
    assert "step2 100% → … 6 more … → step9" in line(lines, "The hot path")


def test_small_calls() -> None:
    """Many calls of next to no time are asked about, few or long ones are not."""
    small = of({"main": 0.9, "tiny": 0.1}, [("main", "tiny", 50_000)])
    assert "tiny was called 50,000 times, 2.00 µs each: are so many calls needed?" in small
    for calls, seconds in ((1_000, 0.1), (50_000, 0.9), (50_000, 0.01)):
        assert not any("are so many" in text for text in of({"main": 0.9, "tiny": seconds}, [("main", "tiny", calls)]))


def test_several_callers() -> None:
    """Of several callers the heaviest is named, with its own calls, and the others are mentioned."""
    times = {"main": 0.0, "a": 0.0, "b": 0.0, "c:time.sleep": 1.0}
    arrows = [("main", "a", 1), ("main", "b", 1), ("a", "c:time.sleep", 3), ("b", "c:time.sleep", 1)]
    assert f"called 3 times by a (main.py:{samples.key_of('a')[1]}) and by others too." in line(
        of(times, arrows), "100.00% (1.00 s)"
    )


def test_small_calls_of_the_picture() -> None:
    """Nobody is asked about many calls of a function that the picture has folded away."""
    times = {"main": 0.1, "lib:re.compile": 0.1, "lib:re.next": 0.8}
    arrows = [("main", "lib:re.compile", 1), ("lib:re.compile", "lib:re.next", 900_000)]
    assert not any("are so many" in text for text in of(times, arrows))


def test_nobodys_code() -> None:
    """In a profile without the program's own code, nobody is told that their functions do not call."""
    lines = of({"lib:json.dumps": 0.25, "c:time.sleep": 0.75}, [("lib:json.dumps", "c:time.sleep", 2)])
    assert "75.00% (750 ms) is self time of time.sleep (built-in), called twice by json.dumps (json.py:7)." in lines
    assert line(lines, "Look first") == "Look first: at time.sleep; at most 750 ms of 1.00 s can be gained there."
    lines = of({"c:time.sleep": 0.75}, [])
    assert "100.00% (750 ms) is self time of time.sleep (built-in)." in lines
    assert not any("your" in text for text in lines)


def test_not_called_by_the_program() -> None:
    """Where the program does not call the hot spot itself, that is said."""
    times = {"main": 0.1, "lib:a.a": 0.0, "lib:b.b": 0.0, "lib:c.c": 1.0}
    arrows = [("main", "lib:a.a", 1), ("main", "lib:b.b", 1), ("lib:a.a", "lib:c.c", 1), ("lib:b.b", "lib:c.c", 1)]
    lines = of(times, arrows)
    assert "90.91% (1.00 s) is self time of c.c (library), which no function of your program calls directly." in lines
    assert line(lines, "Look first").endswith("but your own functions do not call it directly.")


def test_one_function() -> None:
    """A run in one function has no path, and says where to look all the same."""
    lines = of({"main": 0.5}, [])
    number = samples.key_of("main")[1]
    assert lines == [
        "The run took 500 ms (the file does not say by which clock).",
        f"100.00% (500 ms) is self time of main (main.py:{number}), called once.",
        f"Look first: at the code of main (main.py:{number}); at most 500 ms of 500 ms can be gained there. A loop, or an "
        "operator such as `in`? See if twice the input takes four times as long.",
    ]


def test_ended_early() -> None:
    """What ended the program early is said before any figure but the run time."""
    assert of({"main": 0.5}, [], end="KeyError")[1] == "It ended early, with KeyError: this is what ran until then."


@pytest.mark.parametrize("seconds", [0.0, -0.001])
def test_no_time_at_all(seconds: float) -> None:
    """A run that took no time, or less, is told without dividing by it, and without advice."""
    lines = told({samples.key_of("main"): (1, 1, seconds, seconds, {}), samples.key_of("a"): (1, 1, 0.0, 0.0, {})})
    assert lines[0].startswith("The run took 0 s")
    assert lines[-1] == "Look first: there is nothing to see; no time was recorded."


def test_samples() -> None:
    """A sampled profile is never told in calls."""
    main, work = samples.key_of("main"), samples.key_of("work")
    lines = told({main: (1, 900, 0.01, 9.0, {}), work: (899, 899, 8.99, 8.99, {main: 899}), ("__sampled__",): True})
    assert lines[0] == "The run took 9.00 s, sampled."
    assert not any("called" in text for text in lines)
    lines = told({main: (-1, -1, 0.01, 9.0, {}), work: (-1, -1, 8.99, 8.99, {main: (-1, -1, 8.99, 8.99)})})
    assert not any("called" in text or "never" in text for text in lines)
    assert "main 100% → work 100%" in line(lines, "The hot path")


def test_integer_callers() -> None:
    """The hot path is found where the file does not time the arrows, past the profiler's own place holder."""
    main, work, profiler = samples.key_of("main"), samples.key_of("work"), ("profile", 0, "profiler")
    stats = {profiler: (0, 0, 0, 0, {}), main: (1, 1, 0.1, 1.0, {profiler: 1}), work: (3, 3, 0.9, 0.9, {main: 3})}
    lines = told(stats)
    assert line(lines, "The hot path") == "The hot path, always along the heaviest arrow: main 100% → work 90%."


@pytest.mark.parametrize("boxes", [3, 10, 30])
def test_at_most_fifteen_lines(boxes: int) -> None:
    """Whatever the profile, the reading is short, of single lines, and has one line on where to look first."""
    shapes = [samples.shaped(shape) for shape in ("flat", "chain", "tree", "dense")]
    for stats in (*shapes, *(make(seed) for make in (samples.grown, samples.tangled) for seed in range(15))):
        lines = told(stats, boxes)
        assert len(lines) <= MOST_CLAIMS
        assert sum(text.startswith("Look first: ") for text in lines) == 1
        assert not any("\n" in text or "nan" in text or "0x" in text for text in lines)


def test_all_at_once() -> None:
    """Even where everything is to be said, nothing is cut."""
    times = {"main": 0.2, "loop": 0.2, "tiny": 0.2, "c:time.sleep": 0.2, "lib:a.a": 0.1, "lib:b.b": 0.1, "lib:x.x": 0.1}
    names = ["_thread.start_new_thread", "_posixsubprocess.fork_exec", "sys.setprofile", "builtins.len"]
    times |= {f"c:{name}": 0.0001 for name in names} | {"lib:asyncio.events.run_forever": 0.0, "lib:re.<module>": 0.1}
    times |= {f"small{number}": 0.00001 for number in range(40)}
    arrows = [("main", name, 1) for name in times if name not in ("main", "lib:x.x", "tiny", "c:builtins.len")]
    arrows += [
        ("main", "tiny", 50_000),
        ("main", "c:builtins.len", 900_000),
        ("lib:a.a", "lib:x.x", 1),
        ("lib:b.b", "lib:x.x", 1),
    ]
    whole = samples.profile_of(samples.made(times, arrows))
    stats = samples.made(times, arrows)
    stats[("/usr/lib/python3.11/asyncio/events.py", 7, "run_forever")] = stats.pop(
        samples.key_of("lib:asyncio.events.run_forever")
    )
    lines = told(stats)
    assert len(lines) <= MOST_CLAIMS
    assert lines[-1].startswith("Look first") and lines[-2].startswith(
        f"{sum(f.total_calls for f in whole.functions):,} calls in"
    )
