"""Known stacks -> files in each format, as the tools that write them do it; nothing of the readers is used."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from demo.profiles.tables import Key
from tests.oracle import Stack

Costs = Mapping[Stack, int]
"""Ticks, by whole stacks."""
Writer = Callable[[Costs], bytes]
TICK = 0.125
"""Seconds, in formats that know them."""


def shuffled(costs: Costs) -> list[tuple[Stack, int]]:
    """Return stacks in an order of no meaning, some in several parts, as samplers meet them."""
    rng = random.Random(len(costs))
    parts = []
    for stack, cost in costs.items():
        first = rng.randint(0, cost)
        parts += [(stack, part) for part in (first, cost - first) if part]
    rng.shuffle(parts)
    return parts


def speedscope(costs: Costs, unit: str = "seconds", tick: float = TICK) -> bytes:
    """Write samples as py-spy does: the profiles come before the frames, and of a function, each line is a frame."""
    frames: dict[tuple[Key, int], int] = {}

    def numbered(stack: Stack, number: int) -> list[int]:
        lines = [(key, key[1] + (number + depth) % 3 * (key[0] != "~")) for depth, key in enumerate(stack)]
        return [frames.setdefault(frame, len(frames)) for frame in lines]

    samples = [(numbered(stack, number), cost) for number, (stack, cost) in enumerate(shuffled(costs))]
    part = {
        "type": "sampled",
        "name": "Thread [1]",
        "unit": unit,
        "startValue": 0,
        "endValue": sum(costs.values()) * tick,
        "samples": [stack for stack, _ in samples],
        "weights": [cost * tick for _, cost in samples],
    }
    shared = [{"name": name, "file": file, "line": line, "col": None} for ((file, _, name), line) in frames]
    return json.dumps(
        {
            "$schema": "https://www.speedscope.app/file-format-schema.json",
            "profiles": [part],
            "shared": {"frames": shared},
            "activeProfileIndex": None,
            "exporter": "py-spy@0.4.1",
        }
    ).encode()


def events(costs: Costs) -> bytes:
    """Write when each call began and ended, as pyinstrument does."""
    keys = list(dict.fromkeys(key for stack in costs for key in stack))
    number = {key: i for i, key in enumerate(keys)}
    found: list[dict[str, Any]] = []
    now, open_ones = 0.0, list[int]()
    for stack, cost in [*sorted(costs.items()), ((), 0)]:
        calls = [number[key] for key in stack]
        same = next((i for i, (a, b) in enumerate(zip(open_ones, calls)) if a != b), min(len(open_ones), len(calls)))
        while len(open_ones) > same:
            found.append({"type": "C", "at": now, "frame": open_ones.pop()})
        for frame in calls[same:]:
            found.append({"type": "O", "at": now, "frame": frame})
            open_ones.append(frame)
        now += cost * TICK
    frames = [{"name": name, "file": file, "line": line} for file, line, name in keys]
    part = {"type": "evented", "name": "CPU", "unit": "seconds", "startValue": 0.0, "endValue": now, "events": found}
    whole = {"exporter": "pyinstrument", "shared": {"frames": frames}, "profiles": [part], "name": "{[ odd ]}"}
    return json.dumps(whole, indent=1).encode()


def py_spy(costs: Costs) -> bytes:
    """Write collapsed stacks as `py-spy record -f raw --full-filenames -t` does."""

    def frame(key: Key) -> str:
        file, line, name = key
        return name if file == "~" else f"{name} ({file}:{line})"

    return b" 1\n" + _lines(costs, lambda stack: ["thread (0x7F)", *map(frame, stack)])  # the first was in no function


def austin(costs: Costs) -> bytes:
    """Write collapsed stacks as austin 3 does, in microseconds."""

    def frame(key: Key) -> str:
        file, line, name = key
        return name if file == "~" else f"{file}:{name}:{line}"

    head = b"# austin: 3.7.0\n# interval: 1000\n# mode: wall\n\n"
    return head + _lines(costs, lambda stack: ["P71", "T0:71", *map(frame, stack)], 125_000)


def perf(costs: Costs) -> bytes:
    """Write what FlameGraph's scripts make of `perf script`, of a Python that runs with `-X perf`."""
    return _lines(costs, lambda stack: [name if file == "~" else f"py::{name}:{file}" for file, _, name in stack])


