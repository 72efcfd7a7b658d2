"""With `--threads`, each thread is recorded by itself: all its calls, under those that made them."""

import cProfile
import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from demo.errors import UsageError
from demo.parts.processes import of_processes
from demo.pipeline import Run as Profiled
from demo.pipeline import read
from demo.recording import record as record_module
from demo.recording.processes import left_in
from demo.recording.record import Program, record
from demo.recording.table import entries_of, snapshot
from tests.conftest import Run

pytestmark = pytest.mark.not_in_wasm

Made = Callable[..., Profiled]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Record a program with its threads."""

    def make(text: str, **how: Any) -> Profiled:
        script, folder = tmp_path / "prog.py", tmp_path / "made"
        script.write_text(text, encoding="utf-8")
        folder.mkdir()
        recorded = record(Program(str(script)), folder, threads=True, **how)
        assert recorded.status == 0
        if not how.get("children"):
            return read(recorded.profile)
        data, wrong, _ = of_processes(recorded.profile.read_bytes(), left_in(folder))
        assert wrong == []
        return read(data)

    return make


def calls(run: Profiled) -> dict[str, int]:
    """Return how often each function of the program was called."""
    own = [function for function in run.profile.functions if function.origin == "program"]
    return {function.name: function.total_calls for function in own if function.name != "<module>"}


def arrows(run: Profiled) -> dict[tuple[str, str], int]:
    """Return how often functions of the program called each other."""
    functions = run.profile.functions
    found = {}
    for call in run.profile.calls:
        caller, callee = functions[call.caller], functions[call.callee]
        if {caller.origin, callee.origin} == {"program"} and caller.name != "<module>":
            found[caller.name, callee.name] = call.total_calls
    return found


def random_program(seed: int) -> tuple[str, Counter[str], Counter[tuple[str, str]]]:
    """Make a program of some threads that run at the same time, and count by hand what they call, and for whom.

    Each function `f0`, `f1`, … calls later ones, in loops, some as generators, some raising; a thread starts with one of them.
    """
    rng = random.Random(seed)
    number = rng.randrange(4, 9)
    bodies = [
        [(rng.randrange(i + 1, number), rng.randrange(1, 4)) for _ in range(rng.randrange(3))]
        for i in range(number - 1)
    ] + [[]]
    raises = [rng.random() < 0.2 for _ in range(number)]
    starts = [rng.randrange(number) for _ in range(rng.randrange(2, 7))]
    lines = ["import threading, time"]
    for i, body in enumerate(bodies):
        lines += [f"def f{i}():", f"    total = sum(x * x for x in range({rng.randrange(20)}))"]
        for callee, times in body:
            lines += [f"    for _ in range({times}):", "        try:", f"            f{callee}()"]
            lines += ["        except ValueError:", "            pass"]
        lines += [
            "    time.sleep(0)  # another thread's turn",
            "    raise ValueError" if raises[i] else "    return total",
        ]
    lines += ["def begin(function):", "    try:", "        function()", "    except ValueError:", "        pass"]
    lines += [f"threads = [threading.Thread(target=begin, args=(f,)) for f in ({', '.join(f'f{i}' for i in starts)},)]"]
    lines += ["for thread in threads: thread.start()", "for thread in threads: thread.join()"]
    counts, pairs = Counter[str](), Counter[tuple[str, str]]()

    def call(i: int) -> None:
        counts[f"f{i}"] += 1
        for callee, times in bodies[i]:
            for _ in range(times):
                pairs[f"f{i}", f"f{callee}"] += 1
                call(callee)

    for i in starts:
        pairs["begin", f"f{i}"] += 1
        call(i)
    counts["begin"] = len(starts)
    return "\n".join(lines) + "\n", counts, pairs


@pytest.mark.parametrize("seed", range(12))
def test_random_programs(seed: int, made: Made) -> None:
    """Calls and arrows of threads that run side by side are those counted by hand."""
    text, counts, pairs = random_program(seed)
    run = made(text)
    inner = ("<genexpr>", "<listcomp>")
    assert {name: count for name, count in calls(run).items() if name not in inner} == counts
    assert {pair: count for pair, count in arrows(run).items() if not set(pair) & set(inner)} == pairs
    assert run.profile.recording.threads == 1 + counts["begin"]
    assert f"• {1 + counts['begin']} threads ran within " in f"• {run.reading[0]}"


def test_as_cprofile(tmp_path: Path) -> None:
    """In a single thread calls, names and arrows are those of cProfile, also of built-ins, in recursion and after errors."""
    threads = pytest.importorskip("yappi") and __import__("demo.recording.threads", fromlist=["Profiler"])

    def fibonacci(n: int) -> int:
        return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

    def program() -> None:
        fibonacci(9)
        assert sorted("cab", key=lambda letter: -ord(letter)) == ["c", "b", "a"]
        ",".join(str(one) for one in range(5)).split(",")
        try:
            int("x")
        except ValueError:
            [].append(json.loads("[1, 2]"))
        list(map(len, ["a", "bc"]))

    json.loads("1")  # what it keeps for later is made now

    def table(profiler: Any) -> dict[Any, Any]:
        profiler.enable()
        program()
        profiler.disable()
        found = snapshot(entries_of(profiler.getstats()))
        return {key: (*row[:2], {who: one[0] for who, one in row[4].items()}) for key, row in found.items()}

    assert table(threads.Profiler("wall")) == table(cProfile.Profile())


def test_what_the_recorder_calls(made: Made) -> None:
    """Built-ins that the recorder calls at the end, as well, are counted as often as the program calls them, or not at all."""
    run = made(
        """
