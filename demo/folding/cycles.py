"""Which nodes of a graph lie on a cycle together: its strongly connected components."""

from collections.abc import Iterable, Sequence
from typing import Any


def cycles(size: int, arrows: Iterable[Sequence[Any]]) -> list[int]:
    """Number the nodes so that two have the same number exactly if each can be reached from the other along arrows.

    Args:
        size: how many nodes there are.
        arrows: caller and callee first, whatever follows.

    See Also:
        https://en.wikipedia.org/wiki/Kosaraju%27s_algorithm
    """
    inner = list(arrows)
    before = 2 * len(inner) + 1
    while (
        0 < 2 * len(inner) < before
    ):  # most are on no cycle: they lead to what calls nothing, or from what nothing calls
        before = len(inner)
        callers = {arrow[0] for arrow in inner}
        inner = [arrow for arrow in inner if arrow[1] in callers]
        callees = {arrow[1] for arrow in inner}
        inner = [arrow for arrow in inner if arrow[0] in callees]
    ahead: dict[int, list[int]] = {}
    back: dict[int, list[int]] = {}
    for caller, callee, *_ in inner:
        ahead.setdefault(caller, []).append(callee)
        back.setdefault(callee, []).append(caller)
    finished: list[int] = []
    seen: set[int] = set()
    for start in ahead:
        way = [(start, iter(ahead[start]))] if start not in seen else []
        seen.add(start)
        while way:
            here, further = way[-1]
            following = next((i for i in further if i not in seen), None)
            if following is None:
                finished.append(here)
                way.pop()
            else:
                seen.add(following)
                way.append((following, iter(ahead.get(following, ()))))
    number = list(range(size))
    for start in reversed(finished):
        todo = [start] if start in seen else []
        while todo:
            here = todo.pop()
            if here in seen:
                seen.remove(here)
                number[here] = start
                todo += back.get(here, ())
    return number
