"""The commands of the exercises: each prints what a learner wants to know, and returns an exit status."""

import argparse
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from ..errors import DemoError, ProfileFileError
from ..pipeline import Run, RunComparison, read
from ..training import workspace
from ..training.counts import Counts
from ..training.exercise import (
    BYTES,
    FIRST_INPUT,
    RESULTS_ONLY,
    SIX,
    Check,
    check_of,
    every,
    files_of,
    names,
    shipped,
    solution,
)
from ..training.main_profiles import main_profiles
from ..training.main_times import MainTimes
from ..training.trial import Running, environment_for
from ..training.verdict import Verdict, verdict
from .colours import NOT_YET, SOLVED
from .opening import open_page
from .terminal import show
from .typed import PACKAGE, python, quoted

LOOK_EVERY = 0.3
"""Seconds between two looks at a file that is watched."""


def list_command(options: argparse.Namespace) -> int:
    """List the exercises with what has been reached; what one teaches would be half a hint before it is solved."""
    marks = {"new": " ", "started": "…", "solved": "✓"}
    reached = workspace.everything()
    solved = 0
    for name, check in every():
        state = reached.get(name, workspace.Progress()).state
        solved += state == "solved"
        lacks = f" (needs {check.lacks()}: {installed_by(check)})" if check.lacks() else ""
        show(f"{marks[state]} {name:<17} {check.minutes:>3} min  {check.title}{lacks}", SOLVED)
        if state == "solved":
            show(f"{'':>28}{check.teaches}")
    show(f"{solved} of {len(names())} solved. Begin one: python -m demo exercise NAME")
    show(f"If you have time for six only: {', '.join(SIX)}.")
    return 0


def installed_by(check: Check) -> str:
    """Return the command that installs what an exercise needs."""
    return quoted([python(), "-m", "pip", "install", check.needs])


def ready(name: str) -> Check:
    """Return the check of an exercise that can be done here.

    Raises:
        DemoError: if what it needs is not installed.
    """
    check = check_of(name)
    if check.lacks():
        raise DemoError(f"{name} needs {check.needs}, which is not installed. Type: {installed_by(check)}")
    return check


def begin_command(options: argparse.Namespace) -> int:
    """Give the learner a copy, its picture and the task; what the picture says in words is the first hint."""
    check = ready(options.name)
    file = workspace.begin(options.name)
    page = workspace.FOLDER / options.name / "output.html"
    show(f"{check.title} ({check.minutes} minutes)\n")
    tool = [sys.executable, "-m", PACKAGE]
    around = [*tool, "sites"] if check.needs_sites else []
    clock = [f"--memory={check.clock}"] if check.clock in BYTES else []
    subprocess.call([*around, *tool, "profile", "--quiet", "--no-config", *clock, "-o", str(page.parent), str(file)])
    show(f"\n{check.task}\n")
    edit = " or ".join(str(copy) for copy in workspace.copies(options.name))
    show(f"Look at {page}, edit {edit}, then: python -m demo check {options.name}")
    show(f"(As shipped, it fails the check, as it should. For a hint: python -m demo hint {options.name})")
    if options.open and page.exists():
        open_page([page])
    return 0


def check_command(options: argparse.Namespace) -> int:
    """Say whether the learner's copy is still correct, and cheaper; again after each save with --watch."""
    check = ready(options.name)
    while True:
        file = workspace.program(options.name)
        seen = stamps(options.name)
        judged, before, after, times = judge(options.name, check, file)
        show("\n".join([*judged.lines, *filter(None, [times])]), SOLVED, NOT_YET)
        try:
            progress = remember(options.name, judged)  # first: whatever goes wrong while drawing, it is not lost
        finally:
            if before and after:
                draw_both(options.name, check, file, before, after)
        tell_more(options.name, check, judged, progress)
        if not options.watch or judged.solved:
            return 0 if judged.solved else 1
        try:
            show(f"Watching {file}; Ctrl-C stops.")
            while (now := stamps(options.name)) == seen or now[0] is None:
                time.sleep(LOOK_EVERY)
        except KeyboardInterrupt:
            return 1


def stamps(name: str) -> list[tuple[int, int] | None]:
    """Return what tells one save of a learner's files from the next, that of the program first."""
    return [stamp(file) for file in workspace.copies(name)]


