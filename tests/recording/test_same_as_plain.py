"""A program runs under the recorder as it runs under plain Python: the same output, the same end, the same things to see.

`plain/everywhere.py` and `plain/unix.py` hold programs of which nobody can tell which way they ran, and `plain/visible.py`
those that can: what they see is on the page `docs/reference/safety.md`.
"""

import os
import re
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias

import pytest

from demo.recording import recorder
from tests.cells import cells
from tests.recording.runs import check_clean, run_plain, run_recorded, without_addresses

PLAIN = Path(__file__).with_name("plain")
SAME = {
    "status": "import sys; sys.exit(3)",
    "status of a text": "import sys; sys.exit('a text')",
    "status of True": "import sys; sys.exit(True)",
    "exception": "def main():\n    1 / 0\nmain()",
    "exception at the top": "1 / 0",
    "chain": "try:\n    1 / 0\nexcept Exception as error:\n    raise KeyError('ü') from error",
    "shown and caught": "import traceback\ntry:\n    1 / 0\nexcept Exception:\n    traceback.print_exc()",
    "syntax error of a module": "open('broken.py', 'w').write('a b'); import broken",
    "missing module": "import no_such_module_anywhere",
    "hook of its own": "import sys\nsys.excepthook = lambda kind, error, trace: print(kind, error, trace.tb_lineno)\n1 / 0",
    "atexit": "import atexit, sys; atexit.register(print, 'bye'); print('hello'); sys.exit(4)",
    "exception in atexit": "import atexit; atexit.register(lambda: 1 / 0)",
    "thread": "import threading; t = threading.Thread(target=print, args=['x']); t.start(); t.join()",
    "exception in a thread": "import threading; threading.Thread(target=divmod, args=[1, 0], name='t').start()",
    "daemon thread": "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start(); print(1)",
    "stdin": "import sys; print(sys.stdin.read().upper())",
    "stdin by line": "print(input()); print(input())",
    "stderr": "import sys; sys.stderr.write('Müll'); sys.stdout.write('ß')",
    "warning": "import warnings; warnings.warn('careful'); warnings.warn('old', DeprecationWarning)",
    "stdout closed": "import sys; print('x', flush=True); sys.stdout.close()",
    "descriptors closed": "import os; print('x', flush=True); os.close(1); os.close(0)",
    "bad descriptor at the end": "import os; print('x'); os.close(1)",
    "folder changed": "import os; os.mkdir('other'); os.chdir('other'); print(os.listdir('.'))",
    "folder removed": "import os; os.mkdir('other'); os.chdir('other'); os.rmdir('../other')",
    "its own file removed": "import os; os.remove(__file__); print(__file__)",
    "clocks replaced": "import time; time.sleep = time.perf_counter = time.process_time = None",
    "files replaced": "import builtins, io, marshal, os\nbuiltins.open = io.open = os.replace = marshal.dumps = None",
    "built-ins replaced": "import builtins\nfor name in 'map', 'sorted', 'sum', 'zip':\n"
    "    setattr(builtins, name, None)",
    "imports replaced": "import builtins\nbuiltins.__import__ = None",
    "nothing to find": "import os, sys; os.environ.clear(); sys.path.clear()",
    "profiler's place freed": "import sys\nif hasattr(sys, 'monitoring'): sys.monitoring.free_tool_id(2)",
    "streams removed": "import sys\nsys.stdout = sys.stderr = None\n1 / 0",
    "main removed": "import sys\ndel sys.modules['__main__']\ndef main(): print(1)\nmain()",
    "annotations": "a: int = 1\nprint(sorted(__annotations__))" if sys.version_info < (3, 14) else "",
    "little recursion": "import sys; sys.setrecursionlimit(60)",
    "pickle": "import pickle\nclass A: pass\nprint(pickle.loads(pickle.dumps(A())).__class__)",
    "neighbours": "import errors, profile, pstats, stats, random; print(profile.A, errors.A, stats.A, random.A, pstats.A)\n"
    "import collector, memory, meter, notes, table, targets, tracebacks, watch\n"
    "print(collector.A, memory.A, meter.A, notes.A, table.A, targets.A, tracebacks.A, watch.A)",
    "asyncio": "import asyncio\nasync def main(): await asyncio.sleep(0); print(1)\nasyncio.run(main())",
    "a million lines": "print('\\n'.join(map(str, range(1_000_000))))",
    "signals ignored": "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); print(1)",
    "Latin-1": "# coding: latin-1\nprint('ü')",
    "no encoding": "print('ü')",
    "byte order mark": "\ufeffprint('ü')",
    "Windows lines": "print(1)\r\nif True:\r\n    print(2)\r\n",
    "nothing": "",
    **dict(cells(PLAIN / "everywhere.py")),
}
UNIX = {
    "Ctrl-C": "import os, signal; os.kill(os.getpid(), signal.SIGINT); input()",
    "Ctrl-C unhandled at the end": "raise KeyboardInterrupt",
    "SIGTERM": "import os, signal; os.kill(os.getpid(), signal.SIGTERM); input()",
    **{
        name: f"import os, signal; os.kill(os.getpid(), signal.{name}); input()"
        for name in "SIGHUP SIGQUIT SIGALRM SIGVTALRM SIGPROF SIGUSR1 SIGUSR2 SIGXCPU".split()
    },
    "SIGHUP ignored": "import os, signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    "os.kill(os.getpid(), signal.SIGHUP)\nprint(1)",
    "SIGTERM handled": "import os, signal, sys\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit(5))\n"
    "os.kill(os.getpid(), signal.SIGTERM)\ninput()",
    "SIGTERM blocked": "import os, signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])\n"
    "os.kill(os.getpid(), signal.SIGTERM)\nprint(1)",
    "fork": "import os\nif os.fork():\n    print(os.wait()[1], flush=True)\nelse:\n    print('child', flush=True)",
    "umask": "import os; os.umask(0o777)",
    "no memory": "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30,) * 2)\n"
    "try:\n    bytes(1 << 31)\nexcept MemoryError:\n    print('none')",
    "out of memory": "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30,) * 2)\nbytes(1 << 31)",
    "standard streams all closed": "import os; os.closerange(0, 3)",
    **dict(cells(PLAIN / "unix.py")),
}
PARTS = ("collector", "memory", "meter", "notes", "table", "targets", "tracebacks", "watch")
NEIGHBOURS = ("profile", "errors", "stats", "random", "pstats", *PARTS)
PROCESSES = """
import multiprocessing, os, pickle, sys

class Job:
    def __init__(self, number): self.number = number

def work(job):
    return Job(job.number * 2)

if __name__ == "__main__":
    for method in multiprocessing.get_all_start_methods():
        with multiprocessing.get_context(method).Pool(1) as pool:
            print(method, [job.number for job in pool.map(work, [Job(1), Job(2)])])
"""


