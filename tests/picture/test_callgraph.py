"""Profile -> DOT."""

import inspect
import marshal
import os
import re
import struct
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import gprof2dot
import pytest

from demo.errors import DrawingError
from demo.folding.focus import focus
from demo.folding.graph import Graph
from demo.picture.callgraph import LONGEST_NAME, dot, raw_dot, title
from demo.picture.engines import Drawn, draw
from demo.picture.svg import SVG, finish
from demo.profiles.tables import read_table
from demo.reading.words import words
from tests import samples
from tests.picture.test_theme import contrast

HOSTILE = [
    '"',
    "\\",
    "\\N",
    "\\G\\E\\l",
    "a\\",
    '\\"',
    "<b>",
    "<",
    "&lt;",
    "&amp;lt;",
    "&#60;",
    "%s%%",
    "]; evil [label=x",
    "</svg><script>alert(1)</script>",
    "<TABLE>",
    "😀 名前 é",
    "\u202eevil",
    "line\nbreak",
    "tab\there",
    "x" * 5000,
    "{a|b}",
    " ",
]


def attributes(text: str) -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], dict[str, str]]]:
    """Read the attributes of boxes and arrows back from DOT, a statement on a line."""
    boxes, arrows = {}, {}
    for line in text.splitlines():
        found = re.fullmatch(r"\t(\d+)(?: -> (\d+))? \[(.*)\];", line)
        if found:
            told = {
                name: value.strip('"') for name, value in re.findall(r'(\w+)=("(?:[^"\\]|\\.)*"|[^,\]]+)', found[3])
            }
            if found[2]:
                arrows[found[1], found[2]] = told
            else:
                boxes[found[1]] = told
    return boxes, arrows


def rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def drawn(text: str) -> Drawn:
    """Draw with whichever Graphviz is here."""
    try:
        return draw(text)
    except DrawingError as error:
        if "Graphviz is not installed" in str(error):
            pytest.skip(str(error))
        raise


def texts(svg: bytes, box: str) -> list[str]:
    """Return the lines of text of a box."""
    [group] = [group for group in ElementTree.fromstring(svg).iter(f"{{{SVG}}}g") if group.get("id") == box]
    return ["".join(text.itertext()) for text in group.iter(f"{{{SVG}}}text")]


# --- raw -----------------------------------------------------------------------------------------------------------


