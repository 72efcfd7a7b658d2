"""Runs inside the program's own process: profiles one script or module as the real `__main__`.

Started by `record.py` as a script, with the arguments FOLDER CLOCK KIND TARGET [ARGS...]. It leaves FOLDER/profile, or
FOLDER/refused with one line that says why there was nothing to run, or FOLDER/bug with a traceback if it failed itself.
The program must find the interpreter as plain `python PROGRAM` would have left it, so this file imports nothing of the
tool and takes back what it imported. Imported itself, for `snapshot`, it changes nothing.

See Also:
    https://docs.python.org/3/using/cmdline.html#interface-options (what `__main__`, `sys.argv` and `sys.path[0]` are).
"""

import sys

modules_of_plain_python = set(sys.modules)
safe_path = getattr(sys.flags, "safe_path", sys.flags.isolated)
if __name__ == "__main__" and not safe_path:
    del sys.path[0]  # this file's folder: a `profile.py` beside a program, or our `errors.py`, must not be found there

import contextlib  # noqa: E402
import cProfile  # noqa: E402
import importlib.machinery  # noqa: E402
import importlib.util  # noqa: E402
import io  # noqa: E402
import marshal  # noqa: E402
import os  # noqa: E402
import pkgutil  # noqa: E402
import signal  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable  # noqa: E402
from types import CodeType, FrameType, FunctionType, ModuleType, TracebackType  # noqa: E402
from typing import Any  # noqa: E402

if not isinstance(globals()["__builtins__"], dict):
    # A copy for the functions below: the program may replace `open`, and even `__import__`, which `disable` calls.
    globals()["__builtins__"] = dict(vars(sys.modules["builtins"]))

MOST_NOTED = 500
"""Functions of which more is noted than their figures."""
MOST_NAMESAKES = 50
"""Functions of one name on one line that are kept apart if need be; no line that somebody has written has more."""
GENERATOR = 0x20 | 0x200
"""Of `co_flags`: generators, with or without `async`."""
COROUTINE = 0x80
"""Likewise, coroutines."""
TO_RUN_A_MODULE = "python -m demo profile -m MODULE"


class Refused(Exception):
    """There is nothing to run; the text is the line for the user."""


