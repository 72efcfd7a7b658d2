"""Which functions wait rather than work."""

from ..profiles.model import Function, Profile

_NAMES = (
    "time.sleep",
    "_thread.lock.acquire",
    "lock.acquire",
    "posix.waitpid",
    "posix.wait4",
    "sleep",
    "acquire",
    "input",
    "_thread.RLock.acquire",
    "_thread.lock.__enter__",
    "_thread._ThreadHandle.join",
    "_multiprocessing.SemLock.acquire",
    "_winapi.WaitForSingleObject",
    "_winapi.WaitForMultipleObjects",
)
_IN = ("select.", "_socket.", "_ssl._SSLSocket.", "_queue.", "_overlapped.")


def waited(profile: Profile) -> list[Function]:
    """Return the built-ins that took time by waiting, the longest first."""
    built_ins = (function for function in profile.functions if function.origin == "built-in" and function.self_cost > 0)
    found = [f for f in built_ins if f.name in _NAMES or f.name.startswith(_IN)]
    return sorted(found, key=lambda function: -function.self_cost)
