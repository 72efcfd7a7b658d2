"""Cells of a notebook: what IPython calls the files of their functions -> what its user calls them, `In[3]`.

See Also:
    https://ipython.readthedocs.io/en/stable/api/generated/IPython.core.compilerop.html
"""

import linecache
import sys
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Cell(NamedTuple):
    """A cell.

    Attributes:
        name: "In[3]".
        text: its source.
    """

    name: str
    text: str


def cells_of(files: Iterable[str]) -> dict[str, Cell]:
    """Return those files that are cells of the notebook that this process runs, if it runs one; no two have one name."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        return {}
    sources: Mapping[str, Any] = linecache.cache
    found = dict[str, tuple[str, Cell]]()
    for file in files:
        known = shell.compile.format_code_name(file)
        if known and file in sources:
            found.setdefault(known[1], (file, Cell(known[1], "".join(sources[file][2]))))
    return dict(found.values())


def with_names(table: Mapping[Any, Any], names: Mapping[str, str]) -> dict[Any, Any]:
    """Return a table of figures, as `pstats` has it, with other names of some files."""

    def renamed(key: tuple[str, int, str]) -> tuple[str, int, str]:
        return (names.get(key[0], key[0]), *key[1:])

    return {
        renamed(key): (*figures[:4], {renamed(caller): call for caller, call in figures[4].items()})
        for key, figures in table.items()
    }
