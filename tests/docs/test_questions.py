"""The questions of the tutorial: enough of them, in their places, fair, and right on every machine."""

import importlib
import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

pytest.importorskip("yaml", reason="the site's packages are not here: make docs installs them")

from docs._build import macros, overhead, quiz, runs

TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "tutorial"
REAL = runs.named


@pytest.fixture(scope="module")
def everything() -> tuple[quiz.Question, ...]:
    """All questions, with the numbers of runs made now."""
    return quiz.everything()


def texts(question: quiz.Question) -> list[str]:
    """Return all that a learner can read of a question."""
    return [question.prompt, *(text for option in question.options() for text in option[:2])]


def shaken(run: runs.Run, seed: int) -> runs.Run:
    """Return a run as another machine may have made it: the same calls, other times."""
    chance = Random(seed)
    every = sorted({f.key for f in run.profile.functions} | {box.key for box in run.graph.boxes})
    pace, own = ({key: chance.uniform(low, high) for key in every} for low, high in ((0.3, 4.0), (0.0, 1.0)))

    def slower(every: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            one._replace(
                self_cost=one.self_cost * pace[one.key] * own[one.key],
                cumulative_cost=one.cumulative_cost * pace[one.key],
            )
            for one in every
        )

    functions, boxes = slower(run.profile.functions), slower(run.graph.boxes)
    cost = sum(function.self_cost for function in functions)
    changed = runs.Run(run.name, run.profile._replace(functions=functions, run_cost=cost))
    changed.graph = run.graph._replace(boxes=boxes, run_cost=sum(box.self_cost for box in boxes))
    return changed


def test_enough(everything: tuple[quiz.Question, ...]) -> None:
    """There are at least 30, and five to ten on each page of the tutorial, three on the short last one."""
    assert len(everything) >= 30
    counts = Counter(question.page for question in everything)
    assert set(counts) == {f"tutorial/{file.stem}" for file in TUTORIAL.glob("[0-9]*.md")}
    assert counts.pop("tutorial/8-processes") == 3
    assert all(5 <= count <= 10 for count in counts.values())


def test_how_many(everything: tuple[quiz.Question, ...]) -> None:
    """The numbers of questions that pages name are counted, in all and for one page."""
    assert quiz.how_many() == len(everything)
    assert quiz.how_many("3-read") == sum(question.page == "tutorial/3-read" for question in everything)


