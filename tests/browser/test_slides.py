"""The slides in a real browser: turned with keys and fingers, with a speaker's view, on a projector, a phone and paper."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit

SLIDES = "teach/slides-90.html"
MOST = {45: 25, 90: 50, 180: 90}
"""Slides, by plan."""
PROJECTOR = {"width": 1280, "height": 720}
PHONE = {"width": 360, "height": 740}
OVERFLOWS = """() => [...document.querySelectorAll("section")].flatMap((slide, number, slides) => {
  slides.forEach((other) => other.classList.toggle("here", other === slide));
  const over = [slide.scrollWidth - slide.clientWidth, slide.scrollHeight - slide.clientHeight];
  return [[`${number + 1} ${slide.querySelector("h1").textContent}`, ...over]];
})"""

OUTSIDE = """(drawing) => {
  const frame = drawing.getBoundingClientRect();
  return [...drawing.querySelectorAll(".node, .edge")].filter((part) => {
    const { x, y, width, height } = part.getBBox(), onScreen = part.getScreenCTM();
    const [from, to] = [[x, y], [x + width, y + height]].map(([a, b]) => new DOMPoint(a, b).matrixTransform(onScreen));
    return from.x < frame.left || from.y < frame.top || to.x > frame.right || to.y > frame.bottom;
  }).map((part) => part.id);
}"""

Open = Callable[..., Visit]


@pytest.fixture
def slides(visit_at: Open, site: Path) -> Visit:
    """The slides on a projector."""
    return visit_at(f"{site.as_uri()}/{SLIDES}", viewport=PROJECTOR)


def here(page: Any) -> int:
    """Return the number of the slide that is shown, from 1."""
    shown = page.evaluate(
        "[...document.querySelectorAll('section')].flatMap((s, i) => s.checkVisibility() ? [i + 1] : [])"
    )
    assert len(shown) == 1
    return int(shown[0])


def test_alone(slides: Visit, site: Path) -> None:
    """The slides need nothing from elsewhere and complain of nothing."""
    assert all(url.startswith((site.as_uri(), "data:")) for url in slides.requests)
    assert slides.complaints == []


def test_turned_with_keys(slides: Visit) -> None:
    """Arrow, page and space keys turn, Home and End leap, and nobody falls off an end."""
    last = slides.page.locator("section").count()
    seen = []
    for key in ("ArrowLeft", "ArrowRight", " ", "PageDown", "ArrowLeft", "PageUp", "End", "ArrowRight", "Home"):
        slides.page.keyboard.press("Space" if key == " " else key)
        seen.append(here(slides.page))
    assert seen == [1, 2, 3, 4, 3, 2, last, last, 1]
    assert slides.page.locator(".number").text_content() == f"1 / {last}"


def test_number_in_the_address(slides: Visit) -> None:
    """The address names the slide: it survives a reload, can be changed, and a wrong one does no harm."""
    slides.page.keyboard.press("ArrowRight")
    slides.page.keyboard.press("ArrowRight")
    assert slides.page.evaluate("location.hash") == "#3"
    slides.page.reload()
    assert here(slides.page) == 3
    slides.page.evaluate("location.hash = '5'")
    slides.page.wait_for_function("document.querySelectorAll('section')[4].checkVisibility()")
    slides.page.evaluate("location.hash = 'nowhere'")
    slides.page.wait_for_function("document.querySelectorAll('section')[0].checkVisibility()")
    assert slides.complaints == []


def test_turned_with_a_finger(visit_at: Open, site: Path) -> None:
    """A finger that moves across turns; one that scrolls does not."""
    visit = visit_at(f"{site.as_uri()}/{SLIDES}", viewport=PHONE, has_touch=True, is_mobile=True)
    touches = visit.page.context.new_cdp_session(visit.page)

    def swipe(x: int, y: int) -> int:
        for kind, points in (
            ("touchStart", [{"x": 180, "y": 680}]),
            ("touchMove", [{"x": 180 + x, "y": 680 + y}]),
            ("touchEnd", []),
        ):
            touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        return here(visit.page)

    assert [swipe(-150, 10), swipe(-150, 0), swipe(-70, -200), swipe(150, 10)] == [2, 3, 3, 2]
    visit.page.get_by_role("button", name="Next").click()
    assert here(visit.page) == 3


def test_speakers_view(slides: Visit) -> None:
    """A second window shows the notes, follows, and turns the slides as well."""
    with slides.page.expect_popup() as opened:
        slides.page.keyboard.press("s")
    view = opened.value
    view.get_by_role("heading").first.wait_for()
    notes = slides.page.locator("section").first.get_attribute("data-notes")
    said = view.locator("body").inner_text()
    assert said.startswith("1. ")
    for word in re.findall(r"\w{5,}", re.sub(r"<[^>]*>", " ", str(notes)))[:20]:
        assert word in said
    slides.page.keyboard.press("ArrowRight")
    assert view.locator("body").inner_text().startswith("2. ")
    view.keyboard.press("ArrowRight")
    assert here(slides.page) == 3
    assert view.locator("body").inner_text().startswith("3. ")
    assert "Next: " in view.locator("body").inner_text()


def test_answer_is_folded_away(slides: Visit) -> None:
    """The answer to a question is hidden until the teacher wants it."""
    number = slides.page.evaluate(
        "[...document.querySelectorAll('section')].findIndex((s) => s.querySelector('.ask details')) + 1"
    )
    slides.page.evaluate(f"location.hash = '{number}'")
    answer = slides.page.locator("section.here details p")
    slides.page.wait_for_function("document.querySelector('section.here .ask details')")
    assert not answer.is_visible()
    slides.page.keyboard.press("a")
    assert answer.is_visible()
    slides.page.keyboard.press("a")
    assert not answer.is_visible()


@pytest.mark.parametrize(("plan", "most"), MOST.items())
def test_deck_of_a_plan(visit_at: Open, site: Path, plan: int, most: int) -> None:
    """A deck has no more slides than its time allows, all lessons of its plan, and their questions in their order."""
    page = visit_at(f"{site.as_uri()}/teach/slides-{plan}.html", viewport=PROJECTOR).page
    assert most * 0.8 <= page.locator("section").count() <= most
    taught = page.locator("section").first.locator("li").all_text_contents()
    named = page.evaluate("[...new Set([...document.querySelectorAll('.lesson')].map((one) => one.textContent))]")
    assert [name.partition(". ")[2] for name in named] == taught
    lessons = [file.read_text(encoding="utf-8") for file in sorted((site / "tutorial").glob("[0-9]*.html"))]
    on_pages = [
        unescape(re.sub(r"<[^>]*>", "", legend))
        for text in lessons
        for legend in re.findall(r"<legend>(.*?)</legend>", text)
    ]
    asked = page.evaluate("[...document.querySelectorAll('.ask > p')].map((p) => p.textContent)")
    assert len(asked) > most / 5
    assert asked == [question for question in on_pages if question in asked]


@pytest.mark.parametrize("plan", MOST)
def test_letters_of_pictures(visit_at: Open, site: Path, plan: int) -> None:
    """In each picture all boxes and arrows are whole, in letters that the back row can read."""
    page = visit_at(f"{site.as_uri()}/teach/slides-{plan}.html", viewport=PROJECTOR).page
    small = []
    for number in range(page.locator("section").count()):
        page.keyboard.press("ArrowRight") if number else None
        for drawing in page.locator("section.here .drawing").all():
            assert drawing.evaluate(OUTSIDE) == []
            letters = drawing.locator("svg").evaluate("(svg) => 10 * svg.getScreenCTM().a")
            small += [(number + 1, round(letters, 1))] if letters < 18 else []
    assert small == []


@pytest.mark.parametrize("plan", MOST)
def test_fits_a_projector(visit_at: Open, site: Path, plan: int) -> None:
    """On a projector nothing runs over the edge, and no line of code is cut off."""
    page = visit_at(f"{site.as_uri()}/teach/slides-{plan}.html", viewport=PROJECTOR).page
    assert [slide for slide in page.evaluate(OVERFLOWS) if slide[1] > 0 or slide[2] > 0] == []
    for number in range(page.locator("section").count()):
        page.keyboard.press("ArrowRight") if number else None
        cut = "(blocks) => blocks.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)"
        assert page.locator("section.here pre").evaluate_all(cut) == []


def test_fits_a_phone(visit_at: Open, site: Path) -> None:
    """On a phone nothing runs over to the side, nor down."""
    visit = visit_at(f"{site.as_uri()}/{SLIDES}", viewport=PHONE)
    assert visit.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert [slide for slide in visit.page.evaluate(OVERFLOWS) if slide[1] > 0 or slide[2] > 0] == []


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", PROJECTOR), ("dark", PROJECTOR), ("light", PHONE)], ids=["light", "dark", "phone"]
)
def test_open_to_everybody(
    visit_at: Open, site: Path, violations: Callable[..., list[str]], scheme: str, size: dict[str, int]
) -> None:
    """No slide has a violation, with its answer unfolded; all of them are shown at once, below each other, to be judged."""
    page = visit_at(f"{site.as_uri()}/{SLIDES}", viewport=size, color_scheme=scheme).page
    assert violations(page) == []
    page.evaluate(
        """() => {
          document.querySelector("section.here").classList.remove("here");
          for (const answer of document.querySelectorAll("details")) answer.open = true;
        }"""
    )
    assert page.locator("section:visible").count() == page.locator("section").count()
    assert violations(page) == []


def test_dark(visit_at: Open, site: Path) -> None:
    """The slides follow the system into the dark, and the paper of a drawing becomes less bright."""
    grounds = [
        visit_at(f"{site.as_uri()}/{SLIDES}", color_scheme=scheme).page.evaluate(
            "[document.body, document.querySelector('.drawing')].map((e) => getComputedStyle(e).backgroundColor)"
        )
        for scheme in ("light", "dark")
    ]
    assert grounds[0][0] != grounds[1][0]
    assert grounds[0][1] == "rgb(255, 255, 255)"
    assert grounds[1][1] != "rgb(255, 255, 255)"


def test_one_slide_per_sheet(slides: Visit) -> None:
    """Printed, each slide is a page of its own, and all of them are there."""
    slides.page.keyboard.press("End")
    printed = slides.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == slides.page.locator("section").count()


def test_without_javascript(visit_at: Open, site: Path) -> None:
    """Without JavaScript all slides stand below each other."""
    page = visit_at(f"{site.as_uri()}/{SLIDES}", java_script_enabled=False).page
    assert page.locator("section:visible").count() == page.locator("section").count() > 30
