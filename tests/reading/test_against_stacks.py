"""Every claim of a reading, against the whole call stacks of random programs."""

import marshal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

import pytest

from demo.folding.focus import focus
from demo.profiles.model import Profile
from demo.profiles.reader import parse_profile
from demo.profiles.tables import Key
from demo.reading import claims as say
from demo.reading import waiting
from demo.reading.places import STANDS_OUT
from demo.reading.reading import claims
from tests import oracle, samples

PROGRAMS = 2_000
PARTS = 8
IMPORTS = oracle.PLACES["imports"]
WAITS, READABLE = ("~", 0, "<method 'append' of 'collections.deque' objects>"), "collections.deque.append"
"""What stands for waiting in programs that must not wait."""
Record: TypeAlias = Callable[[list[tuple[str, str]]], samples.Stats]
UNCHECKED = (say.Folded, say.TooShort, say.Crowded, say.Coroutines, say.Waited, say.Generators, say.NotCounted)
"""What does not depend on stacks."""
ELSEWHERE, IMPORTED = "elsewhere", "imported"


class Run:
    """What is known of one run: whole stacks, and what each of the program's functions spends."""

    def __init__(self, profile: Profile, truth: oracle.Truth) -> None:
        self.profile, self.truth = profile, truth
        self.counted = profile.recording.counts_calls
        self.whole = sum(truth.costs.values())
        self.pairs = truth.pairs()
        self.spent = self.spent_by(is_own)
        self.best = best(self.spent)

    def spent_by(self, is_place: Callable[[Key], bool]) -> "Counter[Key | str]":
        """Add up what each place spends."""
        spent: Counter[Key | str] = Counter()
        for stack, cost in self.truth.costs.items():
            spent[spender(stack, is_place)] += cost
        return spent

    def spent_with_tools(self) -> "Counter[Key | str]":
        """Add up what each place spends; what a run begins with is one, too, if nothing of the program's stands out."""
        if self.best >= STANDS_OUT * self.whole:
            return self.spent
        tools = {stack[0] for stack in self.truth.costs}
        return self.spent_by(lambda key: is_own(key) or key in tools)

    def cost(self, stacks: Iterable[oracle.Stack]) -> float:
        """Add up what some stacks cost."""
        return sum(self.truth.costs[stack] for stack in stacks)

    def with_call(self, caller: Key, callees: set[Key]) -> float:
        """Add up what those stacks cost in which a function calls one of some others."""
        return self.cost(s for s in self.truth.costs if any(a == caller and b in callees for a, b in pairwise(s)))


def best(spent: "Counter[Key | str]") -> float:
    """Return what is spent at the most expensive place."""
    return max((cost for place, cost in spent.items() if place != ELSEWHERE), default=0.0)


def spender(stack: oracle.Stack, is_place: Callable[[Key], bool]) -> Key | str:
    """Return the innermost function that is a place, or what comes below it if that is an import."""
    own = [i for i, key in enumerate(stack) if is_place(key)]
    if not own:
        return ELSEWHERE
    return IMPORTED if any(imports(key) for key in stack[own[-1] + 1 :]) else stack[own[-1]]


def is_own(key: Key) -> bool:
    return key[0].startswith(samples.FOLDER)


def imports(key: Key) -> bool:
    return key[0] in IMPORTS or (key[2] == "<module>" and not is_own(key))


def holds(stack: oracle.Stack, steps: list[say.Step]) -> bool:
    """Say whether a stack holds steps in their order: of the direct ones, the calls."""
    place = -1
    for i, step in enumerate(steps):
        if i and step.direct:
            pair = steps[i - 1].function.key, step.function.key
            place = next((j for j in range(place, len(stack) - 1) if (stack[j], stack[j + 1]) == pair), len(stack))
            place += 1
        else:
            place = next((j for j in range(place + 1, len(stack)) if stack[j] == step.function.key), len(stack))
        if place >= len(stack):
            return False
    return True


