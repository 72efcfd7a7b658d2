"""Our labels in Graphviz's markup -> plain ones, and what they lose back into the drawing.

A Graphviz that was built without an XML parser draws no HTML-like labels. It draws each row of the legend as a line; here,
those of the rows with cells, the colours and the shapes, hold their place, and become coloured and framed cells again.

See Also:
    https://graphviz.org/doc/info/shapes.html#html
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from math import ceil
from typing import NamedTuple
from xml.etree import ElementTree

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|->|[<>]', re.S)
_TEXT = re.compile(
    r'<text [^>]*?\bx="([-\d.]+)" y="([-\d.]+)"[^>]*?\bfont-size="([\d.]+)"[^>]*>([\ue000-\uf8ff])[^<]*</text>'
)
_FIRST_MARK = 0xE000
"""Characters for private use: only in a raw picture, which has no legend, may a name have one."""
_WIDTH, _PADDING = 0.56, 0.5
"""Of a character, and of the space at each side of a cell, as parts of the font's size."""
_NARROWEST = 70.0
"""Points; of a cell with a colour."""
_SIZE = 14.0
"""Points; of the legend's letters, as Graphviz draws a label if nobody says how."""
_DIGIT = 0.556
"""Width of a digit in Arial and Helvetica, as a part of the font's size."""


class Cell(NamedTuple):
    """A cell of the legend.

    Attributes:
        text: plain text.
        fill: the colour behind it, "" for none.
        ink: the colour of the text.
        border: width of its frame in points, 0 for none.
        style: of the frame, as Graphviz has it: "ROUNDED,DASHED"; "DOUBLE" is a frame in a frame, "FOLDER" one with a tab.
    """

    text: str
    fill: str
    ink: str
    border: float
    style: str


def without_markup(dot: str, with_places: bool) -> tuple[str, list[list[Cell]]]:
    """Replace HTML-like labels by plain ones.

    Args:
        dot: in the DOT language, with labels as this tool writes them.
        with_places: whether the row of a legend with cells is only a place for them, which `with_cells` finds by a mark;
            otherwise its line has their texts.

    Returns:
        the same with plain labels; and the rows with cells.

    Raises:
        xml.etree.ElementTree.ParseError: if a label is of somebody else, and isn't XML.
    """
    rows: list[list[Cell]] = []
    pieces, end, depth, start = [], 0, 0, 0
    for token in _TOKEN.finditer(dot):
        if token[0] == "<":
            depth += 1
            start = token.start() if depth == 1 else start
        elif token[0] == ">":
            depth -= 1
            if not depth:
                pieces += [dot[end:start], _plain(dot[start + 1 : token.start()], rows, with_places)]
                end = token.end()
    return "".join((*pieces, dot[end:])), rows


def with_cells(svg: str, rows: Iterable[Iterable[Cell]]) -> str:
    """Draw the cells of each row where its line is."""
    known = list(rows)

    def drawn(line: re.Match[str]) -> str:
        number = ord(line[4]) - _FIRST_MARK
        if number >= len(known):
            return line[0]
        x, y, size = map(float, line.groups()[:3])
        return "".join(_drawn(known[number], x, y, size))

    return _TEXT.sub(drawn, svg)


def _plain(markup: str, rows: list[list[Cell]], with_places: bool) -> str:
    """Return one label as a quoted string; its rows with cells are added to `rows`."""
    root = ElementTree.fromstring(f"<label>{markup}</label>")
    table = root.find("TABLE")
    lines = _lines_of_text(root) if table is None else list(_lines_of_table(table, rows, with_places))
    # Without a table, its backslashes are doubled already.
    text = r"\n".join(lines) if table is None else "".join(line.replace("\\", r"\\") + r"\l" for line in lines)
    return '"{}"'.format(text.replace("&", "&amp;").replace('"', r"\""))


def _lines_of_text(root: ElementTree.Element) -> list[str]:
    """Return what stands between the line breaks; small print, which only keeps lines apart, is left out."""
    lines = [root.text or ""]
    for child in root:
        if child.tag == "BR":
            lines.append("")
        lines[-1] += child.tail or ""
    return list(filter(None, lines))


def _lines_of_table(table: ElementTree.Element, rows: list[list[Cell]], with_places: bool) -> Iterator[str]:
    for row in table.findall("TR"):
        inner = row.find("TD/TABLE/TR")
        cells = row if inner is None else inner
        if len(cells) == 1:
            yield "".join(row.itertext())
            continue
        rows.append([_cell(cell) for cell in cells])
        if with_places:
            width = sum(_width(cell, _SIZE) + _gap(cell, _SIZE) for cell in rows[-1])
            place = chr(_FIRST_MARK + len(rows) - 1) + "0" * ceil(width / (_DIGIT * _SIZE))
            yield from ("", place, "")  # a line above and one below, for the frames
        else:
            yield "    ".join(cell.text for cell in rows[-1])


def _cell(cell: ElementTree.Element) -> Cell:
    frame, font = cell.find("TABLE"), cell.find("FONT")
    border, style = 0.0, ""
    if frame is not None:
        border, inner, style = float(frame.attrib["BORDER"]), frame.attrib["CELLBORDER"], frame.get("STYLE", "")
        if inner != "0":
            border, style = float(inner), "DOUBLE" if border else "FOLDER"
    ink = "" if font is None else font.get("COLOR", "")
    return Cell("".join(cell.itertext()), cell.get("BGCOLOR", ""), ink or "#000000", border, style)


def _drawn(cells: Iterable[Cell], x: float, y: float, size: float) -> Iterator[str]:
    """Yield the shapes and texts of a row that begins at `x` and whose letters stand on `y`, all in points."""
    for cell in cells:
        text, fill, ink, border, style = cell
        width = _width(cell, size)
        top, height = y - 1.15 * size, 1.6 * size
        frame = ' rx="6"' * ("ROUNDED" in style) + ' stroke-dasharray="5,2"' * ("DASHED" in style)
        frame += f' fill="{fill or "none"}" stroke="{"#000000" if border else "none"}" stroke-width="{border:g}"'
        shapes = [(x, top, width, height)] if fill or border else []
        if style == "DOUBLE":
            shapes.append((x + 2.5, top + 2.5, width - 5, height - 5))
        elif style == "FOLDER":
            shapes.append((x, top - 3, width / 3, 3))
        for left, above, wide, high in shapes:
            yield f'<rect x="{left:.2f}" y="{above:.2f}" width="{wide:.2f}" height="{high:.2f}"{frame}/>'
        yield (
            f'<text text-anchor="middle" x="{x + width / 2:.2f}" y="{y:.2f}" font-family="Arial, Helvetica, sans-serif" '
            f'font-size="{size:.2f}" fill="{ink}">{escape(text)}</text>'
        )
        x += width + _gap(cell, size)


def _width(cell: Cell, size: float) -> float:
    """Return how wide a cell is, in points."""
    return max(len(cell.text) * _WIDTH * size + 2 * _PADDING * size, _NARROWEST if cell.fill else 0)


def _gap(cell: Cell, size: float) -> float:
    """Return how much is left free behind it."""
    return 0 if cell.fill else size / 2
