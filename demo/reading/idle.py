"""Which stacks of a sampled run wait, and which of them are of idle threads, as far as the names of functions tell.

A sampler sees waiting threads as often as working ones. A thread is idle if it waits where no function of the program asked
it to: the worker of a pool, a server before the next request. Whoever waits on behalf of the program isn't idle.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from ..folding.stacks import recounted
from ..profiles.call_tree import CallTree
from ..profiles.model import Function, Profile
from ..profiles.names import bare
from .claims import Idle, OffCpu, Waited
from .waiting import MOSTLY, WORTH_NAMING, named_for_waiting, serves
from .words import short_name

Wait = Literal["", "threads", "loop", "processes", "other"]
"""What a function waits for, if it does nothing else: for other threads, for whatever an event loop waits for, for other
processes, or for anything else; or ""."""

_LIBRARY: dict[tuple[str, str], Wait] = {
    **dict.fromkeys(
        (("threading.py", name) for name in ("wait", "acquire", "join", "_wait_for_tstate_lock", "_shutdown")),
        "threads",
    ),
    ("concurrent/futures/thread.py", "_worker"): "threads",
    ("gunicorn/arbiter.py", "sleep"): "other",
    ("gunicorn/arbiter.py", "wait_for_signals"): "other",
    ("gunicorn/workers/sync.py", "wait"): "other",
    ("asyncio/windows_events.py", "_poll"): "loop",
    ("asyncio/unix_events.py", "_do_waitpid"): "processes",
    ("socket.py", "accept"): "other",
    ("socket.py", "readinto"): "other",
    ("selectors.py", "select"): "other",
    **dict.fromkeys((("multiprocessing/connection.py", name) for name in ("wait", "_recv", "poll")), "processes"),
    **dict.fromkeys((("multiprocessing/synchronize.py", name) for name in ("__enter__", "acquire")), "processes"),
    **dict.fromkeys((("multiprocessing/popen_fork.py", name) for name in ("poll", "wait")), "processes"),
    ("multiprocessing/popen_spawn_win32.py", "wait"): "processes",
    **dict.fromkeys((("subprocess.py", name) for name in ("_try_wait", "_wait")), "processes"),
}
"""By path and bare name, what functions wait for where they are the innermost one in Python."""
_SELECT, _LOOP = ("selectors.py", "select"), ("asyncio/base_events.py", "_run_once")
_FOR_PROCESSES = ("multiprocessing/connection.py", "subprocess.py")
"""Whose `select` waits for other processes."""
_NATIVE = frozenset(
    "nanosleep clock_nanosleep pause poll ppoll select pselect epoll_wait epoll_pwait kevent accept accept4 recv recvfrom "
    "recvmsg wait4 waitid waitpid do_futex_wait futex_wait sem_wait sem_timedwait sem_clockwait pthread_cond_wait "
    "pthread_cond_timedwait pthread_cond_clockwait psynch_cvwait psynch_mutexwait semwait_signal mach_msg_trap mach_msg2_trap "
    "semaphore_wait_trap NtDelayExecution NtWaitForSingleObject NtWaitForMultipleObjects NtRemoveIoCompletion".split()
)
"""What waits in the libraries of Linux, macOS and Windows, without the underscores before its name."""


class Waiting(NamedTuple):
    """What waits in a run.

    Attributes:
        waits: for each node of the tree, what the stack that ends there waits for.
        idle: what of each node's own cost is of idle threads.
        by_idle: the same, by the innermost function in Python.
        by_others: for each function that other waiting ends in, its cost.
    """

    waits: Sequence[Wait]
    idle: Sequence[float]
    by_idle: Mapping[int, float]
    by_others: Mapping[int, float]

    def below(self, tree: CallTree, pairs: Collection[tuple[int, int]]) -> Counter[Wait]:
        """Return what the stacks cost that wait below some calls, by what they wait for.

        Args:
            tree: of the run.
            pairs: the calls, by caller and callee.
        """
        found: Counter[Wait] = Counter()
        way: list[int] = []
        inside = len(tree.depths)  # the depth of the first of these calls
        for function, depth, cost, waits in zip(*tree, self.waits):
            if depth <= inside:
                inside = depth if depth and (way[depth - 1], function) in pairs else len(tree.depths)
            way[depth:] = [function]
            if waits and depth >= inside:
                found[waits] += cost  # type: ignore[assignment]
        return found


def waiting_stacks(profile: Profile) -> Waiting | None:
    """Find what waits; None where a file has no stacks, or none of time."""
    tree, sampling = profile.tree, profile.recording.sampling
    if not tree or not sampling or profile.clock.unit == "B":
        return None
    functions = profile.functions
    kinds = [*map(_wait, functions)]
    if sampling.off_cpu is not None:  # who had a processor didn't wait, whatever its name
        off_cpu = dict(sampling.off_cpu)
        kinds = [k if off_cpu.get(f.key, 0.0) >= MOSTLY * f.self_cost else "" for k, f in zip(kinds, functions)]
    by_idle: dict[int, float] = {}
    by_others: dict[int, float] = {}
    waits, idle = list[Wait](), list[float]()
    way: list[_Place] = []
    for i, depth, cost in zip(*tree):
        del way[depth:]
        way.append(_place(i, functions[i], kinds[i], way[-1] if way else _ROOT))
        inner, wait, is_idle, _, _ = way[-1]
        waits.append(wait or kinds[i])
        idle.append(cost if is_idle else 0.0)
        if cost and waits[-1]:
            found, at = (by_idle, inner) if is_idle else (by_others, i if kinds[i] else inner)
            found[at] = found.get(at, 0.0) + cost
    return Waiting(waits, idle, by_idle, by_others)


class _Place(NamedTuple):
    """A stack that ends at some function, as far as waiting goes.

    Attributes:
        inner: the innermost function in Python; -1 if there is none.
        wait: what that waits for.
        is_idle: whether it does so where no function of the program asked it to.
        owner: whose the next function towards the root is that matters: "program", "server", or "" of neither.
        via: what comes before that one: an event "loop", something that waits for "processes", or "".
    """

    inner: int
    wait: Wait
    is_idle: bool
    owner: Literal["program", "server", ""]
    via: Literal["loop", "processes", ""]


_ROOT = _Place(-1, "", False, "", "")
"""Before the first function."""


def _place(i: int, function: Function, kind: Wait, before: _Place) -> _Place:
    """Say the same of a stack with one function more, whose name says that it waits for something, or not."""
    if function.origin == "native":  # a part of the function in Python that called it
        return before
    owner, via = before.owner, before.via
    key = function.path, bare(function.name)
    if function.origin == "program":
        owner, via = "program", ""
    elif serves(function):
        owner, via = "server", ""
    elif key == _LOOP:
        via = "loop"
    elif function.path in _FOR_PROCESSES:
        via = "processes"
    wait: Wait = via or kind if kind and key == _SELECT else kind
    is_idle = bool(wait) and (owner == "server" or (not owner and wait in ("threads", "loop")))
    return _Place(i, wait, is_idle, owner, via)


def _wait(function: Function) -> Wait:
    """Say what a function waits for, where it is the innermost one in Python, or the innermost of all."""
    if function.origin == "library":
        return _LIBRARY.get((function.path, bare(function.name)), "")
    if function.origin == "native":
        return "other" if function.name.partition(" (")[0].lstrip("_") in _NATIVE else ""
    return "other" if function.origin == "built-in" and named_for_waiting(function) else ""


def busy_part(profile: Profile, waiting: Waiting) -> Profile:
    """Return a profile without the stacks of idle threads."""
    tree, sampling = profile.tree, profile.recording.sampling
    assert tree and sampling
    busy = tree._replace(costs=[cost - idle for cost, idle in zip(tree.costs, waiting.idle)])
    run_cost = sum(busy.costs)
    samples = round(sampling.number * profile.share(run_cost))
    return recounted(profile, busy)._replace(
        run_cost=run_cost,
        recording=profile.recording._replace(sampling=sampling._replace(number=samples)),
        tree=busy,
    )


def idle_and_waiting(profile: Profile, waiting: Waiting) -> Iterator[Idle | OffCpu | Waited]:
    """Claim how long threads were idle, and how long others waited, where that is worth saying.

    A file that says itself when threads had no processor knows more than names do.
    """
    idle, others = (sum(by_function.values()) for by_function in (waiting.by_idle, waiting.by_others))
    if profile.share(idle) >= WORTH_NAMING:
        yield Idle(idle, profile.share(idle), _most(profile, waiting.by_idle, idle), profile.run_cost - idle)
    sampling = profile.recording.sampling
    if sampling and sampling.off_cpu is not None:
        position = {function.key: i for i, function in enumerate(profile.functions)}
        off_cpu = {position[key]: cost for key, cost in sampling.off_cpu}
        cost = sum(off_cpu.values())
        if profile.share(cost) >= WORTH_NAMING:
            yield OffCpu(cost, profile.share(cost), _most(profile, off_cpu, cost))
    elif profile.share(others) >= WORTH_NAMING:
        yield Waited(others, profile.share(others), False, _most(profile, waiting.by_others, others))


def _most(profile: Profile, costs: Mapping[int, float], cost: float) -> tuple[tuple[str, float], ...]:
    """Name the two functions that cost most of some cost."""
    heaviest = sorted(costs.items(), key=lambda item: (-item[1], profile.functions[item[0]].key))[:2]
    return tuple((short_name(profile.functions[i]), part) for i, part in heaviest if part >= WORTH_NAMING * cost)
