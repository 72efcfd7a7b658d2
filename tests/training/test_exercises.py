"""The author's contract: what every exercise keeps, so that a learner can trust its check; and learners who are not nice."""

import ast
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.errors import RecorderError
from demo.training.exercise import (
    CHECKS,
    FIRST_INPUT,
    PROGRAMS,
    RESULTS_ONLY,
    Check,
    Limit,
    check_of,
    every,
    files_of,
    names,
    shipped,
    solution,
)
from demo.training.trial import Running
from demo.training.verdict import verdict
from tests.exercises import edited, right, texts_of, wrong
from tests.training.repeat_exercises import Attempt, as_shipped, judged, mistakes, model, programs, sites_up, tried

NAMES = names()
RUN_HERE = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(
            bool(check.lacks()), reason=f"{check.needs} is not here: make .venv/.ready-test installs it"
        ),
    )
    for name, check in every()
]
"""The exercises whose programs can be run, if what they need is here."""
MODULES = [module for _, check in every() for module in check.beside]
TELLTALES = (
    "slow|fast|quick|inefficient|optimi[sz]e|performance|bug|flaw|wasteful|wrong way|todo|fixme|xxx|hack|quadratic"
)
"""Words that a shipped program must not use: what is wrong with it is for the learner to find out."""

WORDS_IN_A_ROW = 8
"""So many words of a hint must not stand in the program."""


@pytest.fixture(scope="module", autouse=True)
def sites() -> Iterator[None]:
    """Have the stand-in web sites up, for the exercises that call them."""
    with sites_up():
        yield


def both(name: str) -> tuple[Path, Path]:
    return shipped(name), solution(name)


def test_same_names() -> None:
    """The five rooms hold files of the same names, so each exercise has all that it needs; two hold modules of programs."""
    for room in (PROGRAMS / "exercises", PROGRAMS / "solutions"):
        assert sorted(file.stem for file in room.glob("*.py")) == sorted([*NAMES, *MODULES]), room
    attempts = Path(__file__).parents[1] / "exercises"
    for room in (CHECKS, attempts / "right", attempts / "wrong"):
        assert sorted(file.stem for file in room.glob("*.py") if not file.stem.startswith("_")) == sorted(NAMES), room


def test_modules() -> None:
    """The modules of all programs fit into one folder, and are not taken for others; the browser gets none."""
    assert len({*NAMES, *MODULES}) == len(NAMES) + len(MODULES)
    assert not {*MODULES} & {*sys.stdlib_module_names}
    assert [name for name, check in every() if check.in_browser and (check.beside or check.needs)] == []


def test_order() -> None:
    """No two exercises have the same place, and there are twenty-nine."""
    orders = [check.order for _, check in every()]
    assert orders == sorted(set(orders))
    assert len(orders) == 29


@pytest.mark.parametrize("name", NAMES)
def test_words(name: str) -> None:
    """Title, task, reason and at least three hints are there, in one line each, and name the numbers as we do."""
    check = check_of(name)
    texts = (check.title, check.teaches, check.task, check.reason, *check.hints)
    assert len(check.hints) >= 3
    assert check.minutes > 0
    for text in texts:
        assert text == " ".join(text.split()) and text
        assert "total time" not in text.lower()
    assert all(text[-1] in ".?!)`" for text in (check.task, check.reason, *check.hints))


@pytest.mark.parametrize("name", NAMES)
def test_gives_nothing_away(name: str) -> None:
    """The shipped program reads like any other: no word of judgement, nothing of a hint."""
    program = "\n".join(texts_of(name))
    assert not re.findall(rf"\b(?:{TELLTALES})\w*", program.lower())
    written = spoken(program)
    for hint in check_of(name).hints:
        said = spoken(hint)
        for start in range(len(said) - WORDS_IN_A_ROW + 1):
            assert " ".join(said[start : start + WORDS_IN_A_ROW]) not in " ".join(written)


