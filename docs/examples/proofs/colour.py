"""“Red boxes are slow functions.” Red is cumulative time; the root is always red. And the scale runs through green."""

import cProfile
import subprocess
import sys
import tempfile
from pathlib import Path


class clock:
    now = 0.0


def main():
    for part in PARTS:
        part()


def part():
    clock.now += 1


PARTS = [type(part)(part.__code__.replace(co_name=f"part_{number}"), globals()) for number in range(20)]


def colours(*options):
    """Return what gprof2dot paints each function with."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "main.pstats")
        profiler.dump_stats(file)
        command = [sys.executable, "-m", "gprof2dot", "-f", "pstats", *options, str(file)]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    boxes = [line for line in lines if "label=" in line and "->" not in line]
    return {box.split(":")[2].split("\\n")[0]: box.split('color="')[1][:7] for box in boxes}


profiler = cProfile.Profile(timer=lambda: clock.now)
profiler.runcall(main)
by_cumulative, by_self = colours(), colours("--color-nodes-by-selftime")
print("main:   100 % cumulative, 0 % self, painted", by_cumulative["main"])
print("part_0:   5 % cumulative, 5 % self, painted", by_cumulative["part_0"])
print("by self time, the same part_0 is", by_self["part_0"], "for its 5 % are the largest there")
