"""“The count in a box and the count on its arrow mean the same.” Total calls there, primitive calls here."""

import cProfile
import pstats


class clock:
    now = 0.0


def fib(n):
    clock.now += 1
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def main():
    ping(3)


def ping(n):
    clock.now += 1
    if n:
        pong(n - 1)


def pong(n):
    clock.now += 1
    if n:
        ping(n - 1)


def profile_of(function, *arguments):
    profiler = cProfile.Profile(timer=lambda: clock.now)
    profiler.runcall(function, *arguments)
    return pstats.Stats(profiler)


def callers_of(profile, function):
    """Yield the name of each caller and the four figures of the arrow: total calls, primitive calls, self, cumulative."""
    for (_, _, name), (_, _, _, _, callers) in profile.stats.items():
        if name == function:
            for (_, _, caller), figures in sorted(callers.items()):
                yield caller, figures


profile = profile_of(fib, 22)
calls = next(figures[1] for (_, _, name), figures in profile.stats.items() if name == "fib")
((_, arrow),) = callers_of(profile, "fib")
print(f"fib: called {calls:,} times; its arrow to itself holds {arrow[0]:,} total and {arrow[1]} primitive calls")

profile = profile_of(main)
shares = {caller: figures[3] / profile.total_tt for caller, figures in callers_of(profile, "ping")}
for caller, share in shares.items():
    print(f"{caller} -> ping: {share:.0%} of the run")
print(f"all arrows into ping: {sum(shares.values()):.0%}")
