"""Questions that mark themselves: their numbers come from the runs on the pages, each wrong answer has its reason."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

import runs

from demo.units import duration, percent


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        name: unique, for instance "read-self".
        page: the page it belongs to, for instance "tutorial/3-read".
        prompt: plain text; `code` in backticks.
        right: the right answer and why it is right.
        wrong: the others and why they are not.
    """

    name: str
    page: str
    prompt: str
    right: tuple[str, str]
    wrong: tuple[tuple[str, str], ...]

    def options(self) -> list[tuple[str, str, bool]]:
        """Return (answer, reason, is right) in an order that is mixed, but always the same."""
        mixed = [(*self.right, True), *((*option, False) for option in self.wrong)]
        Random(self.name).shuffle(mixed)
        return mixed


def everything() -> list[Question]:
    """Return all questions, in the order of the tutorial."""
    return [question for make in MAKERS for question in make()]


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
        f'<label for="{name}-{i}">{_inline(answer)}</label><p class="reason" hidden>{_inline(reason)}</p></div>'
        for i, (answer, reason, right) in enumerate(question.options())
    )
    return (
        f'<form class="question" data-question="{name}"><fieldset><legend>{_inline(question.prompt)}</legend>{options}'
        '<button type="submit" class="md-button">Check</button><p class="verdict" role="status"></p></fieldset>'
        f"<noscript><p>Answer: {_inline(question.right[0])}. {_inline(question.right[1])}</p></noscript></form>\n"
    )


def answers() -> str:
    """Return all the answers, page by page, for the teacher."""
    text = []
    page = ""
    for question in everything():
        if question.page != page:
            page = question.page
            text.append(f"\n## {page.rpartition('/')[2].replace('-', ' ')}\n")
        wrong = "".join(f"\n    - not “{answer}”: {reason}" for answer, reason in question.wrong)
        text.append(f"- **{question.prompt}** {question.right[0]}. {question.right[1]}{wrong}")
    return "\n".join(text) + "\n"


def _inline(text: str) -> str:
    """Escape a text; what stands in backticks becomes code."""
    parts = html.escape(text).split("`")
    return "".join(f"<code>{part}</code>" if i % 2 else part for i, part in enumerate(parts))


def _share(run: runs.Run, seconds: float) -> str:
    return percent(run.whole.share(seconds))


def read() -> list[Question]:
    """Page 3: how to read a box and an arrow."""
    four = runs.by_hand_clock("four")
    work, hard = four.box("work"), four.box("hard")
    page = "tutorial/3-read"
    return [
        Question(
            "read-first-number",
            page,
            "In the small graph, what does the first number in the box of `hard` say?",
            (
                f"{_share(four, hard.cumulative_time)} of the run went by in `hard` and in all that it called",
                f"The first number is cumulative: {duration(hard.cumulative_time)}, nearly all of it inside `work`",
            ),
            (
                (
                    f"{_share(four, hard.cumulative_time)} of the run went by in the lines of `hard` itself",
                    f"That is the number in brackets: {_share(four, hard.self_time)}",
                ),
                (
                    f"`hard` was called {_share(four, hard.cumulative_time)} of the time that `main` was",
                    "Calls are counted at the foot of a box; percentages are always shares of the run time",
                ),
            ),
        ),
        Question(
            "read-slow-code",
            page,
            "Which function of the small graph has the most work in its own lines?",
            ("`work`", f"Its number in brackets is the largest: {_share(four, work.self_time)}"),
            (
                ("`main`", "`main` is red because everything happens below it; its own share is small"),
                ("`hard`", f"Its own share is {_share(four, hard.self_time)}: it only calls `work`"),
            ),
        ),
    ]


MAKERS: tuple[Callable[[], list[Question]], ...] = (read,)
