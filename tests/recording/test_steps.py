"""Steps that belong together are recorded as one run, in whatever threads, with nothing of what lies between them."""

import cProfile
import sys
import threading
from collections.abc import Callable

import pytest

from demo.pipeline import Run, read
from demo.recording.steps import SEES_ALL_THREADS, StepRecorder


def leaf() -> None:
    pass


def work(number: int) -> int:
    for _ in range(number):
        leaf()
    return number


def read_back(recorder: StepRecorder) -> Run:
    return read(recorder.profile({}), mine=[__file__])


def calls(run: Run) -> dict[str, int]:
    """Return how often each function was called."""
    return {one.name: one.total_calls for one in run.profile.functions}


def test_only_steps() -> None:
    """What is called in steps is counted, and nothing else: nothing of the recorder, nothing before, between and behind."""
    recorder = StepRecorder()
    leaf()
    assert recorder.run(work, 2) == 2
    work(100)
    recorder.run(work, 3)
    recorder.end()
    recorder.run(work, 1000)
    run = read_back(recorder)
    assert calls(run) == {"work": 2, "leaf": 5}
    steps = run.profile.recording.steps
    assert steps and (steps.number, steps.missed, steps.mixed) == (2, 0, False)
    assert run.profile.run_cost <= recorder.seconds <= recorder.span
    assert (
        run.reading[0].startswith("Its 2 steps took ")
        and "what happened between them isn't in this file" in run.reading[0]
    )


def test_one_step() -> None:
    """A run of one step has nothing between its steps, so it is a run like any other."""
    recorder = StepRecorder()
    recorder.run(work, 1)
    assert read_back(recorder).reading[0].startswith("The run took ")


def test_step_in_a_step() -> None:
    """A step within a step is a part of it, and does not end it."""
    recorder = StepRecorder()

    def outer() -> None:
        recorder.run(leaf)
        leaf()

    recorder.run(outer)
    counted = calls(read_back(recorder))
    assert (counted["outer"], counted["leaf"], recorder.steps, recorder.missed) == (1, 2, 1, 0)


def test_exceptions() -> None:
    """A step that ends in an exception is recorded, and raises it."""
    recorder = StepRecorder()

    def fails() -> None:
        leaf()
        raise KeyError

    with pytest.raises(KeyError):
        recorder.run(fails)
    recorder.run(leaf)
    assert calls(read_back(recorder)) == {"fails": 1, "leaf": 2}


def test_coroutine() -> None:
    """Of a coroutine each resume counts, and the reading says so, and that its waiting isn't in the file."""
    recorder = StepRecorder()

    class Once:
        def __await__(self):  # type: ignore[no-untyped-def]
            yield

    async def twice() -> None:
        await Once()
        leaf()
        await Once()

    coroutine = twice()
    for _ in range(2):
        recorder.run(coroutine.send, None)
    with pytest.raises(StopIteration):
        recorder.run(coroutine.send, None)
    run = read_back(recorder)
    counted = calls(run)
    assert (counted["twice"], counted["leaf"]) == (3, 1)
    assert "Coroutines ran: each resume counts as a call, and time spent at an await isn't in this file." in run.reading


def test_nothing() -> None:
    """Where no step was recorded, there is no profile."""
    assert StepRecorder().profile({}) == b""


def own_profiler_runs() -> cProfile.Profile:
    profiler = cProfile.Profile()
    profiler.enable()
    return profiler


def test_another_profiler() -> None:
    """A profiler that is already running goes on; the step is taken, and counts as missed."""
    recorder = StepRecorder()
    profiler = own_profiler_runs()
    assert recorder.run(work, 3) == 3
    profiler.disable()
    recorder.run(work, 1)
    assert recorder.missed == 1
    own = {entry.code.co_name: entry.callcount for entry in profiler.getstats() if not isinstance(entry.code, str)}
    assert own["work"] == 1 and own["leaf"] == 3
    run = read_back(recorder)
    assert calls(run) == {"work": 1, "leaf": 1}
    assert "Threads were at work: what they did may be missing, 1 step for certain." in run.reading


def test_a_profiler_that_takes_its_place() -> None:
    """A profiler that a step switches on goes on behind it, and nothing is recorded any more; since Python 3.12 it can't be."""
    recorder = StepRecorder()
    if SEES_ALL_THREADS:
        with pytest.raises(ValueError, match=r"profil|tool 2"):
            recorder.run(own_profiler_runs)
        recorder.run(work, 3)
        assert calls(read_back(recorder))["leaf"] == 3
        return
    profiler = recorder.run(own_profiler_runs)
    current: object = sys.getprofile()
    assert current is profiler
    recorder.run(work, 3)
    assert recorder.replaced
    profiler.disable()
    own = {entry.code.co_name: entry.callcount for entry in profiler.getstats() if not isinstance(entry.code, str)}
    assert own["leaf"] == 3


def in_thread(function: Callable[[], object]) -> None:
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()


@pytest.mark.not_in_wasm
def test_threads() -> None:
    """Steps in several threads, one after the other, are added up, each call of them once."""
    recorder = StepRecorder()
    recorder.run(work, 1)
    in_thread(lambda: recorder.run_elsewhere(work, number=10))
    recorder.run(work, 100)
    run = read_back(recorder)
    assert calls(run) == {"work": 3, "leaf": 111}
    steps = run.profile.recording.steps
    assert steps and (steps.number, steps.missed) == (3, 0)


@pytest.mark.not_in_wasm
def test_threads_at_the_same_time() -> None:
    """Where another thread calls something during a step, its calls are not counted, or the reading trusts nothing."""
    recorder = StepRecorder()
    ready, go_on = threading.Event(), threading.Event()

    def other() -> None:
        ready.set()
        go_on.wait()
        work(50)

    thread = threading.Thread(target=other)
    thread.start()
    ready.wait()

    def step() -> None:
        work(1)
        go_on.set()
        thread.join()

    recorder.run(step)
    run = read_back(recorder)
    steps = run.profile.recording.steps
    assert steps and steps.mixed is SEES_ALL_THREADS
    if SEES_ALL_THREADS:
        assert any(line.startswith("Other threads worked meanwhile") for line in run.reading)
        assert run.reading[-1] == "Start by recording it again while nothing else runs in this process."
    else:
        assert (calls(run)["work"], calls(run)["leaf"]) == (1, 1)


@pytest.mark.not_in_wasm
def test_threads_of_a_step() -> None:
    """A thread that a step starts, and waits for, is not counted, or the reading trusts nothing, however little it does."""
    recorder = StepRecorder()
    recorder.run(in_thread, leaf)
    run = read_back(recorder)
    steps = run.profile.recording.steps
    assert steps and steps.mixed is recorder.mixed is SEES_ALL_THREADS
    assert recorder.mixed or "leaf" not in calls(run)


@pytest.mark.not_in_wasm
def test_a_step_that_goes_on() -> None:
    """A step that has not come to its end elsewhere is not in the profile, and counts as missed."""
    recorder = StepRecorder()
    ready, go_on = threading.Event(), threading.Event()

    def long() -> None:
        leaf()
        ready.set()
        go_on.wait()

    recorder.run(work, 2)
    thread = threading.Thread(target=recorder.run_elsewhere, args=(long,))
    thread.start()
    ready.wait()
    run = read_back(recorder)
    go_on.set()
    thread.join()
    assert calls(run) == {"work": 1, "leaf": 2}
    assert run.profile.recording.steps and run.profile.recording.steps.missed == 1
