"""What a page can say: `[[ workload.share("main") ]]`, `[[ graph("four") ]]`, `[[ code("demo/workload.py", "main") ]]`, ...

Pages are Jinja2 templates with `[[ ]]` and `[% %]` instead of braces. Whatever is asked for and not there is an error.
"""

import ast
import html
import io
import json
import os
import pstats
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

from jinja2 import Environment, StrictUndefined

from demo.folding.graph import Graph
from demo.picture.callgraph import raw_dot
from demo.profiles.model import module
from demo.profiles.tables import read_table
from demo.profiles.units import duration, percent
from demo.reading.claims import HotPath
from demo.reading.words import short_name
from docs._build import (
    annotated,
    api,
    changes,
    claims,
    editors,
    examples,
    overhead,
    quiz,
    reference,
    runs,
    schedule,
    screenshots,
    side_by_side,
    training,
)

LINES = frozenset(("", "name", "cumulative", "self", "folded", "largest", "calls"))
"""Of a box, which a step of a tour can speak of."""
ROOT = runs.ROOT


def hot_path_end(run: runs.Run) -> str:
    """Return the last function of a run's hot path."""
    [path] = [claim for claim in run.claims if isinstance(claim, HotPath)]
    return short_name(path.steps[-1].function)


class Facts:
    """The figures of one run, as texts for a page."""

    def __init__(self, run: runs.Run) -> None:
        self.run = run
        profile = run.profile
        self.run_time = duration(profile.run_cost)
        self.functions = f"{len(profile.functions):,}"
        self.boxes = str(len(run.graph.boxes))
        self.calls_in_all = f"{sum(function.total_calls for function in profile.functions):,}"
        self.python = profile.recording.python
        self.hot_path_end = hot_path_end(run)

    @property
    def functions_stripped(self) -> str:
        """Return how many functions are left where pstats has taken the folders off the names of files."""
        return f"{len(stats_of(self.run).strip_dirs().stats):,}"  # type: ignore[attr-defined]

    def name(self, name: str) -> str:
        """Return the name of a box as the Python here writes it: "io.open" or "_io.open", "imports: requests and 50 more"."""
        return self.run.box(name).name

    def share(self, name: str) -> str:
        """Return the cumulative share of a box."""
        return percent(self.run.profile.share(self.run.box(name).cumulative_cost))

    def self_share(self, name: str) -> str:
        """Return the self share of a box."""
        return percent(self.run.profile.share(self.run.box(name).self_cost))

    def seconds(self, name: str) -> str:
        """Return the cumulative time of a box."""
        return duration(self.run.box(name).cumulative_cost)

    def self_seconds(self, name: str) -> str:
        """Return the self time of a box."""
        return duration(self.run.box(name).self_cost)

    def calls(self, name: str) -> str:
        """Return the total calls of a box."""
        return f"{self.run.box(name).total_calls:,}"

    def function_calls(self, name: str) -> str:
        """Return the total calls of a function, drawn or not."""
        return f"{self.run.function(name).total_calls:,}"

    def folded(self, name: str) -> str:
        """Return how many functions are folded below a box."""
        return f"{self.run.box(name).folded:,}"

    def arrow_calls(self, caller: str, callee: str) -> str:
        """Return the total calls of an arrow."""
        return f"{self.run.arrow(caller, callee).total_calls:,}"

    def arrow_share(self, caller: str, callee: str) -> str:
        """Return the cumulative share of an arrow."""
        return percent(self.run.profile.share(self.run.arrow(caller, callee).cumulative_cost or 0.0))


CIRCULAR = [f"docs/examples/lab/circular.py --memory={clock}" for clock in ("peak", "allocated", "kept")]
RECORDED = (
    "workload",
    "improved",
    "docs/examples/lab/anagrams.py",
    "docs/examples/lab/recursion.py",
    "docs/examples/lab/orders.py",
    *CIRCULAR,
    "docs/examples/vowels.py --children",
    side_by_side.PROGRAM,
)
AT_A_TIME = 2
"""Programs that are recorded side by side, one on each core; what pages name besides is recorded when it is met."""


def templates() -> Environment:
    """Return what turns a page with placeholders into one without."""
    pages = syntax()
    pages.globals.update(globals_of_pages())
    return pages


