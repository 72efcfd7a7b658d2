"""The report in a real browser: what it says, how it is walked, and that nothing in it ever runs or asks the network."""

import marshal
import re
from collections.abc import Callable
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from demo import pipeline
from demo.folding.first_view import FEW
from demo.parts.processes import Process
from demo.profiles.names import shortened
from demo.reading.words import words
from demo.report.page import graph_data
from demo.report.page_kit import callgraph_script
from tests import samples
from tests.report.sample import BOXES, FILLERS, HOSTILE, READING, SHOP, drawing, figures, hostile, page, sample

Open = Callable[..., Any]
ALL = len(BOXES) + FILLERS


def box(name: str) -> str:
    """Return the selector of a box by its function's name."""
    return f"#f{BOXES.index(name)}"


def button(name: str) -> str:
    """Return the selector of what has the focus when a box has it."""
    return f"{box(name)} [role=button]"


def said(page: Any) -> str:
    """Return the sentence in the panel."""
    return str(page.locator(".callgraph-words").text_content())


def focused(page: Any) -> str:
    """Return the name of the box that has the focus."""
    return str(page.evaluate("document.activeElement.getAttribute('aria-label')"))


def lit(page: Any, light: str) -> list[str]:
    """Return the names of the boxes with a light."""
    return [BOXES[int(str(box.get_attribute("id"))[1:])] for box in page.locator(f".node.{light}").all()]


def column(page: Any, number: int) -> list[str]:
    """Return the texts of a column of the table, from the top."""
    return list(page.locator(f"tbody tr > :nth-child({number})").all_inner_texts())


def numbers(texts: list[str]) -> list[float]:
    """Return the numbers in texts like "1,000" and "8.97%"."""
    return [float(text.replace(",", "").rstrip("%")) for text in texts]


SCREENS = {"desk": (1440, 900), "laptop": (1280, 720), "phone": (360, 740)}


