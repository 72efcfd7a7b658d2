"""How long a run waited rather than worked.

Names of functions do not tell waiting from work: a read of a file works, that of a pipe waits. The CPU time of the
process does, and our own recordings hold it. Without it, only calls that can do nothing but wait are counted.
"""

from collections.abc import Iterator
from typing import Literal

from ..profiles.model import Function, Profile
from ..profiles.names import bare
from .claims import Unexplained, Waited

WORTH_NAMING = 0.01
"""Share of the run's cost, 0..1, from which on waiting is claimed; and of it, a function."""
WORTH_EXPLAINING = 0.1
"""Share of the run's cost, 0..1, from which on it is claimed that the process was idle, and no call explains it."""
MOSTLY = 0.5
"""Share of the run's cost, 0..1."""
LONG = 50e-6
"""Seconds of self time per call; below it, a lock that was free was taken, and nobody waited."""

_ONLY_WAIT = {
    "time.sleep",
    "sleep",
    "epoll.poll",
    "poll.poll",
    "kqueue.control",
    "acquire",
    "_thread.lock.acquire",
    "lock.acquire",
    "_thread.RLock.acquire",
    "_thread.lock.__enter__",
    "_thread._ThreadHandle.join",
    "_multiprocessing.SemLock.acquire",
    "_multiprocessing.SemLock.__enter__",
    "posix.waitpid",
    "posix.wait",
    "posix.wait3",
    "posix.wait4",
    "posix.waitid",
    "input",
    "_winapi.WaitForSingleObject",
    "_winapi.WaitForMultipleObjects",
    "_overlapped.GetQueuedCompletionStatus",
    "_socket.socket.accept",
    "_queue.SimpleQueue.get",
    "signal.pause",
    "signal.sigwait",
}
_MAY_WAIT = {
    "posix.system",
    "nt.system",
    "posix.read",
    "nt.read",
    "_io.FileIO.read",
    "_io.FileIO.readall",
    "_io.FileIO.readinto",
    "_io.BufferedReader.read",
    "_io.BufferedReader.readline",
    "_io.BufferedReader.read1",
    "_io.TextIOWrapper.read",
    "_io.TextIOWrapper.readline",
    "_io.TextIOWrapper.readlines",
    "_posixsubprocess.fork_exec",
    "_winapi.CreateProcess",
    "_winapi.ReadFile",
    "posix.fork",
    "posix.fsync",
    "posix.fdatasync",
    "posix.write",
    "posix.open",
    "fcntl.flock",
    "fcntl.lockf",
    "print",
    "_io.open",
    "open",
    "_io.TextIOWrapper.write",
    "_io.TextIOWrapper.flush",
    "_io.BufferedWriter.write",
    "_io.BufferedWriter.flush",
    "builtins.next",
    "next",
}
_MAY_WAIT_IN = (
    "select.",
    "_socket.",
    "_ssl._SSLSocket.",
    "_queue.",
    "_overlapped.",
    "socket.",
    "_sqlite3.",
    "sqlite3.",
)
_ONLY_WAIT_IN = ("select.",)
_FOR_REQUESTS = (
    "socketserver.py",
    "http/server.py",
    "wsgiref/",
    "uvicorn/",
    "gunicorn/",
    "werkzeug/serving.py",
    "aiohttp/web",
)


def waiting(profile: Profile, threads: bool) -> Iterator[Waited | Unexplained]:
    """Claim how long a run waited, where there is saying.

    Args:
        profile: of the run.
        threads: others ran that are not in the profile, though the CPU time is theirs as well.
    """
    recording = profile.recording
    if profile.tree or recording.sampled or recording.clock.name == "cpu" or profile.run_cost <= 0:
        return
    cpu = None if threads else recording.cpu
    known = cpu is not None
    built_in = [function for function in profile.functions if function.origin == "built-in"]
    waits = [function for function in built_in if (can_wait if known else only_waits)(function)]
    waits.sort(key=lambda function: -function.self_cost)
    cost = sum(function.self_cost for function in waits)
    idle = cost if cpu is None else max(profile.run_cost - cpu, 0.0)
    waited = min(cost, idle)
    if profile.share(waited) >= WORTH_NAMING:
        most = tuple((f.name, f.self_cost) for f in waits[:2] if f.self_cost >= WORTH_NAMING * cost)
        yield Waited(waited, profile.share(waited), known, most, recording.children or 0.0)
    if profile.share(idle - waited) >= WORTH_EXPLAINING:
        yield Unexplained(idle - waited, profile.share(idle - waited), recording.processes is not None)


def mostly_waited(profile: Profile) -> bool:
    """Say whether the process worked for less than half of the run, so that what can wait in it did."""
    cpu = profile.recording.cpu
    return cpu is not None and cpu < MOSTLY * profile.run_cost


def only_waits(function: Function) -> bool:
    """Say whether a function can do nothing but wait, and did so for long."""
    return _is_long(function) and named_for_waiting(function)


def named_for_waiting(function: Function) -> bool:
    """Say whether the name of a built-in is that of one that can do nothing but wait."""
    return function.name in _ONLY_WAIT or function.name.startswith(_ONLY_WAIT_IN)


def can_wait(function: Function) -> bool:
    """Say whether a function may have waited: for a clock, a lock, another process, the network, a person."""
    named = function.name in _ONLY_WAIT | _MAY_WAIT or function.name.startswith(_MAY_WAIT_IN)
    return named and _is_long(function)


def waits_for(function: Function, threads: bool, processes: bool) -> Literal["processes", "threads", "person", ""]:
    """Say what a call may wait for, given what else ran."""
    if function.name == "input":
        return "person"
    if threads and ("lock" in function.name.lower() or function.name.endswith(("acquire", ".join", "Queue.get"))):
        return "threads"
    is_sleep = function.name.endswith("sleep")
    return "processes" if processes and not is_sleep and not function.name.startswith("_socket.") else ""


def waits_for_requests(function: Function) -> bool:
    """Say whether a function is part of a server, whose waiting for requests costs nobody anything."""
    return serves(function) and bare(function.name) == "serve_forever"


def serves(function: Function) -> bool:
    """Say whether a function is part of a server; the body of its module or of a class runs on import, too."""
    is_body = function.name == "<module>" or bare(function.name)[:1].isupper()
    return function.origin == "library" and function.path.startswith(_FOR_REQUESTS) and not is_body


def _is_long(function: Function) -> bool:
    return function.origin == "built-in" and function.self_cost >= LONG * function.total_calls
