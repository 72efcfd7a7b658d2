"""Whose is code that has no file of its own, such as `<string>`? That of whoever calls it.

`exec`, `eval` and `compile` make functions out of a text, and so do libraries for their own ends: `dataclasses` writes an
`__init__`, `namedtuple` a lambda, attrs a module. The name of the file does not tell the one from the other, nor whose a
Cython module is, `shop/fast.pyx`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from .origins import Origin
from .tables import Key

Arrows = Sequence[tuple[int, int, int]]
"""Caller, callee, calls."""

_MAKERS = re.compile(r"<(?:built-in )?(?:method|function) (?:builtins\.)?(?:exec|eval|compile)>|exec|eval|compile")
_IMPORTS = re.compile(r"<frozen (?:importlib|zipimport|runpy)|[\\/](?:importlib[\\/]_bootstrap\w*|runpy|pkgutil)\.py$")
_GENERATED = re.compile(r"<.*(?:generated|decorator-gen|internals|compilation)\b.*", re.S)
_OF_A_NAMED_TUPLE = "<built-in method __new__ of type object"


def programs_own(
    loose: Collection[int],
    keys: Sequence[Key],
    origins: Sequence[Origin],
    calls: Sequence[int],
    arrows: Iterable[tuple[int, int, int]],
) -> set[int]:
    """Return those functions without a file of their own that are the program's.

    Such a function is the program's if functions of the program call it, directly or through built-ins like `exec` and
    `map`, no less often than those of libraries do; if its name is one that a library gives to what it has made, never.
    In a file with angle brackets, the program must have made some code from a text at all, or be nothing else.

    Args:
        loose: the functions to judge, by their positions in `keys`.
        keys: of all functions.
        origins: as judged by the files alone.
        calls: how often each one was called.
        arrows: who called whom how often.
    """
    arrows = [(caller, callee, max(count, 1)) for caller, callee, count in arrows if caller != callee]
    loose = set(loose) - _made_by_libraries(keys, loose, calls, arrows) - _launchers(keys, arrows)
    callers: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    built_ins = {caller for caller, callee, _ in arrows if callee in loose and origins[caller] == "built-in"}
    built_ins |= {i for i, key in enumerate(keys) if origins[i] == "built-in" and _MAKERS.fullmatch(key[2])}
    for caller, callee, count in arrows:
        if callee in loose or callee in built_ins:
            callers[callee].append((caller, count))
    own = {i for i, origin in enumerate(origins) if origin == "program"}
    makers = [i for i in built_ins if _MAKERS.fullmatch(keys[i][2])]
    if not own:
        return {i for i in loose if keys[i][0] == "<string>" or not keys[i][0].startswith("<")}
    found: set[int] = set()
    while True:
        makes = any(caller in own for maker in makers for caller, _ in callers[maker])
        started = any(sum(count for _, count in callers[maker]) < calls[maker] for maker in makers)
        new = {
            i
            for i in loose - found
            if (makes or not keys[i][0].startswith("<") or (started and keys[i][2] == "<module>"))
            and _mostly_own(i, callers, own, built_ins, keys, calls)
        }
        if not new:
            return found
        found |= new
        own |= new


def _launchers(keys: Sequence[Key], arrows: Arrows) -> set[int]:
    """Return what `python -m cProfile -m TOOL` has made to run the tool."""
    return {
        caller
        for caller, callee, _ in arrows
        if keys[caller] == ("<string>", 1, "<module>")
        and keys[callee][2] == "run_module"
        and "runpy" in keys[callee][0]
    }


def _made_by_libraries(keys: Sequence[Key], loose: Collection[int], calls: Sequence[int], arrows: Arrows) -> set[int]:
    """Return what has such a name, and the lambdas of named tuples, which do nothing but call `tuple.__new__`."""
    found = {i for i in loose if keys[i][2].startswith("__") or _GENERATED.fullmatch(keys[i][0])}
    lambdas = {i for i in loose if keys[i] == ("<string>", 1, "<lambda>")}
    made = Counter[int]()
    for caller, callee, count in arrows if lambdas else ():
        if caller in lambdas and keys[callee][2].startswith(_OF_A_NAMED_TUPLE):
            made[caller] += count
    return found | {i for i, count in made.items() if 2 * count >= calls[i]}


def _mostly_own(
    function: int,
    callers: dict[int, list[tuple[int, int]]],
    own: set[int],
    built_ins: set[int],
    keys: Sequence[Key],
    calls: Sequence[int],
) -> bool:
    """Say whether the program calls a function no less often than libraries do."""
    balance = calls_of_own = 0
    for caller, count in callers[function]:
        is_own = caller in own
        if caller in built_ins:
            through = [(i, n) for i, n in callers[caller] if not _IMPORTS.search(keys[i][0])]
            from_own = sum(n for i, n in through if i in own)
            from_nobody = max(calls[caller] - sum(n for _, n in callers[caller]), 0)
            is_own = 2 * from_own + from_nobody >= sum(n for _, n in through) and from_own + from_nobody > 0
        balance += count if is_own else -count
        calls_of_own += count * is_own
    return calls_of_own > 0 and balance >= 0
