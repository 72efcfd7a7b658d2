"""What several processes of one run have left -> the file that is their sum, and says how they belong together."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median_low
from typing import Any, NamedTuple

from ..errors import DemoError
from ..profiles.notes import LONGEST_TIME, MOST_LINES
from ..profiles.reader import EMPTY, read_bytes, read_raw
from ..profiles.tables import Key
from ..recording.processes import Left, Part
from .addition import Addition

FIRST = "the first process"
FORK_SERVER = "multiprocessing/forkserver.py"
STARTERS = {
    "forkserver": ((FORK_SERVER, "connect_to_new_process"),),
    "spawn": (("multiprocessing/util.py", "spawnv_passfds"), ("multiprocessing/popen_spawn_win32.py", "__init__")),
    "python": (("subprocess.py", "_execute_child"),),
}
"""How processes are started that don't know it themselves: by which functions of the standard library, here or on Windows."""


THREADS = ("_thread.start_new_thread", "_thread.start_joinable_thread")


class Process(NamedTuple):
    """A process that is part of a sum.

    Attributes:
        name: of it, another one for each.
        profile: the bytes of its file, or where that is.
        work: seconds of CPU time.
    """

    name: str
    profile: bytes | Path
    work: float


class Together(NamedTuple):
    """What several processes were.

    Attributes:
        data: the bytes of the sum.
        wrong: what is wrong with parts that are left out.
        processes: those that are in it, the first one first.
    """

    data: bytes
    wrong: list[DemoError]
    processes: list[Process]


def of_processes(first: bytes, left: Left) -> Together:
    """Add up the processes of a run.

    Args:
        first: the profile of the first one.
        left: by the others.

    Raises:
        DemoError: if the first one is not a profile of time.
    """
    addition, wrong = Addition(), list[DemoError]()
    first_raw = read_raw(first, FIRST)
    notes, work, names = first_raw[-1], dict[str, float](), Counter[str]()
    began = list[tuple[Part, dict[Key, float]]]()
    mixed, first_mixes = 0, _mixes_threads(first_raw)
    processes = list[Process]()
    if not first_mixes:
        addition.add_raw(first_raw, FIRST)
        processes.append(Process(FIRST, first, _cpu(first_raw)))
    for part in left.parts:
        if not part.profile:
            continue
        try:
            raw = read_raw(read_bytes(part.profile), "It")
            if _mixes_threads(raw):
                mixed += 1
                continue
            name = _name(raw[-1], part, names)
            began.append((part, addition.add_raw(raw, name)))
            work[name] = _cpu(raw)
            processes.append(Process(name, part.profile, work[name]))
        except DemoError as error:
            if getattr(error, "met", "") != EMPTY:  # it was ended before it had called anything
                wrong.append(
                    DemoError(f"What process {part.process} left can't be added up, so it's left out. {error}")
                )
    if first_mixes and not began:
        addition.add_raw(first_raw, FIRST)
        processes.append(Process(FIRST, first, _cpu(first_raw)))
    saved = sum(1 for part in left.parts if part.profile)
    counts = (
        len(left.parts),
        left.alive,
        len(left.parts) - saved - left.alive,
        mixed,
        int(first_mixes and bool(began)),
    )
    elapsed = notes.get("elapsed")
    known = {
        "watch": elapsed if isinstance(elapsed, float) and 0 <= elapsed < LONGEST_TIME else 0.0,
        "processes": " ".join(map(str, counts)),
        "unseen": "\n".join(f"{why}\t{count}" for why, count in sorted(left.unseen.items())),
        "starts": "\n".join(_starts(addition, began)),
        "program": notes.get("program", ""),
        "end": notes.get("end", ""),
        "lost": notes.get("lost", ""),
        "children": None,  # what they used is in the sum
        "work_first": _cpu(first_raw),
        "work_others": sum(work.values()),
        "work_median": median_low(work.values()) if work else 0.0,
        "work_most": max(work.values(), default=0.0),
        "busiest": max(work, key=lambda name: work[name], default=""),
    }
    return Together(addition.data(known), wrong, processes)