def spoken(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@pytest.mark.parametrize("name", NAMES)
def test_reads_like_a_script(name: str) -> None:
    """Both programs are short, have main and the entry, and import only what a learner has."""
    check = check_of(name)
    for file in [room(file) for room in (shipped, solution) for file in files_of(name)]:
        program = file.read_text(encoding="utf-8")
        tree = ast.parse(program)
        assert 30 <= len(program.splitlines()) <= 90
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert file.stem in check.beside or {"main", check.entry} <= functions
        assert imports(tree) <= {*sys.stdlib_module_names, "requests", check.needs, *check.beside}


def imports(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module).split(".")[0])
    return found


@pytest.mark.parametrize("name", RUN_HERE)
def test_runs_and_tidies_up(name: str, tmp_path: Path) -> None:
    """Both programs run as they are, say something, complain about nothing, and leave no file behind."""
    folders = [tmp_path / "shipped", tmp_path / "solution"]
    started = []
    for folder, file in zip(folders, both(name)):
        folder.mkdir()
        command = [sys.executable, "-W", "error::ResourceWarning", str(file)]
        environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        started.append(
            subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        )
    for folder, process in zip(folders, started):
        output, complaints = process.communicate(timeout=60)
        assert (process.returncode, complaints.decode()) == (0, "")
        assert output.strip()
        assert not list(folder.iterdir())


@pytest.mark.parametrize("name", RUN_HERE)
def test_inputs(name: str) -> None:
    """There are a given input and two hidden ones at least, and the solution gets through all of them."""
    trial = model(name)
    assert trial.problem == ""
    assert len(trial.results) >= 3


def test_nothing_of_ours() -> None:
    """What is counted is the program and what it calls: neither the profiler nor what called the entry."""
    functions = model("count_steps").counts[0].profile.functions
    own = {"totals_by_month", "count_steps", "days_before", "list.append"}
    of_the_check = {"calculated", "__missing__"}  # what the numbers do that it hands out
    assert {function.name for function in functions} == own | of_the_check


@pytest.mark.parametrize("name", RUN_HERE)
def test_watched(name: str) -> None:
    """Whatever is told about is called by the program or by its solution: its name is spelt as the profile has it."""
    before = as_shipped(name).counts[0]
    for watched in check_of(name).watch:
        assert before.calls(watched) or model(name).counts[0].calls(watched)


@pytest.mark.parametrize("name", RUN_HERE)
def test_margins(name: str) -> None:
    """As shipped, a program needs at least twice of something as it may; the solution needs at most half of everything."""
    check = check_of(name)
    before, now = as_shipped(name).counts, model(name).counts
    limits = [*check.limits, Limit(lambda counts: counts[0].lines, check.most_lines, "")]
    limits += [Limit(lambda counts: counts[0].work, check.most_work, "all work")] if check.most_work else []
    assert any(limit.measure(before) >= 2 * limit.most for limit in limits) or check.other(before)
    assert [limit.sentence for limit in limits if limit.measure(now) > limit.most / 2] == []


@pytest.mark.parametrize("name", RUN_HERE)
def test_variants(name: str) -> None:
    """Four different right programs at least are accepted, and six wrong ones rejected with the reason."""
    accepted, rejected = list(right(name)), list(wrong(name))
    assert len({texts_of(name, solution), *(variant.program for variant in accepted)}) >= 5
    assert len({texts_of(name), *(variant.program for variant in rejected)}) >= 7
    assert all(variant.verdict for variant in rejected)
    attempts = [attempt for attempt in programs(name) if ":" in attempt.kind]
    assert "\n".join(mistakes(attempts)) == ""


@pytest.mark.parametrize("name", RUN_HERE)
def test_verdicts(name: str) -> None:
    """Three times out of three the shipped program is right but too dear, and the solution solves the exercise."""
    assert "\n".join(mistakes([*programs(name, variants=False)] * 3)) == ""


# A learner who is not nice, with the walking plan.

TOTALS = """    totals = []
    for month in range(1, MONTHS + 1):
        totals.append(count_steps(first, more, month * DAYS_OF_A_MONTH))
    return totals
"""
LINE = 1 + shipped("count_steps").read_text(encoding="utf-8").partition(TOTALS)[0].count("\n")
RIGHT = "    return [first * days + more * (days * (days - 1) // 2) for days in range(30, 30 * MONTHS + 1, 30)]\n"

