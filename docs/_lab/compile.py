"""Runs inside Pyodide, started by `compile.mjs`: packs what the lab's Python needs, compiled beforehand.

Python's own library is split: `python_stdlib.zip` holds what starting, our own rooms and ordinary programs import, compiled,
which halves the time to start; `library.zip.xz` holds the rest as sources, loaded when a program asks for it.

See Also:
    https://peps.python.org/pep-0552/ for compiled files that need no look at their source.
"""

import ast
import importlib
import io
import lzma
import os
import sys
import zipfile
from collections.abc import Callable
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from typing import Any

write = importlib.import_module("given").write  # by compile.mjs

LIBRARY = next(path for path in sys.path if path.endswith(".zip"))
PLACE = "/lib/python3.14/site-packages/"
LONG_AGO = (2020, 1, 1, 0, 0, 0)
ORDINARY = (
    "argparse calendar copy csv dataclasses datetime decimal fractions hashlib io json math random re sqlite3 statistics"
    " string textwrap time timeit traceback urllib.parse"
).split()
"""What ordinary programs import; more would be too large, see the promise in `tests/test_lab.py`."""
OF_RECORDER = ("cProfile", "marshal", "pkgutil", "runpy", "tracemalloc")
OF_NO_USE = (
    *("_pyrepl/", "__phello__/", "ensurepip/", "idlelib/", "pydoc_data/", "turtledemo/"),
    *("ftplib.py", "http/server.py", "imaplib.py", "poplib.py", "smtplib.py", "socketserver.py", "wsgiref/", "xmlrpc/"),
    *("mailbox.py", "pickletools.py", "venv/", "webbrowser.py"),
)
"""They need a terminal, a window, a mailbox, another process or the internet, or take pickles apart."""
PROGRAMS = ("profiling_in_python/exercises", "profiling_in_python/solutions")
"""Their text is what is wanted of these."""
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
READ = (*PROGRAMS, "profiling_in_python/recording")
"""Folders whose sources are read; nobody reads the other sources here, and they would double the size."""


def main() -> None:
    """Write the archives: the tool, what the workload imports, the library's two parts."""
    with zipfile.ZipFile(LIBRARY) as library:
        files = {name: library.read(name) for name in library.namelist() if not name.endswith("/")}
    used = modules_used()
    rest = [(name, data) for name, data in files.items() if name not in used and not name.startswith(OF_NO_USE)]
    write("library.zip.xz", squeezed(rest))
    at_once = {name: files[name] for name in used}
    at_once["lab_library.py"] = f"MODULES = frozenset({modules_in(rest)})".encode()
    with open("/stage/lab_start.py", "rb") as start:
        at_once["lab_start.py"] = start.read()
    write("python_stdlib.zip", zipped([(f"{n}c", compiled(data, f"{LIBRARY}/{n}")) for n, data in at_once.items()]))
    tool = list(with_compiled("/stage/tool", without_docstrings))
    write("tool.zip.xz", squeezed(tool))
    for name, data in tool:  # for `freeze.mjs`
        os.makedirs(os.path.dirname(f"/stage/packed/{name}"), exist_ok=True)
        with open(f"/stage/packed/{name}", "wb") as file:
            file.write(data)
    write("requests.zip.xz", squeezed(list(with_compiled("/stage/requests"))))


def modules_used() -> list[str]:
    """Import what the lab needs, and return the files of the library that were loaded for that or for starting."""
    sys.path.append("/stage/tool")
    for name in (*ORDINARY, *OF_RECORDER):
        importlib.import_module(name)
    for folder in ("profiling_in_python/lab", "profiling_in_python/training/checks"):
        for name in sorted(os.listdir(f"/stage/tool/{folder}")):
            if name.endswith(".py"):
                importlib.import_module(f"{folder.replace('/', '.')}.{name[:-3]}")
    importlib.import_module("profiling_in_python.lab.show").warm_up()
    files = [getattr(module, "__file__", None) or "" for module in list(sys.modules.values())]
    return sorted({file[len(LIBRARY) + 1 :] for file in files if file.startswith(LIBRARY)})


def modules_in(files: list[tuple[str, bytes]]) -> list[str]:
    """Return the names of the modules that files of the library are."""
    return sorted(name[:-3].removesuffix("/__init__").replace("/", ".") for name, _ in files if name.endswith(".py"))


def with_compiled(folder: str, parsed: Callable[[bytes], Any] = bytes) -> Any:
    """Yield the files of a folder, by their place in it; a source compiled, beside itself where it is read, or instead.

    Args:
        folder: what to go through.
        parsed: makes of a source what is compiled.
    """
    for path, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            inside = os.path.relpath(os.path.join(path, name), folder)
            with open(os.path.join(path, name), "rb") as file:
                data = file.read()
            read = os.path.dirname(inside) in READ
            if read or not name.endswith(".py"):
                yield inside, data
            if name.endswith(".py") and os.path.dirname(inside) not in PROGRAMS:
                yield cached(inside) if read else inside + "c", compiled(parsed(data), PLACE + inside)


def cached(name: str) -> str:
    """Return where Python looks for the compiled file that belongs to a source."""
    place, base = os.path.split(name)
    return os.path.join(place, "__pycache__", f"{base[:-3]}.{sys.implementation.cache_tag}.pyc")


def without_docstrings(source: bytes) -> ast.Module:
    """Parse a source, and drop what nobody reads in a page."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False):
            node.body[:1] = [] if len(node.body) > 1 else [ast.copy_location(ast.Pass(), node.body[0])]
    return tree


def compiled(source: bytes | ast.Module, path: str) -> bytes:
    """Return the bytes of a `.pyc` that is taken as it is."""
    return bytes(_code_to_hash_pyc(compile(source, path, "exec", dont_inherit=True), bytes(8), False))


def squeezed(files: list[tuple[str, bytes]]) -> bytes:
    """Return an archive of files, packed as one; like stands beside like."""
    files = sorted(files, key=lambda file: (file[0].rpartition(".")[2], file[0]))
    return lzma.compress(zipped(files, zipfile.ZIP_STORED), preset=6)  # 9 takes 64 MB to unpack, and gains nothing here


def zipped(files: list[tuple[str, bytes]], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of files, each with the same date."""
    with io.BytesIO() as out:
        with zipfile.ZipFile(out, "w") as archive:
            for name, data in files:
                archive.writestr(zipfile.ZipInfo(name, LONG_AGO), data, way, 9)
        return out.getvalue()


main()
