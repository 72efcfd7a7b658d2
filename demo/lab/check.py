"""Judges an exercise in this very process: for the browser, which has no other. The verdict is the command line's."""

import json
import os
import shutil
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from ..pipeline import Run, RunComparison
from ..training.exercise import BYTES, FIRST_INPUT, RESULTS_ONLY, WHOLE, Extent, check_of, shipped, solution
from ..training.main_times import ENOUGH, ROUNDS, compared
from ..training.quiet import quiet
from ..training.trial import Trial, read_trial
from ..training.verdict import verdict
from .run import as_if_fresh, run, run_plainly, with_environment
from .show import Draw, side_by_side

CHILD = f"{Trial.__module__}_child"
LOADED: dict[str, ModuleType] = {}
"""The modules of what tries programs: loaded once, and apart from those of the page."""


class Attempt(NamedTuple):
    """A program to try: the file that it is known by, its bytes, and how far."""

    program: Path
    source: bytes
    extent: Extent = WHOLE


def judged(name: str, source: str, folder: str, keep: frozenset[str], draw: Draw) -> dict[str, Any]:
    """Try the exercise as shipped, its solution, and what the learner has made of it; compare and judge.

    Args:
        name: of the exercise.
        source: the learner's program.
        folder: to work in.
        keep: names of the modules that a fresh Python has loaded.
        draw: as for `lab.shown`.

    Returns:
        "solved"; "said", plain sentences; whether "timed" and "drawn" have more to say; and, where both programs ran and
        time is counted, what `lab.compared` returns.
    """
    file = Path(folder) / f"{name}.py"
    before, model = (
        Attempt(file, path.read_bytes(), extent)
        for path, extent in ((shipped(name), FIRST_INPUT), (solution(name), RESULTS_ONLY))
    )
    same = source.encode() == before.source
    tries = [model, Attempt(file, source.encode())] if same else [before, model, Attempt(file, source.encode())]
    *examples, attempt = tried(name, tries, file.parent, keep)
    was, now = (trial.counts[0] if trial.counts else None for trial in (attempt if same else examples[0], attempt))
    check = check_of(name)
    judgement = verdict(check, attempt, examples[-1], was)
    in_bytes, ran = check.clock in BYTES, bool(was and now)
    more = {"timed": judgement.right and not in_bytes, "drawn": ran and in_bytes}
    result: dict[str, Any] = {"solved": judgement.solved, "said": list(judgement.lines)} | more
    if not was or not now or in_bytes:
        return result
    runs = Run(was.picture), Run(now.picture)
    return result | side_by_side(RunComparison(*runs, check.title), draw, str(file))


def drawn(name: str, source: str, folder: str, keep: frozenset[str], draw: Draw) -> dict[str, Any] | None:
    """Record an exercise that is judged by bytes, as shipped and as it is now, and draw both: that takes a while.

    Args:
        name: of the exercise.
        source: the learner's program.
        folder: to work in.
        keep: as for `judged`.
        draw: as for `judged`.

    Returns:
        what `lab.compared` returns, or None if one of them could not be recorded.
    """
    check, file = check_of(name), str(Path(folder) / f"{name}.py")
    texts = (shipped(name).read_text(encoding="utf-8"), source)
    with quiet():
        recorded = {text: run(text, file, keep, {}, check.clock).profile for text in dict.fromkeys(texts)}
    if not all(recorded.values()):
        return None
    before, after = (Run(recorded[text]) for text in texts)
    return side_by_side(RunComparison(before, after, check.title), draw, file)


def prepare(keep: frozenset[str]) -> None:
    """Load the modules that try programs, which takes longer than trying most programs."""
    if not LOADED:
        with as_if_fresh(Path(os.sep), keep):
            import_module(CHILD)
            LOADED.update(sys.modules)


def tried(name: str, attempts: Sequence[Attempt], folder: Path, keep: frozenset[str]) -> list[Trial]:
    """Try programs one after the other, as a process of its own would; only the last one may be a learner's.

    Args:
        name: of the exercise.
        attempts: the programs.
        folder: to work in.
        keep: as for `judged`.
    """
    prepare(keep)
    rooms = [folder / f"trial-{number}" for number in range(len(attempts))]
    for room, attempt in zip(rooms, attempts):
        shutil.rmtree(room, ignore_errors=True)
        (room / "work").mkdir(parents=True)
        (room / attempt.program.name).write_bytes(attempt.source)
    reports = []
    with as_if_fresh(folder, keep), with_environment({}):
        sys.modules.update(LOADED)
        child = sys.modules[CHILD]
        check = child.check_of(name)  # anew: some put a clock in place
        modules = dict(sys.modules)
        for room, attempt in zip(rooms, attempts):
            reports.append(child.tried(check, attempt.program, room, attempt.extent))
            sys.modules.clear()  # what a program has imported, the next one has to import again
            sys.modules.update(modules)
    trials = []
    for room, attempt, report in zip(rooms, attempts, reports):
        (room / "trial.json").write_text(json.dumps(report), encoding="utf-8")
        trials.append(read_trial(room, attempt.program, check, attempt.extent, "The program left nothing to judge."))
    return trials


def timed(name: str, source: str, folder: str, keep: frozenset[str]) -> str:
    """Say how long the program took as shipped, and takes now, as `MainTimes` does in processes of their own.

    Args:
        name: of the exercise.
        source: the learner's program.
        folder: to work in.
        keep: as for `judged`.
    """
    file = str(Path(folder) / f"{name}.py")
    before = shipped(name).read_text(encoding="utf-8")
    rounds: list[tuple[float, float]] = []
    start = time.perf_counter()
    with quiet():
        while len(rounds) < ROUNDS and time.perf_counter() - start < ENOUGH:
            ran = [run_plainly(text, file, keep, {}) for text in (before, source)]
            if any(one.status for one in ran):
                return ""
            rounds.append((ran[0].seconds, ran[1].seconds))
    return compared(rounds)
