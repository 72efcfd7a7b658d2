"""`--open`: show a page in the user's browser, but never in one that would take over the terminal."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from .terminal import warn

IN_TERMINAL = {"browsh", "chawan", "elinks", "links", "links2", "lynx", "w3m", "www-browser"}
"""Browsers that show text in the terminal, where a page with a graph is of no use."""
PASS_ON = {"gio", "sensible-browser", "xdg-open"}
"""Programs that start another browser, one of those if there is no display."""


def open_page(files: Sequence[Path]) -> None:
    """Open the page among the files that were written, or say why it can't be opened and where it is."""
    page = next((file for file in files if file.suffix.lower() == ".html"), None)
    if not page:
        warn("there is no page to open. It's written into a folder, or to a file that ends in .html: -o FOLDER")
    elif not is_opened(page):
        warn(f"no browser could be started here. Open the page yourself: {page}")


def is_opened(page: Path) -> bool:
    """Open a page, and say whether that worked.

    By the first browser that Python finds: `webbrowser.open` would go on to the next one if it fails, and end at one for text.
    """
    import webbrowser  # here: few want it

    has_display = sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    with suppress(webbrowser.Error, OSError):
        browser = webbrowser.get()
        name = Path(getattr(browser, "name", "")).stem
        if name not in (IN_TERMINAL if has_display else IN_TERMINAL | PASS_ON):
            return browser.open(page.absolute().as_uri())
    return False
