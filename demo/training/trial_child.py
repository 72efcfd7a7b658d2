"""Runs inside a trial's own process: programs, on each input, and where the check counts under the profiler, and for lines.

Started by `trial` with the arguments FOLDER NAME EXTENTS PROGRAM..., the extents as JSON; leaves FOLDER/0/trial.json, one
FOLDER/0/N.pstats per counted input and FOLDER/0/picture.pstats for the first program, and so on. Whatever a program does
(raise, exit, print, change directory) ends up as a line in the first, never here.
"""

import json
import marshal
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ..errors import RecorderError
from ..recording.inline import Profiler
from .call_counts import NO_PROFILE, PICTURE, marked, of_the_program, table_of
from .counts import Memory
from .exercise import BYTES, Check, Extent, check_of
from .lines import LineCounter
from .memory_counter import MemoryCounter
from .plain_data import NotPlain, comparable, plain
from .quiet import quiet
from .room import MODULE, Room, Unfit
from .work import DONE

LONGEST_RESULT = 2_000_000
"""Characters of a result that are kept."""
LONGEST_CALL = 1_000
"""Characters of the arguments that are kept."""
MOST_MEMORY = 2 << 30
"""Bytes that a program may ask for, where the system can hold it to that; a laptop has no more to give away."""
LARGEST_FILE = 1 << 28
"""Bytes, likewise."""
MOST_WORK = 120
"""Seconds of computing, likewise: for a program whose trial was itself killed, so that it does not go on for ever."""


def main() -> None:
    """Try all the programs."""
    folder, name, extents = Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
    programs = [Path(program) for program in sys.argv[4:]]
    set_limits()
    sys.dont_write_bytecode = True  # of the program's modules, in the learner's folder
    check = check_of(name)
    for number, (program, extent) in enumerate(zip(programs, extents)):
        room = folder / str(number)
        report = tried(check, program, room, Extent(*extent))
        (room / "trial.part").write_text(json.dumps(report), encoding="utf-8")
        os.replace(room / "trial.part", room / "trial.json")
    os._exit(0)  # whatever threads a program left behind


def set_limits() -> None:
    """Bound what a program can take from the machine; Windows has no such thing."""
    with suppress(ImportError):
        import resource

        bounds = {"RLIMIT_AS": MOST_MEMORY, "RLIMIT_FSIZE": LARGEST_FILE, "RLIMIT_CPU": MOST_WORK, "RLIMIT_CORE": 0}
        for bound, value in bounds.items():
            with suppress(ValueError, OSError):  # a lower one is set already, or the system does not know it
                resource.setrlimit(getattr(resource, bound), (value, value))


def tried(check: Check, program: Path, folder: Path, extent: Extent) -> dict[str, Any]:
    """Run a copy of the program on each input; stop at the first that fails.

    Args:
        check: of the exercise.
        program: as for `Room`.
        folder: likewise; the profiles are left there.
        extent: how far it is tried.

    Returns:
        for each of the "inputs" that it got through, "what" it is, the "call", the result as it is "compared" and "shown",
        the "lines" that were run, what the check itself saw "done", what the sites have "seen", and the "memory" that it
        took; the "problem", whether the program is "unfit" to be judged, and a "bug", if it was ours.
    """
    report: dict[str, Any] = {"inputs": [], "problem": "", "unfit": False}
    sys.argv[:] = [str(folder / program.name)]
    path = list(sys.path)
    sys.path.insert(0, str(program.parent))
    modules = {name: sys.modules.get(name) for name in ("__main__", MODULE)}
    hook, sys.breakpointhook = sys.breakpointhook, at_breakpoint
    room = Room(program, folder)
    sys.meta_path.insert(0, room.finder)
    try:
        count = len(inputs_of(check, room)[: extent.inputs])
        counted = min(count, extent.counted_of(check))
        report["inputs"] = [{} for _ in range(count)]
        for number in range(count):
            report["inputs"][number] |= result_of(check, room, number, number < counted)
        lines = 0
        for number in range(counted):
            in_bytes = check.clock in BYTES
            if lines < check.enough_lines and not (
                number and in_bytes
            ):  # else it's too many already, or doesn't matter
                lines = lines_of(check, room, number)
            report["inputs"][number]["lines"] = lines
            if in_bytes:
                report["inputs"][number]["memory"] = memory_of(check, room, number)
    except RecorderError as error:
        report["bug"] = error.traceback
    except Unfit as error:
        report.update(problem=str(error), unfit=True)
    except SystemExit:
        report["problem"] = "The program left with exit() instead of returning its result."
    except KeyboardInterrupt:
        report["problem"] = "The program was stopped."
    except BaseException as error:
        if is_own_profiler(error):
            report.update(problem=NO_PROFILE, unfit=True)
        else:
            report["problem"] = explanation(error, program)
    finally:
        sys.breakpointhook = hook
        sys.path[:] = path
        with suppress(ValueError):  # the program has emptied the list
            sys.meta_path.remove(room.finder)
        room.forget_modules()
        sys.modules.update({name: module for name, module in modules.items() if module})
    return report


