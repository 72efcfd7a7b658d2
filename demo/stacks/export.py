"""`Profile` -> files that other tools read, as far as its figures allow: whole stacks for two of them, pairs for the third."""

import json
from collections.abc import Callable, Iterator

from ..errors import DemoError
from ..profiles.call_tree import CallTree
from ..profiles.model import Function, Profile

SCHEMA = "https://www.speedscope.app/file-format-schema.json"
_PER_UNIT = {"s": ("Nanoseconds", 1e9), "B": ("Bytes", 1), "samples": ("Samples", 1)}
"""By the clock's unit, what an event of callgrind counts, and how many of that it is."""
NEARLY = 1e-3
"""Of a sample; so far a number of samples may be from a whole one."""
_UNITS = {"s": "seconds", "B": "bytes", "samples": "none"}


def speedscope(profile: Profile, title: str) -> bytes:
    """Write the stacks as speedscope's "sampled" profile, each once, with its whole cost.

    Raises:
        DemoError: if the profile has none.
    """
    ways = list(_ways(profile, _whole(profile, ".speedscope.json")))
    part = {
        "type": "sampled",
        "name": title,
        "unit": _UNITS[profile.clock.unit],
        "startValue": 0,
        "endValue": sum(cost for _, cost in ways),
        "samples": [way for way, _ in ways],
        "weights": [cost for _, cost in ways],
    }
    frames = [{"name": f.key[2], "file": f.key[0], **({"line": f.line} if f.line else {})} for f in profile.functions]
    whole = {
        "$schema": SCHEMA,
        "shared": {"frames": frames},
        "profiles": [part],
        "name": title,
        "exporter": "profiling-in-python",
    }
    return json.dumps(whole).encode()


def collapsed(profile: Profile, title: str) -> bytes:
    """Write a stack a line, with numbers of samples where they are known, else nanoseconds or bytes, named in a first line.

    Semicolons in names become underscores.

    Raises:
        DemoError: if the profile has none.
    """
    names = [_without(_frame(f), ";") for f in profile.functions]
    event, factor = _PER_UNIT[profile.clock.unit]
    if by_sample := _by_sample(profile):
        event, factor = "Samples", by_sample
    head = "" if event == "Samples" else f"# unit: {event.lower()}\n"
    lines = (
        f"{';'.join(names[i] for i in way)} {round(cost * factor)}\n"
        for way, cost in _ways(profile, _whole(profile, ".collapsed"))
        if round(cost * factor)
    )
    return (head + "".join(lines)).encode()


def callgrind(profile: Profile, title: str) -> bytes:
    """Write functions and calls as callgrind does; costs are whole nanoseconds, bytes or samples, and unknown counts are 0.

    See Also:
        https://valgrind.org/docs/manual/cl-format.html
    """
    event, factor = _PER_UNIT[profile.clock.unit]
    called: dict[int, list[str]] = {}
    for call in profile.calls:
        callee, cost = profile.functions[call.callee], call.cumulative_cost
        lines = called.setdefault(call.caller, [])
        lines += [f"cfl={_file(callee)}", f"cfn={_function(callee)}", f"calls={call.total_calls} {callee.line}"]
        lines.append(f"{profile.functions[call.caller].line} {max(round((cost or 0) * factor), 0)}")
    text = [
        "# callgrind format",
        "version: 1",
        "creator: profiling-in-python",
        f"cmd: {_without(title, '')}",
        f"events: {event}",
        f"summary: {max(round(profile.run_cost * factor), 0)}",
    ]
    for i, function in enumerate(profile.functions):
        text += ["", f"fl={_file(function)}", f"fn={_function(function)}"]
        text.append(f"{function.line} {max(round(function.self_cost * factor), 0)}")
        text += called.get(i, ())
    return ("\n".join(text) + "\n").encode()


EXPORTED: dict[str, Callable[[Profile, str], bytes]] = {
    "speedscope.json": speedscope,
    "collapsed": collapsed,
    "callgrind": callgrind,
}
"""By how the names of such files end."""


def _whole(profile: Profile, kind: str) -> CallTree:
    if not profile.tree:
        raise DemoError(
            f"A {kind} file holds whole stacks, and this profile has only pairs of caller and callee. These can be written as "
            "-o FILE.callgrind"
        )
    return profile.tree


def _ways(profile: Profile, tree: CallTree) -> Iterator[tuple[list[int], float]]:
    """Yield each stack that cost something, from the root on."""
    way: list[int] = []
    for function, depth, cost in zip(*tree):
        del way[depth:]
        way.append(function)
        if cost > 0:
            yield [*way], cost


def _file(function: Function) -> str:
    return _without(function.path or "~", "")


def _function(function: Function) -> str:
    """Return a name that no other function of the file has: those of one name are distinguished by their lines."""
    return _without(f"{function.name}:{function.line}" if function.line else function.name, "")


def _frame(function: Function) -> str:
    """Return a function as py-spy writes it, or as perf does where no line is known."""
    file, line, name = function.key
    if line:
        return f"{name} ({file}:{line})"
    return name if function.origin == "built-in" else f"py::{name}:{file}"


def _by_sample(profile: Profile) -> float:
    """Return how many samples there are for each second, 0 where that isn't known, or where they stand for different times."""
    sampling = profile.recording.sampling
    if (
        not sampling
        or not sampling.number
        or not profile.recording.sampled
        or not profile.tree
        or profile.run_cost <= 0
    ):
        return 0
    factor = sampling.number / profile.run_cost
    return factor if all(abs(cost * factor - round(cost * factor)) < NEARLY for cost in profile.tree.costs) else 0


def _without(text: str, signs: str) -> str:
    """Return a text that is one line, and has none of some signs."""
    return "".join("_" if sign in signs or not sign.isprintable() else sign for sign in text)
