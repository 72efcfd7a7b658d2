"""How many lines of a program run: the work of a loop that calls nothing, and so is in no profile.

A line counts once each time it begins to run; a loop on one line, such as a comprehension, counts once for each round.

See also: https://docs.python.org/3/library/sys.html#sys.settrace
"""

import sys
import threading
from types import FrameType, TracebackType
from typing import Any

MOST = 520_000
"""Lines that are counted at most, unless a promise allows as many."""


class LineCounter:
    """Counts while it is a context.

    Attributes:
        count: lines so far.
    """

    def __init__(self, folder: str, most: int = MOST) -> None:
        """Prepare to count.

        Args:
            folder: whose files count; it ends in a separator. So does what a program makes of a text, by `exec`.
            most: lines; it stops there.
        """
        self.count = 0
        self._most = most
        self._beginnings = (folder, "<string>")

    def __enter__(self) -> "LineCounter":
        """Begin to count, in threads that start from now on as well."""
        threading.settrace(self._called)
        sys.settrace(self._called)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it."""
        sys.settrace(None)
        threading.settrace(None)

    def _called(self, frame: FrameType, event: str, argument: Any) -> Any:
        return self._line if frame.f_code.co_filename.startswith(self._beginnings) else None

    def _line(self, frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            self.count += 1
            if self.count >= self._most:
                sys.settrace(None)
        return None  # which leaves this in place
