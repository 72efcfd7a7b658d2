"""A game copied with everything in it, for each move that is tried."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input

COPIERS = ("deepcopy", "dumps", "loads", "dump", "load", "eval", "literal_eval", "exec")


def game(board: str, player: str) -> dict[str, Any]:
    """Return a game from its board, written row by row."""
    return {"board": [list(row.replace(".", " ")) for row in board.split("/")], "next": player}


def plain_inputs(folder: Path) -> Sequence[tuple[Any, ...]]:
    """Make games: after three moves, that very same one again, full, won, and with one place left."""
    given = game("X.O/.X./...", "O")
    ends = [game("XOX/XOO/OXX", "X"), game("XXX/OO./...", "O"), game("XOX/XO./OXX", "O"), game(".../.../XOX", "O")]
    return [(given,), (given,), *((end,) for end in ends)]


def inputs(folder: Path) -> Sequence[Input]:
    """TODO."""
    return [Input("TODO", arguments) for arguments in plain_inputs(folder)]


def promise(counts: Sequence[Counts]) -> str | None:
    """No move is tried on a copy that was made by a tool for copying anything."""
    copied = {copier: counts[0].calls(copier) for copier in COPIERS if counts[0].calls(copier)}
    if sum(copied.values()) > 100:
        return (
            f"{sum(copied.values()):,} calls of {' and '.join(copied)} to try some 700 moves. "
            "A move changes one place of the board: must everything be looked through and made anew for that?"
        )
    return None


CHECK = Check(
    order=120,
    title="Every way a game can end",
    minutes=12,
    teaches="a library call is not one step: look at how much happens below it each time, and whether less would do",
    task=(
        "The program plays a game of noughts and crosses to its end in every possible way. Most of its time is not spent "
        "on playing. Find out on what, and spend less of it; the game that was handed in must be the same afterwards."
    ),
    entry="try_moves",
    inputs=inputs,
    most_lines=1_000_000,
    watch=("deepcopy", "count_ends"),
    limits=(),
    other=promise,
    hints=(
        "Which box below count_ends has the most cumulative time, and is it about noughts and crosses at all?",
        "Compare two counts: the one on the arrow from count_ends, and the one in the box itself. How many calls does one "
        "copy cost?",
        "What does one move change in the game? Everything else is the same before and after it.",
        "Either copy only the three rows and the name of the next player, or make the move in the game itself, go on "
        "from there, and take it back afterwards.",
    ),
    reason=(
        "A move is made and taken back: two assignments each way, instead of a walk through the whole game that asks of "
        "each thing in it what it is and how it is copied."
    ),
)
