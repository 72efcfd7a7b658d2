"""The command line: one command, its exit status, and what is said when something goes wrong."""

import argparse
import errno
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from types import FrameType
from typing import Any, NoReturn

from ..errors import DemoError, RecorderError
from .arguments import command_line
from .terminal import fail, warn
from .typed import as_typed

ROOMS = {
    "profile": "profile",
    "sites": "profile",
    "graph": "graph",
    "explain": "graph",
    "merge": "graph",
    "compare": "compare",
    "completion": "completion",
}
"""The file of each command, loaded only when it is wanted; those that are not named here are about exercises."""
STOPPED: list[int] = []
"""The signals that have stopped this command."""
AGAIN = 0.01
"""Seconds until a stop that Python has dropped comes again."""


def run() -> NoReturn:
    """Run the command that was typed, and end the process with its status.

    It ends as it is: to free its objects one by one would take a tenth of the time, and the system takes back all of them.
    """
    status = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # it's closed, or nobody reads it
            stream.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: without the program's name; None for `sys.argv[1:]`.

    Returns:
        the exit status: 0 if all went well, 1 after a `DemoError`, 2 for a command that names nothing to run, or else
        that of the profiled program.
    """
    gc.disable()  # one short run that frees nothing before its end: a third of its time on a large profile
    if isinstance(sys.stdout, TextIOWrapper):  # None if closed; on Windows a pipe may not know the character "→"
        sys.stdout.reconfigure(errors="replace")
    try:
        with suppress(ValueError):  # not in the main thread
            signal.signal(signal.SIGTERM, stop)
            sys.unraisablehook = without_stops
        parser = command_line(as_typed("demo"))
        options = parser.parse_args(arguments)
        if options.command == "help":
            parser.print_help()
            return 0
        if "config" in options:
            import_module(".defaults", __package__).settle(options)
        status = command_of(options.command)(options)
        if sys.stdout:
            sys.stdout.flush()  # here, where a closed pipe can be met
        return status
    except DemoError as error:
        if STOPPED:  # Graphviz got the signal as well
            return report_stop(STOPPED[0])
        if isinstance(error, RecorderError) and sys.stderr:
            sys.stderr.write(error.traceback)
        fail(str(error))
        return error.status
    except KeyboardInterrupt as stopped:
        return report_stop(stopped.args[0] if stopped.args else signal.SIGINT)
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.ENOSPC) or error.filename:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more on its way out
        if error.errno == errno.EPIPE:
            return 141
        fail("the text couldn't be written because the disk is full.")
        return 1


def report_stop(number: int) -> int:
    """Say that a signal has stopped the command, and return its exit status as shells have it."""
    warn("stopped; the earlier output files are unchanged.")
    return 128 + number


def stop(number: int, frame: FrameType | None) -> None:
    """Turn SIGTERM into the exception that Ctrl-C raises, so that nothing half done is left behind."""
    STOPPED.append(number)
    raise KeyboardInterrupt(number)


def without_stops(unraisable: Any) -> None:
    """Raise that exception again where Python drops it, as in a callback of the import system; report any other."""
    if unraisable.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(unraisable)
        return
    from threading import Timer

    if not STOPPED:
        STOPPED.append(signal.SIGINT)

    again = Timer(AGAIN, os.kill, (os.getpid(), STOPPED[0]))
    again.daemon = True
    again.start()


def command_of(name: str) -> Callable[[argparse.Namespace], int]:
    """Return what carries out a command."""
    room = import_module(f".{ROOMS.get(name, 'exercises')}", __package__)
    commands: dict[str, Callable[[argparse.Namespace], int]] = room.COMMANDS
    return commands[name]
