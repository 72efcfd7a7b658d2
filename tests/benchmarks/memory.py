"""How much longer does a program run while its bytes are counted? Whole processes, interleaved; medians of ratios.

    python -m tests.benchmarks.memory [RUNS]

Each program is run plainly, under cProfile, and by the recorder with each of the three ways to count bytes; where memray is
installed, under that as well, with its pools of small blocks looked into (`--trace-python-allocators`).
"""

import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from demo.recording import recorder

PROGRAMS = {
    "300,000 small calls": """
def small(n): return n
def main():
    for n in range(300_000): small(n)
main()
""",
    "200,000 kept texts": """
KEPT = []
def text(n): return str(n) * 3
def main():
    for n in range(200_000): KEPT.append(text(n))
main()
""",
    "a loop over 3,000,000 numbers": """
def main():
    total = 0
    for n in range(3_000_000): total += n
main()
""",
    "JSON, read and written": """
import json
ROWS = [{"name": f"row {n}", "values": [n, n + 1, n + 2]} for n in range(2_000)]
def main():
    for _ in range(25): json.loads(json.dumps(ROWS))
main()
""",
    "60 blocks of 10 MB": """
def block(n): return bytearray(b"x" * 10_000_000)
def main():
    for n in range(60): block(n)
main()
""",
}
CLOCKS = ("peak", "allocated", "kept")


def main() -> None:
    """Print one row per program."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"| program | plain | {' | '.join(ways(folder))} |\n|---|--:|{'--:|' * len(ways(folder))}")
        for title, text in PROGRAMS.items():
            (folder / "program.py").write_text(text, encoding="utf-8")
            commands = {"plain": [sys.executable, "program.py"], **ways(folder)}
            rounds = [{way: seconds(command, folder) for way, command in commands.items()} for _ in range(runs)]
            plain = statistics.median(one["plain"] for one in rounds)
            ratios = [statistics.median(one[way] / one["plain"] for one in rounds) for way in ways(folder)]
            print(f"| {title} | {plain:.2f} s | {' | '.join(f'{ratio:.1f}' for ratio in ratios)} |", flush=True)


def ways(folder: Path) -> dict[str, list[str]]:
    """Return what runs a program, by the names of the ways to measure it."""
    record = [sys.executable, recorder.__file__, str(folder)]
    found = {"cProfile": [sys.executable, "-m", "cProfile", "-o", "cprofile.pstats", "program.py"]}
    found |= {clock: [*record, clock, "cProfile", "script", "program.py"] for clock in CLOCKS}
    if importlib.util.find_spec("memray"):
        found["memray"] = [sys.executable, "-m", "memray", "run", "--trace-python-allocators", "-f", "-o", "memray.bin"]
        found["memray"].append("program.py")
    return found


def seconds(command: list[str], folder: Path) -> float:
    """Run a command, and return how long it took."""
    (folder / "starting").touch()
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
