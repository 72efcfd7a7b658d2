"""Drawing: which Graphviz is taken, what both make, and what is said when one is missing, broken or too slow."""

import re
import shutil
import sys
from pathlib import Path

import pytest
from graphviz.backend import dot_command

from demo.errors import DrawingError
from demo.picture.engines import PATIENCE, Drawing, draw, draw_as, engines

DOT = """digraph "a" {
  a [id="f0", label="main\\n100 % <&>", tooltip="ü"];
  b [id="f1", label=<<B>bold</B> text>];
  a -> b [id="c0", label="7×"];
  b -> b [id="c1", label="2×"];
}
"""
SVG = "<svg xmlns='http://www.w3.org/2000/svg'/>"
UNIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH of one empty folder, and the system's engine asked for."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("DEMO_DOT", "system")
    return tmp_path / "bin"


def stand_in(folder: Path, script: str) -> str:
    """Put a `dot` that does something else into a folder."""
    file = folder / "dot"
    file.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.mark.not_in_wasm
@pytest.mark.parametrize("choice", ["bundled", pytest.param("system", marks=pytest.mark.system_dot)])
def test_draws(choice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Either engine writes both formats."""
    monkeypatch.setenv("DEMO_DOT", choice)
    drawn = draw(DOT)
    assert Path(drawn.engine).stem == {"bundled": "graphviz-pure", "system": "dot"}[choice]
    assert drawn.png.startswith(b"\x89PNG") and b"</svg>" in drawn.svg


@pytest.mark.system_dot
def test_engines_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both draw the same labels, titles, boxes and arrows."""
    seen = []
    for choice in ("bundled", "system"):
        monkeypatch.setenv("DEMO_DOT", choice)
        svg = draw(DOT).svg.decode()
        texts, titles, ids = (
            sorted(re.findall(pattern, svg))
            for pattern in (r"<text[^>]*>([^<]*)</text>", r"<title>([^<]*)</title>", r'<g id="([^"]+)"')
        )
        seen.append((texts, [title.replace("&#45;", "-") for title in titles], ids))
    assert seen[0] == seen[1]
    assert {"f0", "f1", "c0", "c1"} <= set(seen[0][2]) and "7×" in seen[0][0]


@pytest.mark.not_in_wasm
def test_nothing_there(only: Path) -> None:
    """Without any Graphviz one line says what to install."""
    with pytest.raises(DrawingError, match=r"Graphviz is not installed\. Install .* pip install graphviz-pure"):
        draw(DOT)


@pytest.mark.not_in_wasm
@UNIX_ONLY
@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("exit 0", "No such file"),
        (f'echo "{SVG}" > $4', "No such file"),
        ("echo garbage; echo garbage > $4; echo garbage > $7", "isn't SVG"),
        (f'echo "{SVG}" > $4; : > $7', "isn't PNG"),
        ("echo 'Format: \"png\" not recognized' >&2; exit 1", 'Format: "png" not recognized'),
        ("exit 3", "exit status 3"),
        ("kill -9 $$", "exit status -9"),
        ("printf '\\377' >&2; exit 1", "\ufffd"),
    ],
)
def test_broken(script: str, says: str, only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A `dot` that does not do its work is named with its own words, and the bundled one takes over where it may."""
    dot = stand_in(only, script)
    with pytest.raises(DrawingError) as raised:
        draw(DOT)
    text = str(raised.value)
    assert says in text and dot in text and "\n" not in text and "Install" in text
    monkeypatch.setenv("DEMO_DOT", "auto")
    assert Path(draw(DOT).engine).stem == "graphviz-pure"


@pytest.mark.not_in_wasm
@UNIX_ONLY
def test_no_program(only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text, or a path to nothing, where a program should be is said as well."""
    (only / "dot").write_text("text", encoding="utf-8")
    (only / "dot").chmod(0o755)
    with pytest.raises(DrawingError, match="Exec format error"):
        draw(DOT)
    monkeypatch.setenv("DEMO_DOT", str(only / "nothing"))
    with pytest.raises(DrawingError, match="nothing: "):
        draw(DOT)


@pytest.mark.not_in_wasm
@UNIX_ONLY
def test_hangs(only: Path) -> None:
    """A `dot` that does not come to an end is given up, with the way to a smaller picture."""
    stand_in(only, "sleep 1000")
    with pytest.raises(DrawingError, match=r"did not finish within 0 s\. Draw fewer boxes: python -m demo graph FILE"):
        draw(DOT, patience=0.1)
    assert PATIENCE == 60


@pytest.mark.not_in_wasm
@UNIX_ONLY
def test_chosen(only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DEMO_DOT names the program itself, too."""
    monkeypatch.setenv("DEMO_DOT", "bundled")
    (bundled,) = engines()
    monkeypatch.setenv("DEMO_DOT", str(bundled))
    assert draw(DOT).engine == str(bundled)


@pytest.mark.not_in_wasm
def test_bad_dot(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is no DOT is an error with Graphviz' own words."""
    monkeypatch.setenv("DEMO_DOT", "bundled")
    with pytest.raises(DrawingError, match="syntax error"):
        draw("digraph {")


@pytest.mark.not_in_wasm
def test_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drawing that was begun is the same as one that was waited for, and so is what goes wrong with it."""
    monkeypatch.setenv("DEMO_DOT", "bundled")
    assert Drawing(DOT).result() == draw(DOT)
    with pytest.raises(DrawingError, match="syntax error"):
        Drawing("digraph {").result()


@pytest.mark.system_dot
def test_other_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other formats come from the graphviz package, by the engine that is chosen."""
    monkeypatch.setenv("DEMO_DOT", "system")
    assert draw_as("pdf", DOT).startswith(b"%PDF")
    monkeypatch.setenv("DEMO_DOT", "nothing")
    with pytest.raises(DrawingError, match="there is no such program"):
        draw_as("pdf", DOT)


def test_names_of_the_package() -> None:
    """The graphviz package calls an engine as we do, and reads at each call which one."""
    engine, *options = dot_command.command("dot", "svg")
    assert (options, Path(engine)) == (["-Kdot", "-Tsvg"], Path(dot_command.DOT_BINARY))


@pytest.mark.not_in_wasm
def test_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's engine goes first."""
    monkeypatch.delenv("DEMO_DOT", raising=False)
    expected = [name for name in ("dot", "graphviz-pure") if name != "dot" or shutil.which("dot")]
    assert [engine.stem for engine in engines()] == expected
