"""Makes the page's Python ready to run programs, and puts in place what came packed as soon as it is imported.

`start` is called when the site is built, by `freeze.mjs`, or in the page where it was not; `arrived` always in the page, and
`end` after a program.

See Also:
    https://docs.python.org/3/library/sys.html#sys.meta_path
"""

import atexit
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
from types import ModuleType
from typing import Any

LIBRARY = "/lib/python3.14"
PACKAGES = "/lib/python3.14/site-packages"
PLACES = {"tool.zip.xz": PACKAGES, "requests.zip.xz": PACKAGES, "library.zip.xz": LIBRARY}
ROOMS = ("profiling_in_python.lab.show", "profiling_in_python.lab.run")
CHECK = "profiling_in_python.lab.check"
OF_TOOL = frozenset(("profiling_in_python", "gprof2dot"))
OF_LIBRARY: frozenset[str] = importlib.import_module("lab_library").MODULES  # written by `compile.py`
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


kept: frozenset[str] = frozenset()
"""Names of the modules that a program finds loaded."""


class Fetcher:
    """Puts a packed part of Python's files in place as soon as a module of it is imported.

    Attributes:
        fetch: returns the bytes of a part by its name.
    """

    fetch: Callable[[str], bytes]

    def __init__(self) -> None:
        """Know that none is here yet."""
        self.waiting = set(PLACES)
        self.warm: set[str] = set()

    def part_of(self, name: str) -> str:
        """Return which part a module is in, "" for none."""
        if name.partition(".")[0] in OF_TOOL:
            return "tool.zip.xz"
        if name in OF_REQUESTS:
            return "requests.zip.xz"
        return "library.zip.xz" if name in OF_LIBRARY else ""

    def put_in_place(self, part: str = "tool.zip.xz") -> None:
        """Unpack a part, unless it is here."""
        if part in self.waiting:
            self.waiting.remove(part)
            with zipfile.ZipFile(io.BytesIO(lzma.decompress(self.fetch(part)))) as archive:
                archive.extractall(PLACES[part])
            finders: list[Any] = [*filter(None, sys.path_importer_cache.values())]
            for finder in finders:  # as `importlib.invalidate_caches`, but that loads `importlib.metadata` first
                finder.invalidate_caches()

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> Any:
        """Be asked when nobody else knows a module."""
        part = self.part_of(name)
        if not part:
            return None
        self.put_in_place(part)
        # A package may have its other half in python_stdlib.zip, and that is all its own path knows.
        return PathFinder.find_spec(name, ["/".join([PLACES[part], *name.split(".")[:-1]])], target)

    def warm_up(self, source: str) -> None:
        """Unpack and compile what a program imports, so that its first run takes as long as the next ones."""
        named = {
            word for line in re.findall(r"^\s*(?:import|from)\b.*", source, re.M) for word in re.findall(r"\w+", line)
        }
        before = dict(sys.modules)
        for name in sorted(named - self.warm - SPEAKING):
            if part := self.part_of(name):
                self.warm.add(name)
                with suppress(Exception):  # the program itself will meet it
                    self.put_in_place(part)
                    importlib.import_module(name)
        sys.modules.clear()
        sys.modules.update(before)


fetcher = Fetcher()


def start(rooms: Sequence[str] = ROOMS) -> None:
    """Make Python ready to run programs; a page that does this has to say first where files come from.

    Args:
        rooms: what is loaded at once; a page that starts from the beginning has to wait for it.
    """
    global kept
    from pyodide import webloop

    sys.meta_path.append(fetcher)
    # Pyodide puts a function of its own in the place of `time.sleep`, which would be a box in every picture.
    time.sleep = webloop._orig_sleep
    kept = frozenset(name for name, module in sys.modules.items() if stays(name, module))
    for room in rooms:
        importlib.import_module(room)
    sys.modules["profiling_in_python.lab.show"].warm_up()
    for clock in (
        "wall",
        "peak",
    ):  # the first run loads the recorder's modules, and the other one those that count bytes
        sys.modules["profiling_in_python.lab.run"].run("", "/home/learner/main.py", kept, {}, clock)


def arrived(fetch: Callable[[str], bytes]) -> None:
    """Know, in a page, where files come from and what time it is there.

    Args:
        fetch: returns the bytes of a packed part by its name.
    """
    fetcher.fetch = fetch
    del sys.modules["time"]
    now = importlib.import_module("time")
    sys.modules["time"] = time
    for name in ("altzone", "daylight", "timezone", "tzname"):
        setattr(time, name, getattr(now, name))


def end() -> None:
    """Do what Python does at its end: run what a program has left to `atexit`, and write what is still to be written."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(ValueError):  # the program has closed it
            stream.flush()


def stays(name: str, module: ModuleType) -> bool:
    """Say whether a module is not loaded anew for a program.

    Pyodide has loaded far more than a fresh Python, so a program's imports would be missing in its profile. What is
    written in C stays, and what Pyodide needs to be there only once.
    """
    if getattr(module, "__file__", None) is None or name in OF_FRESH_PYTHON:
        return True
    return name.partition(".")[0] in OF_PYODIDE
