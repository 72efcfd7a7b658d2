"""The site in a real browser: every page, as a learner, a screen reader, a phone, a printer and a class offline meet it."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_lowercase, digits
from typing import Any
from unittest.mock import ANY
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser import firefox
from tests.browser.conftest import Visit

ROOT = Path(__file__).resolve().parents[2]
NAV = re.findall(r"([\w/-]+)\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2])
HEAVIEST = 500_000
"""Bytes of a page with all that it loads, as a server sends them; the search's index is only loaded for a search."""
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
LESSON = "tutorial/3-read"
BELOW_THE_TEXT = (
    "tutorial/1-a-program",
    "tutorial/2-record",
    "tutorial/3-read",
    "tutorial/4-look-for",
    "tutorial/5-fix",
    "tutorial/6-your-own",
    "tutorial/7-memory",
)
"""Pages with an editor that comes into view later; Python comes with it."""
AT_THE_TOP = ("lab", "exercises/in-the-page")

Open = Callable[..., Visit]
DRAWN = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (color) => { // a canvas knows what color-mix(...) comes to
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const stage = document.querySelector(".callgraph-stage"), paper = light(getComputedStyle(stage).backgroundColor);
  const pale = (selector, property, least) => [...stage.querySelectorAll(selector)].flatMap((one) => {
    const color = getComputedStyle(one)[property], own = light(color);
    const ratio = Math.max(own, paper) / Math.min(own, paper);
    return ratio < least ? [`${one.closest("g").id} ${color} ${ratio.toFixed(2)}`] : [];
  });
  const changed = [...stage.querySelectorAll(".node :is(polygon, path, text):not(.callgraph-hit)")].filter((one) => {
    const own = one.cloneNode(), drawn = getComputedStyle(one).fill;
    own.removeAttribute("class");
    document.createElementNS("http://www.w3.org/2000/svg", "svg").append(own);
    document.body.append(own.parentNode);
    const was = getComputedStyle(own).fill;
    own.parentNode.remove();
    return was !== drawn;
  });
  return {
    filled: changed.map((one) => one.closest("g").id),
    letters: pale(".edge text", "fill", 4.5),
    lines: [...pale(".edge path:not(.callgraph-hit)", "stroke", 3), ...pale(".node polygon:not(.callgraph-hit)", "stroke", 3)],
  };
}"""
"""Which boxes have changed their colours, and what is too pale on the paper of a drawing."""


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    """Where the site is found: in a folder, and on a server."""
    return site.as_uri() if request.param == "file" else served


@pytest.fixture(scope="module")
def tab(browser: Any, axe: str) -> Iterator[Visit]:
    """A page that stays open, for the tests that go through all pages."""
    context = browser.new_context(viewport=DESK)
    context.add_init_script(axe)
    yield Visit(context.new_page()).listen()
    context.close()


def foreign(visit: Visit, address: str) -> list[str]:
    """Return what was asked for elsewhere."""
    return [url for url in visit.requests if not url.startswith((f"{address}/", "data:", "blob:"))]


def weight(visit: Visit) -> int:
    """Return how many bytes a server would have sent for a page that was opened from a folder."""
    files = {unquote(urlsplit(url).path) for url in visit.requests if url.startswith("file:")}
    return sum(len(gzip.compress(Path(file).read_bytes())) for file in files if "search_index" not in file)


@pytest.mark.parametrize("name", NAV)
def test_page(tab: Visit, site: Path, violations: Callable[..., list[str]], name: str) -> None:
    """A page loads nothing from elsewhere, complains of nothing, is light, fits a phone, and is open to everybody."""
    page = tab.page
    page.set_viewport_size(DESK)
    tab.open(f"{site.as_uri()}/{name}.html")
    assert page.title()
    assert page.locator("h1").count() == 1
    if name not in AT_THE_TOP:  # there, Python comes as well, once the text can be read
        assert weight(tab) <= HEAVIEST
        assert not [url for url in tab.requests if "/embed/" in url or ("/lab-" in url and name not in BELOW_THE_TEXT)]
    assert violations(page) == []

    page.get_by_title("Dark page").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert violations(page) == []
    page.get_by_title("Light page").click()

    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert violations(page) == []
    assert foreign(tab, site.as_uri()) == []
    assert tab.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (360, 740)])
def test_home(visit_at: Open, site: Path, width: int, height: int, scheme: str) -> None:
    """The first screen has one sentence, two ways on, and a graph with its hot path lit and where to start."""
    visit = visit_at(f"{site.as_uri()}/index.html", viewport={"width": width, "height": height}, color_scheme=scheme)
    page = visit.page
    places = {
        name: page.locator(selector).first.bounding_box()
        for name, selector in {
            "sentence": ".claim",
            "try": "a.md-button:has-text('Try it now, in the page')",
            "start": "a.md-button:has-text('Start the tutorial')",
            "graph": ".first-look .callgraph-stage",
            "lead": ".first-look .lead",
        }.items()
    }
    tops = [place["y"] for place in places.values()]
    assert tops == sorted(tops) and places["start"]["y"] + places["start"]["height"] < places["graph"]["y"]
    if width == PHONE["width"]:
        assert places["graph"]["y"] <= 640
    else:
        assert min(places["graph"]["y"] + places["graph"]["height"], height) - places["graph"]["y"] >= 300
        assert places["lead"]["y"] + places["lead"]["height"] <= height
    lit = page.locator(".first-look .is-hot .callgraph-ring")
    assert lit.count() >= 3 and all(ring.is_visible() for ring in lit.all())
    assert page.locator(".first-look .lead").inner_text().startswith("Start with ")


@pytest.mark.parametrize(("name", "prints"), [("index", False), ("tutorial/2-record", True)])
def test_copied_commands_can_be_pasted(visit_at: Open, served: str, name: str, prints: bool) -> None:
    """The button on a block of commands copies these alone: no prompt, and nothing of what they print."""
    visit = visit_at(f"{served}/{name}.html", permissions=["clipboard-read", "clipboard-write"])
    blocks = visit.page.locator(".highlight:has(.gp)").all()
    printed = False
    for block in blocks:
        shown = str(block.locator("code").inner_text()).rstrip().split("\n")
        block.hover()
        block.get_by_role("button", name="Copy").click()
        copied = visit.page.evaluate("navigator.clipboard.readText()")
        assert [line for line in copied.split("\n") if line] == [line[2:] for line in shown if line.startswith("$ ")]
        printed |= any(not line.startswith("$ ") for line in shown)
    assert blocks and printed == prints


@pytest.mark.parametrize("name", BELOW_THE_TEXT)
def test_python_waits_for_its_editor(visit_at: Open, served: str, name: str) -> None:
    """Python is not asked for before the editor comes into view, and is then."""
    visit = visit_at(f"{served}/{name}.html")
    if visit.page.locator(".lab").count() == 0:
        pytest.skip("the lab is not built: it needs Node.js and the npm registry, once")
    visit.page.wait_for_load_state("networkidle")
    assert not [url for url in visit.requests if "worker.mjs" in url or "pyodide" in url]
    with visit.page.expect_request(re.compile("pyodide")):
        visit.page.locator(".lab-editor").scroll_into_view_if_needed()


def test_violations_are_noticed(tab: Visit, site: Path, violations: Callable[..., list[str]]) -> None:
    """A picture without a text, a pale letter, and boxes of the graph without a name or with letters inside do not pass."""
    visit = tab.open(f"{site.as_uri()}/{LESSON}.html")
    visit.page.evaluate(
        """() => {
          const flaws = "<img src='../assets/four.png'><p style='color: #aaa'>pale</p>";
          document.querySelector("article").insertAdjacentHTML("beforeend", flaws);
          document.querySelector("g.node [role=button]").removeAttribute("aria-label");
          const arrow = document.querySelector("g.edge"), button = arrow.querySelector("[role=button]");
          for (const name of ["role", "aria-label", "tabindex"]) arrow.setAttribute(name, button.getAttribute(name));
        }"""
    )
    found = {problem.partition(":")[0] for problem in violations(visit.page)}
    assert {"image-alt", "color-contrast", "aria-command-name", "label-content-name-mismatch"} <= found


def test_open_to_everybody_in_use(tab: Visit, site: Path, violations: Callable[..., list[str]]) -> None:
    """A page stays open to everybody when a box is chosen, a tour is on, questions are answered, and all is unfolded."""
    page = tab.page
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        tab.open(f"{site.as_uri()}/{LESSON}.html")
        page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        assert page.locator(".callgraph-legend").count() == page.locator(".picture").count()
        assert violations(page) == []
    page.locator(".tour").first.get_by_role("button", name="Start").click()
    page.locator(".picture").nth(3).locator("g.node [tabindex='0']").focus()
    page.keyboard.press("Enter")
    page.locator(".picture").nth(1).get_by_label("Find a function in the picture").fill("work")
    for form in page.locator("form.question").all()[:3]:
        form.locator("input").first.check()
        form.get_by_role("button", name="Check").click()
    assert violations(page) == []
    page.get_by_title("Dark page").click()
    assert violations(page) == []
    page.get_by_title("Light page").click()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("self time")
    page.locator(".md-search-result__link:visible").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("name", ["index", LESSON, "reference/glossary", "teach/slides-90", "404"])
def test_over_http(visit_at: Open, served: str, violations: Callable[..., list[str]], name: str) -> None:
    """Over a server a page asks nobody else either, and is open to everybody; so is the page for a wrong address."""
    visit = visit_at(f"{served}/{name}.html")
    visit.page.wait_for_load_state("networkidle")
    assert len(visit.requests) > 2
    assert violations(visit.page) == []
    assert foreign(visit, served) == []
    assert visit.complaints == []


@pytest.mark.parametrize("name", ["index", LESSON, "teach/slides-90"])
def test_first_paint_waits_for_no_script(visit_at: Open, site: Path, name: str) -> None:
    """No script stands before the text, unless it is one that waits for the text."""
    visit = visit_at(f"{site.as_uri()}/{name}.html", java_script_enabled=False)
    early = visit.page.locator("head script[src]:not([defer]):not([async])")
    assert early.count() == 0
    assert visit.page.locator("script[src]:not([defer]) ~ :is(main, .md-container)").count() == 0
    assert visit.page.locator("script[src]").count() >= 1


# ------------------------------------------------------------------------------------------------------------ the graph


@pytest.fixture
def lesson(visit_at: Open, site: Path) -> Visit:
    """The page of the tutorial that teaches to read."""
    return visit_at(f"{site.as_uri()}/{LESSON}.html")


def data_of(picture: Any) -> dict[str, Any]:
    """Return what the page knows of a picture."""
    return dict(json.loads(picture.locator(".picture-data").text_content()))


def test_graph_answers_to_the_mouse(lesson: Visit) -> None:
    """A pointer on a box has its sentence said."""
    picture = lesson.page.locator(".picture").first
    boxes = data_of(picture)["boxes"]
    number = next(key for key, box in boxes.items() if box["name"] == "hard")
    picture.locator(f"#{number}").hover()
    assert picture.locator(".callgraph-words").text_content() == boxes[number]["words"]


def test_graph_is_walked_with_keys(lesson: Visit) -> None:
    """The arrow keys walk from the root along the hottest arrows."""
    picture = lesson.page.locator(".picture").first
    picture.locator(".callgraph-stage [tabindex='0']").focus()
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        lesson.page.keyboard.press(key)
        walked.append(lesson.page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert walked[:2] == ["hard", "work"]
    assert walked[2] in ("easy", "hard")


def test_search_in_the_graph(lesson: Visit) -> None:
    """The graph's own search marks what it finds."""
    picture = lesson.page.locator(".picture").first
    picture.get_by_label("Find a function in the picture").fill("har")
    assert picture.locator(".callgraph-found").text_content() == "1 found"
    assert picture.locator(".node.is-match [role=button]").get_attribute("aria-label") == "hard"


