"""Slides are made from a page: what is shown, what is said, and what fits."""

import html
import re

import pytest

pytest.importorskip("markdown", reason="the site's packages are not here: make docs installs them")

from docs._build import macros, quiz, runs, slides
from docs._build.schedule import PLANS, Lesson, lessons

LESSON = Lesson("3-read", "3. Read", {45: 1, 90: 1, 180: 1}, "**Say** it.")
ASKED = quiz.Question(
    "name", "tutorial/3-read", "Is `a < b`?", ("yes & no", "so it is"), (("never", "not so"), ("`b`", "no"))
)


def made(body: str, plan: int = 90) -> list[str]:
    """Return the slides of a page with this body, all of whose blocks are marked unless some are."""
    if "<!-- slides" not in body:
        body = "\n\n".join(
            text if text.startswith("#") else f"<!-- slides: 45 -->\n\n{text}" for text in slides.blocks_of(body)
        )
    return slides.slides_of(LESSON, f"\n# 3. Read\n\n{body}", plan)


def notes_of(slide: str) -> str:
    return html.unescape(re.findall(r'data-notes="(.*?)"', slide, re.S)[0])


def test_a_slide_per_heading() -> None:
    """Each heading with something to show has a slide, which names the page and leads to it."""
    first, second = made("Intro.\n\n## Look: `four`\n\nText.\n\n## Empty\n")
    assert "<h1>3. Read</h1>\n<p>Intro.</p>" in first
    assert "<h1>Look: four</h1>\n<p>Text.</p>" in second
    assert '<a href="../tutorial/3-read.html">3. Read</a>' in second


@pytest.mark.parametrize(("plan", "shown"), [(45, ["a"]), (90, ["a", "b"]), (180, ["a", "b", "c"])])
def test_a_plan_has_what_is_marked_for_it_and_for_shorter_ones(plan: int, shown: list[str]) -> None:
    """A mark names the shortest plan whose slides have the block after it; what has none is on the page only."""
    body = "- d\n\n<!-- slides: 90 -->\n\n- b\n\n<!-- slides: 45 -->\n\n- a\n\n<!-- slides: 180 -->\n\n- c\n"
    assert sorted(re.findall(r"<li>(\w)</li>", "".join(made(body, plan)))) == shown


@pytest.mark.parametrize(
    "body",
    ["<!-- slides: 60 -->\n\n- a", "- a\n\n<!-- slides: 45 -->", "<!-- slides: 45 -->\n\n<!-- slides: 90 -->\n\n- a"],
)
def test_marks_that_mean_nothing(body: str) -> None:
    """A mark for a plan that is not there, or before nothing, ends the build."""
    with pytest.raises(ValueError, match="mark"):
        made(body)


def test_what_introduces_is_shown_the_rest_is_said() -> None:
    """With a list come the first paragraph and the line with a colon; the others are said, after the page's notes."""
    body = "First.\n\nSecond *one*.\n\nThis is it:\n\n<!-- slides: 90 -->\n\n- a list\n\nLast.\n"
    (only,) = made(body)
    shown = only.partition(">")[2]
    assert [text for text in ("First.", "Second", "This is it:", "a list", "Last.") if text in shown] == [
        "First.",
        "This is it:",
        "a list",
    ]
    assert notes_of(only) == "<p><strong>Say</strong> it.</p>\n<p>Second <em>one</em>.</p>\n<p>Last.</p>"
    assert made(body, 45) == []


def test_what_introduces_stays_with_what_follows() -> None:
    """A line that ends with a colon stands on the same slide as what it announces."""
    filling = "\n".join(f"- line {number}" for number in range(11))
    before, after = made(f"{filling}\n\nThis is it:\n\n```python\n{chr(10).join(['a = 1'] * 9)}\n```\n")
    assert "This is it:" not in before
    assert "This is it:" in after
    assert after.count('<span class="n">a</span>') == 9


def test_no_slide_of_a_paragraph_alone() -> None:
    """What does not fit on the slide of what it introduces is said there instead."""
    rows = "\n".join(f"| row {number} | one |" for number in range(6))
    (only,) = made(f"This comes first: {'word ' * 60}\n\n| head | other |\n|---|---|\n{rows}\n")
    assert "row 5" in only
    assert "This comes first" in notes_of(only)


def test_code_is_whole() -> None:
    """Code is shown as it is, markup and all; long code goes on on the next slide, cut between functions."""
    (only,) = made("```console\n$ if a < b:\n\n\n\n    pass\n```\n")
    assert "<code>$ if a &lt; b:\n\n    pass</code>" in only
    functions = [f"def f{number}():\n    a = 1\n    b = 2\n    c = 3" for number in range(7)]
    found = made("```python\n" + "\n\n\n".join(functions) + "\n```\n")
    assert len(found) == 3
    assert re.findall(r'<span class="nf">f(\d)</span>', "".join(found)) == list("0123456")
    assert all(slide.count("\n") <= slides.LONGEST_CODE + 3 for slide in found)
    assert len(made("```python\n" + "a = 1\n" * 40 + "```\n")) == 3
    assert all(slide.count('"mi">3<') == slide.count(">def<") for slide in found)


