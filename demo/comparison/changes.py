"""Two runs side by side -> what became of each function and of each box: in seconds and calls, not in shares."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from ..folding.focus import without_small_arrows
from ..folding.graph import Box, Graph
from ..folding.merging import merge
from ..folding.partition import BOXES, partition
from ..profiles.model import Function, Profile
from .matching import match

Change: TypeAlias = Literal["gone", "new", "faster", "slower", "same"]

NOTICEABLE = 0.02
"""Share, 0..1, of the longer run time; a smaller change of a function's self time is called "same"."""

NOISE = 1 / 3
"""Share, 0..1, of the longer time; with the same number of calls, a smaller change may well be the machine's doing."""


class Pair(NamedTuple):
    """A function, or a box of several, in both runs.

    Attributes:
        before, after: its figures; None where it is not in that run.
        change: by presence and self time; with the same number of calls, less than `NOISE` is none.
    """

    before: Function | Box | None
    after: Function | Box | None
    change: Change

    @property
    def any(self) -> Function | Box:
        """Return it as it is now, or as it was if it is gone."""
        shown = self.after or self.before
        assert shown is not None
        return shown

    @property
    def saved(self) -> float:
        """Return the seconds of self time that it takes less than before; negative if more."""
        return (self.before.self_cost if self.before else 0.0) - (self.after.self_cost if self.after else 0.0)

    @property
    def same_calls(self) -> bool:
        """Say whether it was called as often as before."""
        return bool(self.before and self.after and self.before.total_calls == self.after.total_calls)


class Drawn(NamedTuple):
    """Two runs in the same boxes.

    Attributes:
        before, after: a graph of each run, with the same boxes in the same order.
        together: of both, what is drawn; without the smallest arrows.
        pairs: one per box, in that order.
    """

    before: Graph
    after: Graph
    together: Graph
    pairs: tuple[Pair, ...]


class Comparison(NamedTuple):
    """Two runs side by side.

    Attributes:
        before, after: both profiles, as they were.
        pairs: one per function of either.
        drawn: the same in boxes.
    """

    before: Profile
    after: Profile
    pairs: tuple[Pair, ...]
    drawn: Drawn


def compare(before: Profile, after: Profile, boxes: int = BOXES) -> Comparison:
    """Say of each function what became of it, and put both runs into the same boxes.

    Args:
        before: the earlier run.
        after: the later one.
        boxes: the budget, >= 3.
    """
    matched = match(before, after)
    longer = max(before.run_cost, after.run_cost)
    pairs = _pairs(
        zip(matched.before.functions, matched.in_before), zip(matched.after.functions, matched.in_after), longer
    )
    groups = partition(matched.together, boxes)
    was, now, together = (merge(one, groups) for one in (matched.before, matched.after, matched.together))
    drawn = _pairs(
        ((box, any(matched.in_before[i] for i in group.members)) for box, group in zip(was.boxes, groups)),
        ((box, any(matched.in_after[i] for i in group.members)) for box, group in zip(now.boxes, groups)),
        longer,
    )
    return Comparison(before, after, tuple(pairs), Drawn(was, now, without_small_arrows(together), tuple(drawn)))


def _pairs(
    before: Iterator[tuple[Function | Box, bool]], after: Iterator[tuple[Function | Box, bool]], longer: float
) -> Iterator[Pair]:
    """Pair what stands at the same position, where it is in one of the runs at least."""
    for (was, in_before), (now, in_after) in zip(before, after):
        one, other = was if in_before else None, now if in_after else None
        yield Pair(one, other, _change(one, other, longer))


def _change(was: Function | Box | None, now: Function | Box | None, longer: float) -> Change:
    if was is None or now is None:
        return "new" if now else "gone"
    saved = was.self_cost - now.self_cost
    noise = NOISE * max(was.self_cost, now.self_cost) if was.total_calls == now.total_calls else 0.0
    if abs(saved) < max(NOTICEABLE * longer, noise):
        return "same"
    return "faster" if saved > 0 else "slower"


def total_calls(profile: Profile) -> int:
    """Return how many calls there were in all."""
    return sum(function.total_calls for function in profile.functions)


def own(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of the program's own functions."""
    return [pair for pair in pairs if pair.any.origin == "program"]
