"""Each Python that a program starts is recorded, with all its calls, and the program behaves as without that."""

import marshal
import pstats
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from demo.parts.processes import of_processes
from demo.pipeline import Run, read
from demo.recording.processes import Left, left_in
from demo.recording.record import Program, Recorded, record

pytestmark = pytest.mark.not_in_wasm

WORK = "def work(number):\n    return number + 1\n\n\n"
METHODS = ["spawn"] if sys.platform == "win32" else ["fork", "spawn", "forkserver"]
POOLS = {
    "Pool": """
with context.Pool(3) as pool:
    print(sum(pool.map(work, range(41), chunksize=1)))
""",
    "ProcessPoolExecutor": """
from concurrent.futures import ProcessPoolExecutor
with ProcessPoolExecutor(3, mp_context=context) as pool:
    print(sum(pool.map(work, range(41))))
""",
    "Process": """
processes = [context.Process(target=work, args=(one,)) for one in range(4)]
for one in processes:
    one.start()
for one in processes:
    one.join()
print(*(one.exitcode for one in processes))
""",
}
MADE = {"Pool": 41, "ProcessPoolExecutor": 41, "Process": 4}
"""Calls of `work`."""

Made = Callable[..., tuple[Recorded, Left, Run]]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Record a program with its child processes."""

    def make(text: str, *arguments: str, name: str = "prog.py", **how: Any) -> tuple[Recorded, Left, Run]:
        script, folder = tmp_path / name, tmp_path / "made"
        script.write_text(text, encoding="utf-8")
        folder.mkdir()
        recorded = record(Program(str(script), arguments), folder, children=True, **how)
        left = left_in(folder)
        assert left.bugs == []
        data, wrong, _ = of_processes(recorded.profile.read_bytes(), left)
        assert wrong == []
        return recorded, left, read(data)

    return make


def calls(run: Run, name: str = "work") -> int:
    """Return how often a function of the program was called."""
    return sum(function.total_calls for function in run.profile.functions if function.name == name)


def guarded(code: str, method: str, before: str = "") -> str:
    """Return a program that runs code where multiprocessing does not run it once more."""
    lines = [f'context = multiprocessing.get_context("{method}")', *code.strip().splitlines()]
    return f'import multiprocessing\n{before}\n{WORK}if __name__ == "__main__":\n' + "".join(
        f"    {line}\n" for line in lines
    )


@pytest.mark.parametrize("pool", POOLS)
@pytest.mark.parametrize("method", METHODS)
def test_multiprocessing(pool: str, method: str, made: Made, capfd: pytest.CaptureFixture[str]) -> None:
    """All calls of all workers are counted, however these are started, and the result is what it is without that."""
    text = guarded(POOLS[pool], method)
    recorded, left, run = made(text)
    assert calls(run) == MADE[pool]
    assert recorded.status == 0
    plain = (
        subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=60)
        if method == "fork"
        else None
    )
    printed = capfd.readouterr()
    assert plain is None or printed.out == plain.stdout
    assert printed.err == ""
    assert [part.profile is None for part in left.parts] == [False] * (4 if pool == "Process" else len(left.parts))


def test_added_up(made: Made) -> None:
    """The sum is that of `pstats`: of the first process's file and of the parts."""
    recorded, left, run = made(guarded(POOLS["Process"], METHODS[0]))  # without threads, which some Pythons mix up
    files = [part.profile for part in left.parts if part.profile and marshal.loads(part.profile.read_bytes())]
    theirs: Any = pstats.Stats(str(recorded.profile), *map(str, files))  # which refuses what is empty
    ours = {function.key: (function.primitive_calls, function.total_calls) for function in run.profile.functions}
    assert ours == {key: figures[:2] for key, figures in theirs.stats.items()}


def test_started_otherwise(made: Made, capfd: pytest.CaptureFixture[str]) -> None:
    """A Python that is started as a command is recorded, and so is one that it starts in turn."""
    text = f"""
import subprocess, sys
{WORK}
deep = int(sys.argv[1])
work(deep)
if deep:
    sys.exit(subprocess.run([sys.executable, __file__, str(deep - 1)]).returncode + 1)
print("deepest", [place for place in sys.path if "children" in place])
sys.exit(4)
"""
    recorded, left, run = made(text, "3")
    assert calls(run) == 4
    assert recorded.status == 7
    assert len(left.parts) == 3
    assert capfd.readouterr().out == "deepest []\n"


