"""“A profile shows which way the program went.” Two programs that went different ways leave the same profile."""

import cProfile


class clock:
    now = 0.0


def main(first, second):
    easy(first)
    hard(second)


def easy(what):
    work(what)


def hard(what):
    work(what)


def work(what):
    clock.now += 1
    what()


def read():
    clock.now += 5


def wait():
    clock.now += 5


def profile_of(first, second):
    """Return the whole table, everything that goes into a file."""
    clock.now = 0.0
    profiler = cProfile.Profile(timer=lambda: clock.now)
    profiler.runcall(main, first, second)
    profiler.create_stats()
    return profiler.stats


one = profile_of(read, wait)  # easy reads, hard waits
other = profile_of(wait, read)  # easy waits, hard reads
print("easy reads and hard waits, easy waits and hard reads: the same profile?", one == other)
