"""Idle threads and native code in files of stacks: what is known of them by their names, and what is said of it."""

import json
import re
from collections.abc import Sequence

import pytest

import demo as profiling
from demo.profiles.tables import Key
from demo.reading import claims as say
from demo.reading.idle import waiting_stacks
from demo.stacks.reader import parse
from tests import oracle, samples
from tests.oracle import Stack
from tests.stacks.test_formats import stacks_of
from tests.stacks.test_reading import run
from tests.stacks.writers import TICK, Costs, austin, gecko, perf, with_cpu, with_marks


def library(path: str, name: str) -> Key:
    return f"{oracle.LIBRARY}/{path}", 7, name


MAIN, WORK, HELP = (
    (f"{samples.FOLDER}/main.py", line, name) for line, name in ((3, "main"), (9, "work"), (17, "help"))
)
START = library("threading.py", "Thread._bootstrap")
GET, WAIT = library("queue.py", "Queue.get"), library("threading.py", "Condition.wait")
HANDLE = library("http/server.py", "BaseHTTPRequestHandler.handle_one_request")
SERVE, SELECT = library("socketserver.py", "BaseServer.serve_forever"), library("selectors.py", "PollSelector.select")
LOOP, COMMUNICATE = (
    library("asyncio/base_events.py", "BaseEventLoop._run_once"),
    library("subprocess.py", "Popen._communicate"),
)
LOADS = library("json/__init__.py", "loads")
POOL = library("concurrent/futures/thread.py", "_worker")
RECEIVE, CHILD = library("socket.py", "SocketIO.readinto"), library("subprocess.py", "Popen._try_wait")
LOCK, SLEEP = ("~", 0, "futex_wait (libc.so.6)"), ("~", 0, "__clock_nanosleep (libc.so.6)")
BUSY: dict[Stack, int] = {(MAIN,): 11, (MAIN, WORK): 29}


def waited(costs: Costs) -> tuple[float, float]:
    """Return what is claimed to be idle, and what is claimed to wait otherwise; of stacks in several threads."""
    read = run(perf(costs))
    found, waiting = read.claims, waiting_stacks(read.profile)
    idle = sum(claim.cost for claim in found if isinstance(claim, say.Idle))
    assert waiting and sum(waiting.idle) == idle  # of which the place to start is not about
    return idle, sum(claim.cost for claim in found if isinstance(claim, say.Waited))


@pytest.mark.parametrize(
    ("stack", "is_idle"),
    [
        ([START, GET, WAIT], True),
        ([START, GET, WAIT, LOCK], True),
        ([START, POOL], True),
        ([MAIN, SERVE, SELECT], True),
        ([START, LOOP, SELECT], True),
        ([START, HANDLE, RECEIVE], True),
        ([library("gunicorn/app/base.py", "run"), library("gunicorn/arbiter.py", "Arbiter.wait_for_signals")], True),
        ([MAIN, LOOP, SELECT], False),
        ([MAIN, GET, WAIT], False),
        ([START, LOADS, RECEIVE], False),
        ([START, CHILD], False),
        ([MAIN, COMMUNICATE, SELECT], False),
        ([MAIN, CHILD], False),
        ([MAIN, RECEIVE], False),
        ([MAIN, WORK, SLEEP], False),
        ([MAIN, WORK, LOCK], False),
    ],
    ids=lambda value: value[-2][2] + " " + value[-1][2] if isinstance(value, list) else str(value),
)
def test_what_waits(stack: Sequence[Key], is_idle: bool) -> None:
    """A thread is idle if it waits where no function of the program asked it to: in a pool, or a server before a request."""
    assert waited({**BUSY, tuple(stack): 17}) == ((17, 0) if is_idle else (0, 17))


@pytest.mark.parametrize(
    "stack",
    [
        (MAIN, GET),
        (MAIN, WAIT, WORK),
        (START, SERVE, LOADS),
        (START, HANDLE),
        (MAIN, SELECT, ("~", 0, "memcpy (libc.so.6)")),
    ],
)
def test_what_does_not_wait(stack: Stack) -> None:
    """A function that works doesn't wait, whoever called it; native code below one that waits is a part of that."""
    assert waited({**BUSY, stack: 17}) == ((0, 17) if stack[1] == SELECT else (0, 0))


