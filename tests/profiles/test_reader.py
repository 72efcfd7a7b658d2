"""A file of any flavour -> Profile."""

import marshal
import os
import pstats
import subprocess
import sys
import textwrap
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from demo.errors import ProfileFileError
from demo.profiles.clocks import CPU, SAMPLES, UNNAMED
from demo.profiles.contradictions import contradiction
from demo.profiles.marshal_values import Malformed
from demo.profiles.model import Profile, module
from demo.profiles.notes import MOST_PLACES
from demo.profiles.reader import LARGEST_FILE, parse_profile, read_profile
from tests import samples
from tests.every_python import VERSIONS, find

PROGRAM = """
import time
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def nap():
    time.sleep(0)
def main():
    fib(12)
    nap()
    sorted(range(9), key=abs)
main()
"""
OWN_PROFILERS = [
    "cProfile",
    *["profile"] * (sys.version_info < (3, 17)),
    *["profiling.tracing"] * (sys.version_info >= (3, 15)),
]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a program with recursion, sleep and a callback."""
    file = tmp_path_factory.mktemp("program") / "prog.py"
    file.write_text(textwrap.dedent(PROGRAM))
    return file


def record(program: Path, *command: str) -> Path:
    """Run `python COMMAND... prog.py` beside the program and return the profile it leaves."""
    file = program.with_name("out.pstats")
    file.unlink(missing_ok=True)
    subprocess.run([sys.executable, *command, program.name], cwd=program.parent, check=True, capture_output=True)
    return file


def named(profile: Profile, name: str) -> int:
    [number] = [i for i, function in enumerate(profile.functions) if function.name == name]
    return number


def arrow(profile: Profile, caller: str, callee: str) -> tuple[object, ...]:
    [call] = [c for c in profile.calls if (c.caller, c.callee) == (named(profile, caller), named(profile, callee))]
    return call[2:6]


FIB = samples.profile_of(samples.recorded(samples.FIB))


def test_counts_are_not_swapped() -> None:
    """A function keeps total and primitive calls apart, though the file writes them the other way round for callers."""
    fib = FIB.functions[named(FIB, "fib")]
    assert (fib.total_calls, fib.primitive_calls) == (177, 1)
    assert arrow(FIB, "fib", "fib")[:2] == (176, 2)
    assert arrow(FIB, "main", "fib")[:2] == (1, 1)


def test_times_are_exact() -> None:
    """Self and cumulative times are those of the run, and the run time is the sum of all self times."""
    fib, main = FIB.functions[named(FIB, "fib")], FIB.functions[named(FIB, "main")]
    assert (fib.self_cost, fib.cumulative_cost) == pytest.approx((0.177, 0.177))
    assert (main.self_cost, main.cumulative_cost) == pytest.approx((0.25, 0.427))
    assert arrow(FIB, "main", "fib")[3] == pytest.approx(0.177)
    assert FIB.run_cost == pytest.approx(0.427)
    assert len(FIB.functions) == 3


@pytest.mark.parametrize(
    "stats",
    [samples.recorded(samples.SHOP), marshal.loads(samples.real()), samples.tangled(1)],
    ids=["shop", "real", "tangled"],
)
def test_agrees_with_pstats(stats: samples.Stats, tmp_path: Path) -> None:
    """Every figure is the one that the standard library's own reader has."""
    file = tmp_path / "file.pstats"
    file.write_bytes(marshal.dumps(stats))
    theirs = pstats.Stats(str(file)).stats  # type: ignore[attr-defined]
    profile = read_profile(file)
    assert {f.key: (f.primitive_calls, f.total_calls, f.self_cost, f.cumulative_cost) for f in profile.functions} == {
        key: figures[:4] for key, figures in theirs.items()
    }
    assert [function.key for function in profile.functions] == list(theirs)


@pytest.mark.skipif(sys.version_info >= (3, 17), reason="Python 3.17 has no module `profile`")
def test_pure_profile(program: Path) -> None:
    """The file of `python -m profile` reads, a code object among its names, and says how often but not how long for arrows."""
    profile = read_profile(record(program, "-W", "ignore", "-m", "profile", "-o", "out.pstats"))
    fib = profile.functions[named(profile, "fib")]
    assert (fib.total_calls, fib.primitive_calls, fib.origin) == (465, 1, "program")
    assert arrow(profile, "fib", "fib") == (464, 464, None, None)
    assert profile.recording.tool == "profile"
    assert profile.functions[named(profile, "sleep")].origin == "built-in"
    assert not any(str(program.parent) in function.name + function.path for function in profile.functions)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of `profile`, since Python 3.15
