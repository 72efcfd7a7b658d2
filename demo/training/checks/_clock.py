"""A clock that goes by the naps of a program, so that its counts do not depend on how busy the machine is.

Once a program has called `time.sleep`, the clocks of `time` show how long its naps were to be, and a microsecond more each
time they are looked at (so that who only looks gets on as well). The naps are real. A program that waits in another way
(asyncio, threads) never calls `time.sleep`, and has the real clocks.
"""

import time
from collections.abc import Callable
from typing import Any

really_sleep = time.sleep
CLOCKS = {name: getattr(time, name) for name in ("monotonic", "perf_counter", "time")}
LOOK = 1e-6
"""Seconds."""

_first_nap: dict[str, float] = {}
_passed = 0.0
_uncounted = 0.0


def wind_up() -> None:
    """Put these clocks in the place of Python's own."""
    vars(time).update({"sleep": sleep}, **{name: _clock(name) for name in CLOCKS})


def sleep(seconds: Any) -> None:
    """Sleep, and put the clocks forward by just that."""
    global _passed, _uncounted
    if not _first_nap:
        _first_nap.update({name: real() for name, real in CLOCKS.items()})
    really_sleep(seconds)
    _passed += seconds
    _uncounted += seconds * 1000
    while _uncounted > 0.999:  # and not 1: floats
        millisecond()
        _uncounted -= 1


def millisecond() -> None:
    """Be called for each millisecond of a nap, so that a profile counts them."""


def _clock(name: str) -> Callable[[], float]:
    def clock() -> float:
        global _passed
        if not _first_nap:
            return float(CLOCKS[name]())
        _passed += LOOK
        return _first_nap[name] + _passed

    return clock
