"""What in the lab is not ours: names, versions and whole licences, as the packages themselves give them."""

import json
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path

from docs._lab import pieces, python_side

HEAD = """The lab runs these in the page, unchanged. Each belongs to its authors, under the licence that follows it.
Graphviz (Eclipse Public License 2.0, https://graphviz.org/license/) and Expat (MIT, https://github.com/libexpat/libexpat)
are inside @viz-js/viz, which itself is Copyright (c) 2014-2016 Michael Daines and says MIT of itself
(https://github.com/mdaines/viz-js/blob/v3/LICENSE); CPython and its libraries (PSF-2.0 and others,
https://docs.python.org/3/license.html) are inside pyodide.
"""
NOT_SHIPPED = ("esbuild", "@esbuild/", "@types/", "ws")


def text() -> str:
    """Return all of it, as one text."""
    parts = [HEAD]
    for name, version, licence, whole in [*from_npm(), *from_python()]:
        parts.append(f"{name} {version}\n{licence}\n\n{whole.strip()}".strip())
    return f"\n\n{'=' * 100}\n\n".join(parts) + "\n"


def from_npm() -> Iterator[tuple[str, str, str, str]]:
    """Yield name, version, short name and text of the licence of each package that is in the bundle or beside it."""
    for file in sorted([*pieces.MODULES.glob("*/package.json"), *pieces.MODULES.glob("@*/*/package.json")]):
        about = json.loads(file.read_text(encoding="utf-8"))
        if not about["name"].startswith(NOT_SHIPPED):
            yield about["name"], about["version"], str(about.get("license", "")), licence_in(file.parent)


def from_python() -> Iterator[tuple[str, str, str, str]]:
    """Yield the same of each Python package."""
    for name in (*python_side.TOOL, *python_side.FOR_THE_WORKLOAD):
        about = metadata(name).json
        short = str(about.get("license_expression") or about.get("license") or "")
        found = [file for file in python_side.all_files(name) if is_licence(file.name)]
        yield name, str(about["version"]), short.strip(), "\n\n".join(read(file) for file in found)


def licence_in(folder: Path) -> str:
    """Return the text of the licence in a folder, "" if there is none."""
    return "\n\n".join(read(file) for file in sorted(folder.iterdir()) if file.is_file() and is_licence(file.name))


def is_licence(name: str) -> bool:
    """Say whether a file is a licence, by its name."""
    return name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))


def read(file: Path) -> str:
    """Return a text."""
    return file.read_text(encoding="utf-8", errors="replace").strip()
