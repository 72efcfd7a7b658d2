"""Labels without Graphviz's markup: the same texts as with it, by the same Graphviz."""

import re
from html import unescape
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from demo.comparison.callgraph import compare_dot
from demo.comparison.changes import compare
from demo.picture.callgraph import dot
from demo.picture.engines import draw
from demo.picture.plain_labels import with_cells, without_markup
from demo.picture.svg import SVG
from tests import samples
from tests.picture.test_callgraph import HOSTILE

pytestmark = pytest.mark.system_dot


def texts(svg: str) -> list[str]:
    """Return what is written in a drawing, with one blank for several."""
    found = (" ".join("".join(text.itertext()).split()) for text in ElementTree.fromstring(svg).iter(f"{{{SVG}}}text"))
    written = sorted(filter(None, found))
    assert written
    return written


def drawn(dot: str) -> str:
    return draw(dot, png=False).svg.decode()


def without(dot: str) -> str:
    """Draw without markup."""
    plain, rows = without_markup(dot, with_places=True)
    return with_cells(drawn(plain), rows)


@pytest.mark.parametrize("seed", range(3))
def test_same_texts(seed: int) -> None:
    """Boxes, arrows and legend say the same."""
    made = dot(samples.graph_of(samples.tangled(seed), program="a<b>&amp; \\N.py"))
    assert texts(without(made)) == texts(drawn(made))


def test_hostile_names() -> None:
    """Names that look like markup, or like an escape of Graphviz, are drawn as with markup."""
    stats: samples.Stats = {
        (f"{n}.py", 1, name[:80] + "__"): (1, 1, 1.0, 1.0, {}) for n, name in enumerate((*HOSTILE, "label=<"))
    }
    made = dot(samples.graph_of(stats, program=" ".join(HOSTILE)[:80]))
    assert texts(without(made)) == texts(drawn(made))


def test_comparison() -> None:
    """A comparison's legend has no cells, and its boxes have marks."""
    before, after = (samples.profile_of(samples.tangled(seed)) for seed in (1, 2))
    made = compare_dot(compare(before, after, 20), "one → other")
    assert texts(without(made)) == texts(drawn(made))


def test_room_for_cells() -> None:
    """However small the graph is, the drawing is as wide as its legend; another format has the cells' texts in a line."""
    made = dot(samples.graph_of({("a.py", 1, "f"): (1, 1, 1.0, 1.0, {})}))
    root = ElementTree.fromstring(without(made))
    *_, wide, _ = map(float, root.attrib["viewBox"].split())
    ends = [float(shape.attrib["x"]) + float(shape.attrib["width"]) for shape in root.iter(f"{{{SVG}}}rect")]
    assert 0.9 * wide < max(ends) < wide - 8
    plain, _ = without_markup(made, with_places=False)
    assert "your program    library    built-in" in plain and not re.search("[\ue000-\uf8ff]", plain)


def test_raw_names() -> None:
    """A raw picture may have any character in a name, a mark as well."""
    raw = 'digraph { a [label="\ue000"]; b [label="\ue003"] }'
    plain, rows = without_markup(raw, with_places=True)
    assert (plain, rows) == (raw, [])
    assert texts(with_cells(drawn(plain), rows)) == ["\ue000", "\ue003"]


def test_cells() -> None:
    """The cells of the legend have the colours and frames that they have with markup, and none lies on its neighbour."""
    made = dot(samples.graph_of(samples.tangled(3)))
    root = ElementTree.fromstring(without(made))
    shapes = list(root.iter(f"{{{SVG}}}rect"))
    colours = [shape.get("fill", "") for shape in shapes if shape.get("fill") != "none"]
    with_markup = drawn(made).split('class="node"')[0]
    assert colours == re.findall(r'<polygon fill="(#[0-9a-f]+)"', with_markup) and len(colours) == 5
    assert sum("stroke-dasharray" in shape.attrib for shape in shapes) == 2
    assert sum("rx" in shape.attrib for shape in shapes) == 2
    assert [shape.get("stroke-width") for shape in shapes][-1] == "4"
    rows: dict[str, list[tuple[float, float]]] = {}
    for shape in shapes:
        left, width, height = (float(shape.get(name, "")) for name in ("x", "width", "height"))
        if height > 18:  # not a frame in a frame, or a tab
            rows.setdefault(shape.get("y", ""), []).append((left, left + width))
    assert [len(row) for row in rows.values()] == [5, 7]
    for row in rows.values():
        assert all(end <= start for (_, end), (start, _) in pairwise(row))
    assert unescape("".join(root.itertext())).count("much self time") == 1
