"""What every page of ours is made with: a template, styles, scripts, and a policy that lets nothing else run.

Function and file names may be hostile. Three walls keep them text: Jinja2 escapes whatever goes into a page, JSON goes
in with every `<`, `>` and `&` written as an escape, and a Content-Security-Policy with the hashes of our own script and
style lets nothing else run. A page asks the network for nothing.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Template

_ASSETS = Path(__file__).with_name("assets")
CALLGRAPH = (
    *("elements.js", "callgraph/api.js", "callgraph/data.js", "callgraph/layout.js", "callgraph/drawing.js"),
    *("callgraph/colours.js", "callgraph/legend.js", "callgraph/view.js", "callgraph/gestures.js"),
    *("callgraph/panel.js", "callgraph/lights.js", "callgraph/selection.js", "callgraph/keyboard.js"),
    *("callgraph/search.js", "callgraph/window.js", "callgraph/mount.js", "callgraph/views.js"),
)
"""What the script of the walkable graph is joined from: what a page hands over, what it then shows, what it can do."""
REPORT = (
    "elements.js",
    "report/theme.js",
    "report/columns.js",
    "report/table.js",
    "report/processes.js",
    "report/start.js",
)
"""What the report's own script is joined from; the last one starts it."""
COMPARISON = ("report/theme.js", "report/compare.js")
"""What a comparison's own script is joined from; the last one starts it."""
NOTEBOOK = ("notebook.js",)
"""What is beside a page that a notebook shows in a frame."""


def template(name: str) -> "Template":
    """Return a template of `assets/`, ready to be filled in by `page`."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(asset(name))


def page(template: "Template", script: str, svg: str | None = None, first: str | None = None, **values: Any) -> str:
    """Fill in a template.

    Args:
        template: from `template`.
        script: what runs in the page, besides the walkable graph where there is a drawing.
        svg: a whole `<svg>` element whose text is escaped already, or None where there is no Graphviz.
        first: another one of the same graph, which is shown first, or None where there is none.
        values: what the template asks for; text is escaped, `markup` is not.
    """
    style = asset("callgraph.css") + asset("report.css")
    script = (callgraph_script() if svg else "") + script
    text = template.render(
        policy=content_security_policy(script, style),
        style=markup(style),
        script=markup(script),
        svg=markup(two_views(svg, first)) if svg else None,
        **values,
    )
    return text.encode("utf-8", "replace").decode("utf-8")  # a name of a file may hold half a character


def two_views(svg: str, first: str | None) -> str:
    """Return a drawing as `Callgraph.mount` wants it: after the one to show first, where there is one, and kept for later."""
    return f'{first}<template class="callgraph-all">{svg}</template>' if first else svg


def markup(text: str) -> Any:
    """Mark a text as safe: it goes into a page as it is."""
    from markupsafe import Markup

    return Markup(text)


def asset(name: str) -> str:
    """Return a file of `assets/`."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def callgraph_script() -> str:
    """Return the one script that makes a drawing walkable; the only name it leaves behind is `Callgraph`."""
    return f"window.Callgraph = {in_one_function(map(asset, CALLGRAPH), 'return { mount };')}"


def report_script() -> str:
    """Return the script of the report's own page; it wants the walkable graph before it where there is a drawing."""
    return in_one_function(map(asset, REPORT))


def comparison_script() -> str:
    """Return the script of a comparison's page; it wants the walkable graph before it where there is a drawing."""
    return in_one_function(map(asset, COMPARISON))


def notebook_script(frame: str) -> str:
    """Return the script beside a frame of that id in a notebook."""
    return in_one_function(map(asset, NOTEBOOK), f"themeLikeNotebook(document.getElementById({safe_json(frame)}));")


def in_one_function(scripts: Iterable[str], end: str = "") -> str:
    """Join scripts inside one function: they see each other's names, and the page sees none of them.

    A report is made where there is no bundler, so these are no modules.
    """
    parts = "\n".join(scripts)
    return f'(() => {{\n"use strict";\n\n{parts}\n{end}\n}})();\n'


def content_security_policy(script: str, style: str) -> str:
    """Return a Content-Security-Policy that lets exactly these two texts work, and no request leave the page."""
    script_hash, style_hash = (
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (script, style)
    )
    return (
        f"default-src 'none'; script-src 'sha256-{script_hash}'; style-src 'sha256-{style_hash}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def safe_json(value: Any) -> str:
    """Return JSON that no HTML parser can mistake for markup, whatever the names in it."""
    text = json.dumps(value, separators=(",", ":"))  # plain ASCII: U+2028 and U+2029 are escaped as well
    return text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
