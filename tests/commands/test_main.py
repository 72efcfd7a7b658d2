"""The tool as a user meets it: what it writes, says and returns, whatever happens to the program or the machine."""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import gprof2dot
import pytest

import demo
from demo.commands import main as command_main
from demo.commands import terminal
from demo.commands.main import main
from demo.outputs.ownership import END_OF_PNG, mark
from demo.profiles.reader import read_profile
from tests.conftest import ROOT, Run

UNIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="signals, links and limits of Unix")
PROGRAM = """
import sys

def main():
    for number in range(3):
        work(number)

def work(number):
    return sorted(range(number))

main()
print(sys.argv[1:])
"""
FULL_SET = ["output.html", "output.png", "output.pstats", "output.svg"]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile that was recorded before."""
    folder = tmp_path_factory.mktemp("recorded")
    (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "profiling_in_python", "profile", "program.py"],
        cwd=folder,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return folder / "output.pstats"


def write(folder: Path, text: str, name: str = "program.py") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def outputs(folder: Path, besides: tuple[str, ...] = ("program.py",)) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in besides)


def counts(profile: Path) -> dict[str, int]:
    return {f.name: f.total_calls for f in read_profile(profile).functions if f.origin == "program"}


def last_line(text: str) -> str:
    return text.rstrip("\n").rpartition("\n")[2]


# What is said and written


def test_profile(run: Run, tmp_path: Path) -> None:
    """A program's output is its own; picture, report and profile are there, and stderr tells the run in sentences."""
    write(tmp_path, PROGRAM)
    done = run("profile", "program.py", "a b", "-o", "--cpu")
    assert (done.returncode, done.stdout) == (0, "['a b', '-o', '--cpu']\n")
    assert outputs(tmp_path) == FULL_SET
    assert counts(tmp_path / "output.pstats") == {"<module>": 1, "main": 1, "work": 3}
    assert (
        "• The run took " in done.stderr
        and "Written: output.pstats, output.svg, output.png, output.html" in done.stderr
    )
    steps = done.stderr.partition("By hand")[2].splitlines()[1:]
    assert [line[:2] for line in steps] == ["  "] * 3 and " -m cProfile -o by-hand.pstats program.py" in steps[0]
    assert "recorder" not in (tmp_path / "output.svg").read_text(encoding="utf-8")
    assert str(tmp_path) not in (tmp_path / "output.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["-m", "program", "x"], ["-mprogram", "x"], ["--", "program.py", "x"]])
def test_ways_to_name_it(arguments: list[str], run: Run, tmp_path: Path) -> None:
    """A module, and a program behind `--`, are named as elsewhere; the folder to write to is made."""
    write(tmp_path, PROGRAM)
    done = run("profile", "-o", "a/b c", *arguments)
    assert (done.returncode, done.stdout) == (0, "['x']\n"), done.stderr
    assert outputs(tmp_path / "a" / "b c") == FULL_SET


def test_help(run: Run) -> None:
    """Without arguments the help is printed; its usage begins with what was typed."""
    for name in ("profiling_in_python", "demo"):
        done = run(cwd=ROOT, package=name)
        assert done.returncode == 0 and done.stdout.startswith(f"usage: python -m {name} ") and not done.stderr


def test_version(run: Run) -> None:
    """`--version` names the package and its version."""
    assert run("--version").stdout == f"profiling-in-python {demo.__version__}\n"


def test_reading_goes_to_stdout(run: Run, recorded: Path, tmp_path: Path) -> None:
    """`explain` and `graph` print the reading to stdout; `graph` says where the files are."""
    explained, drawn = run("explain", recorded), run("graph", recorded)
    assert explained.stdout.startswith("• The run took ") and drawn.stdout.startswith(explained.stdout)
    assert last_line(drawn.stdout) == "Written: output.svg, output.png, output.html"
    assert (explained.stderr, drawn.stderr) == ("", "")


def test_neighbours_of_the_tool(run: Run, tmp_path: Path) -> None:
    """A learner's own random.py, profile.py or json.py is found by the program, and not by the tool."""
    for name in ("random", "profile", "json", "tempfile", "graphviz", "errors", "signal"):
        write(tmp_path, "A = 1\ndef called(): pass", f"{name}.py")
    write(tmp_path, "import random, profile, json\nrandom.called(), profile.called(), json.called()")
    done = run("profile", "program.py")
    assert (done.returncode, "Written: " in done.stderr) == (0, True)


# One picture


@pytest.mark.parametrize("kind", ["png", "svg", "dot", "html"])
def test_one_file(kind: str, run: Run, recorded: Path, tmp_path: Path) -> None:
    """A file is written alone, quietly, under the name that was given."""
    done = run("graph", recorded, "-o", f"sub/a picture.{kind.upper()}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path.name.lower() for path in (tmp_path / "sub").iterdir()] == [f"a picture.{kind}"]
    beginning = {"png": b"\x89PNG", "svg": b"<svg", "dot": b"digraph", "html": b"<!doctype html"}[kind]
    (file,) = (tmp_path / "sub").iterdir()
    assert file.read_bytes().lower().startswith(beginning.lower())


@pytest.mark.system_dot
def test_other_formats(run: Run, recorded: Path, tmp_path: Path) -> None:
    """Another kind of picture is written by the Graphviz that can."""
    done = run("graph", recorded, "-o", "a.pdf")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_formats_that_are_not_made(run: Run, recorded: Path, tmp_path: Path) -> None:
    """A picture that no Graphviz here can write is one line, and never a folder of that name."""
    done = run("graph", recorded, "-o", "a.pdf", env={"DEMO_DOT": "bundled"})
    assert (done.returncode, done.stderr.count("\n")) == (1, 1) and "graphviz-pure: " in done.stderr
    assert outputs(tmp_path) == []


def test_names_of_a_set(run: Run, recorded: Path, tmp_path: Path) -> None:
    """A set is named after its profile, dots in the name included."""
    shutil.copy(recorded, tmp_path / "run.v2.pstats")
    assert run("graph", "run.v2.pstats", "-o", "out").returncode == 0
    assert outputs(tmp_path / "out") == ["run.v2.html", "run.v2.png", "run.v2.svg"]


def test_raw(run: Run, recorded: Path, tmp_path: Path) -> None:
    """`--raw` is gprof2dot's own DOT, byte for byte."""
    assert run("graph", "--raw", recorded, "-o", "ours.dot").returncode == 0
    command = [sys.executable, gprof2dot.__file__, "-f", "pstats", str(recorded), "-o", str(tmp_path / "theirs.dot")]
    subprocess.run(command, check=True, timeout=60)
    assert (tmp_path / "ours.dot").read_bytes() == (tmp_path / "theirs.dot").read_bytes()


@pytest.mark.parametrize(
    ("boxes", "status"), [("3", 0), ("1000", 0), ("2", 2), ("1001", 2), ("0", 2), ("-1", 2), ("many", 2), ("", 2)]
)
def test_boxes(boxes: str, status: int, recorded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The budget of boxes is a number from 3 to 1000."""
    try:
        found = main(["graph", str(recorded), f"--boxes={boxes}", "-o", str(tmp_path / "a.dot")])
    except SystemExit as stopped:
        found = int(str(stopped.code))
    assert found == status and (tmp_path / "a.dot").exists() == (status == 0)
    assert ("is not a number from 3 to 1000" in capsys.readouterr().err) == (status == 2)


def test_mine(recorded: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`--mine` says what the program's own code is."""
    monkeypatch.chdir(recorded.parent)
    texts = []
    for options in ([], ["--mine", "."], ["--mine", "elsewhere"]):
        assert main(["graph", str(recorded), "-o", "mine.dot", *options]) == 0
        texts.append(Path("mine.dot").read_text(encoding="utf-8"))
    assert texts[0] == texts[1] != texts[2] and capsys.readouterr().err == ""


def test_cpu(run: Run, tmp_path: Path) -> None:
    """`--cpu` says what disappears."""
    write(tmp_path, "print(1)")
    done = run("profile", "--cpu", "program.py")
    assert re.search(r"of CPU time; waiting \(sleep, network, disk\) isn't counted", done.stderr)
    assert read_profile(tmp_path / "output.pstats").recording.clock.name == "cpu"


@pytest.mark.parametrize(
    ("option", "clock", "start"),
    [
        ("--memory", "peak", "• At its peak, the program held 5."),
        ("--memory=peak", "peak", "• At its peak, the program held 5."),
        ("--memory=allocated", "allocated", "• The program allocated 5."),
        ("--memory=kept", "kept", "• At the end, the program still held 5."),
    ],
)
def test_memory(option: str, clock: str, start: str, run: Run, tmp_path: Path) -> None:
    """`--memory` counts bytes, `--memory=allocated` all of them; what stands behind the name is the program's."""
    write(tmp_path, "import sys; block = bytes(5_000_000); print(sys.argv[1:])")
    done = run("profile", option, "program.py", "--memory")
    assert done.stdout == "['--memory']\n"
    assert done.stderr.startswith(start) and "By hand" not in done.stderr
    assert read_profile(tmp_path / "output.pstats").recording.clock.name == clock
    assert "Cumulative memory (B)" in (tmp_path / "output.html").read_text(encoding="utf-8")


def test_bytes_and_seconds(run: Run, tmp_path: Path) -> None:
    """A run in bytes is not compared with one in seconds, nor with one in other bytes, and that is said."""
    write(tmp_path, "block = bytes(5_000_000)")
    for name, option in (("a", "--cpu"), ("b", "--memory"), ("c", "--memory=allocated")):
        assert run("profile", option, "-o", name, "program.py").returncode == 0
    for one, other in (("a", "b"), ("b", "a"), ("b", "c")):
        done = run("compare", f"{one}/output.pstats", f"{other}/output.pstats")
        assert done.returncode == 1 and "profiling-demo: The two runs cannot be compared: " in done.stderr
    assert run("compare", "b/output.pstats", "b/output.pstats").returncode == 0


def test_memory_of_an_unknown_kind(run: Run, tmp_path: Path) -> None:
    """Any other kind of bytes is refused."""
    write(tmp_path, "print(1)")
    assert run("profile", "--memory=all", "program.py").returncode == 2


# The end of the program


@pytest.mark.parametrize(
    ("text", "status"),
    [("import sys; sys.exit(3)", 3), ("import sys; sys.exit('no')", 1), ("1 / 0", 1)]
    + (
        []
        if sys.platform == "win32"
        else [("import os; os.kill(os.getpid(), 15)", 143), ("import os; os.kill(os.getpid(), 2)", 130)]
    ),
)
def test_status(text: str, status: int, run: Run, tmp_path: Path) -> None:
    """The program's exit status is passed on, and the picture is drawn all the same."""
    write(tmp_path, f"def main():\n    {text}\nmain()")
    done = run("profile", "program.py")
    assert done.returncode == status and outputs(tmp_path) == FULL_SET
    assert counts(tmp_path / "output.pstats") == {"<module>": 1, "main": 1}


def untouched(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.glob("output.*")}


REFUSED = [
    (
        ["nothing.py"],
        "nothing.py: No such file or directory. Name a Python program that exists: python -m profiling_in_python profile",
    ),
    (["binary"], "binary is not a Python program. Name one: python -m profiling_in_python profile PROGRAM"),
    (["empty"], "empty has no __main__.py. Name the program itself"),
    (["-m", "nothing"], "there is no module nothing here"),
    (["-m", "empty"], "empty is a package without a __main__.py"),
    (["-m"], "-m needs the name of a module: python -m profiling_in_python profile -m MODULE"),
    ([""], "The name of the program is empty"),
    (["--full", "program.py"], "--full and --live are for the demo workload"),
    (["--live", "-m", "program"], "--full and --live are for the demo workload"),
]


@pytest.mark.parametrize(("arguments", "says"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED])
def test_refused(arguments: list[str], says: str, recorded: Path, tmp_path: Path, run: Run) -> None:
    """What cannot be run is one line with the next command and status 2; the old files are as they were."""
    for name in FULL_SET:
        shutil.copy(recorded.with_name(name), tmp_path)
    write(tmp_path, "")
    write(tmp_path, "Dear Anna,\n", "text.txt")
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    (tmp_path / "empty").mkdir()
    before, there = untouched(tmp_path), outputs(tmp_path)
    done = run("profile", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"profiling-demo: {says}")
    assert untouched(tmp_path) == before and outputs(tmp_path) == there


@UNIX_ONLY
@pytest.mark.parametrize(
    ("text", "status", "says"),
    [
        ("import os; os._exit(4)", 4, "os._exit"),
        ("import os; os.kill(os.getpid(), 9)", 137, "SIGKILL ended the program"),
    ],
)
def test_cannot_be_saved(text: str, status: int, says: str, recorded: Path, tmp_path: Path, run: Run) -> None:
    """A program that leaves no profile is said to have left none; the old files are as they were."""
    for name in FULL_SET:
        shutil.copy(recorded.with_name(name), tmp_path)
    before = untouched(tmp_path)
    write(tmp_path, text)
    done = run("profile", "program.py")
    assert (done.returncode, done.stderr.count("\n")) == (status, 1) and says in done.stderr
    assert untouched(tmp_path) == before and outputs(tmp_path) == FULL_SET


def test_bug_of_the_tool(tmp_path: Path, run: Run) -> None:
    """If the recorder fails, its traceback is printed, and that it is a bug of the tool; the status is the program's."""
    write(tmp_path, "from cProfile import Profile; Profile.getstats = lambda self: [1]", "sitecustomize.py")
    write(tmp_path, "import sys; sys.exit(7)")
    done = run("profile", "program.py", env={"PYTHONPATH": str(tmp_path)})
    first, *_, why, last = done.stderr.splitlines()
    assert (done.returncode, done.stdout, first) == (7, "", "Traceback (most recent call last):")
    assert why.startswith("AttributeError: ") and last.startswith(
        "profiling-demo: this is a bug in the tool, not in your program"
    )


MONITORED = sys.version_info >= (3, 12)
"""cProfile records all threads, keeps every other profiler away, and is not ended by `sys.setprofile`."""
CAUTIONS = {
    "threads": (
        "import threading; t = threading.Thread(target=int); t.start(); t.join()",
        "This file mixes up the calls of several threads" if MONITORED else "Threads ran: ",
    ),
    "processes": ("import subprocess, sys; subprocess.run([sys.executable, '-c', ''])", "Other processes were started"),
    "coroutines": ("import asyncio\nasync def f(): await asyncio.sleep(0)\nasyncio.run(f())", "Coroutines ran: "),
    "a profiler": (
        "import cProfile\np = cProfile.Profile()\np.enable()\np.disable()",
        "runs its own profiler" if MONITORED else "switched a profiler on or off itself",
    ),
    "a profiler off": (
        "import sys\nsys.setprofile(None)",
        "The run is too short" if MONITORED else "switched a profiler on or off itself",
    ),
    "nothing": ("", "The run is too short"),
}


@pytest.mark.parametrize("name", CAUTIONS)
def test_cautions(name: str, run: Run, tmp_path: Path) -> None:
    """Where the figures mean something else than one thinks, a line says so."""
    text, says = CAUTIONS[name]
    write(tmp_path, text)
    assert says in run("profile", "program.py").stderr


def test_quiet(run: Run, tmp_path: Path) -> None:
    """With --quiet the files are written, and only the program is heard."""
    write(tmp_path, "print('here')")
    done = run("profile", "--quiet", "program.py")
    assert (done.returncode, done.stdout, done.stderr) == (0, "here\n", "")
    assert outputs(tmp_path) == FULL_SET


# Stopped on the way


@UNIX_ONLY
def test_stopped_at_once(tmp_path: Path) -> None:
    """SIGTERM while the command is still being read is one line, too."""
    text = (
        "import os, signal, sys\nfrom profiling_in_python.commands import main\n"
        "main.command_line = lambda _: os.kill(os.getpid(), signal.SIGTERM)\nsys.exit(main.main(['exercises']))"
    )
    done = subprocess.run([sys.executable, "-c", text], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (143, "profiling-demo: stopped; the earlier output files are unchanged.\n")


@pytest.mark.parametrize("command", [["explain", "a"], ["graph", "a", "-o", "out"], ["compare", "a", "a", "-o", "out"]])
def test_large_profiles(
    command: list[str],
    recorded: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What takes some seconds is announced, by the size of all that is to be read; anything smaller is not."""
    monkeypatch.chdir(tmp_path)
    size = recorded.stat().st_size
    arguments = [str(recorded) if argument == "a" else argument for argument in command]
    for most, announced in ((size * command.count("a"), False), (size * command.count("a") - 1, True)):
        monkeypatch.setattr(terminal, "LARGE", most)
        assert command_main.main(arguments) == 0
        assert ("MB to read: this takes a few seconds …" in capsys.readouterr().err) == announced


@UNIX_ONLY
@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_stopped_in_a_callback(name: str, status: int, tmp_path: Path) -> None:
    """Where Python drops what a signal raises, the command is stopped all the same, a moment later."""
    text = (
        "import os, signal, sys, threading\nfrom profiling_in_python.commands import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"class Dropped:\n    def __del__(self):\n        os.kill(os.getpid(), signal.{name})\n"
        "def command_line(_):\n    del here[:]\n    threading.Event().wait(60)\n"
        "here = [Dropped()]\nmain.command_line = command_line\nsys.exit(main.main(['exercises']))"
    )
    done = subprocess.run([sys.executable, "-c", text], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (
        status,
        "profiling-demo: stopped; the earlier output files are unchanged.\n",
    )


@UNIX_ONLY
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_while_drawing(number: signal.Signals, status: int, recorded: Path, tmp_path: Path) -> None:
    """Ctrl-C or SIGTERM during the drawing leaves the old files as they were, and nothing else."""
    shutil.copy(recorded, tmp_path / "output.pstats")
    write(tmp_path, "old", "output.png")
    before, signs = untouched(tmp_path), tmp_path / "signs"
    signs.mkdir()
    os.mkfifo(signs / "drawing")
    drawing = os.open(signs / "drawing", os.O_RDWR)
    slow = signs / "dot"
    slow.write_text(f"#!/bin/sh\necho > '{signs}/drawing'\nexec tail -f /dev/null\n", encoding="utf-8")
    slow.chmod(0o755)
    restore = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [
        sys.executable,
        "-c",
        f"{restore}; from profiling_in_python.commands.main import main; sys.exit(main(['graph', 'output.pstats']))",
    ]
    with subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "DEMO_DOT": str(slow)}, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as process:  # fmt: skip
        assert select.select([drawing], [], [], 60)[0]
        os.killpg(process.pid, number)
        errors = process.communicate(timeout=60)[1]
    os.close(drawing)
    assert (process.returncode, errors) == (
        status,
        "profiling-demo: stopped; the earlier output files are unchanged.\n",
    )
    assert untouched(tmp_path) == before and outputs(tmp_path) == ["output.png", "output.pstats", "signs"]


@UNIX_ONLY
def test_reader_goes_away(recorded: Path) -> None:
    """`python -m demo explain FILE | head -1` ends without a complaint."""
    command = [sys.executable, "-m", "profiling_in_python", "explain", str(recorded)]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_no_room_for_the_reading(recorded: Path) -> None:
    """Text that its place has no room for is one line and status 1."""
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "profiling_in_python", "explain", str(recorded)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (
        1,
        "profiling-demo: the text couldn't be written because the disk is full.\n",
    )


# Graphviz missing or broken


def test_without_graphviz(recorded: Path, tmp_path: Path, run: Run) -> None:
    """Without Graphviz the profile, the report and the DOT are there, the old picture is gone, and one line says why."""
    write(tmp_path, PROGRAM)
    for name in FULL_SET:
        shutil.copy(recorded.with_name(name), tmp_path)
    (tmp_path / "bin").mkdir()
    done = run("profile", "program.py", env={"PATH": str(tmp_path / "bin"), "DEMO_DOT": "system"})
    assert done.returncode == 1 and outputs(tmp_path) == ["bin", "output.dot", "output.html", "output.pstats"]
    assert last_line(done.stderr).startswith("profiling-demo: No picture: Graphviz is not installed. Install ")
    assert "• The run took " in done.stderr and "By hand" not in done.stderr
    assert run("profile", "program.py").returncode == 0 and outputs(tmp_path) == ["bin", *FULL_SET]


def test_one_picture_without_graphviz(recorded: Path, tmp_path: Path, run: Run) -> None:
    """One picture that cannot be drawn leaves the old one; DOT and report need no Graphviz."""
    write(tmp_path, "old", "a.png")
    environment = {"PATH": str(tmp_path), "DEMO_DOT": "system"}
    done = run("graph", recorded, "-o", "a.png", env=environment)
    assert (done.returncode, done.stderr.count("\n"), (tmp_path / "a.png").read_text()) == (1, 1, "old")
    assert run("graph", recorded, "-o", "a.dot", env=environment).returncode == 0
    assert outputs(tmp_path) == ["a.dot", "a.png"]


@pytest.mark.system_dot
def test_engines_agree(recorded: Path, tmp_path: Path, run: Run) -> None:
    """The system's Graphviz and the bundled one draw the same words, boxes and arrows."""
    seen = []
    for engine in ("system", "bundled"):
        assert run("graph", recorded, "-o", f"{engine}.svg", env={"DEMO_DOT": engine}).returncode == 0
        svg = (tmp_path / f"{engine}.svg").read_text(encoding="utf-8")
        patterns = (r"<text[^>]*>([^<]*)</text>", r"<title>([^<]*)</title>", r'<g[^>]* id="([^"]+)"')
        seen.append([sorted(re.findall(pattern, svg)) for pattern in patterns])
    assert seen[0] == seen[1] and all(seen[0])


# Hostile files, folders and machines


@pytest.mark.parametrize("content", [b"", b"a text\n", b"{", b"\x00" * 1000, b"{0", b"\xe3" + b"\xff" * 50])
@pytest.mark.parametrize("command", ["graph", "explain"])
def test_no_profile(
    content: bytes, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is no profile is one line with the next command; nothing is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.pstats").write_bytes(content)
    assert main([command, "a.pstats"]) == 1
    assert re.fullmatch(r"demo: a\.pstats .*: python -m demo profile PROGRAM\n", capsys.readouterr().err)
    assert outputs(tmp_path) == ["a.pstats"]


def test_truncated(recorded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So is half a profile."""
    (tmp_path / "a.pstats").write_bytes(recorded.read_bytes()[:300])
    assert main(["explain", str(tmp_path / "a.pstats")]) == 1
    assert "is not a profile, or is damaged" in capsys.readouterr().err


@UNIX_ONLY
@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "/dev/zero", "/dev/null", "loop"])
def test_no_file(kind: str, run: Run, tmp_path: Path) -> None:
    """A folder, a pipe nobody writes to, a device: one line, at once."""
    path = tmp_path / "a.pstats"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path)
    done = run("graph", kind if kind[0] == "/" else path, timeout=20)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1) and done.stderr.startswith(
        "profiling-demo: "
    )


@UNIX_ONLY
def test_closed_folder(run: Run, tmp_path: Path) -> None:
    """Where nothing can be written, that is said before the program runs."""
    write(tmp_path, "print('ran')")
    (tmp_path / "file").touch()
    for folder in ("file", "/proc/self") if sys.platform == "linux" else ("file",):
        done = run("profile", "-o", folder, "program.py")
        assert (done.returncode, done.stdout) == (1, "")
        assert re.fullmatch(
            r"profiling-demo: (.*: .*|file is a file, not a folder)\. Name a folder that can be written to: -o FOLDER\n",
            done.stderr,
        )


def test_too_large_to_draw(run: Run, tmp_path: Path) -> None:
    """A profile that is too large to be drawn is kept, and no old picture beside it."""
    write(tmp_path, "for i in range(600):\n name = f'n{i}' + 60_000 * 'n'\n exec(f'def {name}(): 0\\n{name}()')")
    (tmp_path / "output.png").write_bytes(mark(b"\x89PNG" + END_OF_PNG, "png"))
    done = run("profile", "program.py")
    assert (done.returncode, outputs(tmp_path)) == (1, ["output.pstats"])
    assert (
        last_line(done.stderr)
        == "profiling-demo: output.pstats was written, but can't be drawn: it has more than 32 MB."
    )


@UNIX_ONLY
def test_full_disk(recorded: Path, tmp_path: Path) -> None:
    """A disk that is full while drawing is one line, and the old files are as they were."""
    shutil.copy(recorded, tmp_path / "output.pstats")
    write(tmp_path, "old", "output.html")
    before = untouched(tmp_path)
    text = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "from profiling_in_python.commands.main import main\nsys.exit(main(['graph', 'output.pstats']))"
    )
    done = subprocess.run([sys.executable, "-c", text], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        last_line(done.stderr) == "profiling-demo: .: File too large. Name a folder that can be written to: -o FOLDER"
    )
    assert untouched(tmp_path) == before and outputs(tmp_path) == ["output.html", "output.pstats"]


ODD_NAMES = ['it\'s a "program" & <b>.py', "Ünïcode 文件.py", "-x.py", "100%.py", "a\nb.py"]


@UNIX_ONLY
@pytest.mark.parametrize("name", [*ODD_NAMES, os.fsdecode(b"\xff\xfe.py")], ids=ascii)
@pytest.mark.parametrize(
    "environment", [{}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}], ids=["", "C"]
)
def test_odd_names(name: str, environment: dict[str, str], run: Run, tmp_path: Path) -> None:
    """A program and a folder may have any name, in any locale."""
    folder = tmp_path / name.replace(".py", "")
    folder.mkdir()
    write(folder, "print('ran')", name)
    done = run("profile", "-o", f"./{folder.name}", "--", folder / name, env=environment, errors="replace")
    assert (done.returncode, done.stdout) == (0, "ran\n"), done.stderr
    assert outputs(folder, (name,)) == FULL_SET
    again = run("explain", folder / "output.pstats", env=environment, errors="replace")
    assert again.returncode == 0 and "run took" in again.stdout


def leave(folder: Path) -> Callable[[], None]:
    """Return what a child process does before it starts: go into a folder and remove it."""

    def go() -> None:
        os.chdir(folder)
        os.rmdir(folder)

    return go


@UNIX_ONLY
def test_odd_machines(run: Run, tmp_path: Path) -> None:
    """No home, no streams, optimised, without bytecode: all the same; a folder that is gone is one line."""
    write(tmp_path, "print('ran')")
    bare = {"HOME": "", "PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1", "TERM": "", "COLUMNS": "0"}
    done = run("profile", "program.py", env=bare)
    assert (done.returncode, done.stdout, outputs(tmp_path)) == (0, "ran\n", FULL_SET)
    closed = run("profile", "program.py", preexec_fn=lambda: os.closerange(0, 3))
    assert closed.returncode in (0, 1)
    (tmp_path / "gone").mkdir()
    gone = run("explain", tmp_path / "output.pstats", preexec_fn=leave(tmp_path / "gone"))
    assert gone.returncode == 0
    (tmp_path / "gone").mkdir()
    gone = run("profile", tmp_path / "program.py", preexec_fn=leave(tmp_path / "gone"))
    assert gone.returncode == 1 and gone.stderr.count("\n") == 1 and gone.stderr.startswith("profiling-demo: ")


def test_sites(run: Run) -> None:
    """`sites` runs a command with the addresses at hand and passes its status on; it needs one that is there."""
    text = "import os, sys; sys.exit(len(os.environ['SITES'].split()))"
    assert run("sites", sys.executable, "-c", text).returncode == 7
    for arguments in ([], ["no-such-command-anywhere"]):
        done = run("sites", *arguments)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    if sys.platform != "win32":
        assert run("sites", sys.executable, "-c", "import os; os.kill(os.getpid(), 15)").returncode == 143


def test_a_stop_that_python_drops(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """SIGTERM that came where Python drops exceptions still ends the command as stopped, once what it had begun has failed."""
    monkeypatch.setattr(command_main, "STOPPED", [15])
    before = sys.unraisablehook
    assert command_main.main(["explain", "missing.pstats"]) == 143
    sys.unraisablehook = before
    assert capsys.readouterr().err == "demo: stopped; the earlier output files are unchanged.\n"
