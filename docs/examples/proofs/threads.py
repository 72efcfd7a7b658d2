"""“The call graph is right about threads.” What other threads call is missing, or is under the wrong caller."""

import cProfile
import sys
import threading


def leaf_a():
    pass


def leaf_b():
    pass


def thread_a():
    for _ in range(30_000):
        leaf_a()


def thread_b():
    for _ in range(30_000):
        leaf_b()


profiler = cProfile.Profile()
profiler.enable()
threads = [threading.Thread(target=thread_a), threading.Thread(target=thread_b)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
profiler.disable()
profiler.create_stats()

told = next((figures for (_, _, name), figures in profiler.stats.items() if name == "leaf_a"), (0, 0, 0, 0, {}))
right = sum(counts[0] for (_, _, caller), counts in told[4].items() if caller == "thread_a")
print(f"Python {sys.version_info[0]}.{sys.version_info[1]}")
print("thread_a called leaf_a 30,000 times, and nobody else did")
print(f"calls of leaf_a in the profile: {told[1]:,}")
print(f"of these with thread_a as the caller: {right:,}")
