"""Follows a request into the tasks that it starts in its event loop, and into the threads that it hands work to.

While a request is recorded, the loop's task factory, `ThreadPoolExecutor.submit` and `anyio.to_thread.run_sync` look whether
it is that request which uses them, by a context variable; whatever else uses them gets what it always gets. Then all of
them are as they were.
"""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from ..recording.steps import StepRecorder

CURRENT: ContextVar[StepRecorder | None] = ContextVar("profiling_in_python", default=None)
"""What records the request to which the running code belongs."""


class Driven(Coroutine[Any, Any, Any]):
    """A coroutine, or what an `__await__` returns, each of whose steps is recorded.

    Args:
        recorder: of the steps.
        steps: what is driven.
    """

    def __init__(self, recorder: StepRecorder, steps: Any) -> None:
        self._recorder, self._steps = recorder, steps

    def __await__(self) -> Generator[Any, Any, Any]:
        return self  # it has all that `await` asks for

    def __iter__(self) -> "Driven":
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def send(self, value: Any) -> Any:
        """Go on to the next suspension."""
        if value is None and not hasattr(self._steps, "send"):
            return self._recorder.run(next, self._steps)
        return self._recorder.run(self._steps.send, value)

    def throw(self, *error: Any) -> Any:
        """Go on with an exception."""
        if not hasattr(self._steps, "throw"):
            raise error[1] if len(error) > 1 and error[1] else error[0]
        return self._recorder.run(self._steps.throw, *error)

    def close(self) -> None:
        """End it where it is suspended."""
        if hasattr(self._steps, "close"):
            self._recorder.run(self._steps.close)

    def __getattr__(self, name: str) -> Any:
        """Return what debuggers ask a coroutine for: `cr_frame`, `__qualname__`, ..."""
        return getattr(self._steps, name)


@contextmanager
def followed(recorder: StepRecorder) -> Iterator[None]:
    """Record what the request that runs here does elsewhere."""
    CURRENT.set(recorder)
    undo: list[Callable[[], object]] = [partial(CURRENT.set, None)]  # not `reset`: what is never awaited ends elsewhere
    try:
        undo += [_follow_tasks(), _follow_threads(), _follow_anyio()]
        yield
    finally:
        for undone in reversed(undo):
            undone()


def _follow_tasks() -> Callable[[], object]:
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:  # an event loop of another library
        return _nothing
    before = loop.get_task_factory()

    def factory(loop: Any, coroutine: Any, **named: Any) -> Any:
        context = named.get("context")
        recorder = CURRENT.get() if context is None else context.get(CURRENT)
        if recorder and asyncio.iscoroutine(coroutine):
            coroutine = Driven(recorder, coroutine)
        return before(loop, coroutine, **named) if before else asyncio.Task(coroutine, loop=loop, **named)

    def undo() -> None:
        if loop.get_task_factory() is factory:
            loop.set_task_factory(before)

    loop.set_task_factory(factory)
    return undo


def _follow_threads() -> Callable[[], object]:
    before = ThreadPoolExecutor.submit

    def submit(self: ThreadPoolExecutor, function: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        recorder = CURRENT.get()
        if recorder:
            function = partial(recorder.run_elsewhere, function)
        return before(self, function, *args, **named)

    return _replace(ThreadPoolExecutor, "submit", before, submit)


def _follow_anyio() -> Callable[[], object]:
    module: Any = sys.modules.get("anyio.to_thread")
    if not module:
        return _nothing
    before = module.run_sync

    def run_sync(function: Callable[..., Any], *args: Any, **named: Any) -> Any:
        recorder = CURRENT.get()
        return before(partial(recorder.run_elsewhere, function) if recorder else function, *args, **named)

    return _replace(module, "run_sync", before, run_sync)


def _replace(owner: Any, name: str, before: Any, ours: Any) -> Callable[[], object]:
    """Put ours in the place of a function; return what puts it back, unless somebody else has replaced ours."""
    setattr(owner, name, ours)

    def undo() -> None:
        if getattr(owner, name) is ours:
            setattr(owner, name, before)

    return undo


def _nothing() -> None:
    pass
