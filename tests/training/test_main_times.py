"""How long whole programs take, before and after; said, and never judged."""

import os
from pathlib import Path

import pytest

from demo.training.main_times import MainTimes, compared


@pytest.mark.parametrize(
    ("rounds", "said"),
    [
        ([], ""),
        (
            [(0.9, 0.31), (0.8, 0.2)],
            "took 800 ms as shipped, and takes 200 ms now: about 4 times shorter, the least of 2",
        ),
        (
            [(0.1, 0.3), (0.2, 0.25), (0.15, 0.4)],
            "took 100 ms as shipped, and takes 250 ms now: about 2.5 times longer",
        ),
        ([(0.5, 0.0)], ""),
        ([(0.5, 0.4)], "takes 400 ms now: about as long."),
    ],
)
def test_sentence(rounds: list[tuple[float, float]], said: str) -> None:
    """The least of all runs of each program counts; what differs by less than half is about as long."""
    assert said in compared(rounds)


@pytest.mark.not_in_wasm
def test_programs(tmp_path: Path) -> None:
    """Each program runs as a script, in an empty folder; of one that fails nothing is said."""
    script = tmp_path / "script.py"
    script.write_text("import os\nassert __name__ == '__main__' and os.listdir() == []\n")
    fails = tmp_path / "fails.py"
    fails.write_text("raise ValueError\n")
    with MainTimes(script, script, dict(os.environ)) as times:
        assert "the whole program took " in times.sentence()
    with MainTimes(script, fails, dict(os.environ)) as times:
        assert times.sentence() == ""


@pytest.mark.not_in_wasm
def test_ends(tmp_path: Path) -> None:
    """Who does not wait for the end ends the programs, too."""
    endless = tmp_path / "endless.py"
    endless.write_text("import threading\nthreading.Event().wait()\n")
    with MainTimes(endless, endless, dict(os.environ)):
        pass
