"""All offers sorted again after each new one, only to show the first three."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input
from ._counted import Number

OFFERS = 200


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make offers: many of them, none, one, all of one price, and prices that fall and rise."""
    chance = random.Random(11)
    many = [(f"shop {chance.randrange(20)}", Number(chance.randrange(100))) for _ in range(OFFERS)]
    equal = [(shop, Number(5)) for shop in ("Zoë", "Ann", "Bob", "Ann", "Al")]
    falling = [(f"shop {price}", Number(price)) for price in (9, 7, 7, 4, 4, 0, 4, 7, 11)]
    return [(many,), ([],), ([("Ann", Number(1))],), (equal,), (falling,)]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """Each offer is compared with a few others, not with all that came before.

    Sorting leaves no count of what it does, so the prices are numbers whose comparisons are Python functions.
    """
    compared = counts[0].calls("compared")
    if compared > 20 * OFFERS:
        return (
            f"prices were compared {compared:,} times for {OFFERS} offers; {20 * OFFERS:,} are enough. "
            "Is every offer looked at again whenever a new one comes in?"
        )
    called = counts[0].all_calls()
    if called > 60 * OFFERS:
        return (
            f"{called:,} calls for {OFFERS} offers; {60 * OFFERS:,} are enough. "
            "Which function is called for old offers again?"
        )
    return None


CHECK = Check(
    order=110,
    title="The three best prices",
    minutes=10,
    teaches="a count that grows with the square: so many calls for so few inputs means that old work is done again",
    task=(
        "Offers come in one by one, and after each the board shows the three cheapest. With ten times the offers, the "
        "program takes about a hundred times as long. Find out why, and let each offer cost the same, however many came "
        "before; the boards stay the same."
    ),
    entry="best_prices",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("sorted", "price_of"),
    limits=(),
    other=promise,
    hints=(
        "There are 2,000 offers. How often is price_of called, and how often is that for each offer?",
        "Go back along its arrow: sorted calls price_of, and board calls sorted. How many offers does board get, at the "
        "beginning and at the end?",
        "The board has three places. Can an offer that was not among the three best yesterday be among them tomorrow?",
        "Keep only the three best: the new board is made of the old board and the new offer, four to sort.",
    ),
    reason=(
        "An offer that has dropped off the board never comes back, so three old ones and the new one are all there is to "
        "sort. sorted() keeps equal prices in their order, so the earlier offer still comes first."
    ),
)
