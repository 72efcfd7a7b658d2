"""Damage files of stacks at random and read them: each must give a Profile or be refused, and nothing else may happen.

    python -m tests.stacks.fuzz ROUNDS [SEED]

Every 50th file that can still be read is also folded, drawn, explained and put into words.
"""

import random
import sys
import time
from collections.abc import Sequence
from math import isfinite

from demo.profiles.model import Profile
from demo.stacks.reader import parse
from tests.profiles.fuzz import damaged, read_damaged
from tests.stacks.test_chrome_trace import grown
from tests.stacks.test_formats import stacks_of
from tests.stacks.writers import WRITERS, gecko, viztracer, with_cpu, with_marks

WORDS = (
    b"null",
    b"-1",
    b"NaN",
    b"1e999",
    b"-0.5",
    b"[]",
    b"{}",
    b'""',
    b"[" * 300,
    b"99999999999999999999",
    b"\\ud800",
    b";;",
    b"\n",
)
"""What is put into a text somewhere, or instead of something."""


def seeds() -> list[bytes]:
    """Return small files of each format."""
    costs = dict(list(stacks_of(7).items())[:12])
    return [
        *(write(costs) for write in WRITERS.values()),
        with_cpu(gecko(costs), [None, 0, 3, 0]),
        with_marks(gecko(costs)),
        viztracer([grown(random.Random(5))]),
    ]


def changed(data: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    """Damage a file, or change numbers and brackets of it."""
    if rng.random() < 0.4:
        return damaged(data, others, rng)
    for _ in range(rng.choice((1, 1, 2, 5))):
        place = rng.randrange(len(data))
        while rng.random() < 0.9 and place and data[place - 1 : place] not in (b":", b",", b"[", b" ", b";"):
            place -= 1
        data = data[:place] + rng.choice(WORDS) + data[place + rng.choice((0, 0, 1, 3, 8)) :]
    return data


def checked(data: bytes) -> Profile:
    """Read a file; what it says is a number, and not below 0."""
    profile = parse(data)
    costs = [profile.run_cost, *(cost for f in profile.functions for cost in (f.self_cost, f.cumulative_cost))]
    assert all(isfinite(cost) and cost >= 0 for cost in costs)
    return profile


def main(rounds: int, seed: int = 1) -> tuple[int, int]:
    """Read `rounds` damaged files; return how many could be read, and how many were refused."""
    return read_damaged(rounds, seed, seeds(), changed, checked, lambda data: None)


if __name__ == "__main__":
    started = time.perf_counter()
    good, bad = main(*map(int, sys.argv[1:3]))
    print(f"{good:,} could be read, {bad:,} were refused, nothing else happened; {time.perf_counter() - started:.0f} s")