def inputs_of(check: Check, room: Room) -> Any:
    """Make the inputs anew, in folders that are empty."""
    room.tidy()
    return check.inputs(room.work)


def result_of(check: Check, room: Room, number: int, is_counted: bool) -> dict[str, Any]:
    """Run a program on one input, and if it is counted, under the profiler; leave what was counted."""
    here, profiler = os.getpid(), Profiler() if is_counted else None
    what, arguments = inputs_of(check, room)[number]
    call = repr(arguments)[:LONGEST_CALL]
    if check.at_once:
        ask_sites()
    with quiet():
        run = runner(check, room, arguments)
        DONE.clear()
        with no_plain_data():
            returned = marked(profiler, run) if profiler else plain(run())
        done = dict(DONE)
    if os.getpid() != here:  # a copy that the program made with os.fork
        os._exit(0)
    os.chdir(room.work)
    if profiler:
        table = table_of(profiler)
        (room.folder / f"{number}.pstats").write_bytes(marshal.dumps(of_the_program(table)))
        if number == 0:
            (room.folder / PICTURE).write_bytes(marshal.dumps(table))
    with no_plain_data():
        result = plain(check.result(room.work, returned))
        compared, shown = comparable(result)[:LONGEST_RESULT], repr(result)[:LONGEST_RESULT]
    seen = ask_sites() if check.at_once else []
    return {"what": what, "call": call, "compared": compared, "shown": shown, "done": done, "seen": seen}


def lines_of(check: Check, room: Room, number: int) -> int:
    """Run a program on one input, and count its lines."""
    here = os.getpid()
    _, arguments = inputs_of(check, room)[number]
    with quiet():
        run = runner(check, room, arguments)
        with no_plain_data(), LineCounter(f"{room.program.parent}{os.sep}", check.enough_lines) as counter:
            plain(run())
    if os.getpid() != here:
        os._exit(0)
    return counter.count


def memory_of(check: Check, room: Room, number: int) -> Memory:
    """Run a program on one input, and return what it did to memory."""
    here = os.getpid()
    _, arguments = inputs_of(check, room)[number]
    with quiet(), no_plain_data(), MemoryCounter() as counter:
        run = runner(check, room, arguments)
        counter.start()
        plain(run())
    if os.getpid() != here:
        os._exit(0)
    return counter.memory


def runner(check: Check, room: Room, arguments: tuple[Any, ...]) -> Callable[[], Any]:
    """Return what is counted: a call of the entry, or for some exercises a run of the program as a script."""
    if check.whole_program:
        return lambda: room.whole_run(*arguments)
    entry = room.entry(check.entry)
    return lambda: entry(*arguments)


@contextmanager
def no_plain_data() -> Iterator[None]:
    """Say what is wrong with a result that cannot be compared."""
    try:
        yield
    except NotPlain as error:
        raise Unfit(
            f"The result contains {error}, but the check compares only texts, numbers, and lists, tuples, sets or dicts of "
            "these."
        ) from None


def at_breakpoint(*arguments: Any, **more: Any) -> None:
    """Stand in for the debugger, which has nobody to talk to."""
    raise Unfit("The program stops at a breakpoint(), and nobody is there to continue: remove it for the check.")


def is_own_profiler(error: BaseException) -> bool:
    """Say whether it was raised since a program cannot run a second profiler: since Python 3.12, by `enable`."""
    return isinstance(error, ValueError) and str(error) == "Another profiling tool is already active"


def explanation(error: BaseException, program: Path) -> str:
    """Say in one line what the program raised, and where."""
    entries = [(entry.filename, entry.lineno) for entry in traceback.extract_tb(error.__traceback__)]
    text = "".join(str(error).splitlines()[:1])
    if isinstance(error, SyntaxError):
        entries, text = [*entries, (str(error.filename), error.lineno)], error.msg
    folder = str(program.parent)  # a text, since in a page the paths of two `pathlib` meet here
    own = [(os.path.basename(file), line) for file, line in entries if os.path.dirname(file) == folder and line]
    if type(error).__name__ == "BdbQuit":
        return "The program starts a debugger, and nobody is there to use it: remove that for the check."
    name, line = own[-1] if own else ("", None)
    where = f" in {f'{name}, ' if name != program.name else ''}line {line}" if line else ""
    return f"The program raised {type(error).__name__}{where}{': ' + text if text else ''}."


def ask_sites() -> list[int]:
    """Ask the stand-in sites what they have seen since they were last asked."""
    import socket

    from ..sites import HOST

    port = int(os.environ["SITES"].split()[0].split(":")[2].split("/")[0])
    with socket.create_connection((HOST, port)) as connection:
        connection.sendall(b"GET /-/seen HTTP/1.0\r\n\r\n")
        with connection.makefile("rb") as answer:
            return [int(number) for number in answer.read().partition(b"\r\n\r\n")[2].split()]


if __name__ == "__main__":
    main()