def test_legend_has_room(visit_at: Open, site: Path) -> None:
    """The legend never takes room from the drawing: its lines unfold below it. Without scripts it stays there."""
    address = f"{site.as_uri()}/{LESSON}.html"
    still = visit_at(address, java_script_enabled=False).page.locator(".picture").first
    drawn = still.locator("svg text:not(:is(.node, .edge) text)").all_text_contents()
    assert "4 of 4 functions drawn." in drawn
    wide = visit_at(address, viewport={"width": 1920, "height": 1080}).page.locator(".picture").first
    assert wide.locator("svg text:not(:is(.node, .edge) text)").count() == 0
    assert wide.locator(".callgraph-legend summary").is_visible()
    narrow = visit_at(address, viewport=PHONE).page.locator(".picture").first
    assert narrow.locator("svg text:not(:is(.node, .edge) text)").count() == 0
    narrow.locator(".callgraph-legend summary").click()
    assert narrow.locator(".callgraph-legend li").last.is_visible()
    steps = narrow.locator(":is(.callgraph-scale, .callgraph-shapes) span").all_text_contents()
    lines = narrow.locator(".callgraph-legend li:not(:has(span))").all_text_contents()
    assert sorted(steps + lines) == sorted([*drawn, "on the hot path"])
    stage = narrow.locator(".callgraph-stage").bounding_box()
    for box in narrow.locator("g.node").all():  # so that the whole drawing fits
        place = box.bounding_box()
        assert stage["x"] <= place["x"] and place["x"] + place["width"] <= stage["x"] + stage["width"]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_letters_can_be_read(visit_at: Open, site: Path, size: dict[str, int]) -> None:
    """On every graph of the lesson the letters in boxes are at least eleven pixels high, and the hot path's end is in view."""
    page = visit_at(f"{site.as_uri()}/{LESSON}.html", viewport=size).page
    for picture in page.locator(".picture").all():
        stage = picture.locator(".callgraph-stage").bounding_box()
        data = data_of(picture)
        shown = data.get("first", data)
        path = list(shown["hot"])
        if not path:  # from the box with most of the run to its hottest callee, and so on
            path = [shown["entry"]]
            while callees := [one for one in shown["boxes"][path[-1]]["callees"] if one not in path][:1]:
                path += callees
        end = picture.locator(f"[id='{path[-1]}']").bounding_box()
        assert stage["x"] <= end["x"] and end["x"] + end["width"] <= stage["x"] + stage["width"]
        assert stage["y"] <= end["y"] and end["y"] + end["height"] <= stage["y"] + stage["height"]
        scale = "(svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
        size_of = "(text) => parseFloat(text.getAttribute('font-size'))"
        written = "texts.filter((text) => text.textContent.trim())"
        letters = picture.locator(".node text").evaluate_all(f"(texts) => Math.min(...{written}.map({size_of}))")
        assert round(letters * picture.locator(".callgraph-stage svg").evaluate(scale), 2) >= 11


