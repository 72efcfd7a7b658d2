"""Other ways to repair `word_scores`, and some that only look like one."""

from demo.training.exercise import shipped
from tests.exercises import edited

SHIPPED = shipped("word_scores").read_text(encoding="utf-8")

WHY = "No box shows these comparisons"
INNER = "        score += points_of(letter)\n"
SEARCH = "    return word not in said\n"
TWICE = """        if is_new(word, said):
            points *= 2
            said.append(word)
"""

ACCEPTED: dict[str, str] = {
    "a set beside the list": SHIPPED.replace("    said = []\n", "    said, known = [], set()\n")
    .replace("if is_new(word, said)", "if is_new(word, known)")
    .replace("said.append(word)\n", "said.append(word)\n            known.add(word)\n"),
    "a dict of the words": SHIPPED.replace("    said = []\n", "    said = {}\n").replace(
        "said.append(word)", "said[word] = player"
    ),
    "the first play of each word found before": SHIPPED.replace(
        "    said = []\n",
        "    first = {word: number for number, (_, word) in reversed(list(enumerate(plays)))}\n",
    )
    .replace("for player, word in plays:", "for number, (player, word) in enumerate(plays):")
    .replace(TWICE, "        if first[word] == number:\n            points *= 2\n"),
    "a set, and the helper written into its caller": SHIPPED.replace("said = []", "said = set()")
    .replace("said.append", "said.add")
    .replace(INNER, "        score += POINTS.get(letter.lower(), 0)\n"),
    "lists by the first letter": edited(
        "word_scores",
        ("said = []", "said = defaultdict(list)"),
        ("            said.append(word)\n", "            said[word[:1]].append(word)\n"),
        ("    return word not in said\n", "    return word not in said[word[:1]]\n"),
        (
            "import random\n",
            """from collections import defaultdict
import random
""",
        ),
    ),
    "a set of hashes": edited(
        "word_scores",
        ("said = []", "said = set()"),
        ("            said.append(word)\n", "            said.add(hash(word))\n"),
        ("    return word not in said\n", "    return hash(word) not in said\n"),
    ),
    "a set that grows or does not": edited(
        "word_scores",
        ("said = []", "said = set()"),
        (
            "        if is_new(word, said):\n",
            """        before = len(said)
        said.add(word)
        if len(said) > before:
""",
        ),
        ("            said.append(word)\n", ""),
    ),
    "a search by halving, by hand": edited(
        "word_scores",
        ("said = []", "said = []"),
        ("            said.append(word)\n", "            said.insert(place_of(word, said), word)\n"),
        (
            "    return word not in said\n",
            """    place = place_of(word, said)
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
""",
        ),
    ),
    "letters added up by map": edited(
        "word_scores",
        ("said = []", "said = {}"),
        ("            said.append(word)\n", "            said.setdefault(word, None)\n"),
        (
            """    score = 0
    for letter in word:
        score += points_of(letter)
    return score
""",
            "    return sum(list(map(points_of, list(word))))\n",
        ),
    ),
    "a Counter of the words": edited(
        "word_scores",
        ("said = []", "said = Counter()"),
        ("            said.append(word)\n", ""),
        (
            "        if is_new(word, said):\n",
            """        said[word] += 1
        if said[word] == 1:
""",
        ),
        (
            "import random\n",
            """from collections import Counter
import random
""",
        ),
    ),
    "a set, and the points of words remembered": edited(
        "word_scores",
        (
            "        points = score_of(word)\n",
            """        new = word not in scores
        points = scores.setdefault(word, 0) or score_of(word)
        scores[word] = points
""",
        ),
        ("        if is_new(word, said):\n", "        if new:\n"),
        ("            said.append(word)\n", ""),
        ("said = []", "scores = {}"),
    ),
    "other texts in a set": edited(
        "word_scores",
        ("said = []", "said = set()"),
        (
            "        if is_new(word, said):\n",
            """        word = ''.join(word)
        if is_new(word, said):
""",
        ),
        ("            said.append(word)\n", "            said.add(word)\n"),
    ),
    "a tree of letters": edited(
        "word_scores",
        ("said = []", "said = {}"),
        ("            said.append(word)\n", ""),
        (
            "    return word not in said\n",
            """    node = said
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
""",
        ),
    ),
    "defaultdict counters": edited(
        "word_scores",
        ("    said = []\n", "    said = dict()\n"),
        (
            ("        if is_new(word, said):\n            points *= 2\n            said.append(word)\n"),
            "        points *= 2 if is_new(word, said) else 1\n",
        ),
        ("    return word not in said", ("    size = len(said)\n    said[word] = True\n    return len(said) > size")),
    ),
    "frozen set union": edited(
        "word_scores",
        ("    said = []\n", "    said = frozenset()\n"),
        ("            said.append(word)\n", "            said = said | {word}\n"),
    ),
}

