"""One entry for each line that ran -> one for each function: a table of the sampling profiler of Python 3.15.

That profiler names a function by its file, its qualified name and the line at which it was seen, so a function has as many
entries as lines that were seen running. `Lib/profiling/sampling/pstats_collector.py` of CPython 3.15.0rc1 counts, for each
stack of calls, its innermost entry as `cc`, each different entry once as `nc`, and each pair of neighbours in `callers`.

- Self time is the sum of the entries', exactly.
- Cumulative time is their sum as well, exactly so while no stack has the function twice. With recursion it is at most
  that, at most what has come in from other functions, and at most the whole run: the least of these is taken, which is
  exact where the function calls itself directly.
- An arrow counts pairs; in recursion there may be several of them in one stack.

What cannot be distinguished is taken for one: functions of equal qualified names in one file, defined anew in an `if` or in a
loop. Lambdas and comprehensions stay as they are, one for each line, since a function often has several of them.
"""

from collections import Counter
from typing import Any

from .tables import Key, Table

_SEVERAL_IN_ONE = {"<lambda>", "<genexpr>", "<listcomp>", "<setcomp>", "<dictcomp>"}


def merged(table: Table) -> Table:
    """Return a table with one entry for each function, by the smallest line that is known of it.

    Args:
        table: whose figures and calls are known to be numbers; what has more than one number for a call stays as it is.
    """
    if any(type(count) is not int for _, _, count in table.calls):
        return table
    first: dict[Key, Key] = {}
    for key in [*table.keys, *(caller for _, caller, _ in table.calls)]:
        group = _group(key)
        if group not in first or 0 < key[1] < first[group][1] or not first[group][1]:
            first[group] = key
    groups = [_group(key) for key in table.keys]
    keys = list(dict.fromkeys(groups))
    if len(keys) == len(table.keys):
        return table
    arrows, from_others, recursive = _arrows(table, groups)
    samples = sum(row[0] for row in table.figures)
    figures: dict[Key, tuple[Any, Any, Any, Any]] = dict.fromkeys(keys, (0, 0, 0.0, 0.0))
    least = Counter[Key]()
    for group, (direct, seen, own, cumulative) in zip(groups, table.figures):
        before = figures[group]
        figures[group] = before[0] + direct, before[1] + seen, before[2] + own, before[3] + cumulative
        least[group] = max(least[group], seen)
    for group, (direct, seen, own, cumulative) in figures.items():
        most = min(seen, samples)
        if group in recursive and from_others[group]:
            most = min(most, max(from_others[group], least[group]))
        if most < seen:
            figures[group] = direct, most, own, cumulative * most / seen
    position = {group: i for i, group in enumerate(keys)}
    calls = sorted((position[callee], first[caller], count) for (callee, caller), count in arrows.items())
    return Table([first[group] for group in keys], [figures[group] for group in keys], calls, table.others)


def _group(key: Key) -> Key:
    """Return what the entries of one function have in common."""
    file, _, name = key
    return key if name.rpartition(".")[2] in _SEVERAL_IN_ONE else (file, -1, name)


def _arrows(table: Table, groups: list[Key]) -> tuple[Counter[tuple[Key, Key]], Counter[Key], set[Key]]:
    """Return the arrows between functions, the samples that came into each from others, and which call themselves."""
    arrows, from_others, recursive = Counter[tuple[Key, Key]](), Counter[Key](), set()
    for callee, caller, count in table.calls:
        arrows[groups[callee], _group(caller)] += count
        if groups[callee] == _group(caller):
            recursive.add(groups[callee])
        else:
            from_others[groups[callee]] += count
    return arrows, from_others, recursive
