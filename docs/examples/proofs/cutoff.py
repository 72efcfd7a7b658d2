"""“What is not in the picture was not called.” Boxes below 0.5 % are dropped without a word."""

import cProfile
import subprocess
import sys
import tempfile
from pathlib import Path


class clock:
    now = 0.0


def step():
    clock.now += 1


STEPS = [type(step)(step.__code__.replace(co_name=f"step_{number}"), globals()) for number in range(1000)]


def main():
    for step in STEPS:
        step()


profiler = cProfile.Profile(timer=lambda: clock.now)
profiler.runcall(main)
with tempfile.TemporaryDirectory() as folder:
    file = Path(folder, "main.pstats")
    profiler.dump_stats(file)
    command = [sys.executable, "-m", "gprof2dot", "-f", "pstats", str(file)]
    drawn = subprocess.run(command, capture_output=True, text=True, check=True).stdout
print("called by main:", len(STEPS), "functions, together 100 % of the time")
print("boxes drawn:", sum("label=" in line and "->" not in line for line in drawn.splitlines()))
