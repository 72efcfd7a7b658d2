"""What a wrapper of a library mostly calls: `wrapper` or `__call__` says nothing, and the function around which it is, all."""

from collections.abc import Iterable, Mapping, Sequence

from .model import place
from .origins import Origin, is_generated
from .tables import Key

_NAMES = {
    "wrapper",
    "wrapped",
    "inner",
    "func",
    "fn",
    "f",
    "decorated",
    "decorator",
    "new_func",
    "wrapper_func",
    "call",
}
NAMES = frozenset({*_NAMES, *(f"_{name}" for name in _NAMES), "__call__"})
"""Names of functions that are around others."""
NEARLY_ALL = 0.8
"""Share, 0..1, of a wrapper's cost that the functions it is named with make up."""
WORTH_NAMING = 0.1
"""Share, 0..1, of a wrapper's cost that a function makes up that it is named with."""
MOST = 2
"""Functions that a wrapper is named with."""

DEEPEST = 50
"""Wrappers around each other that are followed."""


def around(
    keys: Sequence[Key],
    names: Sequence[str],
    paths: Sequence[str],
    origins: Sequence[Origin],
    costs: Sequence[float],
    arrows: Iterable[tuple[int, int, float | None]],
) -> list[str]:
    """Return for each function what it is a wrapper of, "fit (_logistic.py:1332)" or "fit or predict"; "" for all others.

    Args:
        keys: of the functions.
        names: what is shown of them, likewise.
        paths: their files, likewise.
        origins: whose they are, likewise.
        costs: cumulative, likewise.
        arrows: caller and callee, as positions in `keys`, and the cumulative cost if it is known.

    A wrapper around a wrapper is one of what that is around.
    """
    found = [""] * len(keys)
    wrappers = {i for i, name in enumerate(names) if name in NAMES and origins[i] == "library" and costs[i] > 0}
    if not wrappers:
        return found
    shares: dict[int, dict[int, float]] = {i: {} for i in wrappers}
    for caller, callee, cost in arrows:
        if caller in wrappers and caller != callee and cost is not None:
            shares[caller][callee] = cost / costs[caller]
    shown = _Shown(keys, names, paths, origins)
    known: dict[int, dict[int, float]] = {}
    for i in wrappers:
        found[i] = shown.of(_targets(i, shares, frozenset([i]), known))
    return found


class _Shown:
    """How functions that something is around are named."""

    def __init__(
        self, keys: Sequence[Key], names: Sequence[str], paths: Sequence[str], origins: Sequence[Origin]
    ) -> None:
        self.keys, self.names, self.paths, self.origins = keys, names, paths, origins

    def of(self, targets: Mapping[int, float]) -> str:
        """Name them, the one with the largest share first; "" if they are too many, or one has no name that says anything."""
        by_name: dict[str, float] = {}
        for i, share in targets.items():
            by_name[self.names[i]] = by_name.get(self.names[i], 0.0) + share
        if not by_name or len(by_name) > MOST or not all(map(self._tells, targets)):
            return ""
        text = " or ".join(sorted(by_name, key=lambda name: -by_name[name]))
        if len(targets) > 1:
            return text
        [i] = targets
        if not self.paths[i] or is_generated(self.paths[i]):
            return text
        return f"{text} ({place(self.paths[i].rpartition('/')[2], self.keys[i][1])})"

    def _tells(self, i: int) -> bool:
        name = self.names[i]
        return "." in name if self.origins[i] == "built-in" else "<" not in name


def _targets(
    i: int, shares: Mapping[int, Mapping[int, float]], passed: frozenset[int], found: dict[int, dict[int, float]]
) -> dict[int, float]:
    """Return the functions that a wrapper is around, each with its share; nothing where these are not nearly all of it.

    Args:
        i: the wrapper.
        shares: of each wrapper, what it calls.
        passed: wrappers that lead to this one, which are passed over.
        found: what is known already.
    """
    if i not in found:
        targets: dict[int, float] = {}
        for callee, share in shares[i].items():
            if share >= WORTH_NAMING and callee not in passed:
                inner = callee in shares and len(passed) < DEEPEST
                further = _targets(callee, shares, passed | {callee}, found) if inner else {callee: 1.0}
                for target, part in further.items():
                    targets[target] = max(targets.get(target, 0.0), share * part)
        found[i] = targets if sum(targets.values()) >= NEARLY_ALL else {}
    return found[i]
