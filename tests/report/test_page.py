"""The report as a file: what is in it, and what can never get into it. `tests/browser/test_report.py` opens it."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from demo.profiles.names import shortened
from demo.report.page import ROWS_AT_A_TIME, graph_data
from demo.report.page_kit import callgraph_script, report_script
from tests.report.sample import BOXES, FILLERS, HOSTILE, READING, hostile, page, sample


class Reader(HTMLParser):
    """Reads a page as a browser would: elements with their attributes, and the text of each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data: str) -> None:
        """Keep a text, with the element that opened last before it."""
        self.texts.append((self._open, data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def text(self, tag: str) -> list[str]:
        """Return all texts that follow the opening of such an element."""
        return [text for name, text in self.texts if name == tag and text.strip()]

    def data(self, which: int) -> Any:
        """Return one of the two JSON blocks: 0 the graph, 1 the table."""
        return json.loads(self.text("script")[which])


def test_reading_and_title() -> None:
    """The heading says what was run, then come the place to start, which the reading ends with, and the reading."""
    reader = Reader(page())
    items = [text for text in reader.text("bdi") if text in READING]
    assert "shop.py" in reader.text("bdi")
    assert items == [READING[-1], *READING]


def test_asks_nothing_of_the_network() -> None:
    """No element names anything outside the file."""
    for tag, attributes in Reader(page()).elements:
        assert tag not in {"link", "iframe", "img", "object", "embed", "base", "form"}
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")


def test_policy_names_exactly_our_script_and_style() -> None:
    """The Content-Security-Policy holds the hashes of the script and the style that are in the file, and nothing looser."""
    reader = Reader(page())
    policy = next(meta["content"] or "" for meta in reader.all("meta") if meta.get("http-equiv"))
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (reader.text("script")[-1], reader.text("style")[0])
    ]
    assert f"script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}';" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_hostile_names_stay_text() -> None:
    """Names that try to become markup bring no element and no attribute that harmless names do not bring."""
    harmless, evil = Reader(page()), Reader(page(hostile(), title=HOSTILE[0], reading=HOSTILE))
    assert {tag for tag, _ in evil.elements} <= {tag for tag, _ in harmless.elements}
    assert len(evil.all("script")) == len(harmless.all("script"))
    for _, attributes in evil.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: name[:20])
def test_hostile_name_is_shown(name: str) -> None:
    """A hostile name is not swallowed either: it stands in the table and in both blocks of data, whole unless very long."""
    reader, name = Reader(page(hostile())), shortened(name)
    assert name in reader.text("bdi")
    assert name in [box["name"] for box in reader.data(0)["boxes"].values()]
    assert name in reader.data(1)["name"]


def test_data_holds_no_markup() -> None:
    """The blocks of data hold no character that could end them, not even inside a text."""
    html = page(hostile(), source={"f0": (1, ("if a < b & c: '</script>'\u2028",))})
    for block in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.S):
        assert not set(block) & set("<>&\u2028\u2029")


def test_table_has_every_function() -> None:
    """The first rows, hottest first, are in the page itself, and the data has all of them."""
    whole, _ = sample()
    reader = Reader(page())
    table = reader.data(1)
    assert len(table["name"]) == len(whole.functions) == len(BOXES) + FILLERS
    assert table["name"][:3] == ["main", "total", "wait"]
    assert table["cumulative"] == sorted(table["cumulative"], reverse=True)
    assert len(reader.all("tr")) == 1 + ROWS_AT_A_TIME


def test_row_says_the_figures() -> None:
    """A row has place, owner, both counts, and both times in seconds and as shares."""
    html = page()
    row = html[html.index('<bdi class="clip">fib</bdi>') :].split("</tr>")[0]
    cells = re.findall(r"<td>(?:<bdi[^>]*>)?([^<]*)", row)
    assert cells == ["shop.py:30", "program", "9", "1", "0.900000", "8.97%", "0.900000", "8.97%"]


def test_only_drawn_functions_lead_to_the_picture() -> None:
    """A row leads to the picture if, and only if, its function has a box of its own."""
    reader = Reader(page())
    links = [attributes["href"] for attributes in reader.all("a") if attributes.get("class") == "show"]
    assert sorted(filter(None, links)) == [f"#f{i}" for i in range(len(BOXES))]
    assert sorted(reader.data(1)["box"].values()) == [f"f{i}" for i in range(len(BOXES))]


def test_without_graphviz() -> None:
    """Without a drawing there is still a report: it says why, and has reading and table."""
    html = page(svg=False)
    reader = Reader(html)
    assert "Graphviz" in html
    assert not reader.all("svg")
    assert "show in picture" not in html.split("</table>")[0]
    assert READING[1] in reader.text("bdi")
    assert len(reader.all("tr")) == 1 + ROWS_AT_A_TIME


def test_graph_data() -> None:
    """Callers and callees come hottest first, and a recursive function is not its own neighbour."""
    _, drawn = sample()
    data = graph_data(drawn, {"f0": "said"}, {"f1": (10, ("def wait():",))})
    names = {box: told["name"] for box, told in data["boxes"].items()}
    assert [names[box] for box in data["boxes"]["f0"]["callees"]] == ["total", "wait", "fib"]
    assert [names[box] for box in data["boxes"]["f3"]["callers"]] == ["main"]
    assert data["boxes"]["f3"]["callees"] == []
    assert data["boxes"]["f0"]["words"] == "said"
    assert data["boxes"]["f1"]["source"] == {"first": 10, "lines": ["def wait():"]}


def test_title_from_a_broken_file_name() -> None:
    """A title with half a character in it can still be written as UTF-8."""
    assert "caf?.py" in page(title="caf\udce9.py").encode("utf-8").decode()


def test_same_run_same_page() -> None:
    """The page depends on nothing but the run: no clock, no chance."""
    assert page() == page()


def test_our_words() -> None:
    """Self and cumulative time are called so; "total time" means two things in this field."""
    assert "total time" not in page().lower()


@pytest.mark.parametrize("joined", [callgraph_script, report_script])
def test_scripts_write_text_only(joined: Callable[[], str]) -> None:
    """No script has a way to turn a text into markup or code, and none can end its own element."""
    script = joined()
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "</",
        "<!--",
    ):
        assert way not in script
