"""What the site says of cProfile, gprof2dot and Python is so: every proof of `docs/examples/proofs/` is run and judged."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
NEEDED = re.compile(r'"gprof2dot"|^import (gprof2dot|yappi)', re.M)
MONITORING = sys.version_info >= (3, 12)


def output_of(path: str, folder: Path) -> str:
    """Run an example in an empty folder; return what it prints."""
    command = [sys.executable, str(EXAMPLES / path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def numbers(text: str) -> list[float]:
    """Return all numbers of a text."""
    return [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def boxes(text: str) -> None:
    """Most functions in a profile are not those of the profiled file."""
    assert text.splitlines() == ["functions of this file: 1", "functions in the profile: more than ten"]


def classes(text: str) -> None:
    """Calls of functions are recorded; calls of classes written in C and operators are not."""
    assert re.findall(r"len|sorted|main|int\b|list|range", text.splitlines()[1]) == ["len", "sorted", "main"]


def clock(text: str) -> None:
    """By default waiting counts; with process_time it does not."""
    wall, cpu = (numbers(line)[-1] for line in text.splitlines())
    assert wall >= 0.2 and cpu < 0.1


def colour(text: str) -> None:
    """Red is the root without any self time, and the largest self time, however small."""
    by_cumulative, small, by_self = re.findall(r"#[0-9a-f]{6}", text)
    assert by_cumulative == by_self == "#ff0000" != small


def compare(text: str) -> None:
    """An unchanged function looks slower, and functions that are not in both files end in a traceback."""
    assert "exit status 0\n   same took 0.1 s in both: 10.00% + 40.0%" in text
    assert "exit status 1" in text and "UnboundLocalError" in text


def comprehension(text: str) -> None:
    """Comprehensions are functions up to 3.11; the counts of ordinary functions are the same everywhere."""
    assert f"a box <listcomp>: {not MONITORING}" in text
    assert "calls of double: 1000" in text


def coroutines(text: str) -> None:
    """Five coroutines with two awaits each are fifteen calls, and the waiting is elsewhere."""
    first, second = text.splitlines()
    assert "15 calls" in first and numbers(first)[-1] < 0.05
    assert "fetch" not in second and numbers(second)[-1] >= 0.05


def cutoff(text: str) -> None:
    """A thousand functions are called, one is drawn."""
    assert [numbers(line)[0] for line in text.splitlines()] == [1000, 1]


def leaving(text: str) -> None:
    """The profile is there, the exit status is gone."""
    assert re.findall(r"exit status (\d)", text) == ["3", "0"]
    assert text.endswith("output.pstats was written: True\n")


def paths(text: str) -> None:
    """Two programs that went different ways leave the same profile."""
    assert text.endswith("the same profile? True\n")


def percall(text: str) -> None:
    """The second `percall` is cumulative time / primitive calls."""
    (line,) = (line for line in text.splitlines() if "(fib)" in line)
    total, primitive, self_time, each, cumulative, each_primitive = numbers(line)[:6]
    assert (total, primitive) == (177, 1)
    assert each == pytest.approx(self_time / total, abs=5e-4) and each_primitive == cumulative / primitive


def print_stack(text: str) -> None:
    """`print_stack` does not print the exception."""
    assert re.findall("True|False", text) == ["False", "True"]


def recursion(text: str) -> None:
    """The arrow of a recursion holds both counts; in a circle of calls the arrows into a box exceed 100 %."""
    assert "called 57,313 times; its arrow to itself holds 57,312 total and 2 primitive calls" in text
    assert text.endswith("all arrows into ping: 150%\n")


def relative(text: str) -> None:
    """Under the profiler, calls take a larger share than they do."""
    plain, profiled = (numbers(line)[0] for line in text.splitlines())
    assert profiled > 1.2 * plain


def same_name(text: str) -> None:
    """Of two functions with the same file, line and name, one is lost."""
    assert len(text.splitlines()) == 1
    assert numbers(text)[-1] in (10, 20)


def scale(text: str) -> None:
    """The middle of the scale is green."""
    half = next(line for line in text.splitlines() if line.startswith(" 50%"))
    _, red, green, blue = numbers(half)
    assert green > 0.5 and red < 0.1 and blue < 0.1


def sums(text: str) -> None:
    """Self shares add up to 100 %, cumulative shares to more."""
    assert [numbers(line)[0] for line in text.splitlines()] == [100, 270]


def threads(text: str) -> None:
    """Up to 3.11 other threads are invisible; since 3.12 they are there, and not all under the right caller."""
    calls, right = (numbers(line)[-1] for line in text.splitlines()[2:])
    assert (calls > 0, right <= calls) == (MONITORING, True)
    assert MONITORING or right == 0


def ticks(text: str) -> None:
    """The clock is finer than a microsecond."""
    assert text.splitlines() == ["finer than a microsecond: True", "can be set back by the system: False"]


def titles(text: str) -> None:
    """gprof2dot leaves numbers as titles."""
    if "no Graphviz" not in text:
        assert all(re.fullmatch(r"\d+(->\d+)?", line.strip()) for line in text.splitlines()[1:])


JUDGES: Mapping[str, Callable[[str], None]] = {
    judge.__name__: judge
    for judge in (
        boxes,
        classes,
        clock,
        colour,
        compare,
        comprehension,
        coroutines,
        cutoff,
        paths,
        percall,
        print_stack,
        recursion,
        relative,
        same_name,
        scale,
        sums,
        threads,
        ticks,
        titles,
    )
} | {"exit": leaving}


@pytest.mark.parametrize("name", sorted(JUDGES))
def test_proof(name: str, tmp_path: Path) -> None:
    """A proof proves what the page says, on every Python."""
    JUDGES[name](output_of(f"proofs/{name}.py", tmp_path))


def test_each_proof_is_judged() -> None:
    """No proof is shown without being judged here."""
    assert {file.stem for file in (EXAMPLES / "proofs").glob("*.py")} == set(JUDGES)


def test_memory(tmp_path: Path) -> None:
    """The two lines that allocate are named by tracemalloc."""
    text = output_of("memory.py", tmp_path)
    assert re.findall(r"line (\d+)", text) == [
        str(number)
        for number, line in enumerate((EXAMPLES / "memory.py").read_text(encoding="utf-8").splitlines(), 1)
        if "return [" in line or "return {" in line
    ]


def test_collect(tmp_path: Path) -> None:
    """The garbage collector calls back for each of its rounds."""
    assert numbers(output_of("collect.py", tmp_path))[0] >= 1


def test_cell(tmp_path: Path) -> None:
    """The lines for a notebook cell leave a profile that the tool reads."""
    output_of("cell.py", tmp_path)
    assert "slow_part" in explained(tmp_path / "cell.pstats")


def test_yappi(tmp_path: Path) -> None:
    """With yappi, every call of a thread is under its caller."""
    pytest.importorskip("yappi")
    output_of("yappi_threads.py", tmp_path)
    assert "60,000" in explained(tmp_path / "threads.pstats")


def test_web_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One request leaves one profile, with the application's own functions in it; others leave none."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(EXAMPLES)
    import web_request

    wrapped = web_request.Profiled(web_request.application)
    for query in ("", "profile"):
        answer = b"".join(wrapped({"QUERY_STRING": query}, lambda status, headers: None))
        assert answer == b"303 primes"
    assert [file.name for file in tmp_path.iterdir()] == ["request-1.pstats"]
    assert "count_primes" in explained(tmp_path / "request-1.pstats")


def explained(profile: Path) -> str:
    """Return what the tool says of a profile."""
    command = [sys.executable, "-m", "profiling_in_python", "explain", str(profile)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60).stdout


def by_hand(folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Profile a program with cProfile's own command line."""
    (folder / "program.py").write_text(program, encoding="utf-8")
    command = [sys.executable, "-m", "cProfile", "-o", "output.pstats", "program.py"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder, timeout=60)


