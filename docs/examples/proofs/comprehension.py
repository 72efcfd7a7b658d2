"""“A profile looks the same on every Python.” List comprehensions are boxes up to 3.11 and none since 3.12."""

import cProfile
import sys


def double(number):
    return 2 * number


def main():
    return [double(number) for number in range(1000)]


profiler = cProfile.Profile()
profiler.runcall(main)
profiler.create_stats()
names = {name: figures[1] for (_, _, name), figures in profiler.stats.items()}
print(f"Python {sys.version_info[0]}.{sys.version_info[1]}")
print("a box <listcomp>:", "<listcomp>" in names)
print("calls of double:", names["double"])
