"""Which profiler wrote a file? Told by the habits of each, since none of them signs what it writes."""

from typing import Literal

from .tables import Table

Tool = Literal["cProfile", "profile", "profiling.sampling", "pyinstrument", "yappi", "viztracer", "stacks", ""]
"""The module that wrote a file, "stacks" for one of whole stacks, "" where that is unknown."""


def tool_of(table: Table, has_counts: bool, sampled: bool, has_modules_of_c: bool) -> Tool:
    """Say who wrote a table.

    - pyinstrument has -1 for every count.
    - profile and profiling.sampling have one integer for each caller, in the place of four figures; the latter, of
      Python 3.15, has the key `("__sampled__",)` besides.
    - cProfile, also as profiling.tracing, sees its own end: `<method 'disable' of '_lsprof.Profiler' objects>`. What has
      been cut down to some functions (`pstats.Stats.add` keeps it) may lack that, and is then "".
    - yappi names the module of a C function in the place of its file, and methods by their class: `Thread.start`.

    Args:
        table: the functions and calls of the file.
        has_counts: whether it counts anything.
        sampled: whether it says that it was sampled.
        has_modules_of_c: whether there are modules among its files.
    """
    if not has_counts:
        return "pyinstrument"
    if sampled:
        return "profiling.sampling"
    if any(type(row) is int for _, _, row in table.calls):
        return "profile"
    dotted = [(line, name) for _, line, name in table.keys if "." in name]
    if any("_lsprof.Profiler" in name for _, name in dotted):
        return "cProfile"
    return "yappi" if has_modules_of_c or any(line and name[0] != "<" for line, name in dotted) else ""
