"""Two runs side by side -> what became of each function and of each box: in calls and in seconds, not in shares.

Calls and time are judged apart. Counts are exact, so a change of calls is a fact; a change of time may be the machine's.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ..errors import DemoError
from ..folding.boxes import BOXES
from ..folding.focus import SMALLEST_ARROW, without_small_arrows
from ..folding.graph import MERGED, Box, Graph, Group
from ..folding.merging import merge
from ..folding.partition import partition
from ..folding.stacks import inside_libraries
from ..profiles.contradictions import Reason
from ..profiles.model import Function, Profile
from ..reading.cautions import Signs
from .boxes import kept_together
from .comprehensions import alike
from .matching import Matched, match
from .noise import Course, Rules, course_of_calls, course_of_cost, rules_of


class Pair(NamedTuple):
    """A function, or a box of several, in both runs.

    Attributes:
        before, after: its figures; None where it is not in that run.
        calls, self_cost, cumulative_cost: what became of each; "unknown" where one run does not have it.
        certain: it is the same function. Else it has the same name, and lines that do not prove it.
        lines: of functions of one name that cannot be distinguished and are added up here, those before and those after.
    """

    before: Function | Box | None
    after: Function | Box | None
    calls: Course = "unknown"
    self_cost: Course = "unknown"
    cumulative_cost: Course = "unknown"
    certain: bool = True
    lines: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())

    @property
    def any(self) -> Function | Box:
        """Return it as it is now, or as it was if it is gone."""
        shown = self.after or self.before
        assert shown is not None
        return shown

    @property
    def change(self) -> Literal["new", "gone", "less", "more", "same"]:
        """Return the one word: of its own time, or else of all its time, or else of its calls."""
        if not (self.before and self.after):
            return "new" if self.after else "gone"
        for course in (self.self_cost, self.cumulative_cost, self.calls):
            if course in ("less", "more"):
                return course
        return "same"

    @property
    def saved(self) -> float:
        """Return the self cost that it has less than before; negative if more."""
        return (self.before.self_cost if self.before else 0.0) - (self.after.self_cost if self.after else 0.0)


class Drawn(NamedTuple):
    """Two runs in the same boxes.

    Attributes:
        before, after: a graph of each run, with the same boxes in the same order.
        together: of both, what is drawn; without the smallest arrows.
        pairs: one per box, in that order.
        sets: for the number of a box, the functions that it is made for and that cannot be distinguished.
    """

    before: Graph
    after: Graph
    together: Graph
    pairs: tuple[Pair, ...]
    sets: dict[int, tuple[int, ...]]


class Comparison(NamedTuple):
    """Two runs side by side.

    Attributes:
        before, after: both profiles, as they were.
        rules: what can be judged.
        pairs: one per function of either, or per set of functions that cannot be distinguished.
        drawn: the same in boxes.
        inlined: whether the comprehensions of one run were added to the functions around them.
        matched: which functions of both are the same.
        contradictions: why the figures of each run are not to be trusted, "" if they are.
    """

    before: Profile
    after: Profile
    rules: Rules
    pairs: tuple[Pair, ...]
    drawn: Drawn
    inlined: bool
    matched: Matched
    contradictions: tuple[Reason, Reason] = ("", "")


def compare(before: Profile, after: Profile, boxes: int = BOXES) -> Comparison:
    """Say of each function what became of it, and put both runs into the same boxes.

    Args:
        before: the earlier run.
        after: the later one.
        boxes: the budget, >= 3.

    Raises:
        DemoError: if they are measured in different units, or in different bytes.
    """
    clocks = before.clock, after.clock
    units, labels = {clock.unit for clock in clocks}, [clock.label for clock in clocks]
    if len(units) > 1 or (units == {"B"} and clocks[0].name != clocks[1].name):
        again = ", for instance: python -m demo profile --memory PROGRAM" if "B" in units else ", with the same tool."
        raise DemoError(
            f"The two runs cannot be compared: {labels[0]} before, {labels[1]} after. Record both in the same way{again}"
        )
    *both, inlined = alike(before, after)
    matched = match(*both)
    reasons = Signs(before).contradiction, Signs(after).contradiction
    rules = rules_of(before, after, reasons)
    groups, sets = kept_together(partition(matched.together, boxes), matched)
    drawn = in_boxes(matched, rules, groups, sets)
    return Comparison(
        before, after, rules, tuple(_pairs_of_functions(matched, rules)), drawn, inlined, matched, reasons
    )


def in_boxes(
    matched: Matched,
    rules: Rules,
    groups: Sequence[Group],
    sets: dict[int, tuple[int, ...]],
    smallest_arrow: float = SMALLEST_ARROW,
) -> Drawn:
    """Put both runs into the same boxes.

    Args:
        matched: both runs.
        rules: what can be judged.
        groups: a partition of the functions of both.
        sets: for the number of a group, the set of functions that it is made for and that cannot be distinguished.
        smallest_arrow: share of both runs' cost, 0..1; smaller arrows are left out.
    """
    below = inside_libraries(matched.together)
    was, now, together = (merge(one, groups, below) for one in (matched.before, matched.after, matched.together))
    pairs = _pairs_of_boxes(matched, rules, groups, sets, was, now)
    return Drawn(was, now, without_small_arrows(together, smallest_arrow), tuple(pairs), sets)


def judged(
    was: Function | Box | None,
    now: Function | Box | None,
    rules: Rules,
    certain: bool = True,
    lines: tuple[tuple[int, ...], tuple[int, ...]] = ((), ()),
) -> Pair:
    """Say what became of each figure of a function or box; `certain` and `lines` as for `Pair`."""
    if was is None or now is None:
        return Pair(was, now, certain=certain, lines=lines)
    is_bag = was.origin in MERGED
    counted = rules.calls and was.total_calls > 0 and now.total_calls > 0  # else a file does not say
    inexact = [isinstance(one, Box) and not one.exact for one in (was, now)]
    own, whole = (was.self_cost, now.self_cost), (was.cumulative_cost, now.cumulative_cost)
    return Pair(
        was,
        now,
        course_of_calls(was.total_calls, now.total_calls) if counted and not is_bag else "unknown",
        course_of_cost(*own, rules),
        "unknown" if any(inexact) else course_of_cost(*whole, rules),
        certain,
        lines,
    )


def _pairs_of_functions(matched: Matched, rules: Rules) -> Iterator[Pair]:
    unclear = {i for positions in matched.unclear for i in positions}
    for i, (was, now) in enumerate(zip(matched.before.functions, matched.after.functions)):
        if i not in unclear:
            one = was if matched.in_before[i] or rules.by_chance else None
            other = now if matched.in_after[i] or rules.by_chance else None
            yield judged(one, other, rules, i not in matched.doubtful)
    for positions in matched.unclear:
        one_sum, other_sum = (
            _sum([one.functions[i] for i in positions if held[i]])
            for one, held in ((matched.before, matched.in_before), (matched.after, matched.in_after))
        )
        yield judged(one_sum, other_sum, rules, False, _lines(matched, positions))


def _sum(functions: Sequence[Function]) -> Box:
    """Add up functions that cannot be distinguished; one may have called another, so what they cost in all is at least that."""
    own = sum(function.self_cost for function in functions)
    return Box(*functions[0], exact=False, folded=len(functions) - 1)._replace(
        total_calls=sum(function.total_calls for function in functions),
        primitive_calls=sum(function.primitive_calls for function in functions),
        self_cost=own,
        cumulative_cost=max([own, *(function.cumulative_cost for function in functions)]),
    )


def _lines(matched: Matched, positions: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    before = sorted(matched.before.functions[i].line for i in positions if matched.in_before[i])
    after = sorted(matched.after.functions[i].line for i in positions if matched.in_after[i])
    return tuple(before), tuple(after)


def _pairs_of_boxes(
    matched: Matched,
    rules: Rules,
    groups: Sequence[Group],
    sets: dict[int, tuple[int, ...]],
    was: Graph,
    now: Graph,
) -> Iterator[Pair]:
    for number, (group, one, other) in enumerate(zip(groups, was.boxes, now.boxes)):
        decisive = group.members[:1] if group.has_entrance else group.members
        yield judged(
            one if rules.by_chance or any(matched.in_before[i] for i in decisive) else None,
            other if rules.by_chance or any(matched.in_after[i] for i in decisive) else None,
            rules,
            number not in sets and not (group.has_entrance and group.members[0] in matched.doubtful),
            _lines(matched, sets[number]) if number in sets else ((), ()),
        )


def total_calls(profile: Profile) -> int:
    """Return how many calls there were in all."""
    return sum(function.total_calls for function in profile.functions)


def own(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of the program's own functions."""
    return [pair for pair in pairs if pair.any.origin == "program"]