def test_what_is_cut_off_covers_nothing(visit_at: Open, site: Path, violations: Callable[..., list[str]]) -> None:
    """A box that is cut off at the edge of its picture covers no button there, not even for whoever measures rectangles."""
    page = visit_at(f"{site.as_uri()}/tutorial/5-fix.html", bypass_csp=True).page
    covered = page.evaluate(
        """() => {
          const place = (part) => part.getBoundingClientRect();
          const stage = document.querySelector(".callgraph-stage"), svg = stage.querySelector("svg");
          const boxes = [...svg.querySelectorAll(".node [role=button]")];
          const first = boxes.reduce((one, other) => (place(other).top < place(one).top ? other : one));
          const buttons = [...document.querySelectorAll(".question input")].map(place);
          const button = buttons.filter(({ bottom }) => bottom < place(stage).top).at(-1);
          const { left, top, width } = place(first);
          const now = new DOMMatrix(getComputedStyle(svg).transform), middle = button.top + button.height / 2;
          const across = button.left + button.width / 2 - left - width / 2;
          svg.style.transform = `translate(${now.e + across}px, ${now.f + middle - top}px)`;
          const box = place(first);
          return box.left < button.left && button.right < box.right && button.top < place(svg).top && box.top < button.bottom;
        }"""
    )
    assert covered
    assert violations(page) == []


