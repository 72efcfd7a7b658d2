"""Print what each program of `tests/exercises` is judged, and how long it takes as a whole beside the exercise as shipped.

    python -m tests.training.exercise_table [NAME...]

Times are the least of three runs in turn, without the profiler. Status 1 if a verdict is not as it should be.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from demo.training.exercise import check_of, names
from demo.training.main_times import RUN
from demo.training.trial import environment_for
from tests.training.repeat_exercises import Attempt, judged, laid_out, mistake, programs

ROUNDS = 3
PATIENCE = 30.0
"""Seconds until a program is given up."""


def main() -> int:
    """Print one row per program."""
    wrong = 0
    print("| exercise | program | verdict | whole program | of shipped |\n|---|---|---|--:|--:|")
    for name in sys.argv[1:] or names():
        attempts = list(programs(name))
        times = timed(name, attempts)
        for attempt, seconds in zip(attempts, times):
            found = judged(attempt)
            wrong += bool(mistake(attempt, found))
            verdict = ("solved" if found.solved else "refused") + " (!)" * bool(mistake(attempt, found))
            took = [f"{seconds * 1000:.0f} ms", f"{seconds / times[0]:.0%}"] if seconds and times[0] else ["–", "–"]
            print(f"| {name} | {attempt.kind} | {verdict} | {' | '.join(took)} |", flush=True)
    return int(wrong > 0)


def timed(name: str, attempts: list[Attempt]) -> list[float | None]:
    """Return the least seconds of each program, None of one that fails."""
    with ExitStack() as stack:
        environment = {**os.environ, **environment_for(check_of(name), stack)}
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        files = []
        for number, attempt in enumerate(attempts):
            (folder / str(number)).mkdir()
            files.append(laid_out(attempt, folder / str(number)))
        rounds = [[once(file, environment) for file in files] for _ in range(ROUNDS)]
    return [min((one for one in column if one is not None), default=None) for column in zip(*rounds)]


def once(file: Path, environment: dict[str, str]) -> float | None:
    """Run a program once, in a folder of its own; return its seconds."""
    report = file.with_name("seconds")
    report.unlink(missing_ok=True)
    try:
        subprocess.run(
            [sys.executable, "-c", RUN, str(report), str(file)],
            cwd=file.parent,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
        )
        return float(report.read_text())
    except (subprocess.TimeoutExpired, OSError, ValueError):
        return None


if __name__ == "__main__":
    sys.exit(main())
