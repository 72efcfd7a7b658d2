# %% a set beside the list
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said, known = [], set()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, known):
            points *= 2
            said.append(word)
            known.add(word)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% a dict of the words
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = {}
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said[word] = player
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% the first play of each word found before
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    first = {word: number for number, (_, word) in reversed(list(enumerate(plays)))}
    totals = {}
    for number, (player, word) in enumerate(plays):
        points = score_of(word)
        if first[word] == number:
            points *= 2
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% a set, and the helper written into its caller
# of: the solution
def score_of(word):
    score = 0
    for letter in word:
        score += POINTS.get(letter.lower(), 0)
    return score


# %% lists by the first letter
from collections import defaultdict


def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = defaultdict(list)
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said[word[:1]].append(word)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    return word not in said[word[:1]]


# %% a set of hashes
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = set()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.add(hash(word))
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    return hash(word) not in said


# %% a set that grows or does not
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = set()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        before = len(said)
        said.add(word)
        if len(said) > before:
            points *= 2
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% a search by halving, by hand
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = []
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.insert(place_of(word, said), word)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    place = place_of(word, said)
    return place == len(said) or said[place] != word


def place_of(word, said):
    low, high = 0, len(said)
    while low < high:
        middle = (low + high) // 2
        if said[middle] < word:
            low = middle + 1
        else:
            high = middle
    return low


# %% letters added up by map
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = {}
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said.setdefault(word, None)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def score_of(word):
    return sum(list(map(points_of, list(word))))


# %% a Counter of the words
from collections import Counter


def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = Counter()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        said[word] += 1
        if said[word] == 1:
            points *= 2
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% a set, and the points of words remembered
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    scores = {}
    totals = {}
    for player, word in plays:
        new = word not in scores
        points = scores.setdefault(word, 0) or score_of(word)
        scores[word] = points
        if new:
            points *= 2
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% other texts in a set
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = set()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        word = ''.join(word)
        if is_new(word, said):
            points *= 2
            said.add(word)
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


# %% a tree of letters
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = {}
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    node = said
    new = False
    for letter in word:
        if letter not in node:
            node[letter] = {}
            new = True
        node = node[letter]
    if '' not in node:
        node[''] = True
        new = True
    return new


# %% defaultdict counters
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = dict()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        points *= 2 if is_new(word, said) else 1
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())


def is_new(word, said):
    size = len(said)
    said[word] = True
    return len(said) > size


# %% frozen set union
def word_scores(plays):
    """Return (player, points) for each player, by name, of the words in the order in which they were said."""
    said = frozenset()
    totals = {}
    for player, word in plays:
        points = score_of(word)
        if is_new(word, said):
            points *= 2
            said = said | {word}
        totals[player] = totals.get(player, 0) + points
    return sorted(totals.items())
