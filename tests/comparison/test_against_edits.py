"""Every claim about two versions of a random program, against the one who made the edits between them."""

import marshal
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from demo.comparison import claims as say
from demo.comparison.callgraph import words
from demo.comparison.changes import Pair, compare
from demo.comparison.english import label, sentences
from demo.comparison.noise import Course
from demo.comparison.reading import claims
from demo.folding.graph import Box
from demo.profiles.model import Function, Profile
from demo.profiles.reader import parse_profile
from demo.profiles.tables import Key
from tests import oracle
from tests.comparison.edits import Editor, Identity, Program, Written, written

PROGRAMS = 250
"""Pairs of programs with two edits between them, likewise with three; there are twice as many with one."""


class Figures(NamedTuple):
    """What a function did: calls, own seconds, all seconds."""

    calls: int
    own: float
    all: float


class Version(NamedTuple):
    """One version of a program, and the truth about its run."""

    profile: Profile
    who: dict[Key, Identity]
    figures: dict[Key, Figures]

    def calls_by_name(self) -> Counter[tuple[str, int]]:
        """Count the functions of each name and number of calls."""
        return Counter((key[2], figures.calls) for key, figures in self.figures.items())

    def called(self) -> dict[Identity, Figures]:
        """Return what the program's functions did, by who they are."""
        return {self.who[key]: figures for key, figures in self.figures.items() if key in self.who}


def version(program: Program) -> Version:
    text: Written = written(program)
    truth = oracle.traced(text.files)
    calls: Counter[Key] = Counter()
    own: dict[Key, float] = {}
    whole: dict[Key, float] = {}
    for stack, count in truth.calls.items():
        calls[stack[-1]] += count
    for stack, cost in truth.costs.items():
        own[stack[-1]] = own.get(stack[-1], 0.0) + cost
        for key in set(stack):
            whole[key] = whole.get(key, 0.0) + cost
    figures = {key: Figures(count, own.get(key, 0.0), whole.get(key, 0.0)) for key, count in calls.items()}
    return Version(parse_profile(marshal.dumps(oracle.profiled(text.files))), text.who, figures)


def _neighbours(version: Version, key: Key) -> list[tuple[Identity, int] | None]:
    """Return the functions above and below in a file, and how many lines away each is."""
    lines = sorted((line, who) for (path, line, _), who in version.who.items() if path == key[0])
    lines = [(line, who) for line, who in lines if any(k[:2] == (key[0], line) for k in version.figures)]
    above = [(who, key[1] - line) for line, who in lines if line < key[1] and version.who.get(key) != who]
    below = [(who, key[1] - line) for line, who in lines if line > key[1]]
    return [above[-1] if above else (("top", 0), key[1]), below[0] if below else None]


def course(was: float, now: float) -> Course:
    return "same" if was == pytest.approx(now) else "less" if now < was else "more"


