"""The workload before and after its fixes: the code of each fix, and what became of calls and seconds."""

import ast
import textwrap

from demo.profiles.model import Function
from demo.profiles.units import duration
from demo.reading.words import short_name
from docs._build import runs

BEFORE, AFTER = "demo/workload.py", "demo/workload_improved.py"


def before_after(*rows: tuple[str, ...]) -> str:
    """Return the calls and the time of functions in both runs as a table, below those of the whole runs.

    Args:
        rows: each the fix that it is about, a function as `Run.function` takes it, and "self" if its self time is wanted,
            else cumulative time is shown. Each function has to be there at least once.
    """
    before, after = runs.named("workload"), runs.named("improved")
    calls = [sum(function.total_calls for function in run.profile.functions) for run in (before, after)]
    seconds = [duration(run.profile.run_cost) for run in (before, after)]
    lines = [f"| all five | the whole run | {calls[0]:,} | {calls[1]:,} | {seconds[0]} | {seconds[1]} |"]
    for fix, name, *kind in rows:
        was, now = _found(before, name), _found(after, name)
        shown = was or now
        if not shown:
            raise KeyError(name)
        called = [f"{function.total_calls:,}" if function else "0" for function in (was, now)]
        took = [_time(function, *kind) if function else "–" for function in (was, now)]
        what = f"`{short_name(shown)}`" + (", self time" if kind else "")
        lines.append(f"| {fix} | {what} | {called[0]} | {called[1]} | {took[0]} | {took[1]} |")
    head = ["| fix | call | calls before | calls after | time before | time after |", "|---|---|--:|--:|--:|--:|"]
    return "\n".join([*head, *lines]) + "\n"


def comment(*limits: str) -> str:
    """Return the comment on a pull request that would bring the old workload back, as Markdown for a page.

    Args:
        limits: as for `--fail-if`.
    """
    comparison = runs.named("improved").compare(runs.named("workload"))
    heading, _, rest = comparison.markdown(comparison.exceeded(*limits)).partition("\n")
    text = f"**{heading.lstrip('# ')}**\n{rest}".replace("<details>", '<details markdown="1">')
    text = text.replace("[!CAUTION]", "**Caution.**")  # GitHub draws that
    return f'<div class="comment" markdown="1">\n\n{text}\n\n</div>\n'


def _time(function: Function, kind: str = "") -> str:
    return duration(function.self_cost if kind == "self" else function.cumulative_cost)


def _found(run: runs.Run, name: str) -> Function | None:
    try:
        return run.function(name)
    except KeyError:
        return None


def fix(name: str, part: int = 0) -> str:
    """Return the code that a fix is about, before and after it, as two blocks of Python.

    Args:
        name: of a function, or of a constant: then it is the statement that sets it.
        part: of a function, the part to show, counted from 1; empty lines divide it. 0 is all of it.

    Raises:
        ValueError: if the code is the same in both programs.
    """
    texts = [_part(path, name, part) for path in (BEFORE, AFTER)]
    if texts[0] == texts[1]:
        raise ValueError(f"{name}: nothing has changed")
    blocks = zip((BEFORE, AFTER), ("before", "after"), texts, strict=True)
    return "\n".join(f'```python title="{path}, {when}"\n{text}\n```\n' for path, when, text in blocks)


def _part(path: str, name: str, part: int) -> str:
    text = (runs.ROOT / path).read_text(encoding="utf-8")
    found = next(node for node in ast.parse(text).body if _sets(node, name))
    lines = text.splitlines()[found.lineno - 1 : found.end_lineno]
    shown = "\n".join(lines)
    return textwrap.dedent(shown.split("\n\n")[part - 1] if part else shown).strip("\n")


def _sets(node: ast.stmt, name: str) -> bool:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return node.name == name
    return any(isinstance(inner, ast.Name) and inner.id == name for inner in ast.walk(node))
