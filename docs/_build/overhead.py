"""What cProfile costs, measured while the site is built: the same work plain and profiled, by kind of work."""

import cProfile
import math
import time
from collections.abc import Callable
from functools import cache, partial

REPEATS = 9
"""The fastest of so many runs counts."""


def nothing() -> None:
    """Do nothing: the cheapest call there is."""


def python_calls() -> None:
    """Call a Python function many times."""
    for _ in range(100_000):
        nothing()


def c_calls() -> None:
    """Call a function written in C many times."""
    sqrt = math.sqrt
    for _ in range(100_000):
        sqrt(2.0)


def plain_loop() -> None:
    """Compute without a call."""
    total = 0
    for number in range(400_000):
        total += number


def generator() -> None:
    """Resume a generator many times."""
    for _ in (number for number in range(100_000)):
        pass


def waiting() -> None:
    """Wait."""
    time.sleep(0.02)


KINDS = {
    "calls of Python functions": python_calls,
    "calls of C functions": c_calls,
    "a generator": generator,
    "a loop without calls": plain_loop,
    "waiting (`time.sleep`)": waiting,
}


@cache
def ratios() -> dict[str, tuple[float, float]]:
    """Return, for each kind of work, seconds plain and profiled."""
    return {kind: best(work, partial(profiled, work)) for kind, work in KINDS.items()}


def profiled(work: Callable[[], object]) -> None:
    """Do the work under cProfile."""
    cProfile.Profile().runcall(work)


def best(*works: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of the fastest run of each of two works, done in turn: a busy machine is busy for both."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(REPEATS):
        for number, work in enumerate(works):
            start = time.perf_counter()
            work()
            seconds[number].append(time.perf_counter() - start)
    plain, slower = map(min, seconds)
    return plain, slower


def factors() -> dict[str, str]:
    """Return, for each kind of work, how many times as long it takes when it is profiled: "1.9"."""
    return {kind: f"{profiled / plain:.1f}" for kind, (plain, profiled) in ratios().items()}


def table() -> str:
    """Return the measurements as a table."""
    rows = [
        f"| {kind} | {plain * 1000:.1f} ms | {profiled * 1000:.1f} ms | × {factors()[kind]} |"
        for kind, (plain, profiled) in ratios().items()
    ]
    return "\n".join(["| kind of work | plain | profiled | times as long |", "|---|---|---|---|", *rows]) + "\n"
