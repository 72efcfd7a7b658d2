"""One run: the program under the profiler, from what is made ready before to what is saved behind.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

See Also:
    https://docs.python.org/3/using/cmdline.html#interface-options (what `__main__`, `sys.argv` and `sys.path[0]` are).
"""

import contextlib
import gc
import marshal
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType, FunctionType, ModuleType
from typing import TYPE_CHECKING

load: Callable[[str], ModuleType] = globals()["load"]
"""Loads a file beside this one by its path; the recorder has put it here."""

if TYPE_CHECKING:
    from . import notes, table, targets, tracebacks, watch

else:
    # Before the run: after it, Python is what the program has made of it.
    notes, table, targets, tracebacks, watch = map(load, ("notes", "table", "targets", "tracebacks", "watch"))

OURS = frozenset((load.__code__.co_filename, __file__, targets.__file__))
"""The files whose functions are on the stack while the program runs."""

ENDING = frozenset(
    getattr(signal, name)
    for name in "SIGTERM SIGHUP SIGQUIT SIGALRM SIGVTALRM SIGPROF SIGUSR1 SIGUSR2 SIGXCPU".split()
    if hasattr(signal, name)
)
"""The signals that end a process which does nothing about them, and that may come from outside."""


def prepared(modules: set[str], places: set[str]) -> Callable[[], None]:
    """Make all ready, and return what runs the program under the profiler, saves, and ends as the program would have ended.

    Each block that a program allocates is traced to the lines that run, and these are looked up from the beginning of a
    function. So what is on the stack then is short.
    """
    folder, clock, kind, target, *arguments = sys.argv[1:]
    starting, part = os.path.join(folder, "starting"), os.path.join(folder, "part")
    os.replace(starting, part)  # all that stands above went well
    is_module = kind == "module"
    own = targets.Own()
    known = {"profiling-demo": "1", "clock": clock, "python": notes.python_version()}
    known["program"] = notes.program_note(target, arguments, is_module)
    watching = watch.Watch(clock, load, (os.path.join(os.path.dirname(__file__), ""),))
    save = saver(watching, folder, known, own)
    ended = False

    def run(code: Callable[[], object]) -> None:
        begin()
        try:
            code()
        except targets.Refused:
            raise
        except BaseException as error:
            nonlocal ended
            ended = True
            save(error)
            tracebacks.show_without(OURS)
            raise

    def begin() -> None:
        for number in ENDING & signal.valid_signals():
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end_by_signal)
        watching.start()
        watching.profiler.enable()

    def end_by_signal(number: int, frame: FrameType | None) -> None:
        save(number)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)  # and now as plain Python would have

    def stop_here() -> None:
        stop(watching)

    def program() -> Callable[[], object]:
        if is_module:
            own.code = targets.load_module(target, module, own, run, stop_here)
        else:
            own.code = targets.load_script(target, module, own)
        # A function over the module's own namespace runs its code as `exec` would, but leaves no box "exec" behind.
        return FunctionType(own.code, module.__dict__)

    def refuse(refused: targets.Refused) -> None:
        with open(os.path.join(folder, "refused"), "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(str(refused))
        if isinstance(refused.__cause__, SyntaxError):
            sys.excepthook(SyntaxError, refused.__cause__.with_traceback(None), None)
            sys.exit(1)
        sys.exit(2)

    def go() -> None:
        try:
            run(program())
        except targets.Refused as refused:
            refuse(refused)
        except Exception:
            if not ended:
                os.replace(part, starting)  # it was this file that failed
            raise
        save()

    sys.argv[:] = ["-m" if is_module else target, *arguments]
    sys.orig_argv[1:] = ["-m"] * is_module + [target, *arguments]
    module = ModuleType("__main__")
    if sys.version_info < (3, 14):
        module.__annotations__ = {}
    module.__dict__["__builtins__"] = sys.modules["builtins"]
    for name in set(sys.modules) - modules:
        del sys.modules[name]
    for place in set(sys.path_importer_cache) - places:
        del sys.path_importer_cache[place]
    sys.modules["__main__"] = module
    return go


def saver(watching: "watch.Watch", folder: str, known: dict[str, str], own: "targets.Own") -> Callable[..., None]:
    """Return what saves the profile. All it needs is looked up now, before the program may replace `open` and the like."""
    part, profile, bug = (os.path.join(folder, name) for name in ("part", "profile", "bug"))
    own_process, modules = os.getpid(), sys.modules
    getpid, set_signal = os.getpid, signal.signal
    is_collecting, stop_collecting, collect_again = gc.isenabled, gc.disable, gc.enable
    open_, dumps, replace, remove = open, marshal.dumps, os.replace, os.remove

    def save(end: BaseException | int | None = None) -> None:
        """Save, in one way or another: how the program ended must not depend on it, nor what is collected of it, and when."""
        modules["sys"] = (
            sys  # where Python 3.12 looks for it in order to end the profile; the program may have cleared it
        )
        try:
            stop(watching)
            if getpid() != own_process:
                return  # a child that the program forked
            before, collects = None, is_collecting()
            stop_collecting()
            try:
                before = set_signal(signal.SIGINT, signal.SIG_IGN)  # an impatient second Ctrl-C
                entries = table.entries_of(watching.counted())
                read = watching.notes()
                figures = table.snapshot(entries, OURS)
                all_notes = {
                    **known,
                    **notes.code_notes(entries),
                    **read,
                    "mine": notes.mine_note(own, figures, distribution),
                    "compiled": notes.compiled_note(figures, distribution),
                    "lost": notes.lost_note(own.code, entries),
                    "end": notes.end_note(end),
                }
                write(dumps(figures) + dumps(all_notes), profile)
            finally:
                if before is not None:  # set by Python, not by a library in C
                    set_signal(signal.SIGINT, before)
                if collects:
                    collect_again()
        except Exception as error:
            write(tracebacks.traceback_of(error).encode(errors="backslashreplace"), bug)

    def write(data: bytes, target: str) -> None:
        """Write beside the place and rename: a reader sees all of it or nothing."""
        try:
            with open_(part, "wb") as file:
                file.write(data)
            replace(part, target)
        except OSError:
            with contextlib.suppress(OSError):
                remove(part)  # `record.py` made it, and says why it is gone

    return save


def distribution() -> ModuleType:
    """Load `distribution.py`, which few programs need, and without which a profile is still one."""
    return load("distribution")


def stop(watching: "watch.Watch") -> None:
    """End the profile."""
    try:  # noqa: SIM105  # `suppress` would be in the profile
        watching.profiler.disable()
    except ValueError:  # since Python 3.12, if the program has freed the profiler's place
        pass
    watching.stop()