@pytest.mark.skipif(sys.platform == "win32", reason="only Unix forks")
def test_forked_by_hand(made: Made, capfd: pytest.CaptureFixture[str]) -> None:
    """A forked process is recorded whether it ends by `os._exit`, by its last line, or by an exception, or forks in turn."""
    text = f"""
import os, sys
{WORK}
for way in range(4):
    if not os.fork():
        work(way)
        if way == 0:
            os._exit(9)
        if way == 1:
            sys.exit(8)
        if way == 2:
            sys.stderr.close()
            raise KeyError
        if not os.fork():
            work(way)
            os._exit(7)
        os.wait()
        os._exit(6)
    print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
work(5)
"""
    _, left, run = made(text)
    assert calls(run) == 6
    assert capfd.readouterr().out == "9\n8\n1\n6\n"
    assert len(left.parts) == 5
    assert {part.starter and part.starter[2] for part in left.parts} == {"<module>"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without its knowledge")
def test_ended_by_signals(made: Made, capfd: pytest.CaptureFixture[str]) -> None:
    """A process that is terminated leaves its part; one that is killed can't, and that is said."""
    text = guarded(
        """
for end in ("terminate", "kill"):
    here, there = context.Pipe()
    process = context.Process(target=forever, args=(there,))
    process.start()
    here.recv()
    getattr(process, end)()
    process.join()
    print(process.exitcode)
""",
        "fork",
        "import signal\n\ndef forever(there):\n    work(1)\n    there.send(1)\n    while True:\n        signal.pause()\n",
    )
    _, left, run = made(text)
    assert capfd.readouterr().out == "-15\n-9\n"
    assert calls(run) == 1
    assert [part.profile is None for part in left.parts] == [False, True]
    assert [left.alive, run.profile.recording.processes and run.profile.recording.processes.lost] == [0, 1]
    assert any("Not included: 1 process that left nothing (killed" in line for line in run.reading)


def test_unseen(made: Made) -> None:
    """Pythons that don't look where the recorder waits for them are counted, by what keeps them from it."""
    text = """
import subprocess, sys
for options in ("-I", "-sE", "-bS", "-Ic"):
    code = ["-c", "pass"] if options != "-Ic" else ["pass"]
    subprocess.run([sys.executable, options, *code], check=True)
subprocess.run([sys.executable, "-c", "pass"], env={}, check=True)
subprocess.run([sys.executable, "-W", "ignore", "-X", "utf8", "-c", "pass"], check=True)
"""
    _, left, run = made(text)
    assert dict(left.unseen) == {"-I": 2, "-E": 1, "-S": 1, "PYTHONPATH": 1}
    assert len(left.parts) == 1
    [line] = [line for line in run.reading if line.startswith("Not included")]
    assert line == (
        "Not included: 1 process started with -E, so that nothing could be recorded; 2 processes started with -I, so that "
        "nothing could be recorded; 1 process started with -S, so that nothing could be recorded; 1 process started without "
        "PYTHONPATH, so that nothing could be recorded."
    )


def test_own_sitecustomize(made: Made, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A `sitecustomize` of the machine is run as ever, and is the one that a program imports."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "sitecustomize.py").write_text("here = 'the own one'\n", encoding="utf-8")
    text = """
import os, subprocess, sys
own = os.path.join(os.path.dirname(os.path.abspath(__file__)), "own")
os.environ["PYTHONPATH"] += os.pathsep + own
subprocess.run([sys.executable, "-c", "import sitecustomize; print(sitecustomize.here)"])
"""
    _, left, _ = made(text)
    assert capfd.readouterr().out == "the own one\n"
    assert len(left.parts) == 1


def test_who_did_how_much(made: Made) -> None:
    """The reading says how many processes ran, and how much the busiest one of those that were started did."""
    text = f"""
import subprocess, sys
{WORK}
for number in range(int(sys.argv[1])):
    work(number)
if len(sys.argv) == 2:
    print("", end="", flush=True)
    for one in ("200000", "3000"):
        subprocess.run([sys.executable, __file__, one, "child"])
"""
    _, _, run = made(text, "10")
    assert run.reading[0].startswith("3 processes ran within ")
    assert "; the busiest, prog.py, did " in run.reading[0] and " alone, while others waited." in run.reading[0]
    assert run.profile.recording.program == "prog.py 10"


def test_arrow_of_a_start(made: Made) -> None:
    """In the picture a dashed arrow leads from the function that started processes to the one in which they began."""
    _, _, run = made(guarded(POOLS["Process"], METHODS[0]))
    [start] = run.graph.starts
    assert start.number == 4
    assert run.graph.boxes[start.first].name == ("_bootstrap" if METHODS[0] == "fork" else "<module>")
    assert f'id="{run.graph.start_id(start)}", label="  4 processes  "' in run.dot.replace("\\n", "")
    assert run.words[run.graph.start_id(start)].endswith("That isn't a call: their time isn't part of prog.py's.")


def test_garbage(tmp_path: Path) -> None:
    """A part that is no profile, or of another clock, is left out with a sentence; the others are added up."""
    folder = tmp_path / "made"
    folder.mkdir()
    script = tmp_path / "prog.py"
    script.write_text(guarded(POOLS["Process"], METHODS[0]), encoding="utf-8")
    recorded = record(Program(str(script)), folder, children=True)
    left = left_in(folder)
    one, other, *_ = [part.profile for part in left.parts if part.profile]
    one.write_bytes(b"garbage")
    other.write_bytes(other.read_bytes()[:50])
    data, wrong, _ = of_processes(recorded.profile.read_bytes(), left)
    assert len(wrong) == 2
    assert calls(read(data)) == 2


def test_many_at_once(made: Made) -> None:
    """Fifty processes at once leave fifty parts, and none is lost."""
    text = guarded(POOLS["Process"].replace("range(4)", "range(50)"), METHODS[0])
    _, left, run = made(text)
    assert calls(run) == len(left.parts) == 50
    assert run.reading[0].startswith("51 processes ran")
