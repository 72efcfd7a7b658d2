"""How is a script or a module found, and made ready to run as the real `__main__`?

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

See Also:
    https://docs.python.org/3/using/cmdline.html#interface-options (what `__main__`, `sys.argv` and `sys.path[0]` are).
"""

import importlib.machinery
import importlib.util
import io
import os
import pkgutil
import sys
from collections.abc import Callable
from types import CodeType, ModuleType

TO_RUN_A_MODULE = "python -m demo profile -m MODULE"


class Refused(Exception):
    """There is nothing to run; the text is the line for the user."""


class Own:
    """Where the program's own code lies.

    Attributes:
        code: of the module that is run as `__main__`, None before it is.
        places: folders and files.
        installed: a file of the distribution that the program may belong to, or "".
        here: the working folder at the start.
    """

    def __init__(self) -> None:
        self.code: CodeType | None = None
        self.places: list[str] = []
        self.installed = ""
        self.here = ""

    def notes(self) -> dict[str, str]:
        """Return what only this process knows at its end: what multiprocessing calls it, "" if nothing."""
        module = sys.modules.get("multiprocessing.process")
        name = getattr(getattr(module, "_current_process", None), "_name", "")
        return {"process": name if isinstance(name, str) and name != "MainProcess" else ""}


class OfChild(Own):
    """Likewise, of a Python that the program has started.

    Args:
        script: its path; "" where it runs a module, whose name and place are known at the end.
    """

    def __init__(self, script: str) -> None:
        super().__init__()
        self._run = os.path.basename(script)
        if script:
            self._add(os.path.dirname(full_path(script)))

    def notes(self) -> dict[str, str]:
        """Return besides what was run, and look where a module lies."""
        spec = getattr(sys.modules.get("__main__"), "__spec__", None)
        if spec and not self._run:
            self._run = f"-m {spec.name}"
            top = sys.modules.get(spec.name.partition(".")[0])
            self._add(getattr(top, "__path__", [os.path.dirname(spec.origin or "")])[0])
        return {**super().notes(), "program": self._run}

    def _add(self, folder: str) -> None:
        """Take a folder for the program's own, if it isn't of a library that it starts."""
        of_library = folder.startswith(os.path.dirname(os.__file__)) or "-packages" + os.sep in folder + os.sep
        if folder and not of_library:
            self.places.append(folder)


def load_script(target: str, module: ModuleType, own: Own) -> CodeType:
    """Do what `python TARGET` does before its first line runs."""
    path = full_path(target)
    own.here = os.getcwd()
    if os.path.basename(os.path.dirname(os.path.realpath(path))).lower() in ("bin", "scripts"):
        own.installed = path
    importer = pkgutil.get_importer(path)
    sys.path_importer_cache.setdefault(path, importer)  # Python keeps what is not importable there too
    if importer is not None:  # a folder or a zip file
        import runpy  # noqa: F401  # as plain Python does, and some programs rely on what this imports

        spec = importer.find_spec("__main__", None)
        if spec is None:
            raise Refused(f"{target} has no __main__.py. Name the program itself: python -m demo profile PROGRAM")
        sys.path.insert(0, path)
        own.places.append(path)
        return code_of(spec, "__main__", target, module)
    try:
        with io.open_code(path) as file:
            source = file.read()
    except OSError as error:
        raise Refused(
            f"{target}: {error.strerror}. Name a Python program that exists: python -m demo profile PROGRAM"
        ) from None
    module.__dict__.update(
        __file__=path, __loader__=importlib.machinery.SourceFileLoader("__main__", path), __spec__=None
    )
    if sys.version_info < (3, 15):
        module.__dict__.update(__cached__=None)
    real_folder = os.path.dirname(os.path.realpath(path))
    put_on_path(real_folder)
    own.places.extend(dict.fromkeys([os.path.dirname(path), real_folder]))
    try:
        return compile(source, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, SyntaxError) and b"\0" not in source:
            raise Refused(nothing_ran(error)) from error
        raise Refused(f"{target} is not a Python program. Name one: python -m demo profile PROGRAM") from None


