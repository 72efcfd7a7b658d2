"""A comparison -> the claims that are worth making of it, the largest change first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..folding.graph import MERGED, Box
from ..profiles.model import Function
from . import claims as say
from .changes import Comparison, Pair, own, total_calls
from .noise import NOTICEABLE

MOST_CLAIMS = 8
"""Of a reading."""


def claims(comparison: Comparison) -> tuple[say.Claim, ...]:
    """Say what changed, in at most `MOST_CLAIMS` claims."""
    before, after, rules = comparison.before, comparison.after, comparison.rules
    ours = own(comparison.pairs)
    first: list[say.Claim] = [] if any(comparison.contradictions) else [_run_took(comparison)]
    if rules.calls:
        first.append(say.AllCalls(total_calls(before), total_calls(after)))
    first += _cautions(comparison, ours)
    counts = _counts(ours)
    last: list[say.Claim] = [counts] if any(counts) else []
    if (rules.calls or rules.times) and all(map(_is_as_before, comparison.pairs)):
        last = [say.NothingChanged(len(comparison.pairs), rules.calls, rules.times, _doubtful(comparison.pairs))]
    room = MOST_CLAIMS - len(first) - len(last)
    names = several(comparison)
    largest = [became(pair, comparison, names) for pair in _candidates(comparison)[:room]]
    return (*first, *largest, *last)


def became(pair: Pair, comparison: Comparison, several: frozenset[str]) -> say.Became:
    """Say what became of one function or box.

    Args:
        pair: of `comparison`, a function's or a box's.
        comparison: for what can be judged.
        several: from `several`.
    """
    counted = comparison.rules.calls and _is_named(pair.any)
    was, now = (one and _side(one, counted, not any(comparison.contradictions)) for one in (pair.before, pair.after))
    folded = pair.any.folded if isinstance(pair.any, Box) else 0
    unique = pair.any.name not in several
    if was and now:
        if any(pair.lines):
            return say.AddedUp(was, now, *pair.lines, pair.calls, pair.self_cost)
        return say.Changed(was, now, pair.calls, pair.self_cost, pair.cumulative_cost, folded, pair.certain, unique)
    if now:
        return say.New(now, folded, unique)
    assert was
    return say.Gone(was, folded, unique)


def several(comparison: Comparison) -> frozenset[str]:
    """Return the names that more than one of the program's functions has."""
    names: Counter[str] = Counter()
    for pair in own(comparison.pairs):
        names[pair.any.name] += 1 + sum(map(bool, pair.lines))
    return frozenset(name for name, count in names.items() if count > 1)


def _side(one: Function | Box, counted: bool, timed: bool) -> say.Side:
    exact = not isinstance(one, Box) or one.exact
    costs = (one.self_cost, one.cumulative_cost if exact else None) if timed else (None, None)
    return say.Side(one, (one.total_calls or None) if counted else None, *costs)


def _is_named(one: Function | Box) -> bool:
    return one.origin not in MERGED


def _is_as_before(pair: Pair) -> bool:
    """Say whether a function is in both runs, and no figure of it became another; of a sum nobody knows."""
    courses = pair.calls, pair.self_cost, pair.cumulative_cost
    return not any(pair.lines) and pair.change == "same" and not {"less", "more"} & set(courses)


def _doubtful(pairs: Sequence[Pair]) -> int:
    """Count what has the same name and stands elsewhere, where its lines do not prove it the same."""
    both = [(pair.before, pair.after) for pair in pairs if not pair.certain]
    return sum(was.place != now.place for was, now in both if was and now)


def _counts(ours: Sequence[Pair]) -> say.OwnFunctions:
    known = [pair for pair in ours if not any(pair.lines)]
    calls = [pair for pair in known if pair.calls in ("less", "more")]
    return say.OwnFunctions(
        sum(pair.change == "new" for pair in known),
        sum(pair.change == "gone" for pair in known),
        len(calls),
        sum(pair.change in ("less", "more") for pair in known) - sum(pair.change != "same" for pair in calls),
        max(sum(len(pair.lines[side]) for pair in ours) for side in (0, 1)),
    )


