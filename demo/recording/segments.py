"""Records some calls in this process, and nothing between them: the steps of a coroutine, the functions of a test."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from ..errors import RecordingError
from .inline import Recording


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
        self._is_on = False

    def run(self, function: Callable[..., Any], /, *arguments: Any) -> Any:
        """Call a function, and record that; inside such a call, it is a part of it."""
        call = partial(function, *arguments)  # which no profiler counts
        if self._is_on or self.problem:
            return call()
        self._recording = recording = self._recording or Recording(self.clock)
        try:
            recording.go_on()
        except RecordingError as error:
            self.problem = str(error)
            return call()
        self._is_on = True
        try:
            return call()
        finally:
            recording.pause()
            self._is_on = False

    def leave_out_the_rest(self) -> None:
        """Record no more of the call that is going on."""
        if self._recording and self._is_on:
            self._recording.pause()

    def end(self, files: Collection[str] = ()) -> None:
        """End the recording.

        Args:
            files: whose functions are left out.
        """
        if self._recording and not self.problem:
            self.data = self._recording.end(files=(__file__, *files), has_breaks=self.has_breaks)
            self.texts = self._recording.texts
