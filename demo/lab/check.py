"""Judges an exercise in this very process: for the browser, which has no other. The verdict is the command line's."""

import json
import shutil
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from ..pipeline import Run, RunComparison
from ..training.exercise import BYTES, check_of, shipped, solution
from ..training.main_times import ENOUGH, ROUNDS, compared
from ..training.pictured import pictured
from ..training.quiet import quiet
from ..training.trial import Trial, read_trial
from ..training.verdict import verdict
from .run import as_if_fresh, run, run_plainly, with_environment
from .show import Draw, side_by_side


def judged(name: str, source: str, folder: str, keep: frozenset[str], draw: Draw) -> dict[str, Any]:
    """Try the exercise as shipped, its solution, and what the learner has made of it; compare and judge.

    Args:
        name: of the exercise.
        source: the learner's program.
        folder: to work in.
        keep: names of the modules that a fresh Python has loaded.
        draw: as for `lab.shown`.

    Returns:
        "solved"; "said", plain sentences; and, where both programs ran, what `lab.compared` returns.
    """
    file = Path(folder) / f"{name}.py"
    before, model = examples(name, file.parent, keep)
    attempt = tried(name, file, source.encode(), file.parent, keep)
    was, now = (trial.counts[0] if trial.counts else None for trial in (before, attempt))
    check = check_of(name)
    judgement = verdict(check, attempt, model, was)
    timed = judgement.right and check.clock not in BYTES
    times = main_times(shipped(name).read_text(encoding="utf-8"), source, str(file), keep) if timed else ""
    result: dict[str, Any] = {"solved": judgement.solved, "said": [*judgement.lines, *filter(None, [times])]}
    if not (was and now):
        return result
    runs = Run(pictured(was.profile)), Run(pictured(now.profile))
    if check.clock in BYTES:
        with quiet():
            texts = (shipped(name).read_text(encoding="utf-8"), source)
            recorded = [run(text, str(file), keep, {}, check.clock).profile for text in texts]
        if not all(recorded):
            return result
        runs = Run(recorded[0]), Run(recorded[1])
    comparison = RunComparison(runs[0], runs[1], check.title)
    return result | side_by_side(comparison, draw, str(file))


def examples(name: str, folder: Path, keep: frozenset[str]) -> tuple[Trial, Trial]:
    """Try the exercise as shipped, and its solution."""
    before, model = shipped(name), solution(name)
    return (
        tried(name, before, before.read_bytes(), folder, keep, most=1),
        tried(name, model, model.read_bytes(), folder, keep),
    )


def tried(
    name: str, program: Path, source: bytes, folder: Path, keep: frozenset[str], most: int | None = None
) -> Trial:
    """Try a program on all inputs, or on `most`, as a process of its own would."""
    room = folder / "trial"
    shutil.rmtree(room, ignore_errors=True)
    (room / "work").mkdir(parents=True)
    (room / program.name).write_bytes(source)
    with as_if_fresh(room, keep), with_environment({}):
        child = import_module(f"{Trial.__module__}_child")  # anew, and the check too: some put a clock in place
        report = child.tried(child.check_of(name), program, room, most)
    (room / "trial.json").write_text(json.dumps(report), encoding="utf-8")
    return read_trial(room, program, check_of(name).counted, "The program left nothing to judge.")


def main_times(shipped: str, source: str, file: str, keep: frozenset[str]) -> str:
    """Say how long the program took as shipped, and takes now, as `MainTimes` does in processes of their own.

    Args:
        shipped: the program as shipped.
        source: the learner's.
        file: its full path.
        keep: as for `judged`.
    """
    rounds: list[tuple[float, float]] = []
    start = time.perf_counter()
    with quiet():
        while len(rounds) < ROUNDS and time.perf_counter() - start < ENOUGH:
            before, now = (run_plainly(text, file, keep, {}) for text in (shipped, source))
            if before.status or now.status:
                return ""
            rounds.append((before.seconds, now.seconds))
    return compared(rounds)
