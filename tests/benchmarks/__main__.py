"""Measure against the post's commands: interleaved runs, whole processes, medians, ratios within one run.

    python -m tests.benchmarks [RUNS]

The post's way is `gprof2dot -f pstats F | dot -Tpng -o F.png`; ours is `python -m demo graph F`, which writes png, svg,
html and the reading. The last row compares `make profile` with the post's three commands on the same workload.
"""

import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks import synthetic

ROOT = Path(__file__).resolve().parents[2]
PYTHON = shlex.quote(sys.executable)
GPROF2DOT = shlex.quote(str(Path(sys.executable).with_name("gprof2dot")))


class Case(NamedTuple):
    """Two shell commands that do the same job, and the ratio of their times that is promised."""

    name: str
    theirs: str
    ours: str
    promise: float
    runs: int


def main() -> None:
    """Print one row per case."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'case':<28}{'theirs':>9}{'ours':>9}{'ratio':>8}{'promise':>9}{'their MB':>10}{'our MB':>8}")
        for case in cases(folder, runs):
            theirs, ours = interleaved(case)
            ratio = statistics.median(one[0] / other[0] for one, other in zip(ours, theirs))
            print(
                f"{case.name:<28}{median(theirs, 0):>7.2f} s{median(ours, 0):>7.2f} s{ratio:>8.2f}{case.promise:>9.2f}"
                f"{median(theirs, 1):>10.0f}{median(ours, 1):>8.0f}",
                flush=True,
            )


def cases(folder: Path, runs: int) -> list[Case]:
    """Make the profiles, and say what is compared."""
    site = folder / "site"
    profile = [sys.executable, "-m", "demo", "profile", "-o", str(folder)]
    quiet(profile)
    (folder / "output.pstats").rename(folder / "workload.pstats")
    quiet([sys.executable, "-m", "docs._build", str(folder / "pages")])
    quiet([*profile, "-m", "mkdocs", "build", "-q", "-d", str(site)], SITE_PAGES=str(folder / "pages"))
    (folder / "output.pstats").rename(folder / "site.pstats")
    synthetic.write(synthetic.tree(100_000), folder / "tree.pstats")
    synthetic.write(synthetic.dense(500), folder / "dense.pstats")
    named = [
        ("the workload's profile", "workload", 0.40, runs),
        ("building this site", "site", 0.12, runs),
        ("100,000 functions, a tree", "tree", 0.40, max(3, runs // 2)),
        ("500 functions, dense", "dense", 0.08, runs),
    ]
    drawing = [
        Case(
            label,
            f"{GPROF2DOT} -f pstats {folder / stem}.pstats | dot -Tpng -o {folder / stem}.theirs.png",
            f"{PYTHON} -m demo graph {folder / stem}.pstats -o {folder}",
            promise,
            count,
        )
        for label, stem, promise, count in named
    ]
    workload = f"{PYTHON} -m demo sites {PYTHON} -m cProfile -o {folder}/hand.pstats demo/workload.py"
    by_hand = f"{workload} && {GPROF2DOT} -f pstats {folder}/hand.pstats | dot -Tpng -o {folder}/hand.png"
    end_to_end = Case(
        "make profile, end to end", by_hand, f"make -s profile ARGS='-o {folder}'", 1.05, max(3, runs // 2)
    )
    return [*drawing, end_to_end]


def interleaved(case: Case) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Run both commands in turn, each once unmeasured; return seconds and peak megabytes of each run."""
    theirs, ours = [], []
    measure(case.theirs), measure(case.ours)
    for _ in range(case.runs):
        theirs.append(measure(case.theirs))
        ours.append(measure(case.ours))
    return theirs, ours


def measure(command: str) -> tuple[float, float]:
    """Run a shell command; return wall seconds and the peak memory of its largest process in megabytes.

    Python may write its bytecode cache, as it does by default; some test machines switch that off.
    """
    script = (
        "import resource, subprocess, sys, time\n"
        "start = time.perf_counter()\n"
        "subprocess.run(sys.argv[1], shell=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", script, command], capture_output=True, text=True, check=True, cwd=ROOT, env=env
    )
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def median(runs: list[tuple[float, float]], column: int) -> float:
    """Return the median of one column."""
    return statistics.median(run[column] for run in runs)


def quiet(command: list[str], **environment: str) -> None:
    """Run a command without its output."""
    nowhere, env = subprocess.DEVNULL, {**os.environ, **environment}
    subprocess.run(command, check=True, stdout=nowhere, stderr=nowhere, cwd=ROOT, env=env)


if __name__ == "__main__":
    main()
