"""A small run with known figures, and its drawing as Graphviz would write it: what the tests of the report share."""

import marshal
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from demo.folding.graph import Graph
from demo.folding.merging import unfolded
from demo.profiles.model import Profile
from demo.profiles.reader import parse_profile
from demo.reading.words import words
from demo.report.page import graph_data, prepare_report

SHOP = "/srv/shop/shop.py"
MAIN, WAIT, TOTAL, FIB = (SHOP, 1, "main"), (SHOP, 10, "wait"), (SHOP, 20, "total"), (SHOP, 30, "fib")
SLEEP, PRICE = ("~", 0, "<built-in method time.sleep>"), (SHOP, 40, "price")
BOXES = ["main", "wait", "total", "fib", "time.sleep", "price"]
PLACES = [(150, 10), (10, 110), (150, 110), (290, 110), (10, 210), (150, 210)]
FILLERS = 250
READING = ["The run took 10 s.", "Start with wait."]

HOSTILE = [
    "</script><script>document.title='pwned'</script>",
    "<img src=x onerror=\"document.title='pwned'\">",
    '"onload="document.title=1',
    "' autofocus onfocus='document.title=1",
    "<!--<script>",
    "]]>",
    "&lt;b&gt;",
    "{{ 7 * 7 }}",
    "__proto__",
    "\u05d0\u05d1\u05d2 right to left",
    "x" * 5000,
]


def figures() -> dict[Any, Any]:
    """Return the run as a profile file holds it: main -> (total -> price, wait -> time.sleep, fib -> fib), and 250 more."""
    raw: dict[Any, Any] = {
        MAIN: (1, 1, 0.1, 10.0, {}),
        WAIT: (2, 2, 0.0, 4.0, {MAIN: (2, 2, 0.0, 4.0)}),
        TOTAL: (10, 10, 1.0, 5.0, {MAIN: (10, 10, 1.0, 5.0)}),
        FIB: (1, 9, 0.9, 0.9, {MAIN: (1, 1, 0.1, 0.9), FIB: (8, 0, 0.8, 0.8)}),
        SLEEP: (2, 2, 4.0, 4.0, {WAIT: (2, 2, 4.0, 4.0)}),
        PRICE: (1000, 1000, 4.0, 4.0, {TOTAL: (1000, 1000, 4.0, 4.0)}),
    }
    for number in range(FILLERS):
        seconds = (number + 1) * 1e-6
        raw["/usr/lib/python3.11/json/decoder.py", number + 1, f"filler_{number}"] = (5, 5, seconds, seconds, {})
    return raw


def sample() -> tuple[Profile, Graph]:
    """Return all functions of the run, and those six that are drawn."""
    whole = parse_profile(marshal.dumps(figures()))
    graph = unfolded(whole)
    return whole, graph._replace(boxes=graph.boxes[: len(BOXES)])


def hostile() -> tuple[Profile, Graph]:
    """Return a chain of functions whose names and files try to become markup."""
    keys = [(f"/srv/{name}/{name}.py", 7, name) for name in HOSTILE]
    raw: dict[Any, Any] = {}
    for position, key in enumerate(keys):
        seconds = float(len(keys) - position)
        raw[key] = (1, 1, 1.0, seconds, {keys[position - 1]: (1, 1, 1.0, seconds)} if position else {})
    whole = parse_profile(marshal.dumps(raw))
    return whole, unfolded(whole)


def drawing(drawn: Graph) -> str:
    """Lay the boxes out by hand and write them as Graphviz does; so the tests know what stands to the left of what."""
    places = PLACES if len(drawn.boxes) == len(PLACES) else [(10, 10 + 100 * i) for i in range(len(drawn.boxes))]
    height = max(y for _, y in places) + 80
    parts = []
    for position, (function, (x, y)) in enumerate(zip(drawn.boxes, places)):
        corners = f"{x},{y} {x + 110},{y} {x + 110},{y + 50} {x},{y + 50}"
        parts.append(
            f'<g id="{drawn.box_id(position)}" class="node"><title>words</title>'
            f'<polygon fill="#ddeeff" stroke="black" points="{corners}"/>'
            f'<text x="{x + 8}" y="{y + 30}">{escape(function.name[:30])}</text></g>'
        )
    for call in drawn.arrows:
        (x, y), (to_x, to_y) = places[call.caller], places[call.callee]
        line = f"M{x + 55},{y + 50}L{to_x + 55},{to_y}" if call.caller != call.callee else f"M{x + 110},{y}h20v30h-20"
        parts.append(
            f'<g id="{drawn.arrow_id(call)}" class="edge"><title>words</title><path fill="none" stroke="black" d="{line}"/></g>'
        )
    return (
        f'<svg width="420pt" height="{height}pt" viewBox="0 0 420 {height}" xmlns="http://www.w3.org/2000/svg">'
        f'<g id="graph0" class="graph"><title>G</title><polygon fill="white" points="0,0 420,0 420,{height} 0,{height}"/>'
        f"{''.join(parts)}</g></svg>"
    )


def page(
    profiles: tuple[Profile, Graph] | None = None,
    svg: bool = True,
    source: Mapping[str, tuple[int, tuple[str, ...]]] | None = None,
    title: str = "shop.py",
    reading: list[str] | None = None,
    hot: Sequence[str] = (),
) -> str:
    """Return the report of a sample."""
    whole, drawn = profiles or sample()
    picture = drawing(drawn) if svg else None
    data = graph_data(drawn, words(drawn), source or {}, hot)
    return prepare_report(whole, drawn, data, reading or READING, words(drawn), title)(picture, None, [])