def syntax() -> Environment:
    """Return the same without anything that a page may use."""
    return Environment(
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


def globals_of_pages() -> dict[str, Any]:
    """Return every name that a page may use."""
    with ThreadPoolExecutor(AT_A_TIME) as pool:  # these take real seconds, most of them waiting
        list(pool.map(run_named, RECORDED))
    facts = {name: Facts(run_named(name)) for name in ("workload", "improved", "four", "fib", "shop")}
    return {
        **facts,
        "first_look": first_look,
        "graph": graph,
        "lab": editors.editor(graph),
        "lab_exercises": editors.exercises,
        "lab_licences": editors.licences,
        "lab_megabytes": editors.megabytes,
        "lab_python": editors.python,
        "not_in_the_page": training.not_in_the_page,
        "code": code,
        "code_after": code_after,
        "help_of": help_of,
        "reading": reading,
        "pstats_table": pstats_table,
        "question": lambda name: quiz.as_html(quiz.by_name(name)),
        "vote": quiz.vote,
        "answers": quiz.answers,
        "how_many_questions": quiz.how_many,
        "before_after": changes.before_after,
        "fix": changes.fix,
        "exercise_count": training.count,
        "exercise_table": training.table,
        "exercise_sections": training.sections,
        "exercise_lessons": training.lessons,
        "exercise_six": training.six,
        "indented": lambda text: "\n".join(f"    {line}".rstrip() for line in text.splitlines()).lstrip(),
        "side_by_side": side_by_side.pictures,
        "side_by_side_table": side_by_side.table,
        "comment": changes.comment,
        "screenshot": screenshots.shown,
        "schedule": schedule.table,
        "minutes": schedule.minutes,
        "lessons": schedule.lessons,
        "notes": schedule.notes,
        "overhead": overhead.table,
        "overhead_of": lambda kind: overhead.factors()[kind],
        "output_of": examples.output_block,
        "proof": proof,
        "api": api.entry,
        "claims": claims.claims,
        "claim_parts": claims.parts,
        "api_errors": api.errors,
        "make_targets": reference.make_targets,
        "architecture": reference.architecture,
        "tools_table": reference.tools_table,
        "other_commands": reference.other_commands,
        "constant": reference.constant,
        "constant_percent": reference.constant_percent,
        "annotated": lambda name, caller, callee: annotated.annotated(run_named(name), caller, callee),
        "shape": reference.shape,
        "shapes": reference.shapes,
        "code_line": reference.code_line,
        "megabytes": reference.megabytes,
        "pinned": reference.pinned,
        "required_python": reference.required_python(),
        "repository_url": os.environ.get("REPOSITORY_URL"),
        "gprof2dot_drew": gprof2dot_drew,
        "share_of_calls": share_of_calls,
        "share_of_imports": share_of_imports,
        "python_here": f"{sys.version_info.major}.{sys.version_info.minor}",
    }


def run_named(name: str) -> runs.Run:
    """Return a run by its name."""
    return runs.named(name)


def graph(name: str, tour: Sequence[tuple[str, ...]] = (), lit: bool = False) -> str:
    """Return the interactive call graph of a run, with the same as a table for those who do not see it.

    Args:
        name: of the run.
        tour: steps of a guided tour: a function's name, or "caller -> callee", what to say there, and the line that is
            spoken of, if it is one: "name", "cumulative", "self", "folded", "largest" or "calls".
        lit: light the hot path.
    """
    run = run_named(name)
    data = run.graph_data(lit) | {"tour": _steps(run, tour)}
    safe = (
        json.dumps(data, separators=(",", ":")).replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
    )
    drawing = run.drawings or "<p>This site was built without Graphviz, so the drawing is missing.</p>"
    return (
        f'<div class="picture" data-run="{html.escape(name)}" data-search-exclude>'
        f'<div class="picture-drawing">{_one_line(drawing)}</div>'
        f'<script type="application/json" class="picture-data">{safe}</script>'
        f'<details class="picture-twin"><summary>As a table</summary>{_table(run.graph)}</details></div>\n'
    )


def first_look(name: str) -> str:
    """Return the call graph of a run with its hot path lit, and under it where to start."""
    return (
        f'<div class="first-look">\n{graph(name, lit=True)}'
        f'<p class="lead">{html.escape(run_named(name).reading[-1])}</p>\n</div>\n'
    )


def _steps(run: runs.Run, tour: Sequence[tuple[str, ...]]) -> list[dict[str, str]]:
    """Return the steps of a tour as the page's script has them.

    Raises:
        ValueError: if a line is unknown, or two steps in a row would look the same.
    """
    steps = [{"id": _part(run, where), "text": text, "line": "".join(line)} for where, text, *line in tour]
    looks = [(step["id"], step["line"]) for step in steps]
    if unknown := {line for _, line in looks} - LINES:
        raise ValueError(f"A box has no line {unknown}.")
    if any(one == other for one, other in pairwise(looks)):
        raise ValueError(f"Two steps in a row look the same: {tour}")
    return steps


def _part(run: runs.Run, where: str) -> str:
    if " -> " not in where:
        return run.id_of(where)
    caller, callee = where.split(" -> ")
    return run.graph.arrow_id(run.arrow(caller, callee))


def _table(graph: Graph) -> str:
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("function", "cumulative", "self", "total calls", "called by")
    )
    rows = []
    for number, box in sorted(enumerate(graph.boxes), key=lambda pair: -pair[1].cumulative_cost):
        callers = [graph.boxes[arrow.caller].name for arrow in graph.arrows if arrow.callee == number]
        cells = (
            f"{percent(graph.share(box.cumulative_cost))} · {graph.clock.amount(box.cumulative_cost)}",
            f"{percent(graph.share(box.self_cost))} · {graph.clock.amount(box.self_cost)}",
            f"{box.total_calls:,}",
            ", ".join(callers) or "–",
        )
        texts = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
        rows.append(f'<tr><th scope="row">{html.escape(box.name)}</th>{texts}</tr>')
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _one_line(drawing: str) -> str:
    """A blank line would end the block of HTML in Markdown."""
    return drawing.replace("\n", "")