HOSTILE: dict[str, tuple[str, str]] = {
    "loops for ever": (
        "    while True:\n        pass\n",
        "did not finish within 0.5 s. Is there an endless loop, or does it take longer than before?",
    ),
    "waits for ever": ("    __import__('threading').Event().wait()\n", "did not finish within 0.5 s"),
    "raises": (
        "    raise ValueError('no steps\\ntoday')\n",
        f"the program raised ValueError in line {LINE}: no steps.",
    ),
    "raises without a word": ("    assert first < 0\n", f"the program raised AssertionError in line {LINE}."),
    "raises the worst": ("    raise BaseException\n", f"the program raised BaseException in line {LINE}."),
    "calls itself for ever": ("    return totals_by_month(first, more)\n", "the program raised RecursionError"),
    "asks": ("    return input()\n", "the program raised EOFError"),
    "exits": ("    exit()\n", "left with exit() instead of returning its result"),
    "exits with a status": ("    __import__('sys').exit(3)\n", "left with exit() instead of returning its result"),
    "exits at once": ("    __import__('os')._exit(3)\n", "the program ended the whole process (status 3)."),
    "aborts": ("    __import__('os').abort()\n", "the program ended the whole process"),
    "returns nothing": ("    pass\n", " the result is None instead of [76305, "),
    "returns very much": ("    return 'x' * 20_000_000\n", " the result is 'xxx"),
    "returns a circle": (
        "    circle = []\n    circle.append(circle)\n    return circle\n",
        "the program raised RecursionError",
    ),
    "returns keys of two kinds": ("    return {1: 1, 'a': 2}\n", " the result is {1: 1, 'a': 2} instead of [76305, "),
    "returns a generator": ("    yield 76305\n", "the result contains a generator, but the check compares only texts"),
    "closes the profiler": (
        "    import sys\n"
        "    if sys.version_info < (3, 12):\n"
        "        sys.setprofile(None)\n"
        "    else:\n"
        "        sys.monitoring.set_events(sys.monitoring.PROFILER_ID, 0)\n" + RIGHT,
        "the program runs its own profiler, or ends the check's, so nothing can be counted: remove that",
    ),
    "has the profiler forget": (
        "    import cProfile, gc\n"
        "    for thing in gc.get_objects():\n"
        "        if isinstance(thing, cProfile.Profile):\n"
        "            thing.clear()\n" + RIGHT,
        "the program runs its own profiler, or ends the check's, so nothing can be counted: remove that",
    ),
    "profiles itself": (
        "    import cProfile\n    with cProfile.Profile():\n        return totals(first, more)\n\n\n"
        "def totals(first, more):\n" + RIGHT,
        "the program runs its own profiler, or ends the check's, so nothing can be counted: remove that",
    ),
    "writes a report of its own": (
        "    with open('../trial.json', 'w') as file:\n        file.write('[1]')\n    __import__('os')._exit(0)\n",
        "the program ended the whole process (status 0).",
    ),
    "closes all files, Python's own too": (
        "    __import__('os').closerange(1, 50)\n" + RIGHT,
        "the program raised OSError",
    ),
    "changes the folder, and removes it": (
        # Nothing but this one folder, however often it is called: from wherever that leaves it, there is no way up.
        "    import os, shutil\n    here = os.getcwd()\n    assert os.path.basename(here) == 'work' and 'trial-' in here\n"
        "    shutil.rmtree(here)\n" + RIGHT,
        "the program raised FileNotFoundError",
    ),
}
"""What stands in the place of the body of its entry, and what the learner is told."""
if sys.platform != "win32":
    HOSTILE |= {
        "is killed": (
            "    import os, signal\n    os.killpg(0, signal.SIGKILL)\n",
            "the program ended the whole process (signal 9).",
        ),
        "ignores signals, for ever": (
            "    import signal\n    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):\n"
            "        signal.signal(number, signal.SIG_IGN)\n    while True:\n        pass\n",
            "did not finish within 0.5 s",
        ),
    }
if sys.platform == "linux":  # macOS and Windows do not hold a process to what it may take
    HOSTILE |= {
        "takes very much memory": ("    return len(bytearray(1 << 36))\n", f"raised MemoryError in line {LINE}."),
        "writes for ever": (
            "    with open('much', 'wb') as file:\n        while file.write(bytes(1 << 24)):\n            pass\n",
            "the program raised OSError",
        ),
    }