def stamp(file: Path) -> tuple[int, int] | None:
    """Return what tells one save of a file from the next, None while it is not there."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def judge(name: str, check: Check, program: Path) -> tuple[Verdict, Counts | None, Counts | None, str]:
    """Try the learner's program, and beside it the exercise as shipped and the solution, and compare.

    Returns:
        the verdict; the counts of the exercise as shipped and of the learner's program on the given input; and, if the
        results are right and bytes are not what counts, how long both take as a whole.
    """
    with ExitStack() as stack:
        environment = {**os.environ, **environment_for(check, stack)}
        attempt = stack.enter_context(Running(name, program))
        ours = stack.enter_context(Running(name, shipped(name), solution(name), extents=(FIRST_INPUT, RESULTS_ONLY)))
        timed = check.clock not in BYTES
        times = stack.enter_context(MainTimes(shipped(name), program, environment)) if timed else None
        from ..comparison import page  # noqa: F401  (here: this is wanted next, and now there is only waiting to do)

        tried, (before, model) = attempt.finish(), ours.finish_all()
        if model.problem:
            raise DemoError(f"The solution of {name} doesn't run here: {model.problem} Please report this.")
        shipped_counts, attempt_counts = (trial.counts[0] if trial.counts else None for trial in (before, tried))
        judged = verdict(check, tried, model, shipped_counts)
        return judged, shipped_counts, attempt_counts, times.sentence() if times and judged.right else ""


def draw_both(name: str, check: Check, program: Path, before: Counts, after: Counts) -> None:
    """Draw the exercise as shipped and the learner's program in one graph."""
    folder = workspace.FOLDER / name
    was, now = Run(before.picture), Run(after.picture)
    if check.clock in BYTES:
        recorded = main_profiles(check.clock, [shipped(name), program])
        if not all(recorded):
            show("Before and after in one graph: not this time, because the whole program leaves no profile.")
            return
        was, now = map(Run, recorded)
    comparison = RunComparison(was, now, check.title)
    try:
        files = comparison.save(folder).files
    except DemoError as error:
        show(f"Before and after in one graph: not this time, because {folder} can't be written to ({error.__cause__}).")
        return
    show(f"Before and after in one graph: {', '.join(str(file) for file in files if file.suffix == '.html')}")


def remember(name: str, judged: Verdict) -> workspace.Progress:
    """Write a verdict down, and return what has been reached."""
    with workspace.changing(name) as progress:
        progress.tries += 1
        if judged.solved:
            progress.state = "solved"
    return progress


def tell_more(name: str, check: Check, judged: Verdict, progress: workspace.Progress) -> None:
    """Say what comes next."""
    if judged.solved:
        show(f"\nWhat it teaches: {check.teaches}.")
        show(f"Our solution (python -m demo solution {name}), and why it works: {check.reason}")
        following = next_after(name)
        show(
            f"\nNext: python -m demo exercise {following}"
            if following
            else "\nThat was the last one: you've solved them all."
        )
    elif progress.hints <= len(check.hints):
        show(f"A hint: python -m demo hint {name}")


def next_after(name: str) -> str:
    """Return the next exercise that is not solved yet, from here on and then from the beginning; "" if there is none."""
    reached, place = workspace.everything(), names().index(name)
    around = (*names()[place + 1 :], *names()[:place])
    return next((one for one in around if reached.get(one, workspace.Progress()).state != "solved"), "")


def hint_command(options: argparse.Namespace) -> int:
    """Give the next hint; the first one is what the reading says."""
    check = check_of(options.name)
    count = 1 + len(check.hints)
    with workspace.changing(options.name) as progress:
        progress.hints = min(progress.hints + 1, count)
    text = reading_of(options.name) if progress.hints == 1 else check.hints[progress.hints - 2]
    show(f"Hint {progress.hints} of {count}: {text}")
    if progress.hints == count:
        show(f"That was the last hint. All that is left is the solution: python -m demo solution {options.name}")
    return 0


def reading_of(name: str) -> str:
    """Return what is to be read in the picture of an exercise as it was begun."""
    file = workspace.FOLDER / name / "output.pstats"
    try:
        lines = read(file).reading
    except ProfileFileError:
        return f"look at its picture. There is none yet: make it with python -m demo exercise {name}"
    return "\n• ".join(["what its picture shows, in words.", *lines])


def solution_command(options: argparse.Namespace) -> int:
    """Show one solution and why it is one, after asking."""
    check = check_of(options.name)
    if not options.yes:
        if not sys.stdin or not sys.stdin.isatty():
            raise DemoError(f"To see the solution, type: python -m demo solution {options.name} --yes")
        try:
            answer = input("Show the solution? There may be hints left. [y/N] ")
        except EOFError:  # Ctrl-D
            answer = ""
        if answer.strip().lower() not in ("y", "yes"):
            return 0
    for file in files_of(options.name):
        if check.beside:
            show(f"# {file}.py\n")
        show(solution(file).read_text(encoding="utf-8"))
    show(check.reason)
    return 0


def reset_command(options: argparse.Namespace) -> int:
    """Start an exercise over."""
    check_of(options.name)
    kept = workspace.start_over(options.name)
    files = [str(file) for file in workspace.copies(options.name)]
    said = " and ".join(files) + (" are" if files[1:] else " is")
    show(f"{said} as shipped again." + (f" Your attempt: {kept}" if kept else ""))
    return 0


COMMANDS = {
    "exercises": list_command,
    "exercise": begin_command,
    "check": check_command,
    "hint": hint_command,
    "solution": solution_command,
    "reset": reset_command,
}
