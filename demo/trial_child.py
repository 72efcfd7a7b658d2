"""Runs inside a trial's own process: a learner's program, once per input, each under the profiler.

Started by `demo.trial` with the arguments FOLDER NAME PROGRAM [COUNT]; leaves FOLDER/trial.json and one FOLDER/N.pstats per
input. Whatever the program does (raise, exit, print, change directory) ends up as a line in the first, never here.
"""

import cProfile
import io
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
    printed = io.StringIO()
    try:
        for number, arguments in enumerate(list(check.inputs(work))[:most]):
            profiler = cProfile.Profile()
            with redirect_stdout(printed), redirect_stderr(printed):
                if check.whole_program:
                    returned = profiler.runcall(whole_run, program, check.entry, arguments)
                else:
                    returned = profiler.runcall(entry_of(program, check.entry), *arguments)
            os.chdir(work)
            profiler.create_stats()
            (folder / f"{number}.pstats").write_bytes(marshal.dumps(profiler.stats))  # type: ignore[attr-defined]
            report["results"].append(as_text(check.result(work, returned)))
    except SystemExit:
        report["problem"] = "The program left with exit() instead of returning its result."
    except KeyboardInterrupt:
        report["problem"] = "The program was stopped."
    except BaseException as error:
        report["problem"] = explanation(error, program)
    (folder / "trial.part").write_text(json.dumps(report), encoding="utf-8")
    os.replace(folder / "trial.part", folder / "trial.json")
    sys.stdout.flush()
    os._exit(0)  # whatever threads the program left behind


def entry_of(program: Path, name: str) -> Any:
    """Run the program's file anew, as a module that is not `__main__`, and return its entry."""
    namespace: dict[str, Any] = {"__name__": program.stem, "__file__": str(program)}
    exec(compile(program.read_bytes(), str(program), "exec"), namespace)
    if not callable(namespace.get(name)):
        raise NameError(f"the function {name} is gone, which the check calls")
    return namespace[name]


def whole_run(program: Path, name: str, arguments: tuple[Any, ...]) -> Any:
    """Run the program's file and then its entry, so that both are in one profile."""
    return entry_of(program, name)(*arguments)


def as_text(result: Any) -> str:
    """Write a result down so that equal results have equal texts; a tuple counts as a list, as in JSON."""
    return json.dumps(result, sort_keys=True, default=repr)[:LONGEST_RESULT]


def explanation(error: BaseException, program: Path) -> str:
    """Say in one line what the program raised, and where."""
    lines = [entry.lineno for entry in traceback.extract_tb(error.__traceback__) if entry.filename == str(program)]
    if isinstance(error, SyntaxError):
        lines = [error.lineno]
    where = f", line {lines[-1]}" if lines else ""
    text = str(error).splitlines()[0] if str(error) else ""
    return f"The program raised {type(error).__name__}{where}{': ' + text if text else ''}."


if __name__ == "__main__":
    main()
