"""Limits for continuous integration, `calls(app.render) > 10` or `memory +10%` -> which of them two runs exceed, in sentences.

    figure   = "calls" | "memory", of the whole run; or "calls(NAME)" | "memory(NAME)", of one function
    limit    = figure ">" number [unit]         what the later run may have at most
             | figure "+" number ["%" | unit]   by how much it may have grown
    unit     = "B" | "kB" | "MB" | "GB"         of memory only

Calls of a whole run are those of the program's own functions. Functions of one name in one file, as methods may be, count
together. Memory is what the clock of the recording counts, of a function with all that it called. Time is not a figure: it
differs from run to run, so a limit on it would fail by chance.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from fractions import Fraction
from typing import NamedTuple

from ..errors import DemoError, UsageError
from ..folding.graph import Box
from ..profiles.model import Function, module
from ..profiles.units import times
from ..reading.words import located
from .changes import Comparison, Pair

UNITS = {"": 1, "B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}
_limit = re.compile(
    r"\s*(calls|memory|time)\s*(?:\(\s*([^()]+?)\s*\))?\s*([>+])\s*(\d[\d_]*(?:\.\d+)?)\s*(%|B|kB|MB|GB)?\s*"
).fullmatch
_MEMORY = {"peak": " held at the peak", "allocated": " allocated in all", "kept": " still held at the end"}
GRAMMAR = 'A limit is for instance "calls(app.render) > 10", "calls +5%", "memory > 8 MB" or "memory +10%".'


class Limit(NamedTuple):
    """A limit, as somebody typed it.

    Attributes:
        text: of it.
        figure: "calls" or "memory".
        name: of a function, "render" or "app.render"; "" for the whole run.
        value: number of calls or bytes; of growth, maybe a share, 1/20 for 5 %.
        is_growth: whether it limits how much more there is than before.
        is_share: whether that is a share of what there was before.
    """

    text: str
    figure: str
    name: str
    value: Fraction
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
    value = Fraction(number.replace("_", "")) * (Fraction(1, 100) if unit == "%" else UNITS[unit])
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
        before, after = _figures(comparison, limit, pairs)
        allowed = limit.value
        if limit.is_growth:
            allowed = before * (1 + limit.value) if limit.is_share else before + limit.value
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


def _figures(comparison: Comparison, limit: Limit, pairs: Sequence[Pair]) -> tuple[Fraction, Fraction]:
    """Return a figure of the earlier run, and of the later one."""
    sides = [pair.before for pair in pairs], [pair.after for pair in pairs]
    if limit.figure == "calls":
        before, after = (Fraction(sum(function.total_calls for function in side if function)) for side in sides)
    elif limit.name:
        before, after = (Fraction(sum(function.cumulative_cost for function in side if function)) for side in sides)
    else:
        before, after = Fraction(comparison.before.run_cost), Fraction(comparison.after.run_cost)
    return before, after


def _pairs(comparison: Comparison, limit: Limit) -> tuple[list[Pair], str]:
    """Return what a limit is about, and a warning if that is nothing."""
    if not limit.name:
        return [pair for pair in comparison.pairs if pair.any.origin == "program"], ""
    names: dict[str, list[Pair]] = {}
    for pair in comparison.pairs:
        names.setdefault(_dotted(pair.any), []).append(pair)
    wanted = limit.name.replace(":", ".")
    found = {name: pairs for name, pairs in names.items() if name == wanted or name.endswith(f".{wanted}")}
    own = {name: pairs for name, pairs in found.items() if pairs[0].any.origin == "program"}
    found = own or found
    if wanted in found:
        found = {wanted: found[wanted]}
    several = [name for name, pairs in found.items() for _ in (pairs if limit.figure == "memory" else pairs[:1])]
    if len(several) > 1:
        raise UsageError(f"{limit.text!r}: several functions have that name: {', '.join(sorted(several))}.")
    if found:
        return [pair for pairs in found.values() for pair in pairs], ""
    close = get_close_matches(wanted, names, 1, 0.5)
    like = f" Is it {close[0]}?" if close else ""
    if not like and not limit.value and not limit.is_growth:
        return [], ""  # that is what is wanted
    runs = "the run" if comparison.before is comparison.after else "either run"
    return [], f"{limit.text}: no function {limit.name} is in {runs}, so it counts as 0.{like}"


def _dotted(function: Function | Box) -> str:
    """Return "shop.app.render"."""
    return ".".join(filter(None, (module(function.path), function.name)))


def _sentence(comparison: Comparison, limit: Limit, pairs: Sequence[Pair], before: Fraction, after: Fraction) -> str:
    def amount(figure: Fraction) -> str:
        if limit.figure == "memory":
            return comparison.after.clock.amount(float(figure))
        return times(int(figure)) if limit.name else f"{int(figure):,} calls"

    if limit.is_growth:
        more = f" (+{float((after - before) / before):.0%})" if before else ""
        return f"{amount(before)} before, {amount(after)} now{more}."
    if limit.figure == "memory" or not limit.name:
        when = "" if limit.figure == "calls" or limit.name else _MEMORY.get(comparison.after.recording.clock.name, "")
        return f"{amount(after)}{when}, {amount(limit.value)} allowed."
    allowed = f"at most {int(limit.value):,} allowed"
    if len(pairs) > 1:
        return f"{len(pairs):,} functions of that name were called {amount(after)} in all, {allowed}."
    function = pairs[0].after
    assert function
    return f"{_located(function)} was called {amount(after)}, {allowed}{_main_caller(comparison, function)}."


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
