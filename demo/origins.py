"""Whose code is a file, and under which short path is it shown?

Judged by the path's text alone, so a profile made on Windows is read alike on Linux and the other way round, and no
path of a machine or name of a user gets into a picture.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Origin = Literal["program", "library", "built-in", "imports", "shared", "rest"]
"""Who owns a box: the first three are said of functions, the last three only of boxes that `focus` makes."""

_INSTALLED = re.compile(r"[\\/](?:site|dist)-packages[\\/]")
_STANDARD_LIBRARY = re.compile(
    r"[\\/]lib(?:64)?[\\/](?:python|pypy)\d[\d.]*t?(?:\.zip)?[\\/]|[\\/]python\d+\.zip[\\/]", re.I
)
_WINDOWS_LIBRARY = re.compile(r"\\lib\\(\w+)", re.I)
_HOME = re.compile(r"(?:[A-Za-z]:)?/?(?:home|Users|root)(?:/|$)")
_TYPED_IN = re.compile(r"<(?:stdin|ipython|doctest|input)", re.I)


class FileOrigin(NamedTuple):
    """What is known of a file.

    Attributes:
        origin: "program", "library" or "built-in".
        path: the path to show, with forward slashes, relative to where the code was installed; "" for a built-in.
    """

    origin: Origin
    path: str


def origins_of(files: Iterable[str], mine: Sequence[str] = ()) -> dict[str, FileOrigin]:
    """Judge every file of a profile.

    Args:
        files: file names as recorded: paths of any system, "~" for built-ins, "<frozen os>", "<string>".
        mine: the program's own folders or files, when known. What is below them is the program's, except an installed
            package or a standard library (a `.venv` inside the project). When empty, everything outside those is.

    Returns:
        one `FileOrigin` for each file.
    """
    result: dict[str, FileOrigin] = {}
    loose: dict[str, str | None] = {}
    for file in set(files):
        inside = next((below for folder in mine if (below := _below(file, folder))), None)
        installed = _installed_origin(file if inside is None else inside)
        if installed:
            result[file] = installed
        else:
            loose[file] = inside
    common = "" if mine else _common_folder([file for file in loose if not file.startswith("<")])
    for file, inside in loose.items():
        origin: Origin = "program" if inside is not None or not mine else "library"
        shown = inside if mine else _below(file, common)
        result[file] = FileOrigin(origin, shown.lstrip("/") if shown and not _HOME.match(shown) else _short(file))
    return result


def _installed_origin(file: str) -> FileOrigin | None:
    """Say what `file` is if it is no loose source file."""
    if file in ("~", "", "built-in", "builtins"):
        return FileOrigin("built-in", "")
    if file.startswith("<"):
        return FileOrigin("program" if _TYPED_IN.match(file) else "library", file.strip("<>").replace("frozen ", ""))
    if found := list(_INSTALLED.finditer(file)) or list(_STANDARD_LIBRARY.finditer(file)):
        return FileOrigin("library", file[found[-1].end() :].replace("\\", "/"))
    if (found := list(_WINDOWS_LIBRARY.finditer(file))) and found[-1].group(1).lower() in _standard_names():
        return FileOrigin("library", file[found[-1].start(1) :].replace("\\", "/"))
    return None


def _standard_names() -> frozenset[str]:
    return frozenset(name.lower() for name in sys.stdlib_module_names)


def _below(file: str, folder: str) -> str | None:
    """Return the part of `file` below `folder`, with a leading "/", or None if it is not below it."""
    file, folder = file.replace("\\", "/"), folder.replace("\\", "/").rstrip("/")
    if file == folder:
        return "/" + _base_name(file)
    return file[len(folder) :] if file.startswith(folder + "/") else None


def _common_folder(files: list[str]) -> str:
    split = [file.replace("\\", "/").split("/")[:-1] for file in files]
    shared = []
    for names in zip(*split):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return "/".join(shared)


def _short(file: str) -> str:
    """Return the file with its folder, or alone where the folder may be named after a person."""
    folders, _, name = file.replace("\\", "/").rstrip("/").rpartition("/")
    return name if _HOME.match(folders) and folders.count("/") < 3 else f"{_base_name(folders)}/{name}".lstrip("/")


def _base_name(file: str) -> str:
    return file.replace("\\", "/").rstrip("/").rpartition("/")[2]
