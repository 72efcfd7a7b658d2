"""Files that other tools really write, of a program whose work is known: what they say is read from them.

Those that are installed are tried: pyinstrument, viztracer and memray come with the test requirements.
"""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import demo as profiling
from demo.pipeline import Run
from demo.reading import claims as say

BUSY = """
import json

def parse(text):
    return json.loads(text)

def total(text):
    return len(parse(text))

def repeat(times, text):
    for _ in range(times):
        total(text)

repeat(100, json.dumps("é" * 200_000))
"""
COUNTS = """
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

def numbers(n):
    for i in range(n):
        yield i

def even(n):
    return n == 0 or odd(n - 1)

def odd(n):
    return n > 0 and even(n - 1)

def main():
    fib(9)
    sum(numbers(23))
    [even(i) for i in range(7)]
    sorted("abc", key=lambda letter: ord(letter))

main()
"""
HOLDS = """
KEPT = []

def small():
    KEPT.append(bytearray(1_000_000))

def large():
    for _ in range(3):
        small()
    KEPT.append(bytearray(5_000_000))

def main():
    large()
    small()

main()
"""


def run(*command: str | Path) -> None:
    """Run a command of this Python's environment."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr[-2000:]


def py_spy(format: str, name: str) -> Callable[[Path], Path]:
    def write(program: Path) -> Path:
        file = program.with_name(name)
        tool = Path(sys.executable).with_name("py-spy")
        options = ["--rate", "500", "--idle", "--full-filenames"]
        run(tool, "record", "-f", format, *options, "-o", file, "--", sys.executable, program)
        return file

    return write


def pyinstrument(program: Path) -> Path:
    file = program.with_name("a.speedscope.json")
    for _ in range(5):  # on Python 3.12, pyinstrument 5.1 now and then sees only how it starts the program
        run(sys.executable, "-m", "pyinstrument", "-r", "speedscope", "-o", file, program)
        if '"repeat"' in file.read_text(encoding="utf-8"):
            break
    return file


def austin(program: Path) -> Path:
    file = program.with_name("a.austin")
    run("austin", "-i", "2ms", "-o", file, sys.executable, program)
    return file


TOOLS: dict[str, Callable[[Path], Path]] = {}
if importlib.util.find_spec("pyinstrument"):
    TOOLS["pyinstrument"] = pyinstrument
if Path(sys.executable).with_name("py-spy").exists() and sys.platform == "linux":
    TOOLS["py-spy, raw"] = py_spy("raw", "a.txt")
    TOOLS["py-spy, speedscope"] = py_spy("speedscope", "a.json")
if shutil.which("austin"):
    TOOLS["austin"] = austin


def counts(run: Run) -> tuple[dict[tuple[str, int], tuple[int, int]], dict[tuple[str, str], int]]:
    """Return how often each function of the program was called, and which called which."""
    functions = run.profile.functions
    own = {f.key[2].rpartition(".")[2]: f for f in functions if f.origin == "program"}
    pairs = {
        (functions[c.caller].key[2].rpartition(".")[2], functions[c.callee].key[2].rpartition(".")[2]): c.total_calls
        for c in run.profile.calls
        if "program" == functions[c.caller].origin == functions[c.callee].origin
    }
    return {(name, f.line): (f.total_calls, f.primitive_calls) for name, f in own.items()}, pairs


def of(run: Run, kind: type) -> list[object]:
    return [claim for claim in run.claims if isinstance(claim, kind)]


@pytest.mark.not_in_wasm
@pytest.mark.parametrize("tool", TOOLS)
def test_samplers(tool: str, tmp_path: Path) -> None:
    """The hot path goes down to the library call, which is where to start; nothing is said in calls."""
    program = tmp_path / "busy.py"
    program.write_text(BUSY, encoding="utf-8")
    found = profiling.read(TOOLS[tool](program))
    functions = {f.name.rpartition(".")[2]: f for f in found.profile.functions if f.origin == "program"}
    assert {"<module>", "repeat", "total", "parse"} <= functions.keys()
    assert found.profile.share(functions["repeat"].cumulative_cost) > 0.5
    [path] = of(found, say.HotPath)
    names = [step.function.name for step in path.steps]  # type: ignore[attr-defined]
    assert names[names.index("<module>") :][:5] == ["<module>", "repeat", "total", "parse", "loads"]
    start = found.claims[-1]
    assert isinstance(start, say.StartAtCalls) and start.function.name == "parse"
    assert [callee.name for callee, _ in start.callees] == ["loads"]
    took = found.claims[0]
    assert isinstance(took, say.StacksTook) and took.tool == tool.partition(",")[0]
    assert not any("called" in line for line in found.reading)


if importlib.util.find_spec("viztracer"):

    @pytest.mark.not_in_wasm
    def test_viztracer(tmp_path: Path) -> None:
        """Viztracer counts as cProfile does, call by call, also by caller."""
        program = tmp_path / "counts.py"
        program.write_text(COUNTS, encoding="utf-8")
        trace, stats = tmp_path / "trace.json", tmp_path / "a.pstats"
        run(sys.executable, "-m", "viztracer", "--quiet", "-o", trace, program)
        run(sys.executable, "-m", "cProfile", "-o", stats, program)
        found, known = (profiling.read(file, mine=[str(tmp_path)]) for file in (trace, stats))
        assert counts(found) == counts(known) != ({}, {})
        took = found.claims[0]
        assert isinstance(took, say.StacksTook) and (took.tool, took.threads, took.processes) == ("viztracer", 1, 1)


if importlib.util.find_spec("memray"):

    @pytest.mark.not_in_wasm
    def test_memray(tmp_path: Path) -> None:
        """Bytes of known size come out as large as they are, by function, and along the arrows."""
        program = tmp_path / "holds.py"
        program.write_text(HOLDS, encoding="utf-8")
        file = tmp_path / "a.speedscope.json"
        run(sys.executable, "-m", "memray", "run", "-q", "-o", tmp_path / "a.bin", program)
        run(sys.executable, "-m", "memray", "transform", "speedscope", "-o", file, tmp_path / "a.bin")
        profile = profiling.read(file).profile
        position = {f.name: i for i, f in enumerate(profile.functions) if f.origin == "program"}
        small, large, main = (profile.functions[position[name]] for name in ("small", "large", "main"))
        assert small.self_cost == pytest.approx(4_000_000, abs=2_000)
        assert large.self_cost == pytest.approx(5_000_000, abs=2_000)
        assert main.self_cost == 0 and main.cumulative_cost == pytest.approx(9_000_000, abs=4_000)
        [call] = [c for c in profile.calls if (c.caller, c.callee) == (position["large"], position["small"])]
        assert call.cumulative_cost == pytest.approx(3_000_000, abs=2_000)
        assert profile.clock.unit == "B" and profile.recording.sampling
        assert profile.recording.sampling.tool == "memray"