def test_tour(lesson: Visit) -> None:
    """A tour lights up what it talks about, says it, goes back, ends and begins anew."""
    picture = lesson.page.locator(".picture:has(.tour)").first
    steps = data_of(picture)["tour"]
    text, (back, onward) = picture.locator(".tour p"), picture.locator(".tour button").all()
    assert back.is_disabled()
    assert onward.text_content() == "Start"
    for number, step in enumerate(steps, 1):
        onward.click()
        assert text.text_content() == f"{number} of {len(steps)}: {step['text']}"
        assert [lit.get_attribute("id") for lit in picture.locator("g.is-active").all()] == [step["id"]]
    back.click()
    assert str(text.text_content()).startswith(f"{len(steps) - 1} of")
    onward.click()
    onward.click()
    assert picture.locator("g.is-active").count() == 0
    assert onward.text_content() == "Start again"
    onward.click()
    assert str(text.text_content()).startswith("1 of")


LINES = {
    "name": r"\w+:\d+:main|imports: ",
    "cumulative": r"(≥ )?[\d.]+% · ",
    "self": r"\([\d.]+% · ",
    "folded": r"with [\d,]+ functions? folded in",
    "calls": r"[\d,]+×",
}
"""How a line that a step speaks of begins."""


@pytest.mark.parametrize("lesson_name", ["3-read", "4-look-for", "5-fix", "7-memory"])
def test_line_of_a_step(served: str, browser: Any, lesson_name: str) -> None:
    """A step that speaks of a line frames it, inside the box or at the arrow that is lit; no other step frames any."""
    page = browser.new_page(viewport=DESK)
    page.goto(f"{served}/tutorial/{lesson_name}.html")
    for picture in page.locator(".picture:has(.tour)").all():
        onward = picture.locator(".tour button").last
        for step in data_of(picture)["tour"]:
            onward.click()
            framed = picture.locator(".tour-line + text")
            assert framed.count() == picture.locator(".tour-line").count() == bool(step["line"]), step
            if step["line"]:
                assert re.match(LINES[step["line"]], framed.text_content().strip()), step
                assert picture.locator("g.is-active .tour-line").count() == 1
                frame, line = picture.locator(".tour-line").bounding_box(), framed.bounding_box()
                assert frame["x"] < line["x"] and frame["x"] + frame["width"] > line["x"] + line["width"]
        onward.click()
        assert picture.locator(".tour-line").count() == 0
    page.close()