def by_their_program(data: bytes, folder: Path) -> str:
    file = folder / "some.pstats"
    file.write_bytes(data)
    command = [sys.executable, "-m", "gprof2dot", "-f", "pstats", str(file)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    return (
        subprocess.run(command, capture_output=True, check=True, env=environment).stdout.decode().replace("\r\n", "\n")
    )


def integer_callers(stats: samples.Stats) -> samples.Stats:
    return {
        key: (*figures[:4], {caller: told[0] for caller, told in figures[4].items()}) for key, figures in stats.items()
    }


def swapped(stats: samples.Stats) -> samples.Stats:
    return {key: (figures[1], figures[0], *figures[2:]) for key, figures in stats.items()}


SHOP = samples.recorded(samples.SHOP)
FIB = samples.recorded(samples.FIB)


@pytest.mark.parametrize(
    "data",
    [
        samples.real(),
        marshal.dumps(FIB),
        marshal.dumps(SHOP),
        marshal.dumps(samples.shaped("dense")),
        marshal.dumps(integer_callers(SHOP)),
        marshal.dumps(integer_callers(FIB)),
        marshal.dumps(swapped(FIB)),
        marshal.dumps({("f.py", 1, name): (1, 1, 1.0, 1.0, {}) for name in HOSTILE}),
        marshal.dumps({("a.py", 1, "f"): (1, 1, 1.0, 1.0, {}), ("a.py", 2, "g"): (1, 1, -0.125, -0.125, {})}),
        marshal.dumps(
            {
                ("f.py", 1, "f"): (-1, -1, 1.0, 2.0, {}),
                ("f.py", 2, "g"): (-1, -1, 1.0, 1.0, {("f.py", 1, "f"): (-1, -1, 1.0, 1.0)}),
            }
        ),
        marshal.dumps(FIB) + marshal.dumps({"profiling-demo": "1", "clock": "wall"}),
    ],
    ids="real fib shop dense profile profile-fib yappi hostile negative pyinstrument recording".split(),
)
def test_raw_is_theirs(data: bytes, tmp_path: Path) -> None:
    """`--raw` writes what `gprof2dot -f pstats FILE` writes, byte for byte."""
    assert raw_dot(read_table(data)) == by_their_program(data, tmp_path)


@pytest.mark.parametrize(
    "name",
    "Call CALLS Event Function DotWriter Profile PstatsParser TEMPERATURE_COLORMAP Theme fail".split(),
)
def test_their_names(name: str) -> None:
    """gprof2dot still has each name that we lean on."""
    assert hasattr(gprof2dot, name)


def test_their_shapes() -> None:
    """gprof2dot's methods that we call or override still take what we give and get."""

    def parameters(function: object) -> list[str]:
        return list(inspect.signature(function).parameters)  # type: ignore[arg-type]

    assert parameters(gprof2dot.DotWriter.node) == ["self", "node", "attrs"]
    assert parameters(gprof2dot.DotWriter.edge) == ["self", "src", "dst", "attrs"]
    assert parameters(gprof2dot.DotWriter.graph) == ["self", "profile", "theme"]
    assert parameters(gprof2dot.DotWriter.begin_graph) == ["self"]
    assert parameters(gprof2dot.DotWriter.attr) == ["self", "what", "attrs"]
    assert parameters(gprof2dot.DotWriter.color) == ["self", "rgb"]
    assert parameters(gprof2dot.Profile.prune)[:5] == [
        "self",
        "node_thres",
        "edge_thres",
        "paths",
        "color_nodes_by_selftime",
    ]
    assert {"mincolor", "maxcolor", "gamma", "fontname"} <= set(parameters(gprof2dot.Theme.__init__))
    assert {"node_bgcolor", "node_fgcolor", "edge_color"} <= set(dir(gprof2dot.Theme))
    assert parameters(gprof2dot.Event.__init__) == ["self", "name", "null", "aggregator", "formatter"]
    assert gprof2dot.DotWriter.show_edge_events[-1] is gprof2dot.CALLS


# --- ours ----------------------------------------------------------------------------------------------------------


def test_notation() -> None:
    """A box says cumulative share and time, self share and time in brackets, and total calls; an arrow time and total calls."""
    graph = samples.graph_of(FIB)
    boxes, arrows = attributes(dot(graph))
    number = {function.name: str(i) for i, function in enumerate(graph.boxes)}
    assert boxes[number["fib"]]["label"] == "main:2:fib\\n41.45% · 177 ms\\n(41.45% · 177 ms)\\n177×"
    assert boxes[number["main"]]["label"] == "main:5:main\\n100.00% · 427 ms\\n(58.55% · 250 ms)\\n1×"
    assert arrows[number["main"], number["fib"]]["label"].split("\\n") == ["  41.45% · 177 ms  ", "  1×  "]
    assert arrows[number["fib"], number["fib"]]["label"].endswith("\\n  176×  ")


def test_labels_beside_their_lines() -> None:
    """Each line of an arrow's label has blanks around it, as Graphviz leaves no room between labels and lines."""
    boxes, arrows = attributes(dot(kinds()))
    for arrow in arrows.values():
        assert all(line.startswith("  ") and line.endswith("  ") for line in arrow["label"].split("\\n"))
    assert not any(line.startswith(" ") for box in boxes.values() for line in box["label"].split("\\n"))
    uncounted = samples.graph_of(
        {("f", 1, "f"): (1, 1, 1.0, 1.0, {}), ("f", 2, "g"): (1, 1, 0.0, 0.0, {("f", 1, "f"): 1})}
    )
    assert "  1×  " in dot(uncounted)


@pytest.mark.parametrize("name", ["__init__", '__<b>&amp;"__'])
def test_room_below_underscores(name: str) -> None:
    """Below a name whose underscores would lie on the next line there is a gap, and the name is still nothing but text."""
    graph = samples.graph_of({("main.py", 1, name): (1, 1, 1.0, 1.0, {})})
    text = dot(graph)
    shown = escape(f"main:1:{name}")
    assert (
        f'label=<{shown}<BR/><FONT POINT-SIZE="3"> </FONT><BR/>100.00% · 1.00 s<BR/>(100.00% · 1.00 s)<BR/>1×>' in text
    )
    svg = drawn(text).svg.decode()
    assert escape(f"main:1:{name}", quote=False) in svg.replace("&quot;", '"').replace("&#160;", " ")
    [once, *_] = samples.graph_of({("main.py", 1, "init_"): (1, 1, 1.0, 1.0, {})}).boxes
    assert 'POINT-SIZE="3"' not in dot(graph._replace(boxes=(once,)))


@pytest.mark.parametrize(
    ("name", "first_lines"),
    [
        ("c:time.sleep", "time.sleep\\nbuilt-in"),
        ("c:builtins.print", "print\\nbuilt-in"),
        ("lib:json.encoder.encode", "json.encoder:7:encode"),
        ("lib:os.path.join", "os.path:7:join"),
        ("lib:concurrent.futures.thread.submit", "concurrent.futures.thread:7:\\nsubmit"),
    ],
)
def test_titles(name: str, first_lines: str) -> None:
    """A built-in reads as one would write it; files of one name are told apart by their package."""
    [function] = samples.profile_of({samples.key_of(name): (1, 1, 1.0, 1.0, {})}).functions
    assert title(function).replace("\n", "\\n") == first_lines


@pytest.mark.parametrize(
    ("changes", "first_lines"),
    [
        ({"path": "<class 'networkx.utils.decorators.argmap'> compilation 41"}, "work"),
        ({"path": "<sqlalchemy generated warned()>"}, "work"),
        ({"path": "<string>"}, "<string>:1:work"),
        ({"path": "black/__init__.py"}, "black:1:work"),
        ({"around": "fit (_logistic.py:1332)"}, "main:1:\\nwork › fit (_logistic.py:1332)"),
        ({"origin": "built-in", "path": "", "compiled": "mypy"}, "work\\ncompiled"),
    ],
)
def test_titles_of_what_is_no_file(changes: dict[str, Any], first_lines: str) -> None:
    """A box names no file that was made up, the package of a package, what a wrapper is around, and what is compiled."""
    [function] = samples.profile_of({("main.py", 1, "work"): (1, 1, 1.0, 1.0, {})}).functions
    assert title(function._replace(**changes)).replace("\n", "\\n") == first_lines


def kinds() -> Graph:
    """Give a picture with all six kinds of boxes."""
    whole = samples.profile_of(samples.grown(3, 90))
    folded = focus(whole, 24)
    assert {box.origin for box in folded.boxes} == {"program", "library", "built-in", "imports", "shared", "rest"}
    return folded


def test_shapes_tell_whose_code_it_is() -> None:
    """Program, library, built-in, imports and merged boxes differ in shape or border, not only in colour."""
    folded = kinds()
    boxes, _ = attributes(dot(folded))
    looks = {
        (function.origin, *(boxes[str(i)].get(name) for name in ("shape", "style", "peripheries")))
        for i, function in enumerate(folded.boxes)
    }
    assert len(looks) == len({look[1:] for look in looks}) == len({box.origin for box in folded.boxes})


def test_contrast_in_the_picture() -> None:
    """Each text of a picture passes WCAG AA on what is behind it."""
    for graph in (kinds(), samples.graph_of(FIB), focus(samples.profile_of(samples.shaped("chain")))):
        boxes, arrows = attributes(dot(graph))
        assert len(boxes) == len(graph.boxes) and len(arrows) == len(graph.arrows)
        for box in boxes.values():
            assert contrast(rgb(box["fontcolor"]), rgb(box["fillcolor"])) >= 4.5
        for arrow in arrows.values():
            assert contrast(rgb(arrow["fontcolor"]), (1.0, 1.0, 1.0)) >= 4.5


def test_border_is_self_cost() -> None:
    """The border grows with the self share, so that a hot spot is seen without colour."""
    graph = kinds()
    boxes, _ = attributes(dot(graph))
    by_self = sorted(range(len(graph.boxes)), key=lambda i: graph.boxes[i].self_cost)
    widths = [float(boxes[str(i)]["penwidth"]) for i in by_self]
    assert widths == sorted(widths) and widths[0] == pytest.approx(1, abs=0.2)
    for i, width in zip(by_self, widths):
        assert width == pytest.approx(1 + 9 * graph.share(graph.boxes[i].self_cost), abs=0.006)


def test_at_least() -> None:
    """Where the pairs do not tell a time, box and arrow say "≥"."""
    graph = focus(samples.profile_of(samples.tangled(2)), 8)
    boxes, arrows = attributes(dot(graph))
    assert ["≥" in boxes[str(i)]["label"] for i in range(len(boxes))] == [not f.exact for f in graph.boxes]
    for call in graph.arrows:
        assert ("≥" in arrows[str(call.caller), str(call.callee)]["label"]) == (not call.exact)


def test_no_counts() -> None:
    """Where a profiler counted no calls, none are shown."""
    stats = {
        ("f.py", 1, "f"): (-1, -1, 0.5, 1.0, {}),
        ("f.py", 2, "g"): (-1, -1, 0.5, 0.5, {("f.py", 1, "f"): (-1, -1, 0.5, 0.5)}),
    }
    assert "×" not in dot(samples.graph_of(stats))


def test_nobody_is_named() -> None:
    """No full path and no user's name is in DOT, drawing or words, whoever recorded where."""
    stats = samples.recorded(samples.SHOP, "/home/ann/projects/shop/main.py")
    stats |= samples.recorded(samples.FIB, r"C:\Users\ann\fib.py")
    for folded in (
        focus(samples.profile_of(stats, program="/home/ann/projects/shop/main.py", mine="/home/ann/projects/shop")),
        focus(samples.profile_of(stats)),
    ):
        svg = finish(drawn(dot(folded)).svg, words(folded), "main.py")
        for text in (dot(folded), svg, *words(folded).values()):
            assert not re.search(r"\bann\b|/home|Users|site-packages|/usr", text)


def test_hostile_names() -> None:
    """Whatever is in a name, DOT takes it as data, and it comes back as the same text."""
    stats: samples.Stats = {(f"{HOSTILE[-1 - n]}.py", 1, name): (1, 1, 1.0, 1.0, {}) for n, name in enumerate(HOSTILE)}
    graph = samples.graph_of(stats, program=" ".join(HOSTILE)[:500], python="<b>&amp;")
    shown = drawn(dot(graph)).svg
    for number, function in enumerate(graph.boxes):
        lines = "\n".join(texts(shown, f"f{number}"))
        wanted = title(function)
        assert lines.replace("\N{NO-BREAK SPACE}", " ").startswith(
            "\n".join(line.strip() and line for line in wanted.split("\n"))
        )


@pytest.mark.parametrize("name", HOSTILE)
def test_largest_in_a_box(name: str) -> None:
    """A box of several functions names the one with most self time, also where that name looks like markup."""
    key = "/usr/lib/python3.11/lib.py", 1, f"{name}__"
    small = {
        (f"/app/{n}.py", 1, f"f{n}"): (1, 1, 0.01, 0.01, {("/app/main.py", 1, "main"): (1, 1, 0.01, 0.01)})
        for n in range(3)
    }
    stats: samples.Stats = {
        ("/app/main.py", 1, "main"): (1, 1, 1.0, 5.03, {}),
        ("/usr/lib/python3.11/lib.py", 9, "entrance"): (
            1,
            1,
            1.5,
            4.0,
            {("/app/main.py", 1, "main"): (1, 1, 1.5, 4.0)},
        ),
        key: (7, 7, 2.5, 2.5, {("/usr/lib/python3.11/lib.py", 9, "entrance"): (7, 7, 2.5, 2.5)}),
        **small,
    }
    graph = focus(samples.profile_of(stats))
    shown = drawn(dot(graph)).svg
    lines = [line for number in range(len(graph.boxes)) for line in texts(shown, f"f{number}")]
    [largest] = [line for line in lines if line.startswith("largest: ")]
    box = next(box for box in graph.boxes if box.name == "entrance")
    assert box.largest
    wanted = box.largest.name if len(box.largest.name) <= LONGEST_NAME else "…"
    assert wanted in largest.replace("\N{NO-BREAK SPACE}", " ") and largest.endswith("49.70%"), lines


def test_long_names_are_cut_in_the_middle() -> None:
    """A name too long for a box keeps its beginning and its end."""
    [function] = samples.profile_of({("f.py", 1, "a" * 3000 + "z" * 3000): (1, 1, 1.0, 1.0, {})}).functions
    name = title(function).split("\n")[-1]
    assert len(name) <= LONGEST_NAME + 1 and name.startswith("aaa") and "…" in name and name.endswith("zzz")


def png_size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.not_in_wasm  # there is no PNG
@pytest.mark.parametrize("shape", ["flat", "chain", "tree", "dense"])
def test_width(shape: str) -> None:
    """No shape of program gives a picture wider than 2,500 pixels, or one without its legend."""
    shown = drawn(dot(focus(samples.profile_of(samples.shaped(shape)))))
    width, height = png_size(shown.png)
    assert width <= 2500 and height <= 10_000
    assert b"functions drawn" in shown.svg


@pytest.mark.not_in_wasm  # there is no PNG
def test_wide_names() -> None:
    """Names as wide as they get do not make the picture wider either."""
    stats = samples.shaped("flat")
    wide = {(key[0], key[1], key[2] * 9): figures for key, figures in stats.items()}
    assert png_size(drawn(dot(focus(samples.profile_of(wide), 60))).png)[0] <= 2500


def test_bigger_self_share_than_one() -> None:
    """Figures that contradict each other, as threads leave them, still give a picture."""
    stats = {
        ("f.py", 1, "f"): (1, 1, 1.0, 9.0, {}),
        ("f.py", 2, "g"): (1, 1, -0.5, -0.5, {("f.py", 1, "f"): (1, 1, 3.0, 5.0)}),
    }
    boxes, _ = attributes(dot(focus(samples.profile_of(stats))))
    assert boxes["0"]["label"].startswith("f:1:f\\n100.00% · 9.00 s")


def test_ids() -> None:
    """Boxes and arrows carry their positions as ids, which the report leans on."""
    folded = kinds()
    boxes, arrows = attributes(dot(folded))
    assert [box["id"] for box in boxes.values()] == [f"f{i}" for i in range(len(folded.boxes))]
    for call in folded.arrows:
        assert arrows[str(call.caller), str(call.callee)]["id"] == f"f{call.caller}-f{call.callee}"


def test_approximate() -> None:
    """Self time that may be for others is marked on its box, and explained in the legend; no other is."""

    def drawn(calls: int) -> str:
        times = {"main": 1.0, "lib:a.a": 1.0, "lib:b.b": 1.0, "lib:x.x": 2.0}
        below = [("lib:a.a", "lib:x.x", 9), ("lib:b.b", "lib:x.x", 1)][:calls]
        return dot(
            focus(samples.profile_of(samples.made(times, [("main", "lib:a.a", 1), ("main", "lib:b.b", 1), *below])))
        )

    assert "(≈ 60.00% · 3.00 s)" in drawn(2) and "≈: part of it may" in drawn(2)
    assert "≈" not in drawn(1)
