"""All offers sorted again after each new one, only to show the first three.

Counted are the offers that C goes through (`sorted`, `min`, `heapq.nsmallest`, ...), whatever a program has made of their
prices; the comparisons of prices, for those who sort in another way; and the lines and calls, for those who do it in a
loop of their own. To find a place among all offers by halving, and to put the new one there, costs next to nothing.
"""

import random
from collections.abc import Sequence
from pathlib import Path

from ..exercise import Check, Input, Limit
from ._counted import Number

OFFERS = 300
MOST_OFFERS = 30 * OFFERS
"""A board of three and a new offer make 4 or 8 each time, all offers 150."""
MOST_COMPARED = 300 * OFFERS
"""A heap of all offers from which three are taken, and put back, needs 80; sorting all of them 1,200."""
MOST_CALLS = 80 * OFFERS
"""Calls by the program: some 15 for each offer; with a key of its own, sorting all of them makes 150."""
MOST_LINES = 120 * OFFERS
"""Halving, written by hand, runs some 45 for each offer; going through all of them 150 at least."""
QUESTION = "Is every offer looked at again whenever a new one comes in?"


def inputs(folder: Path) -> Sequence[Input]:
    """Make offers: many of them, none, one, all of one price, and prices that fall and rise."""
    chance = random.Random(11)
    many = [(f"shop {chance.randrange(20)}", Number(chance.randrange(100, 900))) for _ in range(OFFERS)]
    equal = [(shop, Number(5)) for shop in ("Zoë", "Ann", "Bob", "Ann", "Al")]
    falling = [(f"shop {price}", Number(price)) for price in (9, 7, 7, 4, 4, 0, 4, 7, 11)]
    doubles = [("Bob", Number(8)), ("Ann", Number(8)), ("Bob", Number(8)), ("Ann", Number(8)), ("Al", Number(9))]
    return [
        Input(f"{OFFERS} offers", (many,)),
        Input("no offers at all", ([],)),
        Input("one offer", ([("Ann", Number(1))],)),
        Input("offers of one price", (equal,)),
        Input("prices that fall and rise, to nothing", (falling,)),
        Input("the same offers again", (doubles,)),
    ]


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
    most_lines=MOST_LINES,
    most_work=100_000,
    watch=("sorted", "price_of"),
    limits=(
        Limit(
            lambda counts: counts[0].done["elements"],
            MOST_OFFERS,
            f"for {OFFERS} offers, built-in functions went through {{found:,}} of them; {{most:,}} are more than enough. "
            + QUESTION,
        ),
        Limit(
            lambda counts: counts[0].calls("compared"),
            MOST_COMPARED,
            f"prices were compared {{found:,}} times for {OFFERS} offers; {{most:,}} are more than enough. " + QUESTION,
        ),
        Limit(
            lambda counts: counts[0].made(),
            MOST_CALLS,
            f"the program made {{found:,}} calls for {OFFERS} offers; {{most:,}} are more than enough. "
            "Which function is called for old offers again?",
        ),
        Limit(
            lambda counts: counts[0].lines,
            MOST_LINES,
            f"{{found:,}} lines were run for {OFFERS} offers; {{most:,}} are more than enough. {QUESTION}",
        ),
    ),
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
