"""“Call counts are always exact.” Of two functions with the same file, line and name, only one is kept."""

import cProfile
from dataclasses import dataclass


@dataclass
class Point:
    x: int


@dataclass
class Line:
    length: int


def main():
    for number in range(10):
        Point(number)
    for number in range(20):
        Line(number)


profiler = cProfile.Profile()
profiler.runcall(main)
profiler.create_stats()
for (file, line, name), figures in profiler.stats.items():
    if name == "__init__":
        print(f"30 calls of two classes' __init__; in the profile: {file}:{line}({name}), {figures[1]} calls")
