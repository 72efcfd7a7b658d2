"""A result -> what can be compared and shown: texts, numbers, None, and lists, tuples, sets and dicts of these.

Whatever is computed only when somebody looks at it is computed here. This runs under the profiler, so it calls nothing
that would be in the profile but itself.
"""

from typing import Any

SCALARS = frozenset((bool, int, float, complex, str, bytes, type(None)))
"""Types that are taken as they are."""
COLLECTIONS = frozenset((list, tuple, set, frozenset, dict))


class NotPlain(Exception):
    """The result is something else; the message says what, as a part of a sentence."""


def plain(value: Any) -> Any:
    """Copy a result, so that it consists of Python's own types only.

    Raises:
        NotPlain: if it holds anything else.
        RecursionError: if it holds itself.
    """
    kind = type(value)
    if kind in SCALARS:
        return value
    for base in kind.__mro__:  # a Counter counts as a dict, a number that counts as a number
        if base in SCALARS:
            return value[:] if base is str or base is bytes else base(value)
        if base is dict:
            return {plain(key): plain(value[key]) for key in value}
        if base in COLLECTIONS:
            return base([plain(one) for one in value])
    if kind.__module__ == "numpy" and hasattr(value, "tolist"):  # an array, or a number of its own
        return plain(value.tolist())
    raise NotPlain(f"a{'n' * (kind.__name__[0] in 'aeiouAEIOU')} {kind.__name__}")


def comparable(value: Any) -> str:
    """Write plain data down so that equal results have equal texts; a tuple counts as a list."""
    if type(value) in (list, tuple):
        return f"[{', '.join(map(comparable, value))}]"
    if type(value) in (set, frozenset):
        return f"set {sorted(map(comparable, value))}"
    if type(value) is dict:
        return f"{{{', '.join(sorted(f'{comparable(key)}: {comparable(one)}' for key, one in value.items()))}}}"
    return repr(value)
