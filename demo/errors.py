"""What can go wrong, drawn as a tree: one class per answer that a caller may want to give.

    DemoError                  status 1: what happened, then the next command to type
    ├── UsageError             status 2: the command names something that cannot be run or read
    ├── ProfileFileError       the file is not a profile, or is damaged
    ├── RecordingError         the program ended and left no profile behind
    │   └── RecorderError      … through no fault of its own: the recorder failed, a bug of the tool
    └── DrawingError           no picture: no Graphviz that works, or it took too long

Steps raise these, only `commands/main.py` catches them. Anything else is a bug and keeps its traceback.
"""


class DemoError(Exception):
    """Something the user can put right; `str(error)` is one line that says what happened and what to type next."""

    status = 1


class UsageError(DemoError):
    """The command line names something that cannot be run or read."""

    status = 2


class ProfileFileError(DemoError):
    """A file that should be a profile is not one, or is damaged."""


class RecordingError(DemoError):
    """The program ended without leaving a profile (`os._exit`, a crash, `kill -9`).

    Args:
        message: the line for the user.
        status: the program's own exit status, 0..255, which is passed on.
    """

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status or 1


class RecorderError(RecordingError):
    """The recorder failed inside the program's process, which is a bug of the tool.

    Args:
        traceback: what Python says of it; "" if it stands on stderr already.
        status: as for `RecordingError`.
    """

    def __init__(self, traceback: str, status: int) -> None:
        super().__init__(
            "this is a bug in the tool, not in your program: its recorder failed. Please report it, with the "
            "traceback above and what `python -VV` prints.",
            status,
        )
        self.traceback = traceback


class DrawingError(DemoError):
    """Graphviz is missing, broken or too slow; the profile itself is safe."""
