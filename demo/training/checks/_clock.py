"""A clock that goes by the naps of a program, so that its counts do not depend on how busy the machine is.

All clocks of `time` and `datetime` show how long the program's naps were to be, and a moment more each time they are looked
at, so that who only looks gets on as well (those of CPU time: the looks alone). The naps are real, and whoever takes one
comes by here: `time.sleep`, a lock, event, condition or queue with a timeout, `select` and all that is made of these. Behind
a program that has started a thread everything is Python's own; what waits in yet another way is not seen.

Nothing stays behind in a page, where one process makes many trials: what is changed is `time`, and what `sys.modules` holds.
"""

import importlib
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

from ..work import DONE

really_sleep = time.sleep
real = {name: value for name, value in vars(time).items() if callable(value)}
WALL = ("time", "monotonic", "perf_counter")
CPU = ("process_time", "thread_time")
LOOK, LONG_LOOK = 1_000, 40_000
"""Nanoseconds: of the first looks after a nap, and of all that follow, so that a loop of looks ends soon."""
SHORT_LOOKS = 200
MOST_REAL_NAPS = 300
"""In a run; all that follow take no time, as so many are too many in any case."""

MADE_ANEW: tuple[str, ...] = ("threading", "queue", "sched")
"""Modules that keep a clock, a lock or a nap of others, from when they were loaded."""
if sys.platform != "emscripten":  # a page has an event loop of its own, which must stay
    MADE_ANEW += ("selectors", "asyncio", "concurrent", "multiprocessing")

_begun: dict[Any, int] = {}
_passed = _looked = _looks = _naps = 0
_before_nap: Callable[[float], object] = float


def wind_up(before_nap: Callable[[float], object] = float) -> None:
    """Put these clocks in the place of Python's own, for a run that begins now.

    `DONE` gets "waits"; "looks" at a clock; "passed", the microseconds on the clock so far; and "awake at 3000" for the end of
    each nap, in microseconds.

    Args:
        before_nap: is called with the seconds on the clock, before each nap.
    """
    global _passed, _looked, _looks, _naps, _before_nap
    _begun.clear()
    _passed = _looked = _looks = _naps = 0
    _before_nap = before_nap
    if time.sleep is not sleep:
        vars(time).update(_clocks(), sleep=sleep)
    if getattr(sys.modules.get("_thread"), "allocate_lock", None) is not Lock:
        for name in list(sys.modules):
            if name.partition(".")[0] in MADE_ANEW:
                del sys.modules[name]
        sys.modules["_queue"] = None  # type: ignore[assignment]  # then a SimpleQueue is made of locks
        names = ("allocate_lock", "allocate", "lock", "LockType")
        _stand_in("_thread", **dict.fromkeys(names, Lock))
        _stand_in("datetime", datetime=_datetime())
        _stand_in("select", **_selects())


def sleep(seconds: Any) -> None:
    """Sleep, and put the clocks forward by just that."""
    global _looks, _naps
    _before_nap(_passed / 1e9)
    _naps += 1
    traced = sys.gettrace() is not None and _alone()  # for its lines, which go by these clocks
    if not traced and _naps <= MOST_REAL_NAPS:
        really_sleep(seconds)
    _put_forward(round(seconds * 1e9))
    if seconds > 0:
        _looks = 0
        DONE["waits"] += 1
        DONE[f"awake at {_passed // 1000}"] += 1


def _put_forward(nanoseconds: int) -> None:
    global _passed
    DONE["passed"] += (_passed + nanoseconds) // 1000 - _passed // 1000
    _passed += nanoseconds


def look(clock: Any, now: Callable[[], int], by_naps: bool = True) -> int:
    """Return what a clock shows, in nanoseconds; `now` is the real one."""
    global _looked, _looks
    _looks += 1
    DONE["looks"] += 1
    passing = LOOK if _looks <= SHORT_LOOKS else LONG_LOOK
    _looked += passing
    _put_forward(passing)
    passed = _passed if by_naps else _looked
    return _begun.setdefault(clock, now() - passed) + passed


