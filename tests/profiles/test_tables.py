"""Reading the tables of a file without trusting its bytes."""

import marshal
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from demo.profiles.marshal_values import MOST_ENTRIES, Malformed
from demo.profiles.reader import parse_profile
from demo.profiles.tables import read_table, tables
from tests import samples
from tests.profiles import fuzz

FIGURES = (1, 1, 0.5, 0.5)
SHOP = samples.recorded(samples.SHOP)


def read(data: bytes) -> Any:
    """Put the first dict of a file together again as `marshal.loads` returns it."""
    return read_table(data) | next(tables(data)).others


@pytest.mark.parametrize("version", range(marshal.version + 1))
@pytest.mark.parametrize(
    "stats", [marshal.loads(samples.real()), SHOP, samples.grown(1)], ids=["real", "shop", "grown"]
)
def test_same_as_marshal(stats: samples.Stats, version: int) -> None:
    """A profile reads exactly as `marshal.loads` reads it, in each format version, order included."""
    data = marshal.dumps(stats, version)
    assert list(read(data).items()) == list(marshal.loads(data).items())


@pytest.mark.parametrize("count", [0, 1, -1, 2**15, 2**31 - 1, 2**31, -(2**31) - 1, 2**45 + 7, 2**62])
def test_integers(count: int) -> None:
    """Integers of any size read as they were written."""
    data = marshal.dumps({("f", 1, "g"): (count, count, 0, 0, {})})
    assert read(data) == marshal.loads(data)


@pytest.mark.parametrize("name", ["", "é", "名前", "\ud800", "😀" * 900, "x" * 255, "x" * 256, "x" * 5000, "a\0b\n"])
def test_texts(name: str) -> None:
    """Names of any length and alphabet read as they were written, half surrogates too."""
    data = marshal.dumps({("file.py", 1, name): (*FIGURES, {})})
    assert read(data) == marshal.loads(data)


def test_stops_between_dicts() -> None:
    """What stands behind the first dict is read only when asked for, with references of its own."""
    data = marshal.dumps(SHOP) + marshal.dumps({"profiling-demo": "1"}) + b"\xff"
    found = tables(data)
    assert next(found).keys == list(SHOP)
    assert next(found).others == {"profiling-demo": "1"}
    with pytest.raises(Malformed):
        next(found)


@pytest.mark.parametrize("alike", [0, 0.4, 1])
def test_figures_met_before(alike: float) -> None:
    """Counts and times that stand in the file once for several functions are read as `marshal` reads them."""
    chosen = random.Random(7)
    times, counts = [0.25, 1.5, 3.75], [3, 70_000]

    def figures() -> tuple[int, int, float, float]:
        own, whole = (chosen.choice(times) if chosen.random() < alike else chosen.random() for _ in range(2))
        return chosen.choice(counts), chosen.choice(counts), own, whole

    keys = [("/srv/app.py", number, "work") for number in range(40)]
    stats = {key: (*figures(), {caller: figures() for caller in keys if chosen.random() < 0.2}) for key in keys}
    for version in range(5):
        data = marshal.dumps(stats, version)
        assert read_table(data) == marshal.loads(data) == stats


@pytest.mark.parametrize("seed", range(len(fuzz.seeds())))
def test_truncated(seed: int) -> None:
    """A profile that was cut anywhere in its first dict is refused."""
    data = fuzz.seeds()[seed][-2500:] if seed == 0 else fuzz.seeds()[seed]
    data = marshal.dumps(SHOP) if seed in (0, 2) else data
    for length in range(len(data)):
        with pytest.raises((Malformed, StopIteration)):
            read(data[:length])


@pytest.mark.parametrize("value", [None, True, 1.5, "text", (1, 2), [1], {1: 2}, {None: 1}, b"bytes", {1, 2}, 1j, ...])
def test_other_values(value: Any) -> None:
    """Whatever else marshal can write is no profile."""
    with pytest.raises(Malformed):
        parse_profile(marshal.dumps(value))


