"""Runs once in the page's Python, before anything else: puts in place what came packed.

See Also:
    https://docs.python.org/3/library/sys.html#sys.meta_path
"""

import importlib
import io
import lzma
import re
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.machinery import PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

LIBRARY = "/lib/python3.14"
PACKAGES = "/lib/python3.14/site-packages"
OF_REQUESTS = frozenset("requests urllib3 idna certifi charset_normalizer".split())
OF_FRESH_PYTHON = frozenset(
    "__main__ _collections_abc _sitebuiltins abc codecs encodings encodings.aliases encodings.utf_8 genericpath io os os.path"
    " posixpath site stat zipimport".split()
)
OF_PYODIDE = frozenset(
    "_pyodide asyncio concurrent contextvars copyreg importlib js logging pyodide pyodide_js select selectors signal socket"
    " ssl subprocess threading warnings _py_warnings".split()
)


SPEAKING = frozenset(("this", "antigravity"))
"""Modules that do something when they are imported."""


class Fetcher:
    """Puts a packed part of the library in place as soon as a module of it is imported."""

    def __init__(self, fetch: Callable[[str], bytes]) -> None:
        """Know where the parts come from: `fetch` returns the bytes of one by its name."""
        self.fetch = fetch
        self.of_library = frozenset(Path(PACKAGES, "lab_library.txt").read_text(encoding="utf-8").split("\n"))
        self.waiting = {"requests.zip.xz": PACKAGES, "library.zip.xz": LIBRARY}
        self.warm: set[str] = set()

    def warm_up(self, source: str) -> None:
        """Unpack and compile what a program imports, so that its first run takes as long as the next ones."""
        named = {
            word for line in re.findall(r"^\s*(?:import|from)\b.*", source, re.M) for word in re.findall(r"\w+", line)
        }
        before = dict(sys.modules)
        for name in sorted((named & (OF_REQUESTS | self.of_library)) - self.warm - SPEAKING):
            self.warm.add(name)
            with suppress(Exception):  # the program itself will meet it
                importlib.import_module(name)
        sys.modules.clear()
        sys.modules.update(before)

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> Any:
        """Be asked when nobody else knows a module."""
        if name not in OF_REQUESTS and name not in self.of_library:
            return None
        part = "requests.zip.xz" if name in OF_REQUESTS else "library.zip.xz"
        if part in self.waiting:
            place = self.waiting.pop(part)
            unpack(self.fetch(part), place)
        # A package may have its other half in python_stdlib.zip, and that is all its own path knows.
        folder = PACKAGES if name in OF_REQUESTS else "/".join([LIBRARY, *name.split(".")[:-1]])
        return PathFinder.find_spec(name, [folder], target)


def unpack(packed: bytes, place: str) -> None:
    """Put the files of an archive in place."""
    with zipfile.ZipFile(io.BytesIO(lzma.decompress(packed))) as archive:
        archive.extractall(place)
    importlib.invalidate_caches()


def start(fetch: Callable[[str], bytes]) -> tuple[frozenset[str], Callable[[str], None]]:
    """Make Python ready to run programs.

    Args:
        fetch: returns the bytes of a packed part by its name.

    Returns:
        the names of the modules that a program finds loaded; what is to be called with each program before it runs.
    """
    from pyodide import webloop

    fetcher = Fetcher(fetch)
    sys.meta_path.append(fetcher)
    # Pyodide puts a function of its own in the place of `time.sleep`, which would be a box in every picture.
    time.sleep = webloop._orig_sleep
    return frozenset(name for name, module in sys.modules.items() if stays(name, module)), fetcher.warm_up


def stays(name: str, module: ModuleType) -> bool:
    """Say whether a module is not loaded anew for a program.

    Pyodide has loaded far more than a fresh Python, so a program's imports would be missing in its profile. What is
    written in C stays, and what Pyodide needs to be there only once.
    """
    if getattr(module, "__file__", None) is None or name in OF_FRESH_PYTHON:
        return True
    return name.partition(".")[0] in OF_PYODIDE
