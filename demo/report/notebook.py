"""A page of ours -> what a notebook shows below a cell: a frame, so that neither sees the other's styles and scripts.

The frame's page is in the notebook itself, so it is saved with it, and shown wherever frames are. Where they aren't, because
whoever shows the notebook doesn't trust it, a picture is there instead, and the reading.
"""

import base64
from collections.abc import Sequence
from html import escape
from uuid import uuid4

from .page_kit import notebook_script

HEIGHT = "760px"
"""Of the frame; the page in it scrolls."""


def framed(page: str, title: str, reading: Sequence[str], svg: str | None) -> str:
    """Return the HTML to show below a cell.

    Args:
        page: a self-contained page.
        title: of the frame, plain text.
        reading: sentences, plain text, for where there are no frames.
        svg: a picture, likewise.
    """
    name = f"callgraph-{uuid4().hex}"
    picture = ""
    if svg:
        data = base64.b64encode(svg.encode("utf-8", "replace")).decode()
        picture = f'<img alt="{escape(title)}" src="data:image/svg+xml;base64,{data}">'
    lines = "".join(f"<li>{escape(line)}</li>" for line in reading)
    return (
        f'<iframe id="{name}" title="{escape(title)}" sandbox="allow-scripts" srcdoc="{escape(page)}" '
        f'style="width: 100%; height: {HEIGHT}; border: 0">{picture}<ol>{lines}</ol></iframe>'
        f"<script>{notebook_script(name)}</script>"
    )
