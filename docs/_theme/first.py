"""Moves what a page wants to run first into its head, before the theme's style sheets, which every later script waits for.

mkdocs calls `on_post_page` for each page it has made.

See Also:
    https://www.mkdocs.org/user-guide/configuration/#hooks
"""

import re
from typing import Any

FIRST = re.compile(r'<script src="[^"<>]*" data-start(?:="")?></script>')


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Return the page, with its scripts that have the attribute `data-start` at the beginning of its head."""
    scripts = "".join(FIRST.findall(output))
    return FIRST.sub("", output).replace("<head>", f"<head>{scripts}", 1)
