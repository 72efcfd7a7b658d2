"""Graphviz' SVG -> one that says in words what it shows, and holds nothing but shapes and text.

Each box and arrow gets its sentence as `<title>`, which browsers show as a tooltip and screen readers read aloud (left
alone, Graphviz writes `<title>0</title>`). Whatever is no shape, text or group is dropped, so that no name in a
profile can bring markup into a page that holds the drawing.

See Also:
    https://www.w3.org/TR/graphics-aria-1.0/ and https://www.w3.org/TR/svg-aam-1.0/
"""

from collections.abc import Mapping
from xml.etree import ElementTree

from ..errors import DrawingError

SVG = "http://www.w3.org/2000/svg"
SHAPES = frozenset("svg g title desc text tspan polygon polyline path ellipse rect line".split())
"""Elements that a drawing may hold; the lab's page lets through the same, and the same attributes."""
ATTRIBUTES = frozenset(
    "id class transform viewBox width height points d x y x1 y1 x2 y2 cx cy rx ry fill stroke stroke-width stroke-dasharray"
    " fill-opacity stroke-opacity text-anchor font-family font-size font-weight font-style".split()
)


def finish(drawing: bytes, words: Mapping[str, str], name: str) -> str:
    """Clean a drawing and put it into words.

    Args:
        drawing: what Graphviz wrote.
        words: sentences by SVG id ("f0", "c0", ...).
        name: of the whole drawing, for those who do not see it.

    Returns:
        one `<svg>` element, with its namespace, without XML declaration.

    Raises:
        DrawingError: if it is no SVG.
    """
    try:
        root = ElementTree.fromstring(drawing)
        if root.tag != f"{{{SVG}}}svg":
            raise ElementTree.ParseError(f"it is a {root.tag}")
    except ElementTree.ParseError as error:
        raise DrawingError(
            f"Graphviz wrote a drawing that can't be read ({error}). Try another one: pip install graphviz-pure"
        ) from None
    clean = _cleaned(root)
    for group in clean.iter(f"{{{SVG}}}g"):
        for title in group.findall(f"{{{SVG}}}title"):
            group.remove(title)
        if sentence := words.get(group.get("id", "")):
            title = ElementTree.Element(f"{{{SVG}}}title")
            title.text = sentence
            group.insert(0, title)
    title = ElementTree.Element(f"{{{SVG}}}title")
    title.text = name
    clean.insert(0, title)
    clean.set("role", "img")
    ElementTree.register_namespace("", SVG)
    return ElementTree.tostring(clean, encoding="unicode")


def _cleaned(element: ElementTree.Element) -> ElementTree.Element:
    copy = ElementTree.Element(element.tag, {k: v for k, v in element.attrib.items() if k in ATTRIBUTES})
    if copy.get("font-family"):
        copy.set("font-family", "Arial, Helvetica, sans-serif")
    copy.text = element.text
    for child in element:
        local = child.tag.removeprefix(f"{{{SVG}}}") if isinstance(child.tag, str) else ""
        if local == "a":  # Graphviz wraps what has a tooltip in a link to nowhere
            copy.extend(_cleaned(child))
        elif local in SHAPES:
            copy.append(_cleaned(child))
            copy[-1].tail = child.tail
    return copy
