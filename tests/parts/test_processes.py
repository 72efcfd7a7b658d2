"""What several processes have left is added up, and what the file says of them is what was left."""

import marshal
from pathlib import Path
from typing import Any

import pytest

from demo.commands.profile import add_children
from demo.parts.processes import Process, of_processes, to_be_shown
from demo.pipeline import Run, read
from demo.profiles.model import Start, Work
from demo.recording.processes import Left, Part
from tests import samples

MAIN, WORK, BOOT, AFTER = map(samples.key_of, ("main", "work", "lib:boot.bootstrap", "lib:boot.after"))
THREAD = ("~", 0, "<built-in method _thread.start_new_thread>")


def profile(seconds: float, root: Any = BOOT, extra: Any = None, **notes: Any) -> bytes:
    """Return a profile in which a function calls `work`, which takes so many seconds."""
    stats = {root: (1, 1, 0.0, seconds, {}), WORK: (3, 3, seconds, seconds, {root: (3, 3, seconds, seconds)})}
    stats |= {extra: (1, 1, 0.0, 0.0, {})} if extra else {}
    known = {"profiling-demo": "1", "clock": "wall", "python": "CPython 3.12.1", "elapsed": seconds, "cpu": seconds / 2}
    return marshal.dumps(stats) + marshal.dumps({**known, "mine": samples.FOLDER, **notes})


class Folder:
    """A folder in which processes leave their parts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.parts: list[Part] = []

    def leave(self, data: bytes | None, kind: str = "fork", starter: Any = MAIN) -> None:
        """Have another process leave its part, or nothing."""
        number = len(self.parts) + 101
        file = self.path / f"{number}-0.pstats"
        if data is not None:
            file.write_bytes(data)
        self.parts.append(Part(None if data is None else file, number, 100, kind, starter))

    def together(self, first: bytes, alive: int = 0, **unseen: int) -> tuple[Run, list[str]]:
        """Add up what was left; return the run, and what was wrong."""
        data, wrong, _ = of_processes(first, Left(self.parts, alive, unseen, []))
        return read(data), [str(error) for error in wrong]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_who_did_how_much(folder: Folder) -> None:
    """The reading gives the time that passed, the sum, the share of those that were started, and the busiest one."""
    folder.leave(profile(2.0, process="Process-1"))
    folder.leave(profile(8.0, process="Process-2"))
    folder.leave(profile(3.0, process="Process-3"))
    run, wrong = folder.together(profile(7.0, MAIN, program="shop.py", elapsed=9.5))
    assert wrong == []
    assert run.reading[0] == (
        "4 processes ran within 9.50 s; together they took 20.0 s of wall time, waiting included: that sum is 100%. All but "
        "the first one did 65% of the work; the busiest, Process-2, did 40% alone, while others waited. Measured with "
        "CPython 3.12.1."
    )
    assert run.title == "shop.py"
    processes = run.profile.recording.processes
    assert processes is not None
    assert processes.work == Work(3.5, 6.5, 1.5, 4.0, "Process-2")
    assert processes.starts == (Start(3, MAIN, BOOT),)


def test_one_child(folder: Folder) -> None:
    """Of a single process that was started its name is given."""
    folder.leave(profile(3.0, program="child.py"), "python", None)
    run, _ = folder.together(profile(1.0, MAIN, elapsed=3.5))
    assert "2 processes ran within 3.50 s; together they took 4.00 s" in run.reading[0]
    assert " child.py, which the first one started, did 75% of the work." in run.reading[0]


def test_none(folder: Folder) -> None:
    """A program that starts no process is told so."""
    run, _ = folder.together(profile(2.5, MAIN))
    assert run.reading[0].startswith(
        "One process ran: 2.50 s of wall time, waiting included. None that it started is in here."
    )
    assert not any("Not included" in line for line in run.reading)
    run, _ = folder.together(profile(2.5, MAIN, profiler="yappi", threads=3, elapsed=1.5))
    assert run.reading[0].startswith(
        "One process with 3 threads ran within 1.50 s: 2.50 s of wall time, waiting included."
    )


def test_what_is_missing(folder: Folder) -> None:
    """Whatever is not in the sum is counted by its reason."""
    folder.leave(profile(2.0))
    for _ in range(5):
        folder.leave(None)
    folder.leave(profile(1.0, extra=THREAD))
    folder.leave(profile(1.5, extra=THREAD))
    run, _ = folder.together(profile(1.0, MAIN), alive=2, **{"-I": 4, "PYTHONPATH": 1})
    [line] = [line for line in run.reading if line.startswith("Not included")]
    assert line == (
        "Not included: 3 processes that left nothing (killed, crashed, or replaced by os.exec…); 2 processes still running at "
        "the end; 2 processes, where threads ran, whose times cProfile mixes up since Python 3.12 (--threads keeps them "
        "apart); 4 processes started with -I, so that nothing could be recorded; 1 process "
        "started without PYTHONPATH, so that nothing could be recorded."
    )
    assert run.profile.run_cost == 3.0


def test_first_with_threads(folder: Folder) -> None:
    """The first process is left out if its threads are mixed up, unless nothing else is left; before 3.12 they aren't."""
    first = profile(4.0, MAIN, THREAD)
    alone, _ = folder.together(first)
    folder.leave(profile(2.0))
    run, _ = folder.together(first)
    before, _ = folder.together(profile(4.0, MAIN, THREAD, python="CPython 3.11.7"))
    assert [one.profile.run_cost for one in (alone, run, before)] == [4.0, 2.0, 6.0]
    assert run.reading[0].startswith("A process that was started ran within 4.00 s; it took 2.00 s")
    assert "Not included: the first process, where threads ran" in " ".join(run.reading)


