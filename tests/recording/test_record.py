"""Recording from outside: streams, exit status, signals to the tool or the program, and what is said when nothing is left."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from demo.errors import RecorderError, RecordingError, UsageError
from demo.profiles.reader import read_profile
from demo.recording.record import Program, Recorded, record, shell_status

ROOT = Path(__file__).parents[2]
TOOL = """
import sys
from pathlib import Path
from profiling_in_python.errors import DemoError
from profiling_in_python.recording.record import Program, record
try:
    print(record(Program(sys.argv[1]), Path(sys.argv[2])).status)
except DemoError as error:
    print(error.status, error)
"""
UNIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "record").mkdir()
    return tmp_path / "record"


def program(folder: Path, text: str) -> str:
    path = folder.parent / "program.py"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_record(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A program runs in this process's folder, with its arguments, streams and environment; its status is told."""
    monkeypatch.chdir(folder.parent)
    monkeypatch.setenv("OURS", "1")
    program(folder, "import os, sys; print(sys.argv[1:], os.environ['OURS']); sys.stderr.write('e'); sys.exit(7)")
    assert record(Program("program.py", ["a b", "-c"]), folder) == Recorded(folder / "profile", 7)
    assert capfd.readouterr() == (f"['a b', '-c'] 1{os.linesep}", "e")
    assert read_profile(folder / "profile").recording.program == "program.py a b -c"


