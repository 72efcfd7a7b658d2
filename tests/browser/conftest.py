"""A real browser for the tests in this folder. None is ever downloaded: an installed one is used, or the tests skip."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
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
JUDGE = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame().then(frame); // a page learns of its new size before it is drawn anew
  for (const moving of document.getAnimations()) if (moving instanceof CSSTransition) moving.finish();
  const asked = ({ tags }) => !tags.includes("deprecated");
  const rules = axe.getRules().filter(asked).map(({ ruleId }) => ruleId);
  // From a file no style sheet can be read anew, which one rule needs: see test_over_http.
  const preload = location.protocol !== "file:";
  const { violations } = await axe.run(document, { resultTypes: ["violations"], runOnly: rules, preload });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}"""
"""Asks axe-core, with all its rules: the experimental ones and those of level AAA too, all but those it has withdrawn."""
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

    def listen(self) -> "Visit":
        """Take down what the page asks for and complains of, from now on."""
        self.page.set_default_timeout(10_000)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self.note)
        return self

    def note(self, told: Any) -> None:
        """Keep what the console was told, if it is a complaint."""
        if told.type in ("error", "warning"):
            self.complaints.append(str(told.text))

    def open(self, url: str) -> "Visit":
        """Go to an address, and forget what was before."""
        self.requests.clear()
        self.complaints.clear()
        self.page.goto(url)
        return self


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
def visit_at(browser: Any) -> Iterator[Callable[..., Visit]]:
    """Open an address, with whatever `browser.new_context` takes."""
    contexts = []

    def open_address(url: str, **options: Any) -> Visit:
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options}))
        return Visit(contexts[-1].new_page()).listen().open(url)

    yield open_address
    for context in contexts:
        context.close()


@pytest.fixture
def visit(visit_at: Callable[..., Visit], tmp_path: Path) -> Callable[..., Visit]:
    """Open a page given as text, from a file, with whatever `browser.new_context` takes."""

    def open_page(html: str, **options: Any) -> Visit:
        file = tmp_path / "output.html"
        file.write_text(html, encoding="utf-8")
        return visit_at(file.as_uri(), **options)

    return open_page


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which judges how accessible a page is."""
    file = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
    if not file.exists():
        pytest.skip("axe-core is not installed: npm ci --prefix tests/browser")
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def violations(axe: str) -> Callable[[Any], list[str]]:
    """What axe-core finds wrong with a page as it is now, as "rule: where"."""

    def judge(page: Any) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe)
        return list(page.evaluate(JUDGE))

    return judge


@pytest.fixture(scope="session")
def lab(site: Path) -> Path:
    """The site, if it has a lab."""
    if not list((site / "assets").glob("lab-*")):
        pytest.skip("the lab is not built: it needs Node.js and the npm registry, once")
    return site


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the site on a server of this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
