"""A comparison -> one self-contained .html: what changed in sentences, both runs in one graph, a table."""

from collections.abc import Callable, Mapping, Sequence

from ..report.page import graph_data
from ..report.page_kit import markup, page, safe_json, template
from .changes import Comparison, Pair, total_calls

MOST_ROWS = 500
_SIGNS = {
    "faster": "▼ less self time",
    "slower": "▲ more self time",
    "new": "+ new",
    "gone": "− gone",
    "same": "the same",
}
_SCRIPT = """
const place = document.getElementById("callgraph"), data = document.getElementById("graph");
if (place && data) Callgraph.mount(place, JSON.parse(data.textContent));
document.querySelector(".callgraph-legend")?.setAttribute("open", "");
"""


def compare_html(
    comparison: Comparison, reading: Sequence[str], svg: str | None, words: Mapping[str, str], title: str
) -> str:
    """Return the page.

    Args:
        comparison: from `changes.compare`.
        reading: sentences, plain text.
        svg: a whole `<svg>` element whose text is escaped already, or None where there is no Graphviz.
        words: for an id of the drawing, its sentence.
        title: what was compared.
    """
    before, after, amount = comparison.before, comparison.after, comparison.after.clock.amount
    changed = sorted((pair for pair in comparison.pairs if _differs(pair)), key=lambda pair: -abs(pair.saved))
    return page(
        template("compare.html.j2"),
        _SCRIPT,
        svg,
        title=title,
        graph=markup(safe_json(graph_data(comparison.drawn.together, words, {}))),
        rows=[_row(pair, amount) for pair in changed[:MOST_ROWS]],
        reading=reading,
        run_times=f"{amount(before.run_cost)} → {amount(after.run_cost)}",
        calls=f"{total_calls(before):,} → {total_calls(after):,}",
        left_out=f"{len(changed):,} of {len(comparison.pairs):,} functions changed in calls or noticeably in time"
        + (f"; the first {MOST_ROWS} are listed." if len(changed) > MOST_ROWS else "."),
    )


def _differs(pair: Pair) -> bool:
    return pair.change != "same" or not pair.same_calls


def _row(pair: Pair, amount: Callable[[float], str]) -> tuple[str, ...]:
    before, after = pair.before, pair.after
    return (
        pair.any.name,
        pair.any.place,
        _SIGNS[pair.change],
        amount(before.self_cost) if before else "–",
        amount(after.self_cost) if after else "–",
        amount(before.cumulative_cost) if before else "–",
        amount(after.cumulative_cost) if after else "–",
        f"{before.total_calls:,}" if before else "–",
        f"{after.total_calls:,}" if after else "–",
    )