@pytest.mark.parametrize("module", OWN_PROFILERS)
def test_own_profilers(module: str, program: Path, tmp_path: Path) -> None:
    """What the profilers of the Python at hand write, under their old names and their new ones, reads with the same counts."""
    code = compile(program.read_text(encoding="utf-8"), str(program), "exec")
    import_module(module).Profile().runctx(code, {"__name__": "prog"}, None).dump_stats(tmp_path / "out.pstats")
    profile = read_profile(tmp_path / "out.pstats")
    fib = profile.functions[named(profile, "fib")]
    assert (fib.total_calls, fib.primitive_calls, fib.origin) == (465, 1, "program")
    assert arrow(profile, "main", "fib")[:2] == (1, 1)
    assert profile.recording.clock is UNNAMED
    assert profile.recording.tool == ("profile" if module == "profile" else "cProfile")


def test_yappi(program: Path) -> None:
    """A file of yappi, whose counts stand in the other order, reads with total and primitive calls where they belong."""
    profile = read_profile(record(program, "-m", "yappi", "-b", "-o", "out.pstats", "-f", "pstat"))
    fib = profile.functions[named(profile, "fib")]
    assert (fib.total_calls, fib.primitive_calls, fib.origin) == (465, 1, "program")
    assert arrow(profile, "fib", "fib")[:2] == (464, 0)
    assert arrow(profile, "nap", "time.sleep")[:2] == (1, 1)
    assert profile.functions[named(profile, "time.sleep")].origin == "built-in"
    assert profile.recording.counts_calls and profile.recording.tool == "yappi"


PYINSTRUMENT = """
import itertools, runpy, sys
from pyinstrument import Profiler, stack_sampler
from pyinstrument.renderers import PstatsRenderer
stack_sampler.get_stack_sampler().timer_func = itertools.count(0.0).__next__  # a second passes at each look at the clock
profiler = Profiler(interval=0.5)
with profiler:
    runpy.run_path(sys.argv[1], run_name="__main__")
with open("out.pstats", "w", encoding="utf-8", errors="surrogateescape") as file:
    file.write(profiler.output(PstatsRenderer(processor_options={"filter_threshold": 0})))
"""


def test_pyinstrument(program: Path) -> None:
    """A file of pyinstrument, which counts nothing, reads as sampled, without counts."""
    profile = read_profile(record(program, "-c", PYINSTRUMENT))
    assert profile.recording.sampled and not profile.recording.has_counts
    assert profile.recording.tool == "pyinstrument"
    assert {function.total_calls for function in profile.functions} == {0}
    assert profile.functions[named(profile, "sleep")].origin == "built-in"
    assert arrow(profile, "nap", "sleep")[:2] == (0, 0)


def test_own_sampler(tmp_path: Path) -> None:
    """What the sampling profiler of Python 3.15 makes of the stacks that it sees reads as samples, each function once."""
    collector = import_module("profiling.sampling.pstats_collector").PstatsCollector(10_000)
    seen = [[("work", 9), ("main", 3), ("<module>", 20)]] * 8 + [[("main", 4), ("<module>", 20)]]
    for stack in seen:
        frames = [SimpleNamespace(filename="/srv/shop/main.py", location=line, funcname=name) for name, line in stack]
        thread = SimpleNamespace(frame_info=frames, status=0, thread_id=1)
        collector.collect([SimpleNamespace(threads=[thread])])
    collector.export(tmp_path / "out.pstats")
    profile = read_profile(tmp_path / "out.pstats")
    assert profile.recording.clock is SAMPLES and profile.run_cost == pytest.approx(0.09)
    found: Any = {(f.name, f.line): (f.self_cost, f.cumulative_cost, f.origin) for f in profile.functions}
    assert found == {
        ("work", 9): (pytest.approx(0.08), pytest.approx(0.08), "program"),
        ("main", 3): (pytest.approx(0.01), pytest.approx(0.09), "program"),
        ("<module>", 20): (0, pytest.approx(0.09), "program"),
    }
    assert sorted(call.total_calls for call in profile.calls) == [8, 9]


if sys.version_info < (3, 15):
    del test_own_sampler  # a skipped test is a failed one where `CI` is set