def test_idle_threads_change_no_advice() -> None:
    """Stacks of idle threads, however many, change neither the way of the hot path nor the place to start."""
    starts = 0
    for seed in range(60):
        if not (costs := stacks_of(seed)):
            continue
        whole = sum(costs.values())
        idle: dict[Stack, int] = {(START, GET, WAIT): 3 * whole, (START, POOL, LOCK): whole + 1}
        plain, beside = (run(perf(some)) for some in (costs, {**costs, **idle}))
        paths = [[c for c in found.claims if isinstance(c, say.HotPath)] for found in (plain, beside)]
        ways = [[step.function.key for path in some for step in path.steps] for some in paths]
        assert ways[0] == ways[1], seed
        before, after = plain.claims[-1], beside.claims[-1]
        assert type(before) is type(after), seed
        if isinstance(before, say.StartAtCode | say.StartAtCalls) and isinstance(after, type(before)):
            assert before.function.key == after.function.key, seed
            assert (before.saves_at_most, before.cost) == pytest.approx((after.saves_at_most, after.cost)), seed
            starts += 1
        [claim] = [one for one in beside.claims if isinstance(one, say.Idle)]
        assert claim.cost == 4 * whole + 1 and claim.rest == pytest.approx(whole), seed
    assert starts > 30


def test_only_idle() -> None:
    """A server that nobody asked for anything has no place to start with."""
    lines = run(perf({(MAIN, SERVE, SELECT): 971, (START, GET, WAIT): 983, (MAIN, WORK): 3})).reading
    assert lines[-1] == "There is nowhere to start: record it while it has something to do."
    assert any(
        line.startswith("Idle: 100% (1,954 samples), threads and servers with nothing to do: ") for line in lines
    )


def test_words() -> None:
    """The sentences name what waits, and what the rest of the reading is about."""
    lines = run(perf({**BUSY, (START, GET, WAIT): 60, (MAIN, WORK, RECEIVE): 100})).reading
    idle = "Idle: 30% (60 samples), threads and servers with nothing to do: threading.Condition.wait 60 samples. The hot path "
    assert idle in "".join(lines)
    assert "are about the other 140 samples." in "".join(lines)
    assert "Waiting: 50% (100 samples) in calls that do nothing else: socket.SocketIO.readinto 100 samples." in "".join(
        lines
    )
    assert "That could save up to 71% ± 8 of 140 samples. All of that is waiting." in lines[-1]


def test_shares_of_the_hot_path() -> None:
    """The hot path leads past idle threads, and its shares are those of the boxes, of the whole run."""
    lines = run(perf({**BUSY, (MAIN, SERVE, SELECT): 60})).reading
    assert "The hot path, along the heaviest arrows: main 100% → work 29%." in lines


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        ({(MAIN, WORK, RECEIVE): 60, (MAIN, SLEEP): 7}, "All of that is waiting."),
        ({(MAIN, WORK, LOADS, RECEIVE): 60, (MAIN, WORK, LOADS): 20, (MAIN, SLEEP): 7}, "Most of that is waiting."),
        ({(MAIN, WORK, SERVE): 100, (MAIN, RECEIVE): 55}, ""),
        ({(MAIN, WORK, SERVE): 60, (MAIN, WORK, SERVE, SLEEP): 17}, ""),
    ],
)
def test_how_much_of_a_place_waits(costs: Costs, words: str) -> None:
    """Of the calls to start with, the reading says whether they wait; not of calls elsewhere."""
    end = run(perf({**BUSY, **costs})).reading[-1].partition("% ")[2]
    assert words in end and ("waiting" in end) == bool(words)


@pytest.mark.parametrize(
    ("stack", "words"),
    [
        ((MAIN, WORK, WAIT), "All of that is waiting for other threads, or for an event."),
        ((MAIN, WORK, LOOP, SELECT), "All of that is waiting in the event loop:"),
        ((MAIN, WORK, COMMUNICATE, SELECT), "All of that is waiting for other processes:"),
        ((MAIN, WORK, RECEIVE), "All of that is waiting."),
    ],
)
def test_what_a_place_waits_for(stack: Stack, words: str) -> None:
    """The reading says what the calls to start with wait for, as far as names tell."""
    assert words in run(perf({**BUSY, stack: 400})).reading[-1]


def test_who_waits_for_threads_comes_second() -> None:
    """Of two places that cost about the same, one that waits for other threads isn't where to start; alone it is."""
    waiting: dict[Stack, int] = {(MAIN, WORK, WAIT): 70}
    assert run(perf({**waiting, (MAIN, HELP, RECEIVE): 45})).reading[-1].startswith("Start with help")
    assert run(perf({**waiting, (MAIN, HELP, RECEIVE): 30})).reading[-1].startswith("Start with work")


