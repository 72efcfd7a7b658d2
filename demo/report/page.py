"""All that is known of one run -> one self-contained .html: the reading, the drawing, a table of every function."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from ..folding.graph import Arrow, Graph
from ..profiles.model import Function, Profile, full_name, place
from ..profiles.tables import Key
from ..profiles.units import percent
from .page_kit import markup, page, report_script, safe_json, template
from .processes import Bar
from .processes import rows as process_rows

ROWS_AT_A_TIME = 200
"""How many rows of the table are in the page from the start; the script shows more on demand, as many at a time."""


UNKNOWN = "–"
"""What is shown instead of a count that the file doesn't have."""
NANOSECONDS = 10**9
"""Of a second."""


def prepare_report(
    profile: Profile,
    graph: Graph,
    data: Mapping[str, Any],
    reading: Sequence[str],
    words: Mapping[str, str],
    title: str,
) -> Callable[[str | None, str | None, Sequence[Bar]], str]:
    """Do all that can be done of the page while Graphviz draws.

    Args:
        profile: every function of the run; they become the table.
        graph: what is in the drawing; without boxes where the drawing is gprof2dot's own.
        data: from `graph_data`, of the drawing and of the first view.
        reading: sentences, plain text.
        words: for an id of the drawing, the sentence that says its numbers.
        title: what was run, for instance "workload.py".

    Returns:
        what makes the page of two whole `<svg>` elements whose text is escaped already: the drawing, or None where there is
        no Graphviz, and the first view, or None where there is none; and of the processes that have a bar each.
    """
    functions = sorted(profile.functions, key=attrgetter("cumulative_cost"), reverse=True)
    empty, script = template("report.html.j2"), report_script()
    graph_json, table_json = safe_json(data), safe_json(_columns(profile, functions))

    def report(svg: str | None, first: str | None = None, bars: Sequence[Bar] = ()) -> str:
        box_of = _boxes_by_key(graph) if svg else {}
        return page(
            empty,
            script,
            svg,
            first,
            title=title,
            graph=markup(graph_json) if svg else None,
            table=markup(f'{table_json[:-1]},"box":{safe_json(_boxes_by_row(functions, box_of))}}}'),
            rows=[_row(profile, function, box_of.get(function.key)) for function in functions[:ROWS_AT_A_TIME]],
            reading=reading,
            processes=process_rows(bars),
            all_processes=f"{bars[0].number:,}" if bars else "",
            example=_example(graph, words),
            run_cost=profile.clock.amount(profile.run_cost),
            quantity=profile.clock.quantity,
            unit=profile.clock.unit,
            whole=profile.clock.whole,
            clock=profile.clock.label,
            counts=profile.recording.has_counts,
            python=profile.recording.python,
            functions=f"{len(functions):,}",
            boxes=len(graph.boxes),
            exact=all(box.exact for box in graph.boxes),
        )

    return report


def _boxes_by_key(graph: Graph) -> dict[Key, str]:
    return {box.key: graph.box_id(position) for position, box in enumerate(graph.boxes) if box.is_named}


def graph_data(
    graph: Graph,
    words: Mapping[str, str],
    source: Mapping[str, tuple[int, tuple[str, ...]]],
    hot: Sequence[str] = (),
) -> dict[str, Any]:
    """Return what `Callgraph.mount` wants to know of one drawing; callers and callees hottest first.

    Args:
        graph: what is in the drawing.
        words: for an id of the drawing, the sentence that says its numbers.
        source: for the id of a box, the number of its first line and its lines, where they could be read.
        hot: ids of the boxes of the hot path, from the root, to be lit.
    """
    boxes: dict[str, dict[str, Any]] = {}
    for position, box in enumerate(graph.boxes):
        name = graph.box_id(position)
        boxes[name] = {"name": full_name(box.name, box.around), "words": words.get(name, ""), "place": box.place}
        boxes[name] |= {"callers": [], "callees": [], "arrows": []}
        if name in source:
            first, lines = source[name]
            boxes[name]["source"] = {"first": first, "lines": list(lines)}
    arrows: dict[str, dict[str, str]] = {}
    for arrow in sorted(graph.arrows, key=_heat, reverse=True):
        name, caller, callee = graph.arrow_id(arrow), graph.box_id(arrow.caller), graph.box_id(arrow.callee)
        arrows[name] = {"words": words.get(name, ""), "caller": caller, "callee": callee}
        boxes[caller]["arrows"].append(name)
        if caller != callee:
            boxes[callee]["arrows"].append(name)
            boxes[caller]["callees"].append(callee)
            boxes[callee]["callers"].append(caller)
    for start in graph.starts:
        name, starter, begun = graph.start_id(start), graph.box_id(start.starter), graph.box_id(start.first)
        arrows[name] = {"words": words.get(name, ""), "caller": starter, "callee": begun}
        boxes[starter]["arrows"].append(name)
        boxes[begun]["arrows"].append(name)
    return {"boxes": boxes, "arrows": arrows, "hot": list(hot), "entry": _entry(graph)}


