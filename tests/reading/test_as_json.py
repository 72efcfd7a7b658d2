"""Claims as JSON: all that the sentences say, and nothing of the machine."""

import json
from typing import Any, NamedTuple, get_args

import pytest

from demo.folding.graph import Box
from demo.profiles.clocks import CPU, WALL, Clock
from demo.profiles.model import Function
from demo.reading import claims as say
from demo.reading.as_json import FIGURES, SCHEMA, as_json
from demo.reading.english import sentences
from tests import samples
from tests.reading.aloud import claimed
from tests.reading.test_reading import CALLS, WORKLOAD

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


def test_any_claim() -> None:
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
                    {
                        "box": {"name": "imports: json", "file": "", "line": 0, "origin": "imports"}
                        | dict(zip(FIGURES, (3, 3, 0.25, 0.75))),
                        "share": 0.25,
                    }
                ],
                "function": {"name": "price", "file": "main.py", "line": 7, "origin": "program"}
                | dict(zip(FIGURES, (9, 8, 0.5, 1.5))),
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


def written(stats: samples.Stats) -> dict[str, Any]:
    profile = samples.profile_of(stats)
    found: dict[str, Any] = json.loads(as_json(claimed(profile), profile.clock))
    return found


def test_the_whole() -> None:
    """The object says which schema, unit and clock it has, and holds every claim in order."""
    stats = samples.made(WORKLOAD, CALLS)
    whole = written(stats)
    claims = claimed(samples.profile_of(stats))
    assert (whole["schema"], whole["unit"], whole["clock"]) == (SCHEMA, "s", "")
    assert [one["claim"] for one in whole["claims"]] == [type(claim).__name__ for claim in claims]
    assert all(list(one) == ["claim", *claim._fields] for one, claim in zip(whole["claims"], claims))


def test_a_function() -> None:
    """A function has its name, place and figures."""
    [spot, *_] = [one for one in written(samples.made(WORKLOAD, CALLS))["claims"] if one["claim"] == "HotSpot"]
    nap = {"name": "nap", "file": "main.py", "line": samples.key_of("nap")[1], "origin": "program"}
    assert spot["caller"]["function"] == nap | dict(zip(FIGURES, (2, 2, 0.0, 1.0)))
    assert (spot["share"], spot["caller"]["calls"], spot["caller"]["share"], spot["caller"]["alone"]) == (
        0.5,
        2,
        1.0,
        True,
    )


@pytest.mark.parametrize("seed", range(12))
def test_nothing_of_a_machine(seed: int) -> None:
    """No folder of a machine is in it, and no number that is none."""
    for make in (samples.grown, samples.tangled):
        text = json.dumps(written(make(seed)))
        assert "/home/" not in text and "/usr/" not in text and "NaN" not in text


def test_every_claim_has_words() -> None:
    """Each kind of claim can be put into a sentence."""
    from demo.reading.english import _WORDS

    assert set(get_args(say.Claim)) == set(_WORDS)
    assert sentences((), samples.profile_of(samples.made(WORKLOAD, CALLS)).clock) == []
