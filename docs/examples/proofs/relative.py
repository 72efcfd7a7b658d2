"""“Absolute times are off, relative ones hold.” The profiler slows calls much more than anything else."""

import cProfile
import time


def nothing():
    pass


def many_calls():
    for _ in range(200_000):
        nothing()


def one_loop():
    total = 0
    for number in range(1_000_000):
        total += number


def plain(work):
    """Return the seconds of the fastest of three runs without the profiler."""
    best = 1e9
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def profiled(work):
    """Return the cumulative time that cProfile tells of the fastest of three."""
    best = 1e9
    for _ in range(3):
        profiler = cProfile.Profile()
        profiler.runcall(work)
        profiler.create_stats()
        best = min(best, max(figures[3] for figures in profiler.stats.values()))
    return best


for name, seconds in {"without cProfile": plain, "as cProfile tells it": profiled}.items():
    calls, loop = seconds(many_calls), seconds(one_loop)
    print(f"{name:<20}  the calls take {calls / (calls + loop):.0%} of the time, the loop {loop / (calls + loop):.0%}")
