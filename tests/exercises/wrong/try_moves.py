# %% through JSON instead
# verdict: must everything be looked through and made anew for that?
import json


def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = json.loads(json.dumps(game))
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% through JSON, by objects that are kept
# verdict: must everything be looked through and made anew for that?
import json

READ = json.JSONDecoder().decode
WRITE = json.JSONEncoder().encode


def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = READ(WRITE(game))
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% through pickle instead
# verdict: must everything be looked through and made anew for that?
import pickle


def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = pickle.loads(pickle.dumps(game))
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% through pickle, by its classes
# verdict: must everything be looked through and made anew for that?
import io
import pickle


def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        kept = io.BytesIO()
        pickle.Pickler(kept).dump(game)
        kept.seek(0)
        after = pickle.Unpickler(kept).load()
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% through marshal instead
# verdict: must everything be looked through and made anew for that?
from marshal import dumps, loads


def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = loads(dumps(game))
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% through its own text
# verdict: must everything be looked through and made anew for that?
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = eval(repr(game))
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% through its own text, without eval
# verdict: must everything be looked through and made anew for that?
import ast


def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = ast.literal_eval(str(game))
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% the same by hand
# verdict: must everything be looked through and made anew for that?
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = anew(game)
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


def anew(thing):
    if isinstance(thing, dict):
        return {key: anew(value) for key, value in thing.items()}
    if isinstance(thing, list):
        return [anew(value) for value in thing]
    return thing


# %% the same by hand, with copy.copy
# verdict: must everything be looked through and made anew for that?
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = anew(game)
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


def anew(thing):
    new = copy.copy(thing)
    if isinstance(new, (dict, list)):
        for key in new if isinstance(new, dict) else range(len(new)):
            new[key] = anew(new[key])
    return new


# %% only the board copied in depth
# verdict: must everything be looked through and made anew for that?
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = {**game, "board": copy.deepcopy(game["board"])}
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% each row copied in depth
# verdict: must everything be looked through and made anew for that?
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = {**game, "board": [copy.deepcopy(line) for line in game["board"]]}
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% one copy for all moves at a time, taken back in it
# verdict: must everything be looked through and made anew for that?
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    after = copy.deepcopy(game)
    for row, column in moves:
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)
        after["board"][row][column] = " "


# %% a copy for every second move
# verdict: must everything be looked through and made anew for that?
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    player = game["next"]
    for row, column in moves:
        after = copy.deepcopy(game) if len(moves) % 2 else game
        after["board"][row][column] = player
        after["next"] = "O" if player == "X" else "X"
        count_ends(after, ends)
        if after is game:
            game["board"][row][column] = " "
            game["next"] = player


# %% fields of an object, all made anew
# verdict: must everything be looked through and made anew for that?
import dataclasses


def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    ends = {"X": 0, "O": 0, "nobody": 0}
    count(Game([list(row) for row in game["board"]], game["next"]), ends)
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


# %% a shallow copy
# verdict: Not correct: on the given input
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = copy.copy(game)
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% moves not taken back
# verdict: Not correct: on the given input
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = game
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% the next player not taken back
# verdict: and the game is changed
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    player = game["next"]
    for row, column in moves:
        game["board"][row][column] = player
        game["next"] = "O" if player == "X" else "X"
        count_ends(game, ends)
        game["board"][row][column] = " "


# %% the board turned upside down at the end
# verdict: and the game is changed
def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    ends = {"X": 0, "O": 0, "nobody": 0}
    count_ends(game, ends)
    game["board"] = game["board"][::-1]
    return ends


def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    player = game["next"]
    for row, column in moves:
        game["board"][row][column] = player
        game["next"] = "O" if player == "X" else "X"
        count_ends(game, ends)
        game["board"][row][column] = " "
    game["next"] = player


# %% remembered by the number of moves
# verdict: Not correct: on the given input
KNOWN = {}


def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    if len(moves) not in KNOWN:
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


# %% threads for first moves
# verdict: Not judged: it starts a thread
from concurrent.futures import ThreadPoolExecutor


def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    ends = {"X": 0, "O": 0, "nobody": 0}
    with ThreadPoolExecutor() as pool:
        pool.submit(count_ends, game, ends).result()
    return ends


# %% processes
# verdict: Not judged: it starts another process
from concurrent.futures import ProcessPoolExecutor


def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    with ProcessPoolExecutor() as pool:
        return pool.submit(all_ends, game).result()


def all_ends(game):
    ends = {"X": 0, "O": 0, "nobody": 0}
    count_ends(game, ends)
    return ends
