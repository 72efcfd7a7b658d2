"""Waiting is told from work."""

import pytest

from tests import samples
from tests.reading.aloud import line, noted, of


def waits(lines: list[str]) -> list[str]:
    return [text for text in lines if text.startswith(("Waiting", "For "))]


@pytest.mark.parametrize(("seconds", "claimed"), [(0.01, True), (0.0099, False)])
def test_from_one_percent(seconds: float, claimed: bool) -> None:
    """Waiting is worth a line from 1 % of the run on."""
    lines = of({"main": 1 - seconds, "c:time.sleep": seconds}, [("main", "c:time.sleep", 1)])
    assert bool(waits(lines)) == claimed


@pytest.mark.parametrize(
    "name",
    [
        "posix.system",
        "posix.read",
        "method:read:_io.BufferedReader",
        "method:readline:_io.TextIOWrapper",
        "method:recv:_socket.socket",
        "builtins.input",
        "method:poll:select.poll",
        "method:acquire:_thread.lock",
        "posix.waitpid",
    ],
)
def test_calls_that_can_wait(name: str) -> None:
    """With the CPU time of the process, any call that can wait explains why it was idle, whatever it is called."""
    main = samples.key_of("main")
    recorded = f"<built-in method {name}>"
    if name.startswith("method:"):
        _, method, kind = name.split(":")
        recorded = f"<method '{method}' of '{kind}' objects>"
    stats = {main: (1, 1, 0.25, 2.0, {}), ("~", 0, recorded): (3, 3, 1.75, 1.75, {main: (3, 3, 1.75, 1.75)})}
    [found] = waits(noted(stats, cpu=0.3))
    assert found.startswith("Waiting: 85% (1.70 s); the calls that can wait and took longest: ")
    assert waits(noted(stats, cpu=2.0)) == []


def test_work_is_not_waiting() -> None:
    """A call that can only wait counts without the CPU time, one that can work as well does not."""
    stats = samples.made({"main": 0.25, "c:posix.read": 0.75}, [("main", "c:posix.read", 3)])
    assert waits(noted(stats)) == []


def test_free_locks() -> None:
    """A lock that is taken a million times in no time was free: nobody waited."""
    stats = samples.made({"main": 0.25, "c:acquire": 0.75}, [("main", "c:acquire", 1_000_000)])
    assert waits(noted(stats)) == []


def test_busy_machine() -> None:
    """Time that the process did not use, and that no call explains, is not called waiting."""
    stats = samples.made({"main": 1.5, "c:time.sleep": 0.5}, [("main", "c:time.sleep", 1)])
    [sleep, busy] = waits(noted(stats, cpu=0.9))
    assert sleep == "Waiting: 25% (500 ms); the calls that can wait and took longest: time.sleep 500 ms."
    assert busy.startswith("For 30% of the run (600 ms), the process was idle outside calls that are known to wait")


def test_child_processes() -> None:
    """How long child processes worked meanwhile is said beside the waiting for them."""
    stats = samples.made({"main": 0.1, "c:posix.waitpid": 0.9}, [("main", "c:posix.waitpid", 2)])
    assert line(noted(stats, cpu=0.1, children=0.7), "Waiting").endswith(
        " Its child processes used 700 ms of CPU time."
    )
    assert "child" not in line(noted(stats, cpu=0.1, children=0.0), "Waiting")
