"""Records some calls in this process, and nothing between them: the steps of a coroutine, the functions of a test."""

from collections.abc import Callable, Collection
from functools import partial
from threading import local
from typing import Any

from ..errors import RecordingError
from .inline import Recording


class _Thread(local):
    """What is so in this thread; no profiler counts who asks for it.

    Attributes:
        is_on: some `Segments` records what is called.
    """

    is_on = False


_thread = _Thread()


class Segments:
    """A recording of some calls, and of nothing in between.

    Attributes:
        clock: as for `Recording`.
        has_breaks: whether what happens in between belongs to the run, as where a coroutine waits.
        problem: why nothing can be recorded; "" if nothing is wrong.
        data: what was recorded, as a profile file holds it; None before the end, or if nothing was called.
        texts: as of `Recording`.
    """

    def __init__(self, clock: str, has_breaks: bool = False) -> None:
        self.clock, self.has_breaks, self.problem = clock, has_breaks, ""
        self.data: bytes | None = None
        self.texts: dict[str, str] = {}
        self._recording: Recording | None = None

    def run(self, function: Callable[..., Any], /, *arguments: Any) -> Any:
        """Call a function, and record that; inside such a call, of this or other segments, it is a part of that one.

        That is asked first: even an attempt at another recording would be in the one that is going on.
        """
        call = partial(function, *arguments)  # which no profiler counts
        if _thread.is_on or self.problem:
            return call()
        self._recording = recording = self._recording or Recording(self.clock)
        try:
            recording.go_on()
        except RecordingError as error:
            self.problem = str(error)
            return call()
        _thread.is_on = True
        try:
            return call()
        finally:
            recording.pause()
            _thread.is_on = False

    def leave_out_the_rest(self) -> None:
        """Record no more of the call that is going on."""
        if self._recording and _thread.is_on:
            self._recording.pause()

    def end(self, files: Collection[str] = ()) -> None:
        """End the recording.

        Args:
            files: whose functions are left out.
        """
        if self._recording and not self.problem:
            self.data = self._recording.end(files=(__file__, *files), has_breaks=self.has_breaks)
            self.texts = self._recording.texts