def test_shares_without_idle_threads() -> None:
    """What is a share of the rest is called so."""
    costs: dict[Stack, int] = {(MAIN, (f"{samples.FOLDER}/main.py", 30 + i, f"part{i}")): 5 for i in range(12)}
    for idle, words in ((90, "% of what wasn't idle."), (0, "% of all samples.")):
        lines = run(perf({**costs, (START, POOL): idle} if idle else costs)).reading
        [line] = [line for line in lines if line.startswith("No single place stands out")]
        assert words in line


def test_children() -> None:
    """Of a process that waits for others, the reading says how to sample those as well."""
    assert "`py-spy record --subprocesses`" in run(perf({**BUSY, (MAIN, WORK, CHILD): 400})).reading[-1]
    alone = austin({**BUSY, (MAIN, WORK, CHILD): 400})
    beside = alone + alone.splitlines()[-1].replace(b"P71;", b"P72;") + b"\n"
    assert "`py-spy record --subprocesses`" in run(alone).reading[-1]
    assert run(beside).reading[-1].endswith("All of that is waiting.")


def test_off_cpu() -> None:
    """A file that says when threads had no processor is believed, rather than the names of functions."""
    costs = {**BUSY, (MAIN, WORK, RECEIVE): 60}
    file = json.loads(gecko(costs))["threads"][0]["samples"]
    spent = [None, *[0 if weight > 20 else 3 for weight in file["weight"][1:]]]
    cost = sum(weight for weight in file["weight"][1:] if weight > 20)
    found = run(with_cpu(gecko(costs), spent))
    [claim] = [claim for claim in found.claims if isinstance(claim, say.OffCpu)]
    assert 0 < claim.share < 1 and claim.share == pytest.approx(cost / 100)
    assert not any(isinstance(claim, say.Waited) for claim in found.claims)
    assert any(line.startswith(f"Without a processor, as the file has it: {cost}% (") for line in found.reading)
    assert not any(isinstance(claim, say.OffCpu) for claim in run(gecko(costs)).claims)


def test_who_has_a_processor_does_not_wait() -> None:
    """A function that had a processor isn't said to wait, whatever its name is."""
    costs = {**BUSY, (START, POOL): 60, (MAIN, WORK, RECEIVE): 50}
    for spent, kinds in ((5, set()), (0, {say.Idle, say.OffCpu})):
        found = run(with_cpu(gecko(costs), [None, *[spent] * 20])).claims
        assert {type(claim) for claim in found if isinstance(claim, say.Idle | say.OffCpu | say.Waited)} == kinds


def test_marks() -> None:
    """Marks of when a thread had a processor are laid upon the samples: here every second one had none."""
    costs = {**BUSY, (MAIN, WORK, RECEIVE): 60}
    weights = json.loads(gecko(costs))["threads"][0]["samples"]["weight"]
    sampling = run(with_marks(gecko(costs))).profile.recording.sampling
    assert sampling and sampling.off_cpu
    assert sum(cost for _, cost in sampling.off_cpu) == pytest.approx(TICK * sum(weights[1::2]))


def owners(costs: Costs) -> dict[str, str]:
    return {function.name: function.origin for function in parse(gecko(costs), [samples.FOLDER]).functions}


def test_native_code() -> None:
    """What isn't Python is native, and folded as libraries are; the garbage collector is called by its name."""
    costs = {(MAIN, WORK, ("~", 0, "qsort"), ("~", 0, "compare")): 19, (MAIN, ("~", 0, "<GC>")): 5}
    assert owners(costs) == {
        "main": "program",
        "work": "program",
        "qsort": "native",
        "compare": "native",
        "garbage collector": "native",
    }
    found = run(gecko(costs))
    assert re.search("garbage collector.{1,8}native", found.dot)
    assert any("self time of compare (native); in the box “qsort”" in line for line in found.reading)
    for collector in ("<GC>", ":GC:", "gc_collect_main (libpython3.11.so.1.0)"):
        collected = run(gecko({(MAIN, WORK, LOADS): 19, (MAIN, WORK, ("~", 0, collector)): 17}))
        assert "which calls json.loads: " in collected.reading[-1]


def test_a_program_without_files() -> None:
    """Where no function has a file, as in a program in C, all are the program's."""
    costs = {(("~", 0, "main"), ("~", 0, "sort")): 19, (("~", 0, "main"),): 5}
    assert set(owners(costs).values()) == {"program"}
    found = profiling.read(gecko(costs))
    assert "native" not in found.dot and "built-in" in found.dot
    assert found.reading[-1].startswith("Start with the code of sort:")
