"""Profile -> DOT in gprof2dot's notation. The only door to gprof2dot.

gprof2dot's model, theme and writer draw; what is ours is added where its writer hands over one box or one arrow: seconds
beside percent, readable text on every colour, a shape for whose code it is, a border as thick as the self time, total
calls on arrows, and a legend. Boxes carry the SVG ids "f0", "f1", ... and arrows "c0", "c1", ..., the positions in
`Profile.functions` and `Profile.calls`.

The shell command it stands for: `gprof2dot -f pstats output.pstats`, which `raw_dot` repeats byte for byte.

See Also:
    https://github.com/jrfonseca/gprof2dot and https://graphviz.org/doc/info/attrs.html
"""

from io import StringIO
from types import SimpleNamespace

import gprof2dot

from ..profiles.model import Call, Function, Profile
from ..profiles.reader import raw_stats
from ..profiles.units import duration, percent
from .legend import legend
from .theme import THEME

WIDEST_INCHES = 26
"""The drawing is made smaller rather than wider than this; 2,496 pixels at Graphviz' 96 dots per inch."""

LONGEST_NAME = 60
"""Characters of a name that fit on a box; the whole name stands in the report."""

_SHAPES: dict[str, dict[str, str | int]] = {
    "program": {"shape": "box", "style": "filled"},
    "library": {"shape": "box", "style": "filled,rounded"},
    "built-in": {"shape": "box", "style": "filled", "peripheries": 2},
    "imports": {"shape": "folder", "style": "filled"},
    "shared": {"shape": "box", "style": "filled,rounded,dashed"},
    "rest": {"shape": "box", "style": "filled,dashed"},
}
_INK = "#1a1a1a"
_GREY = "#e4e4e4"
_BUSIEST_CALLER = 8
"""Leaves side by side below one box; more are staggered over several rows."""


_CUMULATIVE = gprof2dot.Event("Cumulative time", "", gprof2dot.fail)
_SELF = gprof2dot.Event("Self time", "", gprof2dot.fail)


class _Writer(gprof2dot.DotWriter):  # type: ignore[misc]
    """gprof2dot's writer, with our attributes on each box and arrow."""

    show_function_events = [_CUMULATIVE, _SELF]
    show_edge_events = [_CUMULATIVE, gprof2dot.CALLS]

    def __init__(self, out: StringIO, profile: Profile) -> None:
        super().__init__(out)
        self.profile = profile
        self.ids = {(call.caller, call.callee): f"c{i}" for i, call in enumerate(profile.calls)}
        self.rows = _rows(profile)

    def begin_graph(self) -> None:
        super().begin_graph()
        self.write(f"\tlabel=<{legend(self.profile)}>;\n")
        self.attr("graph", labelloc="b", labeljust="l", size=f"{WIDEST_INCHES},100", bgcolor="white")

    def node(self, node: int, **attrs: str | int) -> None:
        function = self.profile.functions[node]
        border = 1 + 9 * self.profile.share(function.self_time)  # points, half of it inside the box
        margin = f"{0.12 + border / 144:.3f},{0.06 + border / 144:.3f}"  # inches
        attrs |= _SHAPES[function.origin] | {"id": f"f{node}", "tooltip": " ", "margin": margin}
        attrs |= {"fillcolor": attrs["color"], "color": _INK, "penwidth": f"{border:.2f}"}
        if function.origin == "rest":
            attrs |= {"fillcolor": _GREY, "fontcolor": _INK}
        super().node(node, **attrs)

    def edge(self, src: int, dst: int, **attrs: str | int) -> None:
        attrs |= {"id": self.ids[src, dst], "fontcolor": _INK, "tooltip": " ", "labeltooltip": " "}
        if src == dst:  # else it would hide behind a thick border
            attrs |= {"tailport": "ne", "headport": "se"}
        if self.rows.get(dst, 1) > 1:
            attrs["minlen"] = self.rows[dst]
        super().edge(src, dst, **attrs)