def to_be_shown(processes: Sequence[Process], most: int) -> list[tuple[str, Process]]:
    """Choose processes whose own graphs are shown, and say what each is.

    Args:
        processes: any.
        most: so many are all shown; of more, those with the least, the median and the most work.
    """
    if len(processes) <= most:
        return [(one.name, one) for one in processes]
    by_work = sorted(processes, key=lambda one: one.work)
    chosen = {"least": by_work[0], "median": by_work[(len(by_work) - 1) // 2], "most": by_work[-1]}
    return [(f"{what}: {one.name}", one) for what, one in chosen.items()]


def _mixes_threads(raw: tuple[Any, ...]) -> bool:
    """Say whether other threads ran in a process, whose calls cProfile mixes up since Python 3.12."""
    table, *_, notes = raw
    version = re.search(r" 3\.(\d+)", str(notes.get("python")))
    mixes = version is not None and int(version[1]) >= 12 and notes.get("profiler") != "yappi"
    return mixes and any(key[2].rstrip(">").endswith(THREADS) for key in table.keys)


def _cpu(raw: tuple[Any, ...]) -> float:
    """Return the CPU time of a part, in seconds: it is noted beside wall time, or the cost itself."""
    _, figures, _, _, notes = raw
    cpu = notes.get("cpu")
    return cpu if isinstance(cpu, float) and 0 <= cpu < LONGEST_TIME else sum(cost or 0.0 for cost in figures[2])


def _name(notes: Mapping[Any, Any], part: Part, names: "Counter[str]") -> str:
    """Return what a process is called, by multiprocessing or else by its program; numbered where that is the same."""
    run = notes.get("program") if part.kind != "fork" else ""  # one that is forked runs what the others do
    name = str(notes.get("process") or run or f"process {part.process}")
    names[name] += 1
    return name if names[name] == 1 else f"{name} ({names[name]})"


def _starts(addition: Addition, began: list[tuple[Part, dict[Key, float]]]) -> Iterator[str]:
    """Yield a line for each function that started processes, and each one that these began with.

    Which one they began with is the same for all that were started by the same function in the same way: of those that nobody
    called, the one that cost most in all of them. By itself, a process may have spent more before or after.
    """
    costs: dict[tuple[Key, str], Counter[Key]] = {}
    groups = [(_starter(addition, part), part.kind, firsts) for part, firsts in began]
    for starter, kind, firsts in groups:
        if starter:
            costs.setdefault((starter, kind), Counter()).update(firsts)
    found = Counter[tuple[Key, Key]]()
    for starter, kind, firsts in groups:
        if starter and firsts:
            in_all = costs[starter, kind]
            found[starter, max(firsts, key=lambda key: in_all[key])] += 1
    for (starter, first), number in found.most_common(MOST_LINES):
        row = f"{number}\t{starter[1]}\t{starter[2]}\t{starter[0]}\t{first[1]}\t{first[2]}\t{first[0]}"
        if row.count("\t") == 6 and "\n" not in row:
            yield row


def _starter(addition: Addition, part: Part) -> Key | None:
    """Return the function that started a process, None if it isn't known, or isn't in the sum."""
    starter, kind = part.starter, part.kind
    if starter and starter[0].replace("\\", "/").endswith(FORK_SERVER):
        starter, kind = None, "forkserver"
    if starter in addition.keys:
        return starter
    known = (_in_library(addition, *place) for place in STARTERS.get(kind, ()))
    return next(filter(None, known), None)


def _in_library(addition: Addition, file: str, name: str) -> Key | None:
    """Return the function of the standard library that was called, None if it was not, or if there are several."""
    keys = [key for key in addition.keys if key[2] == name and key[0].replace("\\", "/").endswith(f"/{file}")]
    return keys[0] if len(keys) == 1 else None
