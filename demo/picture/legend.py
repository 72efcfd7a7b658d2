"""What a picture means, inside the picture: clock, colours, numbers, shapes, and what was left out."""

from html import escape

from ..folding.graph import MERGED, Graph
from .theme import THEME, hex_of

LONGEST_COMMAND = 80
"""Characters of the command that fit into the picture."""


PLAIN = 'BORDER="1" CELLBORDER="0"'
TABLE = '<TABLE CELLSPACING="2" CELLPADDING="3" {}><TR><TD>{}</TD></TR></TABLE>'
FOLDER = (
    '<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="3"><TR><TD SIDES="LTR" CELLPADDING="1"></TD>'
    '<TD BORDER="0" CELLPADDING="0"></TD></TR><TR><TD COLSPAN="2">{}</TD></TR></TABLE>'
)
SHAPES = {
    "your program": TABLE.format(PLAIN, "{}"),
    "library": TABLE.format(f'{PLAIN} STYLE="ROUNDED"', "{}"),
    "built-in": TABLE.format('BORDER="1" CELLBORDER="1"', "{}"),
    "imports": FOLDER,
    "several library functions": TABLE.format(f'{PLAIN} STYLE="ROUNDED,DASHED"', "{}"),
    "more functions": TABLE.format(f'{PLAIN} STYLE="DASHED"', "{}"),
    "much self time": TABLE.format('BORDER="4" CELLBORDER="0"', "{}"),
}
"""What the shapes and frames of boxes mean, each in a frame drawn as a box is; `legend.js` knows them by their words."""
NATIVE = "native"
"""What the double frame of a built-in means in a file of a sampler, which has none."""


def legend(graph: Graph) -> str:
    """Return the legend as a Graphviz HTML-like label: what was run, what colours, numbers and shapes mean, what was left out.

    See Also:
        https://graphviz.org/doc/info/shapes.html#html
    """
    recording = graph.recording
    processes = recording.parts.number if recording.processes and recording.parts else 1
    of = f" in {processes:,} processes" if processes > 1 else ""
    run = f"{graph.clock.amount(graph.run_cost)}{of} ({graph.clock.label})"
    last, calls, at_least = " Last: total calls, recursion included.", " and the calls", ""
    if not recording.counts_calls:
        last, calls = (
            (" Last: samples, not calls.", " and the samples")
            if recording.has_counts
            else (" No calls were counted.", "")
        )
    if recording.has_counts or not recording.sampling:
        at_least = " ≥: at least; the pairs can't tell more."
    heading = " · ".join(map(escape, filter(None, (recording.program[:LONGEST_COMMAND], run, recording.python))))
    scale = "".join(
        f'<TD BGCOLOR="{hex_of(THEME.node_bgcolor(share))}" WIDTH="70"><FONT COLOR="{hex_of(THEME.node_fgcolor(share))}">'
        f"{share:.0%}</FONT></TD>"
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    measured = graph.clock.quantity
    approximate = any(map(graph.is_approximate, graph.boxes))
    lines = [
        f"Colour, and the first number in a box: cumulative {measured}, in the function and those it called.",
        f"(In brackets, and as a thick border): self {measured}, in its own code.{last}",
        f"An arrow leads from caller to callee, with the {measured}{calls} of just that pair.{at_least}",
        *(["A dashed arrow: a function started processes, which isn't a call."] if graph.starts else []),
        *(["≈: part of it may have been spent for other callers of the functions folded in."] if approximate else []),
    ]
    native = any(box.origin == NATIVE for box in graph.boxes)
    shapes = "".join(
        f"<TD>{frame.format(NATIVE if native and text == 'built-in' else text)}</TD>" for text, frame in SHAPES.items()
    )
    return rows(f"<B>{heading}</B>", rows(scale, cells=True), *lines, rows(shapes, cells=True), escape(account(graph)))


def rows(*lines: str, cells: bool = False) -> str:
    """Return lines below each other as an HTML-like table; with `cells`, one line that is made of cells already."""
    table = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3">'
    body = [f"<TR>{line}</TR>" if cells else f'<TR><TD ALIGN="LEFT">{line}</TD></TR>' for line in lines]
    return f"{table}{''.join(body)}</TABLE>"


def account(graph: Graph) -> str:
    """Add up what is drawn and what was merged, in one sentence."""
    folded = {kind: sum(box.folded for box in graph.boxes if box.origin == kind) for kind in MERGED}
    below = sum(box.folded for box in graph.boxes if box.is_foreign)
    drawn = graph.functions - below - sum(folded.values())
    parts = [f"{drawn:,} of {graph.functions:,} functions drawn"]
    if folded["imports"]:
        parts.append(f"{folded['imports']:,} folded into imports")
    if below + folded["shared"]:
        parts.append(f"{below + folded['shared']:,} into library calls")
    if folded["rest"]:
        parts.append(f"{folded['rest']:,} as “more functions”")
    if graph.unseen_arrows:
        parts.append(f"{graph.unseen_arrows:,} of the smallest arrows left out")
    return "; ".join(parts) + "."
