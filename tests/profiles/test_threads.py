"""What profiles show of threads: programs with and without them are really recorded, and read."""

import cProfile
import subprocess
import sys
import threading as standard
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.profiles.reader import parse_profile, read_profile
from demo.profiles.threads import threads
from demo.recording.inline import dumped
from tests import samples

CROWD = """
import threading
class Worker(threading.Thread):
    def run(self): work(self)
def work(worker):
    for n in range(3000): sum([n, n])
def main():
    {start}
{started}
main()
"""
STARTED = "    for worker in workers: worker.start()\n    for worker in workers: worker.join()\n"


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
    return threads(parse_profile(dumped(profiler)))


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
    assert threads(parse_profile(dumped(profiler))) == ""


@pytest.mark.parametrize("stats", [samples.recorded(samples.SHOP), samples.recorded(samples.FIB), samples.grown(3)])
def test_samples_of_one_thread(stats: samples.Stats) -> None:
    """In one thread, what a function takes is its own time and that of its calls, whatever the program."""
    assert threads(samples.profile_of(stats)) == ""


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
    assert recorded(take_turns) == ("mixed" if sys.version_info >= (3, 12) else "")


@pytest.mark.parametrize("start", [True, False])
def test_yappi(start: bool, tmp_path: Path) -> None:
    """In a file of yappi, the times of all threads are added up; where none was started, there is nothing to add."""
    started = STARTED if start else "    work(None)\n"
    text = CROWD.format(start="workers = [Worker() for _ in range(3)]" if start else "pass", started=started)
    (tmp_path / "crowd.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "yappi", "-o", "out.pstats", "-f", "pstat", "crowd.py"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert threads(read_profile(tmp_path / "out.pstats")) == ("added" if start else "")
