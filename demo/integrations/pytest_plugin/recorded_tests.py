"""What tests and their fixtures call -> recordings.

Only functions of tests and fixtures are recorded, with what they call: meanwhile nothing of pytest runs.
"""

import functools
import inspect
import os
import types
import unittest
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from typing import Any

import pytest

from ...pipeline import RecordedRun, Run, record
from ...recording.driven import Driven
from ...recording.segments import Segments

_PYTEST = os.path.dirname(inspect.getfile(pytest.Function))
OURS = (
    *(__file__, os.path.join(os.path.dirname(__file__), "__init__.py")),
    *(os.path.join(_PYTEST, f"{part}.py") for part in ("compat", "fixtures", "nodes", "python", "scope", "unittest")),
)
"""Files whose functions are called in between: our own, and those of pytest that call `setup_method` and the like."""
SET_UP = ("setUp", "tearDown", "asyncSetUp", "asyncTearDown")
"""Methods of unittest's test cases."""


class Recorder:
    """Records what one test calls.

    Attributes:
        ended: the recordings that have ended.
    """

    def __init__(self) -> None:
        self.ended: list[Segments] = []
        self._now: Segments | None = None
        self._has_limits = False

    @contextmanager
    def recording(self, clock: str, has_limits: bool = False) -> Iterator[Segments]:
        """Record what is called meanwhile; if something else is being recorded, that has a break."""
        before, self._now = self._now, Segments(clock)
        self._has_limits = has_limits
        try:
            yield self._now
        finally:
            self._now.end(OURS)
            self.ended.append(self._now)
            self._now, self._has_limits = before, False

    def leave_out_the_rest(self) -> None:
        """Record no more of the call that is going on; a test with limits fails, for all that it calls counts."""
        if self._has_limits:
            pytest.fail(
                "A test with limits of calls or memory can't record parts of it as well: leave out one of them."
            )
        if self._now:
            self._now.leave_out_the_rest()

    def take(self, run: Run) -> None:
        """Take a part of the test that was recorded by itself."""
        part = Segments(run.profile.recording.clock.name)
        part.data = run.data
        self.ended.append(part)

    def run(self, function: Callable[..., Any], /, *arguments: Any) -> Any:
        """Call a function as a part of what is being recorded, if something is."""
        return self._now.run(function, *arguments) if self._now else function(*arguments)

    def has_breaks(self) -> None:
        """Note that what is being recorded is suspended in between."""
        if self._now:
            self._now.has_breaks = True


Now = Callable[[], Recorder | None]
"""Returns what records the test that is running."""


class _Now:
    """Has each function run by what records the test that is running then, if something does."""

    def __init__(self, now: Now) -> None:
        self._now = now

    def run(self, function: Callable[..., Any], /, *arguments: Any) -> Any:
        recorder = self._now()
        return recorder.run(function, *arguments) if recorder else function(*arguments)

    def has_breaks(self) -> None:
        if recorder := self._now():
            recorder.has_breaks()


def part_recorder(now: Now) -> Callable[..., RecordedRun]:
    """Return a function like `record` for parts of a test; from the first of them on, the test's other parts are left out."""

    def callgraph(*args: Any, then: Callable[[Run], object] | None = None, **kwargs: Any) -> RecordedRun:
        recorder = now()
        if not recorder:
            return record(*args, then=then, **kwargs)
        recorder.leave_out_the_rest()

        def ended(run: Run) -> None:
            recorder.take(run)
            if then:
                then(run)

        return record(*args, then=ended, **kwargs)

    return callgraph


@contextmanager
def test_seen(item: pytest.Item, now: Now) -> Iterator[None]:
    """Have the function of a test recorded; of a test that isn't one, as those of doctest, whatever runs it."""
    if isinstance(item, pytest.Function):
        with _replaced(item, "obj", now), _set_up_seen(item, now):
            yield
    else:
        with _replaced(item, "runtest", now):
            yield


@contextmanager
def _set_up_seen(item: pytest.Function, now: Now) -> Iterator[None]:
    """Have what unittest calls before and behind a test recorded, too."""
    with ExitStack() as stack:
        if isinstance(item.instance, unittest.TestCase):
            for name in SET_UP:
                if hasattr(item.instance, name):
                    stack.enter_context(_replaced(item.instance, name, now))
        yield


@contextmanager
def _replaced(holder: Any, name: str, now: Now) -> Iterator[None]:
    """Have an attribute recorded that is a function."""
    is_own, before = name in vars(holder), getattr(holder, name)
    setattr(holder, name, seen(before, now))
    try:
        yield
    finally:
        if is_own or isinstance(getattr(type(holder), name), property):
            setattr(holder, name, before)
        else:
            delattr(holder, name)  # the one of the class is there again


@contextmanager
def fixture_seen(fixture: Any, now: Now) -> Iterator[None]:
    """Have the function of a fixture recorded, unless it is one of pytest's own that calls nothing of the tests."""
    is_pytests = str(getattr(fixture.func, "__module__", "")).startswith("_pytest.")
    sets_up = fixture.argname.startswith(("_xunit_", "_unittest_"))
    with nullcontext() if is_pytests and not sets_up else _replaced(fixture, "func", now):
        yield


def seen(function: Any, now: Now) -> Any:
    """Return a function of the same kind, whose calls are recorded by what records the test then."""
    if isinstance(function, types.MethodType):
        return types.MethodType(seen(function.__func__, now), function.__self__)
    if inspect.isasyncgenfunction(function):
        return function  # whoever can call one of these does it in ways of his own

    runner = _Now(now)

    @functools.wraps(function)
    def plain(*args: Any, **kwargs: Any) -> Any:
        return runner.run(functools.partial(function, *args, **kwargs))

    @functools.wraps(function)
    def generator(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
        return (yield from Driven(runner, function(*args, **kwargs)))

    @functools.wraps(function)
    async def coroutine(*args: Any, **kwargs: Any) -> Any:
        runner.has_breaks()
        return await Driven(runner, function(*args, **kwargs))

    if inspect.isgeneratorfunction(function):
        return generator
    return coroutine if inspect.iscoroutinefunction(function) else plain
