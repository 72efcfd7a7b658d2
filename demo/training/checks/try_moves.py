"""A game copied with everything in it, for each move that is tried.

Counted are all calls (deepcopy makes more than a hundred for each copy, and so does whoever does the same by hand), and the
things that a library written in C looks through for one call: pickle, marshal and JSON, each when it writes and when it
reads. A copy of the rows is a few calls, and much less work.
"""

import json
import marshal
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..counts import Counts
from ..exercise import Check, Input, Limit
from ..work import DONE

MOVES = 932
"""Of the given game, to its ends."""
MOST = 32 * MOVES
"""To make and take back a move is 4, to copy the rows up to 17, to copy one of them by deepcopy 31; pickle is 45, JSON 57 and
more, and the program as shipped 120."""
MOST_LINES = 200 * MOVES
"""As shipped 40 for each move."""
TEXT_AS_PROGRAM = 100
"""Things, for eval of a game's text: it takes longer than deepcopy."""
MOST_THINGS = 1_000
"""That are looked for in one; a thing may hold itself."""
GAMES: list[tuple[dict[str, Any], dict[str, Any]]] = []
"""Those of this run, and what they were at the beginning."""


def look_through(thing: Any) -> None:
    """Add what is in it, as deep as it goes, to "things"; this makes no calls, as these would be counted, too."""
    waiting = [thing]
    for _, one in zip(range(MOST_THINGS), waiting):
        if type(one) is dict:
            for key in one:
                waiting += (key, one[key])
        elif type(one) in (list, tuple):
            waiting += one
        DONE["things"] += 1


def _counting(walk: Callable[..., Any], which: int) -> Callable[..., Any]:
    """Return the function, which counts the argument that it looks through, or, if it is -1, what it makes."""

    def counted(*arguments: Any, **more: Any) -> Any:
        made = walk(*arguments, **more)
        look_through(made if which < 0 else [*arguments, *more.values()][which])
        return made

    return counted


class Pickler(pickle.Pickler):
    """Counts what it writes."""

    def dump(self, thing: Any) -> None:
        """Write it."""
        look_through(thing)
        super().dump(thing)


class Unpickler(pickle.Unpickler):
    """Counts what it reads."""

    def load(self) -> Any:
        """Read it."""
        made = super().load()
        look_through(made)
        return made


class Encoder(json.JSONEncoder):
    """Counts what it writes."""

    iterencode = _counting(json.JSONEncoder.iterencode, 1)


class Decoder(json.JSONDecoder):
    """Counts what it reads."""

    raw_decode = _counting(json.JSONDecoder.raw_decode, -1)


COUNTED: tuple[tuple[Any, str, Any], ...] = (
    *((module, "dumps", _counting(module.dumps, 0)) for module in (pickle, marshal)),
    *((module, "loads", _counting(module.loads, -1)) for module in (pickle, marshal)),
    *((module, "dump", _counting(module.dump, 0)) for module in (pickle, marshal)),
    *((module, "load", _counting(module.load, -1)) for module in (pickle, marshal)),
    (pickle, "Pickler", Pickler),
    (pickle, "Unpickler", Unpickler),
    (json, "JSONEncoder", Encoder),
    (json, "JSONDecoder", Decoder),
    (json, "_default_encoder", Encoder()),  # of `json.dumps` and `json.loads`, if they are not asked for anything else
    (json, "_default_decoder", Decoder()),
    (json.encoder, "JSONEncoder", Encoder),
    (json.decoder, "JSONDecoder", Decoder),
)
"""What stands in for what: modules are put back by the page, which has one process for all, and classes would not be."""


def game(board: str, player: str) -> dict[str, Any]:
    """Return a game from its board, written row by row."""
    return {"board": [list(row.replace(".", " ")) for row in board.split("/")], "next": player}


def games() -> list[tuple[str, dict[str, Any]]]:
    """Make games: after three moves, after four, full, won, with one place left, with equal rows."""
    return [
        ("a game after three moves", game("X.O/.X./...", "O")),
        ("a game after four moves", game("XO./.../.XO", "X")),
        ("a full board", game("XOX/XOO/OXX", "X")),
        ("a game that is won", game("XXX/OO./...", "O")),
        ("a game with one place left", game("XOX/XO./OXX", "O")),
        ("three equal rows", game("XO./XO./XO.", "X")),
        ("two equal rows, and O's turn", game("XO./XO./...", "O")),
    ]


def inputs(folder: Path) -> Sequence[Input]:
    """Hand each game in, and remember what it was."""
    for place, name, counted in COUNTED:
        setattr(place, name, counted)
    GAMES[:] = [(handed_in, was) for (_, handed_in), (_, was) in zip(games(), games())]
    return [Input(what, (handed_in,)) for (what, _), (handed_in, _) in zip(games(), GAMES)]


def result(folder: Path, returned: Any) -> Any:
    """Add the game that was handed in, if it is not what it was."""
    changed = [now for now, was in GAMES if now != was]
    return [returned, "and the game is changed:", *changed] if changed else returned


def work(counts: Sequence[Counts]) -> int:
    """Return the calls and the things that were looked through."""
    programs = counts[0].calls("eval", "exec", "compile")
    return counts[0].all_calls() + counts[0].done["things"] + TEXT_AS_PROGRAM * programs


CHECK = Check(
    order=120,
    title="Every way a game can end",
    minutes=12,
    teaches="a library call is not one step: look at how much happens below it each time, and whether less would do",
    task=(
        "The program plays a game of noughts and crosses to its end in every possible way. Most of its time is not spent "
        "on playing. Find out what it is spent on, and get by with a small part of that; the game that was passed in must be "
        "the "
        "same afterwards."
    ),
    entry="try_moves",
    inputs=inputs,
    most_lines=MOST_LINES,
    most_work=120_000,
    watch=("deepcopy", "count_ends"),
    limits=(
        Limit(
            work,
            MOST,
            f"{{found:,}} calls were made and things looked through to try {MOVES} moves, and {{most:,}} would be plenty. "
            "A move changes one place of the board: must everything be looked through and made anew for that?",
        ),
    ),
    result=result,
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