REJECTED: dict[str, tuple[str, str]] = {
    "the small helper written into its caller": (
        SHIPPED.replace(INNER, "        score += POINTS.get(letter.lower(), 0)\n"),
        WHY,
    ),
    "the points of letters remembered": (
        SHIPPED.replace("def points_of", "@lru_cache(maxsize=None)\ndef points_of").replace(
            "import random\n", "import random\nfrom functools import lru_cache\n"
        ),
        WHY,
    ),
    "the points of words remembered": (
        SHIPPED.replace("def score_of", "@lru_cache(maxsize=None)\ndef score_of").replace(
            "import random\n", "import random\nfrom functools import lru_cache\n"
        ),
        WHY,
    ),
    "the search written into its caller": (SHIPPED.replace("if is_new(word, said)", "if word not in said"), WHY),
    "counted instead of searched": (SHIPPED.replace(SEARCH, "    return said.count(word) == 0\n"), WHY),
    "only the last words looked at": (SHIPPED.replace(SEARCH, "    return word not in said[-3:]\n"), "Not correct"),
    "capitals and small letters alike": (
        SHIPPED.replace("said = []", "said = set()")
        .replace("said.append(word)", "said.add(word.lower())")
        .replace(SEARCH, "    return word.lower() not in said\n"),
        "Not correct: on hidden input 2",
    ),
    "a list of other texts": (
        edited(
            "word_scores",
            (
                """        if is_new(word, said):
            points *= 2
            said.append(word)
""",
                """        plain = str(word)
        if plain not in said:
            points *= 2
            said.append(plain)
""",
            ),
        ),
        "times a word was compared",
    ),
    "a set, but the letters looked for in lists": (
        edited(
            "word_scores",
            ("said = []", "said = set()"),
            ("            said.append(word)\n", "            said.add(word)\n"),
            (
                "    return POINTS.get(letter.lower(), 0)\n",
                """    for letters, points in GROUPS:
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
""",
            ),
        ),
        "were compared or gone through",
    ),
    "a sorted list that is not searched as one": (
        edited(
            "word_scores",
            (
                "            said.append(word)\n",
                """            said.append(word)
            said.sort()
""",
            ),
        ),
        WHY,
    ),
    "one long text": (
        edited(
            "word_scores",
            ("said = []", "said = ' '"),
            ("            said.append(word)\n", "            said += word + ' '\n"),
            ("    return word not in said\n", "    return f' {word} ' not in said\n"),
        ),
        "characters were compared, to search",
    ),
    "a set made for each play": (
        edited(
            "word_scores",
            ("    return word not in said\n", "    return word not in set(said)\n"),
        ),
        "Is all that was said put into a set",
    ),
    "a tuple": (
        edited(
            "word_scores",
            ("said = []", "said = ()"),
            ("            said.append(word)\n", "            said += (word,)\n"),
        ),
        WHY,
    ),
    "a loop in one line": (
        edited(
            "word_scores",
            ("    return word not in said\n", "    return not any(word == other for other in said)\n"),
        ),
        WHY,
    ),
    "a loop": (
        edited(
            "word_scores",
            (
                "    return word not in said\n",
                """    for other in said:
        if other == word:
            return False
    return True
""",
            ),
        ),
        WHY,
    ),
    "a list of hashes and lengths": (
        edited(
            "word_scores",
            ("            said.append(word)\n", "            said.append((hash(word), len(word)))\n"),
            ("    return word not in said\n", "    return (hash(word), len(word)) not in said\n"),
        ),
        "were compared or gone through",
    ),
    "a place in a list of other texts": (
        edited(
            "word_scores",
            ("            said.append(word)\n", "            said.append(''.join(word))\n"),
            (
                "    return word not in said\n",
                """    try:
        said.index(''.join(word))
        return False
    except ValueError:
        return True
""",
            ),
        ),
        "were compared or gone through",
    ),
    "the newest first": (
        edited(
            "word_scores",
            ("            said.append(word)\n", "            said.insert(0, word)\n"),
        ),
        WHY,
    ),
    "lists by the length": (
        edited(
            "word_scores",
            ("said = []", "said = {}"),
            ("            said.append(word)\n", "            said.setdefault(len(word), []).append(word)\n"),
            ("    return word not in said\n", "    return word not in said.get(len(word), [])\n"),
        ),
        WHY,
    ),
    "a set of words for each player": (
        edited(
            "word_scores",
            ("said = []", "said = set()"),
            ("            said.append(word)\n", "            said.add((player, word))\n"),
            ("        if is_new(word, said):", "        if (player, word) not in said:"),
        ),
        "Not correct: on the given input",
    ),
    "searched among all plays": (
        edited(
            "word_scores",
            (
                "    for player, word in plays:\n",
                """    words = [word for _, word in plays]
    for number, (player, word) in enumerate(plays):
""",
            ),
            ("        if is_new(word, said):", "        if words.index(word) == number:"),
            ("            said.append(word)\n", ""),
        ),
        WHY,
    ),
    "a filter": (
        edited(
            "word_scores",
            ("    return word not in said\n", "    return not list(filter(word.__eq__, said))\n"),
        ),
        WHY,
    ),
    "a cache that cannot be": (
        edited(
            "word_scores",
            ("    return word not in said\n", "    return word not in said\n"),
            ("def is_new", "@functools.lru_cache\ndef is_new"),
            (
                "import random\n",
                """import functools
import random
""",
            ),
        ),
        "unhashable type",
    ),
    "regex of said words, made anew": (
        edited(
            "word_scores",
            ("import random\n", ("import random\nimport re\n")),
            ("    said = []\n", ('    said = []\n    pattern = re.compile("(?!)")\n')),
            ("        if is_new(word, said)", "        if is_new(word, pattern)"),
            (
                "            said.append(word)\n",
                ('            said.append(re.escape(word))\n            pattern = re.compile("|".join(said))\n'),
            ),
            (
                ("def is_new(word, said):\n    return word not in said"),
                ("def is_new(word, pattern):\n    return not pattern.fullmatch(word)"),
            ),
        ),
        "Not cheap enough yet",
    ),
    "startswith a tuple of said": (
        edited(
            "word_scores",
            ("    said = []\n", "    said = ()\n"),
            ("            said.append(word)\n", '            said = (*said, f"{word} ")\n'),
            ("    return word not in said", '    return not f"{word} ".startswith(said)'),
        ),
        "Not cheap enough yet",
    ),
    "deepcopy of said for each play": (
        edited(
            "word_scores",
            ("import random\n", ("import copy\nimport random\n")),
            ("    said = []\n", "    said = set()\n"),
            ("said.append", "said.add"),
            ("    return word not in said", "    return word not in copy.deepcopy(said)"),
        ),
        "Not cheap enough yet",
    ),
    "sqlite no index": (
        edited(
            "word_scores",
            ("import random\n", ("import random\nimport sqlite3\n")),
            (
                "    said = []\n",
                ('    said = sqlite3.connect(":memory:")\n    said.execute("CREATE TABLE said (word TEXT)")\n'),
            ),
            ("            said.append(word)\n", '            said.execute("INSERT INTO said VALUES (?)", (word,))\n'),
            (
                "    return word not in said",
                '    return not said.execute("SELECT 1 FROM said WHERE word = ?", (word,)).fetchall()',
            ),
        ),
        "Not cheap enough yet",
    ),
    "chain of two lists of plain words": (
        edited(
            "word_scores",
            ("import random\n", ("import random\nfrom itertools import chain\n")),
            ("    said = []\n", '    said = {letter: [] for letter in "ab"}\n'),
            (
                ("        if is_new(word, said):\n            points *= 2\n            said.append(word)"),
                (
                    "        if is_new(word[:], said):\n"
                    "            points *= 2\n"
                    '            said["a" if "a" in word else "b"].append(word[:])'
                ),
            ),
            ("    return word not in said", "    return word not in chain.from_iterable(said.values())"),
        ),
        "Not cheap enough yet",
    ),
}
