"""One run: the program under the profiler, from what is made ready before to its end.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

See Also:
    https://docs.python.org/3/using/cmdline.html#interface-options (what `__main__`, `sys.argv` and `sys.path[0]` are).
"""

import atexit
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType, FunctionType, ModuleType
from typing import TYPE_CHECKING

load: Callable[[str], ModuleType] = globals()["load"]
"""Loads a file beside this one by its path; the recorder has put it here."""

if TYPE_CHECKING:
    from . import notes, saving, targets, tracebacks, watch

else:
    # Before the run: after it, Python is what the program has made of it.
    notes, saving, targets, tracebacks, watch = map(load, ("notes", "saving", "targets", "tracebacks", "watch"))

BESIDE = (os.path.join(os.path.dirname(__file__), f"{part}.py") for part in ("children", "saving", "threads"))
OURS = frozenset((load.__code__.co_filename, __file__, targets.__file__, *BESIDE))
"""The files whose functions are on the stack while the program runs."""
YAPPI = "yappi"
"""The profiler of all threads; else it's cProfile."""
CHILDREN = "children"
"""The folder, in that of the recording, where child processes leave their parts; they are recorded if there is one."""

ENDING = frozenset(
    getattr(signal, name)
    for name in "SIGTERM SIGHUP SIGQUIT SIGALRM SIGVTALRM SIGPROF SIGUSR1 SIGUSR2 SIGXCPU".split()
    if hasattr(signal, name)
)
"""The signals that end a process which does nothing about them, and that may come from outside."""


class Process:
    """What is recorded in this very process, now; a forked one goes on with something else.

    Attributes:
        watching: None while nothing is recorded.
        save: saves what is recorded, once, in one way or another; it's given what ended the program.

    Args:
        clock, threads: as for `Watch`.
        known: what is noted of each process.
        own: where the program's own code lies.
    """

    def __init__(self, clock: str, threads: bool, known: dict[str, str], own: "targets.Own") -> None:
        self._clock, self._threads, self._known, self._own = clock, threads, known, own
        self.watching: watch.Watch | None = None
        self.save: Callable[..., None] = lambda end=None: None
        self._ended_by: BaseException | None = None
        if threads:
            atexit.register(lambda: self.save(self._ended_by))

    def record(self, part: str, profile: str, bug: str) -> None:
        """Make ready to record into a file.

        Args:
            part: the file as long as it isn't complete.
            profile: its name then.
            bug: a file for the traceback, if the recorder fails.
        """
        ours = (os.path.join(os.path.dirname(__file__), ""),)
        self.watching = watch.Watch(self._clock, load, ours, self._threads)
        self.save = saving.saver(self.watching, (part, profile, bug), self._known, self._own, OURS)

    def begin(self, handle_signals: Callable[[], object] = lambda: None) -> None:
        """Begin, or go on.

        Args:
            handle_signals: called as soon as a signal would not end the process without its profile.
        """
        for number in ENDING & signal.valid_signals():
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, ending(self))
        handle_signals()
        if self.watching:
            self.watching.start()
            self.watching.profiler.enable()

    def pause(self) -> None:
        """Stop, for now."""
        if self.watching:
            saving.stop(self.watching)

    def end(self, ended_by: BaseException | None = None) -> None:
        """Come to the end of the main thread: save, unless other threads are recorded, for which Python waits first."""
        self._ended_by = ended_by
        if not self._threads:
            self.save(ended_by)

    def begin_part(self, announce: Callable[[], str]) -> None:
        """Begin to record a process beside the first one.

        Args:
            announce: makes known that it's recorded, and returns the file to be written, without an ending.
        """
        handle_signals = hold_signals()
        place = announce()
        self.pause()  # of a forked one, what is recorded is the parent's
        self._own.code = None  # which is not called here
        self.record(f"{place}.part", f"{place}.pstats", f"{place}.bug")
        self.begin(handle_signals)


