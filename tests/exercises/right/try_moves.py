# %% three rows copied
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = {**game, "board": [list(row) for row in game["board"]]}
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% three rows sliced
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = {"next": "", "board": [line[:] for line in game["board"]]}
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% the rows and the dict copied by copy.copy
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = copy.copy(game)
        after["board"] = [copy.copy(line) for line in game["board"]]
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% whatever is a list copied, by key
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = {
            key: [line.copy() for line in value] if isinstance(value, list) else value for key, value in game.items()
        }
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% one row copied
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = {**game, "board": list(game["board"])}
        after["board"][row] = list(game["board"][row])
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% one row copied in depth
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = {**game, "board": list(game["board"])}
        after["board"][row] = copy.deepcopy(game["board"][row])
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% place by place, in loops
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        board = []
        for line in game["board"]:
            new = []
            for place in line:
                new.append(place)
            board.append(new)
        after = {"board": board, "next": game["next"]}
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


# %% moves taken back
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


# %% one copy of all for the whole run
def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    ends = {"X": 0, "O": 0, "nobody": 0}
    count_ends(copy.deepcopy(game), ends)
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


# %% one copy for each first move, and moves taken back in it
def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    ends = {"X": 0, "O": 0, "nobody": 0}
    moves = free_places(game["board"])
    if winner(game["board"]) or not moves:
        count_ends(game, ends)
        return ends
    for row, column in moves:
        after = copy.deepcopy(game)
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)
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


# %% the board as a text
def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    ends = {"X": 0, "O": 0, "nobody": 0}
    board = "".join(place for row in game["board"] for place in row)
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


# %% an object, whose rows are put together
def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    ends = {"X": 0, "O": 0, "nobody": 0}
    Game(game["board"], game["next"]).count(ends)
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


# %% no recursion, but a list of what is to be played
def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    ends = {"X": 0, "O": 0, "nobody": 0}
    waiting = [(game["board"], game["next"])]
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


# %% each board played once
import functools


def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    ends = {"X": 0, "O": 0, "nobody": 0}
    board = "".join(map("".join, game["board"]))
    return dict(zip(ends, ends_of(board, game["next"])))


@functools.cache
def ends_of(board, player):
    won = winner([board[:3], board[3:6], board[6:]])
    if won or " " not in board:
        return tuple(int(who == (won or "nobody")) for who in ("X", "O", "nobody"))
    other = "O" if player == "X" else "X"
    after = [ends_of(board[:n] + player + board[n + 1 :], other) for n in range(9) if board[n] == " "]
    return tuple(map(sum, zip(*after)))


# %% tuple boards generator
def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = {**game, "board": [*map(list, game["board"])]}
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)
