"""The workload before and after its repair: what was changed, and what became of calls and seconds."""

import difflib

import runs

from demo.stats import Function
from demo.units import duration

BEFORE, AFTER = "demo/workload.py", "demo/workload_improved.py"
LINES_AROUND = 2
"""Unchanged lines shown on either side of a change."""


def before_after(*names: str) -> str:
    """Return the calls and the cumulative time of functions in both runs as a table, below those of the whole runs.

    Args:
        names: of functions, as `Run.function` takes them; each has to be there at least once.
    """
    before, after = runs.named("workload"), runs.named("improved")
    calls = [sum(function.total_calls for function in run.whole.functions) for run in (before, after)]
    rows = [
        f"| the whole run | {calls[0]:,} | {calls[1]:,} | {duration(before.whole.run_time)} | {duration(after.whole.run_time)} |"
    ]
    for name in names:
        was, now = _found(before, name), _found(after, name)
        if not was and not now:
            raise KeyError(name)
        called = [f"{function.total_calls:,}" if function else "0" for function in (was, now)]
        took = [duration(function.cumulative_time) if function else "–" for function in (was, now)]
        rows.append(f"| `{(was or now).name}` | {called[0]} | {called[1]} | {took[0]} | {took[1]} |")  # type: ignore[union-attr]
    head = ["| | calls before | calls after | time before | time after |", "|---|--:|--:|--:|--:|"]
    return "\n".join([*head, *rows]) + "\n"


def _found(run: runs.Run, name: str) -> Function | None:
    try:
        return run.function(name)
    except KeyError:
        return None


def repair(text: str) -> str:
    """Return the one change, of those between the two programs, whose lines hold a text.

    Raises:
        KeyError: if there is none, or more than one.
    """
    programs = [(runs.ROOT / path).read_text(encoding="utf-8").splitlines() for path in (BEFORE, AFTER)]
    hunks: list[list[str]] = []
    for line in list(difflib.unified_diff(*programs, lineterm="", n=LINES_AROUND))[2:]:
        if line.startswith("@@"):
            hunks.append([])
        else:
            hunks[-1].append(line)
    found = [hunk for hunk in hunks if any(text in line for line in hunk if line[0] in "+-")]
    if len(found) != 1:
        raise KeyError(f"{len(found)} changes with {text}")
    return f'```diff title="{BEFORE} → {AFTER}"\n' + "\n".join(found[0]) + "\n```\n"
