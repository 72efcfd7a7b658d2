"""The bytes of a profile -> all that a page shows of it, as plain data.

It runs in the browser, in the Python of a worker; there Graphviz is a function, passed in as `draw`, instead of a program.
"""

import marshal
from collections.abc import Callable
from typing import Any

from ..folding.graph import Graph
from ..pipeline import Run, RunComparison
from ..profiles.model import Profile
from ..reading.claims import START, TooShort
from ..reading.english import sentences

Draw = Callable[[str], str]
"""Turns DOT into SVG."""

SHORTEST_RUN = 0.15
"""Seconds. A browser's clock ticks each 0.1 to 1 ms; in shorter runs shares are noise."""

NOTHING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
UNSURE = (TooShort, *START)
"""What is not claimed of so short a run: the page says why, and of its own clock."""


def warm_up(draw: Draw = lambda dot: NOTHING) -> None:
    """Load all that showing a run, and comparing two, takes: who waits for a page should not wait for that."""
    data = marshal.dumps({("~", 0, "<built-in method builtins.print>"): (1, 1, 0.0, 0.0, {})})
    shown(data, "", draw)
    compared(data, data, draw)


def shown(data: bytes, title: str, draw: Draw, program: str = "") -> dict[str, Any]:
    """Draw and explain a profile.

    Args:
        data: of a profile file, anybody's.
        title: of the picture.
        draw: Graphviz.
        program: the file in the editor, to say at which of its lines a box stands.

    Returns:
        "svg", clean; "first", the drawing to show before that one, "" where there is none; "graph" for `Callgraph.mount`;
        "reading", plain sentences; "lead", the one to begin with; "lines", the line in `program` by box; "short", whether
        the run was too short for its shares to be trusted.

    Raises:
        ProfileFileError: if it is not a profile.
        DrawingError: if `draw` does not draw.
    """
    run = Run(data, name=title, title=title)
    short = is_short(run.profile)
    claims = [claim for claim in run.claims if not (short and isinstance(claim, UNSURE))]
    reading = sentences(claims, run.profile.clock)
    return {
        "svg": run.finished(draw(run.dot).encode()),
        "first": first_drawing(run, draw),
        "graph": run.graph_data(lit=not short),
        "lead": reading[0 if short else -1],
        "reading": reading,
        "lines": lines_of(run.graph, program),
        "short": short,
    }


def compared(before: bytes, after: bytes, draw: Draw, program: str = "") -> dict[str, Any]:
    """Draw two profiles in one graph, and say what changed; arguments, result and errors as for `shown`."""
    runs = Run(before, name="The first"), Run(after, name="The second")
    return side_by_side(RunComparison(*runs, "before → after"), draw, program)


def side_by_side(comparison: RunComparison, draw: Draw, program: str) -> dict[str, Any]:
    """Do the same for runs that are read already."""
    short = is_short(comparison.before.profile) and is_short(comparison.after.profile)
    reading = (
        comparison.reading[1:] if short and len(comparison.reading) > 1 else comparison.reading
    )  # without run times
    return {
        "svg": comparison.finished(draw(comparison.dot).encode()),
        "first": first_drawing(comparison, draw),
        "graph": comparison.graph_data(),
        "lead": reading[0],
        "reading": reading,
        "lines": lines_of(comparison.comparison.drawn.after, program),
        "short": short,
    }


def first_drawing(run: Run | RunComparison, draw: Draw) -> str:
    """Return the drawing to show first, "" where there is none."""
    first = run.first_view
    return first.finished(draw(first.dot).encode()) if first else ""


def is_short(profile: Profile) -> bool:
    """Say whether a run was too short for the clock of the browser that it ran in; bytes are exact."""
    in_a_page = profile.recording.python.endswith("in WebAssembly")
    return in_a_page and profile.clock.unit == "s" and profile.run_cost < SHORTEST_RUN


def lines_of(graph: Graph, program: str) -> dict[str, int]:
    """Return at which line of a file the boxes stand, for those that stand in it."""
    return {graph.box_id(i): box.line for i, box in enumerate(graph.boxes) if box.key[0] == program and box.line}