class Judge:
    """Says which claims are not so.

    Attributes:
        checked: how many claims, and how many functions, were checked, by kind.
        several: there were several edits, so that a namesake in the place of another can look like one edit less.
    """

    def __init__(self, checked: Counter[str], before: Version, after: Version, several: bool) -> None:
        self.checked, self.before, self.after, self.several = checked, before, after, several
        self.comparison = compare(before.profile, after.profile)
        self.coincidences = 0

    def falsehoods(self) -> Iterator[str]:
        """Yield each falsehood."""
        for pair in self.comparison.pairs:
            yield from self.of_pair(pair)
        yield from self.of_boxes()
        made = claims(self.comparison)
        if len(made) > 8:
            yield f"{len(made)} lines"
        for claim, sentence in zip(made, sentences(made, self.after.profile.clock)):
            self.checked[type(claim).__name__] += 1
            for falsehood in self.of_claim(claim):
                yield f"{falsehood}: {sentence}"

    def of_boxes(self) -> Iterator[str]:
        """Check that in boxes too self times add up, and that a box in both runs is named after one function."""
        drawn = self.comparison.drawn
        for graph, version in ((drawn.before, self.before), (drawn.after, self.after)):
            took = sum(figures.own for figures in version.figures.values())
            if sum(box.self_cost for box in graph.boxes) != pytest.approx(took):
                yield f"boxes of {[box.self_cost for box in graph.boxes]}, and not {took}"
        if words(self.comparison).keys() < {f"f{number}" for number in range(len(drawn.pairs))}:
            yield "a box without a sentence"
        for pair in drawn.pairs:
            if isinstance(pair.any, Box) and pair.any.is_named and not any(pair.lines):
                self.checked["boxes"] += 1
                yield from self.of_pair(pair)

    def of_pair(self, pair: Pair) -> Iterator[str]:
        """Check that a function was matched with itself, and that what became of it is so."""
        was, now = self.before.called(), self.after.called()
        one = self.before.who.get(pair.before.key) if pair.before else None
        other = self.after.who.get(pair.after.key) if pair.after else None
        name = f"{pair.any.name} ({pair.any.place})"
        if any(pair.lines):
            self.checked["functions not distinguished"] += 1
            yield from self.of_sum(pair)
        elif one and other:
            self.checked["functions matched" if pair.certain else "functions in doubt"] += 1
            if pair.certain and one != other and not self.is_coincidence(pair.before, pair.after):
                yield f"{name} was {one}, and is {other}"
        elif other:
            self.checked["functions new"] += 1
            if other in was and not self.is_mistaken(other):
                yield f"{name} is not new: {other}"
        elif one:
            self.checked["functions gone"] += 1
            if one in now and not self.is_mistaken(one):
                yield f"{name} is not gone: {one}"
        if pair.before and pair.after and not any(pair.lines):
            here, there = self.before.figures[pair.before.key], self.after.figures[pair.after.key]
            if pair.calls != course(here.calls, there.calls):
                yield f"{name}: {pair.calls} calls, {here.calls} and {there.calls}"
            folded = isinstance(pair.any, Box) and pair.any.folded
            for said, *costs in (
                () if folded else ((pair.self_cost, here.own, there.own), (pair.cumulative_cost, here.all, there.all))
            ):
                if said not in ("same", course(*costs)):
                    yield f"{name}: {said} of {costs}"
            if (label(pair) in ("same calls, time within noise", "same calls")) != (pair.change == "same"):
                yield f"{name}: {pair.change} is labelled {label(pair)}"

    def is_coincidence(self, one: Function | Box | None, other: Function | Box | None) -> bool:
        """Say whether no file could tell: one function of a name was called before, another now, and lines agree.

        After several edits also, if it is as far from a function next to it as the other one was.
        """
        alone = all(
            not function or sum(key[::2] == function.key[::2] for key in version.figures) == 1
            for function, version in ((one, self.before), (other, self.after))
        )
        if not alone and not (self.several and one and other and self.stands_for(one.key, other.key)):
            return False
        self.coincidences += 1
        self.checked["functions in the place of a namesake"] += 1
        return True

    def stands_for(self, one: Key, other: Key) -> bool:
        """Say whether a function has a neighbour, above or below, at the distance from which another one had it."""
        neighbours = zip(_neighbours(self.before, one), _neighbours(self.after, other))
        return any(before == after for before, after in neighbours if before and after)

    def is_mistaken(self, identity: Identity) -> bool:
        """Say whether a namesake stands for a function that is in both runs, so that it seems to be new or gone."""
        return any(
            pair.before and pair.after and self.is_coincidence(pair.before, pair.after)
            for pair in self.comparison.pairs
            if pair.before and pair.after and pair.certain
            for one, other in [(self.before.who.get(pair.before.key), self.after.who.get(pair.after.key))]
            if one != other and identity in (one, other)
        )

    def of_sum(self, pair: Pair) -> Iterator[str]:
        """Check that functions that are not distinguished have one name, and that their sums are right."""
        for one, version, lines in zip((pair.before, pair.after), (self.before, self.after), pair.lines):
            keys = [key for key in version.figures if one and key[::2] == one.key[::2] and key[1] in lines]
            calls = sum(version.figures[key].calls for key in keys)
            if not one or one.total_calls != calls:
                yield f"{pair.any.name} {lines}: {one and one.total_calls} calls, and not {calls}"
        who = [
            {version.who[key] for key in version.figures if key[2] == pair.any.key[2] and key in version.who}
            for version in (self.before, self.after)
        ]
        if max(map(len, who)) < 2:
            yield f"{pair.any.name}: one before and one now"

    def of_claim(self, claim: say.Claim) -> Iterator[str]:
        """Check the figures of a claim, and what it concludes from them."""
        before, after = self.before, self.after
        took = [sum(figures.own for figures in one.figures.values()) for one in (before, after)]
        counts = [sum(figures.calls for figures in one.figures.values()) for one in (before, after)]
        was, now = before.called(), after.called()
        program = {
            one.who.get(f.key, (f.name, -1))
            for one in (before, after)
            for f in one.profile.functions
            if f.origin == "program"
        }
        if isinstance(claim, say.RunTook):
            if [claim.before, claim.after] != pytest.approx(took):
                yield f"not {took}"
            if claim.became not in ("same", course(*took)):
                yield f"not {claim.became}"
        elif isinstance(claim, say.AllCalls):
            if list(claim) != counts:
                yield f"not {counts}"
        elif isinstance(claim, say.Changed):
            yield from self.of_side(claim.before, before, claim.folded)
            yield from self.of_side(claim.after, after, claim.folded)
            one, other = claim.before.function, claim.after.function
            differ = before.who.get(one.key) != after.who.get(other.key)
            if claim.certain and differ and not self.is_coincidence(one, other):
                yield "not the same function"
        elif isinstance(claim, say.New):
            yield from self.of_side(claim.after, after, claim.folded)
            who = after.who.get(claim.after.function.key)
            if who in was and not self.is_mistaken(who):
                yield "not new"
        elif isinstance(claim, say.Gone):
            yield from self.of_side(claim.before, before, claim.folded)
            who = before.who.get(claim.before.function.key)
            if who in now and not self.is_mistaken(who):
                yield "not gone"
        elif isinstance(claim, say.NothingChanged):
            if claim.doubtful and before.calls_by_name() != after.calls_by_name():
                yield "the change is visible"
            same = {who: one.calls for who, one in was.items()} == {who: one.calls for who, one in now.items()}
            if not (claim.doubtful or same or self.coincidences):
                yield "something changed"
        elif isinstance(claim, say.MaybeNoise):
            if not self.coincidences and {w: f.calls for w, f in was.items() if w in program} != {
                w: f.calls for w, f in now.items() if w in program
            }:
                yield "something changed"
        elif isinstance(claim, say.OwnFunctions):
            new, gone = (now.keys() - was.keys()) & program, (was.keys() - now.keys()) & program
            calls = [who for who in was.keys() & now.keys() & program if was[who].calls != now[who].calls]
            doubt = claim.unclear + self.coincidences + sum(not pair.certain for pair in self.comparison.pairs)
            counted = claim.new, claim.gone, claim.calls_changed
            if counted != (len(new), len(gone), len(calls)) and not doubt:
                yield f"not {len(new)}, {len(gone)}, {len(calls)}"
        elif isinstance(claim, say.NothingInCommon):
            if was.keys() & now.keys() & program:
                yield "there is something in common"
        elif not isinstance(claim, say.AddedUp):
            yield "a claim that no such program deserves"

    def of_side(self, side: say.Side, version: Version, folded: int) -> Iterator[str]:
        """Check the figures of a function or box."""
        if side.function.origin not in ("program", "library", "built-in"):
            return
        figures = version.figures[side.function.key]
        if side.calls != figures.calls:
            yield f"{figures.calls} calls"
        if not folded and side.self_cost != pytest.approx(figures.own):
            yield f"self time {figures.own}"
        if side.cumulative_cost is not None and side.cumulative_cost != pytest.approx(figures.all):
            yield f"cumulative time {figures.all}"


