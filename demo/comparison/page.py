"""A comparison -> one self-contained .html: what changed in sentences, both runs in one graph, a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..folding.graph import Box
from ..profiles.model import Function
from ..reading.words import some_functions
from ..report.page_kit import comparison_script, markup, page, safe_json, template
from .changes import Comparison, Pair, total_calls
from .english import MOST_LINES_NAMED, label

MOST_ROWS = 500
_SIGNS = {"less": "▼", "more": "▲", "new": "+", "gone": "−"}


def compare_html(
    comparison: Comparison,
    data: Mapping[str, Any],
    reading: Sequence[str],
    svg: str | None,
    first: str | None,
    title: str,
) -> str:
    """Return the page.

    Args:
        comparison: from `changes.compare`.
        data: what `Callgraph.mount` wants to know.
        reading: sentences, plain text.
        svg: a whole `<svg>` element whose text is escaped already, or None where there is no Graphviz.
        first: likewise, the drawing to show first, or None where there is none.
        title: what was compared.
    """
    before, after, amount = comparison.before, comparison.after, comparison.after.clock.amount
    changed = changed_pairs(comparison)
    rules = comparison.rules
    kinds = [
        kind
        for kind, known in (("in calls", rules.calls), (f"noticeably in {after.clock.quantity}", rules.times))
        if known
    ]
    return page(
        template("compare.html.j2"),
        comparison_script(),
        svg,
        first,
        title=title,
        graph=markup(safe_json(data)),
        rows=[_row(comparison, pair) for pair in changed[:MOST_ROWS]],
        reading=reading,
        unit=after.clock.unit,
        quantity=after.clock.quantity,
        run_costs=f"{amount(before.run_cost)} → {amount(after.run_cost)}",
        calls=f"{total_calls(before):,} → {total_calls(after):,}" if rules.calls else "not counted",
        left_out=f"{len(changed):,} of {some_functions(len(comparison.pairs))}: new, gone"
        + (f", or changed {' or '.join(kinds)}" if kinds else "")
        + (f"; the first {MOST_ROWS} are listed." if len(changed) > MOST_ROWS else "."),
    )


def changed_pairs(comparison: Comparison) -> list[Pair]:
    """Return what changed, the largest change first."""
    return sorted((pair for pair in comparison.pairs if pair.change != "same"), key=_size, reverse=True)


def figures(comparison: Comparison, pair: Pair) -> tuple[str, str, str, str]:
    """Return the calls before and after, and the self costs; "–" for what isn't known."""
    amount, counted, both = comparison.after.clock.amount, comparison.rules.calls, (pair.before, pair.after)
    calls = [f"{one.total_calls:,}" if one and one.total_calls and counted else "–" for one in both]
    before, after = (amount(one.self_cost) if one else "–" for one in both)
    return calls[0], calls[1], before, after


def _size(pair: Pair) -> tuple[float, int]:
    was, now = pair.before, pair.after
    seconds = abs(pair.saved) if pair.self_cost != "same" else 0.0
    return seconds, abs((was.total_calls if was else 0) - (now.total_calls if now else 0))


def _row(comparison: Comparison, pair: Pair) -> tuple[str, ...]:
    amount = comparison.after.clock.amount
    *calls, before, after = figures(comparison, pair)

    def cumulative(one: Function | Box | None) -> str:
        return f"{'≥ ' if isinstance(one, Box) and not one.exact else ''}{amount(one.cumulative_cost)}" if one else "–"

    return (
        pair.any.name,
        _place(pair),
        f"{_SIGNS[pair.change]} {label(pair, comparison.after.clock.quantity)}",
        before,
        after,
        cumulative(pair.before),
        cumulative(pair.after),
        *calls,
    )


def _place(pair: Pair) -> str:
    """Say where a function stands, and where it stood if lines do not prove that it is the same."""
    if any(pair.lines):
        before, after = (", ".join(map(str, lines[:MOST_LINES_NAMED])) for lines in pair.lines)
        return f"{pair.any.path}: {len(pair.lines[0])} before ({before}), {len(pair.lines[1])} now ({after}), added up"
    if pair.certain or not pair.before or not pair.after or pair.before.place == pair.after.place:
        return pair.any.place
    return f"{pair.after.place}, before {pair.before.place}"
