"""The run, read aloud."""

import cProfile
import marshal
from typing import Any

import pytest

from demo.pipeline import Run
from demo.reading.claims import START
from demo.reading.reading import MOST_CLAIMS
from tests import samples
from tests.reading.aloud import claimed, line, noted, of, told

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
    """An ordinary run is read from clock to advice, each line with the run's own numbers."""
    lines = of(WORKLOAD, CALLS, clock="wall", python="CPython 3.12.1")
    main, nap, loop = (f"main.py:{samples.key_of(name)[1]}" for name in ("main", "nap", "loop"))
    assert lines == [
        "The run took 2.00 s of wall time, waiting included. Measured with CPython 3.12.1.",
        "The hot path, along the heaviest arrows: main 100% → nap 50% → time.sleep 50%.",
        f"50% (1.00 s) is self time of time.sleep (built-in), called twice by nap ({nap}).",
        f"19% (375 ms) is self time of loop ({loop}), called once by main ({main}).",
        f"12% (250 ms) is self time of json.dumps (library), called 7 times by main ({main}).",
        f"12% (250 ms) is self time of json.encode (library), called 7 times by json.dumps for main ({main}); in the box "
        "“json.dumps”.",
        "Waiting: 50% (1.00 s) in calls that do nothing else: time.sleep 1.00 s. There may be more.",
        "Grouped into single boxes: 1 function with the library calls that lead to them; each box adds up its functions' self "
        "time.",
        f"Start with nap ({nap}), which calls time.sleep twice: can it sleep less often, for less time, or not at "
        f"all? That could save up to 1.00 s of 2.00 s. All of that is waiting. Next: main ({main}).",
    ]


def test_cpu_clock() -> None:
    """CPU time says that waiting is not seen, and claims nothing about waiting."""
    lines = of(WORKLOAD, CALLS, clock="cpu")
    assert lines[0] == "The run took 2.00 s of CPU time; waiting (sleep, network, disk) isn't counted."
    assert not any(text.startswith("Waiting") for text in lines)


def test_unknown_clock() -> None:
    """A plain file does not say by which clock, and neither do we."""
    assert of(WORKLOAD, CALLS)[0] == "The run took 2.00 s (the file doesn't name the clock)."


def test_small_calls() -> None:
    """Many calls of next to no time are asked about, few or long ones are not."""
    small = of({"main": 0.9, "tiny": 0.1}, [("main", "tiny", 50_000)])
    assert "tiny was called 50,000 times, 2.00 µs each: are so many calls needed?" in small
    for calls, seconds in ((1_000, 0.1), (50_000, 0.9), (50_000, 0.01)):
        assert not any(
            "are so many" in text for text in of({"main": 0.9, "tiny": seconds}, [("main", "tiny", calls)])[:-1]
        )


def test_small_calls_of_the_picture() -> None:
    """Nobody is asked about many calls of a function that the picture has folded away."""
    times = {"main": 0.1, "lib:re.compile": 0.1, "lib:re.next": 0.8}
    arrows = [("main", "lib:re.compile", 1), ("lib:re.compile", "lib:re.next", 900_000)]
    assert not any("are so many" in text for text in of(times, arrows))


def test_generator() -> None:
    """Why a generator has so many calls is said where it is a hot spot."""
    key = samples.key_of("items")
    stats = samples.made({"main": 0.25, "items": 0.75}, [("main", "items", 41)])
    assert "items is a generator: each item it yields counts as a call." in noted(stats, generators=frozenset({key}))
    assert not any("generator" in text for text in noted(stats))
    assert any(
        "<genexpr> is a generator" in text for text in of({"main": 0.1, "<genexpr>": 0.9}, [("main", "<genexpr>", 8)])
    )


def test_one_function() -> None:
    """A run in one function has no path, and says where to look all the same."""
    lines = of({"main": 0.5}, [])
    number = samples.key_of("main")[1]
    assert lines == [
        "The run took 500 ms (the file doesn't name the clock).",
        f"100% (500 ms) is self time of main (main.py:{number}), called once.",
        f"Start with the code of main (main.py:{number}): that could save up to 500 ms of 500 ms. Is it a loop, or an operator "
        "such as `in`? See whether twice the input takes four times as long.",
    ]


@pytest.mark.parametrize(
    ("end", "sentence"),
    [
        ("KeyError", "It ended early, with KeyError: this is what ran until then."),
        ("Ctrl-C", "It ended early, with Ctrl-C: this is what ran until then."),
        ("exit status 3", "It ended with exit status 3."),
    ],
)
def test_end(end: str, sentence: str) -> None:
    """What ended the program is said before any figure but the run time; an exit status is an end like any other."""
    assert of({"main": 0.5}, [], end=end)[1] == sentence


