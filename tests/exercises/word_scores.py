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
}
