"""Other ways to repair `try_moves`, and some that only look like one."""

from tests.exercises import edited

IMPORT = "import copy\n"
COPY = "        after = copy.deepcopy(game)\n"
START = "    count_ends(game, ends)\n    return ends\n"
LOOP = """    for row, column in moves:
        after = copy.deepcopy(game)
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)
"""
TAKEN_BACK = """    player = game["next"]
    for row, column in moves:
        game["board"][row][column] = player
        game["next"] = "O" if player == "X" else "X"
        count_ends(game, ends)
        game["board"][row][column] = " "
    game["next"] = player
"""
WINNER = "def winner("
LOOKED = "must everything be looked through and made anew for that?"
CHANGED = "and the game is changed"


def with_copy(new: str, imports: str = IMPORT) -> str:
    return edited("try_moves", (COPY, new), (IMPORT, imports))


def with_loop(new: str, *more: tuple[str, str]) -> str:
    return edited("try_moves", (LOOP, new), *more)


def with_start(new: str, imports: str = IMPORT) -> str:
    return edited("try_moves", (START, new), (IMPORT, imports))


def with_anew(new: str) -> str:
    return edited("try_moves", (COPY, "        after = anew(game)\n"), (WINNER, new + "\n\n" + WINNER))


ACCEPTED: dict[str, str] = {
    "three rows copied": with_copy('        after = {**game, "board": [list(row) for row in game["board"]]}\n'),
    "three rows sliced": with_copy('        after = {"next": "", "board": [line[:] for line in game["board"]]}\n'),
    "the rows and the dict copied by copy.copy": with_copy(
        """        after = copy.copy(game)
        after["board"] = [copy.copy(line) for line in game["board"]]
"""
    ),
    "whatever is a list copied, by key": with_copy(
        """        after = {
            key: [line.copy() for line in value] if isinstance(value, list) else value for key, value in game.items()
        }
"""
    ),
    "one row copied": with_copy(
        """        after = {**game, "board": list(game["board"])}
        after["board"][row] = list(game["board"][row])
"""
    ),
    "one row copied in depth": with_copy(
        """        after = {**game, "board": list(game["board"])}
        after["board"][row] = copy.deepcopy(game["board"][row])
"""
    ),
    "place by place, in loops": with_copy(
        """        board = []
        for line in game["board"]:
            new = []
            for place in line:
                new.append(place)
            board.append(new)
        after = {"board": board, "next": game["next"]}
"""
    ),
    "moves taken back": with_loop(TAKEN_BACK),
    "one copy of all for the whole run": with_loop(
        TAKEN_BACK, (START, "    count_ends(copy.deepcopy(game), ends)\n    return ends\n")
    ),
    "one copy for each first move, and moves taken back in it": edited(
        "try_moves",
        (LOOP, TAKEN_BACK),
        (
            START,
            """    moves = free_places(game["board"])
    if winner(game["board"]) or not moves:
        count_ends(game, ends)
        return ends
    for row, column in moves:
        after = copy.deepcopy(game)
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)
    return ends
""",
        ),
    ),
    "the board as a text": with_start(
        """    board = "".join(place for row in game["board"] for place in row)
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
"""
    ),
    "an object, whose rows are put together": with_start(
        """    Game(game["board"], game["next"]).count(ends)
    return ends


class Game:
    def __init__(self, board, player):
        self.board = board
        self.player = player

    def after(self, row, column):
        board = list(self.board)
        board[row] = board[row][:column] + [self.player] + board[row][column + 1 :]
        return Game(board, "O" if self.player == "X" else "X")

    def count(self, ends):
        won = winner(self.board)
        moves = free_places(self.board)
        if won or not moves:
            ends[won or "nobody"] += 1
        elif not won:
            for row, column in moves:
                self.after(row, column).count(ends)
"""
    ),
    "no recursion, but a list of what is to be played": with_start(
        """    waiting = [(game["board"], game["next"])]
    while waiting:
        board, player = waiting.pop()
        won = winner(board)
        moves = free_places(board)
        if won or not moves:
            ends[won or "nobody"] += 1
            continue
        for row, column in moves:
            after = [line[:] for line in board]
            after[row][column] = player
            waiting.append((after, "O" if player == "X" else "X"))
    return ends
"""
    ),
    "each board played once": with_start(
        """    board = "".join(map("".join, game["board"]))
    return dict(zip(ends, ends_of(board, game["next"])))


@functools.cache
def ends_of(board, player):
    won = winner([board[:3], board[3:6], board[6:]])
    if won or " " not in board:
        return tuple(int(who == (won or "nobody")) for who in ("X", "O", "nobody"))
    other = "O" if player == "X" else "X"
    after = [ends_of(board[:n] + player + board[n + 1 :], other) for n in range(9) if board[n] == " "]
    return tuple(map(sum, zip(*after)))
""",
        "import functools\n",
    ),
    "tuple boards generator": edited(
        "try_moves",
        ("        after = copy.deepcopy(game)\n", '        after = {**game, "board": [*map(list, game["board"])]}\n'),
    ),
}