HARMLESS: dict[str, str] = {
    "prints rubbish": "    import sys\n    print('\\0\\udc80\\x1b[2J' * 1000)\n    sys.stdout.buffer.write(b'\\xff')\n"
    + RIGHT,
    "closes its output": "    import sys\n    sys.stdout.close()\n    sys.stderr.close()\n" + RIGHT,
    "changes the folder": "    __import__('os').chdir('..')\n" + RIGHT,
    "changes what it is called with": "    import sys\n    sys.argv.clear()\n    sys.path.clear()\n" + RIGHT,
}
"""Strange, but right."""


def walking_plan(body: str) -> str:
    (program,) = edited("count_steps", (TOTALS, body))
    return program


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile(what: str) -> None:
    """Whatever a program does, the learner gets one clear sentence."""
    body, told = HOSTILE[what]
    patience = 0.5 if "within 0.5 s" in told else 60
    found = judged(Attempt("count_steps", what, (walking_plan(body),), False, told), patience)
    assert not found.solved
    assert len(found.lines) == 1
    assert told in found.lines[0]
    assert found.lines[0][-1] in ".?"
    assert len(found.lines[0]) < 300


@pytest.mark.parametrize(
    ("what", "start"),
    [
        ("raises", "Not correct: on the given input "),
        ("loops for ever", "Not finished: on the given input "),
        ("has the profiler forget", "Not judged: on the given input "),
        ("profiles itself", "Not judged: on the given input "),
        ("returns a generator", "Not judged: on the given input "),
    ],
)
def test_what_it_means(what: str, start: str) -> None:
    """A program that is too slow, or cannot be judged as it is, is not called wrong."""
    body, told = HOSTILE[what]
    found = judged(Attempt("count_steps", what, (walking_plan(body),), False, told), 0.5 if "loops" in what else 60)
    assert found.lines[0].startswith(start)


@pytest.mark.parametrize("what", HARMLESS)
def test_harmless(what: str) -> None:
    """What has nothing to do with the exercise does not count against a right program."""
    assert judged(Attempt("count_steps", what, (walking_plan(HARMLESS[what]),), True, "")).solved


ELSEWHERE: dict[str, tuple[str, str]] = {
    "in a thread": (
        "    import threading\n    answer = []\n"
        f"    def work():\n    {RIGHT.replace('return', 'answer[:] =')}"
        "    worker = threading.Thread(target=work)\n    worker.start()\n    worker.join()\n    return answer\n",
        "it starts a thread",
    ),
    "in another process": (
        "    import subprocess, sys\n"
        "    code = f'print(*({first} * n + {more} * (n * (n - 1) // 2) for n in range(30, 30 * {MONTHS} + 1, 30)))'\n"
        "    return list(map(int, subprocess.check_output([sys.executable, '-c', code]).split()))\n",
        "it starts another process",
    ),
    "leaves a thread behind": (
        "    import threading, time\n    threading.Thread(target=time.sleep, args=(60,)).start()\n" + RIGHT,
        "it starts a thread",
    ),
    "leaves a busy thread behind": (
        "    import threading\n    def spin():\n        while True:\n            pass\n"
        "    threading.Thread(target=spin).start()\n" + RIGHT,
        "it starts a thread",
    ),
}
"""Right, but counted nowhere, or at least not before Python 3.12."""


@pytest.mark.parametrize("what", ELSEWHERE)
def test_elsewhere(what: str) -> None:
    """Work that is moved to where nothing is counted is not taken for less work, on no version of Python."""
    body, told = ELSEWHERE[what]
    found = judged(Attempt("count_steps", what, (walking_plan(body),), False, told))
    assert not found.solved
    assert told in found.lines[1]


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("def totals_by_month(first, more)\n    return 0\n", "the program raised SyntaxError in line 1"),
        ("def totals_by_month(first, more):\nreturn 0\n", "the program raised IndentationError in line 2"),
        ("totals_by_month = 7\n", "the program has no function totals_by_month any more, but the check calls it."),
        ("", "the program has no function totals_by_month any more, but the check calls it."),
        ("\0", "the program raised "),
        ("def totals_by_month(first, more):\n\tif more:\n        return 0\n", "the program raised TabError in line 3"),
        ("NAME = 'F\udcfc'\ndef totals_by_month(first, more):\n    return 0\n", "the program raised SyntaxError"),
        ("# coding: nonsense\n", "the program raised SyntaxError"),
        ("import nothing_of_that_name\n", "the program raised ModuleNotFoundError in line 1"),
        ("raise SystemExit\n", "left with exit()"),
        ("def totals_by_month(days):\n    return 0\n", "the program raised TypeError: "),
    ],
)
def test_no_program(program: str, told: str) -> None:
    """A file that is no program, or another one, gets one clear sentence as well."""
    found = judged(Attempt("count_steps", "", (program,), False, told))
    assert not found.solved
    assert told in found.lines[0]


