"""Read, draw and compare the largest profiles that are admitted, in shapes that are slow: at most 10 seconds and 500 MB each.

    python -m tests.benchmarks.largest [SHAPE...]

Status 1 if a command takes longer or more.
"""

import marshal
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from demo.profiles.marshal_values import MOST_ENTRIES

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS, MOST_MEGABYTES = 10, 500

Arrows = Iterable[tuple[int, int]]


def chain(size: int) -> Arrows:
    """Return callers and callees: each function calls the next one."""
    return ((i, i + 1) for i in range(size - 1))


def tree(size: int) -> Arrows:
    """Each function calls three."""
    return (((i - 1) // 3, i) for i in range(1, size))


def star(size: int) -> Arrows:
    """The first function calls all others."""
    return ((0, i) for i in range(1, size))


def ring(size: int) -> Arrows:
    """All functions on one cycle, into which many calls lead."""
    return {*((i, (i + 1) % size) for i in range(size)), *((0, i) for i in range(1, size, 3))}


def tangle(size: int) -> Arrows:
    """Each function calls eight, anywhere."""
    chosen = random.Random(5)
    return {(chosen.randrange(size), chosen.randrange(size)) for _ in range(8 * size)}


def clique(size: int) -> Arrows:
    """Each function calls all others."""
    return ((i, j) for i in range(size) for j in range(size) if i != j)


SHAPES: dict[str, tuple[Callable[[int], Arrows], int]] = {
    "chain": (chain, MOST_ENTRIES // 2),
    "tree": (tree, MOST_ENTRIES // 2),
    "star": (star, MOST_ENTRIES // 2),
    "ring": (ring, MOST_ENTRIES * 3 // 7),
    "tangle": (tangle, MOST_ENTRIES // 9),
    "clique": (clique, int(MOST_ENTRIES**0.5) - 1),
    "clique of 400": (clique, 400),
}
"""What makes the arrows, and of how many functions."""
Key = tuple[str, int, str]


def own(i: int) -> Key:
    """Return the key of a function of the program."""
    return "/app/main.py", i + 1, f"f{i}"


def library(i: int) -> Key:
    """Return the key of a library's function; the first is the program's, which calls them."""
    return (f"/usr/lib/python3/site-packages/library/part_{i % 50}.py", i + 1, f"f{i}") if i else own(i)


def mixed(i: int) -> Key:
    """Return the key of a library's function, or of one that a library calls back."""
    return library(i) if i % 7 else own(i)


def wrappers(i: int) -> Key:
    """Return the key of a function whose name says nothing, in a package of its own."""
    return (f"/usr/lib/python3/site-packages/library_{i}/part.py", i + 1, "wrapper") if i else own(i)


KEYS: dict[str, tuple[Callable[[int], Key], Callable[[int], Key]]] = {
    "own": (own, own),
    "library": (library, library),
    "mixed": (mixed, mixed),
    "replaced": (own, wrappers),
}
"""Whose the functions are before and after the change."""


def profile(arrows: Arrows, size: int, key: Callable[[int], Key], seed: int) -> bytes:
    """Return a profile with random times."""
    rng = random.Random(seed)
    keys = [key(i) for i in range(size)]
    callers: list[dict[Key, tuple[int, int, float, float]]] = [{} for _ in range(size)]
    for caller, callee in arrows:
        calls = rng.randrange(1, 9)
        callers[callee][keys[caller]] = (calls, calls, rng.random() * 1e-4, rng.random() * 1e-3)
    table = {}
    for function, into in zip(keys, callers):
        count = max(sum(figures[0] for figures in into.values()), 1)
        own_time, whole = (sum(figures[i] for figures in into.values()) for i in (2, 3))
        table[function] = (count, count, own_time or 1e-3, max(own_time, whole, 1e-3), into)
    return marshal.dumps(table)


def measured(*arguments: str | Path) -> tuple[float, float]:
    """Run a command of the tool; return its seconds and its peak megabytes, or those of a program that it starts."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", "demo", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return time.perf_counter() - start, used.ru_maxrss / 1024


def main(names: list[str]) -> int:
    """Print a row for each shape."""
    most = [0.0, 0.0]
    print(f"{'shape':<14}{'functions':<10}{'explain':>16}{'graph':>16}{'compare':>16}")
    with tempfile.TemporaryDirectory() as place:
        before, after, out = (Path(place, name) for name in ("before.pstats", "after.pstats", "out"))
        out.mkdir()
        for shape in names or SHAPES:
            make, size = SHAPES[shape]
            for owner, keys in KEYS.items():
                for seed, (file, key) in enumerate(zip((before, after), keys)):
                    file.write_bytes(profile(make(size), size, key, seed))
                runs = [
                    measured("explain", after),
                    measured("graph", after, "-o", out),
                    measured("compare", before, after, "-o", out),
                ]
                most = [max(column) for column in zip(most, *runs)]
                shown = "".join(f"{seconds:>7.1f} s {megabytes:>4.0f} MB" for seconds, megabytes in runs)
                print(f"{shape:<14}{owner:<10}{shown}", flush=True)
    print(f"At most {most[0]:.1f} s (promise: {MOST_SECONDS}) and {most[1]:.0f} MB (promise: {MOST_MEGABYTES}).")
    return int(most[0] > MOST_SECONDS or most[1] > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
