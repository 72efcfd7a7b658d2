"""All that is known of one run -> one self-contained .html: the reading, the drawing, a table of every function."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from ..profiles.model import Call, Function, Profile
from ..profiles.units import duration, percent
from .page_kit import markup, page, report_script, safe_json

ROWS_AT_A_TIME = 200
"""How many rows of the table stand in the page itself; the script shows the others on demand, as many at a time."""

CLOCKS = {
    "wall": "wall clock, waiting included",
    "cpu": "CPU clock, waiting not included",
    "samples": "sampled, not traced",
    "": "not named in the file (cProfile’s own is the wall clock)",
}

_OF_ONE_FUNCTION = ("program", "library", "built-in")


def report_html(
    whole: Profile,
    drawn: Profile,
    reading: Sequence[str],
    svg: str | None,
    words: Mapping[str, str],
    source: Mapping[str, tuple[int, tuple[str, ...]]],
    title: str,
) -> str:
    """Return the page.

    Args:
        whole: every function of the run, untouched; they become the table.
        drawn: what is in the drawing: `drawn.functions[3]` is the box "f3", `drawn.calls[5]` the arrow "c5".
        reading: sentences, plain text.
        svg: a whole `<svg>` element whose text is escaped already, or None where there is no Graphviz.
        words: for an id of the drawing, the sentence that says its numbers.
        source: for the id of a box, the number of its first line and its lines, where they could be read.
        title: what was run, for instance "workload.py".
    """
    box_of = _boxes_by_key(drawn) if svg else {}
    functions = sorted(whole.functions, key=attrgetter("cumulative_time"), reverse=True)
    return page(
        "report.html.j2",
        report_script(),
        svg,
        title=title,
        graph=markup(safe_json(graph_data(drawn, words, source))) if svg else None,
        table=markup(safe_json(_columns(whole, functions, box_of))),
        rows=[_row(whole, function, box_of.get(function.key)) for function in functions[:ROWS_AT_A_TIME]],
        reading=reading,
        example=_example(drawn, words),
        run_time=duration(whole.run_time),
        clock=CLOCKS.get(whole.recording.clock, whole.recording.clock),
        python=whole.recording.python,
        functions=f"{len(functions):,}",
        boxes=len(drawn.functions),
        exact=all(function.exact for function in drawn.functions),
    )


def _boxes_by_key(drawn: Profile) -> dict[Any, str]:
    return {
        function.key: f"f{position}"
        for position, function in enumerate(drawn.functions)
        if function.origin in _OF_ONE_FUNCTION
    }


def graph_data(
    drawn: Profile, words: Mapping[str, str], source: Mapping[str, tuple[int, tuple[str, ...]]]
) -> dict[str, Any]:
    """Return what `Callgraph.mount` wants to know; callers and callees hottest first."""
    boxes: dict[str, dict[str, Any]] = {}
    for position, function in enumerate(drawn.functions):
        box = f"f{position}"
        boxes[box] = {"name": function.name, "words": words.get(box, ""), "place": function.place}
        boxes[box] |= {"callers": [], "callees": [], "arrows": []}
        if box in source:
            first, lines = source[box]
            boxes[box]["source"] = {"first": first, "lines": list(lines)}
    arrows: dict[str, dict[str, str]] = {}
    for position, call in sorted(enumerate(drawn.calls), key=lambda numbered: _heat(numbered[1]), reverse=True):
        arrow, caller, callee = f"c{position}", f"f{call.caller}", f"f{call.callee}"
        arrows[arrow] = {"words": words.get(arrow, ""), "caller": caller, "callee": callee}
        boxes[caller]["arrows"].append(arrow)
        if caller != callee:
            boxes[callee]["arrows"].append(arrow)
            boxes[caller]["callees"].append(callee)
            boxes[callee]["callers"].append(caller)
    return {"boxes": boxes, "arrows": arrows}


def _heat(call: Call) -> tuple[float, int]:
    return call.cumulative_time or 0.0, call.total_calls


def _columns(whole: Profile, functions: Sequence[Function], box_of: Mapping[Any, str]) -> dict[str, Any]:
    """Return the table by columns, hottest function first: times in nanoseconds, a path as its position in `paths`."""
    paths: dict[str, int] = {}
    origins: dict[str, int] = {}
    drawn_names = {key[2] for key in box_of}  # a text is hashed once, a key anew for each question
    keys, name, path, origin, total, primitive, self_time, cumulative, *_ = zip(*functions)
    return {
        "name": name,
        "path": [paths.setdefault(of, len(paths)) for of in path],
        "line": [key[1] for key in keys],
        "origin": [origins.setdefault(of, len(origins)) for of in origin],
        "total": total,
        "primitive": primitive,
        "self": [int(seconds * 1e9 + 0.5) for seconds in self_time],
        "cumulative": [int(seconds * 1e9 + 0.5) for seconds in cumulative],
        "paths": list(paths),
        "origins": list(origins),
        "box": {row: box_of[key] for row, key in enumerate(keys) if key[2] in drawn_names and key in box_of},
        "run_time": int(whole.run_time * 1e9 + 0.5),
    }


def _row(whole: Profile, function: Function, box: str | None) -> dict[str, str | None]:
    """Return the texts of one row; `report/table.js` writes the rows below it in the same way."""
    return {
        "name": function.name,
        "place": function.place,
        "origin": function.origin,
        "total": f"{function.total_calls:,}",
        "primitive": f"{function.primitive_calls:,}",
        "self": f"{function.self_time:,.6f}",
        "self_share": percent(whole.share(function.self_time)),
        "cumulative": f"{function.cumulative_time:,.6f}",
        "cumulative_share": percent(whole.share(function.cumulative_time)),
        "box": box,
    }


def _example(drawn: Profile, words: Mapping[str, str]) -> str:
    """Return the sentence of the box with the largest self time, "" if there is none."""
    hot = max(range(len(drawn.functions)), key=lambda position: drawn.functions[position].self_time, default=0)
    return words.get(f"f{hot}", "")
