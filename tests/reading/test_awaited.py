"""Where to start in a run that waits in its event loop: checked against the resumes of every coroutine, in virtual time."""

import asyncio
import cProfile
import marshal
import selectors
import sys
from collections import Counter
from collections.abc import Callable, Coroutine
from types import FrameType
from typing import Any

import pytest

from demo.profiles.reader import parse_profile
from demo.reading.claims import Claim, StartAtCoroutine
from demo.reading.english import sentences
from demo.recording.notes import COROUTINE, code_notes
from demo.recording.table import entries_of, snapshot
from tests import samples
from tests.reading.aloud import claimed, noted, told
from tests.reading.loops import no_running_loop

pytestmark = pytest.mark.not_in_wasm


class Virtual:
    """A clock that goes on when somebody waits or works, and no other time."""

    def __init__(self) -> None:
        self.now, self.waited = 0.0, 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now

    def work(self, seconds: float) -> None:
        """Take so long."""
        self.now += seconds


class Selector(selectors.SelectSelector):
    """A selector whose waiting is over at once."""

    def __init__(self, clock: Virtual) -> None:
        super().__init__()
        self.clock = clock

    def select(self, timeout: float | None = None) -> list[Any]:
        """Let the clock go on, and find nothing."""
        if timeout and timeout > 0:
            self.clock.now += timeout
            self.clock.waited += timeout
        return []


clock = Virtual()


async def value(station: int) -> int:
    await asyncio.sleep(1)
    clock.work(0.0625)
    await asyncio.sleep(0)
    return station


async def in_a_loop() -> int:
    return sum([await value(station) for station in range(9)])


async def all_together() -> int:
    return sum(await asyncio.gather(*(value(station) for station in range(9))))


async def alone() -> None:
    for _ in range(5):
        await asyncio.sleep(1)


async def twice() -> int:
    return await value(1) + await others()


async def others() -> int:
    return await value(2) + await value(3)


async def nested() -> None:
    await alone()


async def busy() -> None:
    await asyncio.sleep(1)
    clock.work(7.0)


async def serving() -> None:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    await in_a_loop()
    server.close()


def ran(program: Callable[[], Coroutine[Any, Any, Any]]) -> None:
    loop = asyncio.SelectorEventLoop(Selector(clock))
    loop.time = clock  # type: ignore[method-assign]
    try:
        with no_running_loop():
            loop.run_until_complete(program())
    finally:
        loop.close()


def claim_of(program: Callable[[], Coroutine[Any, Any, Any]], *also: tuple[str, int, str]) -> Claim:
    """Return where to start in a recording of a program, by the virtual clock, in which other functions ran as well."""
    clock.now = clock.waited = 0.0
    profiler = cProfile.Profile(clock)
    profiler.runcall(ran, program)
    notes = {"profiling-demo": "1", "clock": "wall", "cpu": clock.now - clock.waited, "elapsed": clock.now}
    entries = entries_of(profiler.getstats())
    notes |= code_notes(entries)
    table = snapshot(entries) | {key: (1, 1, 0.0, 0.0, {}) for key in also}
    return claimed(parse_profile(marshal.dumps(table) + marshal.dumps(notes)))[-1]


def resumes(program: Callable[[], Coroutine[Any, Any, Any]]) -> Counter[tuple[str, str]]:
    """Count the starts and resumes of each coroutine, by who is below it on the stack."""
    found: Counter[tuple[str, str]] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_flags & COROUTINE and frame.f_code.co_filename == __file__:
            back = frame.f_back
            found[
                back.f_code.co_name if back and back.f_code.co_filename == __file__ else "", frame.f_code.co_name
            ] += 1

    sys.setprofile(note)
    try:
        ran(program)
    finally:
        sys.setprofile(None)
    return found