def _clocks() -> dict[str, Callable[..., Any]]:
    """Return all clocks of `time` that this system has."""
    clocks: dict[str, Callable[..., Any]] = {}
    for name in filter(real.__contains__, WALL + CPU):
        clocks[f"{name}_ns"] = _clock(name)
        clocks[name] = _in_seconds(clocks[f"{name}_ns"])
    if "clock_gettime_ns" in real:
        cpu = [getattr(time, name, None) for name in ("CLOCK_PROCESS_CPUTIME_ID", "CLOCK_THREAD_CPUTIME_ID")]
        now = real["clock_gettime_ns"]
        clocks["clock_gettime_ns"] = lambda clock: look(clock, lambda: int(now(clock)), clock not in cpu)
        clocks["clock_gettime"] = _in_seconds(clocks["clock_gettime_ns"])
    return clocks


def _clock(name: str) -> Callable[[], int]:
    now = real[f"{name}_ns"]
    return lambda: look(name, now, name in WALL)


def _in_seconds(clock: Callable[..., int]) -> Callable[..., float]:
    return lambda *which: clock(*which) / 1e9


def _alone() -> bool:
    """Say whether the program has no other thread: then nobody ends a nap."""
    return not importlib.import_module("_thread")._count()


class Lock:
    """A lock that sleeps as `sleep` does when it is waited for."""

    def __init__(self) -> None:
        """Make it, free."""
        self._real = REAL_LOCK()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Wait for it."""
        if not blocking or timeout < 0 or not _alone():
            return bool(self._real.acquire(blocking, timeout))
        if not self._real.acquire(False):
            sleep(timeout)
            return bool(self._real.acquire(False))
        return True

    def __enter__(self) -> bool:
        """Wait for it."""
        return bool(self._real.acquire())

    def __exit__(self, *error: object) -> None:
        """Free it."""
        self._real.release()

    def __getattr__(self, name: str) -> Any:
        """Be a lock in all else."""
        return getattr(self._real, name)


REAL_LOCK = importlib.import_module("_thread").allocate_lock


def _selects() -> dict[str, Any]:
    """Return what waits for files or sockets, as far as this system has it; what has no stand-in is None."""
    try:
        own = importlib.import_module("select")
    except ImportError:
        return {}

    def select(read: Any, write: Any, other: Any, timeout: float | None = None, /) -> Any:
        if timeout is None or timeout < 0 or not _alone():
            return own.select(read, write, other, timeout)
        found = own.select(read, write, other, 0)
        if any(found) or not timeout:
            return found
        sleep(timeout)
        return own.select(read, write, other, 0)

    stand_ins: dict[str, Any] = {"select": select, "kqueue": None, "devpoll": None}
    return stand_ins | {name: _polling(vars(own)[name], unit) for name, unit in UNITS.items() if name in vars(own)}


UNITS = {"poll": 1e-3, "epoll": 1.0}
"""Seconds."""


def _polling(kind: Any, unit: float) -> type:
    class Polling:
        """What `select.poll` or `select.epoll` makes."""

        fromfd = getattr(kind, "fromfd", None)

        def __init__(self, *arguments: Any, **more: Any) -> None:
            self._real = kind(*arguments, **more)

        def poll(self, timeout: float | None = None, *most: int, **more: int) -> Any:
            if timeout is None or timeout < 0 or not _alone():
                return self._real.poll(timeout, *most, **more)
            found = self._real.poll(0, *most, **more)
            if found or not timeout:
                return found
            sleep(timeout * unit)
            return self._real.poll(0, *most, **more)

        def __enter__(self) -> "Polling":
            return self

        def __exit__(self, *error: object) -> None:
            self._real.close()

        def __getattr__(self, name: str) -> Any:
            return getattr(self._real, name)

    return Polling


def _datetime() -> type:
    """Return a `datetime` that asks `time` how late it is; `today` does so anyway."""
    import datetime as own

    class datetime(own.datetime):
        """A date and a time of day."""

        @classmethod
        def now(cls, tz: own.tzinfo | None = None) -> "datetime":
            return cls.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls) -> "datetime":
            return cls.fromtimestamp(time.time(), own.timezone.utc).replace(tzinfo=None)

    datetime.__module__, datetime.__qualname__ = "datetime", "datetime"
    return datetime


def _stand_in(name: str, **other: Any) -> None:
    """Put a copy of a module in its place, with other contents; None takes something away."""
    try:
        own = importlib.import_module(name)
    except ImportError:
        return
    copy = sys.modules[name] = ModuleType(name)
    vars(copy).update(vars(own))
    for key in other.keys() & vars(own).keys():
        vars(copy)[key] = other[key]
        if other[key] is None:
            del vars(copy)[key]
