"""What changed between two runs, in English."""

from ..profiles.units import percent, times
from ..reading.words import short_name
from .changes import NOISE, NOTICEABLE, Comparison, Pair, own, total_calls

MOST_SENTENCES = 8


def sentences(comparison: Comparison) -> list[str]:
    """Say what changed, the largest change first, in at most `MOST_SENTENCES` lines."""
    was, now = comparison.before.run_cost, comparison.after.run_cost
    calls = [total_calls(one) for one in (comparison.before, comparison.after)]
    lines = [_run_time(comparison), f"All calls: {calls[0]:,} before, {calls[1]:,} now."]
    changed = [
        pair
        for pair in comparison.drawn.pairs
        if pair.change != "same" and abs(pair.saved) >= NOTICEABLE * max(was, now)
    ]
    a_little = NOTICEABLE <= abs(was - now) / max(was, now, 1e-9) < NOISE
    if a_little and not changed and all(pair.same_calls for pair in own(comparison.pairs)):
        lines.append(
            "The program's own functions were called as often as before: the difference may be noise. Run both again."
        )
    changed.sort(key=lambda pair: -abs(pair.saved))
    lines += [sentence(comparison, pair) for pair in changed[: MOST_SENTENCES - 1 - len(lines)]]
    new, gone = (sum(pair.change == kind for pair in own(comparison.pairs)) for kind in ("new", "gone"))
    if new or gone:
        lines.append(f"Of the program's own functions: {new} new, {gone} gone.")
    return lines


def sentence(comparison: Comparison, pair: Pair) -> str:
    """Say what became of one function or box."""
    name, amount = short_name(pair.any), comparison.after.clock.amount
    if pair.before is None or pair.after is None:
        fate = "is new" if pair.before is None else "is gone"
        return f"{name} {fate}: called {times(pair.any.total_calls)}, {amount(pair.any.self_cost)} of self time."
    less = "less" if pair.saved > 0 else "more"
    was, now = pair.before, pair.after
    calls = f"called {times(was.total_calls)} before, {times(now.total_calls)} now"
    if pair.same_calls:
        calls = f"called {times(now.total_calls)}, as before"
    return f"{name}: {less} self time, {amount(was.self_cost)} before, {amount(now.self_cost)} now; {calls}."


def _run_time(comparison: Comparison) -> str:
    was, now, amount = comparison.before.run_cost, comparison.after.run_cost, comparison.after.clock.amount
    if not was or not now:
        return f"The run took {amount(was)} before, {amount(now)} now."
    change = f", {percent(abs(was - now) / was)} {'shorter' if now < was else 'longer'}"
    if abs(was - now) < NOTICEABLE * was:
        change = ": as long as before"
    return f"The run took {amount(was)} before, {amount(now)} now{change}."
