"""Whatever the names in a profile say, they are text in all that the tool makes of it; see `hostile.py`."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests import hostile

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "g", "title", "polygon", "polyline", "path", "ellipse", "text", "style", "desc", "rect"}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Path, list[str]]]:
    """All that is made of each name."""
    return list(hostile.made(tmp_path_factory.mktemp("hostile")))


def test_sentences(parts: list[tuple[str, Path, list[str]]]) -> None:
    """What is printed can be printed: nothing in it moves the cursor, ends the line, or breaks the encoding."""
    for kind, _, texts in parts:
        for text in texts:
            assert all(line.isprintable() for line in text.split("\n")), kind
            text.encode()


def test_sentences_are_short(parts: list[tuple[str, Path, list[str]]]) -> None:
    """No name makes a sentence longer than a few lines."""
    for kind, _, texts in parts:
        for sentence in texts[:-2]:
            assert len(sentence) <= 800 and "\n" not in sentence, (kind, sentence)


def test_drawings(parts: list[tuple[str, Path, list[str]]]) -> None:
    """A drawing is well-formed, and has neither an element nor an attribute that could do something."""
    for kind, place, _ in parts:
        for file in (place / "output.svg", place / "compare.svg"):
            for element in ET.parse(file).iter():
                assert element.tag.removeprefix(SVG) in ELEMENTS, kind
                assert not [name for name in element.attrib if name.startswith("on") or name.endswith("href")], kind


def test_pages(parts: list[tuple[str, Path, list[str]]]) -> None:
    """A page has as many elements that could do something as one of harmless names."""
    counts = {
        (kind, name): [
            (place / name).read_text(encoding="utf-8").count(f"<{tag}")
            for tag in ("script", "iframe", "img", "base", "link")
        ]
        for kind, place, _ in parts
        for name in ("output.html", "compare.html")
    }
    for name in ("output.html", "compare.html"):
        assert len({tuple(count) for (_, page), count in counts.items() if page == name}) == 1, counts
