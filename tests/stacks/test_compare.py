"""Two files of stacks, side by side: what is chance is not called a change, and boxes stay exact."""

import random
from collections import Counter

import pytest

from demo.comparison.changes import compare
from demo.comparison.claims import Changed
from demo.comparison.reading import claims
from demo.errors import DemoError
from demo.stacks.reader import parse
from tests import oracle, samples
from tests.stacks.test_folding import wrong
from tests.stacks.test_formats import stacks_of
from tests.stacks.writers import WRITERS, gecko, py_spy, speedscope

RUNS = 60
SAMPLES = 400


def sampled(costs: dict[oracle.Stack, int], rng: random.Random) -> dict[oracle.Stack, int]:
    """Return what a sampler might see of a run: each stack as often as chance has it."""
    return Counter(rng.choices(list(costs), [*costs.values()], k=SAMPLES))


def changed(before: bytes, after: bytes) -> list[str]:
    """Return the names of functions that are said to have changed."""
    comparison = compare(parse(before, [samples.FOLDER]), parse(after, [samples.FOLDER]))
    return [pair.any.key[2] for pair in (*comparison.pairs, *comparison.drawn.pairs) if pair.change != "same"]


@pytest.mark.parametrize("name", ["gecko", "py-spy"])
def test_chance(name: str) -> None:
    """Of the same program sampled twice, hardly ever anything is called a change; one that has come to cost half, always."""
    rng, programs = random.Random(5), [costs for costs in map(stacks_of, range(2, 2 + RUNS)) if len(costs) > 5]
    writer = WRITERS[name]
    false = [changed(writer(sampled(costs, rng)), writer(sampled(costs, rng))) for costs in programs]
    assert sum(map(bool, false)) <= 1 and len(programs) > 40
    tried = 0
    for costs in programs:  # the cheapest function gets as much as all together
        own = Counter[oracle.Stack]()
        for stack, cost in costs.items():
            own[stack[-1:]] += cost
        [key], cost = min(own.items(), key=lambda item: item[1])
        if cost < 0.2 * sum(costs.values()):
            stack = next(stack for stack in costs if stack[-1] == key)
            more = costs | {stack: costs[stack] + sum(costs.values())}
            assert key[2] in changed(writer(sampled(costs, rng)), writer(sampled(more, rng)))
            tried += 1
    assert tried > 30


def test_exact() -> None:
    """Boxes of both runs are what their stacks cost, whatever is in only one of them."""
    for seed in range(40):
        costs = stacks_of(seed)
        if len(costs) < 4:
            continue
        later = {stack: cost for number, (stack, cost) in enumerate(costs.items()) if number % 3}
        before, after = (parse(gecko(one), [samples.FOLDER]) for one in (costs, later))
        comparison = compare(before, after)
        assert comparison.matched.before.tree and comparison.matched.after.tree
        together = {stack: costs.get(stack, 0) + later.get(stack, 0) for stack in costs}
        drawn = comparison.drawn.together
        assert wrong(comparison.matched.together, drawn, together) == [], seed


def test_units() -> None:
    """Seconds are not compared with samples or bytes."""
    costs = stacks_of(7)
    for one, other in ((gecko(costs), py_spy(costs)), (speedscope(costs, "bytes", 1), gecko(costs))):
        with pytest.raises(DemoError, match="cannot be compared"):
            compare(parse(one), parse(other))


def test_a_function_that_was_not_seen() -> None:
    """A function that is in no sample of one run is not called new or gone: it may have run."""
    main, work = (f"{samples.FOLDER}/main.py", 1, "main"), (f"{samples.FOLDER}/main.py", 9, "work")
    few = compare(parse(gecko({(main,): 90, (main, work): 2})), parse(gecko({(main,): 90})))
    assert [pair.change for pair in few.pairs] == ["same", "same"]
    many = compare(parse(gecko({(main,): 90, (main, work): 60})), parse(gecko({(main,): 90})))
    assert [pair.change for pair in many.pairs if pair.any.name == "work"] == ["less"]
    assert any(isinstance(claim, Changed) for claim in claims(many))
