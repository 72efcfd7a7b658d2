"""Claims as JSON: all that the sentences say, and nothing of the machine."""

import json
from typing import Any, get_args

import pytest

from demo.reading import claims as say
from demo.reading.as_json import FIGURES, SCHEMA, as_json
from demo.reading.english import sentences
from tests import samples
from tests.reading.aloud import claimed
from tests.reading.test_reading import CALLS, WORKLOAD


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
