"""The drawing of a slide: without its legend where that, and not the boxes, decides how small the letters become."""

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
LETTER = 5.5
"""Points that a letter of an arrow's label is wide, at most."""
ROOM = 12.0
"""Points around what is left; a thick border stands out by some of them."""


def without_wide_legend(drawing: str) -> str:
    """Return an `<svg>` element as it is, or without its legend if that is wider than all boxes and arrows together."""
    root = ElementTree.fromstring(drawing)
    graph = root.find(f"{SVG}g")
    parts = [group for group in root.iter(f"{SVG}g") if group.get("class") in ("node", "edge")]
    moved = re.search(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)", "" if graph is None else graph.get("transform", ""))
    if graph is None or not parts or not moved:
        return drawing
    across, down = zip(*(point for part in parts for point in _points(part)))
    wide, high = max(across) - min(across) + 2 * ROOM, max(down) - min(down) + 2 * ROOM
    if wide >= float(root.get("viewBox", "0 0 0 0").split()[2]) * 0.9:
        return drawing
    kept = {shape for part in parts for shape in part.iter()}
    for parent in list(graph.iter()):
        for child in list(parent):
            if child not in kept and child.tag in (f"{SVG}polygon", f"{SVG}text"):
                parent.remove(child)
    left, top = min(across) - ROOM + float(moved[1]), min(down) - ROOM + float(moved[2])
    root.set("viewBox", f"{left:.2f} {top:.2f} {wide:.2f} {high:.2f}")
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    ElementTree.register_namespace("", SVG[1:-1])
    return ElementTree.tostring(root, encoding="unicode")


def _points(part: ElementTree.Element) -> list[tuple[float, float]]:
    """Return the corners of a box, and of an arrow with its label."""
    found: list[tuple[float, float]] = []
    for shape in part.iter():
        numbers = re.findall(r"-?[\d.]+", f"{shape.get('points', '')} {shape.get('d', '')}")
        found += [(float(x), float(y)) for x, y in zip(numbers[::2], numbers[1::2])]
        if shape.tag == f"{SVG}text" and part.get("class") == "edge":
            half, x, y = len(shape.text or "") * LETTER / 2, float(shape.get("x", 0)), float(shape.get("y", 0))
            found += [(x - half, y - 2 * LETTER), (x + half, y)]
    return found