def hot_path(run: Run, claim: say.HotPath) -> Iterator[str]:
    for i, step in enumerate(claim.steps):
        steps = list(claim.steps[: i + 1])
        cost = run.cost(stack for stack in run.truth.costs if holds(stack, steps)) / run.whole
        if not step.share - 1e-9 <= cost <= step.most + 1e-9:
            yield f"the path to {step.function.name} costs {cost}, and not {step.share} to {step.most}"
        of_all = run.cost(stack for stack in run.truth.costs if step.function.key in stack) / run.whole
        if cost < of_all / 2 - 1e-9:
            yield f"most of {step.function.name} comes from elsewhere"
    for step, following in pairwise(claim.steps):
        if following.direct:
            taken = run.with_call(step.function.key, {following.function.key})
            above = {
                key
                for stack in run.truth.calls
                if step.function.key in stack
                for key in stack[: stack.index(step.function.key)]
            }
            others = {b for a, b in run.pairs if a == step.function.key != b and b not in above}
            if any(run.with_call(step.function.key, {other}) > taken + 1e-9 for other in others):
                yield f"{following.function.name} is not the heaviest arrow"


def hot_spot(run: Run, claim: say.HotSpot) -> Iterator[str]:
    key, caller = claim.function.key, claim.caller
    own = run.cost(stack for stack in run.truth.costs if stack[-1] == key)
    if own != pytest.approx(claim.share * run.whole) or own != pytest.approx(claim.function.self_cost):
        yield f"self time of {key[2]}"
    if caller:
        if run.pairs[caller.function.key, key] != caller.calls:
            yield f"{caller.calls} calls of {key[2]} by {caller.function.name}"
        by = [stack for stack in run.truth.costs if stack[-2:] == (caller.function.key, key)]
        if caller.share is not None and run.cost(by) != pytest.approx(caller.share * own):
            yield f"share of {caller.function.name} in {key[2]}"
        callers = {a for a, b in run.pairs if b == key and a != key}
        if (callers == {caller.function.key}) != caller.alone:
            yield f"{caller.function.name} alone calls {key[2]}: {caller.alone}"
        if caller.behalf:
            above = [next((k for k in reversed(stack[:-1]) if is_own(k)), None) == caller.behalf.key for stack in by]
            if run.cost(stack for stack, right in zip(by, above) if right) < 0.95 * run.cost(by) - 1e-9:
                yield f"{key[2]} on behalf of {caller.behalf.name}"


def start(run: Run, claim: say.Claim) -> Iterator[str]:
    if isinstance(claim, say.NothingStandsOut):
        if run.best > claim.share * run.whole + 1e-9:
            yield f"nothing stands out, but {run.best}"
        for function, calls, share in claim.parts:
            assert claim.function
            if run.with_call(claim.function.key, {function.key}) != pytest.approx(share * run.whole):
                yield f"{share} in calls of {function.name}"
            if run.counted and run.pairs[claim.function.key, function.key] != calls:
                yield f"{calls} calls of {function.name}"
        own: dict[Key, float] = {}
        for stack, amount in run.truth.costs.items():
            own[stack[-1]] = own.get(stack[-1], 0.0) + amount
        if max(own.values()) > claim.share * run.whole + 1e-9:
            yield f"nothing stands out, but {max(own.values())}"
    elif isinstance(claim, say.SeveralPlaces):
        found = [run.spent[function.key if function else IMPORTED] for function, _ in claim.places]
        if any(cost > most + 1e-9 for cost, (_, most) in zip(found, claim.places)):
            yield "more than its most"
    elif isinstance(claim, say.StartAtImports):
        spent = run.spent_with_tools()
        if not claim.share - 1e-9 <= spent[IMPORTED] / run.whole <= claim.most + 1e-9:
            yield f"imports {claim.share} to {claim.most}, and not {spent[IMPORTED] / run.whole}"
        if spent[IMPORTED] < best(spent) / 2 - 1e-9:
            yield "imports matter less"
    elif isinstance(claim, say.StartAtCode | say.StartAtCalls):
        if isinstance(claim, say.StartAtCode):
            through = [stack for stack in run.truth.costs if claim.function.key in stack]
        else:
            callees = {function.key for function, _ in claim.callees}
            through = [
                s for s in run.truth.costs if any(a == claim.function.key and b in callees for a, b in pairwise(s))
            ]
            for function, calls in claim.callees if run.counted else ():
                if run.pairs[claim.function.key, function.key] != calls:
                    yield f"{calls} calls of {function.name}"
        cost = run.cost(through)
        if cost != pytest.approx(claim.saves_at_most):
            yield f"{claim.saves_at_most} can be saved at {claim.function.name}, and not {cost}"
        if cost < run.best / 2 - 1e-9:
            yield f"{cost} at {claim.function.name}, when {run.best} could be saved elsewhere"
        if isinstance(claim, say.StartAtCalls) and claim.waits:
            waited = run.cost(stack for stack in through if stack[-1] == WAITS)
            if waited < cost / 2 - 1e-9:
                yield f"most of {cost} is waiting, and only {waited} is"
        if claim.next_function and run.spent[claim.next_function.key] < run.best / 4 - 1e-9:
            yield f"next {claim.next_function.name} with {run.spent[claim.next_function.key]} of {run.best}"
    else:
        yield f"unknown claim {claim}"


