"""Pictures of what readers will have on their screens, taken from the real thing while the site is built.

They need a browser, and JupyterLab, which the site does without: `make docs SCREENSHOTS=1` takes them, and `make docs` leaves
them out. Each is taken twice, for light and dark pages.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast
from urllib.request import urlopen

from docs._build.jupyter import DARK, Jupyter, run_all_cells

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "web_request.py"
FOLDER = "assets/screenshots"
SCHEMES = ("light", "dark")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SERVER = """
import runpy, sys
from wsgiref.simple_server import make_server
with make_server("127.0.0.1", 0, runpy.run_path(sys.argv[1])["application"]) as server:
    print(server.server_port, flush=True)
    server.serve_forever()
"""
CELLS = (
    "%load_ext profiling_in_python",
    "def count_primes(limit):\n    return sum(is_prime(number) for number in range(2, limit))\n\n\n"
    "def is_prime(number):\n    return all(number % divisor for divisor in range(2, number))",
    "%%callgraph\ncount_primes(6000)",
)
ROOM = {"width": 1000, "height": 1120}
"""Pixels, for a notebook with its graph."""
PATIENCE = 60_000
"""Milliseconds."""


def wanted() -> bool:
    """Say whether the build was asked for screenshots."""
    return os.environ.get("SCREENSHOTS") == "1"


def shown(root: str, name: str, words: str) -> str:
    """Return a screenshot for a page, in the page's own scheme, or "" if none are taken.

    Args:
        root: the way from the page to the site's first folder.
        name: "notebook" or "requests".
        words: say what is to be seen, for those who don't see it.
    """
    if not wanted():
        return ""
    return "\n".join(f"![{words}]({root}{FOLDER}/{name}-{scheme}.png#only-{scheme})" for scheme in SCHEMES)


def take(target: Path) -> None:
    """Write all screenshots into the folder of the pages."""
    from playwright.sync_api import sync_playwright

    folder = target / FOLDER
    folder.mkdir(parents=True)
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for scheme in SCHEMES:

            def page(scheme: str = scheme, **options: Any) -> Any:
                opened = browser.new_page(color_scheme=cast(Any, scheme), **options)
                opened.set_default_timeout(PATIENCE)
                return opened

            take_notebook(page, scheme, folder / f"notebook-{scheme}.png")
            take_requests(page, folder / f"requests-{scheme}.png")
        browser.close()


def take_notebook(new_page: Callable[..., Any], scheme: str, place: Path) -> None:
    """Run a notebook in JupyterLab, and take a picture of it."""
    import nbformat

    make: Any = nbformat.v4
    notebook = make.new_notebook(cells=[make.new_code_cell(text) for text in CELLS])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    with TemporaryDirectory() as folder:
        jupyter = Jupyter(Path(folder), DARK if scheme == "dark" else {})
        try:
            (jupyter.folder / "primes.ipynb").write_text(make.writes(notebook), encoding="utf-8")
            page = new_page(viewport=ROOM)
            page.goto(jupyter.path("primes.ipynb"))
            run_all_cells(page)
            frame = page.frame_locator("iframe[title^='Call graph of']")
            frame.locator(f"html[data-theme={scheme}]").wait_for(state="attached")
            frame.locator(".callgraph-legend").wait_for()
            page.locator(".jp-Notebook").screenshot(path=place)
            page.close()
        finally:
            jupyter.end()


def take_requests(new_page: Callable[..., Any], place: Path) -> None:
    """Ask the example of a web application for some pages, and take a picture of the list."""
    with served() as address:
        for path in ("/?profile", "/primes/2000?profile", "/primes?limit=2000&profile"):
            with urlopen(address + path) as answer:
                answer.read()
        page = new_page(viewport={"width": 1000, "height": 420})
        page.goto(f"{address}/__profiles__/")
        page.screenshot(path=place)
        page.close()


@contextmanager
def served() -> Iterator[str]:
    """Start that application on a free port of this machine; the context's value is its address."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-c", SERVER, str(EXAMPLE)]
        server = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            assert server.stdout
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
        finally:
            server.kill()
            server.wait()