def test_threads_apart(folder: Folder) -> None:
    """A process whose threads were kept apart is not left out."""
    folder.leave(profile(2.0, extra=THREAD, profiler="yappi", threads=2))
    run, _ = folder.together(profile(4.0, MAIN, THREAD, profiler="yappi", threads=2))
    assert run.profile.run_cost == 6.0
    assert run.reading[0].startswith("2 processes with 4 threads ran within ")
    assert not any("Not included" in line for line in run.reading)


def test_work_without_the_first(folder: Folder) -> None:
    """If the first process is left out, shares of the work are of the others, and not of it."""
    folder.leave(profile(1.0, process="one"))
    folder.leave(profile(3.0, process="two"))
    run, _ = folder.together(profile(40.0, MAIN, THREAD, elapsed=3.5))
    assert run.reading[0].startswith("2 processes ran within 3.50 s; together they took 4.00 s of wall time")
    assert " The busiest, two, did 75% of the work alone, while others waited." in run.reading[0]
    assert "first" not in run.reading[0]


def test_names(folder: Folder) -> None:
    """Processes of the same program are numbered; a forked one has its own number."""
    for seconds, kind in ((1.0, "python"), (4.0, "python"), (2.0, "python")):
        folder.leave(profile(seconds, program="child.py"), kind)
    run, _ = folder.together(profile(0.5, MAIN))
    assert run.profile.recording.parts is not None
    assert run.profile.recording.parts.runs.largest == "child.py (2)"
    folder.leave(profile(9.0, program="shop.py"), "fork")
    run, _ = folder.together(profile(0.5, MAIN))
    assert run.profile.recording.parts is not None
    assert run.profile.recording.parts.runs.largest == "process 104"


def test_wrong_parts(folder: Folder) -> None:
    """Each part that is no profile, or of another clock, costs a sentence, and nothing of the others."""
    folder.leave(b"garbage")
    folder.leave(profile(2.0, clock="cpu"))
    folder.leave(profile(3.0))
    folder.leave(
        marshal.dumps({}) + marshal.dumps({"profiling-demo": "1", "clock": "wall"})
    )  # ended before it called anything
    run, wrong = folder.together(profile(1.0, MAIN))
    assert run.profile.run_cost == 4.0
    assert [sentence.partition(" can't be added up")[0] for sentence in wrong] == [
        "What process 101 left",
        "What process 102 left",
    ]


