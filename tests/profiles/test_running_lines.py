"""Entries of running lines become functions: stacks are counted as Python 3.15 does, merged, and compared with the stacks."""

import random
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from demo.profiles.model import Profile
from tests import samples

FILE = f"{samples.FOLDER}/main.py"
Stack = list[tuple[str, int]]
"""Names and running lines, the innermost first."""


def counted(stacks: list[Stack], seconds: float = 0.5) -> samples.Stats:
    """Count as CPython's `PstatsCollector` does."""
    direct, seen = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    callers: defaultdict[tuple[str, int], Counter[tuple[str, int, str]]] = defaultdict(Counter)
    for stack in stacks:
        direct[stack[0]] += 1
        seen.update(set(stack))
        for callee, (caller, line) in pairwise(stack):
            callers[callee][FILE, line, caller] += 1
    stats: samples.Stats = {
        (FILE, line, name): (
            direct[name, line],
            count,
            direct[name, line] * seconds,
            count * seconds,
            dict(callers[name, line]),
        )
        for (name, line), count in seen.items()
    }
    return {**stats, ("__sampled__",): True}


def figures(profile: Profile) -> dict[str, tuple[int, float, float]]:
    return {f.name: (f.line, f.self_cost, f.cumulative_cost) for f in profile.functions}


def truth(stacks: list[Stack], seconds: float = 0.5) -> dict[str, tuple[float, float]]:
    """Return self and cumulative seconds by name, from the stacks themselves."""
    names = {name for stack in stacks for name, _ in stack}
    return {
        name: (
            seconds * sum(stack[0][0] == name for stack in stacks),
            seconds * sum(name in dict(stack) for stack in stacks),
        )
        for name in names
    }


def test_lines_of_a_function() -> None:
    """A function is one entry, at the smallest line seen of it, with the sums of its lines; so are the arrows."""
    stacks: list[Stack] = [[("work", 12), ("main", 30), ("<module>", 40)]] * 2
    stacks += [[("work", 11), ("main", 31), ("<module>", 40)]] * 3 + [[("main", 29), ("<module>", 41)]]
    profile = samples.profile_of(counted(stacks))
    assert figures(profile) == {"work": (11, 2.5, 2.5), "main": (29, 0.5, 3.0), "<module>": (40, 0.0, 3.0)}
    name = [function.name for function in profile.functions]
    assert {(name[c.caller], name[c.callee]): c.total_calls for c in profile.calls} == {
        ("main", "work"): 5,
        ("<module>", "main"): 6,
    }


def test_recursion() -> None:
    """A function that calls itself from several lines has the time in which it was on the stack, and no more."""
    stacks: list[Stack] = [
        [("walk", 3), ("walk", 4), ("walk", 5), ("main", 9)],
        [("walk", 4), ("walk", 5), ("main", 9)],
        [("leaf", 1), ("main", 8)],
    ]
    assert figures(samples.profile_of(counted(stacks)))["walk"] == (3, 1.0, 1.0)


def test_lambdas_stay() -> None:
    """Lambdas on different lines are different functions; qualified names of methods tell classes apart."""
    stacks: list[Stack] = [[("<lambda>", 3), ("A.run", 7)], [("<lambda>", 4), ("B.run", 8)], [("A.run", 6)]]
    found = [(f.name, f.line, f.cumulative_cost) for f in samples.profile_of(counted(stacks)).functions]
    assert sorted(found) == [("<lambda>", 3, 0.5), ("<lambda>", 4, 0.5), ("A.run", 6, 1.0), ("B.run", 8, 0.5)]


@pytest.mark.parametrize("recursive", [False, True])
def test_random_stacks(recursive: bool) -> None:
    """Self times are exact; cumulative ones are exact without recursion, and never too small or above the run with it."""
    rng = random.Random(5)
    for _ in range(200):
        names = rng.choices("abcde", k=5) if recursive else list("abcde")
        stacks = [
            [(name, rng.randint(1, 4) + 10 * ord(name)) for name in names[rng.randint(0, 3) :]] + [("root", 1)]
            for _ in range(rng.randint(1, 30))
        ]
        profile = samples.profile_of(counted(stacks))
        for name, (own, cumulative) in truth(stacks).items():
            _, self_cost, found = figures(profile)[name]
            assert self_cost == pytest.approx(own)
            assert found == pytest.approx(cumulative) or (recursive and cumulative < found <= profile.run_cost)