def test_sampled() -> None:
    """The marker key of Python 3.15's sampling profiler is no function, and its callers are counts."""
    main, work = ("/srv/shop/main.py", 3, "main"), ("/srv/shop/main.py", 9, "work")
    stats = {main: (1, 9, 0.01, 0.09, {}), work: (8, 8, 0.08, 0.08, {main: 8}), ("__sampled__",): True}
    profile = samples.profile_of(stats)
    assert profile.recording.sampled and len(profile.functions) == 2
    assert profile.recording.tool == "profiling.sampling"
    assert arrow(profile, "main", "work") == (8, 8, None, None)


@pytest.mark.not_in_wasm
@pytest.mark.parametrize("module", ["cProfile", "profile"])
def test_other_versions(program: Path, module: str) -> None:
    """A profile that any Python of this machine wrote reads with the same counts."""
    for python in [found for version in VERSIONS if (found := find(version))] or [sys.executable]:
        command = [python, "-m", module, "-o", "out.pstats", program.name]
        subprocess.run(command, cwd=program.parent, check=True, capture_output=True)
        profile = read_profile(program.with_name("out.pstats"))
        fib = profile.functions[named(profile, "fib")]
        assert (fib.total_calls, fib.primitive_calls) == (465, 1)
        assert (profile.recording.tool, contradiction(profile)) == (module, "")


def test_notes_of_a_recording() -> None:
    """What our own recordings say of themselves is read; folders in the command are left out, for they name people."""
    stats = samples.recorded(samples.FIB)
    notes = {"clock": "cpu", "python": "CPython 3.12.1", "program": "/home/ann/shop/main.py --fast", "mine": "/a\n/b"}
    recording = samples.profile_of(stats, **notes).recording
    assert (recording.clock, recording.python) == (CPU, "CPython 3.12.1")
    assert (recording.program, recording.mine) == ("main.py --fast", ("/a", "/b"))


@pytest.mark.parametrize("note", [-0.5, float("nan"), float("inf"), 1e300, True, 7, "7", None], ids=repr)
def test_seconds_of_a_recording(note: object) -> None:
    """What the process used is read where it is a time that can be, and left out where a file has anything else there."""
    data = marshal.dumps(samples.recorded(samples.FIB))
    notes = {"profiling-demo": "1", "clock": "wall", "elapsed": 2.5, "cpu": 0.0}
    good = parse_profile(data + marshal.dumps(notes)).recording
    assert (good.elapsed, good.cpu, good.children) == (2.5, 0.0, None)
    bad = parse_profile(data + marshal.dumps({**notes, "elapsed": note, "cpu": note, "children": note})).recording
    assert (bad.elapsed, bad.cpu, bad.children) == (None, None, None)


@pytest.mark.parametrize(
    "trailer",
    [
        b"",
        b"\0",
        b"junk",
        b"{",
        b"N",
        b"\xff" * 99,
        marshal.dumps({"a": 1}),
        marshal.dumps([1, 2]),
        marshal.dumps({1: 2}),
    ],
    ids=repr,
)
def test_foreign_trailer(trailer: bytes) -> None:
    """What another tool writes behind the profile does no harm."""
    stats = samples.recorded(samples.FIB)
    assert parse_profile(marshal.dumps(stats) + trailer) == samples.profile_of(stats)


def test_hostile_notes() -> None:
    """Notes that are no texts, or far too long, are cut to what makes sense."""
    data = marshal.dumps(samples.recorded(samples.FIB))
    notes = {"profiling-demo": 1, "clock": 7, "python": "\x1b[31m" * 9000, "mine": "/x\n" * 20_000}
    recording = parse_profile(data + marshal.dumps(notes)).recording
    assert recording.clock is UNNAMED and len(recording.python) <= 120 and "\x1b" not in recording.python
    assert len(recording.mine) <= MOST_PLACES


@pytest.mark.parametrize("note", [2**14_990, -(2**14_990), None, 1.5], ids=["large", "small", "none", "fraction"])
def test_notes_that_are_no_texts(note: object) -> None:
    """A note that is no text is none, however large a number it is."""
    data = marshal.dumps(samples.recorded(samples.FIB))
    notes = dict.fromkeys(("python", "program", "end", "mine", "clock", "within", "compiled"), note)
    recording = parse_profile(data + marshal.dumps({"profiling-demo": "1", **notes})).recording
    assert (recording.python, recording.program, recording.end, recording.mine) == ("", "", "", ())


