"""What the recorder finds in order to record child processes too, and what these have left when the run is over.

See Also:
    `children.py`, which runs inside them.
"""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

RECORDER = Path(__file__).with_name("recorder.py")
CHILDREN = "children"
"""The folder of the parts, in that of the recording."""
KILLED = "killed"
"""The file in there that is new whenever a process has sent a signal to another one."""
NUDGE = getattr(signal, "SIGURG", None)
"""The signal that has a process see another one that came before; see `children.py`."""
NUDGING, BREAK = 5.0, 0.05
"""Seconds after such a signal during which processes are nudged, and in between."""
LONGEST_WAIT = 2.0
"""Seconds that processes have to come to their end after the first one has."""
SITECUSTOMIZE = '''"""Imported by each Python that a program starts while it is recorded with its child processes."""
import sys


def begin():
    folder, recorder, ours = {folder!r}, {recorder!r}, sys.modules["sitecustomize"]
    sys.path[:] = [place for place in sys.path if place != folder]
    sys.path_importer_cache.pop(folder, None)
    del sys.modules["sitecustomize"]
    try:
        import sitecustomize  # the machine's own
    except ImportError as error:
        if error.name != "sitecustomize":
            raise
        sys.modules["sitecustomize"] = ours
    if {profiler!r} == "yappi":
        import threading
    plain = set(sys.modules), set(sys.path_importer_cache)
    try:
        with open(recorder, encoding="utf-8") as file:
            code = compile(file.read(), recorder, "exec")
        namespace = {{"__name__": "recorder", "__file__": recorder, "__builtins__": vars(sys.modules["builtins"]).copy()}}
        exec(code, namespace)
        namespace["loader"]()("session").begin_child(folder, {clock!r}, {profiler!r}, *plain)
    except Exception as error:
        import os, traceback
        with open(os.path.join(folder, f"{{os.getpid()}}.bug"), "w", encoding="utf-8") as file:
            traceback.print_exception(error, file=file)


begin()
'''


class Part(NamedTuple):
    """What a child process has left.

    Attributes:
        profile: its file, None if there is none.
        process: its number.
        parent: the number of the process that started it.
        kind: "fork", "spawn" or "python".
        starter: file, line and name of the function that forked it, None if that is not known.
    """

    profile: Path | None
    process: int
    parent: int
    kind: str
    starter: tuple[str, int, str] | None


class Left(NamedTuple):
    """What all child processes have left.

    Attributes:
        parts: of each that was recorded, in the order in which they began.
        alive: how many of those without a file are still running.
        unseen: how many Pythons were started that can't be recorded, by what prevents it: "-I", "PYTHONPATH" and the like.
        bugs: tracebacks of the recorder.
    """

    parts: list[Part]
    alive: int
    unseen: Mapping[str, int]
    bugs: list[str]


def make_ready(folder: Path, clock: str, profiler: str) -> None:
    """Have each Python recorded that is started with a folder's subfolder on its PYTHONPATH, as the recorder does.

    Args:
        folder: of the recording.
        clock: "wall" or "cpu".
        profiler: "cProfile" or "yappi".
    """
    parts = folder.absolute() / CHILDREN
    parts.mkdir()
    text = SITECUSTOMIZE.format(folder=str(parts), recorder=str(RECORDER), clock=clock, profiler=profiler)
    (parts / "sitecustomize.py").write_text(text, encoding="utf-8", errors="surrogateescape")


@contextmanager
def nudging(folder: Path) -> Iterator[None]:
    """Nudge child processes, as long as the block lasts, that were sent a signal; nothing where none are recorded."""
    parts, over = folder / CHILDREN, threading.Event()

    def nudge_killed() -> None:
        while not over.wait(BREAK):
            with suppress(OSError):
                if time.time() - (parts / KILLED).stat().st_mtime < NUDGING:
                    nudge(parts)

    thread = threading.Thread(target=nudge_killed, daemon=True)
    if NUDGE and parts.exists():
        thread.start()
    try:
        yield
    finally:
        over.set()


def nudge(parts: Path) -> bool:
    """Nudge all processes that have left nothing yet; return whether there are any."""
    waiting = [part.process for part in missing(parts) if is_alive(part.process)]
    for process in waiting if NUDGE else ():
        with suppress(OSError):
            os.kill(process, NUDGE)  # type: ignore[arg-type]
    return bool(waiting)


def left_in(folder: Path) -> Left:
    """Look what there is once the program has come to its end; processes that go on have a moment to do so, too."""
    parts = folder / CHILDREN
    until = time.monotonic() + LONGEST_WAIT
    while nudge(parts) and time.monotonic() < until:
        time.sleep(BREAK)
    found = _parts(parts)
    unseen = Counter(file.read_text(encoding="ascii", errors="replace") for file in parts.glob("*.unseen"))
    bugs = [file.read_text(encoding="utf-8", errors="replace") for file in sorted(parts.glob("*.bug"))]
    return Left(found, sum(is_alive(part.process) for part in missing(parts)), unseen, bugs)


def missing(parts: Path) -> list[Part]:
    """Return those that have begun and left nothing."""
    return [part for part in _parts(parts) if not part.profile]


def _parts(folder: Path) -> list[Part]:
    found = []
    for file in sorted(folder.glob("*.started"), key=lambda file: file.stem.partition("-")[2]):
        first, _, starter = file.read_text(encoding="utf-8", errors="surrogateescape").partition("\n")
        words = first.split()
        if len(words) != 3 or not (words[0].isdecimal() and words[1].isdecimal()):
            continue  # it ended just then
        line, name, path = [*starter.split("\t", 2), "", "", ""][:3]
        key = (path, int(line), name) if line.isdecimal() else None
        profile = file.with_suffix(".pstats")
        found.append(Part(profile if profile.exists() else None, int(words[0]), int(words[1]), words[2], key))
    return found


def is_alive(process: int) -> bool:
    """Say whether a process is still running; of Windows that is not known, so False."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
        state = (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
        )
    except FileNotFoundError:
        return True  # macOS
    except (OSError, IndexError):
        return False
    return state != "Z"  # ended, and nobody has asked how
