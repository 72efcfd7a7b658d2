"""Runs inside a trial's own process: programs, each once per input, each time under the profiler.

Started by `demo.trial` with the arguments FOLDER NAME MOST PROGRAM...; leaves FOLDER/0/trial.json and one
FOLDER/0/N.pstats per input for the first program, and so on. Whatever a program does (raise, exit, print, change
directory) ends up as a line in the first, never here.
"""

import json
import marshal
import os
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any

from ..errors import RecorderError
from ..recording.inline import Profiler
from ..recording.table import entries_of, snapshot
from ..recording.tracebacks import traceback_of
from .exercise import Check, check_of

LONGEST_RESULT = 2_000_000
"""Characters of a result that are kept."""
MOST_MEMORY = 2 << 30
"""Bytes that a program may ask for, where the system can hold it to that; a laptop has no more to give away."""
LARGEST_FILE = 1 << 28
"""Bytes, likewise."""
MOST_WORK = 120
"""Seconds of computing, likewise: for a program whose trial was itself killed, so that it does not go on for ever."""


class Unfit(Exception):
    """The program cannot be tried; the message says why, in one sentence."""


def main() -> None:
    """Try all the programs."""
    folder, name, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    programs = [Path(program) for program in sys.argv[4:]]
    set_limits()
    check = check_of(name)
    for number, program in enumerate(programs):
        room = folder / str(number)
        report = tried(check, program, room, most if number == 0 and most else None)
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


def tried(check: Check, program: Path, room: Path, most: int | None) -> dict[str, Any]:
    """Run a copy of the program on each input; stop at the first that fails.

    Args:
        check: of the exercise.
        program: whose name the copy goes by in the profile, and beside which it finds its modules.
        room: of the trial, with the copy and a folder `work`; the profiles are left there.
        most: only so many inputs.

    Returns:
        the texts of the "results", and the "problem"; a "bug", if it was ours.
    """
    report: dict[str, Any] = {"results": [], "problem": ""}
    work, copy, here = room / "work", room / program.name, os.getpid()
    os.chdir(work)
    sys.argv[:] = [str(copy)]
    sys.path.insert(0, str(program.parent))
    try:
        source = copy.read_bytes()
        for number, arguments in enumerate(list(check.inputs(work))[:most]):
            profiler = Profiler()
            with (
                open(os.devnull, "w", encoding="utf-8", errors="replace") as nowhere,
                redirect_stdout(nowhere),
                redirect_stderr(nowhere),
            ):
                if check.whole_program:
                    returned = profiled(profiler, whole_run, program, copy, source, check.entry, arguments)
                else:
                    entry = entry_of(program, copy, source, check.entry)
                    returned = profiled(profiler, entry, *arguments)
            if os.getpid() != here:  # a copy that the program made with os.fork
                os._exit(0)
            os.chdir(work)
            (room / f"{number}.pstats").write_bytes(marshal.dumps(stats_of(profiler)))
            report["results"].append(as_text(check.result(work, returned)))
    except RecorderError as error:
        report["bug"] = error.traceback
    except Unfit as error:
        report["problem"] = str(error)
    except SystemExit:
        report["problem"] = "The program left with exit() instead of returning its result."
    except KeyboardInterrupt:
        report["problem"] = "The program was stopped."
    except BaseException as error:
        report["problem"] = explanation(error, program)
    return report


def entry_of(program: Path, copy: Path, source: bytes, name: str) -> Any:
    """Run the program anew, as a module that is not `__main__`, and return its entry."""
    namespace: dict[str, Any] = {"__name__": program.stem, "__file__": str(copy)}
    exec(compile(source, str(program), "exec"), namespace)
    if not callable(namespace.get(name)):
        raise Unfit(f"The function {name} is gone from the program; the check calls it.")
    return namespace[name]


def profiled(profiler: Profiler, function: Any, *arguments: Any) -> Any:
    """Call a function between two marks: if the profiler shows both, it was there all the time and forgot nothing."""
    profiler.enable()
    try:
        the_beginning()
        returned = function(*arguments)
        the_end()
    finally:
        profiler.disable()
    return returned


def the_beginning() -> None:
    """Be called."""


def the_end() -> None:
    """Be called."""


def stats_of(profiler: Profiler) -> dict[Any, Any]:
    """Return what was counted, without the calls made in this file.

    Raises:
        Unfit: if the profiler was not there any more at the end, or had to forget.
        RecorderError: if the table could not be made.
    """
    try:
        stats = snapshot(entries_of(profiler))
    except Exception as error:
        raise RecorderError(traceback_of(error), 1) from error
    own = [key for key in stats if key[0] == the_end.__code__.co_filename]
    if not {"the_beginning", "the_end"} <= {key[2] for key in own}:
        raise Unfit("The program switched the profiler off, so nothing could be counted.")
    if len(own) == len(stats):  # an entry that is a generator calls nothing, and a profile cannot be empty
        del own[0]
    for key in own:
        del stats[key]
    for *_, callers in stats.values():
        for key in own:
            callers.pop(key, None)
    return stats


def whole_run(program: Path, copy: Path, source: bytes, name: str, arguments: tuple[Any, ...]) -> Any:
    """Run the program and then its entry, so that both are in one profile."""
    return entry_of(program, copy, source, name)(*arguments)


def as_text(result: Any) -> str:
    """Write a result down so that equal results have equal texts; a tuple counts as a list, as in JSON."""
    try:
        return json.dumps(result, sort_keys=True, default=repr, ensure_ascii=False)[:LONGEST_RESULT]
    except (TypeError, ValueError, RecursionError) as error:
        raise Unfit(f"The result is no plain data that could be compared ({error}).") from error


def explanation(error: BaseException, program: Path) -> str:
    """Say in one line what the program raised, and where."""
    lines = [entry.lineno for entry in traceback.extract_tb(error.__traceback__) if entry.filename == str(program)]
    text = "".join(str(error).splitlines()[:1])
    if isinstance(error, SyntaxError):
        lines, text = [error.lineno] if error.filename == str(program) else lines, error.msg
    where = f", line {lines[-1]}" if lines and lines[-1] else ""
    return f"The program raised {type(error).__name__}{where}{': ' + text if text else ''}."


if __name__ == "__main__":
    main()
