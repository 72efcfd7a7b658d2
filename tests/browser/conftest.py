"""A real browser for the tests in this folder. None is ever downloaded: an installed one is used, or the tests skip."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@dataclass
class Visit:
    """A page that is open.

    Attributes:
        page: Playwright's.
        requests: every address it asked for, its own included.
        complaints: errors and warnings of the console (violations of its policy as well), and exceptions.
    """

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Chromium, or skip where there is none."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        pytest.skip("Playwright is not installed: pip install playwright")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:  # without a path: the one that `playwright install chromium` has put there
            started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        except Error as error:
            pytest.skip(f"no Chromium starts: {str(error).splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Open a page given as text, from a file, with whatever `browser.new_context` takes."""
    contexts = []

    def open_page(html: str, **options: Any) -> Visit:
        file = tmp_path / "output.html"
        file.write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options}))
        visit = Visit(contexts[-1].new_page())
        visit.page.set_default_timeout(5000)
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on(
            "console", lambda told: told.type in ("error", "warning") and visit.complaints.append(str(told.text))
        )
        visit.page.goto(file.as_uri())
        return visit

    yield open_page
    for context in contexts:
        context.close()
