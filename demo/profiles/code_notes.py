"""What a recording notes of code besides its figures: what is a generator, in which function a lambda is, what is compiled.

Lines of a text, each `LINE<tab>NAME<tab>HOLDER<tab>FILE`, or `MODULE<tab>DISTRIBUTION`; `recording/notes.py` writes them.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from .tables import Key

MOST = 1_000
"""Lines that are read."""
_DISTRIBUTION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")
_COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>"}


def noted(text: object) -> dict[Key, str]:
    """Return the holder of each function that is noted, "" where none is; of what is no such text, nothing."""
    found = {}
    for line in str(text).split("\n")[:MOST] if isinstance(text, str) else ():
        number, *names = line.split("\t", 3)
        if len(names) == 3 and number.isdecimal() and len(number) < 10:
            name, holder, file = names
            found[file, int(number), name] = holder
    return found


def compiled_modules(text: object) -> dict[str, str]:
    """Return the modules that are noted as compiled from Python, each with the distribution that it was installed with."""
    lines = [line.split("\t") for line in str(text).split("\n")[:MOST]] if isinstance(text, str) else []
    return {
        line[0]: line[1] if _DISTRIBUTION.fullmatch(line[1]) else "" for line in lines if len(line) == 2 and line[0]
    }


def holders(keys: Sequence[Key], arrows: Iterable[tuple[int, int]], known: Mapping[Key, str]) -> Collection[str]:
    """Return for each function the name of the one that its code is in, "" where that is not known or of no use.

    Args:
        keys: of the functions.
        arrows: caller and callee, as positions in `keys`.
        known: from `noted`.

    Comprehensions, which have functions of their own up to Python 3.11, are in what calls them.
    """
    found = [known.get(key, "") if key[2].startswith("<") else "" for key in keys] if known else [""] * len(keys)
    unknown = {i for i, key in enumerate(keys) if key[2] in _COMPREHENSIONS and not found[i]}
    if unknown:
        callers: dict[int, set[int]] = {}
        for caller, callee in arrows:
            if callee in unknown:
                callers.setdefault(callee, set()).add(caller)
        for i, calling in callers.items():
            [first, *others] = calling
            if not others and keys[first][0] == keys[i][0] and not keys[first][2].startswith("<"):
                found[i] = keys[first][2]
    return found
