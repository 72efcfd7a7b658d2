"""Comparison -> DOT: one graph of both runs, each box with its figures before and after.

What became of a box is said in words and a sign, and only then in colour: ▼ less self time, ▲ more, + new, − gone.
"""

from html import escape
from io import StringIO

from ..folding.graph import Arrow, Box, arrow_id, box_id
from ..picture.callgraph import DotWriter, title
from ..picture.legend import LONGEST_COMMAND, rows
from ..profiles.model import Function
from .changes import Comparison, Drawn, Pair
from .english import sentence

_LOOKS = {
    "faster": ("▼ less self time", "#d7f0dc", "solid"),
    "slower": ("▲ more self time", "#ffdbd6", "solid"),
    "new": ("+ new", "#d9e8ff", "bold"),
    "gone": ("− gone", "#ffffff", "dashed"),
    "same": ("", "#f4f4f2", "solid"),
}
_INK = "#1a1a1a"


def compare_dot(comparison: Comparison, heading: str) -> str:
    """Write a comparison in the DOT language.

    Args:
        comparison: from `changes.compare`.
        heading: what is compared, plain text.
    """
    drawn, out = comparison.drawn, StringIO()
    writer = DotWriter(out)
    writer.begin_graph()
    writer.write(f"\tlabel=<{_legend(comparison, heading)}>;\n")
    writer.attr("graph", fontname="Arial", labelloc="b", labeljust="l", size="26,100", bgcolor="white", ranksep=0.35)
    writer.attr(
        "node", fontname="Arial", fontsize="10", shape="box", width=0, height=0, margin="0.12,0.06", fontcolor=_INK
    )
    writer.attr("edge", fontname="Arial", fontsize="10", fontcolor=_INK, color="#55606b")
    for number, pair in enumerate(drawn.pairs):
        word, colour, line = _LOOKS[pair.change]
        label = _label(comparison, pair, word)
        writer.node(number, id=box_id(number), label=label, fillcolor=colour, style=f"filled,{line}")
    for number, (arrow, was, now) in enumerate(_arrows(drawn)):
        style = "dashed" if now is None else "bold" if was is None else "solid"
        writer.edge(arrow.caller, arrow.callee, id=arrow_id(number), label=_calls(was, now), style=style)
    writer.end_graph()
    return out.getvalue()


def words(comparison: Comparison) -> dict[str, str]:
    """Say each box and arrow of the picture in a sentence, by its id."""
    boxes = {box_id(i): sentence(comparison, pair) for i, pair in enumerate(comparison.drawn.pairs)}
    arrows = enumerate(_arrows(comparison.drawn))
    return boxes | {arrow_id(i): f"Calls before → now: {_calls(was, now)}." for i, (_, was, now) in arrows}


def _arrows(drawn: Drawn) -> list[tuple[Arrow, Arrow | None, Arrow | None]]:
    """Return each arrow of the picture, and what it was and is in the two runs, None where it is not there."""
    was, now = ({(arrow.caller, arrow.callee): arrow for arrow in one.arrows} for one in (drawn.before, drawn.after))
    pairs = [(arrow, (arrow.caller, arrow.callee)) for arrow in drawn.together.arrows]
    return [(arrow, was.get(pair), now.get(pair)) for arrow, pair in pairs]


def _label(comparison: Comparison, pair: Pair, word: str) -> str:
    amount = comparison.after.clock.amount

    def costs(was: float | None, now: float | None) -> str:
        return " → ".join("–" if cost is None else amount(cost) for cost in (was, now))

    before, after = pair.before, pair.after
    lines = [title(pair.any).replace("&", "&amp;")]
    if word:
        lines.append(word)
    lines.append(costs(before and before.cumulative_cost, after and after.cumulative_cost))
    lines.append(f"({costs(before and before.self_cost, after and after.self_cost)})")
    lines.append(_calls(before, after))
    return "\n".join(lines)


def _calls(was: Function | Box | Arrow | None, now: Function | Box | Arrow | None) -> str:
    return " → ".join("–" if one is None else f"{one.total_calls:,}×" for one in (was, now))


def _legend(comparison: Comparison, heading: str) -> str:
    amount = comparison.after.clock.amount
    took = f"{amount(comparison.before.run_cost)} → {amount(comparison.after.run_cost)}"
    return rows(
        f"<B>{escape(heading[:LONGEST_COMMAND])}: {took}</B>",
        "Each box: cumulative time, (self time) and total calls, before → after. Each arrow: total calls, before → after.",
        "▼ green: less self time. ▲ red: more. + blue: new. − white, dashed: gone. Seconds, not shares.",
    )
