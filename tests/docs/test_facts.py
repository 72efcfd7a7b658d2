"""What the site says of cProfile, gprof2dot and Python is so: every proof of `docs/examples/proofs/` is run and judged."""

import ast
import cProfile
import io
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from demo.folding.focus import focus
from demo.picture.callgraph import dot
from demo.profiles.reader import read_profile
from docs._build import runs
from tests import samples
from tests.every_python import VERSIONS, find
from tests.integrations.test_pytest_plugin import PLUGIN

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
NEEDED = re.compile(r'"gprof2dot"|^import (gprof2dot|yappi)', re.M)
MONITORING = sys.version_info >= (3, 12)
PYTHONS = {version: found for version in VERSIONS if (found := find(version))}
PYTHONS[f"{sys.version_info[0]}.{sys.version_info[1]}"] = sys.executable
"""The Pythons that are here, by their versions."""


def output_of(path: str, folder: Path, python: str = sys.executable) -> str:
    """Run an example in an empty folder; return what it prints."""
    command = [python, str(EXAMPLES / path)]
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
    """Calls of classes written in C and operators of their objects are not recorded; those of a Python class are."""
    built_in, python = (line.partition(": ")[2] for line in text.splitlines())
    assert re.findall(r"\w+", re.sub("<built-in method builtins.(.*?)>", r"\1", built_in)) == [
        "len",
        "sorted",
        "of_built_in_types",
    ]
    assert python.split(", ") == ["__add__", "__eq__", "__hash__", "__init__", "of_a_class_in_python"]


def clock(text: str) -> None:
    """By default waiting counts; with process_time it does not."""
    wall, cpu = (numbers(line)[-1] for line in text.splitlines())
    assert wall >= 0.2 and cpu < 0.1


def collector(text: str) -> None:
    """Up to 3.11 the collector runs in the C function that allocates; since 3.12, in its caller."""
    assert text.splitlines()[1].partition("ran in: ")[2] == (
        "main" if MONITORING else "<built-in method _pickle.loads>"
    )


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


def sets(text: str) -> None:
    """Eight runs call an ordinary function equally often, and what a set's order decides, not."""
    steps, wanted = (set(numbers(line.partition(": ")[2])) for line in text.splitlines())
    assert steps == {50} and len(wanted) > 3


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
        collector,
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
        sets,
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