def _entry(graph: Graph) -> str:
    """Return the box to begin with: the one with most of the run in it, if possible one that no other calls."""
    called = {arrow.callee for arrow in graph.arrows if arrow.caller != arrow.callee}
    entry = max(
        range(len(graph.boxes)), key=lambda i: (graph.boxes[i].cumulative_cost, i not in called, -i), default=None
    )
    return "" if entry is None else graph.box_id(entry)


def _heat(arrow: Arrow) -> tuple[float, int]:
    return arrow.cumulative_cost or 0.0, arrow.total_calls


def _columns(profile: Profile, functions: Sequence[Function]) -> dict[str, Any]:
    """Return the table by columns, hottest function first: costs as whole numbers, a path as its position in `paths`.

    Times are in nanoseconds, memory in bytes: as a number has `decimals` in the table, and is so many times a unit.
    """
    paths: dict[str, int] = {}
    origins: dict[str, int] = {}
    keys, name, path, origin, total, primitive, self_cost, cumulative, *_ = zip(*functions)
    per_unit = NANOSECONDS if profile.clock.unit == "s" else 1
    return {
        "name": name,
        "path": [paths.setdefault(one, len(paths)) for one in path],
        "line": [key[1] for key in keys],
        "origin": [origins.setdefault(one, len(origins)) for one in origin],
        "total": total,
        "primitive": primitive,
        "self": [int(cost * per_unit + 0.5) for cost in self_cost],
        "cumulative": [int(cost * per_unit + 0.5) for cost in cumulative],
        "paths": list(paths),
        "origins": list(origins),
        "run_cost": int(profile.run_cost * per_unit + 0.5),
        "per_unit": per_unit,
        "decimals": profile.clock.decimals,
    }


def _boxes_by_row(functions: Sequence[Function], box_of: Mapping[Key, str]) -> dict[int, str]:
    """Return the ids of the boxes that are named after a function, by its row in the table."""
    names = {key[2] for key in box_of}  # a text is hashed once, a key anew for each question
    drawn = ((row, one.key) for row, one in enumerate(functions) if one.key[2] in names)
    return {row: box_of[key] for row, key in drawn if key in box_of}


def _row(profile: Profile, function: Function, box: str | None) -> dict[str, str | None]:
    """Return the texts of one row; `report/columns.js` writes the rows below it in the same way."""
    return {
        "name": function.name,
        "place": place(function.path, function.line),
        "origin": function.origin,
        "total": f"{function.total_calls:,}" if function.total_calls else UNKNOWN,
        "primitive": f"{function.primitive_calls:,}" if function.total_calls else UNKNOWN,
        "self": f"{function.self_cost:,.{profile.clock.decimals}f}",
        "self_share": percent(profile.share(function.self_cost)),
        "cumulative": f"{function.cumulative_cost:,.{profile.clock.decimals}f}",
        "cumulative_share": percent(profile.share(function.cumulative_cost)),
        "box": box,
    }


def _example(graph: Graph, words: Mapping[str, str]) -> str:
    """Return the sentence of the box with the largest self cost, "" if there is none."""
    hot = max(range(len(graph.boxes)), key=lambda position: graph.boxes[position].self_cost, default=0)
    return words.get(graph.box_id(hot), "")
