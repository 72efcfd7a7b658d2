"""“The garbage collector runs in the function that allocates.” Up to Python 3.11; since 3.12, not in one written in C."""

import cProfile
import gc
import pickle
import sys


def main():
    pickle.loads(DATA)


def watch(phase, info):
    """The collector calls this, so that it has a caller in the profile: the function in which the collector runs."""


LISTS = ([] for _ in range(400_000))
DATA = pickle.dumps(list(LISTS))
profiler = cProfile.Profile()
gc.callbacks.append(watch)
profiler.runcall(main)
gc.callbacks.remove(watch)
profiler.create_stats()
((_, _, _, _, callers),) = (figures for (_, _, name), figures in profiler.stats.items() if name == "watch")
print(f"Python {sys.version_info[0]}.{sys.version_info[1]}")
print("pickle.loads allocates 400,000 lists; the collector ran in:", *sorted(name for _, _, name in callers))
