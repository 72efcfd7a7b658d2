"""What it costs to record several processes, threads and a cluster, and to add up what they leave.

    python -m tests.benchmarks.processes [RUNS]

Programs are run plainly and recorded, interleaved, whole processes; medians of ratios. The sums are of the same profile again
and again, as workers of one job run the same code: so their time is to grow with the number, and their size hardly at all.
"""

import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

WORK = """
import sys
def leaf(n): return n * n
def step(n): return sum(leaf(i) for i in range(n))
"""
POOL = f"""{WORK}
import multiprocessing
if __name__ == "__main__":
    with multiprocessing.get_context("METHOD").Pool(2) as pool:
        pool.map(step, [50_000] * 40)
"""
THREADS = f"""{WORK}
import threading
threads = [threading.Thread(target=step, args=(600_000,)) for _ in range(3)]
for one in threads: one.start()
for one in threads: one.join()
"""
LIBRARY = """
import json, threading
ROWS = [{"name": f"row {n}", "values": [n, n + 1, n + 2]} for n in range(2_000)]
def main():
    for _ in range(25): json.loads(json.dumps(ROWS))
threads = [threading.Thread(target=main) for _ in range(3)]
for one in threads: one.start()
for one in threads: one.join()
"""
PROGRAMS = {
    "2 processes (fork), 2,000,000 small calls": (POOL.replace("METHOD", "fork"), ["--children"]),
    "2 processes (spawn), 2,000,000 small calls": (POOL.replace("METHOD", "spawn"), ["--children"]),
    "3 threads, 1,800,000 small calls": (THREADS, ["--threads"]),
    "3 threads, JSON read and written": (LIBRARY, ["--threads"]),
}
CLUSTER = """
import sys, time
from distributed import Client, LocalCluster
def leaf(n): return n * n
def step(n): return sum(leaf(i) for i in range(n))
if __name__ == "__main__":
    threads = int(sys.argv[1])
    how = dict(n_workers=2, threads_per_worker=threads, dashboard_address=None, host="127.0.0.1")
    with LocalCluster(**how) as cluster, Client(cluster) as client:
        from profiling_in_python.dask import collect, start
        def seconds():
            since = time.perf_counter()
            client.gather(client.map(step, [10_000] * 100, pure=False))
            return time.perf_counter() - since
        seconds()
        for _ in range(int(sys.argv[2])):
            plain = seconds()
            start(client)
            recorded = seconds()
            collect(client)
            print(plain, recorded)
"""
NUMBERS = (10, 100, 1_000, 10_000)
"""Of profiles that are added up."""
ADD = """
import resource, sys, time
from demo.parts.addition import Addition
data = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
since, addition = time.perf_counter(), Addition()
for number in range(int(sys.argv[2])):
    addition.add(data, f"worker {number}")
whole = addition.data()
print(time.perf_counter() - since, len(whole), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def main() -> None:
    """Print a table of what recording costs, and one of what adding up does."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("| program | plain | recorded, ratio |\n|---|--:|--:|")
        for title, (text, options) in PROGRAMS.items():
            (folder / "program.py").write_text(text, encoding="utf-8")
            plain, ratio = cost(folder, options, runs)
            print(f"| {title} | {plain:.2f} s | {ratio:.1f} |", flush=True)
        if importlib.util.find_spec("distributed"):
            for threads in (1, 2):
                plain, ratio = cost_of_cluster(folder, threads, runs)
                print(
                    f"| Dask, 2 workers with {threads} thread{'s'[: threads - 1]} | {plain:.2f} s | {ratio:.1f} |",
                    flush=True,
                )
        print("\n| added up | profiles | seconds | kB | MB of memory |\n|---|--:|--:|--:|--:|")
        small = (folder / "small.py", folder / "small" / "output.pstats")
        small[0].write_text(f"{WORK}\nstep(100)\n", encoding="utf-8")
        profile([str(small[0])], small[1].parent)
        profile([], folder / "workload")
        for title, file, most in (
            ("a small job", small[1], 10_000),
            ("the workload", folder / "workload" / "output.pstats", 1_000),
        ):
            for number in NUMBERS:
                if number <= most:
                    done = run([sys.executable, "-c", ADD, str(file), str(number)])
                    seconds, size, memory = done.stdout.split()
                    row = f"{float(seconds):.2f} | {int(size) / 1000:,.0f} | {int(memory) / 1024:,.0f}"
                    print(f"| {title} ({file.stat().st_size / 1000:,.0f} kB) | {number:,} | {row} |", flush=True)


def cost(folder: Path, options: Sequence[str], runs: int) -> tuple[float, float]:
    """Return the seconds of a program, and how many times more it takes while it is recorded; drawing left out."""
    record = "import sys; from pathlib import Path; from demo.recording.record import Program, record; "
    how = ", ".join(f"{option[2:]}=True" for option in options)
    folders = iter(range(1_000))
    plain, ratios = [], []
    for _ in range(runs):
        plain.append(seconds_of([sys.executable, str(folder / "program.py")]))
        left = folder / f"{options[0]}{next(folders)}-{time.monotonic_ns()}"
        left.mkdir()
        code = f"{record}record(Program({str(folder / 'program.py')!r}), Path({str(left)!r}), {how})"
        ratios.append(seconds_of([sys.executable, "-c", code]) / plain[-1])
    return statistics.median(plain), statistics.median(ratios)


def cost_of_cluster(folder: Path, threads: int, runs: int) -> tuple[float, float]:
    """Return the same of tasks in a cluster, started once and recorded every second time."""
    (folder / "cluster.py").write_text(CLUSTER, encoding="utf-8")
    done = run([sys.executable, str(folder / "cluster.py"), str(threads), str(runs)])
    rounds = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    return statistics.median(plain for plain, _ in rounds), statistics.median(there / plain for plain, there in rounds)


def profile(arguments: Sequence[str], folder: Path) -> None:
    run([sys.executable, "-m", "demo", "profile", "-q", "-o", str(folder), *arguments])


def seconds_of(command: Sequence[str]) -> float:
    start = time.perf_counter()
    run(command)
    return time.perf_counter() - start


def run(command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, check=True, capture_output=True, text=True)


if __name__ == "__main__":
    main()
