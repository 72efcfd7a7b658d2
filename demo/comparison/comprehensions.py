"""Comprehensions are functions of their own up to Python 3.11, and since 3.12 part of the function around them.

If only one of two files has any, they are added to the functions around them there too, so that the same is compared.

See Also:
    https://peps.python.org/pep-0709/
"""

from ..profiles.call_tree import BELOW, regrouped
from ..profiles.model import Profile
from .matching import summed

NAMES = ("<listcomp>", "<dictcomp>", "<setcomp>")


def alike(before: Profile, after: Profile) -> tuple[Profile, Profile, bool]:
    """Return two profiles that either both have comprehensions or both have none; and whether one had to be changed."""
    pythons = before.recording.python, after.recording.python
    if all(pythons) and pythons[0] == pythons[1]:
        return before, after, False
    has = [any(function.name in NAMES for function in profile.functions) for profile in (before, after)]
    if has[0] == has[1]:
        return before, after, False
    return (_inlined(before), after, True) if has[0] else (before, _inlined(after), True)


def _inlined(profile: Profile) -> Profile:
    """Add each comprehension to the function that it stands in, which is the only one that calls it."""
    holder: dict[int, int] = {}
    callers: dict[int, set[int]] = {}
    for call in profile.calls:
        if (
            profile.functions[call.callee].name in NAMES and call.caller != call.callee
        ):  # one inside one of the same line
            callers.setdefault(call.callee, set()).add(call.caller)
    for callee, those in callers.items():
        if len(those) == 1:
            holder[callee] = those.pop()

    def outermost(i: int) -> int:
        met: set[int] = set()
        while i in holder and i not in met:
            met.add(i)
            i = holder[i]
        return i

    functions = list(profile.functions)
    for i in holder:
        owner = outermost(i)
        functions[owner] = functions[owner]._replace(
            self_cost=functions[owner].self_cost + profile.functions[i].self_cost
        )
    kept = [i for i in range(len(functions)) if i not in holder]
    position = {i: number for number, i in enumerate(kept)}
    calls = (
        call._replace(caller=position[outermost(call.caller)], callee=position[call.callee])
        for call in profile.calls
        if call.callee not in holder
    )
    numbers = [position.get(i, BELOW) for i in range(len(functions))]
    tree = profile.tree and regrouped(profile.tree, numbers, [False] * len(kept))
    return profile._replace(functions=tuple(functions[i] for i in kept), calls=summed(calls), tree=tree)
