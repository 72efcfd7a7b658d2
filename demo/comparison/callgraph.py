"""Comparison -> DOT: one graph of both runs, each box with its figures before and after.

What became of a box is said in words and a sign, and only then in colour: ▼ less self time, ▲ more, + new, − gone.
"""

from html import escape
from io import StringIO

import gprof2dot

from ..picture.callgraph import title
from ..picture.legend import LONGEST_COMMAND
from ..profiles.model import Call, Function
from ..profiles.units import duration
from .changes import Comparison, Pair, said

_LOOKS = {
    "faster": ("▼ less self time", "#d7f0dc", "solid"),
    "slower": ("▲ more self time", "#ffdbd6", "solid"),
    "new": ("+ new", "#d9e8ff", "bold"),
    "gone": ("− gone", "#ffffff", "dashed"),
    "same": ("", "#f4f4f2", "solid"),
}
_INK = "#1a1a1a"


def compare_dot(boxes: Comparison, heading: str) -> str:
    """Write a comparison of boxes in the DOT language.

    Args:
        boxes: from `comparing.boxes`.
        heading: what is compared, plain text.
    """
    out = StringIO()
    writer = gprof2dot.DotWriter(out)
    writer.begin_graph()
    writer.write(f"\tlabel=<{_legend(boxes, heading)}>;\n")
    writer.attr("graph", fontname="Arial", labelloc="b", labeljust="l", size="26,100", bgcolor="white", ranksep=0.35)
    writer.attr(
        "node", fontname="Arial", fontsize="10", shape="box", width=0, height=0, margin="0.12,0.06", fontcolor=_INK
    )
    writer.attr("edge", fontname="Arial", fontsize="10", fontcolor=_INK, color="#55606b")
    for number, pair in enumerate(boxes.pairs):
        word, colour, line = _LOOKS[pair.change]
        writer.node(number, id=f"f{number}", label=_label(pair, word), fillcolor=colour, style=f"filled,{line}")
    known = [{(call.caller, call.callee): call for call in one.calls} for one in (boxes.before, boxes.after)]
    for number, call in enumerate(boxes.together.calls):
        was, now = (of.get((call.caller, call.callee)) for of in known)
        style = "dashed" if now is None else "bold" if was is None else "solid"
        writer.edge(call.caller, call.callee, id=f"c{number}", label=_arrow(was, now), style=style)
    writer.end_graph()
    return out.getvalue()


def words(boxes: Comparison) -> dict[str, str]:
    """Say each box ("f0", ...) and arrow ("c0", ...) of the graph in a sentence."""
    sentences = {f"f{i}": said(pair) for i, pair in enumerate(boxes.pairs)}
    known = [{(call.caller, call.callee): call for call in one.calls} for one in (boxes.before, boxes.after)]
    for number, call in enumerate(boxes.together.calls):
        was, now = (of.get((call.caller, call.callee)) for of in known)
        sentences[f"c{number}"] = f"Calls before → now: {_arrow(was, now)}."
    return sentences


def _label(pair: Pair, word: str) -> str:
    def figures(read: str) -> str:
        was, now = (getattr(one, read) if one else None for one in (pair.before, pair.after))
        return " → ".join("–" if seconds is None else duration(seconds) for seconds in (was, now))

    def count(function: Function | None) -> str:
        return f"{function.total_calls:,}×" if function else "–"

    lines = [title(pair.any).replace("&", "&amp;"), *[word] * bool(word), figures("cumulative_time")]
    return "\n".join([*lines, f"({figures('self_time')})", f"{count(pair.before)} → {count(pair.after)}"])


def _arrow(was: Call | None, now: Call | None) -> str:
    return " → ".join("–" if call is None else f"{call.total_calls:,}×" for call in (was, now))


def _legend(boxes: Comparison, heading: str) -> str:
    lines = [
        f"<B>{escape(heading[:LONGEST_COMMAND])}: {duration(boxes.before.run_time)} → {duration(boxes.after.run_time)}</B>",
        "Each box: cumulative time, (self time) and total calls, before → after. Each arrow: total calls, before → after.",
        "▼ green: less self time. ▲ red: more. + blue: new. − white, dashed: gone. Seconds, not shares.",
    ]
    rows = "".join(f'<TR><TD ALIGN="LEFT">{line}</TD></TR>' for line in lines)
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3">{rows}</TABLE>'
