"""`StackFile`: what any file of stacks comes to, whoever wrote it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from ..profiles.call_tree import CallTree
from ..profiles.clocks import Clock
from ..profiles.tables import Key

Tool: TypeAlias = Literal["py-spy", "pyinstrument", "memray", "austin", "profiling.sampling", "perf", "samply", ""]
"""What wrote a file, "" where that is unknown."""


class StackFile(NamedTuple):
    """What is in a file.

    Attributes:
        keys: the functions.
        tree: the stacks, of these; with costs in the file's unit.
        clock: what was measured.
        factor: how much of the clock's unit one of the file's is.
        samples: how many; 0 where that is unknown.
        tool: what wrote it.
        threads: how many of them the file keeps apart; 0 where that is unknown.
        processes: likewise.
        off_cpu: for each function that some ended in, the cost of samples whose thread had no processor; None where the file
            doesn't say.
    """

    keys: list[Key]
    tree: CallTree
    clock: Clock
    factor: float = 1
    samples: int = 0
    tool: Tool = ""
    threads: int = 0
    processes: int = 0
    off_cpu: Mapping[int, float] | None = None
