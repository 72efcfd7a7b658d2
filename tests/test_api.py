"""The public API: what is promised to who imports the package."""

import asyncio
import cProfile
import marshal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import demo as profiling
from tests import samples
from tests.conftest import IN_WASM


def count(times: int) -> int:
    return sum(one() for _ in range(times))


def one() -> int:
    return 1


@pytest.fixture
def fib(tmp_path: Path) -> Path:
    file = tmp_path / "fib.pstats"
    file.write_bytes(marshal.dumps(samples.recorded(samples.FIB)))
    return file


def calls(run: profiling.Run) -> dict[str, int]:
    return {function.name: function.total_calls for function in run.profile.functions}


def test_record() -> None:
    """What is called in the block, and only that, is in the run: nothing of the tool, nothing of `contextlib`."""
    one()
    with profiling.record() as run:
        count(7)
    one()
    found = calls(run)
    assert {name: found.pop(name) for name in ("count", "one", "sum")} == {"count": 1, "one": 7, "sum": 1}
    assert set(found) <= {"<genexpr>"}
    assert run.profile.recording.clock.name == "wall" and sys.version.split()[0] in run.profile.recording.python


@pytest.mark.not_in_wasm
def test_record_what_the_process_used() -> None:
    """A run says how long it took on the watch and how much the process worked meanwhile."""
    with profiling.record() as run:
        end = time.process_time() + 0.02
        while time.process_time() < end:
            pass
    recording = run.profile.recording
    assert recording.cpu is not None and recording.elapsed is not None
    assert recording.cpu >= 0.02 and recording.elapsed > 0
    assert recording.children == (None if sys.platform == "win32" else 0)


def test_record_through_an_exception() -> None:
    """A block that ends with an exception is recorded up to there, and the exception goes on."""

    def fail() -> None:
        one()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), profiling.record() as run:
        fail()
    assert calls(run) == {"one": 1, "fail": 1}


@pytest.mark.not_in_wasm
def test_record_cpu() -> None:
    """By the clock of CPU time, waiting takes none."""
    with profiling.record(cpu=True) as run:
        time.sleep(0.2)
    assert run.profile.recording.clock.name == "cpu" and run.profile.run_cost < 0.1


def test_record_memory() -> None:
    """By a clock that counts bytes, what was allocated is found, and what allocated it."""

    def blocks() -> int:
        return sum(len(bytes(100_000)) for _ in range(20))

    with profiling.record(memory="allocated") as run:
        blocks()
    [found] = [one for one in run.profile.functions if one.name == "<genexpr>"]
    assert found.self_cost >= 20 * 100_000
    assert run.reading[0].startswith("The program allocated 2.0")


def test_asked_too_early() -> None:
    """Inside the block there is nothing to be asked for yet, and that is said."""
    with profiling.record() as run, pytest.raises(profiling.DemoError, match="still being recorded"):
        _ = run.reading


def test_another_profiler() -> None:
    """While another profiler runs, nothing is recorded, that is said, and the other one goes on."""
    other = cProfile.Profile()
    other.enable()
    try:
        with pytest.raises(profiling.RecordingError, match="other profiler"), profiling.record():
            pass
        one()
    finally:
        other.disable()
    assert [entry.callcount for entry in other.getstats() if entry.code is one.__code__] == [1]


def test_decorator() -> None:
    """Each call of a decorated function is recorded and handed over; a call inside a call belongs to the outer one."""
    runs: list[profiling.Run] = []

    @profiling.record("eggs", then=runs.append)
    def down(number: int, *, to: int) -> int:
        """Count down."""
        return one() + down(number - 1, to=to) if number > to else 0

    assert (down.__name__, down.__doc__) == ("down", "Count down.")
    assert [down(5, to=2), down(3, to=2)] == [3, 1]
    assert [calls(run) for run in runs] == [{"down": 4, "one": 3, "recorded": 3}, {"down": 2, "one": 1, "recorded": 1}]
    assert {run.title for run in runs} == {"eggs"}


def test_decorated_method_that_fails() -> None:
    """The name of a function is the title of its runs; one that ends with an exception is handed over, too."""
    runs: list[profiling.Run] = []

    class Shop:
        @profiling.record(then=runs.append)
        def sell(self, price: int) -> float:
            return 1 / (price * one())

    assert Shop().sell(4) == 0.25
    with pytest.raises(ZeroDivisionError):
        Shop().sell(0)
    assert [calls(run) for run in runs] == 2 * [{"sell": 1, "one": 1}]
    assert runs[0].title.endswith("Shop.sell")


