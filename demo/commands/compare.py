"""The command `compare`: before against after, as a graph, a page and sentences."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from .. import outputs
from ..comparison.callgraph import compare_dot, words
from ..comparison.changes import Comparison, boxes, compare, sentences
from ..comparison.page import compare_html
from ..errors import DrawingError
from ..folding.focus import partition, without_small_arrows
from ..picture.engines import render
from ..picture.svg import finish
from ..profiles.names import printable
from ..profiles.reader import read_profile
from .terminal import say, tell

SET = ("svg", "png", "html", "dot")


def compare_command(options: argparse.Namespace) -> int:
    """Compare two profiles; write a picture and a page, print what changed."""
    mine = tuple(os.path.abspath(path) for path in options.mine)
    comparison = compare(read_profile(options.before, mine), read_profile(options.after, mine))
    names = [options.before.stem, options.after.stem]
    if names[0] == names[1]:
        names = [str(options.before), str(options.after)]
    title = printable(" → ".join(names))
    kind = options.output.suffix.lower().removeprefix(".")
    alone = kind in SET and not options.output.is_dir()
    folder, name = (options.output.parent, options.output.stem) if alone else (options.output, "compare")
    reading, files, problem = write(comparison, folder, name, title, (kind,) if alone else SET)
    tell(reading, files, sys.stdout)
    if problem:
        say(f"demo: {problem}")
    return problem.status if problem else 0


def write(
    comparison: Comparison, folder: Path, name: str, title: str, kinds: tuple[str, ...] = SET
) -> tuple[list[str], list[Path], DrawingError | None]:
    """Write a comparison's files.

    Args:
        comparison: of all functions.
        folder: where to, made if it is not there.
        name: of the files, without ending.
        title: what is compared, plain text.
        kinds: which of svg, png, html and dot; dot only where there is no Graphviz, unless it is asked for alone.

    Returns:
        what changed in sentences, the files, and what kept the picture from being drawn.
    """
    drawn = boxes(comparison, partition(comparison.together))
    drawn = replace(drawn, together=without_small_arrows(drawn.together))
    reading, said = sentences(comparison, drawn), words(drawn)
    problem, svg = None, None
    with outputs.stage(folder) as staging:
        source = staging / "output.dot"
        source.write_text(compare_dot(drawn, title), encoding="utf-8")
        if kinds != ("dot",):
            try:
                drawings, _ = render(source, staging)
                svg = finish(drawings["svg"].read_bytes(), said, f"Call graph of {title}")
                (staging / "output.svg").write_text(svg, encoding="utf-8")
                os.replace(drawings["png"], staging / "output.png")
                source.unlink()
            except DrawingError as error:
                problem = error
            page = compare_html(comparison, drawn, reading, svg, said, title)
            (staging / "output.html").write_text(page, encoding="utf-8")
        return reading, outputs.publish(staging, folder, name, kinds), problem


COMMANDS = {"compare": compare_command}
