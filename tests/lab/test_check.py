"""demo/lab/check.py: exercises are judged without another process, as a page has to."""

import os
import sys
from pathlib import Path

import pytest

from demo.lab.check import judged
from demo.lab.show import warm_up
from demo.training.exercise import every, shipped, solution

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
KEEP = frozenset(name for name in sys.modules if not name.startswith("demo"))
IN_BROWSER = [name for name, check in every() if check.in_browser]


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """What is loaded when it is wanted is loaded."""
    warm_up()


@pytest.mark.parametrize("name", IN_BROWSER)
def test_judged(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As shipped an exercise is not solved, its solution solves it, both programs are drawn, and nothing is left behind."""
    before = os.getcwd(), list(sys.path), list(sys.argv), set(sys.modules)
    for file, solved in ((shipped(name), False), (solution(name), True)):
        said = judged(name, file.read_text(encoding="utf-8"), str(tmp_path), KEEP, lambda dot: SVG)
        assert (said["solved"], "svg" in said) == (solved, True), said["said"]
    assert (os.getcwd(), list(sys.path), list(sys.argv), set(sys.modules)) == before
