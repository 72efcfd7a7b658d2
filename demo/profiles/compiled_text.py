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
    In a file with angle brackets, the program must have made some code from a text at all, or be nothing else, or it must
    have been given to the profiler as a text, from which this function is, too: a notebook's `%%prun` does so.

    Args:
        loose: the functions to judge, by their positions in `keys`.
        keys: of all functions.
        origins: as judged by the files alone.
        calls: how often each one was called.
        arrows: who called whom how often.
    """
    arrows = [(caller, callee, max(count, 1)) for caller, callee, count in arrows if caller != callee]
    loose = set(loose) - _made_by_libraries(keys, loose, calls, arrows) - _launchers(keys, arrows)
    built_ins = {caller for caller, callee, _ in arrows if callee in loose and origins[caller] == "built-in"}
    makers = {i for i, key in enumerate(keys) if origins[i] == "built-in" and _MAKERS.fullmatch(key[2])}
    built_ins |= makers
    own = {i for i, origin in enumerate(origins) if origin == "program"}
    if not own:
        return {i for i in loose if keys[i][0] == "<string>" or not keys[i][0].startswith("<")}
    into, counting, brought = (
        Counter[int](),
        Counter[int](),
        Counter[int](),
    )  # calls: all; not by imports; by the program
    leading: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for caller, callee, count in arrows:
        if callee in loose or callee in built_ins:
            into[callee] += count
            counting[callee] += 0 if callee in built_ins and _IMPORTS.search(keys[caller][0]) else count
            leading[caller].append((callee, count))
    from_nobody = {i: max(calls[i] - into[i], 0) for i in built_ins}
    begun = {i for i in loose if keys[i] == ("<string>", 1, "<module>") and into[i] < calls[i]}  # since Python 3.12
    started = bool(begun) or any(into[maker] < calls[maker] for maker in makers)
    makes = False
    same_text: set[int] = set()  # called by a function of the text that the profiler was given

    def is_own(i: int) -> bool:
        if i in built_ins:
            return 2 * brought[i] + from_nobody[i] >= counting[i] and brought[i] + from_nobody[i] > 0
        made = makes or not keys[i][0].startswith("<") or (started and keys[i][2] == "<module>") or i in same_text
        return made and brought[i] > 0 and 2 * brought[i] >= into[i]

    todo = [*own, *begun, *filter(is_own, built_ins)]
    known = set(todo)
    while todo:
        i = todo.pop()
        to_judge: Iterable[int] = [callee for callee, _ in leading[i]]
        for callee, count in leading[i]:
            if callee in loose or not (i in built_ins or _IMPORTS.search(keys[i][0])):
                brought[callee] += count
        if started and i in loose and keys[i][0].startswith("<"):
            same_text |= {callee for callee, _ in leading[i] if keys[callee][0] == keys[i][0]}
        if not makes and i not in built_ins and not makers.isdisjoint(to_judge):
            makes, to_judge = True, [*to_judge, *loose]
        new = [callee for callee in dict.fromkeys(to_judge) if callee not in known and is_own(callee)]
        known.update(new)
        todo += new
    return known & loose


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