REJECTED: dict[str, tuple[str, str]] = {
    "through JSON instead": (with_copy("        after = json.loads(json.dumps(game))\n", "import json\n"), LOOKED),
    "through JSON, by objects that are kept": (
        with_copy(
            "        after = READ(WRITE(game))\n",
            "import json\n\nREAD = json.JSONDecoder().decode\nWRITE = json.JSONEncoder().encode\n",
        ),
        LOOKED,
    ),
    "through pickle instead": (
        with_copy("        after = pickle.loads(pickle.dumps(game))\n", "import pickle\n"),
        LOOKED,
    ),
    "through pickle, by its classes": (
        with_copy(
            """        kept = io.BytesIO()
        pickle.Pickler(kept).dump(game)
        kept.seek(0)
        after = pickle.Unpickler(kept).load()
""",
            "import io\nimport pickle\n",
        ),
        LOOKED,
    ),
    "through marshal instead": (
        with_copy("        after = marshal.loads(marshal.dumps(game))\n", "from marshal import dumps, loads\n").replace(
            "marshal.loads(marshal.dumps(game))", "loads(dumps(game))"
        ),
        LOOKED,
    ),
    "through its own text": (with_copy("        after = eval(repr(game))\n"), LOOKED),
    "through its own text, without eval": (
        with_copy("        after = ast.literal_eval(str(game))\n", "import ast\n"),
        LOOKED,
    ),
    "the same by hand": (
        with_anew(
            """def anew(thing):
    if isinstance(thing, dict):
        return {key: anew(value) for key, value in thing.items()}
    if isinstance(thing, list):
        return [anew(value) for value in thing]
    return thing
"""
        ),
        LOOKED,
    ),
    "the same by hand, with copy.copy": (
        with_anew(
            """def anew(thing):
    new = copy.copy(thing)
    if isinstance(new, (dict, list)):
        for key in new if isinstance(new, dict) else range(len(new)):
            new[key] = anew(new[key])
    return new
"""
        ),
        LOOKED,
    ),
    "only the board copied in depth": (
        with_copy('        after = {**game, "board": copy.deepcopy(game["board"])}\n'),
        LOOKED,
    ),
    "each row copied in depth": (
        with_copy('        after = {**game, "board": [copy.deepcopy(line) for line in game["board"]]}\n'),
        LOOKED,
    ),
    "one copy for all moves at a time, taken back in it": (
        with_loop(
            """    after = copy.deepcopy(game)
    for row, column in moves:
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)
        after["board"][row][column] = " "
"""
        ),
        LOOKED,
    ),
    "a copy for every second move": (
        with_loop(
            """    player = game["next"]
    for row, column in moves:
        after = copy.deepcopy(game) if len(moves) % 2 else game
        after["board"][row][column] = player
        after["next"] = "O" if player == "X" else "X"
        count_ends(after, ends)
        if after is game:
            game["board"][row][column] = " "
            game["next"] = player
"""
        ),
        LOOKED,
    ),
    "fields of an object, all made anew": (
        with_start(
            """    count(Game([list(row) for row in game["board"]], game["next"]), ends)
    return ends


@dataclasses.dataclass
class Game:
    board: list
    next: str


def count(game, ends):
    won = winner(game.board)
    moves = free_places(game.board)
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = Game(**dataclasses.asdict(game))
        after.board[row][column] = game.next
        after.next = "O" if game.next == "X" else "X"
        count(after, ends)
""",
            "import copy\nimport dataclasses\n",
        ),
        LOOKED,
    ),
    "a shallow copy": (with_copy("        after = copy.copy(game)\n"), "Not correct: on the given input"),
    "moves not taken back": (with_copy("        after = game\n"), "Not correct: on the given input"),
    "the next player not taken back": (
        with_loop(TAKEN_BACK.replace('    game["next"] = player\n', "", 1)),
        CHANGED,
    ),
    "the board turned upside down at the end": (
        edited(
            "try_moves",
            (LOOP, TAKEN_BACK),
            (START, START.replace("return ends", 'game["board"] = game["board"][::-1]\n    return ends')),
        ),
        CHANGED,
    ),
    "remembered by the number of moves": (
        with_loop(
            """    if len(moves) not in KNOWN:
        KNOWN[len(moves)] = {"X": 0, "O": 0, "nobody": 0}
        ways = KNOWN[len(moves)]
        player = game["next"]
        for row, column in moves:
            game["board"][row][column] = player
            game["next"] = "O" if player == "X" else "X"
            count_ends(game, ways)
            game["board"][row][column] = " "
        game["next"] = player
    for who, count in KNOWN[len(moves)].items():
        ends[who] += count
""",
            (IMPORT, "KNOWN = {}\n"),
        ),
        "Not correct: on the given input",
    ),
    "threads for first moves": (
        edited(
            "try_moves",
            ("import copy\n", ("import copy\nfrom concurrent.futures import ThreadPoolExecutor\n")),
            (
                ('    ends = {"X": 0, "O": 0, "nobody": 0}\n    count_ends(game, ends)\n    return ends'),
                (
                    '    ends = {"X": 0, "O": 0, "nobody": 0}\n'
                    "    with ThreadPoolExecutor() as pool:\n"
                    "        pool.submit(count_ends, game, ends).result()\n"
                    "    return ends"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
    "processes": (
        edited(
            "try_moves",
            ("import copy\n", ("import copy\nfrom concurrent.futures import ProcessPoolExecutor\n")),
            (
                ('    ends = {"X": 0, "O": 0, "nobody": 0}\n    count_ends(game, ends)\n    return ends'),
                (
                    "    with ProcessPoolExecutor() as pool:\n"
                    "        return pool.submit(all_ends, game).result()\n"
                    "\n"
                    "\n"
                    "def all_ends(game):\n"
                    '    ends = {"X": 0, "O": 0, "nobody": 0}\n'
                    "    count_ends(game, ends)\n"
                    "    return ends"
                ),
            ),
        ),
        "Not cheap enough yet",
    ),
}
