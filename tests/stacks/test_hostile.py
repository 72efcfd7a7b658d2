"""Files of stacks from strangers: whatever is wrong with one is said in one line, before it takes much memory or time."""

import gzip
import json
import re
from typing import Any

import pytest

from demo.errors import ProfileFileError
from demo.stacks import collapsed, gathering, json_text, reader, speedscope
from demo.stacks.reader import parse
from tests.stacks import fuzz
from tests.stacks.test_formats import stacks_of
from tests.stacks.writers import gecko

FRAME = '{"name": "a", "file": "b.py", "line": 1}'


def file(samples: str = "[0]", weights: str = "1", frames: str = FRAME, more: str = "") -> bytes:
    """Return a speedscope file."""
    part = f'{{"type": "sampled", "name": "t", "unit": "none", "samples": [{samples}], "weights": [{weights}]}}'
    schema = '"$schema": "https://www.speedscope.app/file-format-schema.json"'
    return f'{{{schema}, {more}"profiles": [{part}], "shared": {{"frames": [{frames}]}}}}'.encode()


def events(*those: tuple[str, int, float]) -> bytes:
    """Return a speedscope file of events."""
    found = [{"type": kind, "frame": frame, "at": at} for kind, frame, at in those]
    whole: dict[str, Any] = {
        "profiles": [{"type": "evented", "unit": "none", "events": found}],
        "shared": {"frames": [json.loads(FRAME), {"name": "c"}]},
    }
    return json.dumps(whole).encode()


def of_gecko(table: str, column: str, value: object) -> bytes:
    """Return a gecko file with one value changed."""
    whole = json.loads(gecko(stacks_of(7)))
    tables = whole["threads"][0] if table in whole["threads"][0] else whole["shared"]
    tables[table][column][2] = value
    return json.dumps(whole).encode()


WRONG = {
    "not a number": (file(weights="NaN"), "damaged"),
    "no number at all": (file(weights='"1"'), "isn't a number"),
    "infinite": (file(weights="1e999"), "too large"),
    "negative": (file(weights="-1"), "below 0"),
    "huge": (file(weights="1e30"), "too large"),
    "a number of 5,000 digits": (file(weights="1" * 5000), "damaged"),
    "more samples than weights": (file(samples="[0],[0]"), "without weights"),
    "a frame that isn't there": (file(samples="[1]"), "a frame that isn't in the file"),
    "a frame before the first": (file(samples="[-1]"), "a frame that isn't one"),
    "a frame that is a text": (file(samples='["0"]'), "a frame that isn't one"),
    "a sample in a sample": (file(samples="[[0]]"), "damaged"),
    "a name that is a number": (file(frames='{"name": 5}'), "a frame that isn't one"),
    "no samples": (file(samples="", weights=""), "without a single stack"),
    "brackets without end": (file(more='"x": ' + "[" * 100_000), "brackets inside each other"),
    "brackets that don't match": (file(more='"x": [}, '), "damaged"),
    "a text without end": (file()[:-1] + b'"', "damaged"),
    "it ends early": (file()[:-30], "damaged"),
    "it goes on": (file() + b"{}", "damaged"),
    "not UTF-8": (file(frames='{"name": "a", "file": "%"}').replace(b"%", b"\xff"), "damaged"),
    "an unknown unit": (file().replace(b'"none"', b'"parsecs"'), "unit"),
    "an unknown kind": (file().replace(b'"sampled"', b'"guessed"'), "unknown kind"),
    "an end of another call": (events(("O", 0, 0), ("C", 1, 1)), "isn't the last one"),
    "an end without a call": (events(("C", 0, 0)), "isn't the last one"),
    "a call without an end": (events(("O", 0, 0)), "without an end"),
    "events that go back": (events(("O", 0, 5), ("C", 0, 1)), "below 0"),
    "a stack in one that is not there": (of_gecko("stackTable", "prefix", 10**6), "points outside"),
    "a stack in itself": (of_gecko("stackTable", "prefix", 2), "points outside"),
    "a negative function": (of_gecko("frameTable", "func", -1), "points outside"),
    "a name that isn't there": (of_gecko("funcTable", "name", 10**6), "points outside"),
    "a stack that isn't there": (of_gecko("samples", "stack", -3), "points outside"),
    "a weight that is a text": (of_gecko("samples", "weight", "1"), "isn't a number"),
    "a line without a weight": (b"a;b 1\na;b 1\na;b 1\na;b 1\na;b 1\nno stack\n", "isn't a number"),
    "a collapsed stack that costs less than nothing": (b"a;b 1\n" * 5 + b"a;b -1\n", "below 0"),
    "memory by austin": (
        b"# austin: 3.7.0\n# mode: memory\n\nP1;T1;a.py:f:1 512\nP1;T1;a.py:f:1 -512\n",
        "use memray",
    ),
    "packed, and cut off": (gzip.compress(file())[:-40], "damaged"),
}