def falsehoods(
    seed: int, counts: Counter[str], record: Record = oracle.profiled, notes: Mapping[str, object] | None = None
) -> Iterator[str]:
    """Yield what is false in the reading of a random program, and count the claims of each kind."""
    files = oracle.program(seed)
    data = marshal.dumps(record(files)) + (marshal.dumps(dict(notes)) if notes else b"")
    profile, truth = parse_profile(data, [samples.FOLDER]), oracle.traced(files)
    run = Run(profile, truth if record is oracle.profiled else truth.with_short_names())
    if run.whole:
        for claim in claims(profile, focus(profile)):
            count(claim, counts)
            yield from contradictions(run, claim)


def contradictions(run: Run, claim: say.Claim) -> Iterator[str]:
    """Yield in what the stacks of a run contradict a claim."""
    if isinstance(claim, say.RunTook | say.HeldAtMost | say.AllocatedInAll | say.LeftInAll):
        if claim.cost != pytest.approx(run.whole):
            yield f"the run took {claim.cost}, and not {run.whole}"
    elif isinstance(claim, say.HotPath):
        yield from hot_path(run, claim)
    elif isinstance(claim, say.HotSpot):
        yield from hot_spot(run, claim)
    elif isinstance(claim, say.START):
        yield from start(run, claim)
    elif isinstance(claim, say.Waited) and claim.most and claim.most[0][0] == READABLE:
        waited = run.cost(stack for stack in run.truth.costs if stack[-1] == WAITS)
        if claim.cost != pytest.approx(waited):
            yield f"waiting for {claim.cost}, and not {waited}"
    elif not isinstance(claim, UNCHECKED):
        yield f"unknown claim {claim}"


def count(claim: say.Claim, counts: Counter[str]) -> None:
    counts[type(claim).__name__] += 1
    counts["waits"] += isinstance(claim, say.StartAtCalls) and claim.waits is not None
    if isinstance(claim, say.HotPath):
        counts["steps"] += len(claim.steps)
    elif isinstance(claim, say.HotSpot) and claim.caller:
        counts["callers"] += 1
        counts["behalf"] += claim.caller.behalf is not None


@pytest.fixture(autouse=True)
def something_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one of the functions in C be one that only waits."""
    monkeypatch.setattr(waiting, "_ONLY_WAIT", {READABLE})


@pytest.mark.parametrize("part", range(PARTS))
def test_every_claim(part: int) -> None:
    """No claim is contradicted by the stacks, and there are many claims of each kind."""
    counts: Counter[str] = Counter()
    found = [(seed, text) for seed in range(part, PROGRAMS, PARTS) for text in falsehoods(seed, counts)]
    assert found == []
    assert counts["HotPath"] > 0.7 * counts["RunTook"] and counts["waits"] > 3, counts


@pytest.mark.parametrize("clock", ["peak", "allocated", "kept"])
def test_in_bytes(clock: str) -> None:
    """The same claims, and those of bytes, are true where the clock counts bytes."""
    counts: Counter[str] = Counter()
    notes = {"profiling-demo": "1", "clock": clock, "unit": "B", "peak": 10**12, "held": 0, "mine": samples.FOLDER}
    found = [(seed, text) for seed in range(PROGRAMS // PARTS) for text in falsehoods(seed, counts, notes=notes)]
    assert found == []
    of_all = {"peak": "HeldAtMost", "allocated": "AllocatedInAll", "kept": "LeftInAll"}[clock]
    assert counts[of_all] > 100 and counts["HotPath"] > 0.7 * counts[of_all], counts
    assert not counts["RunTook"] and not counts["Waited"] and not counts["waits"]


def test_without_times_of_callers() -> None:
    """Of a profiler that does not time the arrows, every claim is true, too."""
    counts: Counter[str] = Counter()
    seeds = range(PROGRAMS, PROGRAMS + PROGRAMS // PARTS)
    assert [(seed, text) for seed in seeds for text in falsehoods(seed, counts, oracle.profiled_in_python)] == []
    assert counts["steps"] > len(seeds), counts
