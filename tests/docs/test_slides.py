"""Slides are made from a page: what is shown, what is said, and what fits."""

import html
import re

import pytest

pytest.importorskip("markdown", reason="the site's packages are not here: make docs installs them")

from docs._build import quiz, slides
from docs._build.schedule import Lesson

LESSON = Lesson("3-read", "3. Read", {45: 1, 90: 1, 180: 1}, "**Say** it.")
ASKED = quiz.Question(
    "name", "tutorial/3-read", "Is `a < b`?", ("yes & no", "so it is"), (("never", "not so"), ("`b`", "no"))
)


def made(body: str) -> list[str]:
    """Return the slides of a page with this body."""
    return slides.slides_of(LESSON, f"\n# 3. Read\n\n{body}")


def test_a_slide_per_heading() -> None:
    """Each heading has a slide; the page's title is the largest; the others name the page and lead to it."""
    first, second = made("Intro.\n\n## Look: `four`\n\nText.\n")
    assert '<h1 class="title">3. Read</h1>\n<p>Intro.</p>' in first
    assert "<h1>Look: four</h1>\n<p>Text.</p>" in second
    assert '<a href="../tutorial/3-read.html">3. Read</a>' in second
    assert 'class="lesson"' not in first


def test_first_paragraph_is_shown_the_others_are_said() -> None:
    """Below a heading the first paragraph is on the slide, the others in the speaker's view, after the notes."""
    (only,) = made("First.\n\nSecond *one*.\n\n- a list\n")
    notes = html.unescape(re.findall(r'data-notes="(.*?)"', only, re.S)[0])
    shown = only.partition(">")[2]
    assert "First." in shown
    assert "a list" in shown
    assert "Second" not in shown
    assert notes == "<p><strong>Say</strong> it.</p>\n<p>Second <em>one</em>.</p>"


def test_what_introduces_stays_with_what_follows() -> None:
    """A line that ends with a colon stands on the same slide as what it announces."""
    filling = "\n".join(f"- line {number}" for number in range(11))
    before, after = made(f"{filling}\n\nThis is it:\n\n```python\n{chr(10).join(['a = 1'] * 9)}\n```\n")
    assert "This is it:" not in before
    assert "This is it:" in after
    assert "a = 1" in after


def test_code_is_cut_where_the_slide_ends() -> None:
    """Code is shown as it is, markup and all; long code ends in an ellipsis, empty lines are saved."""
    (only,) = made('```python title="x.py"\nif a < b:\n\n\n\n    pass\n```\n')
    assert "<code>if a &lt; b:\n\n    pass</code>" in only
    rows = "\n".join(f"row {number}" for number in range(40))
    (cut,) = made(f"```text\n{rows}\n```\n")
    assert f"row {slides.LONGEST_CODE - 2}\n…</code>" in cut
    assert f"row {slides.LONGEST_CODE - 1}" not in cut


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


def test_a_picture_is_shown_once() -> None:
    """A picture comes without its table and its data; the same picture a second time is left out."""
    picture = '<div class="picture"><div><svg id="x"></svg></div><script>data</script><details>twin</details></div>'
    (only,) = made(f"Look.\n\n{picture}\n\n{picture}\n")
    assert only.count("<svg") == 1
    assert "data</script>" not in only
    assert "twin" not in only


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