@pytest.mark.skipif(sys.version_info < (3, 11), reason="code objects have another form before")
def test_names_made_of_each_other() -> None:
    """A name that stands for a code object, and may refer to others, cannot grow beyond all bounds."""
    code = compile("def f(): pass", "x" * 60_000, "exec").co_consts[0]
    with pytest.raises(Malformed, match="too long a name"):
        parse_profile(marshal.dumps({("f", 1, code): (1, 1, 0.1, 0.1, {})}))


def test_mine() -> None:
    """`mine` is the program, and all other files are not, whatever the recording says."""
    stats: samples.Stats = {("/a/x.py", 1, "x"): (1, 1, 0.1, 0.1, {}), ("/b/y.py", 1, "y"): (1, 1, 0.1, 0.1, {})}
    data = marshal.dumps(stats) + marshal.dumps({"profiling-demo": "1", "mine": "/a"})
    assert [f.origin for f in parse_profile(data).functions] == ["program", "library"]
    assert [f.origin for f in parse_profile(data, ["/b"]).functions] == ["library", "program"]


def test_caller_without_figures() -> None:
    """A caller that the table leaves out becomes a function with zeros, so that no arrow is lost."""
    profile = samples.profile_of({("f.py", 1, "f"): (1, 1, 0.5, 0.5, {("g.py", 2, "g"): (1, 1, 0.5, 0.5)})})
    assert [(f.name, f.total_calls, f.self_cost) for f in profile.functions] == [("f", 1, 0.5), ("g", 0, 0.0)]
    assert [(call.caller, call.callee) for call in profile.calls] == [(1, 0)]


def test_times_below_zero() -> None:
    """Times that a corrected clock leaves below zero stay as they are, in the sum too, and have no share."""
    profile = samples.profile_of({("f.py", 1, "f"): (1, 1, 0.5, 0.5, {}), ("f.py", 2, "g"): (1, 1, -0.1, -0.1, {})})
    assert profile.run_cost == pytest.approx(0.4)
    assert profile.share(-0.1) == 0.0


def test_share_of_nothing() -> None:
    """In a run that took no time every share is 0."""
    assert samples.profile_of({("f.py", 1, "f"): (1, 1, 0.0, 0.0, {})}).share(0.0) == 0.0


def test_names_by_reference() -> None:
    """A long name that a file uses for very many functions is refused: it would fill pages, not the file."""
    name = "n" * 60_000
    with pytest.raises(Malformed):
        samples.profile_of({("f.py", line, name): (1, 1, 0.0, 0.0, {}) for line in range(LARGEST_FILE // 60_000 + 1)})


def test_properties() -> None:
    """Place and module of a function are those of its file; a built-in has none."""
    stats: samples.Stats = {
        (f"/x/lib/python3.11/site-packages/{file}", 7, "f"): (1, 1, 0.0, 0.0, {})
        for file in ("a/b.py", "a/__init__.py")
    }
    stats[("~", 0, "<built-in method time.sleep>")] = (1, 1, 0.0, 0.0, {})
    one, two, sleep = samples.profile_of(stats).functions
    assert (one.place, module(one.path)) == ("a/b.py:7", "a.b")
    assert (two.place, module(two.path)) == ("a/__init__.py:7", "a")
    assert (sleep.name, sleep.place, module(sleep.path), sleep.line) == ("time.sleep", "", "", 0)


@pytest.mark.parametrize("content", [b"", b"hello\n", b"# callgrind format\n", bytes(9999), b"\0\xfb"], ids=len)
def test_other_files(content: bytes, tmp_path: Path) -> None:
    """A file that is no profile gives one line that says so and what to type next."""
    file = tmp_path / "some file.pstats"
    file.write_bytes(content)
    with pytest.raises(ProfileFileError) as caught:
        read_profile(file)
    assert "\n" not in str(caught.value) and "python -m demo profile" in str(caught.value)


def test_long_names() -> None:
    """Where a text has been compiled under its own text, the names that are shown are short; the key stays whole."""
    text = "def f(k):\n" + "    k += 1\n" * 300
    profile = samples.profile_of({(text, 1, "f" * 500): (1, 1, 0.5, 0.5, {})})
    [function] = profile.functions
    assert len(function.place) < 110 and len(function.name) < 110 and function.key == (text, 1, "f" * 500)
    assert function.path.startswith("def f(k):") and "…" in function.path


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there, or a folder, gives one line that says so."""
    for path in (tmp_path / "missing.pstats", tmp_path):
        with pytest.raises(ProfileFileError) as caught:
            read_profile(path)
        assert os.fspath(path) in str(caught.value) and "\n" not in str(caught.value)
