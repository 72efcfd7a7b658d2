"""Has each Python process that the program starts recorded as well; each leaves a part of its own in a folder.

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

One that is forked goes on with a profiler of its own. One that is started finds that folder on its PYTHONPATH, and in it the
`sitecustomize.py` that `processes.py` has put there. For each there is a file PID-NUMBER.started from the beginning on, and
once it has come to its end PID-NUMBER.pstats; PID-NUMBER.unseen is of one that will not look into the folder.

A process that is to end by a signal saves first, in Python. If it begins to wait in C in the very moment when the signal comes,
Python does not get to that before another signal comes. So whoever sends one leaves a note, `killed`, on which the tool nudges.

See Also:
    https://docs.python.org/3/library/site.html#module-sitecustomize
    https://docs.python.org/3/library/os.html#os.register_at_fork
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from types import CodeType, FrameType
from typing import Any

NUDGE = getattr(signal, "SIGURG", None)
"""The signal that does nothing, but lets Python see that another one has come."""
BLIND = ("-I", "-E", "-S")
"""Options with which a Python does not look into the folder."""
LIBRARY, INSTALLED = os.path.join(os.path.dirname(os.__file__), ""), f"-packages{os.sep}"
"""How the paths of the standard library's files begin, and what is in those of other libraries."""
HELPERS = {
    ".resource_tracker import ": "tracker",
    "from multiprocessing.forkserver import ": "forkserver",
    "from multiprocessing.spawn import ": "spawn",
}
"""What is in the code with which multiprocessing, and joblib's, start their own processes, and what these are."""


def follow(folder: str, begin_part: Callable[[Callable[[], str]], None], save: Callable[[], None]) -> None:
    """Have what this process starts recorded: what it forks, and each Python that it starts.

    Args:
        folder: of the parts.
        begin_part: begins to record a process that was forked; it's given what announces it.
        save: saves what is recorded of this process.
    """
    path = os.environ.get("PYTHONPATH")
    if folder not in (path or "").split(os.pathsep)[:1]:
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (folder, path)))
    end_now = os._exit

    def forked() -> None:
        starter = function_of_program(sys._getframe(1))
        begin_part(lambda: place_of_part(folder, kind="fork", starter=starter))

    def _exit(status: int) -> None:
        save()
        end_now(status)

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=forked)
    os._exit = _exit  # type: ignore[assignment]
    if NUDGE and signal.getsignal(NUDGE) is signal.SIG_DFL:
        signal.signal(NUDGE, lambda number, frame: None)
    sys.addaudithook(watch_processes(folder))


def watch_processes(folder: str) -> Callable[[str, tuple[Any, ...]], None]:
    """Return an audit hook that notes each signal sent, and each Python started in such a way that it can't be recorded.

    See Also:
        https://docs.python.org/3/library/audit_events.html
    """
    open_, pathsep = open, os.pathsep
    killed = os.path.join(folder, "killed")

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event not in ("subprocess.Popen", "os.kill", "os.killpg"):
            return
        try:
            if event != "subprocess.Popen":
                return open_(killed, "w").close()
            executable, arguments, _, environment = given
            words = arguments.split() if isinstance(arguments, str) else [os.fsdecode(one) for one in arguments]
            name = os.path.basename(os.fsdecode(executable or words[0])).lower()
            if not name.startswith("python"):
                return
            options, _, _ = command_of(words[1:])
            blind = next((option for option in BLIND if any(has_option(one, option) for one in options)), "")
            if environment is not None and folder not in str(environment.get("PYTHONPATH", "")).split(pathsep):
                blind = blind or "PYTHONPATH"
            if blind:
                note_unseen(folder, blind)
        except Exception:  # it's the program's call, which must not fail
            return

    return hook


def note_unseen(folder: str, why: str) -> None:
    """Note that a Python was started that is not recorded.

    Args:
        folder: of the parts.
        why: the option or the variable that prevents it, or the module that is missing.
    """
    with open(os.path.join(folder, f"{os.getpid()}-{time.time_ns()}.unseen"), "w", encoding="ascii") as file:
        file.write(why)


def function_of_program(frame: FrameType | None) -> CodeType | None:
    """Return the innermost function that runs and is not of a library, or else the innermost one."""
    found = innermost = frame.f_code if frame else None
    while frame and found and (found.co_filename.startswith(LIBRARY) or INSTALLED in found.co_filename):
        frame = frame.f_back
        found = frame.f_code if frame else None
    ours = found and found.co_filename.startswith(os.path.dirname(__file__))
    return innermost if not found or ours else found


def command_of(words: Sequence[str]) -> tuple[list[str], str, str]:
    """Take apart what stands behind `python`.

    Returns:
        the options of Python itself; "-c" or "-m", or "" before a script; and the code, the module or the script.
    """
    options: list[str] = []
    rest = iter(words)
    for word in rest:
        if not word.startswith("-") or word == "-":
            return options, "", word
        letters = "" if word.startswith(("--", "-W", "-X")) else word[1:]
        ends = next((letter for letter in letters if letter in "cm"), "")
        options.append(word)
        if ends:
            return options, f"-{ends}", letters.partition(ends)[2] or next(rest, "")
        if word in ("-W", "-X", "--check-hash-based-pycs"):
            next(rest, "")
    return options, "", ""


def has_option(word: str, option: str) -> bool:
    """Say whether a word that may hold several options ("-sE") holds one of a single letter."""
    return not word.startswith(("--", "-W", "-X")) and option[1] in word[1:].partition("c")[0].partition("m")[0]


def place_of_part(folder: str, kind: str, starter: CodeType | None = None) -> str:
    """Announce that this process is recorded, and return where its part will be, without an ending.

    Args:
        folder: of the parts.
        kind: how it was started: "fork", "spawn" or "python".
        starter: the code of the function that forked it.
    """
    place = os.path.join(folder, f"{os.getpid()}-{time.time_ns()}")
    key = f"{starter.co_firstlineno}\t{starter.co_name}\t{starter.co_filename}" if starter else ""
    try:
        with open(f"{place}.started", "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(f"{os.getpid()} {os.getppid()} {kind}\n{key}")
    except OSError:
        pass  # the run is over, and its folder is gone
    return place


def what_is_this() -> tuple[str, str]:
    """Return what this Python is: "tracker", "forkserver" or "spawn" of multiprocessing, or else "python"; and its script."""
    _, how, what = command_of(sys.orig_argv[1:])
    kind = next((kind for text, kind in HELPERS.items() if how == "-c" and text in what), "python")
    return kind, "" if how else what
