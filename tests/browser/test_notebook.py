"""A notebook in JupyterLab, on a free port of this machine: the graph below a cell, dark and light, saved and only viewed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from docs._build.jupyter import DARK, Jupyter, run_all_cells

CELLS = (
    "%load_ext profiling_in_python",
    "def render(number):\n    return str(number)",
    "%%callgraph first\nfor number in range(17):\n    render(number)",
    "%%callgraph --memory\nkept = [bytes(10_000) for _ in range(30)]",
    "first",
)
FRAME = "iframe[title^='Call graph of']"
SCREEN = {"width": 1300, "height": 3400}
"""All of a notebook is in sight: elsewhere, nothing in a frame moves."""


@pytest.fixture(scope="module", params=["light", "dark"])
def jupyter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    pytest.importorskip("jupyterlab", reason="tests/browser")
    started = Jupyter(tmp_path_factory.mktemp("jupyter"), DARK if request.param == "dark" else {})
    yield started
    started.end()


def notebook(folder: Path, name: str, run: bool) -> Path:
    """Write a notebook, with what its cells show or without."""
    import nbformat
    from nbclient import NotebookClient

    make: Any = nbformat.v4
    made = make.new_notebook(cells=[make.new_code_cell(text) for text in CELLS])
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    if run:
        NotebookClient(made, timeout=60, kernel_name="python3").execute()
    (folder / name).write_text(make.writes(made), encoding="utf-8")
    return folder / name


def test_below_the_cells(jupyter: Jupyter, visit_at: Callable[..., Any], request: pytest.FixtureRequest) -> None:
    """Each cell has its own graph to walk through, as dark as the notebook; it is saved, and nothing else is asked for."""
    file = notebook(jupyter.folder, "new.ipynb", run=False)
    visit = visit_at(jupyter.path("new.ipynb"), viewport=SCREEN)
    page = visit.page
    page.set_default_timeout(30_000)
    run_all_cells(page)
    page.locator(FRAME).nth(2).wait_for()
    assert page.locator(FRAME).count() == 3
    theme = request.node.callspec.params["jupyter"]
    for i, title in enumerate(("first", "In[4]", "first")):
        frame = page.frame_locator(FRAME).nth(i)
        assert frame.locator("h1 bdi").inner_text() == title
        frame.locator(f"html[data-theme={theme}]").wait_for(state="attached")
    frame = page.frame_locator(FRAME).first
    frame.get_by_placeholder("Find a name").fill("render")
    frame.get_by_placeholder("Find a name").press("Enter")
    assert "Called 17 times" in frame.locator(".callgraph-words").inner_text()
    assert "return str(number)" in frame.locator(".callgraph-panel").inner_text()
    page.keyboard.press("Escape")
    page.get_by_role("menuitem", name="File", exact=True).click()
    page.get_by_text("Save Notebook", exact=True).click()
    page.locator(".jp-Notebook").click(position={"x": 5, "y": 5})
    page.wait_for_function("() => !document.querySelector('.jp-mod-dirty')")
    assert file.read_text(encoding="utf-8").count("<iframe id=") == 3
    assert {urlsplit(url).hostname for url in visit.requests if url.startswith("http")} == {"127.0.0.1"}


def test_only_viewed(jupyter: Jupyter, visit_at: Callable[..., Any]) -> None:
    """A notebook of somebody else isn't trusted: there are a picture and the sentences, and nothing runs."""
    notebook(jupyter.folder, "strange.ipynb", run=True)
    page = visit_at(jupyter.path("strange.ipynb"), viewport=SCREEN).page
    page.set_default_timeout(30_000)
    page.locator("img[alt^='Call graph of']").nth(2).wait_for()
    assert page.locator(FRAME).count() == 0
    widths = page.evaluate(
        "[...document.querySelectorAll('img[alt^=\"Call graph\"]')].map((image) => image.naturalWidth)"
    )
    assert len(widths) == 3 and min(widths) > 50
    assert page.get_by_text("called 17 times").count() >= 1