def main() -> None:
    """Run the program under the profiler, save, and end as the program would have ended."""
    folder, clock, kind, target, *arguments = sys.argv[1:]
    starting, part = os.path.join(folder, "starting"), os.path.join(folder, "part")
    os.replace(starting, part)  # all that stands above went well
    is_module = kind == "module"
    own = Own()
    notes = {"profiling-demo": "1", "clock": clock, "python": python_version()}
    shown = os.path.basename(target.rstrip(os.sep)) if os.path.isabs(target) else target  # no path of a machine
    notes["program"] = " ".join(["-m"] * is_module + [shown, *arguments])
    profiler = cProfile.Profile(time.process_time) if clock == "cpu" else cProfile.Profile()
    meter = Meter()
    save = saver(profiler, meter, folder, notes, own)
    ended = False

    def end_by_signal(number: int, frame: FrameType | None) -> None:
        save(number)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)  # and now as plain Python would have

    def run(code: Callable[[], object]) -> None:
        nonlocal ended
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, end_by_signal)
        meter.start()
        profiler.enable()
        try:
            code()
        except Refused:
            raise
        except BaseException as error:
            ended = True
            save(error)
            show_without_own_frames()
            raise

    def stop_here() -> None:
        stop(profiler, meter)

    sys.argv[:] = ["-m" if is_module else target, *arguments]
    sys.orig_argv[1:] = ["-m"] * is_module + [target, *arguments]
    module = ModuleType("__main__")
    if sys.version_info < (3, 14):
        module.__annotations__ = {}
    module.__dict__["__builtins__"] = sys.modules["builtins"]
    for name in set(sys.modules) - modules_of_plain_python:
        del sys.modules[name]
    sys.modules["__main__"] = module
    try:
        code = load_module(target, module, own, run, stop_here) if is_module else load_script(target, module, own)
        own.code = code
        # A function over the module's own namespace runs its code as `exec` would, but leaves no box "exec" behind.
        run(FunctionType(code, module.__dict__))
    except Refused as refused:
        with open(os.path.join(folder, "refused"), "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(str(refused))
        sys.exit(2)
    except Exception:
        if not ended:
            os.replace(part, starting)  # it was this file that failed
        raise
    save()


def name_of(end: BaseException | int | None) -> str:
    """Name what ended the program, an exception or the number of a signal; "" if it is how programs end."""
    if isinstance(end, int):
        return signal.Signals(end).name
    if isinstance(end, SystemExit):
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
        return f"exit status {status}" if status else ""
    return "Ctrl-C" if isinstance(end, KeyboardInterrupt) else type(end).__name__ if end else ""


class Own:
    """Where the program's own code lies.

    Attributes:
        code: of the module that is run as `__main__`, None before it is.
        places: folders and files.
        installed: a file of the distribution that the program may belong to, or "".
        here: the working folder at the start.
    """

    def __init__(self) -> None:
        self.code: CodeType | None = None
        self.places: list[str] = []
        self.installed = ""
        self.here = ""

    def in_all(self, table: dict[Any, Any]) -> list[str]:
        """Return all places, after the run: those of the distribution too, if there is one, as its code has been found."""
        if not self.installed:
            return self.places
        try:
            return distribution_names()["places"](self.installed, self.here, table) or self.places
        except Exception:  # whatever the program has done to Python: its profile is worth more
            return self.places


def distribution_names() -> dict[str, Any]:
    """Run `distribution.py`, beside this file, and return what it defines."""
    path = os.path.join(os.path.dirname(__file__), "distribution.py")
    with io.open_code(path) as file:
        code = compile(file.read(), path, "exec", dont_inherit=True)
    names: dict[str, Any] = {"__name__": "distribution", "__builtins__": globals()["__builtins__"]}
    FunctionType(code, names)()
    return names


class Meter:
    """What the whole process uses while it is profiled, by clocks that the program cannot take away.

    Attributes:
        seconds: "elapsed", by the wall clock; "cpu", of all threads; "children", the CPU time of the child processes
            that have been waited for, which Windows does not know.

    Args:
        clocks: what to read, by the same names.
    """

    def __init__(self, clocks: dict[str, Callable[[], float]] | None = None) -> None:
        self._clocks = clocks or clocks_of_process()
        self.seconds = dict.fromkeys(self._clocks, 0.0)
        self._since: dict[str, float] = {}

    def start(self) -> None:
        """Go on: a run may have breaks."""
        self._since = {name: clock() for name, clock in self._clocks.items()}

    def stop(self) -> None:
        """Add what was used since the start; without one, nothing."""
        for name, since in self._since.items():
            self.seconds[name] += max(self._clocks[name]() - since, 0.0)
        self._since = {}

    def notes(self, clock: str) -> dict[str, float]:
        """Return the seconds to be kept beside a profile: where its clock is that of the CPU, `elapsed` alone."""
        return self.seconds if clock == "wall" else {"elapsed": self.seconds["elapsed"]}


def clocks_of_process() -> dict[str, Callable[[], float]]:
    """Return the clocks that a `Meter` reads in this process, each in seconds."""
    clocks: dict[str, Callable[[], float]] = {"elapsed": time.perf_counter, "cpu": time.process_time}
    if os.name == "posix" and hasattr(os, "times"):
        times = os.times
        clocks["children"] = lambda: sum(times()[2:4])
    return clocks


def saver(
    profiler: cProfile.Profile, meter: Meter, folder: str, notes: dict[str, str], own: Own
) -> Callable[..., None]:
    """Return what saves the profile. All it needs is looked up now, before the program may replace `open` and the like."""
    part, profile, bug = (os.path.join(folder, name) for name in ("part", "profile", "bug"))
    own_process, modules = os.getpid(), sys.modules
    getpid, set_signal = os.getpid, signal.signal
    open_, dumps, replace, remove = open, marshal.dumps, os.replace, os.remove

    def save(end: BaseException | int | None = None) -> None:
        """Save, in one way or another: how the program ended must not depend on it."""
        modules["sys"] = (
            sys  # where Python 3.12 looks for it in order to end the profile; the program may have cleared it
        )
        try:
            stop(profiler, meter)
            if getpid() != own_process:
                return  # a child that the program forked
            before = set_signal(signal.SIGINT, signal.SIG_IGN)  # an impatient second Ctrl-C
            try:
                table = snapshot(profiler)
                all_notes = {
                    **notes,
                    **code_notes(profiler),
                    **meter.notes(notes["clock"]),
                    "mine": "\n".join(own.in_all(table)),
                    "compiled": compiled_note(table),
                    "lost": "1"
                    if own.code and all(entry.code is not own.code for entry in profiler.getstats())
                    else "",
                }
                written = dumps(table) + dumps({**all_notes, "end": name_of(end)})
                write(written, profile)
            finally:
                if before is not None:  # set by Python, not by a library in C
                    set_signal(signal.SIGINT, before)
        except Exception as error:
            write(traceback_of(error).encode(errors="backslashreplace"), bug)

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


def stop(profiler: cProfile.Profile, meter: Meter) -> None:
    """End the profile."""
    try:  # noqa: SIM105  # `suppress` would be in the profile
        profiler.disable()
    except ValueError:  # since Python 3.12, if the program has freed the profiler's place
        pass
    meter.stop()


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


def show_without_own_frames() -> None:
    """Let an uncaught exception of the program be shown as plain Python does, without this file's frames."""
    hook = sys.excepthook

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.excepthook = hook
        while trace and trace.tb_frame.f_code.co_filename == __file__:
            trace = trace.tb_next
        hook(kind, error.with_traceback(trace), trace)

    sys.excepthook = show


def load_script(target: str, module: ModuleType, own: Own) -> CodeType:
    """Do what `python TARGET` does before its first line runs."""
    path = full_path(target)
    own.here = os.getcwd()
    if os.path.basename(os.path.dirname(os.path.realpath(path))).lower() in ("bin", "scripts"):
        own.installed = path
    importer = pkgutil.get_importer(path)
    if importer is not None:  # a folder or a zip file
        import runpy  # noqa: F401  # as plain Python does, and some programs rely on what this imports

        spec = importer.find_spec("__main__", None)
        if spec is None:
            raise Refused(f"{target} holds no __main__.py. Name the program itself: python -m demo profile PROGRAM")
        sys.path.insert(0, path)
        own.places.append(path)
        return code_of(spec, "__main__", target, module)
    try:
        with io.open_code(path) as file:
            source = file.read()
    except OSError as error:
        raise Refused(
            f"{target}: {error.strerror}. Name a Python program that is there: python -m demo profile PROGRAM"
        ) from None
    module.__dict__.update(
        __file__=path, __loader__=importlib.machinery.SourceFileLoader("__main__", path), __spec__=None
    )
    if sys.version_info < (3, 15):
        module.__dict__.update(__cached__=None)
    real_folder = os.path.dirname(os.path.realpath(path))
    put_on_path(real_folder)
    own.places.extend(dict.fromkeys([os.path.dirname(path), real_folder]))
    try:
        return compile(source, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, SyntaxError) and b"\0" not in source:
            raise Refused(
                f"{target}, line {error.lineno or 1}: {error.msg}. Fix it, or name a Python program."
            ) from None
        raise Refused(f"{target} is not a Python program. Name one: python -m demo profile PROGRAM") from None


def load_module(
    target: str,
    module: ModuleType,
    own: Own,
    run: Callable[[Callable[[], object]], None],
    stop_here: Callable[[], None],
) -> CodeType:
    """Do what `python -m TARGET` does before its first line runs: the packages above it run, and are profiled."""
    import runpy  # noqa: F401  # as plain Python does, and some programs rely on what this imports

    put_on_path(os.getcwd())
    missing = (
        f"there is no module {target} here. Go to the folder that holds it, or install it, then: {TO_RUN_A_MODULE}"
    )
    top = find(target.partition(".")[0], missing)
    name = target
    import_package(name.rpartition(".")[0], missing, run, stop_here)
    spec = find(name, missing)
    if spec.submodule_search_locations is not None:
        import_package(name, missing, run, stop_here)
        name += ".__main__"
        spec = find(name, f"{target} is a package without a __main__.py, so it cannot be run. Name a module inside it.")
    own.here = os.getcwd()
    if top.submodule_search_locations is not None:
        own.places.extend(os.path.abspath(place) for place in top.submodule_search_locations)
    elif top.origin:
        own.places.append(top.origin)
    origin = top.origin if top.has_location and top.origin else ""
    if "-packages" + os.sep in origin or not origin.startswith(os.path.join(own.here, "")):
        own.installed = "" if top.name in sys.stdlib_module_names else origin
    own.places.append(own.here)  # `-m pytest` runs what lies here
    return code_of(spec, name, target, module)


def import_package(
    name: str, missing: str, run: Callable[[Callable[[], object]], None], stop_here: Callable[[], None]
) -> None:
    """Import the package that holds the program, which is part of the run."""

    def import_it() -> None:
        try:
            __import__(name)
        except ModuleNotFoundError as error:
            if error.name and (name + ".").startswith(error.name + "."):
                raise Refused(missing) from None
            raise

    if name:
        run(import_it)
        stop_here()


def find(name: str, missing: str) -> importlib.machinery.ModuleSpec:
    """Find a module without running it, given that the packages above it are imported."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError, AttributeError):
        spec = None
    if spec is None:
        raise Refused(missing)
    return spec


def code_of(spec: importlib.machinery.ModuleSpec, name: str, target: str, module: ModuleType) -> CodeType:
    """Compile the module and give `__main__` and `sys.argv` what `python -m` gives them."""
    module.__dict__.update(__spec__=spec, __loader__=spec.loader, __file__=spec.origin, __package__=spec.parent)
    if sys.version_info < (3, 15):
        module.__dict__.update(__cached__=spec.cached)
    try:
        code: CodeType | None = spec.loader.get_code(name)  # type: ignore[union-attr]
    except SyntaxError as error:
        raise Refused(f"{spec.origin}, line {error.lineno or 1}: {error.msg}. Fix it first.") from None
    except (AttributeError, ImportError, OSError, ValueError):
        code = None
    if code is None:
        raise Refused(f"{target} is not written in Python, so there is nothing to profile. Name another module.")
    if name != "__main__":
        sys.argv[0] = spec.origin or target
    return code


def full_path(target: str) -> str:
    """Return the path as Python writes it into `__file__`: "./a.py" keeps its dot."""
    if os.name == "nt" or (target == "." and sys.version_info >= (3, 11)):
        return os.path.abspath(target)
    return os.path.join(os.getcwd(), target)


def put_on_path(folder: str) -> None:
    """Make `folder` the first place to import from, unless Python was told not to (`-P`)."""
    if not safe_path:
        sys.path.insert(0, folder)


def python_version() -> str:
    """Return, for instance, "CPython 3.11.7"."""
    name = {"cpython": "CPython", "pypy": "PyPy"}.get(sys.implementation.name, sys.implementation.name)
    return f"{name} {sys.version.split()[0]}"


def snapshot(profiler: cProfile.Profile) -> dict[Any, Any]:
    """Return the table of figures as `pstats` has it, without what this file itself left in it.

    `Profile.create_stats` names functions by file, line and name, and of those that share a name it keeps the last one only.
    Here their figures are added, or they are kept apart, see `keys_of`.
    """
    figures: dict[Any, list[Any]] = {}
    callers: dict[Any, dict[Any, tuple[Any, ...]]] = {}
    entries = profiler.getstats()
    keys = keys_of(entries)
    for entry in entries:
        key = keys[id(entry.code)]
        if key[0] == __file__ or key[2] == "<method 'disable' of '_lsprof.Profiler' objects>":
            continue
        primitive = entry.callcount - entry.reccallcount
        known = figures.setdefault(key, [0, 0, 0.0, 0.0])
        for i, figure in enumerate((primitive, entry.callcount, entry.inlinetime, entry.totaltime)):
            known[i] += figure
        for called in entry.calls or ():
            primitive = called.callcount - called.reccallcount
            counted = (called.callcount, primitive, called.inlinetime, called.totaltime)
            of = callers.setdefault(keys.get(id(called.code)) or label(called.code), {})
            of[key] = tuple(map(sum, zip(of[key], counted))) if key in of else counted
    return {key: (*figures[key], callers.get(key, {})) for key in figures}


def keys_of(entries: list[Any]) -> dict[int, tuple[str, int, str]]:
    """Return file, line and name by the identity of each entry's code.

    Functions that share all three (every `__init__` that `dataclasses` has made is `<string>:2`) share a key, so that their
    figures are added. If one runs inside another, as of two generator expressions on a line, their times cannot be added:
    then all but the first get a number.
    """
    keys, same = {}, dict[tuple[str, int, str], list[CodeType]]()
    for entry in entries:
        keys[id(entry.code)] = key = label(entry.code)
        if not isinstance(entry.code, str):
            same.setdefault(key, []).append(entry.code)
    groups = [(key, codes) for key, codes in same.items() if 1 < len(codes) <= MOST_NAMESAKES]
    callees = {id(entry.code): [id(called.code) for called in entry.calls or ()] for entry in entries if groups}
    for (file, line, name), codes in groups:
        if any(is_below(codes, code, callees) for code in codes):
            for number, code in enumerate(sorted(codes, key=place_in_line)[1:], 2):
                keys[id(code)] = file, line, f"{name} ({number})"
    return keys


def is_below(codes: list[CodeType], start: CodeType, callees: dict[int, list[int]]) -> bool:
    """Say whether another one of some functions was called by one of them, directly or not."""
    found, todo = set[int](), [id(start)]
    while todo:
        new = set(callees.get(todo.pop(), ())) - found
        found |= new
        todo += new
    return any(id(code) in found for code in codes if code is not start)


def place_in_line(code: CodeType) -> tuple[int, bytes]:
    """Return what orders functions that begin on the same line, alike in each run: the column, known since Python 3.11."""
    positions = code.co_positions() if hasattr(code, "co_positions") else ()
    return min((column for _, _, column, _ in positions if column is not None), default=0), code.co_code


def code_notes(profiler: cProfile.Profile) -> dict[str, str]:
    """Note of the functions that took longest which are generators, and in which functions `<lambda>` and the like are.

    Of coroutines, most of whose time is waiting and not their own, those are noted that were resumed most often.
    """
    notes: dict[str, list[str]] = {"generators": [], "within": [], "coroutines": []}
    entries = profiler.getstats()
    keys = keys_of(entries)
    for entry in sorted(entries, key=lambda entry: -entry.inlinetime)[:MOST_NOTED]:
        code = entry.code
        if isinstance(code, str):
            continue
        note = note_of(code, keys)
        if note and code.co_flags & GENERATOR:
            notes["generators"].append(note)
        if note and code.co_name.startswith("<") and note.split("\t")[2]:
            notes["within"].append(note)
    by_calls = sorted(entries, key=lambda entry: -entry.callcount)
    coroutines = [code for code in (entry.code for entry in by_calls) if not isinstance(code, str)]
    coroutines = [code for code in coroutines if code.co_flags & COROUTINE][:MOST_NOTED]
    notes["coroutines"] = [note for code in coroutines if (note := note_of(code, keys))]
    return {key: "\n".join(lines) for key, lines in notes.items()}


def note_of(code: CodeType, keys: dict[int, tuple[str, int, str]]) -> str:
    """Return line, name, the function that the code is in, and the file, with tabs between them; "" if that cannot be."""
    file, line, name = keys[id(code)]
    outer = getattr(code, "co_qualname", name).split(".<locals>.")[:-1]  # known since Python 3.11
    note = f"{line}\t{name}\t{outer[-1] if outer else ''}\t{file}"
    return "" if "\n" in note or note.count("\t") > 3 else note


def compiled_note(table: dict[Any, Any]) -> str:
    """Note which modules of built-ins were compiled from Python, or Cython: a line each, with what they were installed with.

    Such a module has beside it the file that it was made of. If that is plain Python, its name tells how to install it.
    """
    try:
        start, suffixes = "<built-in method ", tuple(importlib.machinery.EXTENSION_SUFFIXES)
        called = [name[len(start) : -1] for file, _, name in table if file == "~" and name.startswith(start)]
        found = {}
        for module in dict.fromkeys(name.rpartition(".")[0] for name in called):
            file = getattr(sys.modules.get(module), "__file__", None) or ""
            stem = next((file[: -len(suffix)] for suffix in suffixes if file.endswith(suffix)), "")
            is_python = bool(stem) and os.path.isfile(stem + ".py")
            if is_python or (stem and os.path.isfile(stem + ".pyx")):
                found[module] = distribution_names()["name_of"](file) if is_python else ""
        return "\n".join(f"{module}\t{name}" for module, name in found.items())
    except Exception:  # as above
        return ""


def label(code: CodeType | str) -> tuple[str, int, str]:
    """Name a function as `pstats` does: file, line and name, or `~`, 0 and the text that stands for one in C.

    `cProfile` has it up to Python 3.14, as a name that is nowhere promised.
    """
    return ("~", 0, code) if isinstance(code, str) else (code.co_filename, code.co_firstlineno, code.co_name)


if __name__ == "__main__":
    main()