@pytest.mark.parametrize("version", PYTHONS)
@pytest.mark.parametrize("name", ["classes", "collector", "comprehension", "sets", "threads"])
def test_proof_on_every_python(name: str, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What differs between versions of Python, or does not, is so on each version that is here."""
    monkeypatch.setattr(sys.modules[__name__], "MONITORING", tuple(map(int, version.split("."))) >= (3, 12))
    JUDGES[name](output_of(f"proofs/{name}.py", tmp_path, PYTHONS[version]))


HEARS = """
import cProfile, sys
with cProfile.Profile():
    hooked = sys.getprofile() is not None
    heard = []
    if hasattr(sys, "monitoring"):
        events = sys.monitoring.get_events(sys.monitoring.PROFILER_ID)
        heard = [name for name, bit in vars(sys.monitoring.events).items() if bit & events]
print([hooked, heard])
"""


@pytest.mark.parametrize("version", PYTHONS)
def test_a_loop_without_calls(version: str) -> None:
    """Since 3.12 cProfile hears calls and returns alone, so other code is as fast as ever; before, all is traced."""
    done = subprocess.run(
        [PYTHONS[version], "-c", HEARS], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    hooked, heard = ast.literal_eval(done.stdout)
    if tuple(map(int, version.split("."))) < (3, 12):
        assert hooked and not heard
    else:
        assert {"PY_START", "PY_RETURN", "CALL"} <= set(heard) and not hooked
        assert not {"LINE", "INSTRUCTION", "JUMP", "BRANCH"} & set(heard)


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


def test_limits_in_tests(tmp_path: Path) -> None:
    """Of the example's tests one fails, with the sentence that the page shows."""
    command = [sys.executable, "-m", "pytest", *PLUGIN, "-p", "no:cacheprovider", str(EXAMPLES / "test_orders.py")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=60)
    sentence = next(line for line in done.stdout.splitlines() if line.startswith("render "))
    assert "1 failed, 2 passed" in done.stdout
    assert sentence in (EXAMPLES.parent / "how-to" / "pytest.md").read_text(encoding="utf-8").splitlines()


def test_cell_under_prun(tmp_path: Path) -> None:
    """Under `%%prun`, which hands the text to `runctx`, a cell's code is `<string>`, and yours, beside other cells too."""
    notebook: dict[str, object] = {}
    exec(compile("def earlier():\n    return sum(range(99))\n", "<ipython-input-1-a7f7>", "exec"), notebook)
    for calls in ("", "; earlier()"):
        profiler = cProfile.Profile()
        profiler.runctx(
            f"def slow_part():\n    return [str(n) for n in range(50_000)]\nslow_part(){calls}", notebook, notebook
        )
        profiler.dump_stats(tmp_path / "cell.pstats")
        path = next(line for line in explained(tmp_path / "cell.pstats").splitlines() if "hot path" in line)
        assert "→ slow_part " in path, path
        profiler.create_stats()
        files = {name: file for file, _, name in profiler.stats}
        assert files["slow_part"] == "<string>" and (not calls or files["earlier"] == "<ipython-input-1-a7f7>")


def test_editor_prints_what_the_session_prints(tmp_path: Path) -> None:
    """The program in the editor of lesson 2 prints the table that the session in pstats prints of the same calls."""
    program = EXAMPLES / "lab" / "table.py"
    spec = runpy.run_path(str(program))
    profiler = cProfile.Profile()
    profiler.runcall(spec["main"])
    profiler.dump_stats(tmp_path / "output.pstats")
    lesson = (EXAMPLES.parent / "tutorial" / "2-record.md").read_text(encoding="utf-8")
    typed = "\n".join(re.findall(r"^output\.pstats% (.*)", lesson, re.M))
    command = [sys.executable, "-m", "pstats", "output.pstats"]
    done = subprocess.run(
        command, input=typed, capture_output=True, encoding="utf-8", check=True, cwd=tmp_path, timeout=60
    )
    tables = []
    for text in (done.stdout, output_of("lab/table.py", tmp_path)):
        assert "Ordered by: internal time" in text and "due to restriction <8>" in text
        tables.append({name: calls for calls, name in re.findall(r"^ +(\d+) .* (\S+\(\w+\)|\{.*\})$", text, re.M)})
    assert [len(table) for table in tables] == [8, 8]
    assert len(tables[0].items() & tables[1].items()) >= 7
    assert tables[0]["table.py:40(make_line)"] == "2000"


def test_editor_of_lesson_4() -> None:
    """The program in the editor of lesson 4 has the flaw that the page names: each order is looked for from the start."""
    run = runs.named("docs/examples/lab/orders.py")
    spec = runpy.run_path(str(EXAMPLES / "lab" / "orders.py"))
    places = [[name for name, _ in spec["CUSTOMERS"]].index(name.strip().capitalize()) for name, _ in spec["ORDERS"]]
    calls = [run.function(name).total_calls for name in ("find_address", "is_same")]
    assert calls == [len(places), sum(place + 1 for place in places)]
    assert run.arrow("find_address", "is_same").total_calls == calls[1]


def test_strip_merges_namesakes() -> None:
    """`strip` makes fewer rows of the table than there are functions: those with the same file, line and name become one."""
    from docs._build import macros  # here: it needs the site's packages

    keys = {function.key for function in runs.named("workload").profile.functions}
    facts = macros.Facts(runs.named("workload"))
    stripped = {(Path(file).name, line, name) for file, line, name in keys}
    assert [int(text.replace(",", "")) for text in (facts.functions, facts.functions_stripped)] == [
        len(keys),
        len(stripped),
    ]
    assert len(stripped) < len(keys)
    assert f"List reduced from {len(stripped)} to" in macros.pstats_table("workload")


def test_main_is_red_whatever_it_does_itself() -> None:
    """`main` holds the whole run in the small graph, where its own lines take a tenth of it."""
    run = runs.named("four")
    shares = [run.profile.share(cost) for cost in (run.box("main").cumulative_cost, run.box("main").self_cost)]
    assert shares == [1.0, 0.1]


def test_folding_loses_nothing_and_says_what_it_cannot_know() -> None:
    """Self times add up to the run; a number of a box holds what is folded in, and has ≈ if a part may be another box's."""
    times = {"main": 1.0, "lib:a.a": 1.0, "lib:b.b": 1.0, "lib:x.x": 2.0}
    calls = [("main", "lib:a.a", 1), ("main", "lib:b.b", 1), ("lib:a.a", "lib:x.x", 9), ("lib:b.b", "lib:x.x", 1)]
    drawn = focus(samples.profile_of(samples.made(times, calls)))
    assert sum(box.self_cost for box in drawn.boxes) == pytest.approx(sum(times.values()))
    (folded,) = (box for box in drawn.boxes if box.folded)
    assert folded.self_cost == pytest.approx(times["lib:a.a"] + times["lib:x.x"])
    assert "(≈ 60.00% · 3.00 s)" in dot(drawn)


@pytest.mark.not_in_wasm
def test_cluster(tmp_path: Path) -> None:
    """The lines for a cluster of Dask record it, and leave a profile of all its tasks."""
    pytest.importorskip("distributed")
    printed = output_of("cluster.py", tmp_path)
    assert printed.splitlines()[1].startswith("This is the sum of 2 workers: ")
    profile = read_profile(tmp_path / "cluster" / "output.pstats")
    own = {one.name: (Path(one.path).name, one.total_calls) for one in profile.functions if one.origin == "program"}
    assert (own["step"], own["leaf"]) == (("cluster.py", 400), ("cluster.py", 40_000))


def test_web_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One request of the small web application leaves one profile, with its own functions in it; others leave none."""
    monkeypatch.chdir(tmp_path)
    application = runpy.run_path(str(EXAMPLES / "web_request.py"))["application"]
    assert wsgi(application, "/", "") == b"303 primes" and [*tmp_path.iterdir()] == []
    assert wsgi(application, "/", "profile") == b"303 primes"
    [file] = tmp_path.glob("profiles/*.pstats")
    assert "count_primes" in explained(file)
    assert b"GET /" in wsgi(application, "/__profiles__/", "")


@pytest.mark.not_in_wasm
def test_web_django(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines for Django record a view, and leave the answer as it is."""
    monkeypatch.chdir(tmp_path)
    code = "import tests.docs.test_facts as t, web_django as w; print(t.wsgi(w.application, '/primes', 'profile'))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(EXAMPLES), str(EXAMPLES.parents[1]), *sys.path])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env=environment)
    assert done.stdout == "b'303'\n", done.stderr
    [file] = tmp_path.glob("profiles/*.pstats")
    assert own_calls(file, "web_django.py")["is_prime"] == 1998


@pytest.mark.not_in_wasm
def test_web_fastapi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines for FastAPI record an endpoint, and leave the answer as it is."""
    import asyncio

    import httpx

    monkeypatch.chdir(tmp_path)
    app = runpy.run_path(str(EXAMPLES / "web_fastapi.py"))["app"]

    async def ask() -> str:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            return (await client.get("/primes?limit=100&profile")).text

    assert asyncio.run(ask()) == "25"
    [file] = tmp_path.glob("profiles/*.pstats")
    assert own_calls(file, "web_fastapi.py")["is_prime"] == 98


def wsgi(application: Any, path: str, query: str) -> bytes:
    """Return what a WSGI application answers to a request from this machine."""
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
    }
    environ |= {
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
    }
    answer = application(
        {**environ, "wsgi.input": io.BytesIO(), "wsgi.url_scheme": "http"}, lambda status, headers: None
    )
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return body


def own_calls(file: Path, name: str) -> dict[str, int]:
    """Return how often the functions of a file were called, as a profile has them."""
    return {one.name: one.total_calls for one in read_profile(file).functions if Path(one.key[0]).name == name}


def explained(profile: Path, *options: str) -> str:
    """Return what the tool says of a profile."""
    command = [sys.executable, "-m", "profiling_in_python", "explain", *options, str(profile)]
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
