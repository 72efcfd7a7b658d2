"""Comparison -> DOT: one graph of both runs, each box with its figures before and after.

What became of a box is said in words and a sign, and only then in colour: ▼ less, ▲ more, + new, − gone.
"""

from html import escape
from io import StringIO

from ..folding.graph import Arrow, Box
from ..picture.callgraph import DotWriter, beside, title
from ..picture.legend import LONGEST_COMMAND, rows
from ..profiles.model import Function
from ..reading.words import short_name, some_functions
from .changes import Comparison, Drawn
from .english import label, sentences
from .reading import became, several

_LOOKS = {
    "less": ("▼", "#d7f0dc", "solid"),
    "more": ("▲", "#ffdbd6", "solid"),
    "new": ("+", "#d9e8ff", "bold"),
    "gone": ("−", "#ffffff", "dashed"),
    "same": ("", "#f4f4f2", "solid"),
}
_INK = "#1a1a1a"

UNITS = {"s": "Seconds", "B": "Bytes", "samples": "Samples"}


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
        sign, colour, line = _LOOKS[pair.change]
        text = _label(comparison, number, f"{sign} {label(pair, comparison.after.clock.quantity)}" if sign else "")
        writer.node(number, id=drawn.together.box_id(number), label=text, fillcolor=colour, style=f"filled,{line}")
    for arrow, was, now in _arrows(drawn):
        style = "dashed" if now is None else "bold" if was is None else "solid"
        writer.edge(
            arrow.caller,
            arrow.callee,
            id=drawn.together.arrow_id(arrow),
            label=beside(_calls(comparison, was, now)),
            style=style,
        )
    writer.end_graph()
    return out.getvalue()


def words(comparison: Comparison) -> dict[str, str]:
    """Say each box and arrow of the picture in a sentence, by its id."""
    names, clock, drawn = several(comparison), comparison.after.clock, comparison.drawn
    claims = [became(pair, comparison, names) for pair in drawn.pairs]
    said = {drawn.together.box_id(i): sentence for i, sentence in enumerate(sentences(claims, clock))}
    for arrow, was, now in _arrows(drawn):
        caller, callee = (_name(drawn.pairs[end].any, names) for end in (arrow.caller, arrow.callee))
        runs = "in both runs" if was and now else "in the earlier run only" if was else "in the later run only"
        calls = f": calls {_calls(comparison, was, now)}" if comparison.rules.calls else ""
        said[drawn.together.arrow_id(arrow)] = f"{caller} calls {callee} {runs}{calls}."
    return said


def _name(one: Function | Box, several: frozenset[str]) -> str:
    return f"{short_name(one)} ({one.place})" if one.name in several and one.place else short_name(one)


def _arrows(drawn: Drawn) -> list[tuple[Arrow, Arrow | None, Arrow | None]]:
    """Return each arrow of the picture, and what it was and is in the two runs, None where it is not there."""
    was, now = ({(arrow.caller, arrow.callee): arrow for arrow in one.arrows} for one in (drawn.before, drawn.after))
    pairs = [(arrow, (arrow.caller, arrow.callee)) for arrow in drawn.together.arrows]
    return [(arrow, was.get(pair), now.get(pair)) for arrow, pair in pairs]


def _label(comparison: Comparison, number: int, word: str) -> str:
    amount, drawn, pair = comparison.after.clock.amount, comparison.drawn, comparison.drawn.pairs[number]
    was, now = drawn.before.boxes[number], drawn.after.boxes[number]

    def cost(box: Box, is_in: bool, cumulative: bool) -> str:
        if cumulative:
            return f"{'' if box.exact else '≥ '}{amount(box.cumulative_cost)}" if is_in else "–"
        return amount(box.self_cost) if is_in or box.self_cost else "–"  # it may be of what is folded into the box

    is_in = bool(pair.before), bool(pair.after)
    lines = [title(pair.any).replace("&", "&amp;"), *filter(None, [word])]
    lines.append(f"{cost(was, is_in[0], True)} → {cost(now, is_in[1], True)}")
    lines.append(f"({cost(was, is_in[0], False)} → {cost(now, is_in[1], False)})")
    if now.folded and now.is_named and not any(pair.lines):
        lines.append(f"with {some_functions(now.folded)} folded in")
    lines.append(_calls(comparison, pair.before, pair.after))
    return "\n".join(filter(None, lines))


def _calls(comparison: Comparison, was: Function | Box | Arrow | None, now: Function | Box | Arrow | None) -> str:
    if not comparison.rules.calls:
        return ""
    return " → ".join(f"{one.total_calls:,}×" if one and one.total_calls else "–" for one in (was, now))


def _legend(comparison: Comparison, heading: str) -> str:
    clock, rules = comparison.after.clock, comparison.rules
    amount, what = clock.amount, clock.quantity
    took = f"{amount(comparison.before.run_cost)} → {amount(comparison.after.run_cost)}"
    calls = " and total calls" if rules.calls else ""
    return rows(
        f"<B>{escape(heading[:LONGEST_COMMAND])}: {took}</B>",
        f"Each box: cumulative {what}, (self {what}){calls}, before → after. "
        + ("Each arrow: total calls, before → after." if rules.calls else "Calls weren't counted."),
        f"▼ green: less, ▲ red: more self {what}; if that is unchanged, cumulative {what}; otherwise, calls."
        if rules.times
        else "▼ green: fewer calls. ▲ red: more. The times come from two clocks and can't be compared.",
        f"+ blue: new. − white, dashed: gone. {what.capitalize()} within noise counts as unchanged. "
        f"{UNITS[clock.unit]}, not shares.",
    )
