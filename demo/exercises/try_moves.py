"""Plays a game of noughts and crosses to the end in every possible way, and counts who wins how often."""

import copy

LINES = (
    ((0, 0), (0, 1), (0, 2)),
    ((1, 0), (1, 1), (1, 2)),
    ((2, 0), (2, 1), (2, 2)),
    ((0, 0), (1, 0), (2, 0)),
    ((0, 1), (1, 1), (2, 1)),
    ((0, 2), (1, 2), (2, 2)),
    ((0, 0), (1, 1), (2, 2)),
    ((0, 2), (1, 1), (2, 0)),
)


def main():
    game = {"board": [["X", " ", " "], [" ", " ", " "], [" ", " ", "O"]], "next": "X"}
    ends = try_moves(game)
    print(sum(ends.values()), "ways to go on from here:")
    print(f"X wins {ends['X']}, O wins {ends['O']}, nobody wins {ends['nobody']}")


def try_moves(game):
    """Count how the game can end; the game itself stays as it is."""
    ends = {"X": 0, "O": 0, "nobody": 0}
    count_ends(game, ends)
    return ends


def count_ends(game, ends):
    won = winner(game["board"])
    moves = free_places(game["board"])
    if won or not moves:
        ends[won or "nobody"] += 1
        return
    for row, column in moves:
        after = copy.deepcopy(game)
        after["board"][row][column] = game["next"]
        after["next"] = "O" if game["next"] == "X" else "X"
        count_ends(after, ends)


def winner(board):
    for (row1, column1), (row2, column2), (row3, column3) in LINES:
        if " " != board[row1][column1] == board[row2][column2] == board[row3][column3]:
            return board[row1][column1]
    return None


def free_places(board):
    return [(row, column) for row in range(3) for column in range(3) if board[row][column] == " "]


if __name__ == "__main__":
    main()