# -------------------------------------------------------------------------------------------------------- the questions


def choose(page: Any, form: Any, right: bool) -> Any:
    """Walk with the arrow keys to an answer that is right, or not; return its option."""
    option = form.locator(".option:has(input:checked)")
    for _ in range(form.locator("input").count()):
        if option.locator("input").get_attribute("data-right") == str(int(right)):
            return option
        page.keyboard.press("ArrowDown")
    raise AssertionError("no such answer")


def test_question_with_the_keyboard_alone(visit_at: Open, address: str, tmp_path: Path) -> None:
    """Keys are enough to answer; a wrong answer shows its reason; the right one is remembered, counted and saved."""
    visit = visit_at(f"{address}/{LESSON}.html")
    page, form = visit.page, visit.page.locator("form.question").first
    page.evaluate("document.querySelector('form.question').previousElementSibling.setAttribute('tabindex', '-1')")
    page.evaluate("document.querySelector('form.question').previousElementSibling.focus()")
    while not page.evaluate("document.activeElement.matches('form.question input')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    wrong = choose(page, form, right=False)
    assert not wrong.locator(".reason").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert wrong.locator(".reason").is_visible()
    assert str(form.locator(".verdict").text_content()).startswith("Not quite")

    page.keyboard.press("Shift+Tab")
    right = choose(page, form, right=True)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert form.locator(".verdict").text_content() == "Right."
    assert right.locator(".reason").is_visible()

    page.reload()
    assert form.locator(".verdict").text_content() == "You have answered this one."
    assert form.locator(".option.right").count() == 1

    page.goto(f"{address}/index.html")
    total = page.locator(".progress").get_attribute("data-questions")
    assert page.locator(".progress [role=status]").text_content() == f"1 of {total} questions answered."
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(tmp_path / "saved.json")
    saved = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))
    assert list(saved["answers"].values()) == [{"right": True, "tries": 2}]
    assert saved["questions"] == int(total)
    page.get_by_role("button", name="Start over").click()
    page.get_by_text(f"0 of {total} questions answered.").wait_for()
    assert visit.complaints == []


def test_vote_is_not_marked(visit_at: Open, address: str) -> None:
    """A vote says when the answer comes, whatever is chosen; nothing is right or wrong, and nothing is counted."""
    visit = visit_at(f"{address}/tutorial/1-a-program.html")
    form = visit.page.locator("form.question").first
    vote, verdict = form.get_by_role("button", name="Vote"), form.locator(".verdict")
    vote.click()
    assert verdict.text_content() == "Choose an answer first."
    for choice in form.locator("input").all():
        choice.check()
        vote.click()
        assert str(verdict.text_content()).startswith("Nobody can know yet.")
    assert form.locator(".right, .wrong, .reason").count() == 0
    assert visit.page.evaluate("localStorage.getItem('profiling-in-python.progress')") is None
    assert visit.complaints == []


