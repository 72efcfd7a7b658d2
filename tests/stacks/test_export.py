"""What is written for other tools is read from there with the same figures, by readers that aren't ours where there are any."""

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import gprof2dot
import pytest

import demo as profiling
from demo.errors import DemoError
from demo.pipeline import Run
from tests import samples
from tests.stacks.test_formats import stacks_of
from tests.stacks.writers import TICK, WRITERS, gecko, py_spy

NANOSECONDS = 1e9


def exported(run: Run, name: str, tmp_path: Path) -> bytes:
    """Return what is written under a name."""
    saved = run.save(tmp_path / name)
    assert saved.files == [tmp_path / name] and saved.alone
    return (tmp_path / name).read_bytes()


def figures(run: Run, factor: float) -> dict[str, tuple[int, int]]:
    """Return self and cumulative cost of each function, in whole units."""
    return {f.name: (round(f.self_cost * factor), round(f.cumulative_cost * factor)) for f in run.profile.functions}


@pytest.mark.parametrize("name", WRITERS)
def test_there_and_back(name: str, tmp_path: Path) -> None:
    """What is written and read again is said alike: whose code it is, what it cost, and how sure that is where it was known."""
    run = profiling.read(WRITERS[name](stacks_of(7)))
    before = run.profile.recording.sampling
    for number, end in enumerate(("speedscope.json", "collapsed")):
        again = profiling.read(exported(run, f"{number}.{end}", tmp_path))
        was, now = (
            {(f.name, f.origin): one.share(f.self_cost) for f in one.functions} for one in (run.profile, again.profile)
        )
        assert now == pytest.approx(was, abs=1e-6)
        sampling, unit = again.profile.recording.sampling, again.profile.clock.unit
        assert sampling and before
        if end == "collapsed" and before.number == run.profile.run_cost / TICK:  # a tick each, in these files
            assert (unit, sampling.number) == ("samples", before.number)
        else:
            assert (unit, sampling.number) == (run.profile.clock.unit, before.number if unit == "samples" else 0)


def test_callgrind(tmp_path: Path) -> None:
    """gprof2dot reads the pairs of a recording, and of stacks, with the same costs, and counts where there are any."""
    for source, factor in (
        (samples.real(), NANOSECONDS),
        (gecko(stacks_of(7)), NANOSECONDS),
        (py_spy(stacks_of(7)), 1),
    ):
        run = profiling.read(source)
        text = exported(run, "a.callgrind", tmp_path).decode()
        read = gprof2dot.CallgrindParser(io.StringIO(text)).parse()
        own = {f.name: f[gprof2dot.SAMPLES] for f in read.functions.values() if gprof2dot.SAMPLES in f}
        wanted = Counter[str]()
        for function in run.profile.functions:
            name = f"{function.name}:{function.line}" if function.line else function.name
            wanted[name] += max(round(function.self_cost * factor), 0)
        assert own == wanted
        lines = text.splitlines()
        assert len([line for line in lines if line.startswith("calls=")]) == len(run.profile.calls)
        assert sum(int(line.split("=")[1].split()[0]) for line in lines if line.startswith("calls=")) == sum(
            call.total_calls for call in run.profile.calls
        )
        (tmp_path / "a.callgrind").unlink()


def test_speedscope_schema(tmp_path: Path) -> None:
    """A file has what speedscope's schema asks for: as many weights as samples, frames that exist, and the sum at its end."""
    for write in WRITERS.values():
        (tmp_path / "a.speedscope.json").unlink(missing_ok=True)
        run = profiling.read(write(stacks_of(7)))
        whole: dict[str, Any] = json.loads(exported(run, "a.speedscope.json", tmp_path))
        [part] = whole["profiles"]
        assert part["unit"] == {"s": "seconds", "B": "bytes", "samples": "none"}[run.profile.clock.unit]
        assert len(part["samples"]) == len(part["weights"]) and sum(part["weights"]) == part["endValue"]
        assert {frame for stack in part["samples"] for frame in stack} <= set(range(len(whole["shared"]["frames"])))


@pytest.mark.parametrize("name", ["a.speedscope.json", "a.collapsed"])
def test_pairs_are_not_stacks(name: str, tmp_path: Path) -> None:
    """A profile with pairs isn't written as stacks, which it doesn't have; nothing is left behind."""
    with pytest.raises(DemoError, match=r"only pairs of caller and callee.* \.?-o FILE\.callgrind|-o FILE\.callgrind"):
        profiling.read(samples.real()).save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_not_replaced(tmp_path: Path) -> None:
    """A file that is there already is left alone, unless it is forced."""
    (tmp_path / "a.collapsed").write_text("theirs", encoding="utf-8")
    run = profiling.read(gecko(stacks_of(7)))
    with pytest.raises(DemoError, match="--force"):
        run.save(tmp_path / "a.collapsed")
    run.save(tmp_path / "a.collapsed", force=True)
    assert (tmp_path / "a.collapsed").read_text(encoding="utf-8").count("\n") > 3