def first_screen(page: Any) -> dict[str, Any]:
    """Measure the first screen: of what is named by a selector, the box in pixels, or None."""
    return dict(
        page.evaluate(
            """(names) => Object.fromEntries(Object.entries(names).map(([name, selector]) =>
              [name, document.querySelector(selector)?.getBoundingClientRect().toJSON()]))""",
            {
                "facts": ".facts",
                "fact": ".facts div",
                "lead": ".lead",
                "stage": ".callgraph-stage",
                "panel": ".callgraph-panel",
                "reading": ".reading",
                "table": "table",
            },
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_first_screen(visit: Open, screen: str, scheme: str) -> None:
    """The picture is on the first screen, below where to start; on a desk it fills the window, reading and table follow."""
    width, height = SCREENS[screen]
    for long in ("", " and on" * 60):
        html = page(reading=[READING[0], f"{READING[-1]}{long}"])
        opened = visit(html, viewport={"width": width, "height": height}, color_scheme=scheme)
        seen = first_screen(opened.page)
        assert seen["lead"]["bottom"] <= seen["stage"]["top"]
        if screen == "phone":
            assert min(seen["stage"]["bottom"], height) - seen["stage"]["top"] >= 250
            continue
        assert seen["facts"]["height"] == seen["fact"]["height"]  # in one line
        for part in (seen["stage"], seen["panel"]):
            assert min(part["bottom"], height) - part["top"] >= 0.7 * height
        assert seen["stage"]["bottom"] <= seen["reading"]["top"] < seen["table"]["top"]


def test_hot_path_is_lit(visit: Open) -> None:
    """The boxes of the hot path have a ring, and no others, until a box is chosen."""
    opened = visit(page(hot=["f0", "f2", "f5"]))
    ringed = """() => [...document.querySelectorAll(".node > .callgraph-ring")]
      .filter((ring) => getComputedStyle(ring).display !== "none").map((ring) => ring.parentNode.id)"""
    assert opened.page.evaluate(ringed) == ["f0", "f2", "f5"]
    opened.page.locator(box("fib")).click()
    assert opened.page.evaluate(ringed) == ["f0", "f3"]  # it and its caller
    opened.page.keyboard.press("Escape")
    opened.page.locator("h1").hover()
    assert opened.page.evaluate(ringed) == ["f0", "f2", "f5"]


@pytest.mark.parametrize("screen", SCREENS)
def test_full_window(visit: Open, violations: Callable[..., list[str]], screen: str) -> None:
    """F, or the button, gives the graph the whole window, with panel and keys; F again, or Escape, gives it back."""
    width, height = SCREENS[screen]
    opened = visit(page(), viewport={"width": width, "height": height}, bypass_csp=True)
    graph, stage = opened.page.locator(".callgraph"), opened.page.locator(".callgraph-stage")
    whole, before = {"x": 0, "y": 0, "width": width, "height": height}, stage.bounding_box()
    opened.page.locator(button("main")).focus()
    opened.page.keyboard.press("f")
    assert graph.bounding_box() == whole
    assert stage.bounding_box()["height"] > 0.4 * height
    assert violations(opened.page) == []
    opened.page.keyboard.press("Escape")
    assert stage.bounding_box() == before
    assert lit(opened.page, "is-active") == ["main"]
    opened.page.keyboard.press("Shift+F")
    assert graph.bounding_box() == whole
    opened.page.keyboard.press("f")
    assert stage.bounding_box() == before
    opened.page.get_by_role("button", name="Full window").click()
    assert graph.bounding_box() == whole
    opened.page.get_by_role("button", name="Close the full window").click()
    assert stage.bounding_box() == before
    opened.page.locator(".callgraph input").fill("f")
    assert stage.bounding_box() == before


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_opens_alone(visit: Open, line_end: str) -> None:
    """From a file, it asks for nothing but itself and complains of nothing, also with the line ends of Windows."""
    opened = visit(page().replace("\n", line_end))
    opened.page.locator(".callgraph-stage svg").wait_for()
    opened.page.get_by_role("button", name="Whose").click()
    assert len(opened.requests) == 1
    assert opened.complaints == []


def test_policy_is_a_second_wall(visit: Open) -> None:
    """Even markup that got past the first wall neither runs nor reaches the network."""
    evil = "<script>document.title='pwned'</script><img src='http://127.0.0.1:9/x' onerror=\"document.title='pwned'\">"
    opened = visit(page().replace("</main>", evil + "</main>"))
    assert opened.page.title() == "shop.py – profile"
    assert len(opened.complaints) >= 2


def test_hostile_names_do_nothing(visit: Open) -> None:
    """Names that try to become markup are shown as they are, wherever a name is shown, and do nothing."""
    opened = visit(page(hostile(), title=HOSTILE[0], reading=HOSTILE))
    for position, name in enumerate(HOSTILE):
        opened.page.locator(f"#f{position} [role=button]").focus()
        assert shortened(name) in said(opened.page)
        if position:
            assert shortened(HOSTILE[position - 1]) in opened.page.locator(".callgraph-jump").all_text_contents()
    opened.page.get_by_role("button", name="Function", exact=True).click()  # the script writes the rows anew
    assert sorted(opened.page.locator("tbody th bdi").all_text_contents()) == sorted(map(shortened, HOSTILE))
    assert opened.page.title() == f"{HOSTILE[0]} – profile"
    assert opened.page.locator("h1 bdi").text_content() == HOSTILE[0]
    assert opened.page.locator("img, [onerror], [onload], [onfocus]").count() == 0
    assert opened.complaints == []


def test_hover_says_the_sentence(visit: Open) -> None:
    """A pointer on a box or an arrow is answered with its numbers in a sentence, which a screen reader hears as well."""
    _, drawn = sample()
    sentences = words(drawn)
    opened = visit(page())
    opened.page.locator(box("price")).hover()
    assert said(opened.page) == sentences["f5"]
    line = opened.page.evaluate("id => document.getElementById(id).getBoundingClientRect().toJSON()", "f1-f4")
    opened.page.mouse.move(line["x"] + line["width"] / 2 + 4, line["y"] + line["height"] / 2)  # beside the hair line
    assert said(opened.page) == sentences["f1-f4"]
    assert opened.page.locator(".callgraph-words").get_attribute("aria-live") == "polite"


def test_neighbours_light_up(visit: Open) -> None:
    """Callers and callees light up in two ways that differ without colour, and the rest steps back."""
    opened = visit(page())
    opened.page.locator(box("total")).hover()
    assert (lit(opened.page, "is-active"), lit(opened.page, "is-caller"), lit(opened.page, "is-callee")) == (
        ["total"],
        ["main"],
        ["price"],
    )
    assert opened.page.locator(".callgraph-tag").all_text_contents() == ["caller", "callee"]
    dashes = "name => getComputedStyle(document.querySelector(`${name} .callgraph-ring`)).strokeDasharray"
    assert opened.page.evaluate(dashes, box("main")) != opened.page.evaluate(dashes, box("price"))
    opened.page.wait_for_function(
        "name => getComputedStyle(document.querySelector(name)).opacity < 0.5", arg=box("wait")
    )
    opened.page.locator("h1").hover()
    assert lit(opened.page, "is-active") == []


def test_tap_keeps_and_tap_again_lets_go(visit: Open) -> None:
    """A finger selects a box, and a second tap lets go of it."""
    opened = visit(page(), has_touch=True, viewport={"width": 360, "height": 740})
    opened.page.locator(box("main")).tap()
    assert "main" in said(opened.page)
    assert opened.page.locator(button("main")).get_attribute("aria-pressed") == "true"
    opened.page.locator(box("main")).tap()
    assert opened.page.locator(button("main")).get_attribute("aria-pressed") == "false"


def test_arrow_keys_walk(visit: Open) -> None:
    """From one tab stop the arrow keys walk to the hottest callee and caller, and to the neighbours in the picture."""
    opened = visit(page())
    assert opened.page.locator(".callgraph-stage [tabindex='0']").count() == 1
    opened.page.locator(".callgraph-stage [tabindex='0']").focus()
    walked = [focused(opened.page)]
    for key in ("Down", "Down", "Up", "Left", "Down", "Up", "Right", "Right", "Right", "Up"):
        opened.page.keyboard.press(f"Arrow{key}")
        walked.append(focused(opened.page))
    assert walked == "main total price total wait time.sleep wait total fib fib main".split()
    assert "main" in said(opened.page)
    assert opened.page.locator(".callgraph-stage [tabindex='0']").count() == 1


def test_enter_keeps_escape_lets_go(visit: Open) -> None:
    """Enter keeps a box selected when the focus moves on, Escape lets go of it."""
    opened = visit(page())
    opened.page.locator(button("wait")).focus()
    opened.page.keyboard.press("Enter")
    opened.page.locator(".callgraph input").focus()
    assert lit(opened.page, "is-active") == ["wait"]
    opened.page.keyboard.press("Escape")
    assert lit(opened.page, "is-active") == []
    assert "Point at" in said(opened.page)


def test_panel_leads_on(visit: Open) -> None:
    """The panel names callers and callees as buttons that jump there, arrows included."""
    opened = visit(page())
    opened.page.locator(box("wait")).click()
    opened.page.locator(".callgraph-panel").get_by_role("button", name="time.sleep", exact=True).click()
    assert focused(opened.page) == "time.sleep"
    opened.page.locator(".callgraph-told").first.click()
    assert focused(opened.page) == "wait calls time.sleep"
    panel = opened.page.locator(".callgraph-panel")
    assert panel.inner_text().count(said(opened.page)) == 1
    assert panel.get_by_role("button").all_inner_texts() == ["wait", "time.sleep"]
    opened.page.keyboard.press("ArrowUp")
    assert focused(opened.page) == "wait"


def test_source_lines(visit: Open) -> None:
    """The source lines stand in the panel with their numbers, moved to the left, as text."""
    opened = visit(page(source={"f1": (9, ("    def wait(self):", "        return '<b>'", "…"))}))
    opened.page.locator(box("wait")).click()
    assert opened.page.locator("pre").text_content() == " 9def wait(self):\n10    return '<b>'\n  …\n"


def test_search(visit: Open) -> None:
    """Slash leads to the search, which lights up what it finds and says the first; Enter goes from one to the next."""
    opened = visit(page())
    opened.page.locator(box("price")).click()
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("AI")
    found = opened.page.locator(".callgraph-found")
    assert lit(opened.page, "is-match") == ["main", "wait"]
    assert found.text_content() == "2 found, Enter goes to the next"
    assert lit(opened.page, "is-active") == ["main"]
    assert said(opened.page).startswith("main")
    dim = "(boxes) => boxes.filter((box) => getComputedStyle(box).opacity < 1).map((box) => box.id)"
    opened.page.evaluate("for (const moving of document.getAnimations()) moving.finish()")
    bright = set(range(len(BOXES))) - {int(box[1:]) for box in opened.page.locator(".node").evaluate_all(dim)}
    assert bright == {BOXES.index("main"), BOXES.index("wait")}
    opened.page.keyboard.press("Enter")
    assert lit(opened.page, "is-active") == ["wait"]
    assert found.text_content() == "2 of 2, Enter goes to the next"
    opened.page.keyboard.press("Shift+Enter")
    assert lit(opened.page, "is-active") == ["main"]
    opened.page.locator(".callgraph input").fill("no such name")
    assert found.text_content() == "nothing found"


def test_zoom_and_pan(visit: Open) -> None:
    """Buttons, keys and Ctrl with the wheel zoom, a drag pans; a wheel alone scrolls the page and leaves the drawing."""
    opened = visit(page())
    svg = opened.page.locator(".callgraph-stage svg")
    opened.page.locator(".callgraph-stage").scroll_into_view_if_needed()

    def width() -> float:
        return float(svg.bounding_box()["width"])

    start = width()
    opened.page.get_by_role("button", name="Zoom in").click()
    assert width() == pytest.approx(start * 1.25, rel=0.01)
    opened.page.get_by_role("button", name="Fit the whole picture").click()
    assert width() == pytest.approx(start, rel=0.01)
    opened.page.locator(button("main")).focus()
    for _ in range(5):
        opened.page.keyboard.press("+")
    grown = width()
    assert grown > start * 2
    stage = opened.page.locator(".callgraph-stage").bounding_box()
    x, y = stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2
    opened.page.mouse.move(x, y)
    before = svg.bounding_box()
    opened.page.mouse.down()
    opened.page.mouse.move(x - 40, y - 30, steps=4)
    opened.page.mouse.up()
    after = svg.bounding_box()
    assert (after["x"] - before["x"], after["y"] - before["y"]) == (
        pytest.approx(-40, abs=1),
        pytest.approx(-30, abs=1),
    )
    assert width() == pytest.approx(grown)
    opened.page.keyboard.down("Control")
    opened.page.mouse.wheel(0, 100)
    opened.page.keyboard.up("Control")
    opened.page.wait_for_function(
        "was => document.querySelector('.callgraph-stage svg').getBoundingClientRect().width < was - 1", arg=grown
    )
    shrunk, scrolled = width(), opened.page.evaluate("scrollY")
    opened.page.mouse.wheel(0, 100)
    opened.page.wait_for_function("was => scrollY > was", arg=scrolled)
    assert width() == shrunk


def test_sorting(visit: Open) -> None:
    """A click on a heading sorts all functions by it, numbers as numbers; a second one turns the order round."""
    opened = visit(page())
    heading = opened.page.locator("thead th").filter(has_text="Total calls")
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    assert opened.page.locator("thead [aria-sort]").count() == 1
    found = numbers(column(opened.page, 4))
    assert found == sorted(found, reverse=True)
    assert found[:4] == [1000, 10, 9, 5]
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    assert numbers(column(opened.page, 4))[0] == 1
    opened.page.locator("thead th").filter(has_text="Where").get_by_role("button").click()
    places = [text for text in column(opened.page, 2) if text.startswith("json")]
    assert places[:11] == [f"json/decoder.py:{line}" for line in range(1, 12)]


def test_table_grows_as_the_page_wrote_it(visit: Open) -> None:
    """The rows the script adds follow on those of the page, and look alike."""
    opened = visit(page())
    first = opened.page.locator("tbody").inner_html()
    opened.page.get_by_role("button", name=re.compile("^Show .* more")).click()
    assert opened.page.locator("tbody tr").count() == ALL
    found = numbers(column(opened.page, 8))
    assert found == sorted(found, reverse=True)
    heading = opened.page.locator("thead th").filter(has_text="Cumulative time")
    heading.get_by_role("button").click()
    heading.get_by_role("button").click()
    plain = re.compile(r"\s+(?=<)|(?<=>)\s+")
    assert plain.sub("", opened.page.locator("tbody").inner_html()) == plain.sub("", first)


def test_filter(visit: Open) -> None:
    """The filter looks at names, places and owners of all functions, not only of the rows that are shown."""
    opened = visit(page())
    field = opened.page.get_by_label("Filter the table")
    field.fill("FILLER_0")
    assert column(opened.page, 1) == ["filler_0"]
    field.fill("shop.py:40")
    assert [text.split()[0] for text in column(opened.page, 1)] == ["price"]
    field.fill("")
    assert opened.page.locator("tbody tr").count() == 200


def test_show_in_picture(visit: Open) -> None:
    """A row leads to its box, which is then selected, has the focus and is in sight."""
    opened = visit(page())
    row = opened.page.locator("tbody tr").filter(has_text="time.sleep")
    row.get_by_role("link", name="show in picture").click()
    assert focused(opened.page) == "time.sleep"
    assert lit(opened.page, "is-active") == ["time.sleep"]
    found = opened.page.locator(box("time.sleep")).bounding_box()
    assert 0 <= found["y"] <= 800 - found["height"]


def test_dark(visit: Open) -> None:
    """The page follows the system into the dark, the button overrides it, and the paper of the drawing with it."""
    ground = "getComputedStyle(document.body).backgroundColor"
    paper = "getComputedStyle(document.querySelector('.callgraph-stage')).backgroundColor"
    light = visit(page()).page.evaluate(ground)
    opened = visit(page(), color_scheme="dark")
    dark = opened.page.evaluate(ground)
    assert dark != light
    opened.page.get_by_role("button", name="Light page").click()
    assert opened.page.evaluate(ground) == light
    assert opened.page.evaluate(paper) == "rgb(255, 255, 255)"
    opened.page.get_by_role("button", name="Dark page").click()
    assert opened.page.evaluate(ground) == dark
    assert opened.page.evaluate(paper) != "rgb(255, 255, 255)"


LUMINANCE = """() => {
  const parsed = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const color = parsed(getComputedStyle(element).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const bad = [];
  for (const element of document.querySelectorAll("body *:not(svg):not(svg *)")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility() || element.matches("script, noscript")) continue;
    const pair = [light(parsed(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) bad.push(`${element.tagName} ${element.className} ${ratio.toFixed(2)}`);
  }
  return bad;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(visit: Open, scheme: str) -> None:
    """Every text of the page passes WCAG AA (4.5:1), in the light and in the dark."""
    opened = visit(page(source={"f1": (10, ("def wait():",))}), color_scheme=scheme)
    opened.page.locator(box("wait")).click()
    assert opened.page.evaluate(LUMINANCE) == []


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360)], ids=["light", "dark", "phone"]
)
def test_open_to_everybody(visit: Open, violations: Callable[..., list[str]], scheme: str, width: int) -> None:
    """No rule of axe-core is broken, before and after a box is chosen."""
    opened = visit(
        page(source={"f1": (10, ("def wait():",))}),
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        bypass_csp=True,  # for axe-core to get in
    )
    assert violations(opened.page) == []
    opened.page.locator(box("wait")).click()
    assert violations(opened.page) == []


def test_narrow(visit: Open) -> None:
    """On a phone the page itself never scrolls sideways, whatever the names, and what can be touched is large enough."""
    for html in (page(), page(hostile(), title=HOSTILE[-1], reading=HOSTILE)):
        opened = visit(html, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
        stage = opened.page.locator(".callgraph-stage").bounding_box()
        places = [(node, node.bounding_box()) for node in opened.page.locator(".node").all()]
        right, low = stage["x"] + stage["width"], stage["y"] + stage["height"]
        seen = [
            n
            for n, b in places
            if b["x"] > stage["x"] and b["x"] + b["width"] < right and stage["y"] < b["y"] < low - b["height"]
        ]
        seen[0].tap()
        assert opened.page.evaluate("document.documentElement.scrollWidth") == 360
        for button in opened.page.locator("button:visible, a.show:visible, input:visible").all():
            size = button.bounding_box()
            assert min(size["width"], size["height"]) >= 24, button.inner_text()


def test_without_javascript(visit: Open) -> None:
    """Without JavaScript there are still the reading, the drawing and the first rows, and no dead controls."""
    opened = visit(page(), java_script_enabled=False)
    assert opened.page.locator("ol.reading li").all_inner_texts() == READING
    assert opened.page.locator("svg").is_visible()
    assert opened.page.locator("tbody tr").count() == 200
    assert opened.page.locator("button:visible").count() == 0


def test_without_graphviz(visit: Open) -> None:
    """Without a drawing the table still sorts."""
    opened = visit(page(svg=False))
    opened.page.get_by_role("button", name="Function", exact=True).click()
    assert column(opened.page, 1)[0] == "fib"
    assert opened.complaints == []


def test_print(visit: Open) -> None:
    """On paper there are no buttons, the whole drawing is as wide as the page at most, and the table stops after 40 rows."""
    opened = visit(page(), viewport={"width": 700, "height": 900})
    opened.page.get_by_role("button", name="Zoom in").click(click_count=5)
    opened.page.emulate_media(media="print")
    assert opened.page.locator(":is(.callgraph, .tools) button:visible, #theme:visible, input:visible").count() == 0
    assert opened.page.locator("tbody tr:visible").count() == 40
    drawn = opened.page.locator(".callgraph svg").bounding_box()
    assert drawn["x"] >= 0
    assert drawn["x"] + drawn["width"] <= 700


def test_two_graphs_on_one_page(visit: Open) -> None:
    """Two graphs with the same ids keep out of each other's way, tell what is selected, and leave as they came."""
    _, drawn = sample()
    style = files("demo.report").joinpath("assets", "callgraph.css").read_text(encoding="utf-8")
    opened = visit(
        f"<!doctype html><style>{style}</style><div id=a>{drawing(drawn)}</div><div id=b>{drawing(drawn)}</div>"
    )
    opened.page.add_script_tag(content=callgraph_script())
    result = opened.page.evaluate(
        """(data) => {
          const before = document.getElementById("b").innerHTML, told = [];
          const a = Callgraph.mount(document.getElementById("a"), data);
          const b = Callgraph.mount(document.getElementById("b"), data, { onSelect: (id) => told.push(id) });
          const answers = [b.select("f2"), b.select("f2"), b.select("nothing"), b.select(null), b.search("ai")];
          const lit = document.querySelectorAll("#a .is-active, #a .is-match").length;
          b.destroy();
          a.select("f0");
          return { told, answers, lit, after: document.getElementById("b").innerHTML === before };
        }""",
        graph_data(drawn, words(drawn), {}),
    )
    assert result == {"told": ["f2", None, "f0"], "answers": [True, True, False, True, 2], "lit": 0, "after": True}
    assert opened.page.locator("#a .node.is-active").count() == 1
    assert opened.complaints == []


def test_material_scheme(visit: Open) -> None:
    """On a page of Material for MkDocs the graph follows that page's scheme, not the system's."""
    _, drawn = sample()
    style = files("demo.report").joinpath("assets", "callgraph.css").read_text(encoding="utf-8")
    html = (
        f"<!doctype html><style>{style}</style><body data-md-color-scheme=default><div class=callgraph>{drawing(drawn)}"
    )
    opened = visit(html, color_scheme="dark")
    ink = "getComputedStyle(document.querySelector('.callgraph')).color"
    light = opened.page.evaluate(ink)
    opened.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert light != opened.page.evaluate(ink)


def test_comparison(visit: Open, violations: Callable[..., list[str]], run: Callable[..., Any], tmp_path: Path) -> None:
    """The page that compares two profiles opens alone, is open to everybody in light, dark and on a phone, and is walked."""
    faster = {key: (*row[:2], row[2] / 2, row[3] / 2, row[4]) for key, row in figures().items()}
    for name, raw in (("before", figures()), ("after", faster)):
        (tmp_path / f"{name}.pstats").write_bytes(marshal.dumps(raw))
    done = run("compare", "before.pstats", "after.pstats")
    assert done.returncode == 0, done.stderr
    opened = visit((tmp_path / "compare.html").read_text(encoding="utf-8"), bypass_csp=True)
    assert len(opened.requests) == 1
    for scheme, width, height in (("light", 1280, 720), ("dark", 1440, 900), ("light", 360, 740)):
        opened.page.emulate_media(color_scheme=scheme)
        opened.page.set_viewport_size({"width": width, "height": height})
        assert violations(opened.page) == []
        assert opened.page.evaluate("document.documentElement.scrollWidth") == width
        stage = first_screen(opened.page)["stage"]
        assert min(stage["bottom"], height) - stage["top"] >= (0.7 * height if width > 1000 else 250)
    opened.page.emulate_media(color_scheme="light")
    opened.page.get_by_role("button", name="Dark page").click()
    assert opened.page.evaluate("document.documentElement.dataset.theme") == "dark"
    opened.page.locator(".callgraph-stage [tabindex='0']").focus()
    opened.page.keyboard.press("ArrowDown")
    assert focused(opened.page) == "total"
    assert opened.complaints == []


SMALL = ("tick", "tock", "ring", "ping", "pong")


@pytest.mark.system_dot
def test_out_of_sight_at_first(visit: Open) -> None:
    """In a frame that is displayed later, the graph is as large, and where it would be, as in one that was from the start."""
    run = pipeline.Run(samples.real(), name="A run")
    frame = f'<iframe srcdoc="{escape(run.page(run.svg))}" width="1000" height="800"></iframe>'
    opened = visit(frame + frame.replace("<iframe", "<iframe hidden", 1), viewport={"width": 1100, "height": 1700})
    at_once, later = (opened.page.frame_locator("iframe").nth(n) for n in (0, 1))
    later.locator(".callgraph-stage svg").wait_for(state="attached")
    opened.page.locator("iframe").nth(1).evaluate("(frame) => (frame.hidden = false)")
    later.locator(".callgraph-legend").wait_for()
    where = [
        frame.locator(".callgraph-stage").evaluate(
            "(stage) => [stage, stage.querySelector('svg'), stage.querySelector('.node')].flatMap((one) => "
            "{ const { x, y, width, height } = one.getBoundingClientRect(); return [x, y, width, height]; })"
        )
        for frame in (at_once, later)
    ]
    assert where[0] == where[1] and where[0][2] > 100
    assert not opened.complaints


def in_two_views() -> str:
    """Return the report of a run of which five boxes are put together at first: main -> work, the small ones, and others."""
    main, work = (SHOP, 1, "main"), (SHOP, 10, "work")
    raw: dict[Any, Any] = {main: (1, 1, 0.5, 10.0, {}), work: (2, 2, 7.94, 7.94, {main: (2, 2, 7.94, 7.94)})}
    for number in range(FEW):
        raw[SHOP, 100 + number, f"more_{number}"] = (1, 1, 0.1, 0.1, {main: (1, 1, 0.1, 0.1)})
    for number, name in enumerate(SMALL, 1):
        figures = (number, number, 0.02 + number / 250, 0.02 + number / 250)
        raw[SHOP, 10 + 10 * number, name] = (*figures, {main: figures})
    run = pipeline.read(marshal.dumps(raw), title="shop.py", mine=["/srv/shop"])
    assert run.first_view
    return run.page(drawing(run.graph), drawing(run.first_view.graph))


def names(page: Any) -> set[str]:
    """Return what is written on the boxes in the picture, but for `more_0` and so on."""
    texts = page.locator(".callgraph-stage .node text:not(.callgraph-tag)").all_text_contents()
    return {text for text in texts if not text.startswith("more_")}


def test_two_views(visit: Open, violations: Callable[..., list[str]]) -> None:
    """Small boxes are one box at first; a button shows all, and back, with the same box selected and the focus on it."""
    opened = visit(in_two_views(), bypass_csp=True)
    assert names(opened.page) == {"main", "work", "5 more functions"}
    opened.page.locator("#f1 [role=button]").press("Enter")
    button = opened.page.locator(".callgraph-views")
    first, everything = {"main", "work", "5 more functions"}, {"main", "work", *SMALL}
    for text, shown in ((f"Show all {FEW + 2 + len(SMALL)} boxes", everything), ("Show less", first)):
        assert button.text_content() == text
        button.press("Enter")
        assert names(opened.page) == shown
        assert lit(opened.page, "is-active") == ["wait"]  # the second box, by whatever name
        assert opened.page.evaluate("document.activeElement.className") == "callgraph-views"
        assert violations(opened.page) == []
    assert opened.complaints == []


def test_two_views_in_the_full_window(visit: Open) -> None:
    """The graph keeps the whole window when the view changes, and its keys still work once."""
    opened = visit(in_two_views())
    opened.page.keyboard.press("Tab")
    opened.page.locator(".callgraph-views").focus()
    opened.page.keyboard.press("f")
    opened.page.locator(".callgraph-views").click()
    assert opened.page.locator(".callgraph.is-full").count() == 1
    opened.page.keyboard.press("f")
    assert opened.page.locator(".callgraph.is-full").count() == 0


def test_search_in_two_views(visit: Open) -> None:
    """What is only in the view with all boxes is not said to be nowhere."""
    opened = visit(in_two_views())
    field, found = opened.page.get_by_label("Find a function in the picture"), opened.page.locator(".callgraph-found")
    for text, answer in (("tock", "only among all boxes"), ("work", "1 found"), ("nobody", "nothing found")):
        field.fill(text)
        assert found.text_content() == answer


def test_show_in_picture_in_two_views(visit: Open) -> None:
    """A row of the table leads to its box, whichever view has it."""
    opened = visit(in_two_views())
    opened.page.locator("tbody tr", has_text="work").locator("a.show").click()
    assert names(opened.page) == {"main", "work", "5 more functions"} and focused(opened.page) == "work"
    opened.page.locator("tbody tr", has_text="tock").locator("a.show").click()
    assert names(opened.page) == {"main", "work", *SMALL} and focused(opened.page) == "tock"


@pytest.mark.system_dot
def test_from_the_command_line(visit: Open, run: Callable[..., Any], tmp_path: Path) -> None:
    """The report that the tool writes with the real Graphviz is walkable as well."""
    (tmp_path / "shop.pstats").write_bytes(marshal.dumps(figures()))
    done = run("graph", "shop.pstats", "-o", "report.html")
    assert done.returncode == 0, done.stderr
    opened = visit((tmp_path / "report.html").read_text(encoding="utf-8"))
    opened.page.locator(".callgraph-stage [tabindex='0']").focus()
    walked = [focused(opened.page)]
    for _ in range(2):
        opened.page.keyboard.press("ArrowDown")
        walked.append(focused(opened.page))
    assert walked == ["main", "total", "price"]
    assert "price" in said(opened.page)
    assert len(opened.requests) == 1
    assert opened.complaints == []


def test_processes(visit_at: Open, tmp_path: Path) -> None:
    """A press on a bar shows that process's own graph, and another one, or a row of the table, leads back to all."""

    def profile(*names: str) -> bytes:
        stats: dict[Any, Any]
        main, *others = (("/srv/shop/shop.py", line, name) for line, name in enumerate(("main", *names), 7))
        stats = {main: (1, 1, 0.5, 0.5 + len(others), {})}
        return marshal.dumps(stats | {one: (2, 2, 1.0, 1.0, {main: (2, 2, 1.0, 1.0)}) for one in others})

    run = pipeline.read(profile("red", "blue"))
    run.show_processes([Process("first", profile("red"), 2.0), Process("second", profile("blue"), 3.0)])
    run.save(tmp_path / "output.html")
    page = visit_at((tmp_path / "output.html").as_uri()).page

    def shown() -> list[str]:
        return sorted(page.locator(".node [role=button]").evaluate_all("all => all.map((one) => one.ariaLabel)"))

    bars = page.locator(".process")
    assert shown() == ["blue", "main", "red"]
    for number, names in (
        (1, ["main", "red"]),
        (2, ["blue", "main"]),
        (0, ["blue", "main", "red"]),
        (2, ["blue", "main"]),
    ):
        bars.nth(number).click()
        assert shown() == names
        assert [bar.get_attribute("aria-pressed") for bar in bars.all()] == [str(i == number).lower() for i in range(3)]
    assert bars.locator("rect").evaluate_all("all => all.map((one) => Math.round(one.getBBox().width))") == [67, 100]
    page.locator("tr", has_text="red").get_by_role("link", name="show in picture").click()
    assert shown() == ["blue", "main", "red"]
    assert bars.first.get_attribute("aria-pressed") == "true"
    assert "red" in said(page)


def test_words_come_into_sight(visit: Open) -> None:
    """On a phone the panel is below the picture: a tap brings its sentence into sight, and the box stays there."""
    opened = visit(page(), viewport={"width": 360, "height": 560}, has_touch=True, is_mobile=True)
    opened.page.get_by_role("button", name="Fit the whole picture").tap()
    words = opened.page.locator(".callgraph-words").bounding_box()
    assert words["y"] + 1 >= 560  # out of sight
    opened.page.locator(button("main")).tap()
    words, box = (opened.page.locator(one).bounding_box() for one in (".callgraph-words", "#f0"))
    assert said(opened.page).startswith("main")
    assert words["y"] >= 0 and words["y"] + words["height"] <= 560 + 1
    assert box["y"] >= 0 and box["y"] + box["height"] <= 560
