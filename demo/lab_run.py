"""Runs a learner's program in this very process, as often as wanted: for the browser, which has no other process.

`recorder` does what it does on the command line; around it, what a process of its own would give is given here: a fresh
`sys.modules`, the working folder, and an end by `sys.exit` or an exception that is only told.
"""

import builtins
import os
import runpy
import shutil
import sys
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

RECORDER = str(Path(__file__).with_name("recorder.py"))


class Ran(NamedTuple):
    """How it went.

    Attributes:
        status: the exit status that a process would have had, 0..255.
        profile: the bytes of the profile file; empty if the program never began, or was not profiled.
        seconds: that the program took, by the wall clock; 0 if it never began.
    """

    status: int
    profile: bytes = b""
    seconds: float = 0.0


def run(source: str, file: str, keep: frozenset[str], environment: Mapping[str, str]) -> Ran:
    """Profile a program from its first line to its last.

    What it prints goes to `sys.stdout` and `sys.stderr`, a traceback included.

    Args:
        source: the program.
        file: its full path; its folder is made anew, and is the working folder.
        keep: names of the modules that a fresh Python has loaded.
        environment: put into `os.environ`.
    """
    left = Path(file).parent.with_name("recording")
    make_anew(left)
    ran = started([RECORDER, str(left), "wall", "script", Path(file).name], source, file, keep, environment)
    profile = left / "profile"
    return ran._replace(profile=profile.read_bytes() if profile.exists() else b"")


def run_plainly(source: str, file: str, keep: frozenset[str], environment: Mapping[str, str]) -> Ran:
    """Run a program without the profiler, as `python FILE` does; arguments as for `run`."""
    return started([file], source, file, keep, environment)


def started(command: list[str], source: str, file: str, keep: frozenset[str], environment: Mapping[str, str]) -> Ran:
    """Put a program in place and do what `python COMMAND` does; the other arguments as for `run`."""
    folder, script = Path(file).parent, command[0]
    make_anew(folder)
    Path(file).write_text(source, encoding="utf-8")
    wrong = flaw(file)
    with as_if_fresh(folder, keep), with_environment(environment):
        if wrong:
            return refused(wrong)
        sys.argv = command
        sys.path.insert(0, os.path.dirname(script))  # as for any script; the recorder takes its own back
        return ended(script)


def make_anew(folder: Path) -> None:
    """Empty a folder, or make it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def flaw(file: str) -> Exception | None:
    """Return why a file is no Python, or None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they are given when it runs
            compile(Path(file).read_bytes(), file, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:  # in old versions a zero byte is a ValueError
        return error.with_traceback(None)
    return None


def refused(error: Exception) -> Ran:
    """Show why a program cannot begin as Python does, line and all."""
    sys.excepthook(type(error), error, None)
    sys.stderr.flush()
    return Ran(1)


def ended(script: str) -> Ran:
    """Run a script to whatever end, show what a process would show, and return how it went."""
    status, start = 0, time.perf_counter()
    try:
        runpy.run_path(script, run_name="__main__")
    except SystemExit as end:
        status = status_of(end)
    except BaseException as error:
        show(error, script)
        status = 1
    seconds = time.perf_counter() - start
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    return Ran(status, seconds=seconds)


def show(error: BaseException, script: str) -> None:
    """Show an uncaught exception as a fresh Python would, without what stands before the script; the recorder hides itself."""
    trace = error.__traceback__
    while trace and trace.tb_frame.f_code.co_filename != script:
        trace = trace.tb_next
    sys.excepthook(type(error), error.with_traceback(trace), trace)


def status_of(end: SystemExit) -> int:
    """Return the status that a process would have ended with, and print what it would have printed."""
    if end.code is None or isinstance(end.code, int):
        return (end.code or 0) & 255
    print(end.code, file=sys.stderr)
    return 1


@contextmanager
def as_if_fresh(folder: Path, keep: frozenset[str]) -> Iterator[None]:
    """Hide the modules that were imported since Python started, and afterwards undo what a program may have changed."""
    modules, names = dict(sys.modules), {name: list(vars(sys)[name]) for name in ("path", "argv", "meta_path")}
    others = {name: vars(sys)[name] for name in ("stdout", "stderr", "excepthook", "displayhook")}
    shared = [(vars(module), dict(vars(module))) for module in (builtins, os, time)]
    before = os.getcwd(), sys.getrecursionlimit()
    os.chdir(folder)
    for name in set(modules) - keep:
        del sys.modules[name]
    try:
        yield
    finally:
        for now, was in shared:  # the first, because all that follows uses them
            now.update(was)
            for name in now.keys() - was.keys():
                del now[name]
        sys.setprofile(None)
        sys.settrace(None)
        vars(sys).update(others)
        for name, value in names.items():
            vars(sys)[name][:] = value
        sys.modules.clear()
        sys.modules.update(modules)
        sys.setrecursionlimit(before[1])
        os.chdir(before[0])


@contextmanager
def with_environment(more: Mapping[str, str]) -> Iterator[None]:
    """Add to the environment for a while."""
    before = dict(os.environ)
    os.environ.update(more)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
