"""Checks the exercises again and again; their verdicts must never differ.

By hand: `python -m tests.training.repeat_exercises 200 --load`. `programs` and `judged` are shared with
`test_exercises.py`, which does it three times.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from demo import sites
from demo.training.exercise import check_of, files_of, names, shipped, solution
from demo.training.trial import Running, Trial
from demo.training.verdict import Verdict, verdict
from tests.exercises import Program, right, texts_of, wrong

PATIENCE = 60.0
"""Seconds."""

LOAD = """
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
while True:
    pass
"""
"""A program that keeps a core busy until its stdin ends, also when the process that started it was killed."""


class Attempt(NamedTuple):
    """A program that might be a learner's.

    Attributes:
        name: of the exercise.
        kind: "shipped", "solution", "right" or "wrong", and what it does.
        program: its text, and those of its modules.
        right: whether it solves the exercise.
        says: a part of what the verdict must say.
    """

    name: str
    kind: str
    program: Program
    right: bool
    says: str


def programs(name: str, variants: bool = True) -> Iterator[Attempt]:
    """Yield the shipped program of an exercise and its solution, and the right and wrong ones written for the tests."""
    yield Attempt(name, "shipped", texts_of(name), False, "The results are right.")
    yield Attempt(name, "solution", texts_of(name, solution), True, "Solved")
    if variants:
        for variant in right(name):
            yield Attempt(name, f"right: {variant.does}", variant.program, True, variant.verdict)
        for variant in wrong(name):
            yield Attempt(name, f"wrong: {variant.does}", variant.program, False, variant.verdict)


def judged(attempt: Attempt, patience: float = PATIENCE) -> Verdict:
    """Try a program as `check` does, and return the verdict; where the sites are needed, they must be up.

    A verdict is made of counts, so on a busy machine it needs more patience than a learner has, and nothing else.
    """
    return verdict(check_of(attempt.name), tried(attempt, patience), model(attempt.name), None)


def tried(attempt: Attempt, patience: float = PATIENCE) -> Trial:
    """Try a program in a file of its own, and its modules beside it; those that it brings none of are as shipped."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return Running(attempt.name, laid_out(attempt, Path(folder))).finish(patience)


def laid_out(attempt: Attempt, folder: Path) -> Path:
    """Write a program and its modules into a folder, and return the program."""
    for file in check_of(attempt.name).beside:
        shutil.copyfile(shipped(file), folder / f"{file}.py")
    for file, text in zip(files_of(attempt.name), attempt.program):
        (folder / f"{file}.py").write_text(text, encoding="utf-8", errors="surrogateescape")
    return folder / f"{attempt.name}.py"


@cache
def as_shipped(name: str) -> Trial:
    """Return how the program does that a learner gets."""
    return Running(name, shipped(name)).finish(PATIENCE)


@cache
def model(name: str) -> Trial:
    """Return how the solution does."""
    return Running(name, solution(name)).finish(PATIENCE)


def mistake(attempt: Attempt, found: Verdict) -> str:
    """Say how a verdict is not as it should be; "" if it is."""
    if found.solved == attempt.right and attempt.says in "\n".join(found.lines):
        return ""
    lines = "\n    ".join(found.lines)
    return f"{attempt.name}, {attempt.kind}: not {attempt.says!r} but\n    {lines}"


def mistakes(attempts: Sequence[Attempt]) -> Iterator[str]:
    """Check each program, as many at once as there are cores, and yield what is not as it should be."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for attempt, found in zip(attempts, pool.map(judged, attempts)):
            if mistake(attempt, found):
                yield mistake(attempt, found)


@contextmanager
def sites_up() -> Iterator[None]:
    """Serve the stand-in web sites, and tell every program where."""
    with sites.serving() as addresses:
        before = dict(os.environ)
        os.environ.update(sites.environment(addresses))
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


@contextmanager
def load() -> Iterator[None]:
    """Keep all cores busy."""
    command = [sys.executable, "-c", LOAD]
    with ExitStack() as stack:
        for _ in range(os.cpu_count() or 1):
            process = stack.enter_context(subprocess.Popen(command, stdin=subprocess.PIPE))
            stack.callback(process.kill)
        yield


def main() -> int:
    """Check all exercises N times."""
    parser = argparse.ArgumentParser(description="Check the exercises again and again.")
    parser.add_argument("repeats", type=int, nargs="?", default=200, metavar="N", help="how many times (200)")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these exercises")
    parser.add_argument("--load", action="store_true", help="while all cores are kept busy")
    parser.add_argument("--variants", action="store_true", help="all programs of tests/exercises as well")
    arguments = parser.parse_args()
    able = [name for name in arguments.names or names() if not check_of(name).lacks()]
    attempts = [one for name in able for one in programs(name, arguments.variants)]
    started, wrong = time.monotonic(), 0
    with sites_up(), load() if arguments.load else ExitStack():
        for repeat in range(arguments.repeats):
            print(f"\rround {repeat + 1} of {arguments.repeats}", end="", file=sys.stderr, flush=True)
            for text in mistakes(attempts):
                print(text, flush=True)
                wrong += 1
    print(file=sys.stderr)
    verdicts = len(attempts) * arguments.repeats
    print(
        f"{verdicts:,} verdicts on {len(attempts)} programs in {time.monotonic() - started:.0f} s: {wrong} wrong ones."
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
