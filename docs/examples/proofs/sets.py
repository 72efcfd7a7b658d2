"""“Call counts are the same in each run.” Not where the program goes through a set of strings: its order is new each time."""

import os
import subprocess
import sys

PROGRAM = """
import cProfile

NAMES = {f"name {number}" for number in range(50)}


def main():
    for number in range(50):
        step(number)
    any(is_wanted(name) for name in NAMES)


def step(number):
    pass


def is_wanted(name):
    return name == "name 7"


profiler = cProfile.Profile()
profiler.runcall(main)
profiler.create_stats()
calls = {name: figures[1] for (_, _, name), figures in profiler.stats.items()}
print(calls["step"], calls["is_wanted"])
"""

runs = []
for seed in range(1, 9):  # by itself, Python takes another number each time it starts
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True)
    runs.append(done.stdout.split())
print("calls of step, which a range decides: ", *(step for step, _ in runs))
print("calls of is_wanted, in a set's order: ", *(wanted for _, wanted in runs))