def test_by_hand_cannot_pickle(tmp_path: Path) -> None:
    """Under cProfile's command line, up to Python 3.13, classes of the program cannot be pickled."""
    done = by_hand(tmp_path, "import pickle\nclass A: pass\npickle.dumps(A())\n")
    assert (done.returncode == 0) == (sys.version_info >= (3, 14))


def test_by_hand_is_shadowed(tmp_path: Path) -> None:
    """A `profile.py` beside the program breaks cProfile's command line (up to 3.14, whose cProfile imports `profile`)."""
    (tmp_path / "profile.py").write_text("", encoding="utf-8")
    assert (by_hand(tmp_path, "pass").returncode == 0) == (sys.version_info >= (3, 15))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that a program could react to")
def test_by_hand_loses_the_profile(tmp_path: Path) -> None:
    """A program that is ended by SIGTERM leaves no profile under cProfile's command line."""
    done = by_hand(tmp_path, "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n")
    assert done.returncode != 0 and not (tmp_path / "output.pstats").exists()


TWO = """
import cProfile
one, other = cProfile.Profile(), cProfile.Profile()
one.enable()
try:
    other.enable()
except ValueError:
    print("ValueError")
(lambda: None)()
one.disable()
print(any(entry.code.co_name == "<lambda>" for entry in one.getstats() if hasattr(entry.code, "co_name")))
"""


def test_second_profiler() -> None:
    """A second profiler raises ValueError since 3.12; before, it takes the first one's place without a word."""
    done = subprocess.run([sys.executable, "-c", TWO], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == (["ValueError", "True"] if MONITORING else ["False"])


def test_pipe_hides_failure() -> None:
    """A pipe's exit status is that of its last command, as the page on the bare commands says."""
    shell = shutil.which("sh")
    if not shell:
        pytest.skip("there is no sh here")
    assert subprocess.run([shell, "-c", "false | true"]).returncode == 0
