"""Made-up profiles of a given size and shape, written as cProfile would write them, for the benchmark and the tests."""

import marshal
import random
from itertools import pairwise
from pathlib import Path


def tree(size: int) -> list[list[int]]:
    """Return callees by function: a random tree, in which each function is called by one that came before it."""
    rng = random.Random(7)
    callees: list[list[int]] = [[] for _ in range(size)]
    for number in range(1, size):
        callees[rng.randint((number - 1) // 6, (number - 1) // 2)].append(number)
    return callees


def dense(size: int, layers: int = 10, fan: int = 10) -> list[list[int]]:
    """Return callees by function: layers, in which each function calls `fan` random ones of the next layer."""
    rng = random.Random(7)
    width = max(1, (size - 1) // layers)
    bounds = [(0, 1)] + [(1 + i * width, min(size, 1 + (i + 1) * width)) for i in range(layers)]
    callees: list[list[int]] = [[] for _ in range(size)]
    for (start, stop), (below, end) in pairwise(bounds):
        for number in range(start, stop):
            callees[number] = rng.sample(range(below, end), min(fan, end - below))
    return callees


def write(callees: list[list[int]], file: Path) -> None:
    """Write a profile in which a few functions have most of the self time, and callers share a callee evenly."""
    rng = random.Random(11)
    size = len(callees)
    keys = [(f"/app/part{i // 500}/module{i // 25}.py", i % 25 * 10 + 1, f"function_{i}") for i in range(size)]
    callers = [0] * size
    for below in callees:
        for callee in below:
            callers[callee] += 1
    own = [rng.paretovariate(1.05) * 1e-6 for _ in range(size)]
    cumulative = own[:]
    for number in reversed(range(size)):
        for callee in callees[number]:
            cumulative[number] += cumulative[callee] / callers[callee]
    told: list[dict[tuple[str, int, str], tuple[int, int, float, float]]] = [{} for _ in range(size)]
    for number, below in enumerate(callees):
        for callee in below:
            share = callers[callee]
            told[callee][keys[number]] = (3, 3, own[callee] / share, cumulative[callee] / share)
    counts = [max(1, 3 * count) for count in callers]
    stats = {keys[i]: (counts[i], counts[i], own[i], cumulative[i], told[i]) for i in range(size)}
    file.write_bytes(marshal.dumps(stats))