import sys
for _ in range(7):
    {}.get(1)
for _ in range(5):
    sys._getframe()
"""
    )
    counts = {function.name: function.total_calls for function in run.profile.functions}
    assert (counts["dict.get"], counts["sys._getframe"]) == (7, 5)
    assert not {"sys._current_frames", "sys.setprofile"} & set(counts)
    assert not any("yappi" in name for name in counts)


def test_still_running(made: Made) -> None:
    """What a thread still does when the program ends is counted as far as it came, and the times fit together."""
    run = made(
        """
import threading
ready, never = threading.Event(), threading.Event()
def outer():
    for _ in range(7):
        inner()
    last()
def inner():
    return sum(range(1000))
def last():
    ready.set()
    never.wait()
threading.Thread(target=outer, daemon=True).start()
ready.wait()
"""
    )
    assert calls(run) == {"outer": 1, "inner": 7, "last": 1}
    functions = {function.name: function for function in run.profile.functions}
    below = sum(functions[name].cumulative_cost for name in ("inner", "last"))
    assert functions["outer"].cumulative_cost == pytest.approx(functions["outer"].self_cost + below, abs=1e-5)
    assert functions["last"].cumulative_cost > 0


@pytest.mark.parametrize("end", ["", "raise KeyError(1)", "raise SystemExit(3)"])
@pytest.mark.parametrize("pool", [False, True])
def test_not_joined(pool: bool, end: str, tmp_path: Path) -> None:
    """Python waits for threads when the main one has come to its end, in whatever way: what they do then counts as well."""
    begin = "ThreadPoolExecutor(2).submit(work)" if pool else "threading.Thread(target=work).start()"
    text = f"""
import threading
from concurrent.futures import ThreadPoolExecutor
def leaf():
    pass
def work():
    threading.main_thread().join()
    for _ in range(9):
        leaf()
shut_down = threading.Event()
threading._register_atexit(shut_down.set)  # Python shuts pools down before it joins threads
def work_of_pool():
    shut_down.wait()
    for _ in range(9):
        leaf()
{begin.replace("work", "work_of_pool") if pool else begin}
{end}
"""
    (tmp_path / "prog.py").write_text(text, encoding="utf-8")
    (tmp_path / "made").mkdir()
    recorded = record(Program(str(tmp_path / "prog.py")), tmp_path / "made", threads=True)
    run = read(recorded.profile)
    assert recorded.status == {"": 0, "raise KeyError(1)": 1, "raise SystemExit(3)": 3}[end]
    assert (
        run.profile.recording.end
        == {"": "", "raise KeyError(1)": "KeyError", "raise SystemExit(3)": "exit status 3"}[end]
    )
    assert calls(run)["leaf"] == 9


def test_coroutines(made: Made, tmp_path: Path) -> None:
    """What a coroutine waits counts as its own with yappi, so nothing is said of times; CPU time has no such caution."""
    text = """
