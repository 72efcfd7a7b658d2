"""Read a million samples of 40 calls each, in each format: seconds and megabytes, beside gprof2dot where it reads the format.

    python -m tests.benchmarks.stacks [ROUNDS]

Runs are made in turn, each in a process of its own; the table has the medians. Status 1 if ours takes more than 2 seconds or
400 MB for any.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
SAMPLES, DEPTH, STACKS, FUNCTIONS, CALLEES = 1_000_000, 40, 20_000, 2_000, 4
FORMATS = ("speedscope", "collapsed")
MOST_SECONDS, MOST_MEGABYTES = 2.0, 400
OURS = "from pathlib import Path; from demo.stacks.reader import parse; parse(Path({file!r}).read_bytes())"
THEIRS = "import gprof2dot, sys; sys.setrecursionlimit(100_000); gprof2dot.CollapseParser(open({file!r})).parse()"
TIMED = """
import resource, time
start = time.perf_counter()
{code}
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / {per_mb})
"""


def stacks() -> Counter[tuple[int, ...]]:
    """Return stacks of functions, with the number of samples that saw each; most begin as another one does."""
    rng = random.Random(7)
    callees = [[rng.randrange(FUNCTIONS) for _ in range(CALLEES)] for _ in range(FUNCTIONS)]
    found: list[tuple[int, ...]] = [(0,)]
    while len(found) <= STACKS:
        stack = list(rng.choice(found)[: rng.randrange(1, DEPTH)])
        while len(stack) < DEPTH:
            stack.append(rng.choice(callees[stack[-1]]))
        found.append(tuple(stack))
    return Counter(found[1 + min(int(rng.expovariate(1 / 2000)), STACKS - 1)] for _ in range(SAMPLES))


def write(folder: Path) -> None:
    """Write the files, named after their formats."""
    counted = stacks()
    frames = [{"name": f"function_{i}", "file": f"/srv/shop/part{i % 50}.py", "line": i} for i in range(FUNCTIONS)]
    speedscope, collapsed = (folder / name for name in FORMATS)
    names = [f"{frame['name']} ({frame['file']}:{frame['line']})" for frame in frames]
    with collapsed.open("w", encoding="utf-8") as file:
        file.writelines(f"{';'.join(names[i] for i in stack)} {count}\n" for stack, count in counted.items())
    with speedscope.open("w", encoding="utf-8") as file:
        texts = [json.dumps(stack, separators=(",", ":")) for stack in counted.elements()]
        random.Random(8).shuffle(texts)
        weights = ",".join(["0.01"] * len(texts))
        part = f'"type":"sampled","name":"","unit":"seconds","samples":[{",".join(texts)}],"weights":[{weights}]'
        schema = '"$schema":"https://www.speedscope.app/file-format-schema.json"'  # which every tool writes
        file.write(f'{{{schema},"profiles":[{{{part}}}],"shared":{{"frames":{json.dumps(frames)}}}}}')


def timed(code: str) -> tuple[float, float]:
    """Return the seconds and megabytes that some code takes in a process of its own."""
    text = TIMED.format(code=code, per_mb=2**20 if sys.platform == "darwin" else 1024)
    done = subprocess.run([sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def main(rounds: int = 5) -> int:
    """Print the table; return 0 if nothing takes too much."""
    status = 0
    print(f"{'a million samples':<32} {'MB':>5} {'ours':>8} {'MB':>5} {'gprof2dot':>10} {'MB':>5} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "tests.benchmarks.stacks", "--write", folder], cwd=ROOT, check=True)
        for (
            name
        ) in FORMATS:  # written elsewhere: on Linux, a process begins with the peak of memory of the one that starts it
            file = Path(folder) / name
            ours, theirs = [], []
            for _ in range(rounds):
                ours.append(timed(OURS.format(file=str(file))))
                if name == "collapsed":
                    theirs.append(timed(THEIRS.format(file=str(file))))
            mine = [median(column) for column in zip(*ours)]
            other = [median(column) for column in zip(*theirs)]
            beside = f" {other[0]:>8.2f} s {other[1]:>5.0f} {mine[0] / other[0]:>6.2f}" if other else ""
            print(f"{name:<32} {file.stat().st_size / 1e6:>5.0f} {mine[0]:>6.2f} s {mine[1]:>5.0f}{beside}")
            status |= mine[0] > MOST_SECONDS or mine[1] > MOST_MEGABYTES
    return int(status)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]))
    else:
        sys.exit(main(*map(int, sys.argv[1:2])))
