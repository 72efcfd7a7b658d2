"""Which installed distribution does a program, or a module, belong to, and where is the code of that distribution?

The recorder loads this file by its path, in the program's process and after the run, so it imports nothing of the tool.
It reads what installers leave beside the code by hand: `importlib.metadata` alone takes longer to import than all this.

See Also:
    https://packaging.python.org/en/latest/specifications/recording-installed-packages/ (RECORD, direct_url.json).
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

RUNNER = 0.05
"""Share of a run, 0..1: if so much of it lies in the working folder's code, a tool as `pytest` has run that code."""

_INSTALLED = ("site-packages", "dist-packages")


def places(file: str, here: str, table: Mapping[Any, Any]) -> list[str]:
    """Return the folders and files that hold the program's own code, if it is an installed one.

    Args:
        file: the command's script, or the file of the module that `-m` names or of the package around it.
        here: the working folder at the start.
        table: the profile, as `pstats` has it.

    Returns:
        the packages of its distribution, and `here`; `here` alone if the program has run the code in there; nothing if
        `file` belongs to no distribution.
    """
    for site, info in _infos(file):
        record = _read(os.path.join(info, "RECORD"))
        project = _project(info)
        if _entry(file, site) in record or (project and _below(file, [project])):
            packages = [*_imported(project), project] if project else _packages(site, record)
            return [here] if _share(table, here, packages) >= RUNNER else [*packages, here]
    return []


def name_of(file: str) -> str:
    """Return the name of the distribution that a file was installed with, "" if there is none."""
    for site, info in _infos(file):
        if _entry(file, site) in _read(os.path.join(info, "RECORD")):
            return os.path.basename(info).partition("-")[0].replace("_", "-")
    return ""


def _infos(file: str) -> Iterator[tuple[str, str]]:
    """Yield each folder of metadata, and the folder it lies in; first those that are named like the file."""
    found = []
    for site in dict.fromkeys(map(os.path.abspath, sys.path)):
        if os.path.isdir(site):
            found += [(site, entry.path) for entry in os.scandir(site) if entry.name.endswith(".dist-info")]
    likely = {os.path.splitext(part)[0].lower() for part in file.split(os.sep)[-2:]}
    names = {pair: os.path.basename(pair[1]).partition("-")[0].lower() for pair in found}
    yield from sorted(found, key=lambda pair: names[pair] not in likely)


def _entry(file: str, site: str) -> str:
    """Return how the line of RECORD that names a file begins."""
    file, site = os.path.realpath(file), os.path.realpath(site)
    if os.path.splitdrive(file)[0] != os.path.splitdrive(site)[0]:
        return "\0"
    return "\n" + os.path.relpath(file, site).replace(os.sep, "/") + ","


def _read(file: str) -> str:
    """Return a text with a line end before each line, "" if it is not there."""
    try:
        with open(file, encoding="utf-8") as opened:
            return "\n" + opened.read()
    except OSError:
        return ""


def _project(info: str) -> str:
    """Return the folder that an editable installation stands for, or ""."""
    text = _read(os.path.join(info, "direct_url.json"))
    if "editable" not in text:
        return ""
    import json
    from urllib.parse import unquote

    origin = json.loads(text)
    if not origin.get("dir_info", {}).get("editable") or not origin["url"].startswith("file://"):
        return ""
    path = unquote(origin["url"][len("file://") :])
    return os.path.normpath(path.lstrip("/") if os.name == "nt" else path)


def _imported(project: str) -> list[str]:
    """Return the folders of the top packages in a project that have been imported."""
    packages = [list(getattr(module, "__path__", ())) for name, module in [*sys.modules.items()] if "." not in name]
    return [folder for folders in packages for folder in folders if _below(folder, [project])]


def _packages(site: str, record: str) -> list[str]:
    """Return the topmost folders with Python files in a distribution, and the files that lie in none."""
    names = [line.partition(",")[0] for line in record.split("\n")]
    names = [name for name in names if name.endswith(".py") and not name.startswith(("..", "/"))]
    folders = sorted({os.path.dirname(name) for name in names} - {""})
    top = [folder for folder in folders if not _below(folder, [other for other in folders if other != folder])]
    return [os.path.join(site, *name.split("/")) for name in [*top, *(name for name in names if "/" not in name)]]


def _share(table: Mapping[Any, Any], here: str, packages: list[str]) -> float:
    """Return the share of a run, 0..1, that lies in code of the working folder and in what this has called."""
    whole = sum(figures[2] for figures in table.values())
    own = [
        figures[3]
        for file, figures in ((os.path.normpath(key[0]), figures) for key, figures in table.items())
        if _below(file, [here]) and not _below(file, [*packages, sys.prefix, sys.base_prefix])
        if not any(name in file for name in _INSTALLED)
    ]
    return float(max(own, default=0.0) / whole) if whole > 0 else 0.0


def _below(file: str, folders: Iterable[str]) -> bool:
    """Say whether a file is in one of some folders, however deep, or is one of them."""
    return any(file == folder or file.startswith(folder.rstrip("/\\") + os.sep) for folder in folders)
