"""The commands `graph` and `explain`: a profile that is there already -> pictures, report, reading."""

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from .. import outputs
from ..errors import DrawingError, UsageError
from ..folding.focus import focus
from ..picture.callgraph import dot, raw_dot
from ..profiles.model import Profile
from ..profiles.names import printable
from ..profiles.reader import read_profile
from ..reading.explain import explain
from ..reading.words import words
from .terminal import say, tell

SET = ("pstats", "svg", "png", "html", "dot")
DRAWING = "<svg><!-- the drawing --></svg>"
"""Stands in the report until there is one; no name in a profile can be this, for all of them are escaped."""
OTHER_PICTURES = ("pdf", "jpg", "jpeg", "gif", "ps", "eps", "webp")


def graph_command(options: argparse.Namespace) -> int:
    """Draw a profile into a folder, or into one file."""
    whole = read_profile(options.file, mine(options))
    kind = options.output.suffix.lower().removeprefix(".")
    alone = kind in SET[1:] and not options.output.is_dir()
    if kind in OTHER_PICTURES and not options.output.is_dir():
        raise UsageError(f"{options.output}: a picture is a .png, .svg, .dot or .html. Name one of these: -o FILE.svg")
    folder, name = (options.output.parent, options.output.stem) if alone else (options.output, options.file.stem)
    with outputs.stage(folder) as staging:
        kinds = [kind] if alone else SET[1:]
        reading, problem, _ = draw(whole, staging, options, printable(options.file.name), kinds)
        if alone and problem and kind in ("svg", "png"):
            raise problem
        files = outputs.publish(staging, folder, name, kinds)
    if not alone:
        tell(reading, files, sys.stdout)
    if problem:
        say(f"demo: {problem}")
    return problem.status if problem else 0


def explain_command(options: argparse.Namespace) -> int:
    """Print the reading of a profile."""
    whole = read_profile(options.file, mine(options))
    tell(explain(whole, focus(whole)), [], sys.stdout)
    return 0


def draw(
    whole: Profile, staging: Path, options: argparse.Namespace, title: str, kinds: Sequence[str] = SET
) -> tuple[list[str], DrawingError | None, str]:
    """Make the picture and the report in `staging`; without an engine the report goes without a drawing.

    Returns:
        the reading, what kept the picture from being drawn, and the engine that drew.
    """
    from ..picture.engines import render

    drawn = focus(whole, options.boxes)
    reading = explain(whole, drawn)
    source_file = staging / "output.dot"
    source_file.write_text(raw_dot(whole) if options.raw else dot(drawn), encoding="utf-8")
    if "svg" not in kinds and "png" not in kinds and "html" not in kinds:
        return reading, None, ""
    problem, engine = None, ""
    with ThreadPoolExecutor(1) as beside:  # Graphviz is another process: the report is made while it draws
        rendering = beside.submit(render, source_file, staging)
        from ..picture.svg import finish
        from ..report.page import report_html
        from ..report.source_lines import read_source

        boxes = replace(drawn, functions=(), calls=()) if options.raw else drawn
        said = words(boxes)
        source = {f"f{i}": lines for i, function in enumerate(boxes.functions) if (lines := read_source(function))}
        html = report_html(whole, boxes, reading, DRAWING, said, source, title)
        try:
            files, engine = rendering.result()
            svg = finish(files["svg"].read_bytes(), said, f"Call graph of {title}")
            (staging / "output.svg").write_text(svg, encoding="utf-8")
            os.replace(files["png"], staging / "output.png")
            source_file.unlink()
            html = html.replace(DRAWING, svg)
        except DrawingError as error:
            problem = error
            html = report_html(whole, boxes, reading, None, said, source, title)
    (staging / "output.html").write_text(html, encoding="utf-8")
    return reading, problem, engine


def mine(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the folders and files that the user called their own, as full paths."""
    return tuple(os.path.abspath(path) for path in options.mine)


COMMANDS = {"graph": graph_command, "explain": explain_command}
