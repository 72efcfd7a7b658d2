"""Counts the points of a word game: each letter has its points, and a word scores double the first time it is said."""

import random

POINTS = dict(zip("eaionrtlsudgbcmpfhvwykjxqz", [1] * 10 + [2] * 2 + [3] * 4 + [4] * 5 + [5] + [8] * 2 + [10] * 2))


def main():
    scores = word_scores(some_plays(80_000))
    for player, points in scores:
        print(f"{player:6} {points:>9,}")


def some_plays(count):
    chance = random.Random(170)
    words = ["".join(chance.choices("eaionrtlsudgbcmpfhvwykjxqz", k=12)) for _ in range(400)]
    return list(zip(["Ann", "Bob", "Cleo"] * count, chance.choices(words, k=count)))


def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = []
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.append(word)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def score_of(word):
    score = 0
    for letter in word:
        score += points_of(letter)
    return score


def points_of(letter):
    return POINTS.get(letter.lower(), 0)


def is_new(word, said):
    return word not in said


if __name__ == "__main__":
    main()
