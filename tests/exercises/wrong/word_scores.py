# %% the small helper written into its caller
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def score_of(word):
    score = 0
    for letter in word:
        score += POINTS.get(letter.lower(), 0)
    return score


# %% the points of letters remembered
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
from functools import lru_cache


@lru_cache(maxsize=None)
def points_of(letter):
    return POINTS.get(letter.lower(), 0)


# %% the points of words remembered
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
from functools import lru_cache


@lru_cache(maxsize=None)
def score_of(word):
    score = 0
    for letter in word:
        score += points_of(letter)
    return score


# %% the search written into its caller
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = []
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if word not in said:
            points *= 2
            said.append(word)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% counted instead of searched
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def is_new(word, said):
    return said.count(word) == 0


# %% only the last words looked at
# verdict: Not correct
def is_new(word, said):
    return word not in said[-3:]


# %% capitals and small letters alike
# verdict: Not correct: on hidden input 2
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = set()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.add(word.lower())
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    return word.lower() not in said


# %% a list of other texts
# verdict: times a word was compared
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = []
    totals = {}
    for player, word in plays:
        points = score_of(word)
        plain = str(word)
        if plain not in said:
            points *= 2
            said.append(plain)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% a set, but the letters looked for in lists
# verdict: were compared or gone through
# of: the solution
def points_of(letter):
    for letters, points in GROUPS:
        if letter.lower() in letters:
            return points
    return 0


GROUPS = [
    (["e", "a", "i", "o", "n", "r", "t", "l", "s", "u"], 1),
    (["d", "g"], 2),
    (["b", "c", "m", "p"], 3),
    ("fhvwy", 4),
    ("k", 5),
    ("jx", 8),
    ("qz", 10),
]


# %% a sorted list that is not searched as one
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = []
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.append(word)
            said.sort()
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% one long text
# verdict: characters were compared, to search
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = ' '
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said += word + ' '
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    return f' {word} ' not in said


# %% a set made for each play
# verdict: Is all that was said put into a set
def is_new(word, said):
    return word not in set(said)


# %% a tuple
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = ()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said += (word,)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% a loop in one line
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def is_new(word, said):
    return not any(word == other for other in said)


# %% a loop
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def is_new(word, said):
    for other in said:
        if other == word:
            return False
    return True


# %% a list of hashes and lengths
# verdict: were compared or gone through
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = []
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.append((hash(word), len(word)))
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    return (hash(word), len(word)) not in said


# %% a place in a list of other texts
# verdict: were compared or gone through
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = []
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.append(''.join(word))
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    try:
        said.index(''.join(word))
        return False
    except ValueError:
        return True


# %% the newest first
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = []
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.insert(0, word)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% lists by the length
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = {}
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.setdefault(len(word), []).append(word)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    return word not in said.get(len(word), [])


# %% a set of words for each player
# verdict: Not correct: on the given input
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = set()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if (player, word) not in said:
            points *= 2
            said.add((player, word))
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% searched among all plays
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = []
    totals = {}
    words = [word for _, word in plays]
    for number, (player, word) in enumerate(plays):
        points = score_of(word)
        if words.index(word) == number:
            points *= 2
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% a filter
# verdict: Comparisons inside a line have no box of their own, and the profiler doesn't slow them down
def is_new(word, said):
    return not list(filter(word.__eq__, said))


# %% a cache that cannot be
# verdict: unhashable type
import functools


@functools.lru_cache
def is_new(word, said):
    return word not in said


# %% regex of said words, made anew
# verdict: Not cheap enough yet
import re


def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = []
    pattern = re.compile("(?!)")
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, pattern):
            points *= 2
            said.append(re.escape(word))
            pattern = re.compile("|".join(said))
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, pattern):
    return not pattern.fullmatch(word)


# %% startswith a tuple of said
# verdict: Not cheap enough yet
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = ()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said = (*said, f"{word} ")
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    return not f"{word} ".startswith(said)


# %% deepcopy of said for each play
# verdict: Not cheap enough yet
# of: the solution
import copy


def is_new(word, said):
    return word not in copy.deepcopy(said)


# %% sqlite no index
# verdict: Not cheap enough yet
import sqlite3


def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = sqlite3.connect(":memory:")
    said.execute("CREATE TABLE said (word TEXT)")
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.execute("INSERT INTO said VALUES (?)", (word,))
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    return not said.execute("SELECT 1 FROM said WHERE word = ?", (word,)).fetchall()


# %% chain of two lists of plain words
# verdict: Not cheap enough yet
from itertools import chain


def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = {letter: [] for letter in "ab"}
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word[:], said):
            points *= 2
            said["a" if "a" in word else "b"].append(word[:])
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    return word not in chain.from_iterable(said.values())
