"""Which profiler wrote a file, where it is told by little; files that they really wrote are read in `test_reader`."""

import pytest

from demo.profiles.tools import Tool
from tests import samples

MAIN, WORK = ("/srv/shop/main.py", 3, "main"), ("/srv/shop/main.py", 9, "work")
END = ("~", 0, "<method 'disable' of '_lsprof.Profiler' objects>")


@pytest.mark.parametrize(
    ("stats", "tool"),
    [
        ({MAIN: (1, 1, 0.5, 0.7, {}), END: (1, 1, 0.0, 0.0, {})}, "cProfile"),
        ({MAIN: (1, 1, 0.5, 0.7, {}), ("time", 0, "sleep"): (2, 2, 0.2, 0.2, {MAIN: (2, 2, 0.2, 0.2)})}, "yappi"),
        ({("/srv/shop/main.py", 3, "Shop.main"): (1, 1, 0.5, 0.7, {})}, "yappi"),
        ({MAIN: (-1, -1, 0.5, 0.7, {}), WORK: (-1, -1, 0.2, 0.2, {MAIN: (-1, -1, 0.2, 0.2)})}, "pyinstrument"),
        ({MAIN: (1, 9, 0.1, 0.9, {}), WORK: (8, 8, 0.8, 0.8, {MAIN: 8}), ("__sampled__",): True}, "profiling.sampling"),
        ({MAIN: (1, 1, 0.5, 0.7, {}), WORK: (2, 2, 0.2, 0.2, {MAIN: 2})}, "profile"),
        ({MAIN: (1, 1, 0.5, 0.7, {}), WORK: (2, 2, 0.2, 0.2, {MAIN: (2, 2, 0.2, 0.2)})}, ""),
    ],
    ids=str,
)
def test_tool(stats: samples.Stats, tool: Tool) -> None:
    """Each profiler is known by what it alone writes; where nothing of the kind is in a file, none is named."""
    assert samples.profile_of(stats).recording.tool == tool


def test_own_recording() -> None:
    """What we have recorded was recorded by cProfile."""
    stats: samples.Stats = {MAIN: (1, 1, 0.5, 0.7, {})}
    assert samples.profile_of(stats, clock="wall").recording.tool == "cProfile"