@pytest.mark.parametrize("seconds", [0.0, -0.001])
def test_no_time_at_all(seconds: float) -> None:
    """A run that took no time, or less, is read without dividing by it, and without advice."""
    lines = told({samples.key_of("main"): (1, 1, seconds, seconds, {}), samples.key_of("a"): (1, 1, 0.0, 0.0, {})})
    assert lines[0].startswith("The run took 0 s")
    assert lines[-1] == "There is nowhere to start: no time was recorded."


def test_samples() -> None:
    """A sampled profile is never read in calls."""
    main, work = samples.key_of("main"), samples.key_of("work")
    lines = told({main: (1, 900, 0.01, 9.0, {}), work: (899, 899, 8.99, 8.99, {main: 899}), ("__sampled__",): True})
    assert lines[0] == "The run took 9.00 s, sampled."
    assert not any("called" in text for text in lines)
    lines = told({main: (-1, -1, 0.01, 9.0, {}), work: (-1, -1, 8.99, 8.99, {main: (-1, -1, 8.99, 8.99)})})
    assert not any("called" in text or "never" in text for text in lines)
    assert "main 100% → work 100%" in line(lines, "The hot path")


@pytest.mark.parametrize("boxes", [3, 10, 30])
def test_at_most_fifteen_lines(boxes: int) -> None:
    """Whatever the profile, the reading is short, of single lines, and has one line on where to start, at the end."""
    shapes = [samples.shaped(shape) for shape in ("flat", "chain", "tree", "dense")]
    for stats in (*shapes, *(make(seed) for make in (samples.grown, samples.tangled) for seed in range(15))):
        found, lines = claimed(samples.profile_of(stats), boxes), told(stats, boxes)
        assert len(lines) == len(found) <= MOST_CLAIMS
        assert [isinstance(claim, START) for claim in found].index(True) == len(found) - 1
        assert not any("\n" in text or "nan" in text or "0x" in text for text in lines)


def test_all_at_once() -> None:
    """Even where everything is to be said, nothing is cut."""
    times = {
        "main": 0.2,
        "<genexpr>": 0.2,
        "tiny": 0.2,
        "c:time.sleep": 0.2,
        "lib:a.a": 0.1,
        "lib:b.b": 0.1,
        "lib:x.x": 0.1,
    }
    names = ["_thread.start_new_thread", "_posixsubprocess.fork_exec", "builtins.len"]
    times |= {f"c:{name}": 0.0001 for name in names} | {"lib:asyncio.events.run_forever": 0.0, "lib:re.<module>": 0.1}
    times |= {f"small{number}": 0.00001 for number in range(40)}
    arrows = [
        ("main", name, 1 + (name == "<genexpr>"))
        for name in times
        if name not in ("main", "lib:x.x", "tiny", "c:builtins.len")
    ]
    arrows += [
        ("main", "tiny", 50_000),
        ("main", "c:builtins.len", 900_000),
        ("lib:a.a", "lib:x.x", 1),
        ("lib:b.b", "lib:x.x", 1),
    ]
    stats = samples.made(times, arrows)
    stats[("/usr/lib/python3.11/asyncio/events.py", 7, "run_forever")] = stats.pop(
        samples.key_of("lib:asyncio.events.run_forever")
    )
    lines = told(stats, end="KeyError")
    calls = sum(figures[1] for figures in stats.values())
    assert len(lines) == MOST_CLAIMS
    assert lines[-1].startswith("Start with") and lines[-2].startswith(f"{calls:,} calls in")


def test_deep_chain() -> None:
    """A chain of functions that were made from texts, twice as long, takes twice the work, not four times."""
    assert calls_to_read(600) < 2.5 * calls_to_read(300)


def calls_to_read(length: int) -> int:
    """Count the calls that reading a chain takes: each function is called by the one before it, the first by the program."""
    made: dict[Any, Any] = {("main.py", 1, "<module>"): (1, 1, 1.0, 2.0 * length, {})}
    above = ("main.py", 1, "<module>")
    for number in range(1, length):
        figures = (1, 1, 1.0, 2.0 * length - number)
        here = (f"<made {number}>", number, f"step_{number}")
        made[here] = (*figures, {above: figures})
        above = here
    made["~", 0, "<built-in method builtins.exec>"] = (1, 1, 0.5, 0.5, {("main.py", 1, "<module>"): (1, 1, 0.5, 0.5)})
    data = marshal.dumps(made)
    profiler = cProfile.Profile()
    profiler.runcall(lambda: Run(data).claims)
    return sum(entry.callcount for entry in profiler.getstats())