@pytest.mark.parametrize("count", [0, 1, 2, 63, 64, 1025, 40_001])
def test_long_texts_are_skipped(count: int) -> None:
    """A text that nobody asks for may be long and hold quotes, as the source of a program does."""
    text = json.dumps("\\" * count + '"[{' + "x" * 120_000 + "\\" * count)
    assert parse(file(more=f'"source": {text}, ')).run_cost == 1


@pytest.mark.parametrize("name", WRONG)
def test_one_line(name: str) -> None:
    """What is wrong is said in one short line, with the name of the file."""
    data, met = WRONG[name]
    with pytest.raises(ProfileFileError, match=re.escape(met)) as caught:
        parse(data, name="their.json")
    said = str(caught.value)
    assert said.startswith("their.json ") and "\n" not in said and len(said) < 200


LIMITS: dict[str, tuple[Any, str, bytes]] = {
    "frames": (speedscope, "MOST_FRAMES", file(frames=",".join([FRAME] * 9))),
    "frames with brackets": (speedscope, "MOST_FRAMES", file(frames=",".join([FRAME.replace('"a"', '"{["')] * 9))),
    "samples": (speedscope, "MOST_SAMPLES", file(samples=",".join(["[0]"] * 9), weights=",".join("1" * 9))),
    "profiles": (
        speedscope,
        "MOST_PROFILES",
        file().replace(b'"profiles": [', b'"profiles": [' + b'{"type": "sampled"},' * 9),
    ),
    "events": (speedscope, "MOST_EVENTS", events(*[("O", 0, 3), ("C", 0, 3)] * 9)),
    "weights": (json_text, "MOST_VALUES", file(samples=",".join(["[0]"] * 9), weights=",".join("1" * 9))),
    "brackets": (json_text, "MOST_SKIPPED", file(more='"x": [' + "[]," * 9 + "[]], ")),
    "functions": (gathering, "MOST_FUNCTIONS", "".join(f"a{n};b 1\n" for n in range(9)).encode()),
    "ways": (gathering, "MOST_NODES", "".join(f"a{n};b 1\n" for n in range(9)).encode()),
    "calls": (gathering, "DEEPEST", b"a;b;c;d;e;f;g;h 1\n" * 6),
    "calls in samples": (speedscope, "DEEPEST", file(samples=f"[{'0,' * 9}0]")),
    "calls in events": (speedscope, "DEEPEST", events(*[("O", 0, 3)] * 9, *[("C", 0, 3)] * 9)),
    "lines": (collapsed, "MOST_LINES", b"a;b 1\n" * 9),
    "characters": (collapsed, "LONGEST_LINE", b"a;b 1\n" * 5 + b"abcde;bcdef 1\n"),
    "bytes": (reader, "LARGEST_TEXT", b"a;b 1\n" * 9),
}


@pytest.mark.parametrize("name", LIMITS)
def test_limits(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a limit to everything that a file can have many of."""
    module, limit, data = LIMITS[name]
    parse(data)
    monkeypatch.setattr(module, limit, 7)
    with pytest.raises(ProfileFileError, match=r"more than|far too|isn't a stack"):
        parse(data)


def test_deep_stacks() -> None:
    """A stack of nearly as many calls as there may be is read, and drawn."""
    deep = ";".join(f"f{n % 300}" for n in range(gathering.DEEPEST)).encode()
    profile = parse(deep + b" 7\n" + deep[:20_000].rpartition(b";")[0] + b" 1\n")
    assert len(profile.functions) >= 300 and profile.run_cost == 8


def test_fuzz() -> None:
    """20,000 files damaged at random are read or refused, and nothing else happens."""
    read, refused = fuzz.main(20_000)
    assert read > 2_000 and refused > 2_000