def code(path: str, *names: str) -> str:
    """Return a file, or the functions, classes and constants of it that are named, as a block of code.

    Raises:
        KeyError: if the file holds no such name.
    """
    text = (ROOT / path).read_text(encoding="utf-8")
    if names:
        lines = text.splitlines()
        body = ast.parse(text).body
        nodes: dict[str, ast.stmt] = {n.name: n for n in body if isinstance(n, ast.FunctionDef | ast.ClassDef)}
        nodes |= {
            target.id: n
            for n in body
            if isinstance(n, ast.Assign)
            for target in n.targets
            if isinstance(target, ast.Name)
        }
        text = "\n\n\n".join("\n".join(lines[nodes[name].lineno - 1 : nodes[name].end_lineno]) for name in names)
    return f'```python title="{path}"\n{text.rstrip()}\n```\n'


def code_after(path: str, mark: str) -> str:
    """Return what follows the line of a file that begins with some text, as a block of code.

    Raises:
        IndexError: if no line does.
    """
    text = (ROOT / path).read_text(encoding="utf-8")
    return f'```python title="{path}"\n{text.split(f"{chr(10)}{mark}", 1)[1].split(chr(10), 1)[1].strip()}\n```\n'


def proof(name: str) -> str:
    """Return an example of `docs/examples/proofs/`, folded away, and what it printed just now."""
    path = f"proofs/{name}.py"
    shown = "\n".join(f"    {line}".rstrip() for line in code(f"docs/examples/{path}").splitlines())
    return f'??? example "The proof: `docs/examples/{path}`"\n\n{shown}\n\n{examples.output_block(path)}'


def gprof2dot_drew(name: str) -> dict[str, int]:
    """Return how many boxes gprof2dot draws of a run by itself: "all" of them, and the program's "own"."""
    run = run_named(name)
    labels = re.findall(r'^\t\d+ \[.*?label="(.*?)\\n', raw_dot(read_table(run.data)), re.M)
    own = {f"{module(f.path)}:{f.line}:{f.name}" for f in run.profile.functions if f.origin == "program"}
    return {"all": len(labels), "own": sum(label in own for label in labels)}


def share_of_calls(caller: str, callee: str) -> str:
    """Return the share of one of the workload's calls, `open` for `io.open` or `_io.open`, as the Python here names it."""
    whole = run_named("workload").profile
    seconds = (
        call.cumulative_cost or 0.0
        for call in whole.calls
        if (whole.functions[call.caller].name, whole.functions[call.callee].name.rpartition(".")[2]) == (caller, callee)
    )
    return percent(whole.share(sum(seconds)))


def share_of_imports() -> str:
    """Return the share of the run that the workload's imports took."""
    run = run_named("workload")
    return percent(run.profile.share(sum(box.self_cost for box in run.graph.boxes if box.origin == "imports")))


def help_of(*command: str) -> str:
    """Return the real `--help` of a command as a block of text."""
    words = [sys.executable, "-m", "demo", *command, "--help"]
    environment = {"COLUMNS": "88", "NO_COLOR": "1", "PATH": ""}
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=True, env=environment)
    return f"```text\n{done.stdout.rstrip()}\n```\n"


def reading(name: str) -> str:
    """Return what the tool says of a run as a block of text."""
    return "``` {.text .wrap}\n" + "\n".join(f"• {line}" for line in run_named(name).reading) + "\n```\n"


def pstats_table(name: str, order: str = "tottime", rows: int = 8) -> str:
    """Return the first rows of what the module pstats prints of a run."""
    out = io.StringIO()
    stats_of(run_named(name), out).strip_dirs().sort_stats(order).print_stats(rows)
    return f"```text\n{out.getvalue().strip()}\n```\n"


def stats_of(run: runs.Run, out: TextIO | None = None) -> pstats.Stats:
    """Return what the module pstats reads of a run, to be printed to `out`."""

    class Source:
        """What `pstats.Stats` takes besides a file."""

        stats = read_table(run.data)

        def create_stats(self) -> None:
            """Nothing is left to be done."""

    return pstats.Stats(Source(), stream=out)  # type: ignore[arg-type]


def page_paths(folder: Path) -> list[Path]:
    """Return every page, in a fixed order."""
    return sorted(folder.rglob("*.md"))