Both: TypeAlias = Callable[[str, str], tuple[SimpleNamespace, SimpleNamespace]]


@pytest.fixture
def both(tmp_path: Path) -> Both:
    """Run a text plainly and recorded, each in a folder of its own but under the same path."""

    def run_both(text: str, encoding: str) -> tuple[SimpleNamespace, SimpleNamespace]:
        here = tmp_path / "here"

        def prepare() -> Path:
            shutil.rmtree(here, ignore_errors=True)
            here.mkdir()
            (here / "program.py").write_text(text, encoding=encoding, newline="")
            for neighbour in NEIGHBOURS if "import errors" in text else ():
                (here / f"{neighbour}.py").write_text("A = __name__", encoding="utf-8")
            return here

        environment = {**os.environ, "PYTHONHASHSEED": "7"}
        more: dict[str, Any] = {"input": "first\nsecond\n", "env": environment}
        plain = run_plain("program.py", cwd=prepare(), **more)
        ours = run_recorded("program.py", cwd=prepare(), folder=tmp_path / "record", **more)
        return ours, seen(plain.returncode, plain.stdout, plain.stderr)

    return run_both


def seen(status: int, stdout: str, stderr: str) -> SimpleNamespace:
    return SimpleNamespace(status=status, stdout=without_addresses(stdout), stderr=without_addresses(stderr))


def same(ours: SimpleNamespace, plain: SimpleNamespace) -> SimpleNamespace:
    """Compare what two runs show, and return the recorded one."""
    assert (ours.status, ours.stdout, ours.stderr) == (plain.status, plain.stdout, plain.stderr)
    return ours


@pytest.mark.parametrize("name", SAME)
def test_same(name: str, both: Both) -> None:
    """Status, output and traceback are plain Python's, and the profile is there, with nothing of ours in it."""
    ours = same(*both(SAME[name], "latin-1" if name == "Latin-1" else "utf-8"))
    calls = [f.total_calls for f in ours.profile.functions if f.name == "<module>" and f.path == "program.py"]
    # Since 3.12 one stack of calls serves all threads, so what is still open at the end may be counted once too often.
    assert calls == [1] or (sys.version_info >= (3, 12) and "thread" in name and calls == [2])
    check_clean(ours.profile)


