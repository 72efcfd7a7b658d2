"""How long whole programs take, before and after; said, and never judged."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.training import main_times
from demo.training.main_times import MainTimes, compared


@pytest.mark.parametrize(
    ("rounds", "said"),
    [
        ([], ""),
        (
            [(0.9, 0.31), (0.8, 0.2)],
            "took 800 ms as shipped, and takes 200 ms now: about 4 times faster, the fastest of 2",
        ),
        (
            [(0.1, 0.3), (0.2, 0.25), (0.15, 0.4)],
            "took 100 ms as shipped, and takes 250 ms now: about 2.5 times slower",
        ),
        ([(0.5, 0.0)], ""),
        ([(0.5, 0.4)], "takes 400 ms now: no clear difference."),
    ],
)
def test_sentence(rounds: list[tuple[float, float]], said: str) -> None:
    """The least of all runs of each program counts; times that differ by less than half differ by chance."""
    assert said in compared(rounds)


@pytest.fixture
def said(tmp_path: Path) -> Callable[[str, str], str]:
    """Return what says how two programs compare."""

    def say(shipped: str, now: str) -> str:
        (tmp_path / "shipped.py").write_text(shipped, encoding="utf-8")
        (tmp_path / "now.py").write_text(now, encoding="utf-8")
        with MainTimes(tmp_path / "shipped.py", tmp_path / "now.py", dict(os.environ)) as times:
            return times.sentence()

    return say


SCRIPT = "import os\nassert __name__ == '__main__' and os.listdir() == []\nopen('left', 'w').close()\n"
FAILS = "raise ValueError\n"


@pytest.mark.not_in_wasm
def test_programs(said: Callable[[str, str], str]) -> None:
    """Each program runs as a script, in an empty folder; a `main` that fails is mentioned, if the one as shipped does not."""
    assert "the whole program took " in said(SCRIPT, SCRIPT)
    assert said(SCRIPT, FAILS) == (
        "The whole program didn't reach its end: does main still work? Run it once without the profiler."
    )
    assert said(FAILS, SCRIPT) == said(FAILS, FAILS) == ""


@pytest.mark.not_in_wasm
def test_too_long(said: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is given up is mentioned."""
    monkeypatch.setattr(main_times, "PATIENCE", 0.5)
    assert said("pass", "import threading\nthreading.Event().wait()\n").endswith(
        " as shipped, and didn't finish within 0.5 s now."
    )


@pytest.mark.not_in_wasm
def test_side_by_side(said: Callable[[str, str], str]) -> None:
    """Both programs run at the same time, so that neither has more to wait for: each can wait for the other."""
    meets = """
import os, sys
here = sys.argv[0].replace("shipped", "?").replace("now", "?")
mine = "shipped" if "shipped" in sys.argv[0] else "now"
open(here.replace("?", mine) + ".up", "w").close()
while not os.path.exists(here.replace("?", "now" if mine == "shipped" else "shipped") + ".up"):
    pass
"""
    assert "the whole program took " in said(meets, meets)


@pytest.mark.not_in_wasm
def test_ends(tmp_path: Path) -> None:
    """Who does not wait for the end ends the programs, too."""
    endless = tmp_path / "endless.py"
    endless.write_text("import threading\nthreading.Event().wait()\n")
    with MainTimes(endless, endless, dict(os.environ)):
        pass