def judged(seed: int, edits: int, checked: Counter[str]) -> list[str]:
    """Return the falsehoods about one program and a version of it after so many edits."""
    editor = Editor(seed)
    program = editor.program()
    later, names = editor.edited(program, edits)
    judge = Judge(checked, version(program), version(later), edits > 1)
    return [f"seed {seed} ({', '.join(names)}): {one}" for one in judge.falsehoods()]


@pytest.mark.parametrize(("edits", "programs"), [(1, 2 * PROGRAMS), (2, PROGRAMS), (3, PROGRAMS)])
def test_claims(edits: int, programs: int) -> None:
    """Every function is matched with itself, or said not to be distinguished; every claim is so.

    Two or three edits at once can look like one other edit, and then no file tells: once in some thousand programs.
    """
    checked: Counter[str] = Counter()
    found = [judged(edits * 1_000_000 + number, edits, checked) for number in range(programs)]
    false = [falsehoods for falsehoods in found if falsehoods]
    assert len(false) <= (edits - 1) * programs / 1_500, false
    assert checked["functions matched"] > 4 * programs
    assert checked["Changed"] > programs / 5 and checked["New"] > programs / 10 and checked["Gone"] > programs / 20
    assert checked["functions in the place of a namesake"] <= programs / 50
    assert checked["functions not distinguished"] < checked["functions matched"] / 20
    assert checked["functions in doubt"] < checked["functions matched"] / (15 - 3 * edits)


@pytest.mark.parametrize("seed", [10_005_347, 10_015_865, 10_030_929])
def test_found_by_fuzzing(seed: int) -> None:
    """Lambdas that changed places, or one called in the place of another, are not taken for the same."""
    assert judged(seed, 1, Counter()) == []
