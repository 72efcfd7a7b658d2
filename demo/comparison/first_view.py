"""A comparison -> one for a first look: small boxes that have not changed are put together, one box for each caller."""

from ..folding.first_view import FEW, SMALL, by_caller, is_small, is_worth_it
from .changes import Comparison, Drawn, in_boxes


def first_view(comparison: Comparison) -> Drawn | None:
    """Put small boxes together, and leave out small arrows.

    Returns:
        both runs in boxes of which the other ones have the numbers that they have in `comparison.drawn`; None if there would
        be as many boxes and arrows, or there are few boxes.
    """
    all_boxes = comparison.drawn
    if len(all_boxes.pairs) <= FEW:
        return None
    small = {
        i
        for i, pair in enumerate(all_boxes.pairs)
        if pair.change == "same" and is_small(all_boxes.before, i) and is_small(all_boxes.after, i)
    }
    groups, numbers = by_caller(all_boxes.together, small)
    sets = {now: all_boxes.sets[was] for now, was in enumerate(numbers) if was in all_boxes.sets}
    drawn = in_boxes(comparison.matched, comparison.rules, groups, sets, SMALL)
    if not is_worth_it(all_boxes.together, drawn.together):
        return None
    return drawn._replace(together=drawn.together._replace(numbers=tuple(numbers)))
