"""Other ways to repair `try_moves`, and some that only look like one."""

from demo.training.exercise import shipped
from tests.exercises import edited

SHIPPED = shipped("try_moves").read_text(encoding="utf-8")

COPY = "        after = copy.deepcopy(game)\n"
MOVE = """        after["board"][row][column] = game["next"]
"""
UNDO = """        after = game
        player = game["next"]
"""
LEAVE = """        count_ends(after, ends)
"""
TEXT = """    board = "".join(place for row in game["board"] for place in row)
    ends = {"X": 0, "O": 0, "nobody": 0}
    for end in ways(board, game["next"]):
        ends[end] += 1
    return ends


def ways(board, player):
    won = winner([board[0:3], board[3:6], board[6:9]])
    if won or " " not in board:
        yield won or "nobody"
        return
    for place in range(9):
        if board[place] == " ":
            yield from ways(board[:place] + player + board[place + 1 :], "O" if player == "X" else "X")


def not_used_any_more(game):
    ends = {"X": 0, "O": 0, "nobody": 0}
"""

ACCEPTED: dict[str, str] = {
    "three rows copied": SHIPPED.replace(
        COPY, '        after = {**game, "board": [list(row) for row in game["board"]]}\n'
    ),
    "one row copied": SHIPPED.replace(
        COPY,
        '        after = {**game, "board": list(game["board"])}\n        after["board"][row] = list(game["board"][row])\n',
    ),
    "moves taken back": SHIPPED.replace(COPY, UNDO)
    .replace(MOVE, '        after["board"][row][column] = player\n')
    .replace('"O" if game["next"] == "X" else "X"', '"O" if player == "X" else "X"')
    .replace(LEAVE, LEAVE + '        game["board"][row][column] = " "\n        game["next"] = player\n'),
    "the board as a text": SHIPPED.replace('    ends = {"X": 0, "O": 0, "nobody": 0}\n', TEXT),
    "one copy of all for the whole run": SHIPPED.replace(COPY, UNDO)
    .replace(MOVE, '        after["board"][row][column] = player\n')
    .replace('"O" if game["next"] == "X" else "X"', '"O" if player == "X" else "X"')
    .replace(LEAVE, LEAVE + '        game["board"][row][column] = " "\n        game["next"] = player\n')
    .replace("    count_ends(game, ends)\n    return", "    count_ends(copy.deepcopy(game), ends)\n    return"),
    "each board played once": edited(
        "try_moves",
        (
            "def count_ends(game, ends):\n",
            """def count_ends(game, ends):
    for who, count in ends_of(tuple(map(tuple, game["board"])), game["next"], {}).items():
        ends[who] += count


def ends_of(board, player, known):
    if (board, player) in known:
        return known[board, player]
    ends = {"X": 0, "O": 0, "nobody": 0}
    won, moves = winner(board), free_places(board)
    if won or not moves:
        ends[won or "nobody"] += 1
        return ends
    for row, column in moves:
        after = [list(line) for line in board]
        after[row][column] = player
        for who, count in ends_of(tuple(map(tuple, after)), "O" if player == "X" else "X", known).items():
            ends[who] += count
    known[board, player] = ends
    return ends


def unused(game, ends):
""",
        ),
    ),
}

REJECTED: dict[str, tuple[str, str]] = {
    "through JSON instead": (
        SHIPPED.replace(COPY, "        after = json.loads(json.dumps(game))\n").replace(
            "import copy\n", "import json\n"
        ),
        "must everything be looked through",
    ),
    "through pickle instead": (
        SHIPPED.replace(COPY, "        after = pickle.loads(pickle.dumps(game))\n").replace(
            "import copy\n", "import pickle\n"
        ),
        "must everything be looked through",
    ),
    "only the board copied in depth": (
        SHIPPED.replace(COPY, '        after = {**game, "board": copy.deepcopy(game["board"])}\n'),
        "must everything be looked through",
    ),
    "a shallow copy": (SHIPPED.replace(COPY, "        after = copy.copy(game)\n"), "Not correct: on the given input"),
    "moves not taken back": (SHIPPED.replace(COPY, "        after = game\n"), "Not correct"),
    "the player not taken back": (
        SHIPPED.replace(COPY, UNDO).replace(LEAVE, LEAVE + '        game["board"][row][column] = " "\n'),
        "Not correct",
    ),
    "through its own text": (edited("try_moves", ("copy.deepcopy(game)", "eval(repr(game))")), "932 calls of eval"),
}
