"""The drawing of a slide: without its legend where that, and not the boxes, decides how small the letters become."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
LETTER = 5.5
"""Points that a letter of an arrow's label is wide, at most."""
ROOM = 3.0
"""Points around what is left."""


def without_wide_legend(drawing: str) -> str:
    """Return an `<svg>` element as it is, or without its legend if that is wider than all boxes and arrows together."""
    return _cropped(drawing, 0.9)


def without_legend(drawing: str) -> str:
    """Return an `<svg>` element without its legend."""
    return _cropped(drawing, float("inf"))


def _cropped(drawing: str, most: float) -> str:
    """Keep only boxes and arrows, if they are narrower than this share of the drawing."""
    root = ElementTree.fromstring(drawing)
    graph = root.find(f"{SVG}g")
    parts = [group for group in root.iter(f"{SVG}g") if group.get("class") in ("node", "edge")]
    moved = re.search(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)", "" if graph is None else graph.get("transform", ""))
    if graph is None or not parts or not moved:
        return drawing
    left, top, wide, high = _size(parts)
    if wide >= most * float(root.get("viewBox", "0 0 0 0").split()[2]):
        return drawing
    kept = {shape for part in parts for shape in part.iter()}
    for parent in list(graph.iter()):
        for child in list(parent):
            if child not in kept and child.tag in (f"{SVG}polygon", f"{SVG}text"):
                parent.remove(child)
    root.set("viewBox", f"{left + float(moved[1]):.2f} {top + float(moved[2]):.2f} {wide:.2f} {high:.2f}")
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    ElementTree.register_namespace("", SVG[1:-1])
    return ElementTree.tostring(root, encoding="unicode")


def _size(parts: Sequence[ElementTree.Element]) -> tuple[float, float, float, float]:
    """Return left, top, width and height of what boxes and arrows cover, in points of the drawing."""
    across, down = zip(*(point for part in parts for point in _points(part)))
    left, top = min(across) - ROOM, min(down) - ROOM
    return left, top, max(across) + ROOM - left, max(down) + ROOM - top


def _points(part: ElementTree.Element) -> list[tuple[float, float]]:
    """Return the corners of a box, and of an arrow with its label."""
    found: list[tuple[float, float]] = []
    for shape in part.iter():
        numbers = re.findall(r"-?[\d.]+", f"{shape.get('points', '')} {shape.get('d', '')}")
        border = float(shape.get("stroke-width", 1)) / 2
        for x, y in zip(map(float, numbers[::2]), map(float, numbers[1::2])):
            found += [(x - border, y - border), (x + border, y + border)]
        if shape.tag == f"{SVG}text" and part.get("class") == "edge":
            half, x, y = len(shape.text or "") * LETTER / 2, float(shape.get("x", 0)), float(shape.get("y", 0))
            found += [(x - half, y - 2 * LETTER), (x + half, y)]
    return found
