"""Traces of viztracer: every call is in them, so they are counted as a profile of pairs is, and read as one."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

import demo as profiling
from demo.errors import ProfileFileError
from demo.profiles.tables import Key
from demo.stacks import json_text
from demo.stacks.reader import parse
from tests import oracle, samples
from tests.stacks.writers import Called, viztracer

KEYS: list[Key] = [
    (f"{samples.FOLDER}/main.py", 3, "main"),
    (f"{samples.FOLDER}/main.py", 9, "Shop.work"),
    (f"{samples.FOLDER}/parts (old).py", 21, "help"),
    (f"{oracle.LIBRARY}/json/__init__.py", 5, "loads"),
    ("~", 0, "list.append"),
]
TICK = 1.5e-6


def grown(rng: random.Random, depth: int = 6) -> Called:
    """Return a random call, and what it called."""
    calls = [grown(rng, depth - 1) for _ in range(rng.randint(0, 3) if depth else 0)]
    return Called(rng.choice(KEYS), [rng.randint(1, 9) for _ in range(len(calls) + 1)], calls)


def each(call: Called, above: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], int, int]]:
    """Yield each call below a root: the stack that it ends, its own ticks, and its ticks in all."""
    stack = (*above, call.key)
    inner = [each_one for one in call.calls for each_one in each(one, stack)]
    whole = sum(call.ticks) + sum(own for _, own, _ in inner)
    yield stack, sum(call.ticks), whole
    yield from inner


@pytest.mark.parametrize("threads", [1, 3])
def test_figures(threads: int) -> None:
    """Counts are exact, and each time is what a look at every stack gives; a recursion counts once."""
    for seed in range(60):
        rng = random.Random(seed)
        roots = [grown(rng) for _ in range(threads)]
        functions: dict[Key, Counter[str]] = {}
        pairs: dict[tuple[Key, Key], Counter[str]] = {}
        for stack, own, whole in (one for root in roots for one in each(root)):
            first = stack[-1] not in stack[:-1]
            functions.setdefault(stack[-1], Counter()).update(total=1, primitive=first, own=own, whole=whole * first)
            if len(stack) > 1:
                first = stack[-2:] not in list(pairwise(stack))[:-1]
                pairs.setdefault(stack[-2:], Counter()).update(total=1, primitive=first, own=own, whole=whole * first)  # type: ignore[arg-type]
        profile = parse(viztracer(roots))
        found = profile.functions
        assert {
            f.key: [f.total_calls, f.primitive_calls, round(f.self_cost / TICK), round(f.cumulative_cost / TICK)]
            for f in found
        } == {key: [one[name] for name in ("total", "primitive", "own", "whole")] for key, one in functions.items()}
        assert {
            (found[c.caller].key, found[c.callee].key): [
                c.total_calls,
                c.primitive_calls,
                round((c.self_cost or 0) / TICK),
                round((c.cumulative_cost or 0) / TICK),
            ]
            for c in profile.calls
        } == {pair: [one[name] for name in ("total", "primitive", "own", "whole")] for pair, one in pairs.items()}


def test_order_does_not_matter() -> None:
    """Events may stand in any order, as the format allows, and many are read at once or one by one alike."""
    data = viztracer([grown(random.Random(5)), grown(random.Random(6))])
    whole = json.loads(data)
    random.Random(1).shuffle(whole["traceEvents"])
    found, again, other = (
        {function.key: function for function in parse(file).functions}
        for file in (data, json.dumps(whole).encode(), viztracer([grown(random.Random(6))]))
    )
    assert found == again != other


def test_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many events are read at once, they come to the same."""
    data = viztracer([grown(random.Random(5)), grown(random.Random(6))])
    assert len(data) > 800
    found = parse(data)
    for size in (1, 150, 377):
        monkeypatch.setattr(json_text, "AT_ONCE", size)
        assert parse(data) == found


def test_reading() -> None:
    """The reading is that of a traced run, and knows that threads are kept apart."""
    main, work, start = KEYS[0], KEYS[1], ("~", 0, "_thread.start_new_thread")
    roots = [
        Called(main, [3, 2, 1], [Called(start, [1], []), Called(work, [90_000], [])]),
        Called(work, [40_000, 2], [Called(KEYS[4], [5], [])]),
    ]
    run = profiling.read(viztracer(roots), mine=[samples.FOLDER])
    assert run.reading[0] == "viztracer saw 195 ms of 2 threads: that sum is 100%."
    assert any("is self time of Shop.work (main.py:9), called twice" in line for line in run.reading)
    assert not any("thread" in line for line in run.reading[1:])
    assert any("Calls that viztracer left out" in line for line in run.reading)
    assert profiling.read(viztracer(roots[1:])).reading[0] == "viztracer saw 60.0 ms."


def test_filtered() -> None:
    """Without a single function in C, the file was filtered, and the reading says so."""
    lines = profiling.read(viztracer([Called(KEYS[0], [300_000], [])])).reading
    assert any(line.startswith("No function in C is in this file") for line in lines)


def test_tasks_are_no_threads() -> None:
    """With an event loop, the numbers of threads may be those of tasks, so they aren't counted."""
    loop = (f"{oracle.LIBRARY}/asyncio/base_events.py", 5, "BaseEventLoop._run_once")
    roots = [Called(loop, [300_000], []), Called(KEYS[0], [400], [])]
    assert profiling.read(viztracer(roots)).reading[0] == "viztracer saw 451 ms."


def wrong(**changes: object) -> bytes:
    """Return a file whose first call has other values."""
    whole = json.loads(viztracer([Called(KEYS[0], [3, 4], [Called(KEYS[1], [5], [])])]))
    whole["traceEvents"][1].update(changes)
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (wrong(ts=-5.0), "a time below 0, or too large"),
        (wrong(dur=1e300), "a time below 0, or too large"),
        (wrong(dur=[1]), "isn't one"),
        (wrong(name=5), "isn't one"),
        (wrong(pid={}), "isn't one"),
        (wrong(dur=30.0), "calls that overlap"),
        (wrong(ts=7e6 - 3), "calls that overlap"),
        (viztracer([]), "without a single call"),
        (viztracer([Called(KEYS[0], [1], [])]).replace(b"false", b"true"), "--tracer_entries"),
        (viztracer([Called(KEYS[0], [1], [])])[:-20], "damaged"),
    ],
)
def test_wrong(data: bytes, why: str) -> None:
    """What can't be a trace of calls is refused in one line, and one that lost calls says how to keep them."""
    with pytest.raises(ProfileFileError, match=why) as caught:
        profiling.read(data)
    assert "viztracer file" in str(caught.value) and "\n" not in str(caught.value)


def test_deep() -> None:
    """A stack that is too deep is refused."""
    events = [
        {"pid": 1, "tid": 1, "ph": "X", "cat": "fee", "name": "f (a.py:1)", "ts": 20_000.0 - i, "dur": 2.0 * i}
        for i in range(10_001)
    ]
    data = json.dumps({"traceEvents": events, "viztracer_metadata": {}}).encode()
    with pytest.raises(ProfileFileError, match="more than 10,000 calls"):
        profiling.read(data)
    assert (
        parse(data.replace(b'"ts": 20000.0,', b'"cat": "other", "ts": 20000.0,', 1)).functions[0].total_calls == 10_000
    )
