"""A notebook in JupyterLite, where Python is in the page: the wheel is installed there, and the graph is below the cell."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from packaging.requirements import Requirement

from docs._build.jupyter import QUIET, run_all_cells
from docs._lab import pieces
from tests.browser.test_notebook import FRAME, SCREEN
from tests.conftest import ROOT
from tests.test_package import build, tracked

CELLS = (
    "%pip install profiling_in_python[dot]",
    "%load_ext profiling_in_python",
    "import json\n\ndef __render__(number):\n    return json.dumps(number)",
    "%%callgraph first\nfor number in range(17):\n    __render__(number)",
    "%%callgraph --memory\nkept = [bytes(10_000) for _ in range(30)]",
    "print(*[f'{one.path} {one.total_calls}' for one in first.profile.functions if one.name == '__render__'])\n"
    "print(*first.reading, sep='\\n')\nsecond = %callgraph __render__(1)\nfirst.compare(second)",
    "print([file.name for file in first.save('out').files])",
)
IN_A_PAGE = {"sys_platform": "emscripten", "platform_machine": "wasm32", "python_version": "3.14", "extra": "dot"}
KERNEL = ("comm", "ipython", "jedi")
"""What a kernel installs for itself; the rest comes with it."""
COMPILED = (".so", ".pyd", ".c")


def needed(name: str, found: set[str]) -> set[str]:
    """Collect a package and what it needs in a page, by names of distributions that are installed here."""
    known = distribution(name)
    if known.name not in found:
        found.add(known.name)
        for line in known.requires or ():
            wanted = Requirement(line)
            if not wanted.marker or wanted.marker.evaluate({**IN_A_PAGE, "extra": ""}):
                needed(wanted.name, found)
    return found


def packed(name: str, folder: Path) -> Path:
    """Pack an installed distribution as a wheel again, without what is compiled for this machine."""
    known = distribution(name)
    file = folder / f"{known.name.replace('-', '_').lower()}-{known.version}-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as wheel:
        for part in known.files or ():
            if part.parts[0] == ".." or part.suffix in (*COMPILED, ".pyc") or part.name in ("RECORD", "INSTALLER"):
                continue
            data = part.read_binary()
            if part.name == "WHEEL":
                data = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            wheel.writestr(part.as_posix(), data)
        wheel.writestr(f"{known.name.replace('-', '_').lower()}-{known.version}.dist-info/RECORD", "")
    return file


def fill(pyodide: Path) -> None:
    """Put a Python for pages into a folder, with the one package that has to be there before there are others."""
    pieces.fetch()
    source = pieces.MODULES / "pyodide"
    pyodide.mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        shutil.copy(source / name, pyodide)
    lock = json.loads((source / "pyodide-lock.json").read_text(encoding="utf-8"))
    wheel = packed("micropip", pyodide)
    entry = lock["packages"]["micropip"]
    entry |= {"file_name": wheel.name, "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest()}
    entry |= {"version": distribution("micropip").version}
    (pyodide / "pyodide-lock.json").write_text(json.dumps({**lock, "packages": {"micropip": entry}}), encoding="utf-8")


@pytest.fixture(scope="module")
def jupyterlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLite that needs nothing from elsewhere, and has one notebook."""
    import nbformat

    pytest.importorskip("jupyterlite_core", reason="tests/browser")
    folder = tmp_path_factory.mktemp("jupyterlite")
    source, own, wheels = folder / "source", folder / "own", folder / "lite" / "pypi"
    for name in tracked():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, own / name)
    wheels.mkdir(parents=True)
    wheel = build(own, "wheel", source)
    shutil.copy(wheel, wheels)
    with zipfile.ZipFile(wheel) as unpacked:
        about = next(name for name in unpacked.namelist() if name.endswith("/METADATA"))
        asked = re.findall(r"^Requires-Dist: (.*)$", unpacked.read(about).decode(), re.M)
    names: set[str] = set()
    for wanted in map(Requirement, asked):
        if not wanted.marker or wanted.marker.evaluate(IN_A_PAGE):
            needed(wanted.name, names)
    for name in KERNEL:
        needed(name, names)
    for name in names:
        packed(name, wheels)
    fill(folder / "lite" / "static" / "pyodide")
    make: Any = nbformat.v4
    notebook = make.new_notebook(cells=[make.new_code_cell(text) for text in CELLS])
    notebook.metadata["kernelspec"] = {"name": "python", "display_name": "Python (Pyodide)"}
    (folder / "lite" / "files").mkdir()
    (folder / "lite" / "files" / "new.ipynb").write_text(make.writes(notebook), encoding="utf-8")
    settings = {f"@jupyterlab/{name}": values for name, values in QUIET.items()}
    (folder / "lite" / "overrides.json").write_text(
        json.dumps({name.replace("-extension/", "-extension:"): values for name, values in settings.items()}),
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "jupyterlite_core",
        "build",
        "--lite-dir",
        ".",
        "--output-dir",
        str(folder / "site"),
    ]
    command += ["--pyodide", "static/pyodide"]
    done = subprocess.run(command, cwd=folder / "lite", capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    settings_file = folder / "site" / "jupyter-lite.json"
    config = json.loads(settings_file.read_text(encoding="utf-8"))
    plugins = config["jupyter-config-data"]["litePluginSettings"]
    plugins["@jupyterlite/pyodide-kernel-extension:kernel"]["disablePyPIFallback"] = True
    settings_file.write_text(json.dumps(config), encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "site"))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_in_the_page(jupyterlite: str, visit_at: Callable[..., Any]) -> None:
    """The wheel is installed from nowhere else; each graph is drawn in the page, with its legend, and can be saved."""
    visit = visit_at(f"{jupyterlite}/lab/index.html?path=new.ipynb", viewport=SCREEN)
    page = visit.page
    page.set_default_timeout(60_000)
    run_all_cells(page)
    page.get_by_text("output.svg").wait_for()
    assert page.locator(FRAME).count() == 3
    first = page.frame_locator(FRAME).first
    assert first.locator(".callgraph-scale > span").count() == 5
    first.get_by_placeholder("Find a name").fill("render")
    first.get_by_placeholder("Find a name").press("Enter")
    assert "Called 17 times" in first.locator(".callgraph-words").inner_text()
    shown = page.locator(".jp-Notebook").inner_text()
    assert "In[3] 17" in shown and "whose code is whose" not in shown
    assert "output.html" in shown and "Traceback" not in shown
    asked = {urlsplit(url).hostname for url in visit.requests if url.startswith("http")}
    assert asked == {"127.0.0.1"}