@pytest.mark.skipif(sys.platform == "win32", reason="signals, forks and limits of Unix")
@pytest.mark.parametrize("name", UNIX)
def test_same_on_unix(name: str, both: Both) -> None:
    """So it is after a signal, a fork, a new umask, and with little memory."""
    ours = same(*both(UNIX[name], "utf-8"))
    assert [f.total_calls for f in ours.profile.functions if f.name == "<module>" and f.path == "program.py"] == [1]
    check_clean(ours.profile)


def test_processes(both: Both) -> None:
    """Pickles of the program's own classes travel to child processes and back, however these are started."""
    ours = same(*both(PROCESSES, "utf-8"))
    assert ours.stdout.count("[2, 4]") >= (1 if sys.platform == "win32" else 3)


VISIBLE = dict(cells(PLAIN / "visible.py"))
HERE = Path(recorder.__file__).parent
OURS = r"/\S*recording/(?:recorder|session)\.py"
FRAMES = [HERE / "recorder.py", HERE / "session.py", HERE / "session.py"]
"""The files of the recorder's frames, below the program's own."""


@pytest.mark.parametrize("name", [name for name in VISIBLE if name.startswith("stack")])
def test_stack(name: str, both: Both) -> None:
    """A stack begins with the recorder's frames; the others are plain Python's."""
    ours, plain = both(VISIBLE[name], "utf-8")
    found = re.findall(OURS, ours.stdout + ours.stderr)
    assert sorted(map(Path, found)) == FRAMES
    assert without_recorder(ours.stdout + ours.stderr) == (plain.stdout + plain.stderr).splitlines()
    assert ours.status == plain.status == 0


def without_recorder(text: str) -> list[str]:
    """Return the lines of a stack without those of the recorder's frames, some of which show a line of its source."""
    return re.sub(rf"^.*{OURS}.*\n(    \S.*\n)?", "", text, flags=re.M).splitlines()


def test_depth(both: Both) -> None:
    """There is room for fewer calls, by the recorder's frames."""
    ours, plain = both(VISIBLE["depth of a recursion"], "utf-8")
    assert int(plain.stdout) - int(ours.stdout) == len(FRAMES)
    ours, plain = both(VISIBLE["recursion that nobody catches"], "utf-8")
    repeats = r"repeated \d+ more"
    assert re.sub(repeats, "", ours.stderr) == re.sub(repeats, "", plain.stderr) != plain.stderr


def test_warning_about_the_caller(both: Both) -> None:
    """A warning on account of what has called the module names the recorder, and not `sys`."""
    ours, plain = both(VISIBLE["warning on account of whoever called the module"], "utf-8")
    assert re.match(r"<?sys>?:[01]: UserWarning: old\n", plain.stderr)
    assert re.match(rf"{OURS}:\d+: UserWarning: old\n", ours.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM of Unix")
def test_handlers(both: Both) -> None:
    """A signal that would end the process has a handler, which saves the profile and then ends it so."""
    ours, plain = both(VISIBLE["handlers of signals"], "utf-8")
    assert (ours.stdout.strip(), plain.stdout.strip()) == (
        "<function ending.<locals>.end_by_signal>",
        str(signal.SIG_DFL),
    )


def test_profiler(both: Both) -> None:
    """The profiler can be found, up to Python 3.11 by `sys.getprofile`, later as a tool; and a callback of the collector."""
    ours, plain = both(VISIBLE["profiler that is active"], "utf-8")
    if sys.version_info < (3, 12):
        assert (ours.stdout, plain.stdout) == ("<cProfile.Profile object> \n", "None \n")
    else:
        assert (ours.stdout, plain.stdout) == ("None cProfile\n", "None None\n")
    ours, plain = both(VISIBLE["objects of the collector"], "utf-8")
    assert (ours.stdout, plain.stdout) == ("['Profile']\n", "[]\n")
    ours, plain = both(VISIBLE["callbacks of the collector"], "utf-8")
    assert (ours.stdout, plain.stdout) == ("['partial']\n", "[]\n")


def test_second_profiler(both: Both) -> None:
    """A profiler of the program's own replaces ours up to Python 3.11; later it gets Python's ValueError."""
    ours, plain = both(VISIBLE["profiler of its own"], "utf-8")
    assert (plain.status, plain.stdout, plain.stderr) == (0, "end\n", "")
    if sys.version_info >= (3, 12):
        assert ours.status == 1 and ours.stderr.splitlines()[-1].startswith("ValueError: Another profiling tool")
    else:
        assert (ours.status, ours.stdout, ours.stderr) == (0, "end\n", "")
    assert {function.name: function.total_calls for function in ours.profile.functions}["main"] == 1
