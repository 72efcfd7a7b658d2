"""Editors in pages: `[[ lab("docs/examples/lab/anagrams.py") ]]` is a program that can be changed and profiled in the page.

What it needs was made by `docs/_lab`; where it was not, and without JavaScript, the program and its picture stand there.
"""

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from demo.sites import SITES
from demo.training.exercise import Check, every, shipped, solution
from docs._build import runs
from docs._lab.scripts import SCRIPTS

MADE = runs.ROOT / "build" / "lab" / "files"
MISSING = (
    '!!! note "Without the editor"\n\n    This site was built without the lab, because what it needs could not be fetched. '
    "`make docs` with a network brings it.\n"
)


def made() -> Path | None:
    """Return the folder that `docs/_lab` has made, None if there is none."""
    return next(iter(sorted(MADE.glob("lab-*"))), None)


def licences() -> str:
    """Return the licences of what in the lab is not ours, as a block of text."""
    folder = made()
    if folder is None:
        return "The lab is not in this site.\n"
    return f"```text\n{(folder / 'licences.txt').read_text(encoding='utf-8')}\n```\n"


def megabytes() -> str:
    """Return how much a browser fetches from a server for the lab, as most servers send it: unpacked."""
    folder = made()
    if folder is None:
        return "nothing, for this site was built without the lab,"
    return f"{sum(file.stat().st_size for file in folder.iterdir() if file.is_file()) / 1e6:.0f} MB"


def python() -> str:
    """Return the version of Python in the page."""
    folder = made()
    if folder is None:
        return "a newer one"
    return str(json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]["python"])


def editor(graph: Callable[[str], str]) -> Callable[..., str]:
    """Return the macro; `graph` draws a run by its name."""

    @pass_context
    def lab(
        page: Context,
        *programs: str,
        titles: tuple[str, ...] = (),
        folded: str = "",
        fills_window: bool = False,
        clock: str = "wall",
        pictured: bool = True,
    ) -> str:
        """Return an editor.

        Args:
            page: knows the way to the root of the site.
            programs: files of the project; the first is shown, and its picture is made now.
            titles: of the programs; what a learner makes of one is kept under its title, so each editor has its own.
            folded: says what the prepared picture is, where it must not be seen at once.
            fills_window: the page is there for the editor, which fills the window on a wide screen, and Python starts with
                the page, not when the reader comes to the editor.
            clock: what is measured at first, as `recording.record` has it.
            pictured: the first program has a prepared picture. One that uses a profiler itself cannot have one.
        """
        first = Path(programs[0])
        prepared = graph(first.as_posix() + (f" --memory={clock}" if clock != "wall" else "")) if pictured else ""
        if folded:
            prepared = f"<details><summary>{html.escape(folded)}</summary>{prepared.strip()}</details>\n"
        source = f'```python title="{first.name}"\n{(runs.ROOT / first).read_text(encoding="utf-8").rstrip()}\n```'
        folder = made()
        if folder is None:
            return f"{MISSING}\n{source}\n\n{prepared}"
        return (
            f'<div class="lab{" lab--window" * fills_window}" data-clock="{clock}" markdown="1">\n'
            f'<div class="lab-source" markdown="1">\n\n{source}\n\n</div>\n'
            f'<div class="lab-prepared" markdown="1">\n\n{prepared}\n</div>\n'
            f'<script type="application/json" class="lab-programs">{_safe(_programs(programs, titles))}</script>\n</div>\n'
            + _files(f"{page['root']}assets/{folder.name}/", fills_window)
        )

    return lab


@pass_context
def exercises(page: Context) -> str:
    """Return one editor for all exercises that can be done in a page."""
    folder = made()
    if folder is None:
        return MISSING
    programs: list[dict[str, Any]] = [
        {"title": check.title, "name": f"{name}.py", "source": shipped(name).read_text(encoding="utf-8")}
        | {"exercise": _exercise(name, check)}
        for name, check in every()
        if check.in_browser
    ]
    without_script = "\n".join(
        f"- [{told['title']}](index.md#{told['exercise']['name']}){{ #{told['exercise']['name']} }}"
        for told in programs
    )
    return (
        '<div class="lab lab--window" markdown="1">\n<div class="lab-source" markdown="1">\n\n'
        "The editor needs JavaScript. Without it, read the exercises, and do them on the command line:\n\n"
        f"{without_script}\n\n</div>\n"
        f'<script type="application/json" class="lab-programs">{_safe(programs)}</script>\n</div>\n'
        + _files(f"{page['root']}assets/{folder.name}/", at_once=True)
    )


def _exercise(name: str, check: Check) -> dict[str, Any]:
    told = {"name": name, "title": check.title, "minutes": check.minutes, "task": check.task, "hints": check.hints}
    told["clock"] = check.clock
    return told | {"reason": check.reason, "solution": solution(name).read_text(encoding="utf-8")}


def _programs(programs: tuple[str, ...], titles: tuple[str, ...]) -> list[dict[str, Any]]:
    result = []
    for program, title in zip(programs, titles or programs):
        text = (runs.ROOT / program).read_text(encoding="utf-8")
        sites = {"sites": list(SITES)} if "SITES" in text else {}
        result.append({"title": title, "name": Path(program).name, "source": text} | sites)
    return result


def _files(base: str, at_once: bool) -> str:
    # `docs/_theme/first.py` moves a script with data-start to the head of the page.
    ways = ["data-start" if at_once else "defer", *["defer"] * (len(SCRIPTS) - 1)]
    scripts = "".join(f'<script src="{base}{name}" {way}></script>' for name, way in zip(SCRIPTS, ways))
    return f'<link rel="stylesheet" href="{html.escape(base)}lab.css">{scripts}'


def _safe(data: Any) -> str:
    text = json.dumps(data, separators=(",", ":"))
    return text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
