"""A coroutine or generator, each of whose steps is run by somebody else: by what records them."""

from collections.abc import Callable, Coroutine, Generator
from typing import Any, Protocol


class Runner(Protocol):
    """What calls functions, and makes something of that."""

    def run(self, function: Callable[..., Any], /, *arguments: Any) -> Any:
        """Return what the function returns, and raise what it raises."""


class Driven(Coroutine[Any, Any, Any]):
    """A coroutine, a generator, or what an `__await__` returns, whose steps a runner runs.

    Args:
        runner: of the steps.
        steps: what is driven.
    """

    def __init__(self, runner: Runner, steps: Any) -> None:
        self._runner, self._steps = runner, steps

    def __await__(self) -> Generator[Any, Any, Any]:
        return self  # it has all that `await` asks for

    def __iter__(self) -> "Driven":
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def send(self, value: Any) -> Any:
        """Go on to the next suspension."""
        if value is None and not hasattr(self._steps, "send"):
            return self._runner.run(next, self._steps)
        return self._runner.run(self._steps.send, value)

    def throw(self, *error: Any) -> Any:
        """Go on with an exception."""
        if not hasattr(self._steps, "throw"):
            raise error[1] if len(error) > 1 and error[1] else error[0]
        return self._runner.run(self._steps.throw, *error)

    def close(self) -> None:
        """End it where it is suspended."""
        if hasattr(self._steps, "close"):
            self._runner.run(self._steps.close)

    def __getattr__(self, name: str) -> Any:
        """Return what debuggers ask a coroutine for: `cr_frame`, `__qualname__`, ..."""
        return getattr(self._steps, name)
