"""The workload before and after its repair: what was changed, and what became of calls and seconds."""

import difflib

from demo.profiles.model import Function
from demo.profiles.units import duration
from demo.reading.words import short_name
from docs._build import runs

BEFORE, AFTER = "demo/workload.py", "demo/workload_improved.py"
LINES_AROUND = 2
"""Unchanged lines shown on either side of a change."""


def before_after(*names: str) -> str:
    """Return the calls and the cumulative time of functions in both runs as a table, below those of the whole runs.

    Args:
        names: of functions, as `Run.function` takes them; each has to be there at least once.
    """
    before, after = runs.named("workload"), runs.named("improved")
    calls = [sum(function.total_calls for function in run.profile.functions) for run in (before, after)]
    seconds = [duration(run.profile.run_cost) for run in (before, after)]
    rows = [f"| the whole run | {calls[0]:,} | {calls[1]:,} | {seconds[0]} | {seconds[1]} |"]
    for name in names:
        was, now = _found(before, name), _found(after, name)
        if not was and not now:
            raise KeyError(name)
        called = [f"{function.total_calls:,}" if function else "0" for function in (was, now)]
        took = [duration(function.cumulative_cost) if function else "–" for function in (was, now)]
        rows.append(f"| `{short_name(was or now)}` | {called[0]} | {called[1]} | {took[0]} | {took[1]} |")  # type: ignore[arg-type]
    head = ["| what | calls before | calls after | time before | time after |", "|---|--:|--:|--:|--:|"]
    return "\n".join([*head, *rows]) + "\n"


def _found(run: runs.Run, name: str) -> Function | None:
    try:
        return run.function(name)
    except KeyError:
        return None


def repair(text: str) -> str:
    """Return the one change, of those between the two programs, whose lines hold a text.

    A line that was only moved to the right or left counts as unchanged, as with `diff -w`, and is shown in its new place.

    Raises:
        KeyError: if there is none, or more than one.
    """
    before, after = ((runs.ROOT / path).read_text(encoding="utf-8").splitlines() for path in (BEFORE, AFTER))
    matcher = difflib.SequenceMatcher(None, [line.strip() for line in before], [line.strip() for line in after])
    hunks: list[list[str]] = []
    for group in matcher.get_grouped_opcodes(LINES_AROUND):
        hunks.append([])
        for kind, was, was_end, now, now_end in group:
            if kind != "equal":
                hunks[-1] += [f"-{line}" for line in before[was:was_end]]
            hunks[-1] += [f"{' ' if kind == 'equal' else '+'}{line}" for line in after[now:now_end]]
    found = [hunk for hunk in hunks if any(text in line for line in hunk if line[0] in "+-")]
    if len(found) != 1:
        raise KeyError(f"{len(found)} changes with {text}")
    shown = "\n".join(found[0]).removeprefix(" \n").rstrip()
    return f'```diff title="{BEFORE} → {AFTER}"\n{shown}\n```\n'
