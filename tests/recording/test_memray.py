"""Bytes that are allocated, against memray, which intercepts every single request for memory.

See Also:
    https://bloomberg.github.io/memray/python_allocators.html (small blocks come from Python's own pools).
"""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recording.runs import run_recorded

pytestmark = pytest.mark.skipif(not importlib.util.find_spec("memray"), reason="memray is not to be had here")

PROGRAM = """
KEPT = []

def block(size):
    return bytes(size)

def rows(count):
    return (None,) * count

def text(count):
    return "word " * count

class Node:
    def __init__(self, size):
        self.data = bytes(size)

def temporary(count):
    return len([str(n) * 9 for n in range(count)])

def joined(count):
    found = ""
    for n in range(count):
        found = found + "more"
    return len(found)

def tree(depth):
    return (tree(depth - 1), tree(depth - 1)) if depth else block(800)

def main():
    for n in range(300):
        block(40_000 + n)
        rows(700 + n)
        KEPT.append(text(90 + n))
        KEPT.append(Node(600 + n))
    temporary(3_000)
    joined(2_000)
    tree(7)

main()
"""
ALL_KEPT = ("block", "rows", "text")
"""Functions that give nothing back until they are left: each block that they ask for is seen."""
SLACK = 2_000
"""Bytes of frames, and of what Python does but once."""
READ = """
import collections, json, sys
from memray import AllocatorType, FileReader
freed = (AllocatorType.FREE, AllocatorType.PYMALLOC_FREE, AllocatorType.MUNMAP)
found = collections.Counter()
for record in FileReader(sys.argv[1]).get_allocation_records():
    if record.allocator not in freed:
        for name, file, line in record.stack_trace(max_stacks=1):
            if file.endswith("program.py"):
                found[name] += record.size
print(json.dumps(found))
"""


def test_allocated(tmp_path: Path) -> None:
    """What a function asks for and does not drop at once is counted to the byte; of what it drops, never more than there is.

    What Python asks for once, when a function is called for the first time under a profiler (48 bytes on 3.13), is left out
    by comparing two runs.
    """
    ours, theirs = zip(*(by_both(tmp_path, rounds) for rounds in (300, 500)))
    more = [{name: many[name] - few[name] for name in ALL_KEPT} for few, many in (ours, theirs)]
    assert more[0] == more[1]
    for mine, other in zip(ours, theirs):
        assert {name: mine[name] - other[name] for name in ALL_KEPT} == pytest.approx(
            dict.fromkeys(ALL_KEPT, 24), abs=24
        )
        assert mine["__init__"] == pytest.approx(other["__init__"], rel=0.01)
        assert {"temporary", "joined", "tree", "main"} <= mine.keys()
        for name, size in mine.items():
            assert size <= other[name] + SLACK, name


def by_both(folder: Path, rounds: int) -> tuple[dict[str, int], dict[str, int]]:
    """Return what the functions ask for themselves as the recorder counts it, and as memray does."""
    (folder / "program.py").write_text(PROGRAM.replace("300", str(rounds)), encoding="utf-8")
    record = folder / f"record-{rounds}"
    run = run_recorded("program.py", cwd=folder, folder=record, clock="allocated")
    return {one.name: int(one.self_cost) for one in run.profile.functions if one.path == "program.py"}, by_memray(
        folder
    )


def by_memray(folder: Path) -> dict[str, int]:
    """Return the bytes that the functions of a program ask for themselves, by their names."""
    run = [
        sys.executable,
        "-m",
        "memray",
        "run",
        "--trace-python-allocators",
        "-q",
        "-f",
        "-o",
        "memray.bin",
        "program.py",
    ]
    subprocess.run(run, cwd=folder, check=True, capture_output=True)
    read = subprocess.run([sys.executable, "-c", READ, "memray.bin"], cwd=folder, check=True, capture_output=True)
    found: dict[str, int] = json.loads(read.stdout)
    return found