@pytest.mark.parametrize(
    "stats",
    [
        {("f", 1, "g"): (1, 1, 0.5, 0.5)},
        {("f", 1, "g"): (1, 1, 0.5, 0.5, {}, {})},
        {("f", 1, "g"): (1, 1, 0.5, {}, 0.5)},
        {("f", 1, "g"): (1, 1, "0.5", 0.5, {})},
        {("f", 1, "g"): (1.0, 1, 0.5, 0.5, {})},
        {("f", 1, "g"): (True, 1, 0.5, 0.5, {})},
        {("f", 1, "g"): (None, 1, 0.5, 0.5, {})},
        {("f", 1, "g"): (1, 1, None, 0.5, {})},
        {("f", 1, "g"): (1, 1, 0.5, 0.5, {("f", 1, "h"): (1, 1, 0.5)})},
        {("f", 1, "g"): (1, 1, 0.5, 0.5, {("f", 1, "h"): 0.5})},
        {("f", 1, "g"): (1, 1, 0.5, 0.5, {("f", 1, "h"): "1"})},
        {("f", 1, "g"): (1, 1, 0.5, 0.5, {"h": 1})},
        {("f", "1", "g"): (1, 1, 0.5, 0.5, {})},
        {("f", 1): (1, 1, 0.5, 0.5, {})},
        {("f",): (1, 1, 0.5, 0.5, {})},
        {"f": (1, 1, 0.5, 0.5, {})},
        {(("f",), 1, "g"): (1, 1, 0.5, 0.5, {})},
        {("f", 1, "g"): [1]},
        {("f", 1, "g"): {}},
        {("f", 1, "g"): 7},
        {"profiling-demo": "1"},
        {("__sampled__",): True},
        {},
        *(
            {("f", 1, "g"): (1, 1, t, 0.5, {})}
            for t in (float("nan"), float("inf"), float("-inf"), 1e300, 10**400, -1e12)
        ),
        *(
            {("f", 1, "g"): (1, 1, 0.5, 0.5, {("f", 2, "h"): (1, 1, t, 0.5)})}
            for t in (float("nan"), float("inf"), 1e300)
        ),
        *({("f", 1, "g"): (n, n, 0.5, 0.5, {}), ("f", 2, "h"): (1, 1, 0.5, 0.5, {})} for n in (-1, -2, 2**63)),
        *({("f", 1, "g"): (1, 1, 0.5, 0.5, {("f", 2, "h"): n})} for n in (-1, 2**63)),
    ],
    ids=repr,
)
def test_wrong_shapes(stats: Any) -> None:
    """A dict that is not quite a profile, or holds numbers that no run can have, is refused."""
    with pytest.raises(Malformed):
        parse_profile(marshal.dumps(stats))


