"""Which module was run, as by `python -m`, and not imported? Both are run by `exec`, which pairs do not tell apart."""

from collections.abc import Iterable, Sequence

from .tables import Key

NEARLY = 0.9
"""Share, 0..1, of what runpy ran that its module must have taken."""


def run_modules(keys: Sequence[Key], arrows: Iterable[tuple[int, int, float | None]]) -> set[int]:
    """Return the bodies of modules that `runpy` ran: of those that `exec` ran, the one that takes as long as runpy's call.

    Args:
        keys: of the functions.
        arrows: caller, callee and cumulative cost.
    """
    runners = {i for i, (file, _, name) in enumerate(keys) if name == "_run_code" and "runpy" in file}
    if not runners:
        return set()
    bodies: dict[int, float] = {}
    budgets = []
    for caller, callee, cost in arrows:
        if caller in runners and keys[callee][2] == "<built-in method builtins.exec>":
            budgets.append(cost or 0.0)
        elif keys[caller][2] == "<built-in method builtins.exec>" and keys[callee][2] == "<module>":
            bodies[callee] = cost or 0.0
    found = set()
    for budget in budgets:
        fitting = [i for i, cost in bodies.items() if NEARLY * budget <= cost <= budget and keys[i][0] != "<string>"]
        if fitting:
            found.add(max(fitting, key=lambda i: bodies[i]))
    return found
