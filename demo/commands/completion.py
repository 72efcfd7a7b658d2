"""The command `completion`: a script with which a shell completes commands, options, exercises and names of profiles."""

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from ..errors import DemoError
from ..training.exercise import names
from .arguments import command_line

PROGRAM = "profiling-demo"
"""What is completed; `python -m demo` is a command of Python's."""
PROFILES = ("*.pstats", "*.prof", "*.speedscope.json", "*.collapsed")


def completion_command(options: argparse.Namespace) -> int:
    """Print the script for a shell."""
    sys.stdout.write(script(options.shell) + "\n")
    return 0


def script(shell: str) -> str:
    """Return the script for a shell.

    Raises:
        DemoError: if shtab, which writes it, isn't installed.
    """
    try:
        import shtab
    except ModuleNotFoundError:
        raise DemoError("completion needs shtab, which isn't installed. Type: python -m pip install shtab") from None
    values: dict[str, Any] = {
        "profile": shtab.glob(*PROFILES),
        "file": shtab.FILE,
        "folder": shtab.DIRECTORY,
    }
    parser = command_line(PROGRAM)
    for action in arguments_of(parser):
        what = COMPLETED.get(action.dest, "")
        if what == "exercise":
            action.choices = names()
        elif what:
            action.complete = values[what]  # type: ignore[attr-defined]  # shtab looks for it there
    return shtab.complete(parser, shell)


COMPLETED = {
    "files": "profile",
    "before": "profile",
    "after": "profile",
    "program": "file",
    "output": "file",
    "folder": "folder",
    "mine": "file",
    "name": "exercise",
}
"""What the values of options and arguments are; others have choices of their own, or may be anything."""


def arguments_of(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Go through the options and arguments of all commands."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from arguments_of(command)
        else:
            yield action


COMMANDS = {"completion": completion_command}