@pytest.mark.parametrize(
    "deed",
    [
        "__import__('os').remove(__file__)",
        "open(__file__, 'w').close()",
        "__import__('os').rename(__file__, 'elsewhere.py')",
        "__import__('os').remove(__import__('sys').argv[0])",
    ],
)
def test_own_file(deed: str, tmp_path: Path) -> None:
    """Whatever a program does to its own file, it does to a copy: it is judged, and the learner's is as it was."""
    file = tmp_path / "count_steps.py"
    program = walking_plan(f"    try:\n        {deed}\n    except OSError:\n        pass\n{RIGHT}")
    file.write_text(program, encoding="utf-8")
    assert verdict(check_of("count_steps"), Running("count_steps", file).finish(), model("count_steps"), None).solved
    assert file.read_text(encoding="utf-8") == program


@pytest.mark.parametrize("kind", ["utf-8-sig", "CRLF", "latin-1"])
def test_bytes(kind: str, tmp_path: Path) -> None:
    """A byte order mark, the line ends of Windows and another encoding that is named are Python's to understand."""
    file = tmp_path / "count_steps.py"
    program = f"# coding: {kind if kind == 'latin-1' else 'utf-8'}\n# für Füße\n{walking_plan(RIGHT)}"
    program = program.replace("\n", "\r\n") if kind == "CRLF" else program
    file.write_bytes(program.encode("utf-8" if kind == "CRLF" else kind))
    assert verdict(check_of("count_steps"), Running("count_steps", file).finish(), model("count_steps"), None).solved


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_fork() -> None:
    """Of a program that splits in two, only the first one is listened to."""
    found = judged(Attempt("count_steps", "", (walking_plan("    __import__('os').fork()\n" + RIGHT),), False, ""))
    assert not found.solved
    assert "it starts another process" in found.lines[1]


STAYS = """
import socket, subprocess, sys
if sys.argv[1:]:
    other = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE)
    other.stdout.readline()
connection = socket.create_connection(("127.0.0.1", PORT))
print("here", flush=True)
connection.recv(1)
"""
"""A program that starts another one like itself, tells when both are there, and waits for ever."""

