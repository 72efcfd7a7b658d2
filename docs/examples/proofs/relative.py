"""“Absolute times are off, relative ones hold.” The profiler slows calls much more than anything else."""

import cProfile
import time


def nothing():
    pass


def many_calls():
    for _ in range(20_000):
        nothing()


def one_loop():
    total = 0
    for number in range(100_000):
        total += number


def plain(work):
    """Return the seconds of a run without the profiler."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def profiled(work):
    """Return the cumulative time that cProfile tells of a run."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    profiler.create_stats()
    return max(figures[3] for figures in profiler.stats.values())


WAYS = {"without cProfile": plain, "as cProfile tells it": profiled}
fastest = {(way, work): 1e9 for way in WAYS for work in (many_calls, one_loop)}
for _ in range(30):  # in turn, so that each meets a moment in which the machine does nothing else
    for way, work in fastest:
        fastest[way, work] = min(fastest[way, work], WAYS[way](work))

for way in WAYS:
    calls, loop = fastest[way, many_calls], fastest[way, one_loop]
    print(f"{way:<20}  the calls take {calls / (calls + loop):.0%} of the time, the loop {loop / (calls + loop):.0%}")