def hold_signals() -> Callable[[], object]:
    """Have signals wait that would end this process, where that can be; return what lets them through."""
    if not hasattr(signal, "pthread_sigmask"):
        return lambda: None
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    return lambda: signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ending(process: Process) -> Callable[[int, FrameType | None], None]:
    """Return a handler of signals that saves before the process ends."""

    def end_by_signal(number: int, frame: FrameType | None) -> None:
        process.save(number)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)  # and now as plain Python would have

    return end_by_signal


def prepared(modules: set[str], places: set[str]) -> Callable[[], None]:
    """Make all ready, and return what runs the program under the profiler, saves, and ends as the program would have ended.

    Each block that a program allocates is traced to the lines that run, and these are looked up from the beginning of a
    function. So what is on the stack then is short.
    """
    folder, clock, profiler, kind, target, *arguments = sys.argv[1:]
    starting, part = os.path.join(folder, "starting"), os.path.join(folder, "part")
    os.replace(starting, part)  # all that stands above went well
    is_module = kind == "module"
    own = targets.Own()
    known = {"profiling-demo": "1", "clock": clock, "python": notes.python_version()}
    known["program"] = notes.program_note(target, arguments, is_module)
    process = Process(clock, profiler == YAPPI, known, own)
    process.record(part, os.path.join(folder, "profile"), os.path.join(folder, "bug"))
    if os.path.isdir(os.path.join(folder, CHILDREN)):
        load("children").follow(os.path.join(folder, CHILDREN), process.begin_part, lambda: process.save())
    ended = False

    def run(code: Callable[[], object]) -> None:
        process.begin()
        try:
            code()
        except targets.Refused:
            raise
        except BaseException as error:
            nonlocal ended
            ended = True
            process.end(error)
            tracebacks.show_without(OURS)
            raise

    def program() -> Callable[[], object]:
        if is_module:
            own.code = targets.load_module(target, module, own, run, process.pause)
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
        process.end()

    sys.argv[:] = ["-m" if is_module else target, *arguments]
    sys.orig_argv[1:] = ["-m"] * is_module + [target, *arguments]
    module = ModuleType("__main__")
    if sys.version_info < (3, 14):
        module.__annotations__ = {}
    module.__dict__["__builtins__"] = sys.modules["builtins"]
    forget(modules, places)
    sys.modules["__main__"] = module
    return go


def begin_child(folder: str, clock: str, profiler: str, modules: set[str], places: set[str]) -> None:
    """Begin to record a Python that has just started, before the program's first line.

    Args:
        folder: of the parts.
        clock: as for `Watch`.
        profiler: "cProfile" or "yappi".
        modules: names of those that were loaded before this.
        places: likewise, of `sys.path_importer_cache`.
    """
    children = load("children")
    kind, script = children.what_is_this()
    if kind == "tracker":
        return
    if profiler == YAPPI and not has_yappi():
        children.note_unseen(folder, YAPPI)
        forget(modules, places)
        return
    known = {"profiling-demo": "1", "clock": clock, "python": notes.python_version()}
    process = Process(clock, profiler == YAPPI, known, targets.OfChild(script))
    children.follow(folder, process.begin_part, lambda: process.save())
    if kind != "forkserver":
        if profiler != YAPPI:
            atexit.register(lambda: process.save())
        process.begin_part(lambda: children.place_of_part(folder, kind))
    forget(modules, places)


def has_yappi() -> bool:
    """Say whether yappi is installed for this Python."""
    from importlib.util import find_spec  # here: it takes time that no other run has to wait for

    return find_spec(YAPPI) is not None


def forget(modules: set[str], places: set[str]) -> None:
    """Have the program find Python without what was imported for the recorder alone."""
    for name in set(sys.modules) - modules:
        del sys.modules[name]
    for place in set(sys.path_importer_cache) - places:
        del sys.path_importer_cache[place]
