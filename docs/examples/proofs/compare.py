"""“gprof2dot --compare shows what became slower.” It compares shares, and may end in a traceback."""

import cProfile
import marshal
import subprocess
import sys
import tempfile
from pathlib import Path


class clock:
    now = 0.0


def same():
    clock.now += 0.1


def slow(seconds):
    clock.now += seconds


def before():
    same()
    slow(0.9)


def after():
    same()
    slow(0.1)


with tempfile.TemporaryDirectory() as folder:
    for version in (before, after):
        profiler = cProfile.Profile(timer=lambda: clock.now)
        profiler.runcall(version)
        profiler.create_stats()
        ordered = sorted(
            profiler.stats.items(), key=lambda item: item[0][2], reverse=True
        )  # the functions named alike first
        Path(folder, version.__name__).write_bytes(marshal.dumps(dict(ordered)))
        ordered.sort(key=lambda item: item[0][2] != version.__name__)  # the function that the other has not first
        Path(folder, f"{version.__name__}-first").write_bytes(marshal.dumps(dict(ordered)))
    for one, other in [("before", "after"), ("before-first", "after-first")]:
        command = [sys.executable, "-m", "gprof2dot", "-f", "pstats", "--compare", one, other]
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
        print(f"{one}, {other}: exit status {done.returncode}")
        for line in done.stdout.splitlines():
            if ":same" in line:
                print("   same took 0.1 s in both:", line.split("\\n")[1])
        if done.returncode:
            print("  ", done.stderr.splitlines()[-1].split(":")[0])