def test_a_long_reading_goes_on_on_the_next_slide() -> None:
    """What the tool says is shown to the last line, on as many slides as it needs, none of them with too many letters."""
    told = [f"• sentence {number} <b> " + "word " * 30 for number in range(12)]
    found = made("It says:\n\n``` {.text .wrap}\n" + "\n".join(told) + "\n```\n")
    parts = [html.unescape(part) for slide in found for part in re.findall("<code>(.*?)</code>", slide, re.S)]
    assert len(parts) > 2
    assert len(parts) == len(found)
    assert max(map(len, parts)) <= slides.LONGEST_READING
    assert "\n".join(parts).splitlines() == [line.rstrip("\n") for line in told]


def test_headings_in_code_are_no_headings() -> None:
    """A comment in code, with empty lines around it, makes no slide."""
    assert len(made("```python\na = 1\n\n# comment\n\nb = 2\n```\n")) == 1


def test_question() -> None:
    """A question is asked without its form; the right answer is folded away, with its letter and its reason."""
    (only,) = made(quiz.as_html(ASKED))
    assert "<p>Is <code>a &lt; b</code>?</p>" in only
    assert re.findall("<li>(.*?)</li>", only) == [
        option.replace("&", "&amp;").replace("`b`", "<code>b</code>") for option, _, _ in ASKED.options()
    ]
    letter = "ABC"[[right for _, _, right in ASKED.options()].index(True)]
    assert f"<details><summary>Answer</summary><p><b>{letter}.</b> so it is" in only
    assert "<form" not in only
    assert "<input" not in only


def test_picture() -> None:
    """A picture comes without its table and its data."""
    (only,) = made(
        'Look.\n\n<div class="picture"><div><svg id="x" xmlns="http://www.w3.org/2000/svg"></svg></div>'
        "<script>data</script><details>twin</details></div>\n"
    )
    assert only.count("<svg") == 1
    assert "data</script>" not in only
    assert "twin" not in only


def test_part_of_a_picture() -> None:
    """Of a picture the mark can name arrows: these and their boxes are drawn, no other arrow between them, no legend."""
    picture = macros.graph("four")
    if "<svg" not in picture:
        pytest.skip("there is no Graphviz")
    mark = "<!-- slides: 45 only: main -> easy, hard -> work -->"
    (only,) = slides.slides_of(LESSON, f"\n# 3. Read\n\n{mark}\n\n{picture}", 45)
    assert sorted(re.findall(r"<title>(\w+) \(", only)) == ["easy", "hard", "main", "work"]
    assert sorted(re.findall(r"<title>(\w+ called \w+)", only)) == ["hard called work", "main called easy"]
    assert "Colour" in picture and "Colour" not in only
    with pytest.raises(KeyError, match="nobody"):
        runs.named("four").part([("main", "nobody")])
    with pytest.raises(KeyError, match="no arrow from work to main"):
        runs.named("four").part([("work", "main")])


@pytest.mark.parametrize("plan", PLANS)
def test_title_slide(plan: int) -> None:
    """A deck begins with what it is, how long it takes, and the lessons of the plan."""
    taught = [lesson for lesson in lessons() if lesson.minutes[plan]]
    slide = slides.title_slide(plan, taught)
    assert f"in {plan} minutes" in slide
    assert slide.count("<li>") == len(taught) == {45: 5, 90: 6, 180: 7}[plan]


def test_nothing_is_lost_when_slides_are_filled() -> None:
    """However long a page is, all that is worth showing is on some slide, once, in its order."""
    body = "\n\n".join(f"- item {number}\n- and {number}" for number in range(40))
    found = made(body)
    assert len(found) > 3
    assert re.findall(r"item (\d+)", "".join(found)) == [str(number) for number in range(40)]


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("4-look-for.md", "../tutorial/4-look-for.html"),
        ("../reference/legend.md#top", "../reference/legend.html#top"),
        ("https://example.org/x.md", "https://example.org/x.md"),
        ("#here", "#here"),
    ],
)
def test_links_lead_to_the_site(link: str, leads_to: str) -> None:
    """A link of a lesson leads to the same page from the slides."""
    assert f'href="{leads_to}"' in slides.to_html(f"[text]({link})")


def test_vote() -> None:
    """A vote is shown to the class with its choices, and without an answer."""
    (only,) = made(quiz.vote("program-slowest"))
    assert re.findall("<li>(.*?)</li>", only) == list(quiz.votes()[0].choices)
    assert "Answer" not in only
    assert "<form" not in only
