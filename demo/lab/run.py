"""Runs a learner's program in this very process: for the browser, which has no other process.

A page ends its Python after each run; a check runs several programs in one. `recorder` does what it does on the command
line; around it, what a process of its own would give is given here: a fresh `sys.modules`, the working folder, and an end by
`sys.exit` or an exception that is only reported.
"""

import builtins
import os
import shutil
import sys
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NamedTuple

from ..errors import RecorderError

RECORDER = Path(__file__).parents[1] / "recording" / "recorder.py"
RECORDING = compile(RECORDER.read_bytes(), str(RECORDER), "exec", dont_inherit=True)
IMPORTED: dict[tuple[str, tuple[str, ...]], ModuleType] = {}
"""What the recorder has imported; the program does not see it in `sys.modules`."""
COMPILED: dict[str, CodeType] = {}
"""The recorder's parts, since the first run: the files are gone when a page wakes Python up from its snapshot."""


CHANGED = ("datetime", "json", "json.decoder", "json.encoder", "marshal", "pickle", "re", "select", "threading", "zlib")
"""What checks put counters into, besides `builtins`, `os` and `time`; where a fresh Python has it, it is put back."""


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


NEVER_BEGAN = Ran(1)


def run(source: str, file: str, keep: frozenset[str], environment: Mapping[str, str], clock: str = "wall") -> Ran:
    """Profile a program from its first line to its last.

    What it prints goes to `sys.stdout` and `sys.stderr`, a traceback included.

    Args:
        source: the program.
        file: its full path; its folder is made anew, and is the working folder.
        keep: names of the modules that a fresh Python has loaded.
        environment: put into `os.environ`.
        clock: as for `recording.record`.
    """
    left = Path(file).parent.with_name("recording")
    make_anew(left)
    (left / "starting").touch()
    command = [str(RECORDER), str(left), clock, "cProfile", "script", Path(file).name]
    own = {"__builtins__": {**vars(builtins), "__import__": import_once}, "compiled": COMPILED}
    with ready(command, source, file, keep, environment) as program:
        ran = ended(RECORDING, own) if program else NEVER_BEGAN
    profile, bug = left / "profile", left / "bug"
    if bug.exists() or (left / "starting").exists():
        traceback = bug.read_text(encoding="utf-8") if bug.exists() else ""
        print(traceback, RecorderError(traceback, 1), sep="", file=sys.stderr, flush=True)
    return ran._replace(profile=profile.read_bytes() if profile.exists() else b"")


def run_plainly(source: str, file: str, keep: frozenset[str], environment: Mapping[str, str]) -> Ran:
    """Run a program without the profiler, as `python FILE` does; arguments as for `run`."""
    with ready([file], source, file, keep, environment) as program:
        return ended(program, {}) if program else NEVER_BEGAN


@contextmanager
def ready(
    command: list[str], source: str, file: str, keep: frozenset[str], environment: Mapping[str, str]
) -> Iterator[CodeType | None]:
    """Put a program in place, and all else as `python COMMAND` finds it; the other arguments as for `run`.

    Yields:
        the program, compiled; None if it is no Python, and then it is shown why.
    """
    folder = Path(file).parent
    make_anew(folder)
    Path(file).write_text(source, encoding="utf-8")
    program = compiled(file)
    with as_if_fresh(folder, keep), with_environment(environment):
        sys.argv = command
        sys.path.insert(0, os.path.dirname(command[0]))  # as for any script; the recorder takes its own back
        if isinstance(program, Exception):
            # As Python does it, line and all.
            sys.excepthook(type(program), program, None)
            sys.stderr.flush()
        yield program if isinstance(program, CodeType) else None


def import_once(
    name: str,
    names: Mapping[str, Any] | None = None,
    local: Mapping[str, Any] | None = None,
    wanted: Sequence[str] = (),
    level: int = 0,
) -> ModuleType:
    """Import as the recorder does at the beginning of each run; from the second time on without loading anything."""
    key = name, tuple(wanted or ())
    if key not in IMPORTED:
        IMPORTED[key] = __import__(name, names, local, wanted, level)
    return IMPORTED[key]


# To end a profile, Python 3.12 and newer import something for the recorder: as a part of that it is not in the profile.
import_once.__code__ = import_once.__code__.replace(co_filename=str(RECORDER))


def make_anew(folder: Path) -> None:
    """Empty a folder, or make it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def compiled(file: str) -> CodeType | Exception:
    """Compile a file, or return why it is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # they are given when it runs
            return compile(Path(file).read_bytes(), file, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:  # in old versions a zero byte is a ValueError
        return error.with_traceback(None)


def ended(script: CodeType, own: Mapping[str, Any]) -> Ran:
    """Run a script to whatever end, show what a process would show, and return how it went."""
    module = sys.modules["__main__"] = ModuleType("__main__")
    vars(module).update(own, __file__=script.co_filename)
    status, start = 0, time.perf_counter()
    try:
        exec(script, vars(module))
    except SystemExit as end:
        status = status_of(end)
    except BaseException as error:
        show(error, script.co_filename)
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
    changed = [builtins, os, time, *(modules[name] for name in CHANGED if name in keep and name in modules)]
    shared = [(vars(module), dict(vars(module))) for module in changed]
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