def _run_took(comparison: Comparison) -> say.RunTook:
    was, now = comparison.before.run_cost, comparison.after.run_cost
    if not comparison.rules.times:
        return say.RunTook(was, now, "unknown")
    if abs(was - now) < NOTICEABLE * was or was == now:
        return say.RunTook(was, now, "same")
    return say.RunTook(was, now, "less" if now < was else "more")


def _cautions(comparison: Comparison, ours: Sequence[Pair]) -> Iterator[say.Claim]:
    """Say what is to be known before the figures are believed."""
    before, after, rules = comparison.before, comparison.after, comparison.rules
    if any(comparison.contradictions):
        yield say.Contradictions(*comparison.contradictions)
    elif not rules.times:
        yield say.NotOneClock(before.clock, after.clock)
    if not rules.calls and not any(comparison.contradictions):
        yield say.CountsNoCalls(before.recording.counts_calls, after.recording.counts_calls)
    pythons = before.recording.python, after.recording.python
    if all(pythons) and pythons[0] != pythons[1]:
        yield say.NotOnePython(*pythons)
    if comparison.inlined:
        yield say.Inlined()
    if ours and all(pair.change in ("new", "gone") for pair in ours) and len({pair.change for pair in ours}) == 2:
        yield say.NothingInCommon()
    if rules.times and rules.calls and ours:
        longer = max(before.run_cost, after.run_cost)
        differ = NOTICEABLE * before.run_cost <= abs(before.run_cost - after.run_cost) < rules.noise * longer
        if differ and all(pair.certain and _is_as_before(pair) for pair in ours):
            yield say.MaybeNoise()


def _candidates(comparison: Comparison) -> list[Pair]:
    """Return what is worth a sentence, the largest change first.

    The program's own functions speak for themselves; what they call, for its box, if they call it more or less often, or if
    its own time changed; that nothing but the cumulative time changed follows from something below.
    """
    drawn, by_program = comparison.drawn, _calls_by_program(comparison)
    found = [pair for pair in own(comparison.pairs) if _is_cause(pair)]
    for number, pair in enumerate(drawn.pairs):
        if pair.any.origin == "program":
            continue
        called = [calls.get(number, 0) for calls in by_program]
        by_calls = _is_named(pair.any) and called[0] != called[1] and _is_cause(pair)
        if by_calls or pair.self_cost in ("less", "more"):
            found.append(pair)
    least = NOTICEABLE * comparison.rules.longer if comparison.rules.times else 0.0

    def size(pair: Pair) -> tuple[float, int]:
        seconds = _seconds(pair) if comparison.rules.times else 0.0
        return seconds if seconds >= least else 0.0, _calls(pair)

    return sorted(found, key=size, reverse=True)


def _is_cause(pair: Pair) -> bool:
    return pair.change in ("new", "gone") or pair.calls in ("less", "more") or pair.self_cost in ("less", "more")


def _seconds(pair: Pair) -> float:
    """Return how many seconds a change may account for: of its own code, or of all if it is called more or less often."""
    seconds = abs(pair.saved)
    if pair.calls not in ("same", "unknown") or not (pair.before and pair.after):
        was, now = (one.cumulative_cost if one else 0.0 for one in (pair.before, pair.after))
        seconds = max(seconds, abs(was - now))
    return seconds


def _calls(pair: Pair) -> int:
    was, now = (one.total_calls if one else 0 for one in (pair.before, pair.after))
    return abs(was - now)


def _calls_by_program(comparison: Comparison) -> list[dict[int, int]]:
    """Return, for each run, how often the program's own boxes call a box."""
    result = []
    for graph in (comparison.drawn.before, comparison.drawn.after):
        calls: dict[int, int] = {}
        for arrow in graph.arrows:
            if graph.boxes[arrow.caller].origin == "program":
                calls[arrow.callee] = calls.get(arrow.callee, 0) + arrow.total_calls
        result.append(calls)
    return result
