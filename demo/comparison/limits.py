"""Limits for continuous integration, `calls(app.render) > 10` or `memory +10%` -> which of them two runs exceed, in sentences.

    figure   = "calls" | "memory", of the whole run; or "calls(NAME)" | "memory(NAME)", of one function
    limit    = figure ">" number [unit]         what the later run may have at most
             | figure "+" number ["%" | unit]   by how much it may have grown
    unit     = "B" | "kB" | "MB" | "GB"         of memory only

Calls of a whole run are those of the program's own functions. Memory is what the clock of the recording counts, of a function
with all that it called. A time is no figure: it differs from run to run, so a limit on it would fail by chance.
"""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from ..errors import DemoError, UsageError
from ..folding.graph import Box
from ..profiles.model import Function, module
from ..profiles.units import times
from ..reading.words import located
from .changes import Comparison, Pair

UNITS = {"": 1.0, "B": 1.0, "kB": 1e3, "MB": 1e6, "GB": 1e9}
_limit = re.compile(
    r"\s*(calls|memory|time)\s*(?:\(\s*([^()]+?)\s*\))?\s*([>+])\s*(\d[\d_]*(?:\.\d+)?)\s*(%|B|kB|MB|GB)?\s*"
).fullmatch
GRAMMAR = 'A limit is for instance "calls(app.render) > 10", "calls +5%", "memory > 8 MB" or "memory +10%".'


class Limit(NamedTuple):
    """A limit, as somebody typed it.

    Attributes:
        text: of it.
        figure: "calls" or "memory".
        name: of a function, "render" or "app.render"; "" for the whole run.
        value: number of calls or bytes; of growth, maybe a share, 0.05 for 5 %.
        is_growth: whether it limits how much more there is than before.
        is_share: whether that is a share of what there was before.
    """

    text: str
    figure: str
    name: str
    value: float
    is_growth: bool
    is_share: bool


def limit_of(text: str) -> Limit:
    """Read a limit.

    Raises:
        UsageError: if it is none.
    """
    found = _limit(text)
    if not found:
        raise UsageError(f"{text!r} is not a limit. {GRAMMAR}")
    figure, name, sign, number, unit = found.groups(default="")
    if figure == "time":
        raise UsageError(f"{text!r}: times differ from run to run, so such a limit would fail by chance. {GRAMMAR}")
    if (unit == "%" and sign == ">") or (unit in ("B", "kB", "MB", "GB") and figure == "calls"):
        raise UsageError(f"{text!r} is not a limit: the unit doesn't fit. {GRAMMAR}")
    value = float(number.replace("_", "")) * (0.01 if unit == "%" else UNITS[unit])
    return Limit(" ".join(text.split()), figure, name, value, sign == "+", unit == "%")


class Exceeded(NamedTuple):
    """What became of limits.

    Attributes:
        failures: a sentence for each that is exceeded.
        warnings: a sentence for each that names a function which is in neither run.
    """

    failures: list[str]
    warnings: list[str]


def exceeded(comparison: Comparison, limits: Sequence[Limit]) -> Exceeded:
    """Say which limits the later of two runs exceeds.

    Raises:
        DemoError: if the files don't hold a figure.
        UsageError: if several functions have the name of a limit.
    """
    found = Exceeded([], [])
    for limit in limits:
        _check_figure(comparison, limit)
        pairs, warning = _pairs(comparison, limit)
        if warning:
            found.warnings.append(warning)
        figure = _calls if limit.figure == "calls" else _memory
        before, after = figure([pair.before for pair in pairs], limit), figure([pair.after for pair in pairs], limit)
        if not limit.name and limit.figure == "memory":
            before, after = comparison.before.run_cost, comparison.after.run_cost
        allowed = (
            limit.value
            if not limit.is_growth
            else before * (1 + limit.value)
            if limit.is_share
            else before + limit.value
        )
        if after > allowed:
            found.failures.append(f"{limit.text}: {_sentence(comparison, limit, pairs, before, after)}")
    return found


def _check_figure(comparison: Comparison, limit: Limit) -> None:
    if limit.figure == "calls" and not comparison.rules.calls:
        raise DemoError(
            f"{limit.text!r} can't be checked: one of the files, or both, can't be trusted with calls, or count none."
        )
    if limit.figure == "memory" and comparison.after.clock.unit != "B":
        raise DemoError(
            f"{limit.text!r} can't be checked: record both runs with `python -m demo profile --memory PROGRAM`."
        )


def _calls(functions: Sequence[Function | Box | None], limit: Limit) -> float:
    return sum(function.total_calls for function in functions if function)


def _memory(functions: Sequence[Function | Box | None], limit: Limit) -> float:
    return sum(function.cumulative_cost for function in functions if function)


def _pairs(comparison: Comparison, limit: Limit) -> tuple[list[Pair], str]:
    """Return what a limit is about, and a warning if that is nothing."""
    if not limit.name:
        return [pair for pair in comparison.pairs if pair.any.origin == "program"], ""
    names = {_dotted(pair.any): pair for pair in comparison.pairs}
    wanted = limit.name.replace(":", ".")
    found = {name: pair for name, pair in names.items() if name == wanted or name.endswith(f".{wanted}")}
    if len(found) > 1 and wanted in found:
        found = {wanted: found[wanted]}
    own = {name: pair for name, pair in found.items() if pair.any.origin == "program"}
    found = own or found
    if len(found) > 1:
        raise UsageError(f"{limit.text!r}: several functions have that name: {', '.join(sorted(found))}.")
    if found:
        return list(found.values()), ""
    close = get_close_matches(wanted, names, 1, 0.5)
    like = f" Is it {close[0]}?" if close else ""
    return [], f"{limit.text}: no function {limit.name} is in either run, so it counts as 0.{like}"


def _dotted(function: Function | Box) -> str:
    """Return "shop.app.render"."""
    return ".".join(filter(None, (module(function.path), function.name)))


def _sentence(comparison: Comparison, limit: Limit, pairs: Sequence[Pair], before: float, after: float) -> str:
    amount: Callable[[float], str] = comparison.after.clock.amount
    if limit.figure == "calls":
        amount = lambda calls: times(int(calls)) if limit.name else f"{int(calls):,} calls"  # noqa: E731
    if limit.is_growth:
        more = f" (+{(after - before) / before:.0%})" if before else ""
        return f"{amount(before)} before, {amount(after)} now{more}."
    if limit.figure == "memory" or not limit.name:
        return f"{amount(after)}, {amount(limit.value)} allowed."
    function = pairs[0].after
    assert function
    return (
        f"{_located(function)} was called {times(int(after))}, at most {limit.value:,.0f} allowed"
        f"{_main_caller(comparison, function)}."
    )


def _located(function: Function | Box) -> str:
    return located(function) if isinstance(function, Function) else function.name


def _main_caller(comparison: Comparison, function: Function | Box) -> str:
    """Say who makes most of the calls of a function."""
    profile = comparison.after
    number = next((i for i, one in enumerate(profile.functions) if one.key == function.key), None)
    calls = [call for call in profile.calls if call.callee == number != call.caller]
    if not calls:
        return ""
    call = max(calls, key=lambda call: call.total_calls)
    return f"; {call.total_calls:,} of these by {located(profile.functions[call.caller])}"
