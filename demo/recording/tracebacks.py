"""What is shown of an exception: the program's without our frames, ours in whatever Python is left.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.
"""

import sys
from collections.abc import Collection
from types import TracebackType


def traceback_of(error: BaseException) -> str:
    """Return what Python would print; if the program has taken away what that needs, the places alone."""
    try:
        from traceback import format_exception

        return "".join(format_exception(error))
    except Exception:
        places, trace = "", error.__traceback__
        while trace:
            code = trace.tb_frame.f_code
            places += f'  File "{code.co_filename}", line {trace.tb_lineno}, in {code.co_name}\n'
            trace = trace.tb_next
        return f"{places}{type(error).__name__}: {error}\n"


def show_without(ours: Collection[str]) -> None:
    """Let an uncaught exception of the program be shown as plain Python does, without the first frames, of files of ours."""
    hook = sys.excepthook

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.excepthook = hook
        while trace and trace.tb_frame.f_code.co_filename in ours:
            trace = trace.tb_next
        hook(kind, error.with_traceback(trace), trace)

    sys.excepthook = show