STARTS_IT = """    import subprocess, sys
    other = subprocess.Popen([sys.executable, "-c", {code!r}, {code!r}], stdout=subprocess.PIPE)
    other.stdout.readline()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are Unix's; on Windows it is taskkill that does it")
@pytest.mark.parametrize("end", ["", "    other.wait()\n"], ids=["ends", "never ends"])
def test_children(end: str, tmp_path: Path) -> None:
    """When a trial is over, nothing is left of what the program started, nor of what that has started."""
    file = tmp_path / "count_steps.py"
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        body = STARTS_IT.format(code=STAYS.replace("PORT", str(server.getsockname()[1])))
        file.write_text(walking_plan(body + end + RIGHT), encoding="utf-8")
        with Running("count_steps", file) as running:
            connections = [server.accept()[0] for _ in range(2)]
            running.finish(0.5 if end else 60)
        for connection in connections:
            connection.settimeout(60)
            assert connection.recv(1) == b""
            connection.close()


def test_neighbours(tmp_path: Path) -> None:
    """Files beside a program that are called like modules of Python or of ours do not get in the way."""
    for name in ("json", "profile", "cProfile", "demo", "marshal", "traceback"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('the wrong one')\n")
    file = tmp_path / "count_steps.py"
    file.write_text(walking_plan(RIGHT), encoding="utf-8")
    here = os.getcwd()
    try:
        os.chdir(tmp_path)
        trial = Running("count_steps", file).finish()
    finally:
        os.chdir(here)
    assert verdict(check_of("count_steps"), trial, model("count_steps"), None).solved


def test_modules_of_two_programs() -> None:
    """Programs that are tried in one process get each their own modules, and so does who runs twice."""
    name = "rank_runners"
    both_ways = Running(name, shipped(name), solution(name), shipped(name), extents=(FIRST_INPUT,)).finish_all(60)
    dates = [trial.counts[0].calls("_strptime") for trial in both_ways]
    assert [trial.problem for trial in both_ways] == ["", "", ""]
    assert dates[0] == dates[2] > dates[1] > 0


@pytest.mark.parametrize("name", ["count_steps", "draw_map"])
def test_extents(name: str) -> None:
    """A program is tried as far as it's needed: on one input, for its results alone, or wholly; results are the same."""
    programs, extents = [solution(name)] * 3, (FIRST_INPUT, RESULTS_ONLY)
    first, results, whole = Running(name, *programs, extents=extents).finish_all(60)
    check = check_of(name)
    assert [len(trial.counts) for trial in (first, results, whole)] == [1, 0, check.counted]
    assert (
        first.results == whole.results[:1] and results.results == whole.results and len(whole.results) > check.counted
    )


@pytest.mark.parametrize(
    ("module", "told"),
    [
        ("def day_of(text)\n", "the program raised SyntaxError in race_days.py, line 1: "),
        ("\n\nnothing\n", "the program raised NameError in race_days.py, line 3: "),
        ("", "the program raised ImportError in line 7: "),
    ],
)
def test_broken_module(module: str, told: str) -> None:
    """What is wrong in a module is told with its name."""
    program, _ = texts_of("rank_runners")
    found = judged(Attempt("rank_runners", "", (program, module), False, told))
    assert told in found.lines[0]


def test_leftovers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A trial leaves nothing in the temporary folder, not even of a program that never ends."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    tried(Attempt("read_settings", "", texts_of("read_settings"), False, ""))
    tried(Attempt("count_steps", "", (walking_plan("    while True:\n        pass\n"),), False, ""), 0.5)
    assert not list(tmp_path.iterdir())


def test_checks_are_checks() -> None:
    """Each check is one, and names none of another's flaw: its fields are its own."""
    checks = [check for _, check in every()]
    assert all(isinstance(check, Check) for check in checks)
    assert len({check.title for check in checks}) == len({check.teaches for check in checks}) == len(checks)


def test_bug_of_the_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong with our counting is not told as the program's fault: it keeps its traceback."""
    change = "from cProfile import Profile; Profile.getstats = lambda self: [1]"
    (tmp_path / "sitecustomize.py").write_text(change, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(RecorderError, match="bug in the tool") as raised:
        Running("count_steps", solution("count_steps")).finish()
    assert "in keys_of" in raised.value.traceback


def test_counting_stops() -> None:
    """Lines are counted up to twice what any promise allows, no further, and then the verdict says "more than"."""
    check, trial = (
        check_of("count_steps"),
        tried(Attempt("count_steps", "", texts_of("count_steps"), False, "")),
    )
    promises = [check.most_lines, check.most_work, *(limit.most for limit in check.limits)]
    assert trial.counts[0].lines == check.enough_lines == 2 * max(promises)
    said = verdict(check, trial, model("count_steps"), trial.counts[0]).lines
    assert any(f"Lines run: more than {check.enough_lines:,} before" in line for line in said)
    assert all(check.enough_lines > promise for _, check in every() for promise in (check.most_lines, check.most_work))


def test_calls_of_the_picture() -> None:
    """The number of all calls is that of the picture, without what the check itself calls."""
    trial = tried(Attempt("boil_eggs", "", texts_of("boil_eggs"), False, ""))
    counts = trial.counts[0]
    drawn = sum(function.total_calls for function in counts.picture.functions)
    assert drawn < counts.all_calls()
    said = verdict(check_of("boil_eggs"), trial, model("boil_eggs"), None).lines
    assert any(line.startswith(f"All calls: {drawn:,}.") for line in said)
