"""The row of bars of a run of several processes."""

import marshal
import re
from pathlib import Path

import pytest

from demo.parts.processes import Process
from demo.pipeline import MOST_BARS, Run, read
from tests import samples

MAIN, WORK = map(samples.key_of, ("main", "work"))


def profile(seconds: float, name: str = "work") -> bytes:
    """Return a profile in which `main` calls a function."""
    key = samples.key_of(name)
    stats = {MAIN: (1, 1, 0.0, seconds, {}), key: (3, 3, seconds, seconds, {MAIN: (3, 3, seconds, seconds)})}
    return marshal.dumps(stats)


def run_of(*works: float) -> Run:
    """Return a run of several processes, each with a function named after it."""
    run = read(profile(sum(works)))
    run.show_processes([Process(f"<b>{i}", profile(work * 2, f"work_{i}"), work) for i, work in enumerate(works)])
    return run


def bars(page: str) -> list[tuple[str, ...]]:
    """Return of each bar its name, share, seconds and length."""
    pattern = r"<bdi>([^<]*)</bdi> <b>([^<]*)</b> (.*)\s*<svg class=\"bar\".*<rect width=\"([\d.]+)\""
    return re.findall(pattern, page)


def test_bars() -> None:
    """Each process has a bar with its share of all, its seconds, and its length; its own graph lies beside it."""
    page = run_of(1.0, 5.0, 2.0).page("<svg></svg>")
    assert bars(page) == [
        ("&lt;b&gt;0", "12%", "1.00 s", "20.0"),
        ("&lt;b&gt;1", "62%", "5.00 s", "100.0"),
        ("&lt;b&gt;2", "25%", "2.00 s", "40.0"),
    ]
    assert "CPU time of 3 processes" in page
    graphs = re.findall(
        r"<template>(<svg.*?</svg>)</template><script type=\"application/json\">(.*?)</script>", page, re.S
    )
    assert [re.findall(r"work_\d", svg)[0] for svg, _ in graphs] == ["work_0", "work_1", "work_2"]
    assert [re.findall(r"work_\d", data)[0] for _, data in graphs] == ["work_0", "work_1", "work_2"]


def test_many() -> None:
    """Of many processes three have a bar, with their shares of all."""
    page = run_of(*map(float, range(1, MOST_BARS + 2))).page("<svg></svg>")
    assert [name for name, *_ in bars(page)] == ["least: &lt;b&gt;0", "median: &lt;b&gt;4", "most: &lt;b&gt;8"]
    assert [share for _, share, *_ in bars(page)] == ["2%", "11%", "20%"]
    assert f"CPU time of {MOST_BARS + 1} processes" in page


def test_none() -> None:
    """A run of one process has no bars, and neither has a page without a picture."""
    assert 'class="processes"' not in run_of(3.0).page("<svg></svg>")
    assert 'class="processes"' not in run_of(3.0, 4.0).page(None)


def test_files(tmp_path: Path) -> None:
    """A process may be known by its file alone."""
    file = tmp_path / "1.pstats"
    file.write_bytes(profile(4.0, "in_file"))
    run = read(profile(5.0))
    run.show_processes([Process("first", profile(1.0), 0.5), Process("other", file, 2.0)])
    assert "in_file" in run.page("<svg></svg>")


@pytest.mark.system_dot
def test_svg_alone(tmp_path: Path) -> None:
    """The processes are drawn for the page only."""
    run = run_of(1.0, 2.0)
    run.save(tmp_path, ("svg",))
    assert "drawing" not in vars(run.beside[0])
    run.save(tmp_path, ("html",), force=True)
    assert "work_1" in (tmp_path / "output.html").read_text(encoding="utf-8")
