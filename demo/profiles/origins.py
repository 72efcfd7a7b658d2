"""Whose code is a file, and under which short path is it shown?

Judged by the path's text alone, so a profile made on Windows is read alike on Linux and the other way round, and no
path of a machine or name of a user gets into a picture.
"""

import re
import sys
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

Origin = Literal["program", "library", "built-in", "native"]
"""Whose code a function is; native is what a sampler saw outside Python: C, the system, the garbage collector."""

_INSTALLED = re.compile(r"[\\/](?:site|dist)-packages[\\/]")
_STANDARD_LIBRARY = re.compile(
    r"[\\/]lib(?:64)?[\\/](?:python|pypy)\d[\d.]*t?(?:\.zip)?[\\/](?:lib-python[\\/]\d[\\/])?"
    r"|[\\/]python\d+\.zip[\\/]"
    r"|[\\/](?:python\d[\d.]*(?:-\d+)?|(?:ana|mini)conda\d?|mini(?:forge|mamba)\d?)[\\/]lib[\\/]",
    re.I,
)
_WINDOWS_LIBRARY = re.compile(r"\\lib\\(\w+)", re.I)
_STANDARD_NAMES = frozenset(name.lower() for name in sys.stdlib_module_names)
_TYPED_IN = re.compile(r"<(?:stdin|ipython|doctest|input|console|dynamic-code)", re.I)  # the last one is cloudpickle's
_CELL = re.compile(r"In\[\d+\]|%callgraph")
_HOME = re.compile(
    r"(?:file:/*(?=/))?(?:\.\./)*(?:[a-z]:|//[^/]+|/cygdrive/[a-z]|/mnt/[a-z]|/Volumes/[^/]+|/System/Volumes/Data"
    r"|/(?:export|var|usr|srv|data|nfs|net))?"
    r"/?(?:(?:home|users|documents and settings|media|run/media)/[^/]+|root)/",
    re.I,
)
"""What comes before a file's place in somebody's own folder, and holds a name."""


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
        mine: the program's own folders or files, when known; "." for all relative names; the name alone of an installed
            package or module. What is below them is the program's, except an installed package or a standard library (a
            `.venv` inside the project), unless it is such a package that is named. What was typed in is the program's as well.
            When empty, everything outside those is.

    Returns:
        one `FileOrigin` for each file; what has no file of its own (`has_no_file`) is a library's for the time being,
        until it is clear who calls it.
    """
    files = set(files)
    result: dict[str, FileOrigin] = {}
    loose: dict[str, str | None] = {}
    packages = {name for name in mine if name.isidentifier()}
    for file in files:
        if packages and installed_package(file) in packages:
            result[file] = FileOrigin("program", file[_installed_at(file) :].replace("\\", "/"))
            continue
        folder = next((folder for folder in mine if _below(file, folder) is not None), None)
        installed = _installed_origin(file if folder is None else _below(file, folder) or "")
        if installed:
            result[file] = installed
        else:
            loose[file] = folder
    common = "" if mine else _common_folder([file for file in loose if _is_absolute(file)])
    shown_from = {folder: _shown_from(folder, files) for folder in mine}
    for file, folder in loose.items():
        own = folder is not None or not (mine or has_no_file(file))
        result[file] = FileOrigin(
            "program" if own else "library", _shown(file, common if folder is None else shown_from[folder])
        )
    return result


def has_no_file(file: str) -> bool:
    """Say whether a file's name stands for code made of a text, `<string>`, or for a Cython module, `shop/fast.pyx`."""
    if file.startswith("<"):
        return not file.startswith("<frozen ") and not _TYPED_IN.match(file) and file != "<built-in>"
    return file.endswith((".pyx", ".pxd", ".pxi")) and not _is_absolute(file)


def is_generated(file: str) -> bool:
    """Say whether a file's name, or what is shown of it, was made up for code that was made of a text: it is no place."""
    return file.startswith("<") and file != "<string>" and has_no_file(file)


