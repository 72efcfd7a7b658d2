"""Every claim about files of stacks, against the stacks themselves: the same judge as for profiles of pairs."""

from collections import Counter
from collections.abc import Iterator

import pytest

from demo.folding.focus import focus
from demo.profiles.tables import Key
from demo.reading import claims as say
from demo.reading.reading import claims
from demo.stacks.reader import parse
from tests import oracle, samples
from tests.reading.test_against_stacks import Run, contradictions
from tests.stacks.test_formats import stacks_of
from tests.stacks.writers import TICK, WRITERS

PROGRAMS = 250


def falsehoods(seed: int, name: str, counts: Counter[str]) -> Iterator[str]:
    """Yield what is false in the reading of one random program's stacks, and count the claims of each kind."""
    costs = stacks_of(seed)
    if not costs:
        return
    profile = parse(WRITERS[name](costs), [samples.FOLDER])
    keys: dict[tuple[str, str], Key] = {(f.key[0], f.key[2]): f.key for f in profile.functions}
    tick = TICK if profile.clock.unit == "s" else 1
    known: Counter[oracle.Stack] = Counter()
    for stack, cost in costs.items():
        known[tuple(keys[file, function] for file, _, function in stack)] += cost * tick  # type: ignore[assignment]
    run = Run(profile, oracle.Truth(known, Counter()))
    for claim in claims(profile, focus(profile)):
        counts[type(claim).__name__] += 1
        if isinstance(claim, say.StacksTook):
            if claim.cost != pytest.approx(run.whole):
                yield f"the stacks took {claim.cost}, and not {run.whole}"
        elif not isinstance(claim, say.HotPath | say.Sampled):  # of which `test_reading` judges the first
            yield from contradictions(run, claim)


@pytest.mark.parametrize("name", ["speedscope", "speedscope, bytes", "perf", "gecko"])
def test_every_claim(name: str) -> None:
    """No claim is contradicted by the stacks, and there are many of each kind."""
    counts: Counter[str] = Counter()
    found = [(seed, text) for seed in range(PROGRAMS) for text in falsehoods(seed, name, counts)]
    assert found == []
    assert min(counts["HotSpot"], counts["StartAtCalls"], counts["StartAtCode"], counts["Folded"]) > 20, counts