def test_lesson_done(visit_at: Open, address: str) -> None:
    """The navigation marks a lesson once all its questions are answered, on every page and after a reload, and no other one."""
    page = visit_at(f"{address}/tutorial/2-record.html", viewport={"width": 1440, "height": 900}).page
    marks = page.locator(".md-nav--primary .lesson-done")
    forms = page.locator("form.question[data-question]").all()
    assert len(forms) > 1
    for form in forms:
        assert not marks.count()
        form.locator("input[data-right='1']").check()
        form.get_by_role("button", name="Check").click()
    assert marks.count() == 1
    page.goto(f"{address}/tutorial/3-read.html")
    assert page.get_by_role("link", name="2. Record it done").count() == marks.count() == 1


def test_nothing_chosen(lesson: Visit) -> None:
    """To check without an answer is no try."""
    form = lesson.page.locator("form.question").first
    form.get_by_role("button", name="Check").click()
    assert form.locator(".verdict").text_content() == "Choose an answer first."
    assert lesson.page.evaluate("localStorage.getItem('profiling-in-python.progress')") is None


def test_every_question_is_counted(visit_at: Open, site: Path) -> None:
    """The first page counts as many questions as the tutorial has."""
    forms = sum(
        (site / f"{name}.html").read_text(encoding="utf-8").count("data-question=")
        for name in NAV
        if name.startswith("tutorial/")
    )
    visit = visit_at(f"{site.as_uri()}/index.html")
    assert visit.page.locator(".progress").get_attribute("data-questions") == str(forms)


# -------------------------------------------------------------------------------------------- search, dark, paper, plain


def test_search(visit_at: Open, address: str) -> None:
    """The search of the site finds words, and leads there, with and without a server, whatever letter or digit comes first."""
    visit = visit_at(f"{address}/index.html")
    visit.page.keyboard.press("/")
    visit.page.locator(".md-search-result__meta", has_not_text="Initializing").wait_for()
    for letter in ascii_lowercase + digits:
        visit.page.keyboard.type(letter)
        visit.page.keyboard.press("Backspace")
    visit.page.keyboard.type("self time")
    visit.page.locator(".md-search-result__link:not([href*='?h=#']):visible").nth(1).click()
    visit.page.wait_for_url(re.compile(r"\?h=\w"))
    assert re.search("self|time", visit.page.locator("mark").first.inner_text().lower())
    assert foreign(visit, address) == []
    assert visit.complaints == []


def test_search_makes_its_index_for_the_first_word(visit_at: Open, site: Path) -> None:
    """A page whose search isn't used doesn't spend time on its index."""
    script = next((site / "assets").glob("javascripts/workers/search.*.js")).read_text(encoding="utf-8")
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    added, found = visit_at("about:blank").page.evaluate(
        """async ([script, index]) => {
          let hear = () => {}, added = 0;
          const answers = [], made = [], listen = (_, listener) => (hear = (data) => listener({ data }));
          new Function("addEventListener", "postMessage", "self", script)(listen, (answer) => answers.push(answer), window);
          const { add } = lunr.Builder.prototype;
          lunr.Builder.prototype.add = function (...given) { added += 1; return add.apply(this, given); };
          await hear({ type: 0, data: { ...index, options: {} } });
          for (const data of ["", "profile", "profile"]) {
            await hear({ type: 2, data });
            made.push(added);
          }
          return [made, answers.map(({ type, data }) => [type, data ? data.items.length > 0 : null])];
        }""",
        [script, index],
    )
    assert added == [0, len(index["docs"]), len(index["docs"])]
    assert found == [[1, None], [3, False], [3, True], [3, True]]


