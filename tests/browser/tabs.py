"""Pages in Chromium and in Firefox that run scripts of a test, with the helpers of `lab.js`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.browser import firefox
from tests.browser.conftest import Visit

HELPERS = Path(__file__).with_name("lab.js").read_text(encoding="utf-8")


class Tab(Protocol):
    """A page in some browser."""

    def ask(self, script: str, *arguments: Any) -> Any:
        """Run the body of an async function in the page, with the helpers of `lab.js`."""


class InChromium:
    """A page, driven by Playwright."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit

    def ask(self, script: str, *arguments: Any) -> Any:
        """As for every `Tab`."""
        return self.visit.page.evaluate(f"async (given) => {{ {HELPERS}; {script} }}", list(arguments))


class InFirefox:
    """A page, driven by Marionette."""

    def __init__(self, program: firefox.Firefox) -> None:
        self.program = program

    def ask(self, script: str, *arguments: Any) -> Any:
        """As for every `Tab`."""
        return self.program.ask(f"{HELPERS}; {script}", *arguments)


@contextmanager
def opened(browser: Any, address: str) -> Iterator[InChromium]:
    """Open a page in Chromium; that it asks for nothing elsewhere and complains of nothing is part of every test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    visit = Visit(context.new_page()).listen().open(address)
    yield InChromium(visit)
    site = address.rpartition("/lab.html")[0] or address.partition("/exercises/")[0].partition("/tutorial/")[0]
    assert [url for url in visit.requests if not url.startswith((site, "data:", "blob:"))] == []
    assert [line for line in visit.complaints if "Can't stream HTTP requests" not in line] == []  # urllib3, of itself
    context.close()


def found_firefox() -> str:
    """Return the installed Firefox, or skip."""
    found = firefox.find()
    if found is None:
        pytest.skip("there is no Firefox")
    return found
