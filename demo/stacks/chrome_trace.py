"""A Chrome trace of viztracer -> functions and calls: each event is a call with its beginning and its duration.

Other tools write such traces, too; but viztracer's events of the category "fee" (function entry and exit) are the calls of
the run, so that its counts are exact, unless some were left out (by `--min_duration` and others). What a program logs by
`log_event` looks the same.

See Also:
    https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU (trace event format) and
    https://viztracer.readthedocs.io.
"""

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..profiles.clocks import WALL
from ..profiles.marshal_values import Malformed
from ..profiles.model import Profile, Recording, Sampling
from ..profiles.reader import named_profile
from ..profiles.tables import Key, Table
from .gathering import DEEPEST, NATIVE, Functions
from .json_text import JsonText

NANOSECOND = 1e-9
PER_MICROSECOND = 1000
"""Nanoseconds."""
LATEST = 1e15
"""Microseconds; 30 years."""
CALLS = ("fee", "FEE")
"""The category of calls, as later and earlier versions name it."""
MOST_THREADS = 10_000
_EVENT = frozenset({"ph", "cat", "name", "pid", "tid", "ts", "dur"})
_LOOP = ("asyncio/base_events.py", "asyncio\\base_events.py")
_place = re.compile(r"(.*?) \((.*):(\d{1,9})\)", re.S).fullmatch


class Thread(NamedTuple):
    """The calls of a thread, in the order in which they ended.

    Attributes:
        functions: a number each.
        starts, ends: nanoseconds.
    """

    functions: "array[int]"
    starts: "array[int]"
    ends: "array[int]"


class Sums(NamedTuple):
    """What the calls of all threads add up to; each list is total calls, primitive calls, self and cumulative nanoseconds.

    Attributes:
        functions: by number.
        pairs: by caller and callee.
    """

    functions: list[list[int]]
    pairs: dict[tuple[int, int], list[int]]


def read_trace(text: bytes, mine: Sequence[str] = ()) -> Profile:
    """Read a file.

    Args:
        text: the whole of it.
        mine: as for `parse_profile`.

    Raises:
        Malformed: if it is damaged, or not whole.
    """
    json, functions = JsonText(text), Functions(lines_are_first=True)
    threads: dict[tuple[int, int], Thread] = {}
    for key in json.members():
        if key == "traceEvents":
            _read_events(json, functions, threads)
        elif key == "viztracer_metadata" and json.record(frozenset({"overflow"})).get("overflow"):
            raise Malformed("its buffer was too small, so calls are missing; give viztracer a larger --tracer_entries")
    json.end()
    if not threads:
        raise Malformed("a file without a single call")
    sums = Sums([[0, 0, 0, 0] for _ in functions.keys], {})
    for thread in threads.values():
        _add(thread, sums)
    in_tasks = any(
        file.endswith(_LOOP) for file, _, _ in functions.keys
    )  # each of which may have a number as threads have
    sampling = Sampling(0, "viztracer", 0 if in_tasks else len(threads), len({process for process, _ in threads}))
    recording = Recording(WALL, tool="viztracer", sampling=sampling)
    return _profile(functions.keys, sums, recording, mine)


def _read_events(json: JsonText, functions: Functions, threads: dict[tuple[int, int], Thread]) -> None:
    numbers: dict[str, int] = {}
    for event in json.records(_EVENT):
        if event.get("ph") != "X" or event.get("cat") not in CALLS:
            continue
        name, start, duration = event.get("name"), event.get("ts"), event.get("dur")
        process, thread_id = event.get("pid"), event.get("tid")
        if type(name) is not str or not type(process) is type(thread_id) is int:
            raise Malformed("an event that isn't one")
        if not isinstance(start, int | float) or not isinstance(duration, int | float):
            raise Malformed("an event that isn't one")
        if not (0 <= start < LATEST and 0 <= duration < LATEST):
            raise Malformed("a time below 0, or too large")
        number = numbers.get(name)
        if number is None:
            file, line, function = _function(name)
            number = numbers[name] = functions.number(file, function, line)
        thread = threads.get((process, thread_id))
        if thread is None:
            if len(threads) >= MOST_THREADS:
                raise Malformed(f"more than {MOST_THREADS:,} threads")
            thread = threads[process, thread_id] = Thread(array("q"), array("q"), array("q"))
        begin = round(start * PER_MICROSECOND)
        thread.functions.append(number)
        thread.starts.append(begin)
        thread.ends.append(begin + round(duration * PER_MICROSECOND))


def _function(name: str) -> Key:
    """Return file, name and line of an event's name, `work (shop/app.py:12)` or `time.sleep`."""
    found = _place(name)
    return (found[2], int(found[3]), found[1]) if found else (NATIVE, 0, name)


def _add(thread: Thread, sums: Sums) -> None:
    """Add the calls of a thread, from the last one that ended backwards: so a caller comes before what it called."""
    functions, starts, ends = thread
    order: Sequence[int] = range(len(ends))
    if any(before > after for before, after in pairwise(ends)):
        order = sorted(order, key=lambda i: (ends[i], -starts[i]))
    running: Counter[int | tuple[int, int]] = Counter()  # functions, and pairs of them
    way: list[
        tuple[int, int, tuple[int, int] | None]
    ] = []  # start and function of each call that holds the next, and its pair
    for i in reversed(order):
        function, start, duration = functions[i], starts[i], ends[i] - starts[i]
        while way and start < way[-1][0]:
            began, ended, pair = way.pop()
            if ends[i] > began:
                raise Malformed("calls that overlap, as those of greenlets do, and events that tasks log")
            running[ended] -= 1
            if pair:
                running[pair] -= 1
        pair = None
        _count(sums.functions[function], duration, not running[function])
        if way:
            _, caller, its_pair = way[-1]
            pair = caller, function
            _count(sums.pairs.setdefault(pair, [0, 0, 0, 0]), duration, not running[pair])
            running[pair] += 1
            sums.functions[caller][2] -= duration
            if its_pair:
                sums.pairs[its_pair][2] -= duration
        running[function] += 1
        way.append((start, function, pair))
        if len(way) > DEEPEST:
            raise Malformed(f"a stack of more than {DEEPEST:,} calls")


def _count(figures: list[int], duration: int, is_primitive: bool) -> None:
    """Add a call to total calls, primitive calls, self and cumulative time; of the self time, what it calls is still in it."""
    figures[0] += 1
    figures[2] += duration
    if is_primitive:
        figures[1] += 1
        figures[3] += duration


def _profile(keys: list[Key], sums: Sums, recording: Recording, mine: Sequence[str]) -> Profile:
    columns = [*zip(*sums.functions)]
    figures = (columns[0], columns[1], *(tuple(cost * NANOSECOND for cost in column) for column in columns[2:]))
    calls = [
        (callee, keys[caller], (total, primitive, own * NANOSECOND, cumulative * NANOSECOND))
        for (caller, callee), (total, primitive, own, cumulative) in sorted(
            sums.pairs.items(), key=lambda item: (item[0][1], item[0][0])
        )
    ]
    return named_profile(Table(keys, [], calls, {}), figures, recording, mine, {}, {})
