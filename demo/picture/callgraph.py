"""`Graph` -> DOT in gprof2dot's notation.

gprof2dot's model, theme and writer draw; what is ours is added where its writer hands over one box or one arrow: seconds
beside percent, readable text on every colour, a shape for whose code it is, a border as thick as the self time, total
calls on arrows, and a legend. Boxes carry the SVG ids "f0", "f1", ... and arrows those of their
ends, "f0-f1".

The shell command it stands for: `gprof2dot -f pstats output.pstats`, which `raw_dot` repeats byte for byte.

See Also:
    https://github.com/jrfonseca/gprof2dot and https://graphviz.org/doc/info/attrs.html
"""

from html import escape
from io import StringIO
from types import SimpleNamespace
from typing import Any

import gprof2dot

from ..folding.graph import Arrow, Box, Graph
from ..profiles.model import Function, full_name, module
from ..profiles.origins import is_generated
from ..profiles.tables import Key
from ..profiles.units import percent
from .legend import legend
from .theme import THEME

DotWriter = gprof2dot.DotWriter

WIDEST_INCHES = 26
"""The drawing is made smaller rather than wider than this; 2,496 pixels at Graphviz' 96 dots per inch."""

LONGEST_NAME = 60
"""Characters of a name that fit on a box; the report has the whole name."""

_SHAPES: dict[str, dict[str, str | int]] = {
    "program": {"shape": "box", "style": "filled"},
    "library": {"shape": "box", "style": "filled,rounded"},
    "built-in": {"shape": "box", "style": "filled", "peripheries": 2},
    "native": {"shape": "box", "style": "filled", "peripheries": 2},
    "imports": {"shape": "folder", "style": "filled"},
    "shared": {"shape": "box", "style": "filled,rounded,dashed"},
    "rest": {"shape": "box", "style": "filled,dashed"},
}
_INK = "#1a1a1a"
_GREY = "#e4e4e4"
_AWAY = "  "
"""Beside each line of an arrow's label; each blank takes 2.8 points, and the thickest line 2 of them."""
_GAP = '<BR/><FONT POINT-SIZE="3"> </FONT>'
"""Below a name as `__init__`, whose underscores would lie on the numbers of the next line."""
WORTH_NAMING = 0.02
"""Share of the run, 0..1, of the self time of a box of several functions, from which on it names the one that has most."""
_BUSIEST_CALLER = 8
"""Leaves side by side below one box; more are staggered over several rows."""


_CUMULATIVE = gprof2dot.Event("Cumulative time", "", gprof2dot.fail)
_SELF = gprof2dot.Event("Self time", "", gprof2dot.fail)


class _Markup(str):
    """A label in Graphviz' own markup instead of plain text."""


class _Writer(gprof2dot.DotWriter):  # type: ignore[misc]
    """gprof2dot's writer, with our attributes on each box and arrow."""

    show_function_events = [_CUMULATIVE, _SELF]
    show_edge_events = [_CUMULATIVE, gprof2dot.CALLS]

    def __init__(self, out: StringIO, drawn: Graph) -> None:
        super().__init__(out)
        self.drawn = drawn
        self.ids = {(arrow.caller, arrow.callee): drawn.arrow_id(arrow) for arrow in drawn.arrows}
        self.rows = _rows(drawn)

    def begin_graph(self) -> None:
        super().begin_graph()
        self.write(f"\tlabel=<{legend(self.drawn)}>;\n")
        self.attr("graph", labelloc="b", labeljust="l", size=f"{WIDEST_INCHES},100", bgcolor="white")

    def node(self, node: int, **attrs: str | int) -> None:
        box = self.drawn.boxes[node]
        border = 1 + 9 * self.drawn.share(box.self_cost)  # points, half of it inside the box
        margin = f"{0.12 + border / 144:.3f},{0.06 + border / 144:.3f}"  # inches
        attrs |= _SHAPES[box.origin] | {"id": self.drawn.box_id(node), "tooltip": " ", "margin": margin}
        attrs |= {"fillcolor": attrs["color"], "color": _INK, "penwidth": f"{border:.2f}"}
        if box.origin == "rest":
            attrs |= {"fillcolor": _GREY, "fontcolor": _INK}
        if "__" in str(attrs["label"]):
            lines = str(attrs["label"]).replace("&amp;", "&").split("\n")
            attrs["label"] = _Markup("<BR/>".join(_escaped(line) + _GAP * ("__" in line) for line in lines))
        super().node(node, **attrs)

    def edge(self, src: int, dst: int, **attrs: str | int) -> None:
        attrs |= {"id": self.ids[src, dst], "fontcolor": _INK, "tooltip": " ", "labeltooltip": " "}
        attrs["label"] = beside(str(attrs["label"]))
        if src == dst:  # else it would hide behind a thick border
            attrs |= {"tailport": "ne", "headport": "se"}
        if self.rows.get(dst, 1) > 1:
            attrs["minlen"] = self.rows[dst]
        super().edge(src, dst, **attrs)

    def end_graph(self) -> None:
        for start in self.drawn.starts:
            words = f"{start.number:,} process{'es' * (start.number != 1)}"
            attrs = {"id": self.drawn.start_id(start), "label": beside(words), "style": "dashed", "color": _INK}
            attrs |= {"fontcolor": _INK, "fontsize": "10.00", "tooltip": " ", "labeltooltip": " "}
            super().edge(start.starter, start.first, **attrs)
        super().end_graph()

    def id(self, id: int | str) -> None:
        if isinstance(id, _Markup):
            self.write(f"<{id}>")
        else:
            super().id(id)


def _escaped(text: str) -> str:
    """Return plain text as markup; there, too, Graphviz puts the name of a box in place of a backslash and "N"."""
    return escape(text).replace("\\", "\\\\")