import asyncio
async def job():
    for _ in range(300):
        await asyncio.sleep(0)
async def jobs():
    await asyncio.gather(*[job() for _ in range(7)])
asyncio.run(jobs())
"""
    run = made(text)
    assert run.reading[0].startswith("The run took ")
    assert run.profile.recording.elapsed is not None and run.profile.recording.elapsed < run.profile.run_cost
    assert any("don't trust any time" in line for line in run.reading)
    assert run.reading[-1].startswith("Start by recording it again: with `--threads --cpu`")
    assert not any(line.startswith(("For ", "Waiting", "The hot path")) for line in run.reading)
    (tmp_path / "made").rename(tmp_path / "before")
    run = made(text, clock="cpu")
    assert calls(run)["job"] == 7
    assert not any("await" in line for line in run.reading)


def test_raw_threads(made: Made) -> None:
    """Threads that `threading` doesn't know are not recorded, and the reading says how many."""
    run = made(
        """
import _thread, threading
done = [_thread.allocate_lock() for _ in range(3)]
for lock in done:
    lock.acquire()
    _thread.start_new_thread(lock.release, ())
for lock in done:
    lock.acquire()
one = threading.Thread(target=done[0].release)
one.start()
one.join()
"""
    )
    assert run.reading[0].startswith("2 threads ran within ")
    assert any(line.startswith("Not included: 3 threads that were started without `threading`") for line in run.reading)


def test_processes(made: Made) -> None:
    """Threads of other processes are recorded as well, and none is left out for them."""
    run = made(
        """
import multiprocessing, threading
def leaf():
    pass
def work():
    threads = [threading.Thread(target=leaf) for _ in range(3)]
    for one in threads: one.start()
    for one in threads: one.join()
if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=work) for _ in range(2)]
    for one in processes: one.start()
    for one in processes: one.join()
    work()
""",
        children=True,
    )
    assert {name: count for name, count in calls(run).items() if "<" not in name} == {"leaf": 9, "work": 3}
    assert run.reading[0].startswith("3 processes with 12 threads ran within ")
    assert not any("Not included" in line or "Threads ran" in line for line in run.reading)


def test_python_without_yappi(made: Made, tmp_path: Path) -> None:
    """A Python that lacks yappi is not recorded, and the reading says so."""
    import venv  # here: Python in WebAssembly has none

    venv.create(tmp_path / "plain", symlinks=sys.platform != "win32")
    [plain] = (tmp_path / "plain").glob("[bS]*/python.exe" if sys.platform == "win32" else "bin/python")
    run = made(f"import subprocess\nsubprocess.run([{str(plain)!r}, '-c', 'print(1)'])\n", children=True)
    assert (
        "Not included: 1 process started by a Python that has no yappi, so that nothing could be recorded."
        in run.reading
    )


def test_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without yappi the tool says what to install, before it runs anything."""
    monkeypatch.setattr(record_module, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match="pip install yappi"):
        record(Program("prog.py"), tmp_path, threads=True)


def test_options(run: Run, tmp_path: Path) -> None:
    """Threads are recorded with the CPU's clock as well, but not with one that counts bytes."""
    (tmp_path / "prog.py").write_text("import time\ntime.sleep(0.01)\nsum(range(10 ** 5))\n", encoding="utf-8")
    done = run("profile", "--threads", "--cpu", "prog.py")
    assert done.returncode == 0
    assert "One thread was recorded; it took" in " ".join(done.stderr.split())
    assert "of CPU time" in " ".join(done.stderr.split())
    done = run("profile", "--threads", "--memory", "prog.py")
    assert done.returncode == 2
    assert "Leave out --memory" in done.stderr


def test_program_sees_nothing(made: Made, capfd: pytest.CaptureFixture[str]) -> None:
    """The program finds none of the modules that were loaded for the profiler, but `threading`."""
    made("import sys\nprint(sorted({'yappi', '_yappi', 'inspect', 'pickle', 'threading'} & set(sys.modules)))\n")
    assert capfd.readouterr().out == "['threading']\n"
