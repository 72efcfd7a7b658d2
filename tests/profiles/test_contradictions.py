"""What contradicts itself: programs with and without threads are really recorded, and read."""

import cProfile
import marshal
import subprocess
import sys
import threading as standard
from collections.abc import Callable
from pathlib import Path
from types import FunctionType

import pytest

from demo.profiles.contradictions import contradiction
from demo.profiles.reader import parse_profile, read_profile
from demo.recording.inline import dumped
from tests import samples

CROWD = """
import threading
class Worker(threading.Thread):
    def run(self): work(self)
def work(worker):
    for n in range(3000): sum([n, n])
def main():
    workers = [Worker() for _ in range(3)]
    for worker in workers: worker.start()
    for worker in workers: worker.join()
main()
"""

THROWN = """
def inner():
    try:
        yield 1
    except ValueError:
        return 2
def outer():
    yield from inner()
    yield 3
def throw():
    generator = outer()
    next(generator)
    generator.throw(ValueError())
def main():
    throw()
    sum(range(100_000))
main()
"""


def burn() -> int:
    return sum(step(number) for number in range(300))


def step(number: int) -> int:
    return number % 7 if number < 2 else step(number // 2)


def even(number: int) -> bool:
    return number == 0 or odd(number - 1)


def odd(number: int) -> bool:
    return number != 0 and even(number - 1)


def recorded(work: Callable[[], object]) -> str:
    profiler = cProfile.Profile()
    profiler.runcall(work)
    return contradiction(parse_profile(dumped(profiler)))


def test_one_thread() -> None:
    """Recursion, generators, exceptions and calls that are open at the end are no threads."""
    assert recorded(burn) == recorded(lambda: even(61)) == ""
    assert recorded(lambda: sorted(range(50), key=step)) == ""
    profiler = cProfile.Profile()

    def begun() -> None:
        profiler.enable()
        burn()
        profiler.disable()

    begun()
    assert contradiction(parse_profile(dumped(profiler))) == ""


@pytest.mark.parametrize("stats", [samples.recorded(samples.SHOP), samples.recorded(samples.FIB), samples.grown(3)])
def test_samples_of_one_thread(stats: samples.Stats) -> None:
    """In one thread, what a function takes is its own time and that of its calls, whatever the program."""
    assert contradiction(samples.profile_of(stats)) == ""


def take_turns() -> None:
    """Run two threads in turns, so that each leaves functions that the other has entered meanwhile."""
    turns = [standard.Event(), standard.Event()]

    def other() -> None:
        for _ in range(20):
            turns[0].wait()
            turns[0].clear()
            burn()
            turns[1].set()

    thread = standard.Thread(target=other)
    thread.start()
    for _ in range(20):
        turns[0].set()
        turns[1].wait()
        turns[1].clear()
        burn()
    thread.join()


@pytest.mark.not_in_wasm
def test_mixed() -> None:
    """Since Python 3.12 the calls of two threads are mixed in one stack, and the figures show it; before, one is seen."""
    assert recorded(take_turns) == ("threads" if sys.version_info >= (3, 12) else "")


def test_namesakes() -> None:
    """Where a profiler keeps one of two functions on a line, the file is taken for what it is; ours has both."""
    both = "def main():\n    return sum(sum(n for n in range(m)) for m in range(80))\nmain()\n"
    run = FunctionType(compile(both, "both.py", "exec"), {"__builtins__": __builtins__})
    profiler = cProfile.Profile()
    profiler.runcall(run)
    assert contradiction(parse_profile(dumped(profiler))) == ""
    profiler.create_stats()
    assert contradiction(parse_profile(marshal.dumps(vars(profiler)["stats"]))) == "namesakes"


def test_lost_calls(tmp_path: Path) -> None:
    """On Python 3.11 an exception thrown into a generator that another one handles loses calls, and the file shows it."""
    (tmp_path / "thrown.py").write_text(THROWN, encoding="utf-8")
    command = [sys.executable, "-m", "cProfile", "-o", "out.pstats", "thrown.py"]
    subprocess.run(command, cwd=tmp_path, check=True)
    assert contradiction(read_profile(tmp_path / "out.pstats")) == ("lost" if sys.version_info[:2] == (3, 11) else "")


def test_calls_from_several_places() -> None:
    """A profile that was switched on again and again, around functions that call themselves, has lost none."""
    profiler = cProfile.Profile()
    for work in (even, odd, step, bool):
        profiler.runcall(work, 20)
    profiler.create_stats()
    profile = parse_profile(marshal.dumps(vars(profiler)["stats"]))
    assert (profile.recording.tool, contradiction(profile)) == ("cProfile", "")


def test_yappi(tmp_path: Path) -> None:
    """In a file of yappi, which keeps the calls of threads apart, nothing is mixed up."""
    (tmp_path / "crowd.py").write_text(CROWD, encoding="utf-8")
    command = [sys.executable, "-m", "yappi", "-o", "out.pstats", "-f", "pstat", "crowd.py"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    profile = read_profile(tmp_path / "out.pstats")
    assert (profile.recording.tool, contradiction(profile)) == ("yappi", "")