def beside(label: str) -> str:
    """Keep the label of an arrow away from its line, and from its neighbours: Graphviz puts it right beside them."""
    return "\n".join(f"{_AWAY}{line}{_AWAY}" for line in label.split("\n")) if label else label


def dot(graph: Graph) -> str:
    """Write a graph in the DOT language.

    Returns:
        DOT, whose text is data only: no name in it can become markup.
    """
    drawing = gprof2dot.Profile()
    for number, box in enumerate(graph.boxes):
        drawing.add_function(_box(graph, number, box))
    for arrow in graph.arrows:
        drawing.functions[arrow.caller].add_call(_arrow(graph, arrow))
    out = StringIO()
    _Writer(out, graph).graph(drawing, THEME)
    return out.getvalue()


def raw_dot(table: dict[Key, tuple[Any, ...]]) -> str:
    """Return what `gprof2dot -f pstats FILE` writes, byte for byte.

    Args:
        table: of FILE, from `tables.read_table`.
    """
    # It stops at a caller without figures of its own; so would a picture of a file that is otherwise sound.
    callers: dict[Key, tuple[Any, ...]] = {
        caller: (0, 0, 0.0, 0.0, {}) for figures in table.values() for caller in figures[4]
    }
    table = table | {caller: nothing for caller, nothing in callers.items() if caller not in table}
    parser = gprof2dot.PstatsParser.__new__(gprof2dot.PstatsParser)
    # Its own constructor would hand the file to `marshal.load`, which is not safe on a stranger's bytes.
    parser.stats = SimpleNamespace(stats=table, total_tt=sum(figures[2] for figures in table.values()))
    parser.profile = gprof2dot.Profile()
    parser.function_ids = {}
    drawing = parser.parse()
    drawing.prune(0.5 / 100.0, 0.1 / 100.0, None, False)
    out = StringIO()
    gprof2dot.DotWriter(out).graph(drawing, gprof2dot.TEMPERATURE_COLORMAP)
    return out.getvalue()


def _box(graph: Graph, number: int, box: Box) -> gprof2dot.Function:
    shown = gprof2dot.Function(number, title(box).replace("&", "&amp;"))
    shown[_CUMULATIVE] = _cost(graph, box.cumulative_cost, box.exact)
    approximate = "≈ " if graph.is_approximate(box) else ""
    shown[_SELF] = f"({approximate}{_cost(graph, box.self_cost)})"
    if box.folded and box.is_foreign:
        shown[_SELF] += f"\nwith {box.folded:,} function{'s' * (box.folded > 1)} folded in"
    shown[_SELF] += _largest(graph, box)
    shown.called = (box.total_calls or None) if graph.recording.has_counts else None
    shown.weight = graph.share(box.cumulative_cost)
    return shown


def _largest(graph: Graph, box: Box) -> str:
    """Return the line that names the function with most of a box's self time, "" where the box is named after it."""
    function = box.largest
    if function is None or function.key == box.key or graph.share(box.self_cost) < WORTH_NAMING:
        return ""
    name = _short(full_name(function.name, function.around)).replace("&", "&amp;")
    return f"\nlargest: {name} {percent(graph.share(function.self_cost))}"


def _arrow(graph: Graph, arrow: Arrow) -> gprof2dot.Call:
    shown = gprof2dot.Call(arrow.callee)
    if graph.recording.has_counts and arrow.total_calls:
        shown[gprof2dot.CALLS] = arrow.total_calls
    shown.weight = 0.0
    if arrow.cumulative_cost is not None:
        shown[_CUMULATIVE] = _cost(graph, arrow.cumulative_cost, arrow.exact)
        shown.weight = graph.share(arrow.cumulative_cost)
    return shown


def _cost(graph: Graph, cost: float, exact: bool = True) -> str:
    """Write a cost as on a box: "≥ 12.34% · 0.56 s"."""
    return f"{'' if exact else '≥ '}{percent(graph.share(cost))} · {graph.clock.amount(cost)}"


def title(box: Box | Function) -> str:
    """Return the first line or two of a box: `workload:12:main` as gprof2dot has it, or `time.sleep` and "built-in"."""
    name = _short(full_name(box.name, box.around))
    if box.origin in ("built-in", "native"):
        return f"{name}\n{box.origin if box.compiled is None else 'compiled'}"
    if not box.path or is_generated(box.path):
        return name
    if isinstance(box, Box) and box.chain:
        between = [f"… {len(box.chain) - 1} more …"] if len(box.chain) > 3 else box.chain[:-1]
        name = " › ".join([name, *map(_short, between), _short(box.chain[-1])])
    place = f"{_short(module(box.path))}:{box.line}:"
    return f"{place}{name}" if len(place) + len(name) <= 28 else f"{place}\n{name}"


def _short(text: str) -> str:
    half = LONGEST_NAME // 2
    return text if len(text) <= LONGEST_NAME else f"{text[:half]}…{text[-half:]}"


def _rows(graph: Graph) -> dict[int, int]:
    """Spread the leaves below a busy caller over several rows, so that the picture does not get wider than a screen."""
    callers: dict[int, set[int]] = {}
    calling = set()
    for arrow in graph.arrows:
        callers.setdefault(arrow.callee, set()).add(arrow.caller)
        calling.add(arrow.caller)
    leaves: dict[int, list[int]] = {}
    for callee, its_callers in callers.items():
        if callee not in calling and len(its_callers) == 1:
            leaves.setdefault(min(its_callers), []).append(callee)
    return {leaf: 1 + number // _BUSIEST_CALLER for below in leaves.values() for number, leaf in enumerate(below)}
