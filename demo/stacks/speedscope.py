"""A speedscope file, sampled or evented -> stacks.

Written by py-spy, pyinstrument, memray, austin, rbspy and others.

See Also:
    https://github.com/jlfwong/speedscope/blob/main/src/lib/file-format-spec.ts
"""

import re
from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..profiles.clocks import BYTES, COUNTED, SAMPLES, UNNAMED, Clock
from ..profiles.marshal_values import Malformed
from .gathering import DEEPEST, LARGEST, MOST_FRAMES, NO_FUNCTION, ROOT, Functions, Stacks, line_of
from .json_text import JsonText, flat_values
from .stack_file import StackFile, Tool

UNITS: dict[str, tuple[Clock, float]] = {
    "none": (COUNTED, 1),
    "bytes": (BYTES, 1),
    "seconds": (SAMPLES, 1),
    "milliseconds": (SAMPLES, 1e-3),
    "microseconds": (SAMPLES, 1e-6),
    "nanoseconds": (SAMPLES, 1e-9),
}
"""For each unit, what was measured, and how much of that it is."""
MOST_PROFILES = 10_000
"""In a file, for instance one a thread."""
MOST_SAMPLES = 4_000_000
MOST_EVENTS = 1_000_000
MOST_KNOWN = 50_000
"""Texts of stacks that are remembered."""
_place = re.compile(r'process \d+:"|thread \(').match
"""Begins the name of what py-spy puts around the stacks of a process or thread."""
_FRAME = frozenset({"name", "file", "line"})
_EVENT = frozenset({"type", "frame", "at"})


Frame = tuple[str, str, int]
"""File, name, line."""


class _Part(NamedTuple):
    """One of the profiles in a file.

    Attributes:
        unit: as the file has it.
        stacks: of frames; with their costs.
        samples: how many; 0 of events.
    """

    unit: str
    stacks: Stacks
    samples: int


def read_speedscope(text: bytes) -> StackFile:
    """Read a file.

    Raises:
        Malformed: if it is damaged.
    """
    json, frames, parts = JsonText(text), list[Frame](), list[_Part]()
    active, exporter = None, ""
    for key in json.members():
        if key == "shared":
            for inner in json.members():
                if inner == "frames":
                    frames = _frames(json)
        elif key == "profiles":
            for _ in json.items():
                parts.append(_part(json))
                if len(parts) > MOST_PROFILES:
                    raise Malformed(f"more than {MOST_PROFILES:,} profiles")
        elif key in ("activeProfileIndex", "exporter"):
            value = json.scalar()
            active, exporter = (value, exporter) if key == "activeProfileIndex" else (active, str(value))
    json.end()
    if not parts:
        raise Malformed("a file without a single profile")
    shown = parts[active if type(active) is int and 0 <= active < len(parts) else 0]
    clock, factor = UNITS[shown.unit]
    together = [part for part in parts if UNITS[part.unit][0] is clock]
    tool: Tool = next(
        (tool for tool in ("py-spy", "pyinstrument", "memray", "austin") if exporter.startswith(tool)), ""
    )
    functions, stacks = Functions(lines_are_first=tool == "pyinstrument"), Stacks()
    numbers = [NO_FUNCTION if _place(frame[1]) and not frame[0] else functions.number(*frame) for frame in frames]
    for part in together:
        stacks.add_all(part.stacks, numbers, UNITS[part.unit][1] / factor)
    threads = [part for part in together if part.stacks.cost]
    samples, cost = 0, sum(part.stacks.cost for part in threads)
    if clock is COUNTED:
        samples = int(cost) if cost == int(cost) else 0
    elif tool == "py-spy":  # which writes each sample by itself; others add up those with the same stack
        samples = sum(part.samples for part in threads)
    if clock is SAMPLES and not tool and shown.samples == 0:
        clock = UNNAMED  # events of a tool that isn't known: it may have traced
    places = {name for (_, name, _), number in zip(frames, numbers) if number == NO_FUNCTION}
    processes = sum(place.startswith("process ") for place in places)
    return StackFile(
        functions.keys, stacks.tree(functions.order), clock, factor, samples, tool, len(threads), processes
    )


