"""One arrow and its box as the picture draws them, each line with what it means: for paper, and for whoever meets it first."""

from html import escape

from demo.picture.theme import THEME, hex_of
from demo.profiles.units import duration, percent
from docs._build import runs

WIDTH, LINE, LEFT, BOX, TEXT = 486, 20, 4, 150, 218
"""Units of the drawing: its width, the height of a line, where the box begins, how wide it is, where the meanings begin."""
MIDDLE = LEFT + BOX / 2


def annotated(run: runs.Run, caller: str, callee: str) -> str:
    """Return an `<svg>` of an arrow and the box it leads to, with the meaning of each number beside it."""
    profile, box, arrow = run.profile, run.box(callee), run.arrow(caller, callee)
    share, own = profile.share(box.cumulative_cost), profile.share(box.self_cost)
    part = arrow.cumulative_cost or 0.0
    above = run.box(caller)
    box_lines = [
        (f"{_place(box.path, box.line)}:{box.name}", "<b>name</b>: file, line, function"),
        (
            f"{percent(share)} · {duration(box.cumulative_cost)}",
            "<b>cumulative time</b>: with all it called",
        ),
        (f"({percent(own)} · {duration(box.self_cost)})", "<b>self time</b>: in its own lines alone"),
        (f"{box.total_calls:,}×", "<b>total calls</b>, recursion included"),
    ]
    arrow_lines = [
        (f"{percent(profile.share(part))} · {duration(part)}", "<b>arrow</b>, caller to callee: time"),
        (f"{arrow.total_calls:,}×", "and calls of <b>just this pair</b>"),
    ]
    ground, ink = hex_of(THEME.node_bgcolor(share)), hex_of(THEME.node_fgcolor(share))
    top, height = 118, len(box_lines) * LINE + 16
    parts = [
        f'<rect x="{LEFT}" y="8" width="{BOX}" height="30" fill="none" stroke="currentColor" stroke-dasharray="4 3"/>',
        _text(MIDDLE, 28, f"{_place(above.path, above.line)}:{above.name}", "middle"),
        f'<path d="M{MIDDLE} 38V{top - 12}" stroke="currentColor" stroke-width="3"/>',
        f'<path d="M{MIDDLE - 6} {top - 14}h12l-6 12z" fill="currentColor"/>',
        f'<rect x="{LEFT}" y="{top}" width="{BOX}" height="{height}" fill="{ground}" stroke="currentColor" stroke-width="4"/>',
    ]
    for number, (shown, meaning) in enumerate(arrow_lines):
        y = 66 + number * LINE
        parts += [_text(MIDDLE + 10, y, shown), _text(TEXT, y, meaning)]
    for number, (shown, meaning) in enumerate(box_lines):
        y = top + 24 + number * LINE
        parts += [_text(MIDDLE, y, shown, "middle", ink), _line(y), _text(TEXT, y, meaning)]
    title = f"The arrow from {caller} to {callee} and the box of {callee}, with the meaning of each number"
    return (
        f'<svg class="annotated" viewBox="0 0 {WIDTH} {top + height + 6}" role="img" aria-label="{escape(title)}">'
        f"{''.join(parts)}</svg>"
    )


def _place(path: str, line: int) -> str:
    return f"{path.removesuffix('.py')}:{line}"


def _text(x: float, y: float, text: str, anchor: str = "start", colour: str = "currentColor") -> str:
    words = text.replace("<b>", '<tspan font-weight="700">').replace("</b>", "</tspan>")
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def _line(y: float) -> str:
    return f'<path d="M{LEFT + BOX + 4} {y - 4}H{TEXT - 5}" stroke="currentColor" stroke-dasharray="1 3"/>'
