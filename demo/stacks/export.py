"""`Profile` -> files that other tools read, as far as its figures allow: whole stacks for two of them, pairs for the third."""

import json
from collections.abc import Callable, Iterator

from ..errors import DemoError
from ..profiles.call_tree import CallTree
from ..profiles.model import Function, Profile

SCHEMA = "https://www.speedscope.app/file-format-schema.json"
_PER_UNIT = {"s": ("Nanoseconds", 1e9), "B": ("Bytes", 1), "samples": ("Samples", 1)}
"""By the clock's unit, what an event of callgrind counts, and how many of that it is."""
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
    frames = [
        {"name": f.name, "file": f.path or f.key[0], **({"line": f.line} if f.line else {})} for f in profile.functions
    ]
    whole = {
        "$schema": SCHEMA,
        "shared": {"frames": frames},
        "profiles": [part],
        "name": title,
        "exporter": "profiling-in-python",
    }
    return json.dumps(whole).encode()


def collapsed(profile: Profile, title: str) -> bytes:
    """Write a stack a line, with whole nanoseconds, bytes or samples; semicolons in names become underscores.

    Raises:
        DemoError: if the profile has none.
    """
    names = [_without(f"{f.name} ({f.place})" if f.place else f.name, ";") for f in profile.functions]
    _, factor = _PER_UNIT[profile.clock.unit]
    lines = (
        f"{';'.join(names[i] for i in way)} {round(cost * factor)}\n"
        for way, cost in _ways(profile, _whole(profile, ".collapsed"))
        if round(cost * factor)
    )
    return "".join(lines).encode()


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


def _without(text: str, signs: str) -> str:
    """Return a text that is one line, and has none of some signs."""
    return "".join("_" if sign in signs or not sign.isprintable() else sign for sign in text)