KEY = b"\xa9\x03\xda\x01f\xe9\x01\x00\x00\x00\xda\x01g"
HEAD = b")\x05i\x01\x00\x00\x00i\x01\x00\x00\x00g" + b"\0" * 8 + b"g" + b"\0" * 8


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("a table that is its own callers", b"\xfb" + KEY + HEAD + b"r\0\0\0\0" + b"0"),
        (
            "callers by reference",
            b"{" + KEY + HEAD + b"\xfb00"[:2] + b")\x03z\x01xr\x01\0\0\0r\x01\0\0\0" + HEAD + b"r\x04\0\0\0" + b"0",
        ),
        ("a key that holds itself", b"{\xa9\x03r\0\0\0\0i\0\0\0\0z\0" + HEAD + b"{00"),
        ("figures that hold themselves", b"{" + KEY + b"\xa9\x05r\x04\0\0\0i\0\0\0\0" + HEAD[-18:] + b"{00"),
        ("a reference ahead", b"{r\x05\0\0\0" + HEAD + b"{00"),
        ("a reference below zero", b"{r\xff\xff\xff\xff" + HEAD + b"{00"),
        ("a count below zero by reference", b"{" + KEY + b")\x05r\xff\xff\xff\xffi\0\0\0\0" + HEAD[-18:] + b"{00"),
        ("a number as a key by reference", b"{" + KEY + HEAD + b"{r\x02\0\0\0i\1\0\0\0" + b"00"),
        ("the name of a function as its figures", b"{" + KEY + b"r\0\0\0\0" + b"0"),
        ("the name of a caller as its figures", b"{" + KEY + HEAD + b"{r\0\0\0\0r\0\0\0\000"),
        ("no value", b"{" + KEY + b"00"),
        ("a tuple that ends early", b"{" + KEY + b")\x05i\0\0\0\000"),
        ("the same function twice", b"{" + KEY + HEAD + b"{0" + b"r\0\0\0\0" + HEAD + b"{00"),
        ("a tuple of two thousand million", b"{" + KEY + b"(\xff\xff\xff\x7f"),
        ("a text of two thousand million", b"{\xa9\x03u\xff\xff\xff\x7f"),
        ("a text of minus five", b"{\xa9\x03u\xfb\xff\xff\xff"),
        ("an integer of two thousand million digits", b"{\xa9\x03z\x01fl\xff\xff\xff\x7f"),
        ("a digit too large", b"{\xa9\x03z\x01fl\x01\0\0\0\xff\xffz\0" + HEAD + b"{00"),
        ("dicts in dicts", b"{" + KEY + b"{" * 100_000),
        ("tuples in tuples", b"{" + b")\x03" * 100_000),
        ("code in code", b"{)\x03z\0i\0\0\0\0" + (b"c" + b"\0" * 20 + b"s\0\0\0\0") * 50_000),
        ("tuples in code", b"{)\x03z\0i\0\0\0\0c" + b"\0" * 20 + b"s\0\0\0\0" + b")\x01" * 100_000),
        ("bytes of minus nine in code", b"{)\x03z\0i\0\0\0\0c" + b"\0" * 20 + b"s\xf7\xff\xff\xff"),
        ("not UTF-8", b"{\xa9\x03u\x01\0\0\0\xff"),
        ("not ASCII", b"{\xa9\x03z\x01\xff"),
        ("a float that is a word", b"{" + KEY + b")\x05i\0\0\0\0i\0\0\0\0f\x04spam"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_bytes(what: str, data: bytes) -> None:
    """What `marshal.dumps` never writes is refused: circles, bombs of references, lengths that are lies, deep nesting."""
    with pytest.raises(Malformed):
        parse_profile(data)


def test_code_objects() -> None:
    """`python -m profile` leaves a code object in the place of a name, which is stepped over."""
    source = 'import os\ndef f(a, *b, c=1, **d):\n "doc"\n def g(): return a, {1, 2} == x or x in {3, 4}\n'
    source += ' return 1j, b"b", ...\n'
    source += "class C:\n  x = (1, (2.5, None, True)), 2**200, 'é'\n"
    key = ("profile", 0, compile(source, "<f>", "exec"))
    stats: dict[Any, Any] = {
        ("profile", 0, "profiler"): (0, 0, 0, 0, {}),
        key: (1, 1, 0, 2.5, {("profile", 0, "profiler"): 1}),
    }
    stats |= {("<f>", 2, "f"): (2, 2, 2.5, 2.5, {key: 2}), ("os", 1, "g"): (1, 1, 1.5, 1.5, {})}
    found = read(marshal.dumps(stats))
    name = '<code object <module>, file "<f>", line 1>'
    assert list(found) == [("profile", 0, "profiler"), ("profile", 0, name), ("<f>", 2, "f"), ("os", 1, "g")]
    assert list(found.values())[2] == (2, 2, 2.5, 2.5, {("profile", 0, name): 2})


def test_fuzz() -> None:
    """20,000 damaged profiles each give a profile or are refused, and nothing else happens."""
    read, refused = fuzz.main(20_000)
    assert read > 1000 and refused > 1000


def number(count: int) -> bytes:
    return b"i" + count.to_bytes(4, "little")


TOO_MANY = b"".join(
    b")\x03z\x01f" + number(n) + b"z\x01g" + HEAD + b"{)\x03z\x01f" + number(n) + b"z\x01h" + number(1) + b"0"
    for n in range(300_000)
)
LONG_NAME = b"{)\x03z\x01fi\0\0\0\0\xf5\xff\xff\0\0" + b"n" * 65_535 + HEAD + b"{0"
BOMBS = {
    "dicts": b"{" + KEY + b")\x10" + b"{0" * 16_000_000,
    "references": b"{" + KEY + b"r\0\0\0\0" * 6_000_000,
    "flags": b"{)\x03z\x01fi\0\0\0\0\xe3" + bytes(20) + b"s\0\0\0\0(\x80\xc3\xc9\1" + b"\xce" * 30_000_000,
    "flags in tuples": b"{)\x03z\x01fi\0\0\0\0\xe3"
    + bytes(20)
    + b"s\0\0\0\0"
    + (b"\xa9\xff" + b"\xce" * 255) * 120_000,
    "a long name again and again": LONG_NAME
    + b"".join(b")\x03z\x01f" + number(n) + b"r\0\0\0\0" + HEAD + b"{0" for n in range(1, MOST_ENTRIES))
    + b"0",
    "more functions and arrows than any program has": b"{" + TOO_MANY + b"0",
}
JUDGE = """
import resource, sys, pathlib
file = sys.argv[1]
from profiling_in_python.profiles.reader import read_profile
from profiling_in_python.errors import ProfileFileError
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
try:
    read_profile(pathlib.Path(file))
except ProfileFileError as error:
    assert "\\n" not in str(error)
    status = pathlib.Path("/proc/self/status")  # on Linux, ru_maxrss begins with the size of the process that started us
    if status.exists():
        print("refused", int(status.read_text().split("VmHWM:")[1].split()[0]) // 1024)
    else:
        print("refused", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 2**20)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource limits")
@pytest.mark.parametrize("bomb", [*BOMBS, "2 GB of zeros"])
def test_bombs(bomb: str, tmp_path: Path) -> None:
    """A file made to eat memory or time is refused within 300 MB and 20 seconds."""
    path = tmp_path / "bomb.pstats"
    with path.open("wb") as file:
        file.write(BOMBS.get(bomb, b""))
        file.truncate(len(BOMBS[bomb]) if bomb in BOMBS else 2**31)
    judged = subprocess.run([sys.executable, "-c", JUDGE, path], capture_output=True, text=True, timeout=60)
    verdict, megabytes = judged.stdout.split()
    assert verdict == "refused" and int(megabytes) < 300, judged.stderr
