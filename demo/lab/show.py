"""The bytes of a profile -> all that a page shows of it, as plain data. Strings the steps together where `cli` cannot run.

It runs in the browser, in the Python of a worker; there Graphviz is no program but a function, given as `draw`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ..comparison import callgraph as both
from ..comparison.changes import boxes, compare, sentences
from ..errors import ProfileFileError
from ..folding.focus import focus, partition, without_small_arrows
from ..picture.callgraph import dot
from ..picture.svg import finish
from ..profiles.marshal_values import Malformed
from ..profiles.model import Profile
from ..profiles.reader import parse_profile
from ..reading.advice import look_first
from ..reading.cautions import too_short
from ..reading.explain import explain
from ..reading.words import words
from ..report.page import graph_data
from ..report.source_lines import read_source

Draw = Callable[[str], str]
"""Turns DOT into SVG."""

SHORTEST_RUN = 0.15
"""Seconds. A browser's clock ticks each 0.1 to 1 ms; in shorter runs shares are noise."""


def shown(data: bytes, title: str, draw: Draw, program: str = "") -> dict[str, Any]:
    """Draw and explain a profile.

    Args:
        data: of a profile file, anybody's.
        title: of the picture.
        draw: Graphviz.
        program: the file in the editor, to say at which of its lines a box stands.

    Returns:
        "svg", clean; "graph" for `Callgraph.mount`; "reading", plain sentences; "lines", the line in `program` by box;
        "short", whether the run was too short for its shares to be trusted.

    Raises:
        ProfileFileError: if it is no profile.
        DrawingError: if `draw` does not draw.
    """
    whole = read(data, title)
    drawn = focus(whole)
    said = words(drawn)
    short = whole.run_time < SHORTEST_RUN
    unsure = {*too_short(whole), *look_first(whole, drawn)} if short else ()  # the page says it, and of its own clock
    source = {f"f{i}": lines for i, function in enumerate(drawn.functions) if (lines := read_source(function))}
    return {
        "svg": finish(draw(dot(drawn)).encode(), said, f"Call graph of {title}"),
        "graph": graph_data(drawn, said, source),
        "reading": [line for line in explain(whole, drawn) if line not in unsure],
        "lines": lines_of(drawn, program),
        "short": short,
    }


def compared(before: bytes, after: bytes, draw: Draw, program: str = "") -> dict[str, Any]:
    """Draw two profiles in one graph, and say what changed; arguments, result and errors as for `shown`."""
    return side_by_side(read(before, "The first"), read(after, "The second"), "before → after", draw, program)


def side_by_side(before: Profile, after: Profile, title: str, draw: Draw, program: str) -> dict[str, Any]:
    """Do the same for profiles that are read already."""
    comparison = compare(before, after)
    drawn = boxes(comparison, partition(comparison.together))
    drawn = replace(drawn, together=without_small_arrows(drawn.together))
    said = both.words(drawn)
    return {
        "svg": finish(draw(both.compare_dot(drawn, title)).encode(), said, f"Call graph of {title}"),
        "graph": graph_data(drawn.together, said, {}),
        "reading": sentences(comparison, drawn),
        "lines": lines_of(drawn.after, program),
        "short": max(before.run_time, after.run_time) < SHORTEST_RUN,
    }


def read(data: bytes, name: str) -> Profile:
    """Read the bytes of a profile file.

    Raises:
        ProfileFileError: if they are none.
    """
    try:
        return parse_profile(data)
    except Malformed as error:
        raise ProfileFileError(f"{name} is not a profile, or is damaged ({error}).") from error


def lines_of(drawn: Profile, program: str) -> dict[str, int]:
    """Return at which line of a file the boxes stand, for those that stand in it."""
    functions = enumerate(drawn.functions)
    return {f"f{i}": function.line for i, function in functions if function.key[0] == program and function.line}