@pytest.mark.parametrize(
    ("program", "caller", "callee"),
    [
        (in_a_loop, "<listcomp>" if sys.version_info < (3, 12) else "in_a_loop", "value"),
        (all_together, "", "value"),
        (alone, "", "alone"),
        (twice, "", "value"),
        (nested, "nested", "alone"),
    ],
)
def test_resumed_most(program: Callable[[], Coroutine[Any, Any, Any]], caller: str, callee: str) -> None:
    """The coroutine that was resumed most often is named, with the one that awaits it if that is a single one."""
    claim, waited, took, truth = claim_of(program), clock.waited, clock.now, resumes(program)
    assert isinstance(claim, StartAtCoroutine)
    by_name: Counter[str] = Counter()
    for (_, name), count in truth.items():
        by_name[name] += count
    assert by_name[callee] == max(by_name.values())
    if caller:
        assert (claim.function.name, claim.callee and claim.callee.name) == (caller, callee)
        assert claim.resumes == truth[caller, callee]
    else:
        assert (claim.function.name, claim.callee, claim.resumes) == (callee, None, by_name[callee])
    assert claim.waited == pytest.approx(waited) and claim.cost == pytest.approx(took)


@pytest.mark.parametrize("program", [busy, serving])
def test_no_waiting_to_be_saved(program: Callable[[], Coroutine[Any, Any, Any]]) -> None:
    """A run that mostly worked, and a server, which waits for requests, are not sent to a coroutine."""
    assert not isinstance(claim_of(program), StartAtCoroutine)


def test_waiting_for_processes() -> None:
    """A run that waits for a pool of processes, which work meanwhile, is not sent to a coroutine either."""
    submit = "/usr/lib/python3.11/concurrent/futures/process.py", 779, "submit"
    assert not isinstance(claim_of(in_a_loop, submit), StartAtCoroutine)
    assert isinstance(claim_of(in_a_loop, (submit[0].replace("process", "thread"), 161, "submit")), StartAtCoroutine)


def test_words() -> None:
    """It is asked whether things are awaited one after another, with the counts of the run."""
    claim = claim_of(in_a_loop)
    assert isinstance(claim, StartAtCoroutine)
    line = claim.function.line
    where = "<listcomp> in in_a_loop" if sys.version_info < (3, 12) else "in_a_loop"
    assert sentences([claim], samples.profile_of(samples.recorded(samples.FIB), clock="wall").clock) == [
        f"Start with {where} (test_awaited.py:{line}), which awaits value (started or resumed 27 times): could these wait "
        "together instead of one after another? For 9.00 s of 9.56 s, the event loop had nothing to do but wait."
    ]
    alone_again = claim_of(alone)
    assert (
        "a coroutine that was started or resumed 6 times: does it await one after another what could wait together?"
        in (sentences([alone_again], samples.profile_of(samples.recorded(samples.FIB), clock="wall").clock)[0])
    )


def test_other_files() -> None:
    """A file that does not say what is a coroutine, nor how long the process worked, names none."""
    profiler = cProfile.Profile(clock)
    profiler.runcall(ran, in_a_loop)
    assert not any("awaits value" in text for text in told(snapshot(entries_of(profiler.getstats()))))


def test_lost_calls() -> None:
    """Where calls were lost, the coroutine is named by its resumes, which may have been more, and by what the loop waited."""
    fetch, each, select, poll = (
        samples.key_of(n) for n in ("fetch", "each", "lib:selectors.select", "c:select.epoll.poll")
    )
    stats = {
        each: (21, 21, 0.25, 0.75, {}),
        fetch: (30, 30, 0.5, 0.5, {each: (29, 29, 0.5, 0.5)}),
        select: (40, 40, 0.125, 7.125, {}),
        poll: (40, 40, 7.0, 7.0, {select: (40, 40, 7.0, 7.0)}),
    }
    known = {"lost": True, "elapsed": 9.0, "cpu": 1.5, "coroutines": frozenset([fetch, each])}
    assert noted(stats, **known)[-1] == (
        f"Start with each (main.py:{each[1]}), which awaits fetch (started or resumed at least 29 times): could these wait "
        "together instead of one after another? For 7.00 s of 9.00 s, the event loop had nothing to do but wait."
    )
    assert noted(stats, **known | {"cpu": 8.0})[-1].startswith("Start by recording it again")
