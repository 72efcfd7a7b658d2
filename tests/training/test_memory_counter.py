"""demo/training/memory_counter.py and main_profiles.py: bytes of programs whose blocks are known."""

import gc
import sys
import tracemalloc
from pathlib import Path

import pytest

from demo.profiles.reader import parse_profile
from demo.training.main_profiles import main_profiles
from demo.training.memory_counter import MemoryCounter
from demo.training.room import Unfit

OVERHEAD = sys.getsizeof(b"")
SLACK = 2_000
"""Bytes."""


class Circle:
    """Refers to itself."""

    def __init__(self) -> None:
        self.me = self


def test_peak_and_kept() -> None:
    """What is held at the same time counts, not what was asked for in all; and what is held behind the end."""
    before = bytes(3_000_000)
    with MemoryCounter() as counter:
        counter.start()
        for _ in range(20):
            bytes(400_000)
        kept = bytes(70_000)
        len(bytes(900_000))
    assert counter.memory.peak == pytest.approx(970_000 + 2 * OVERHEAD, abs=SLACK)
    assert counter.memory.kept == pytest.approx(70_000 + OVERHEAD, abs=SLACK)
    assert len(before) > len(kept)


@pytest.mark.parametrize("switch", [gc.enable, gc.disable, gc.collect])
def test_circles(switch: object) -> None:
    """Objects in circles count, whenever the collector has come, also if it never would; what was there before does not."""
    for _ in range(50):
        Circle()
    assert callable(switch)
    with MemoryCounter() as counter:
        counter.start()
        for _ in range(300):
            Circle()
        switch()
        for _ in range(300):
            Circle()
    of_each = 2 if sys.version_info < (3, 11) else 1  # an object and, in old versions, its dict
    assert counter.memory.circular == 600 * of_each
    assert counter.memory.kept < SLACK
    assert gc.isenabled()


def test_nothing() -> None:
    """A program that does nothing holds nothing, and is in no circle."""
    with MemoryCounter() as counter:
        counter.start()
    assert counter.memory.peak < SLACK
    assert counter.memory.circular == 0


@pytest.mark.parametrize("deed", ["stop", "clear_traces", "reset_peak"])
def test_counted_by_itself(deed: str) -> None:
    """A program that has tracemalloc forget cannot be judged; once it is over, all is as before."""
    before = getattr(tracemalloc, deed)
    with MemoryCounter() as counter:
        counter.start()
        with pytest.raises(Unfit, match="tracemalloc"):
            getattr(tracemalloc, deed)()
    assert getattr(tracemalloc, deed) is before
    assert not tracemalloc.is_tracing()


def test_left_on() -> None:
    """What an earlier run has traced does not count."""
    tracemalloc.start()
    before = bytes(5_000_000)
    with MemoryCounter() as counter:
        counter.start()
        len(bytes(80_000))
    assert counter.memory.peak == pytest.approx(80_000 + OVERHEAD, abs=SLACK)
    assert counter.memory.kept < SLACK < len(before)


def test_main_profiles(tmp_path: Path) -> None:
    """Programs are recorded as scripts, in empty folders; one that leaves no profile disturbs no other."""
    texts = (
        "import os\nassert os.listdir() == []\nopen('made', 'w').close()\nKEPT = bytes(600_000)\nprint('said')\n",
        "__import__('os')._exit(0)",
        "KEPT = bytes(200_000)\nraise OSError\n",
    )
    files = [tmp_path / f"{name}.py" for name in "abc"]
    for file, text in zip(files, texts):
        file.write_text(text, encoding="utf-8")
    first, second, third = main_profiles("kept", files)
    assert second == b""
    for data, size in ((first, 600_000), (third, 200_000)):
        profile = parse_profile(data)
        assert profile.clock.name == "kept"
        [module] = [function for function in profile.functions if function.name == "<module>"]
        assert module.self_cost == pytest.approx(size + OVERHEAD, abs=SLACK)
    assert sorted(tmp_path.iterdir()) == files
