"""Follows a request into the tasks that it starts in its event loop, and into the threads that it hands work to.

While a request is recorded, the loop's task factory, `ThreadPoolExecutor.submit` and `anyio.to_thread.run_sync` look whether
it is that request which uses them, by a context variable; whatever else uses them gets what it always gets. Then all of
them are as they were.
"""

import asyncio
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from ...recording.driven import Driven
from ...recording.steps import StepRecorder

CURRENT: ContextVar[StepRecorder | None] = ContextVar("profiling_in_python", default=None)
"""What records the request to which the running code belongs."""


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
