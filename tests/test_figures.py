"""No number stands where another belongs: one function whose figures all differ, wherever they are shown."""

import json
import marshal
import re
from typing import Any

import pytest

from demo.comparison.callgraph import compare_dot
from demo.folding.graph import Graph
from demo.picture.callgraph import dot
from demo.picture.theme import THEME, hex_of
from demo.pipeline import Run, RunComparison
from demo.reading.words import words
from tests.picture.test_callgraph import attributes
from tests.samples import FOLDER, Stats, key_of

MAIN, WORK, SLEEP = (f"{FOLDER}/main.py", 3, "main"), (f"{FOLDER}/main.py", 9, "work"), key_of("c:time.sleep")
BEFORE: Stats = {
    MAIN: (1, 1, 3.0, 16.0, {}),
    WORK: (3, 7, 2.0, 5.0, {MAIN: (3, 2, 1.25, 4.5), WORK: (4, 1, 0.75, 2.5)}),
    SLEEP: (11, 11, 11.0, 11.0, {WORK: (9, 9, 3.0, 3.0), MAIN: (2, 2, 8.0, 8.0)}),
}
AFTER: Stats = {
    MAIN: (1, 1, 3.5, 12.0, {}),
    WORK: (2, 6, 0.5, 1.5, {MAIN: (2, 2, 0.25, 1.25), WORK: (4, 0, 0.25, 0.375)}),
    SLEEP: (10, 10, 8.0, 8.0, {WORK: (8, 8, 1.0, 1.0), MAIN: (2, 2, 7.0, 7.0)}),
}


@pytest.fixture
def run() -> Run:
    return Run(marshal.dumps(BEFORE), title="main.py")


@pytest.fixture
def comparison(run: Run) -> RunComparison:
    return RunComparison(run, Run(marshal.dumps(AFTER)), "main.py")


def number(graph: Graph, name: str) -> int:
    [found] = [i for i, box in enumerate(graph.boxes) if box.name == name]
    return found


def test_box(run: Run) -> None:
    """A box has the cumulative share, by which it is coloured, the self share, by which its border is thick, and all calls."""
    boxes, arrows = attributes(dot(run.graph))
    main, work = (str(number(run.graph, name)) for name in ("main", "work"))
    assert boxes[work]["label"] == "main:9:work\\n31.25% · 5.00 s\\n(12.50% · 2.00 s)\\n7×"
    assert boxes[work]["fillcolor"] == hex_of(THEME.node_bgcolor(5 / 16)) != hex_of(THEME.node_bgcolor(2 / 16))
    assert float(boxes[work]["penwidth"]) == pytest.approx(1 + 9 * 2 / 16, abs=0.006)
    assert arrows[main, work]["label"] == "  28.12% · 4.50 s  \\n  3×  "
    assert arrows[main, work]["color"] == hex_of(THEME.edge_color(4.5 / 16))
    assert arrows[work, work]["label"] == "  15.62% · 2.50 s  \\n  4×  "


def test_sentences(run: Run) -> None:
    """The sentences of a box and an arrow give each figure as what it is."""
    graph = run.graph
    said = words(graph)
    main, work = number(graph, "main"), number(graph, "work")
    assert said[f"f{work}"] == (
        "work (your program, main.py:9): the run spent 31% (5.00 s) in it and the functions it called, 12% (2.00 s) in its own "
        "code. Called 7 times, 4 of them while an earlier call was still running."
    )
    assert said[f"f{main}-f{work}"] == "main called work 3 times; that took 4.50 s, 28% of the run."


def test_table(run: Run) -> None:
    """The row of a function, in the page and in its data, has total and primitive calls, self and cumulative time."""
    page = run.page("<svg/>")
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in re.findall(r"<tr>(.*?)</tr>", page, re.S)]
    [work] = [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in rows if row and ">work<" in row[0]]
    assert work[0].startswith("work")
    assert work[1:] == ["main.py:9", "program", "7", "3", "2.000000", "12.50%", "5.000000", "31.25%"]
    data: dict[str, Any] = json.loads(re.findall(r'id="table-data"[^>]*>(.*?)</script>', page, re.S)[0])
    row = data["name"].index("work")
    assert [data[column][row] for column in ("total", "primitive", "self", "cumulative", "line")] == [7, 3, 2e9, 5e9, 9]
    assert data["run_cost"] == 16e9


def test_comparison(comparison: RunComparison) -> None:
    """Before and after each stand where they belong: in box, arrow, sentence and table."""
    boxes, arrows = attributes(compare_dot(comparison.comparison, "main.py"))
    graph = comparison.comparison.drawn.together
    main, work = (str(number(graph, name)) for name in ("main", "work"))
    label = "main:9:work\\n▼ fewer calls, less self time\\n5.00 s → 1.50 s\\n(2.00 s → 500 ms)\\n7× → 6×"
    assert boxes[work]["label"] == label
    assert arrows[main, work]["label"] == "  3× → 2×  "
    assert (
        comparison.words[f"f{work}"]
        == "work: less self time, 2.00 s before, 500 ms now; called 7 times before, 6 times now."
    )
    assert comparison.reading[:2] == [
        "The run took 16.0 s before, 12.0 s now, 25% shorter.",
        "All calls: 19 before, 17 now.",
    ]
    page = comparison.page(None)
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in re.findall(r"<tr>(.*?)</tr>", page, re.S)]
    [row] = [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in cells if any("main.py:9" in c for c in row)
    ]
    assert row[-7:] == ["▼ fewer calls, less self time", "2.00 s", "500 ms", "5.00 s", "1.50 s", "7", "6"]