def gecko(costs: Costs, shared: bool = True) -> bytes:
    """Write tables as samply and Python 3.15 do; not `shared`, each thread has its own."""
    texts: dict[str, int] = {}
    functions: dict[tuple[str, str], int] = {}
    frames: dict[tuple[int, int], int] = {}
    stacks: dict[tuple[int, int | None], int] = {}
    ends: list[tuple[int | None, int]] = [(None, 1)]  # a sample without a stack
    for number, (stack, cost) in enumerate(shuffled(costs)):
        here: int | None = None
        for depth, (file, line, name) in enumerate(stack):
            for text in (name, file):
                texts.setdefault(text, len(texts))
            function = functions.setdefault((file, name), len(functions))
            row = function, line + (number + depth) % 3 * (file != "~")
            frame = frames.setdefault(row, len(frames))
            here = stacks.setdefault((frame, here), len(stacks))
        ends.append((here, cost))
    own: dict[str, Any] = {
        "stackTable": {"frame": [f for f, _ in stacks], "prefix": [p for _, p in stacks], "length": len(stacks)},
        "frameTable": {"func": [f for f, _ in frames], "line": [n for _, n in frames], "length": len(frames)},
        "funcTable": {
            "name": [texts[name] for _, name in functions],
            "source" if shared else "fileName": [texts[file] for file, _ in functions],
        },
    }
    thread = {
        "name": "Thread-1",
        "samples": {
            "stack": [end for end, _ in ends],
            "time": list(range(len(ends))),
            "weight": [cost for _, cost in ends],
            "weightType": "samples",
        },
    }
    tables = {"stringArray": list(texts), "sources": {"filename": list(range(len(texts))), "length": len(texts)}}
    whole = {
        "meta": {
            "interval": TICK * 1000,
            "version": 57,
            "categories": [{"name": "Python", "subcategories": ["Other"]}],
        },
        "libs": [],
        "threads": [thread if shared else thread | own],
        "shared": tables | own if shared else tables,
    }
    return json.dumps(whole).encode()


def with_cpu(file: bytes, spent: Sequence[int | None]) -> bytes:
    """Add to a gecko file how much CPU time passed since the sample before, for each of the first ones, as samply does."""
    whole = json.loads(file)
    table = whole["threads"][0]["samples"]
    table["threadCPUDelta"] = [*spent, *[5] * len(table["stack"])][: len(table["stack"])]
    return json.dumps(whole).encode()


def with_marks(file: bytes) -> bytes:
    """Add to a gecko file when its thread had a processor, turn and turn about, as Python 3.15 does."""
    whole = json.loads(file)
    texts = whole["shared"]["stringArray"]
    texts += ["On CPU", "Off CPU"]
    times = whole["threads"][0]["samples"]["time"]
    whole["threads"][0]["markers"] = {
        "name": [len(texts) - 2 + time % 2 for time in times],
        "startTime": times,
        "endTime": [*times[1:], times[-1]],
        "data": [{"type": "CPU"}] * len(times),
    }
    return json.dumps(whole).encode()


def _lines(costs: Costs, frames: Callable[[Stack], list[str]], ticks: int = 1) -> bytes:
    return "".join(f"{';'.join(frames(stack))} {cost * ticks}\n" for stack, cost in shuffled(costs)).encode()


WRITERS: dict[str, Writer] = {
    "speedscope": speedscope,
    "speedscope, in no unit": lambda costs: speedscope(costs, "none", 1),
    "speedscope, bytes": lambda costs: speedscope(costs, "bytes", 1),
    "speedscope, events": events,
    "py-spy": py_spy,
    "austin": austin,
    "perf": perf,
    "gecko": gecko,
    "gecko, tables in threads": lambda costs: gecko(costs, shared=False),
}


class Called(NamedTuple):
    """A call, and what it called.

    Attributes:
        key: of the function.
        ticks: in its own code, before each of its calls and after the last one.
        calls: what it called, one after the other.
    """

    key: Key
    ticks: Sequence[int]
    calls: "Sequence[Called]"


def viztracer(threads: Sequence[Called]) -> bytes:
    """Write each call as an event when it ends, as viztracer does; a tick is a microsecond and a half."""
    events: list[dict[str, Any]] = [{"ph": "M", "pid": 1, "tid": 1, "name": "process_name", "args": {"name": "},{"}}]

    def run(call: Called, now: int, thread: int) -> int:
        start = now
        for ticks, inner in zip_longest(call.ticks, call.calls):
            now = run(inner, now + ticks, thread) if inner else now + ticks
        file, line, name = call.key
        shown = f"{name} ({file}:{line})" if line else name
        times = {"ts": 7e6 + start * 1.5, "dur": (now - start) * 1.5}
        events.append({"pid": 1, "tid": thread, "ph": "X", "cat": "fee", "name": shown, **times})
        return now

    for number, root in enumerate(threads):
        run(root, 17 * number, 1 + number)
    metadata = {"overflow": False, "version": "1.1.1"}
    return json.dumps({"traceEvents": events, "viztracer_metadata": metadata, "file_info": {}}).encode()