@pytest.mark.not_in_wasm
def test_decorated_coroutine() -> None:
    """Of a coroutine, each step is recorded, and nothing that runs between them, which the reading says."""
    runs: list[profiling.Run] = []

    @profiling.record(then=runs.append)
    async def cook(eggs: int) -> int:
        done = 0
        for _ in range(eggs):
            done += one()
            await asyncio.sleep(0)
        return done

    async def main() -> list[int]:
        other = asyncio.create_task(twice())
        return [await cook(5), await other]

    async def twice() -> int:
        for _ in range(20):
            count(3)
            await asyncio.sleep(0)
        return 8

    assert asyncio.run(main()) == [5, 8]
    assert {name: calls(runs[0]).get(name) for name in ("one", "count", "cook")} == {"one": 5, "count": None, "cook": 6}
    assert runs[0].reading[0].startswith("Its 6 steps took ") and "isn't in this file" in runs[0].reading[0]

    @profiling.record(then=runs.append)
    async def down(number: int) -> int:
        return one() + await down(number - 1) if number else 0

    assert asyncio.run(down(3)) == 3
    assert {"one": 3, "down": 4}.items() <= calls(runs[-1]).items() and len(runs) == 2
    assert not {"go_on", "import_module"} & calls(runs[-1]).keys()
    with pytest.raises(profiling.UsageError, match="Bytes"):
        profiling.record(memory="peak", then=runs.append)(twice)


def test_decorator_without_purpose() -> None:
    """Runs that nobody gets are not recorded: what is missing is said at once."""
    with pytest.raises(profiling.UsageError, match="then="):
        profiling.record("eggs")(one)


def test_read(fib: Path) -> None:
    """A path, its text, its bytes and a profiler that has stopped are all read alike."""
    profiler = cProfile.Profile()
    profiler.runcall(one)
    runs = [profiling.read(source) for source in (fib, str(fib), fib.read_bytes())]
    assert [run.reading for run in runs] == [runs[0].reading] * 3
    assert calls(profiling.read(profiler))["one"] == 1


@pytest.mark.parametrize("source", [b"", b"nonsense", "no such file", Path()])
def test_not_a_profile(source: Any) -> None:
    """What is not a profile is refused at once, by an error of its own kind, in one line."""
    with pytest.raises(profiling.ProfileFileError) as caught:
        profiling.read(source)
    assert "\n" not in str(caught.value)


def test_save(fib: Path, tmp_path: Path) -> None:
    """A folder gets all files of a run, a name that ends in a kind of file that one; without Graphviz, the rest."""
    run = profiling.read(fib)
    saved = run.save(tmp_path / "all")
    drawn = {"output.svg"} if IN_WASM else {"output.svg", "output.png"}
    kinds = {"output.pstats", "output.html"} | ({"output.dot"} if saved.problem else drawn)
    assert {file.name for file in saved.files} == kinds == {file.name for file in (tmp_path / "all").iterdir()}
    assert (tmp_path / "all" / "output.pstats").read_bytes() == fib.read_bytes()
    run.save(tmp_path / "one.dot")
    assert (tmp_path / "one.dot").read_text(encoding="utf-8").startswith(run.dot)


def test_compare(fib: Path, tmp_path: Path) -> None:
    """Two runs side by side have a reading and files of their own."""
    change = profiling.read(fib).compare(
        profiling.read(marshal.dumps(samples.recorded(samples.FIB.replace("10", "5"))))
    )
    assert change.reading[1] == "All calls: 179 before, 17 now."
    assert (tmp_path / "compare.html") in change.save(tmp_path).files


def test_notebook(fib: Path) -> None:
    """A notebook shows drawing and reading, and names in them are text."""
    stats: samples.Stats = {("f.py", 1, "<b>bold</b>"): (1, 1, 1.0, 1.0, {})}
    shown = profiling.read(marshal.dumps(stats))._repr_html_()
    assert "<li>" in shown and "<b>bold" not in shown and "&lt;b&gt;bold" in shown


def test_boxes_and_mine(fib: Path) -> None:
    """How many boxes there are at most, and whose code is the program's own, can be said."""
    library = marshal.dumps(
        samples.made({"lib:json.dumps": 1.0, "lib:json.encode": 1.0}, [("lib:json.dumps", "lib:json.encode", 3)])
    )
    run = profiling.read(library, mine=["/usr/lib/python3.11/json.py"])
    assert {function.origin for function in profiling.read(library).profile.functions} == {"library"}
    assert {function.origin for function in run.profile.functions} <= {"program", "library"}
    shaped = marshal.dumps(samples.shaped("tree"))
    assert len(profiling.read(shaped, boxes=5).graph.boxes) <= 5 < len(profiling.read(shaped).graph.boxes)


def test_names() -> None:
    """Whatever is public is there, and nothing else is promised."""
    assert all(hasattr(profiling, name) for name in profiling.__all__)
    assert {"record", "read", "Run", "DemoError"} <= set(profiling.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = profiling.nothing  # type: ignore[attr-defined]


def test_importing_is_quick() -> None:
    """The package by itself loads none of its rooms: a program that wants one function waits for no other."""
    text = "import sys; before = set(sys.modules); import profiling_in_python; print(len(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    assert int(done.stdout) <= 3