def _frames(json: JsonText) -> list[Frame]:
    frames = list[Frame]()
    for frame in json.records(_FRAME):
        frames.append(_frame(frame))
        if len(frames) > MOST_FRAMES:
            raise Malformed(f"more than {MOST_FRAMES:,} frames")
    return frames


def _frame(frame: dict[str, Any]) -> Frame:
    name, file, line = frame.get("name"), frame.get("file"), frame.get("line")
    if type(name) is not str or not isinstance(file, str | None) or not isinstance(line, int | float | None):
        raise Malformed("a frame that isn't one")
    return file or "", name, line_of(line)


def _part(json: JsonText) -> _Part:
    """Read one profile."""
    kind, unit, weights = "", "none", list[Any]()
    stacks, ends, events = Stacks(), array("q"), array("d")
    for key in json.members():
        if key in ("type", "unit"):
            value = str(json.scalar())
            kind, unit = (value, unit) if key == "type" else (kind, value)
        elif key == "weights":
            weights = json.values()
        elif key == "samples":
            ends = _samples(json, stacks)
        elif key == "events":
            events = _events(json)
    if unit not in UNITS:
        raise Malformed("a unit that isn't one")
    if kind == "evented":
        _add_events(stacks, events)
    elif kind == "sampled":
        stacks.add_each(ends, weights)
        ends = array("q", [node for node in ends if node != ROOT])
    else:
        raise Malformed("a profile of an unknown kind")
    return _Part(unit, stacks, len(ends))


def _samples(json: JsonText, stacks: Stacks) -> "array[int]":
    """Return for each sample the node at which it ends; there are far fewer stacks than samples, mostly."""
    known: dict[bytes, int] = {}
    ends = array("q")
    for texts in json.flat_arrays():
        nodes = [*map(known.get, texts)]
        if None in nodes:
            nodes = [_node(text, stacks, known) if node is None else node for text, node in zip(texts, nodes)]
        ends.extend(nodes)  # type: ignore[arg-type]
        if len(ends) > MOST_SAMPLES:
            raise Malformed(f"more than {MOST_SAMPLES:,} samples")
    return ends


def _node(text: bytes, stacks: Stacks, known: dict[bytes, int]) -> int:
    """Return the node of a stack, given what is between its brackets."""
    node = known.get(text)
    if node is None:
        if text.count(b",") >= DEEPEST:
            raise Malformed(f"a stack of more than {DEEPEST:,} calls")
        stack = flat_values(b"[%b]" % text)
        if stack and not ({*map(type, stack)} == {int} and min(stack) >= 0 and max(stack) < MOST_FRAMES):
            raise Malformed("a frame that isn't one")
        node = stacks.node(stack)
        if len(known) < MOST_KNOWN:
            known[text] = node
    return node


def _events(json: JsonText) -> "array[float]":
    """Return the events, two numbers each: the frame plus 1, below 0 where it ends; and when."""
    found = array("d")
    for event in json.records(_EVENT):
        kind, frame, at = event.get("type"), event.get("frame"), event.get("at")
        if not (
            isinstance(frame, int) and 0 <= frame < MOST_FRAMES and isinstance(at, int | float) and abs(at) < LARGEST
        ):
            raise Malformed("an event that isn't one")
        if kind not in ("O", "C"):
            raise Malformed("an event that isn't one")
        found.append(frame + 1 if kind == "O" else -frame - 1)
        found.append(at)
        if len(found) > 2 * MOST_EVENTS:
            raise Malformed(f"more than {MOST_EVENTS:,} events")
    return found


def _add_events(stacks: Stacks, events: Sequence[float]) -> None:
    """Add what passed between each event and the next one to the stack of that moment."""
    node, way, before = ROOT, list[int](), 0.0
    for event, at in zip(events[::2], events[1::2]):
        if way:
            stacks.add(node, at - before)
        elif at < before:
            raise Malformed("an event before the one that it follows")
        before = at
        if event > 0:
            way.append(int(event) - 1)
            node = stacks.called(node, way[-1])
            if len(way) > DEEPEST:
                raise Malformed(f"a stack of more than {DEEPEST:,} calls")
        elif way and way.pop() == -event - 1:
            node = stacks.above(node)
        else:
            raise Malformed("an end of a call that isn't the last one")
    if way:
        raise Malformed("a call without an end")
