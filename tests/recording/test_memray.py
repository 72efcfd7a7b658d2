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
    """What a function asks for and does not drop at once is counted to the byte; of what it drops, never more than there is."""
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    theirs = by_memray(tmp_path)
    run = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record", clock="allocated")
    ours = {one.name: int(one.self_cost) for one in run.profile.functions if one.path == "program.py"}
    assert {name: ours[name] for name in ALL_KEPT} == {name: theirs[name] for name in ALL_KEPT}
    assert ours["__init__"] == pytest.approx(theirs["__init__"], rel=0.01)
    assert {"temporary", "joined", "tree", "main"} <= ours.keys()
    for name, size in ours.items():
        assert size <= theirs[name] + SLACK, name


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