def dot(profile: Profile) -> str:
    """Write a focused profile in the DOT language.

    Args:
        profile: from `focus.focus`; every function becomes a box.

    Returns:
        DOT, whose text is data only: no name in it can become markup.
    """
    drawing = gprof2dot.Profile()
    for number, function in enumerate(profile.functions):
        drawing.add_function(_box(profile, number, function))
    for call in profile.calls:
        drawing.functions[call.caller].add_call(_arrow(profile, call))
    out = StringIO()
    _Writer(out, profile).graph(drawing, THEME)
    return out.getvalue()


def raw_dot(profile: Profile) -> str:
    """Return what `gprof2dot -f pstats FILE` writes for the file that `profile` was read from, byte for byte."""
    parser = gprof2dot.PstatsParser.__new__(gprof2dot.PstatsParser)
    # Its own constructor would hand the file to `marshal.load`, which is not safe on a stranger's bytes.
    stats = raw_stats(profile)
    parser.stats = SimpleNamespace(stats=stats, total_tt=sum(figures[2] for figures in stats.values()))
    parser.profile = gprof2dot.Profile()
    parser.function_ids = {}
    drawing = parser.parse()
    drawing.prune(0.5 / 100.0, 0.1 / 100.0, None, False)
    out = StringIO()
    gprof2dot.DotWriter(out).graph(drawing, gprof2dot.TEMPERATURE_COLORMAP)
    return out.getvalue()


def _box(profile: Profile, number: int, function: Function) -> gprof2dot.Function:
    box = gprof2dot.Function(number, title(function).replace("&", "&amp;"))
    at_least = "" if function.exact else "≥ "
    cumulative = f"{at_least}{percent(profile.share(function.cumulative_time))} · {duration(function.cumulative_time)}"
    box[_CUMULATIVE] = cumulative
    box[_SELF] = f"({percent(profile.share(function.self_time))} · {duration(function.self_time)})"
    if function.folded and function.origin in ("library", "built-in"):
        box[_SELF] += f"\nwith {function.folded:,} function{'s' * (function.folded > 1)} folded in"
    box.called = function.total_calls if profile.recording.counts != "unknown" else None
    box.weight = profile.share(function.cumulative_time)
    return box


def _arrow(profile: Profile, call: Call) -> gprof2dot.Call:
    arrow = gprof2dot.Call(call.callee)
    if profile.recording.counts != "unknown":
        arrow[gprof2dot.CALLS] = call.total_calls
    arrow.weight = 0.0
    if call.cumulative_time is not None:
        at_least = "" if call.exact else "≥ "
        arrow[_CUMULATIVE] = (
            f"{at_least}{percent(profile.share(call.cumulative_time))} · {duration(call.cumulative_time)}"
        )
        arrow.weight = profile.share(call.cumulative_time)
    return arrow


def title(function: Function) -> str:
    """Return the first line or two of a box: `workload:12:main` as gprof2dot has it, or `time.sleep` and "built-in"."""
    name = _short(function.name)
    if function.origin == "built-in":
        return f"{name}\nbuilt-in"
    if not function.path:
        return name
    place = f"{_short(function.module)}:{function.line}:"
    return f"{place}{name}" if len(place) + len(name) <= 28 else f"{place}\n{name}"


def _short(text: str) -> str:
    half = LONGEST_NAME // 2
    return text if len(text) <= LONGEST_NAME else f"{text[:half]}…{text[-half:]}"


def _rows(profile: Profile) -> dict[int, int]:
    """Spread the leaves below a busy caller over several rows, so that the picture does not get wider than a screen."""
    callers: dict[int, set[int]] = {}
    calling = set()
    for call in profile.calls:
        callers.setdefault(call.callee, set()).add(call.caller)
        calling.add(call.caller)
    leaves: dict[int, list[int]] = {}
    for callee, of in callers.items():
        if callee not in calling and len(of) == 1:
            leaves.setdefault(min(of), []).append(callee)
    return {leaf: 1 + number // _BUSIEST_CALLER for below in leaves.values() for number, leaf in enumerate(below)}