def test_dark(visit_at: Open, site: Path) -> None:
    """A button turns the page dark, which is remembered; the paper of the drawing with it."""
    visit = visit_at(f"{site.as_uri()}/{LESSON}.html", color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = visit.page.evaluate(ground)
    visit.page.get_by_title("Dark page").click()
    dark = visit.page.evaluate(ground)
    assert dark != light
    visit.page.reload()
    assert visit.page.evaluate(ground) == dark
    paper = "getComputedStyle(document.querySelector('.callgraph-stage')).backgroundColor"
    assert visit.page.evaluate(paper) != "rgb(255, 255, 255)"
    visit.page.get_by_title("Light page").click()
    assert visit.page.evaluate(paper) == "rgb(255, 255, 255)"
    assert visit.page.evaluate(ground) == light


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_the_drawing(visit_at: Open, site: Path, scheme: str) -> None:
    """Boxes have the same colours in the light and in the dark; on dark paper letters pass 4.5:1, arrows and borders 3:1."""
    page = visit_at(f"{site.as_uri()}/index.html", color_scheme=scheme).page
    assert page.evaluate(DRAWN) == {"filled": [], "letters": [], "lines": [] if scheme == "dark" else ANY}


def test_without_javascript(visit_at: Open, site: Path) -> None:
    """Without JavaScript there are still the text, the drawing, its twin, and the answers; and nothing dead to press."""
    visit = visit_at(f"{site.as_uri()}/{LESSON}.html", java_script_enabled=False)
    page = visit.page
    assert page.locator("article p:visible").count() > 5
    picture = page.locator(".picture").first
    assert picture.locator("svg").is_visible()
    picture.locator("summary").click()
    assert picture.locator("table").is_visible()
    assert picture.locator("tbody tr").count() == len(data_of(picture)["boxes"])
    answers = page.locator("form.question noscript")
    assert answers.count() == page.locator("form.question").count() > 0
    assert answers.first.is_visible()
    assert "Answer:" in answers.first.inner_text()
    assert page.locator("article button:visible, article input:visible").count() == 0


def test_wide_screens_give_room_to_the_drawing(visit_at: Open, site: Path) -> None:
    """On a wide screen the drawing is broader than a line of text may be."""
    visit = visit_at(f"{site.as_uri()}/{LESSON}.html", viewport={"width": 1440, "height": 900})
    drawing = visit.page.locator(".picture").first.bounding_box()
    text = visit.page.locator("article > p").first.bounding_box()
    assert drawing["width"] > 1.3 * text["width"]
    assert text["width"] < 800


SIZES = {"A4": (210, 297), "Letter": (216, 279)}


def paper(page: Any, size: str) -> list[tuple[int, int]]:
    """Return the sheets that a printer would print, each as (width, height) in millimetres."""
    printed = page.pdf(format=size)
    sheets = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", printed)
    assert len(sheets) == len(re.findall(rb"/Type\s*/Page\b", printed))
    return [(round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in sheets]


@pytest.mark.parametrize("size", SIZES)
def test_cheat_sheet_is_one_page(visit_at: Open, site: Path, size: str) -> None:
    """The cheat sheet fits on one sheet of A4 and of Letter, and fills three quarters of it; other pages take more."""
    visit = visit_at(f"{site.as_uri()}/teach/cheat-sheet.html")
    assert paper(visit.page, size) == [SIZES[size]]
    width, height = ((millimetres - 2 * 12) / 25.4 * 96 for millimetres in SIZES[size])
    visit.page.set_viewport_size({"width": round(width), "height": round(height)})
    visit.page.emulate_media(media="print")
    assert (
        0.75 * height < visit.page.evaluate("document.querySelector('.sheet').getBoundingClientRect().bottom") < height
    )
    assert len(paper(visit_at(f"{site.as_uri()}/reference/glossary.html").page, size)) > 1


def test_cheat_sheet_in_firefox(site: Path, tmp_path: Path) -> None:
    """No heading stays behind in another column than what it's the heading of, in a browser without `break-after` either."""
    program = firefox.find()
    if program is None:
        pytest.skip("there is no Firefox")
    with firefox.Firefox(program, tmp_path) as started:
        started.call("WebDriver:SetWindowRect", width=1440, height=985)
        started.open(f"{site.as_uri()}/teach/cheat-sheet.html")
        apart = """const x = (one) => one.getBoundingClientRect().x;
            return [...document.querySelectorAll(".sheet > h2")].map((one) => Math.abs(x(one) - x(one.nextElementSibling)))"""
        found = started.ask(apart)
    assert len(found) == 4
    assert max(found) < 100  # pixels; a list is indented


def test_cheat_sheet_explains_a_box(visit_at: Open, site: Path) -> None:
    """Each number of a box and of an arrow has its meaning beside it, inside the drawing, on a phone as well."""
    page = visit_at(f"{site.as_uri()}/teach/cheat-sheet.html", viewport={"width": 360, "height": 740}).page
    drawing = page.locator(".annotated")
    frame = drawing.bounding_box()
    texts = drawing.locator("text")
    for place in (texts.nth(number).bounding_box() for number in range(texts.count())):
        assert frame["x"] <= place["x"] and place["x"] + place["width"] <= frame["x"] + frame["width"] + 1
    written = " ".join(texts.all_text_contents())
    for words in ("60.00% · 6.00 s", "3×", "80.00% · 8.00 s", "4×", "cumulative time", "self time", "total calls"):
        assert words in written