def test_each_in_its_place(everything: tuple[quiz.Question, ...]) -> None:
    """Every question stands exactly once, on its own page, and the teacher's answers are in the same order."""
    placed = []
    for file in sorted(TUTORIAL.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        placed += [(f"tutorial/{file.stem}", name) for name in re.findall(r'\[\[ question\("([^"]+)"\) \]\]', text)]
    assert placed == [(question.page, question.name) for question in everything]


def test_nowhere_else() -> None:
    """No other page asks a question of the tutorial: progress would count it twice."""
    others = [file for file in TUTORIAL.parent.rglob("*.md") if file.parent != TUTORIAL]
    assert not [file.name for file in others if "[[ question(" in file.read_text(encoding="utf-8")]


def test_reasons(everything: tuple[quiz.Question, ...]) -> None:
    """One answer is right, two or three are wrong, and each says why."""
    for question in everything:
        options = question.options()
        assert sum(right for *_, right in options) == 1
        assert 2 <= len(question.wrong) <= 3
        assert all(answer.strip() and len(reason.strip()) > 15 for answer, reason, _ in options), question.name


def test_no_two_alike(everything: tuple[quiz.Question, ...]) -> None:
    """No two answers of a question are the same, nor are two prompts."""
    for question in everything:
        assert len({answer for answer, *_ in question.options()}) == len(question.options()), question.name
    assert len({question.prompt for question in everything}) == len(everything)


def test_length_gives_nothing_away(everything: tuple[quiz.Question, ...]) -> None:
    """The right answer is the longest about as often as chance makes it: in one of n questions with n choices."""
    for choices in (3, 4):
        asked = [question for question in everything if len(question.options()) == choices]
        longest = [q.name for q in asked if len(q.right[0]) > max(len(answer) for answer, _ in q.wrong)]
        assert len(asked) >= choices
        assert abs(len(longest) - len(asked) / choices) <= len(everything) / 12, longest
        assert 0 < len(longest) < len(asked)


def test_place_gives_nothing_away(everything: tuple[quiz.Question, ...]) -> None:
    """The right answer is at each place about equally often, the fourth included."""
    for choices in (3, 4):
        asked = [question.options() for question in everything if len(question.options()) == choices]
        places = Counter([right for *_, right in options].index(True) for options in asked)
        for place in range(choices):
            assert abs(places[place] - len(asked) / choices) <= 2, places
            assert places[place] > 0


def test_marks(everything: tuple[quiz.Question, ...]) -> None:
    """Texts end without a full stop (the page sets it), backticks come in pairs, and nothing speaks of total time."""
    for question in everything:
        for text in texts(question):
            assert not text.endswith(".") and text.count("`") % 2 == 0, text
            assert "total time" not in text.lower()


def test_html(everything: tuple[quiz.Question, ...]) -> None:
    """Each answer is a radio button with a label of its own, in one group; one of them is the right one."""
    for question in everything:
        page = quiz.as_html(question)
        marks = re.findall(r'type="radio" name="([^"]+)" id="([^"]+)"[^>]* data-right="([01])"', page)
        assert {name for name, *_ in marks} == {question.name}
        assert re.findall(r'<label for="([^"]+)"', page) == [place for _, place, _ in marks]
        assert sorted(right for *_, right in marks) == ["0"] * len(question.wrong) + ["1"]


def test_html_is_text() -> None:
    """What stands in a question is text, not markup; backticks become code."""
    page = quiz.as_html(quiz.ask("p", "n", "`<b>` & co", ("r", "r"), ("<i>", "w"), ("x", "w")))
    assert "<legend><code>&lt;b&gt;</code> &amp; co</legend>" in page and "<i>" not in page


def test_answers(everything: tuple[quiz.Question, ...]) -> None:
    """The teacher's page has every question with its right answer."""
    page = quiz.answers()
    assert all(f"- **{question.prompt}** {question.right[0]}." in page for question in everything)


def test_same_text_is_dropped() -> None:
    """An answer that would be the same text as another one is replaced by the next; with too few left there is an error."""
    question = quiz.ask("p", "n", "?", ("1 s", ""), ("1 s", ""), ("2 s", ""), ("2 s", ""), ("3 s", ""))
    assert [answer for answer, _ in question.wrong] == ["2 s", "3 s"]
    with pytest.raises(ValueError, match="n: too many"):
        quiz.ask("p", "n", "?", ("1 s", ""), ("1 s", ""), ("2 s", ""))


def test_close_numbers_are_dropped() -> None:
    """A wrong number is at least a tenth away from the right one and from the other wrong ones."""
    offered = [(1.05, ("near", "")), (2.0, ("far", "")), (2.1, ("near the other", "")), (0.0, ("nothing", ""))]
    assert [answer for answer, _ in quiz.apart(1.0, offered)] == ["far", "nothing"]


@pytest.mark.parametrize("seed", range(25))
def test_on_any_machine(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the times are, each question still has two wrong answers that differ from the right one."""
    monkeypatch.setattr(
        runs, "named", lambda name: shaken(REAL(name), seed) if name in ("workload", "improved") else REAL(name)
    )
    for page in quiz.PAGES:
        for question in importlib.import_module(f"docs.questions.{page}").questions():
            answers = [answer for answer, *_ in question.options()]
            assert len(set(answers)) == len(answers) >= 3, question.name


def test_no_number_is_typed() -> None:
    """No file of the questions holds a time or a share that was typed: they come from the runs, but for made-up examples."""
    made_up = {"0 s", "55 %", "45 %", "1 %", "0.02 s"}
    files = list(Path(quiz.__file__).parents[1].joinpath("questions").glob("*.py"))
    assert len(files) > len(quiz.PAGES)
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert set(re.findall(r"(?<![\w.{])\d[\d.,]* ?(?:%|s|ms)(?!\w)", text)) <= made_up


def test_a_vote_is_not_marked() -> None:
    """The tutorial begins with a vote: no answer of it is right or wrong, and it is none of the questions that count."""
    pages = [file.read_text(encoding="utf-8") for file in sorted(TUTORIAL.glob("[0-9]*.md"))]
    asked = [re.findall(r'\[\[ (vote|question)\("([^"]+)"\) \]\]', page) for page in pages]
    assert [(number, *one) for number, page in enumerate(asked, 1) for one in page if one[0] == "vote"] == [
        (1, "vote", vote.name) for vote in quiz.votes()
    ]
    assert asked[0][0] == ("vote", "program-slowest")
    for vote in quiz.votes():
        form = quiz.vote(vote.name)
        assert "data-right" not in form and "reason" not in form
        assert re.findall(r"<label[^>]*>(.*?)</label>", form) == list(vote.choices)
        assert vote.name not in {question.name for question in quiz.everything()}


def test_a_vote_comes_before_the_answer(lesson_1: str) -> None:
    """What is voted on can be read in the picture, which comes after the vote, and before any code; all code is folded."""
    places = [lesson_1.index(sign) for sign in ('data-vote="program-slowest"', 'class="picture"', "```python")]
    assert places == sorted(places)
    assert re.findall('^```python title="(.*?)"', lesson_1, re.M) == ["workload.py"]  # the editor
    assert len(re.findall(r'^\?\?\? example "The code of .*\n\n    ```python', lesson_1, re.M)) == 6


@pytest.fixture(scope="module")
def lesson_1() -> str:
    """The first lesson as mkdocs gets it."""
    page = (TUTORIAL / "1-a-program.md").read_text(encoding="utf-8")
    return macros.templates().from_string(page).render(root="../")


def test_overhead_agrees_with_its_table() -> None:
    """The question on what cProfile costs names the factors of the table above it, and they say what its answer says."""
    asked, factors = quiz.by_name("record-overhead"), overhead.factors()
    calls, loop = factors["calls of Python functions"], factors["a loop without calls"]
    assert f"× {calls} in the table above" in asked.right[1]
    assert [f"× {loop}, less than calls do" in reason for answer, reason in asked.wrong if "loop" in answer] == [True]
    rows = dict(re.findall(r"^\| (.*?) \|.*× ([\d.]+) \|$", overhead.table(), re.M))
    assert rows == factors
    assert float(calls) > float(loop) and float(calls) > float(factors["waiting (`time.sleep`)"])


def test_no_question_under_its_answer(lesson_3: str) -> None:
    """What the arrow into `fib` says is asked before that arrow is shown."""
    question, picture = (lesson_3.index(sign) for sign in ('data-question="read-fib"', "main called it only once."))
    asked = quiz.by_name("read-fib")
    arrow = runs.named("fib").arrow("main", "fib")
    assert question < picture
    assert asked.right[0] == str(arrow.total_calls)
    assert not any("arrow" in text for text in texts(asked))


@pytest.fixture(scope="module")
def lesson_3() -> str:
    """The third lesson as mkdocs gets it."""
    return macros.templates().from_string((TUTORIAL / "3-read.md").read_text(encoding="utf-8")).render(root="../")
