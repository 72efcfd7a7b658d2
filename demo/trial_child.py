"""Runs inside a trial's own process: a learner's program, once per input, each under the profiler.

Started by `demo.trial` with the arguments FOLDER NAME PROGRAM [COUNT]; leaves FOLDER/trial.json and one FOLDER/N.pstats per
input. Whatever the program does (raise, exit, print, change directory) ends up as a line in the first, never here.
"""

import cProfile
import json
import marshal
import os
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from demo.exercise import check_of

LONGEST_RESULT = 2_000_000
"""Characters of a result that are kept."""


class Unfit(Exception):
    """The program cannot be tried; the message says why, in one sentence."""


def main() -> None:
    """Run the program on each input; stop at the first that fails."""
    folder, name, program = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    most = int(sys.argv[4]) if len(sys.argv) > 4 else None
    check = check_of(name)
    report: dict[str, Any] = {"results": [], "problem": ""}
    work = folder / "work"
    work.mkdir()
    os.chdir(work)
    sys.argv[:] = [str(program)]
    sys.path.insert(0, str(program.parent))
    try:
        source = program.read_bytes()
        for number, arguments in enumerate(list(check.inputs(work))[:most]):
            profiler = cProfile.Profile()
            with (
                open(os.devnull, "w", encoding="utf-8", errors="replace") as nowhere,
                redirect_stdout(nowhere),
                redirect_stderr(nowhere),
            ):
                if check.whole_program:
                    returned = profiler.runcall(to_the_end, whole_run, program, source, check.entry, arguments)
                else:
                    returned = profiler.runcall(to_the_end, entry_of(program, source, check.entry), *arguments)
            os.chdir(work)
            (folder / f"{number}.pstats").write_bytes(marshal.dumps(stats_of(profiler)))
            report["results"].append(as_text(check.result(work, returned)))
    except Unfit as error:
        report["problem"] = str(error)
    except SystemExit:
        report["problem"] = "The program left with exit() instead of returning its result."
    except KeyboardInterrupt:
        report["problem"] = "The program was stopped."
    except BaseException as error:
        report["problem"] = explanation(error, program)
    (folder / "trial.part").write_text(json.dumps(report), encoding="utf-8")
    os.replace(folder / "trial.part", folder / "trial.json")
    os._exit(0)  # whatever threads the program left behind


def entry_of(program: Path, source: bytes, name: str) -> Any:
    """Run the program anew, as a module that is not `__main__`, and return its entry."""
    namespace: dict[str, Any] = {"__name__": program.stem, "__file__": str(program)}
    exec(compile(source, str(program), "exec"), namespace)
    if not callable(namespace.get(name)):
        raise Unfit(f"The function {name} is gone from the program; the check calls it.")
    return namespace[name]


def to_the_end(function: Any, *arguments: Any) -> Any:
    """Call a function, and leave a mark that the profiler sees, if it is still there."""
    returned = function(*arguments)
    the_end()
    return returned


def the_end() -> None:
    """Be called."""


def stats_of(profiler: cProfile.Profile) -> dict[Any, Any]:
    """Return what was counted, without the calls made in this file.

    Raises:
        Unfit: if the profiler was not there any more at the end.
    """
    profiler.create_stats()
    stats: dict[Any, Any] = vars(profiler)["stats"]
    own = [key for key in stats if key[0] == the_end.__code__.co_filename]
    if not any(key[2] == "the_end" for key in own):
        raise Unfit("The program switched the profiler off, so nothing could be counted.")
    for key in own:
        del stats[key]
    for *_, callers in stats.values():
        for key in own:
            callers.pop(key, None)
    return stats


def whole_run(program: Path, source: bytes, name: str, arguments: tuple[Any, ...]) -> Any:
    """Run the program and then its entry, so that both are in one profile."""
    return entry_of(program, source, name)(*arguments)


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
