"""Claims as JSON: one rule for all kinds."""

import json
from typing import NamedTuple

from demo.folding.graph import Box
from demo.profiles.clocks import CPU, WALL, Clock
from demo.profiles.model import Function
from demo.reading.as_json import as_json

FUNCTION = Function(("/home/ann/shop/main.py", 7, "price"), "price", "main.py", "program", 9, 8, 0.5, 1.5)
BOX = Box(("", 0, "imports: json"), "imports: json", "", "imports", 3, 3, 0.25, 0.75, folded=4)


class Step(NamedTuple):
    """A named tuple inside a claim."""

    box: Box
    share: float


class Path(NamedTuple):
    """A claim with all that one may hold."""

    steps: tuple[Step, ...]
    function: Function
    clock: Clock
    caller: Function | None
    lines: tuple[tuple[int, ...], ...]
    text: str
    certain: bool
    cost: float


def test_as_json() -> None:
    """A claim has its name and its fields; a function is where it stands; what is no number is null; nothing else is there."""
    claim = Path((Step(BOX, 0.25),), FUNCTION, WALL, None, ((2, 3), ()), "π", True, float("nan"))
    text = as_json([claim], CPU)
    assert json.loads(text) == {
        "schema": 1,
        "unit": "s",
        "clock": "cpu",
        "claims": [
            {
                "claim": "Path",
                "steps": [
                    {"box": {"name": "imports: json", "file": "", "line": 0, "origin": "imports"}, "share": 0.25}
                ],
                "function": {"name": "price", "file": "main.py", "line": 7, "origin": "program"},
                "clock": "wall",
                "caller": None,
                "lines": [[2, 3], []],
                "text": "π",
                "certain": True,
                "cost": None,
            }
        ],
    }
    assert text.isascii() and "ann" not in text
