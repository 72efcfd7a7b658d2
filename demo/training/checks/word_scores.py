"""Red herring: under the profiler the small calls look hottest; without it a search that calls nothing costs most.

`in` on a list compares inside the interpreter and leaves no call, so it is counted what it goes through; and the words
count how often they are compared and hashed, whatever does it. A search in a sorted list stays far below the limits.
"""

import random
from collections.abc import Sequence
from pathlib import Path

from ..exercise import Check, Input, Limit
from ._counted import Text

PLAYS = 1_200
WORDS = 250
LETTERS = 6
MOST_COMPARED = 40 * PLAYS
"""A sorted list takes some 12 for each play, a set 1; the program as shipped 110."""
MOST_ELEMENTS = 50 * PLAYS
"""Letters that are put into lists take some 20; the words of the program as shipped 110."""
MOST_HASHED = 40 * PLAYS
"""A set takes 1 or 2; a set that is made for each play 200."""
MOST_CHARACTERS = 200 * PLAYS
"""What is done to each word or letter itself takes some 20; a search in all words in one text 800."""
MOST_LINES = 150 * PLAYS
"""The program takes 26 for each play, most of them for the letters; a search by halving, by hand, 40 more."""

NO_BOX = (
    "Comparisons inside a line have no box of their own, and the profiler doesn't slow them down; the small calls that look "
    "hottest are mostly the profiler's own time. Which of the two parts takes longer without it?"
)


def inputs(folder: Path) -> Sequence[Input]:
    """Make games: a long one, none, capitals and signs, one word said by everybody, and words in one another."""
    chance = random.Random(17)
    words = ["".join(chance.choices("eaionrtlsudgbcmpfhvwykjxqz", k=LETTERS)) for _ in range(WORDS)]
    plays = [(chance.choice(["Ann", "Bob", "Cleo"]), Text(chance.choice(words))) for _ in range(PLAYS)]
    odd = [("Zoë", Text(word)) for word in ("Cat", "cat", "CAT", "it's", "", "", "été", "Cat", "tac")]
    parts = [("Ann", Text(word)) for word in ("scatter", "cat", "at", "cat", "scat", "a", "ter", "scatter")]
    return [
        Input("a long game", (plays,)),
        Input("no plays at all", ([],)),
        Input("words with capitals, signs and no letters", (odd,)),
        Input("one word said by all", ([(player, Text("quiz")) for player in ("Cleo", "Ann", "Cleo", "Bob")],)),
        Input("words that are parts of others", (parts,)),
    ]


CHECK = Check(
    order=170,
    title="Points of a word game",
    minutes=20,
    teaches="the profiler slows small calls and leaves the rest alone: counts are exact, times are hints, so time it plain",
    task=(
        "The program counts the points of a long word game. Look at what the reading tells you about small "
        "calls, and don't trust the hottest box before you have timed its work without the profiler. Then fix what really "
        "costs the most."
    ),
    entry="word_scores",
    inputs=inputs,
    most_lines=MOST_LINES,
    most_work=150_000,
    watch=("compared", "points_of", "is_new"),
    limits=(
        Limit(
            lambda counts: counts[0].calls("compared"),
            MOST_COMPARED,
            f"{{found:,}} times a word was compared with another, for {PLAYS:,} plays. {NO_BOX}",
        ),
        Limit(
            lambda counts: counts[0].calls("hashed"),
            MOST_HASHED,
            f"words were hashed {{found:,}} times, for {PLAYS:,} plays. Is all that was said put into a set or dict anew to "
            "search it, again and again?",
        ),
        Limit(
            lambda counts: counts[0].done["elements"],
            MOST_ELEMENTS,
            f"{{found:,}} elements of lists and the like were compared or gone through, for {PLAYS:,} plays. {NO_BOX}",
        ),
        Limit(
            lambda counts: counts[0].characters,
            MOST_CHARACTERS,
            f"{{found:,}} characters were compared, to search texts, for {PLAYS:,} plays. {NO_BOX}",
        ),
        Limit(
            lambda counts: counts[0].lines,
            MOST_LINES,
            f"{{found:,}} lines were run for {PLAYS:,} plays. Are all words that were said searched by a loop, for each play?",
        ),
    ),
    hints=(
        "The hot path ends in points_of. How long does one call of it take, and what does the reading say about such small "
        "calls?",
        "Time it without the profiler: in word_scores, take time.perf_counter() before and after score_of, and before and "
        "after is_new; add each up, print both sums at the end, and run the file with plain python (in the page: Run). "
        "Which of the two takes more now, and which one in the picture?",
        "Compare self time for each call: points_of and is_new. One of them calls nothing, and still takes long. What "
        "must Python do for “word not in said”, when said is a list of hundreds of words?",
        "A list is searched from its beginning; a set finds a word at once. Make said a set.",
    ),
    reason=(
        "A set finds a word without looking at the others. The small calls in score_of look worse in the picture than "
        "they are: the profiler adds its own time to each call, and nothing to a search without calls."
    ),
)
