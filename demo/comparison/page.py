"""A comparison -> one self-contained .html: what changed in sentences, both runs in one graph, a table."""

from collections.abc import Mapping, Sequence

from ..profiles.units import duration
from ..report.page import graph_data
from ..report.page_kit import markup, page, safe_json
from .changes import Comparison, Pair

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
    comparison: Comparison,
    boxes: Comparison,
    reading: Sequence[str],
    svg: str | None,
    words: Mapping[str, str],
    title: str,
) -> str:
    """Return the page.

    Args:
        comparison: of all functions, for the table.
        boxes: of the drawing.
        reading: sentences, plain text.
        svg: a whole `<svg>` element whose text is escaped already, or None where there is no Graphviz.
        words: for an id of the drawing, its sentence.
        title: what was compared.
    """
    changed = sorted((pair for pair in comparison.pairs if _differs(pair)), key=lambda pair: -abs(pair.saved))
    calls = [sum(function.total_calls for function in one.functions) for one in (comparison.before, comparison.after)]
    return page(
        "compare.html.j2",
        _SCRIPT,
        svg,
        title=title,
        graph=markup(safe_json(graph_data(boxes.together, words, {}))),
        rows=[_row(pair) for pair in changed[:MOST_ROWS]],
        reading=reading,
        run_times=f"{duration(comparison.before.run_time)} → {duration(comparison.after.run_time)}",
        calls=f"{calls[0]:,} → {calls[1]:,}",
        left_out=f"{len(changed):,} of {len(comparison.pairs):,} functions changed in calls or noticeably in time"
        + (f"; the first {MOST_ROWS} are listed." if len(changed) > MOST_ROWS else "."),
    )


def _differs(pair: Pair) -> bool:
    return pair.change != "same" or (
        pair.before is not None and pair.after is not None and pair.before.total_calls != pair.after.total_calls
    )


def _row(pair: Pair) -> tuple[str, ...]:
    before, after = pair.before, pair.after
    return (
        pair.any.name,
        pair.any.place,
        _SIGNS[pair.change],
        duration(before.self_time) if before else "–",
        duration(after.self_time) if after else "–",
        duration(before.cumulative_time) if before else "–",
        duration(after.cumulative_time) if after else "–",
        f"{before.total_calls:,}" if before else "–",
        f"{after.total_calls:,}" if after else "–",
    )
