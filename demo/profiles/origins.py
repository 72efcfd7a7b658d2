"""Whose code is a file, and under which short path is it shown?

Judged by the path's text alone, so a profile made on Windows is read alike on Linux and the other way round, and no
path of a machine or name of a user gets into a picture.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Origin = Literal["program", "library", "built-in"]
"""Whose code a function is."""

_INSTALLED = re.compile(r"[\\/](?:site|dist)-packages[\\/]")
_STANDARD_LIBRARY = re.compile(
    r"[\\/]lib(?:64)?[\\/](?:python|pypy)\d[\d.]*t?(?:\.zip)?[\\/](?:lib-python[\\/]\d[\\/])?"
    r"|[\\/]python\d+\.zip[\\/]"
    r"|[\\/](?:python\d[\d.]*(?:-\d+)?|(?:ana|mini)conda\d?|mini(?:forge|mamba)\d?)[\\/]lib[\\/]",
    re.I,
)
_WINDOWS_LIBRARY = re.compile(r"\\lib\\(\w+)", re.I)
_STANDARD_NAMES = frozenset(name.lower() for name in sys.stdlib_module_names)
_TYPED_IN = re.compile(r"<(?:stdin|ipython|doctest|input|console)", re.I)
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
        mine: the program's own folders or files, when known. What is below them is the program's, except an installed
            package or a standard library (a `.venv` inside the project). When empty, everything outside those is.

    Returns:
        one `FileOrigin` for each file.
    """
    result: dict[str, FileOrigin] = {}
    loose: dict[str, str | None] = {}
    for file in set(files):
        folder = next((folder for folder in mine if _below(file, folder) is not None), None)
        installed = _installed_origin(file if folder is None else _below(file, folder) or "")
        if installed:
            result[file] = installed
        else:
            loose[file] = folder
    common = "" if mine else _common_folder([file for file in loose if _is_absolute(file)])
    for file, folder in loose.items():
        origin: Origin = "program" if folder is not None or not mine else "library"
        result[file] = FileOrigin(origin, _shown(file, common if folder is None else folder))
    if "<string>" in result and not any(judged.origin == "program" for judged in result.values()):
        result["<string>"] = FileOrigin(
            "program", "<string>"
        )  # a statement given to the profiler, not a library's exec
    return result


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
    file, folder = file.replace("\\", "/"), folder.replace("\\", "/").rstrip("/")
    if file == folder:
        return "/" + _base_name(file)
    return file[len(folder) :] if file.startswith(folder + "/") else None


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
