"""Questions that mark themselves: their numbers come from the runs on the pages, each wrong answer has its reason.

What they are is here; what they ask is in `docs/questions/`, one file per page of the tutorial, three for reading.
"""

import html
import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import NamedTuple

from docs._build import schedule

PAGES = ("a_program", "record", "read", "look_for", "fix", "your_own", "memory", "processes")
"""The files of `docs/questions/`, in the order of the tutorial."""

MIXED = 2
"""Chosen so that the right answer is at each place about equally often; tests/docs/test_questions.py counts."""

MOST_WRONG = 3
"""Wrong answers shown; more are spares, for runs in which two answers would be the same text."""

Answer = tuple[str, str]
"""What can be chosen, and the reason why it is right or wrong. Plain text, code in backticks."""


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        name: unique, for instance "read-self".
        page: the page it belongs to, for instance "tutorial/3-read".
        prompt: plain text; `code` in backticks.
        right: the right answer and why it is right.
        wrong: two or three others and why they are not.
    """

    name: str
    page: str
    prompt: str
    right: Answer
    wrong: tuple[Answer, ...]

    def options(self) -> list[tuple[str, str, bool]]:
        """Return (answer, reason, is right) in an order that is mixed, but always the same."""
        mixed = [(*self.right, True), *((*option, False) for option in self.wrong)]
        Random(f"{MIXED} {self.name}").shuffle(mixed)
        return mixed


class Vote(NamedTuple):
    """A question that nobody can answer yet: a learner chooses, and nothing is marked right or wrong.

    Attributes:
        name: unique among the questions.
        page: the page it belongs to.
        prompt: plain text; `code` in backticks.
        choices: likewise, in the order in which they are shown.
        afterwards: what is said once a choice is made.
    """

    name: str
    page: str
    prompt: str
    choices: tuple[str, ...]
    afterwards: str


def ask(page: str, name: str, prompt: str, right: Answer, *wrong: Answer) -> Question:
    """Make a question of the wrong answers that differ from the right one and from each other in this run.

    Raises:
        ValueError: if fewer than two are left.
    """
    kept: list[Answer] = []
    for answer in wrong:
        if all(answer[0] != other[0] for other in (right, *kept)):
            kept.append(answer)
    if len(kept) < 2:
        raise ValueError(f"{name}: too many of the wrong answers are right today")
    return Question(name, page, prompt, right, tuple(kept[:MOST_WRONG]))


def apart(right: float, wrong: Iterable[tuple[float, Answer]], least: float = 0.1) -> list[Answer]:
    """Keep the wrong answers whose numbers cannot be mistaken for the right one or for each other.

    Args:
        right: the right number.
        wrong: each a number, and the answer made of it.
        least: the share, 0..1, of the larger number by which two have to differ.
    """
    seen, kept = [right], []
    for number, answer in wrong:
        if all(abs(number - other) > least * max(abs(number), abs(other)) for other in seen):
            seen.append(number)
            kept.append(answer)
    return kept


@cache
def everything() -> tuple[Question, ...]:
    """Return all questions, in the order of the tutorial."""
    made = [importlib.import_module(f"docs.questions.{page}").questions() for page in PAGES]
    return tuple(question for page in made for question in page)


def how_many(page: str = "") -> int:
    """Return the number of questions, of all pages or of one ("3-read")."""
    return sum(question.page.endswith(page) for question in everything())


@cache
def _by_name() -> dict[str, Question]:
    found = everything()
    names = {question.name: question for question in found}
    assert len(names) == len(found), "two questions of one name"
    return names


def by_name(name: str) -> Question:
    """Return a question; KeyError if there is none of that name."""
    return _by_name()[name]


def as_html(question: Question) -> str:
    """Return a question as a form that `site.js` marks; without JavaScript the answers are at its foot."""
    name = html.escape(question.name)
    options = "".join(
        f'<div class="option"><input type="radio" name="{name}" id="{name}-{i}" value="{i}" data-right="{int(right)}">'
        f'<label for="{name}-{i}">{_inline(answer)}</label><p class="reason" hidden>{_inline(reason)}.</p></div>'
        for i, (answer, reason, right) in enumerate(question.options())
    )
    return (
        f'<form class="question" data-question="{name}" data-search-exclude>'
        f"<fieldset><legend>{_inline(question.prompt)}</legend>{options}"
        '<button type="submit" class="md-button">Check</button><p class="verdict" role="status"></p></fieldset>'
        f"<noscript><p>Answer: {_inline(question.right[0])}. {_inline(question.right[1])}.</p></noscript></form>\n"
    )


def votes() -> tuple[Vote, ...]:
    """Return all votes, in the order of the tutorial."""
    made = [importlib.import_module(f"docs.questions.{page}") for page in PAGES]
    return tuple(vote for page in made for vote in getattr(page, "votes", tuple)())


def vote(name: str) -> str:
    """Return a vote as a form; StopIteration if there is none of that name."""
    asked = next(vote for vote in votes() if vote.name == name)
    name = html.escape(name)
    options = "".join(
        f'<div class="option"><input type="radio" name="{name}" id="{name}-{i}" value="{i}">'
        f'<label for="{name}-{i}">{_inline(choice)}</label></div>'
        for i, choice in enumerate(asked.choices)
    )
    return (
        f'<form class="question" data-vote="{name}" data-afterwards="{html.escape(asked.afterwards)}" data-search-exclude>'
        f"<fieldset><legend>{_inline(asked.prompt)}</legend>{options}"
        '<button type="submit" class="md-button">Vote</button><p class="verdict" role="status"></p></fieldset>'
        f"<noscript><p>{_inline(asked.afterwards)}</p></noscript></form>\n"
    )


def answers() -> str:
    """Return all the answers, page by page, for the teacher."""
    text = []
    for lesson in schedule.lessons():
        of_page = [question for question in everything() if question.page == f"tutorial/{lesson.page}"]
        text += [f"\n## {lesson.title}\n"] if of_page else []
        for question in of_page:
            wrong = "".join(f"\n    - not “{answer}”: {reason}." for answer, reason in question.wrong)
            text.append(f"- **{question.prompt}** {question.right[0]}. {question.right[1]}.{wrong}")
    return "\n".join(text) + "\n"


def _inline(text: str) -> str:
    """Escape a text; what stands in backticks becomes code."""
    parts = html.escape(text).split("`")
    return "".join(f"<code>{part}</code>" if i % 2 else part for i, part in enumerate(parts))