def installed_package(file: str) -> str:
    """Return the name of the installed package or module that a file is part of, "" if it is part of none."""
    at = _installed_at(file)
    return re.split(r"[\\/.]", file[at:], maxsplit=1)[0] if at else ""


def _installed_at(file: str) -> int:
    """Return where the part of a path below `site-packages` begins, 0 if there is none."""
    found = list(_INSTALLED.finditer(file)) if not file.startswith("<") else []
    return found[-1].end() if found else 0


def is_relative(file: str) -> bool:
    """Say whether a file's name is a path that starts somewhere unknown."""
    return not file.startswith("<") and file not in ("~", "") and not _is_absolute(file)


def all_bare(files: Iterable[str]) -> bool:
    """Say whether there are several files, cells of a notebook left aside, and not one whose name has a folder."""
    no_files = ("~", "", "built-in")
    paths = {file for file in files if file not in no_files and not file.startswith("<") and not _CELL.fullmatch(file)}
    return len(paths) > 1 and not any("/" in path or "\\" in path for path in paths)


def _installed_origin(file: str) -> FileOrigin | None:
    """Say what `file` is if it is no loose source file."""
    if file in ("~", "", "<built-in>"):
        return FileOrigin("built-in", "")
    if file.startswith("<"):
        frozen = file.startswith("<frozen ")
        return FileOrigin(
            "program" if _TYPED_IN.match(file) else "library", _base_name(file[8:].rstrip(">") if frozen else file)
        )
    if found := list(_INSTALLED.finditer(file)) or list(_STANDARD_LIBRARY.finditer(file)):
        return FileOrigin("library", file[found[-1].end() :].replace("\\", "/"))
    if (found := list(_WINDOWS_LIBRARY.finditer(file))) and found[-1].group(1).lower() in _STANDARD_NAMES:
        return FileOrigin("library", file[found[-1].start(1) :].replace("\\", "/"))
    return None


def _below(file: str, folder: str) -> str | None:
    """Return the part of `file` below `folder`, with a leading "/", or None if it is not below it."""
    if folder == ".":
        return "/" + file if is_relative(file) else None
    file, folder = file.replace("\\", "/").removeprefix("./"), folder.replace("\\", "/").rstrip("/")
    if file == folder:
        return "/" + _base_name(file)
    return file[len(folder) :] if file.startswith(folder + "/") else None


def _shown_from(folder: str, files: Collection[str]) -> str:
    """Return the folder that paths below one of the program's own are shown from: a package keeps its name."""
    plain = folder.rstrip("/\\")
    if installed := list(_INSTALLED.finditer(plain)):
        return plain[: installed[-1].end()]
    is_package = any(f"{plain}{mark}__init__.py" in files for mark in "/\\")
    return re.sub(r"[\\/][^\\/]*$", "", plain) if is_package else plain


def _common_folder(files: list[str]) -> str:
    """Return the folder that all files are below; what the first and the last of the alphabet share, all share."""
    ordered = sorted(file.replace("\\", "/") for file in files)
    shared = []
    for one, other in zip(*(file.split("/")[:-1] for file in (*ordered[:1], *ordered[-1:]))):
        if one != other:
            break
        shared.append(one)
    return "/".join(shared)


def _shown(file: str, folder: str) -> str:
    """Return what comes below `folder` and below a person's own folder; at most two names where it is in neither."""
    plain, folder = file.replace("\\", "/").rstrip("/"), folder.replace("\\", "/").rstrip("/")
    home = _HOME.match(plain)
    cut = home.end() if home else 0
    if plain == folder:
        return _base_name(plain)
    if folder and plain.startswith(folder + "/"):
        return plain[max(cut, len(folder) + 1) :]
    return "/".join(plain[cut:].split("/")[-2:]).lstrip("/") if cut or _is_absolute(file) else plain


def _is_absolute(file: str) -> bool:
    return file.startswith(("/", "\\")) or file[1:3] in (":\\", ":/")


def _base_name(file: str) -> str:
    return file.replace("\\", "/").rstrip("/").rpartition("/")[2]