def load_module(
    target: str,
    module: ModuleType,
    own: Own,
    run: Callable[[Callable[[], object]], None],
    stop_here: Callable[[], None],
) -> CodeType:
    """Do what `python -m TARGET` does before its first line runs: the packages above it run, and are profiled."""
    import runpy  # noqa: F401  # as plain Python does, and some programs rely on what this imports

    put_on_path(os.getcwd())
    missing = (
        f"there is no module {target} here. Go to the folder that contains it, or install it, then: {TO_RUN_A_MODULE}"
    )
    top = find(target.partition(".")[0], missing)
    name = target
    import_package(name.rpartition(".")[0], missing, run, stop_here)
    spec = find(name, missing)
    if spec.submodule_search_locations is not None:
        import_package(name, missing, run, stop_here)
        name += ".__main__"
        spec = find(name, f"{target} is a package without a __main__.py, so it cannot be run. Name a module inside it.")
    own.here = os.getcwd()
    if top.submodule_search_locations is not None:
        own.places.extend(os.path.abspath(place) for place in top.submodule_search_locations)
    elif top.origin:
        own.places.append(top.origin)
    origin = top.origin if top.has_location and top.origin else ""
    if "-packages" + os.sep in origin or not origin.startswith(os.path.join(own.here, "")):
        own.installed = "" if top.name in sys.stdlib_module_names else origin
    own.places.append(own.here)  # `-m pytest` runs what lies here
    return code_of(spec, name, target, module)


def import_package(
    name: str, missing: str, run: Callable[[Callable[[], object]], None], stop_here: Callable[[], None]
) -> None:
    """Import the package that holds the program, which is part of the run."""

    def import_it() -> None:
        try:
            __import__(name)
        except ModuleNotFoundError as error:
            if error.name and (name + ".").startswith(error.name + "."):
                raise Refused(missing) from None
            raise

    if name:
        run(import_it)
        stop_here()


def find(name: str, missing: str) -> importlib.machinery.ModuleSpec:
    """Find a module without running it, given that the packages above it are imported."""
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError, AttributeError):
        spec = None
    if spec is None:
        raise Refused(missing)
    return spec


def code_of(spec: importlib.machinery.ModuleSpec, name: str, target: str, module: ModuleType) -> CodeType:
    """Compile the module and give `__main__` and `sys.argv` what `python -m` gives them."""
    module.__dict__.update(__spec__=spec, __loader__=spec.loader, __file__=spec.origin, __package__=spec.parent)
    if sys.version_info < (3, 15):
        module.__dict__.update(__cached__=spec.cached)
    try:
        code: CodeType | None = spec.loader.get_code(name)  # type: ignore[union-attr]
    except SyntaxError as error:
        raise Refused(nothing_ran(error)) from error
    except (AttributeError, ImportError, OSError, ValueError):
        code = None
    if code is None:
        raise Refused(f"{target} is not written in Python, so there is nothing to profile. Name another module.")
    if name != "__main__":
        sys.argv[0] = spec.origin or target
    return code


def nothing_ran(error: SyntaxError) -> str:
    """Return what there is to say after Python's own words about a syntax error."""
    return f"nothing ran and nothing was recorded: fix line {error.lineno or 1} first."


def full_path(target: str) -> str:
    """Return the path as Python writes it into `__file__`: "./a.py" keeps its dot."""
    if os.name == "nt" or (target == "." and sys.version_info >= (3, 11)):
        return os.path.abspath(target)
    return os.path.join(os.getcwd(), target)


def put_on_path(folder: str) -> None:
    """Make `folder` the first place to import from, unless Python was started with `-P`."""
    if not getattr(sys.flags, "safe_path", sys.flags.isolated):
        sys.path.insert(0, folder)
