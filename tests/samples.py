"""Profiles for the tests: real programs under cProfile with a clock that only moves when they say so, or made from names.

The clock makes every figure exact and the same on each Python: `clock.now += 0.5` is half a second of work.
"""

import cProfile
import marshal
import random
from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import FunctionType, SimpleNamespace
from typing import Any

from demo.folding.graph import Graph
from demo.folding.merging import unfolded
from demo.profiles.model import Profile
from demo.profiles.reader import parse_profile

FOLDER = "/home/ann/shop"
Stats = dict[Any, Any]

FIB = """
def fib(n):
    clock.now += 0.001
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def main():
    clock.now += 0.25
    fib(10)
main()
"""
SHOP = """
import json
def price(item):
    clock.now += 0.125
    return len(item)
def is_even(n):
    clock.now += 0.25
    return n == 0 or is_odd(n - 1)
def is_odd(n):
    clock.now += 0.5
    return n != 0 and is_even(n - 1)
def key(item):
    clock.now += 0.0625
    return item
def main():
    clock.now += 1
    for item in ["a", "bc"] * 3:
        price(item)
    is_even(5)
    sorted(["b", "a"], key=key)
    json.dumps({"a": [1, 2]})
main()
"""


def recorded(source: str, file: str = f"{FOLDER}/main.py") -> Stats:
    """Run a program under cProfile and return what it would write into a file."""
    clock = SimpleNamespace(now=1000.0)
    run = FunctionType(compile(source, file, "exec"), {"clock": clock, "__builtins__": __builtins__})
    profiler = cProfile.Profile(lambda: clock.now)
    profiler.enable()
    try:
        run()
    finally:
        profiler.disable()
    profiler.create_stats()
    stats: Stats = vars(profiler)["stats"]
    return {key: figures for key, figures in stats.items() if "_lsprof" not in key[2]}


def real() -> bytes:
    """Record a program with a library in it, with the real clock: some hundred functions."""
    source = "import json, re, string\nfor n in range(3): json.dumps(json.loads('{\"a\": [1, 2.5]}'))\n"
    source += "re.compile('a(b|c)*d+' * 3)\nstring.Template('$a').substitute(a=1)\nsorted('fuzz', key=str.lower)\n"
    profiler = cProfile.Profile()
    run = FunctionType(compile(source, f"{FOLDER}/real.py", "exec"), {"__builtins__": __builtins__})
    __import__("re").purge()
    profiler.enable()
    run()
    profiler.disable()
    profiler.create_stats()
    return marshal.dumps(vars(profiler)["stats"])


def profile_of(stats: Stats, **notes: str) -> Profile:
    """Read stats as if they came from a file, one of our own recordings if there are `notes`."""
    return parse_profile(marshal.dumps(stats) + (marshal.dumps({"profiling-demo": "1", **notes}) if notes else b""))


def graph_of(stats: Stats, **notes: str) -> Graph:
    """Read stats as `profile_of` does, and give each function a box of its own."""
    return unfolded(profile_of(stats, **notes))


def key_of(name: str) -> tuple[str, int, str]:
    """Turn "main", "lib:json.dumps" or "c:time.sleep" into what cProfile calls a function."""
    if name.startswith("c:"):
        return ("~", 0, f"<built-in method {name[2:]}>")
    if name.startswith("lib:"):
        module, _, function = name[4:].rpartition(".")
        return (f"/usr/lib/python3.11/{module.replace('.', '/')}.py", 7, function)
    return (f"{FOLDER}/main.py", 1 + sum(map(ord, name)) % 500, name)


def made(self_costs: Mapping[str, float], arrows: Iterable[tuple[str, str, int]]) -> Stats:
    """Make the stats of a run without recursion.

    Args:
        self_costs: seconds by function, callers before callees.
        arrows: caller, callee, calls; a callee's time is split among its callers by their calls.
    """
    arrows = list(arrows)
    calls = {name: sum(count for _, callee, count in arrows if callee == name) for name in self_costs}
    cumulative = dict(self_costs)
    for name in reversed(list(self_costs)):
        for caller, callee, count in arrows:
            if caller == name:
                cumulative[name] += cumulative[callee] * count / calls[callee]
    stats: Stats = {}
    for name, own in self_costs.items():
        told = {
            key_of(caller): (count, count, own * count / calls[name], cumulative[name] * count / calls[name])
            for caller, callee, count in arrows
            if callee == name
        }
        stats[key_of(name)] = (calls[name] or 1, calls[name] or 1, own, cumulative[name], told)
    return stats


def grown(seed: int, size: int = 60) -> Stats:
    """Make a random run without recursion, of program, library and C functions that call each other all over."""
    rng = random.Random(seed)
    names = ["main"]
    kinds = ["f{}", "lib:json.tool{0}.f{0}", "lib:importlib._bootstrap.f{}", "c:time.f{}", "lib:re.m{0}.<module>"]
    names += [rng.choice(kinds).format(number) for number in range(1, size)]
    arrows = {}
    for number in range(1, size):
        for caller in rng.sample(range(number), min(number, rng.randint(1, 3))):
            arrows[names[caller], names[number]] = rng.randint(1, 9)
    times = {name: rng.choice((0.0, 0.001, rng.random(), rng.paretovariate(1.0))) for name in names}
    return made(times, [(*pair, count) for pair, count in arrows.items()])


def tangled(seed: int, size: int = 40) -> Stats:
    """Make stats with circles everywhere, whose figures no run could have: only their sums can be checked."""
    rng = random.Random(seed)
    names = ["main", *(rng.choice(["f{}", "lib:json.g{}", "c:time.h{}"]).format(n) for n in range(1, size))]
    stats: Stats = {}
    for name in names:
        callers = rng.sample(names, rng.randint(0, 5))
        told = {key_of(caller): (3, rng.randint(0, 3), rng.random(), rng.random()) for caller in callers}
        stats[key_of(name)] = (len(told), 3 * len(told) + rng.randint(0, 1), rng.random(), rng.random() * 5, told)
    return stats


def shaped(shape: str) -> Stats:
    """Make a run of a shape that is hard to draw: "flat", "chain", "tree" or "dense"."""
    size = 1000 if shape == "flat" else 500
    names = ["main", *(f"function_number_{number}" for number in range(1, size))]
    rng = random.Random(3)
    if shape == "flat":
        arrows = [("main", name, 1) for name in names[1:]]
    elif shape == "chain":
        arrows = [(one, other, 1) for one, other in pairwise(names)]
    elif shape == "tree":
        arrows = [(names[rng.randrange(number)], names[number], 2) for number in range(1, size)]
    else:
        layers = [names[:1], *(names[start : start + 50] for start in range(1, size, 50))]
        arrows = [
            (caller, callee, 3)
            for above, below in pairwise(layers)
            for callee in below
            for caller in rng.sample(above, min(10, len(above)))
        ]
    return made({name: 0.001 * (1 + number % 7) for number, name in enumerate(names)}, arrows)


def without_frame(stats: Stats) -> Stats:
    """Drop what is not the same on each Python: comprehensions have functions of their own up to 3.11."""
    return {key: figures for key, figures in stats.items() if "comp>" not in key[2]}