def test_module(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """So does a module; the environment can be another one."""
    monkeypatch.chdir(folder.parent)
    program(folder, "import os; print(os.environ['OURS'])")
    given = Program("program", ["x"], is_module=True)
    assert record(given, folder, environment={**os.environ, "OURS": "2"}).status == 0
    assert (capfd.readouterr().out.strip(), str(given)) == ("2", "-m program x")


def test_watch(folder: Path) -> None:
    """Where somebody reads along, the program's output goes there, to its end."""
    seen: list[str] = []
    record(Program(program(folder, "print(1); print('ü')")), folder, watch=lambda output: seen.extend(output))
    assert len(seen) == 2 and seen[0] == "1\n"


def test_options_of_python(folder: Path) -> None:
    """The program gets the tool's own options of Python: `python -O -W error -m demo profile`."""
    path = program(folder, "import sys; assert False; sys.exit(10 + len(sys.warnoptions))")
    command = [sys.executable, "-O", "-W", "error", "-c", TOOL, path, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert (done.stdout, done.stderr) == ("11\n", "")


def test_refused(folder: Path) -> None:
    """Nothing to run is a UsageError with the next command."""
    with pytest.raises(UsageError, match=r"no\.py: No such file .* python -m demo profile PROGRAM"):
        record(Program("no.py"), folder)


@UNIX_ONLY
@pytest.mark.parametrize(
    ("text", "status", "says"),
    [
        ("import os; os._exit(5)", 5, r"with status 5 without .*os\._exit.*sys\.exit"),
        ("import os; os._exit(0)", 1, r"with status 0 without"),
        ("import os, sys; os.execv(sys.executable, [sys.executable, '-c', ''])", 1, r"os\.exec"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", 137, "SIGKILL ended the program before"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", 139, "SIGSEGV ended the program before"),
        ("import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))", 1, "could not be written there"),
        (
            "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9, 9))",
            1,
            "could not be written there.* -o FOLDER",
        ),
    ],
)
def test_nothing_left(text: str, status: int, says: str, folder: Path) -> None:
    """A program that ends past Python's way out leaves no profile; that is said, and its status is passed on."""
    with pytest.raises(RecordingError, match=says) as raised:
        record(Program(program(folder, text)), folder)
    assert raised.value.status == status


BROKEN_PYTHON = {
    "import": "import sys; sys.modules['cProfile'] = None",
    "start": "import pkgutil; pkgutil.get_importer = None",
    "after the package": "import importlib.util as u; u.find_spec = lambda name, f=u.find_spec: '_' in name or f(name)",
    "saving": "from cProfile import Profile; Profile.getstats = lambda self: [1]",
}
"""Pythons that are not as the recorder expects them: it fails in earnest."""
AT_ITS_END = "import sys; sys.stderr.write('e'); print('done'); sys.exit(7)"


def record_with(change: str, folder: Path, given: Program) -> RecordingError:
    """Record with a Python that was changed as it started, and return what it came to."""
    (folder.parent / "sitecustomize.py").write_text(change, encoding="utf-8")
    with pytest.raises(RecordingError) as raised:
        record(given, folder, environment={**os.environ, "PYTHONPATH": str(folder.parent)})
    return raised.value


@pytest.mark.parametrize("broken", ["import", "start", "after the package"])
def test_recorder_fails_to_start(
    broken: str, folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the recorder fails before the program's first line, its traceback stands there, and is called a bug of the tool."""
    monkeypatch.chdir(folder.parent)
    given = Program(program(folder, "print('begun')"))
    if broken == "after the package":
        (folder.parent / "package").mkdir()
        (folder.parent / "package" / "__init__.py").write_text("print('imported')", encoding="utf-8")
        given = Program("package", is_module=True)
    error = record_with(BROKEN_PYTHON[broken], folder, given)
    assert isinstance(error, RecorderError) and "bug in the tool, not in your program" in str(error)
    assert (error.status, error.traceback) == (1, "")
    out, err = capfd.readouterr()
    assert out.strip() == ("imported" if broken == "after the package" else "")
    assert err.startswith("Traceback") and "recorder.py" in err


@pytest.mark.parametrize(
    ("text", "status", "err"),
    [
        (AT_ITS_END, 7, "e"),
        ("print('done')", 1, ""),
        ("import sys; print('done'); sys.stderr = None; 1 / 0", 1, ""),
        ("import builtins, sys; print('done'); builtins.__import__ = builtins.open = None; sys.exit(3)", 3, ""),
        ("import sys; print('done'); sys.meta_path.clear(); sys.exit(3)", 3, ""),
    ],
)
def test_recorder_fails_to_save(
    text: str, status: int, err: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """If it fails in making the profile, the program's streams and status are its own, and the traceback is handed over."""
    error = record_with(BROKEN_PYTHON["saving"], folder, Program(program(folder, text)))
    assert isinstance(error, RecorderError) and error.status == status
    assert "in save\n" in error.traceback and "'int' object has no attribute 'c" in error.traceback
    assert capfd.readouterr() == (f"done{os.linesep}", err)


@UNIX_ONLY
@pytest.mark.parametrize("broken", ["", BROKEN_PYTHON["saving"]])
def test_disk_full(broken: str, folder: Path) -> None:
    """A full disk is no bug, not even where there would be one to tell of."""
    text = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9, 9))"
    error = record_with(broken, folder, Program(program(folder, text)))
    assert type(error) is RecordingError and "is the disk full?" in str(error)


@UNIX_ONLY
@pytest.mark.parametrize(
    ("number", "to_all", "status"),
    [(signal.SIGINT, True, 130), (signal.SIGTERM, True, 143), (signal.SIGTERM, False, 143)],
)
def test_signals(number: signal.Signals, to_all: bool, status: int, folder: Path) -> None:
    """Ctrl-C to both, SIGTERM to both or to the tool alone: the program ends by it, and its profile is there."""
    handling = "signal.signal(signal.SIGINT, signal.default_int_handler)"  # off in tests that run in the background
    path = program(folder, f"import signal\n{handling}\nprint('ready', flush=True)\nsignal.pause()")
    tool = TOOL.replace("import sys", "import signal, sys\n" + handling, 1)
    command = [sys.executable, "-c", tool, path, str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True
    ) as process:
        assert process.stdout and process.stdout.readline() == "ready\n"
        os.killpg(process.pid, number) if to_all else process.send_signal(number)
        output = process.communicate(timeout=60)[0]
    assert (output, process.returncode) == (f"{status}\n", 0)
    assert {"<module>"} <= {function.name for function in read_profile(folder / "profile").functions}


@UNIX_ONLY
def test_umask(folder: Path) -> None:
    """The profile can be read whatever umask the program has set."""
    record(Program(program(folder, "import os; os.umask(0o777)")), folder)
    assert (folder / "profile").stat().st_mode & 0o600 == 0o600


def test_handler_is_put_back(folder: Path) -> None:
    """What this process does on SIGTERM is as it was."""
    before = signal.getsignal(signal.SIGTERM)
    record(Program(program(folder, "")), folder)
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize(("returncode", "status"), [(0, 0), (3, 3), (-9, 137), (-15, 143)])
def test_shell_status(returncode: int, status: int) -> None:
    """A signal N is status 128 + N, as shells have it."""
    assert shell_status(returncode) == status