def test_first_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """If nothing can be added to what the first process has left, that is kept as it is, and the reason is given."""
    (tmp_path / "children").mkdir()
    file = tmp_path / "profile"
    file.write_bytes(b"garbage")
    add_children(file, tmp_path)
    assert file.read_bytes() == b"garbage"
    assert "is not a profile" in capsys.readouterr().err


def test_where_they_began(folder: Folder) -> None:
    """They began in the same function, even if one of them spent more in another that nobody called."""
    folder.leave(profile(5.0, extra=None))
    stats: samples.Stats = {BOOT: (1, 1, 0.1, 0.1, {}), AFTER: (1, 1, 0.3, 0.3, {})}
    folder.leave(marshal.dumps(stats) + marshal.dumps({"profiling-demo": "1", "clock": "wall"}))
    run, _ = folder.together(profile(1.0, MAIN))
    assert run.profile.recording.processes is not None
    assert run.profile.recording.processes.starts == (Start(2, MAIN, BOOT),)
    [start] = run.graph.starts
    assert [run.graph.boxes[start.starter].key, run.graph.boxes[start.first].key] == [MAIN, BOOT]
    assert run.words[run.graph.start_id(start)] == (
        "main started 2 processes, which began in boot.bootstrap. That isn't a call: their time isn't part of main's."
    )


@pytest.mark.parametrize(
    "notes",
    [
        {"watch": -1.0},
        {"processes": "1 2 3"},
        {"processes": "1 2 3 4 x"},
        {"processes": 7},
        {"unseen": "-I\t-3\nrm -rf\t2\n\t"},
        {"starts": "1\t2\n" * 9},
        {"starts": "x\t1\ta\tb\t2\tc\td"},
        {"work_first": "much", "busiest": 3},
    ],
)
def test_notes_of_strangers(notes: dict[str, Any]) -> None:
    """A note that the tool would not have written is as good as none."""
    sound: dict[str, Any] = {"watch": 1.5, "processes": "1 0 0 0 0", "unseen": "", "starts": ""}
    run = read(profile(2.0, MAIN, **(sound | notes)))
    processes = run.profile.recording.processes
    assert processes is None or (processes.unseen, processes.starts, processes.work) == ((), (), None)
    assert run.dot and run.reading


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("spawn", ("/usr/lib/python3.13/multiprocessing/util.py", 460, "spawnv_passfds")),
        ("spawn", (r"C:\Python313\Lib\multiprocessing\popen_spawn_win32.py", 45, "__init__")),
        ("python", ("/usr/lib/python3.13/subprocess.py", 1800, "_execute_child")),
        ("python", (r"C:\Python313\Lib\subprocess.py", 1500, "_execute_child")),
        ("fork", None),
    ],
)
def test_started_by_the_library(kind: str, place: Any, folder: Folder) -> None:
    """Of a process that can't know it, the function of the standard library that started it is known, on Windows as well."""
    folder.leave(profile(2.0), kind, None)
    run, _ = folder.together(profile(1.0, MAIN, place))
    assert run.profile.recording.processes is not None
    assert run.profile.recording.processes.starts == ((Start(1, place, BOOT),) if place else ())


def test_processes_that_are_in_it(folder: Folder) -> None:
    """Each process of the sum is known by its name, its file and its CPU time; what is left out isn't among them."""
    folder.leave(profile(2.0, process="Process-1"))
    folder.leave(None)
    folder.leave(b"garbage")
    folder.leave(profile(3.0, process="Process-1"))
    first = profile(7.0, MAIN)
    together = of_processes(first, Left(folder.parts, 0, {}, []))
    files = [file for part in folder.parts if (file := part.profile)]
    assert together.processes == [
        Process("the first process", first, 3.5),
        Process("Process-1", files[0], 1.0),
        Process("Process-1 (2)", files[2], 1.5),
    ]


def test_few_or_many() -> None:
    """A few processes are all shown; of many, those with the least, the median and the most work."""
    processes = [Process(f"p{work}", b"", float(work)) for work in (4, 9, 2, 7, 3)]
    assert to_be_shown(processes, 5) == [(one.name, one) for one in processes]
    assert [label for label, _ in to_be_shown(processes, 4)] == ["least: p2", "median: p4", "most: p9"]
