"""Stacks, one after the other -> a `CallTree`; and what frames a file has -> functions."""

import re
from array import array
from collections.abc import Sequence
from math import isfinite

from ..profiles.call_tree import CallTree
from ..profiles.marshal_values import Malformed
from ..profiles.tables import Key

MOST_FUNCTIONS = 200_000
"""In a file."""
MOST_FRAMES = 1_000_000
"""In a file: of a function, each line that was running may be one."""
MOST_NODES = 1_000_000
"""Of the tree of all stacks."""
DEEPEST = 10_000
"""Calls in one stack."""
LARGEST = 1e18
"""Of a cost, in the unit of the file; the seconds, bytes or samples of any machine are less."""
NAMELESS = frozenset({"<lambda>", "<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>"})
"""What functions without a name of their own are called, where the file doesn't say in which function they are."""
WRONG_WEIGHT = "a weight below 0, or too large"
NATIVE = "~"
"""The file of what isn't Python, as in a profile."""
_native = re.compile(r".*\.(?:so(?:\.[\d.]+)?|dylib|dll|pyd|exe|c|cc|cpp|cxx|h|hpp|rs|go|s)", re.S | re.I).fullmatch
"""What ends so is a file of machine code, or of a language that is compiled to it."""
NO_FUNCTION = -1
ROOT = -1
"""The node that is above all others, and none itself."""


def base_name(file: str) -> str:
    """Return what a file is called in its folder, on any system."""
    return file.replace("\\", "/").rpartition("/")[2]


def line_of(value: object) -> int:
    """Return the line that a file gives, 0 if it is none."""
    return value if type(value) is int and 0 < value < 2**31 else 0


class Functions:
    """What a file calls by one name is a function: lines of it are not kept apart, but the first one is remembered.

    Functions without a name of their own, such as `<lambda>`, are kept apart by their lines.

    Args:
        lines_are_first: whether the lines of the file are those where functions begin, so that all are kept apart by them.
    """

    def __init__(self, lines_are_first: bool = False) -> None:
        self._lines_are_first = lines_are_first
        self._numbers: dict[tuple[str, str, int], int] = {}
        self._lines: list[int] = []

    def number(self, file: str, name: str, line: int = 0) -> int:
        """Return the number of a function, one more if it is new.

        Args:
            file: as recorded, "~" for a built-in.
            name: likewise.
            line: of its code, any; 0 if that is unknown.
        """
        if _native(file):
            file, name, line = NATIVE, f"{name} ({base_name(file)})", 0
        apart = line if self._lines_are_first or name in NAMELESS else 0
        number = self._numbers.setdefault((file, name, apart), len(self._numbers))
        if number == len(self._lines):
            if number >= MOST_FUNCTIONS:
                raise Malformed(f"more than {MOST_FUNCTIONS:,} functions")
            self._lines.append(line)
        elif line and (line < self._lines[number] or not self._lines[number]):
            self._lines[number] = line
        return number

    @property
    def keys(self) -> list[Key]:
        """Return the functions, by their numbers."""
        return [(file, line, name) for (file, name, _), line in zip(self._numbers, self._lines)]

    @property
    def order(self) -> list[tuple[str, str, int]]:
        """Return by what functions are sorted, whatever line was seen first."""
        return list(self._numbers)


class Stacks:
    """All stacks that have been read so far, of frames or of functions: what is called in the same way is one node."""

    def __init__(self) -> None:
        self._nodes: dict[int, int] = {}  # by the node above and the number of the frame
        self._above, self._frames, self._costs = array("q"), array("q"), array("d")

    def called(self, above: int, frame: int) -> int:
        """Return the node of a frame below another node, `ROOT` for none."""
        place = (above + 1) * MOST_FRAMES + frame
        node = self._nodes.get(place)
        if node is None:
            node = self._nodes[place] = len(self._above)
            if node >= MOST_NODES:
                raise Malformed(f"stacks that begin in more than {MOST_NODES:,} ways")
            self._above.append(above)
            self._frames.append(frame)
            self._costs.append(0.0)
        return node

    def node(self, stack: Sequence[int]) -> int:
        """Return the node at which a stack of frames ends, from the root on; `ROOT` if it is empty."""
        if len(stack) > DEEPEST:
            raise Malformed(f"a stack of more than {DEEPEST:,} calls")
        node, known = ROOT, self._nodes.get
        for frame in stack:
            found = known((node + 1) * MOST_FRAMES + frame)
            node = self.called(node, frame) if found is None else found
        return node

    def above(self, node: int) -> int:
        """Return the node that a node was called by."""
        return self._above[node]

    def add(self, node: int, cost: float) -> None:
        """Add the cost of a stack that ends at a node."""
        if not 0 <= cost < LARGEST:
            raise Malformed(WRONG_WEIGHT)
        if node != ROOT:
            self._costs[node] += cost

    def add_each(self, nodes: Sequence[int], costs: Sequence[float]) -> None:
        """Add costs of stacks, each with the node at which it ends."""
        if len(nodes) != len(costs):
            raise Malformed("samples without weights")
        if not set(map(type, costs)) <= {int, float}:
            raise Malformed("a weight that isn't a number")
        # "Not a number" is neither small nor large, but so is the sum then.
        if costs and not (0 <= min(costs) <= max(costs) < LARGEST and isfinite(sum(costs))):
            raise Malformed(WRONG_WEIGHT)
        sums, nothing = self._costs, array("d", [0.0])
        sums.extend(nothing)  # where `ROOT` is
        for node, cost in zip(nodes, costs):
            sums[node] += cost
        sums.pop()

    @property
    def cost(self) -> float:
        """Return the cost of all stacks."""
        return sum(self._costs)

    def add_all(self, others: "Stacks", numbers: Sequence[int], factor: float) -> None:
        """Add other stacks, whose frames have other numbers here, and whose costs are so many times what is one here."""
        node_of: list[int] = []
        # A frame that is a place, such as a process, and no function, has the number `NO_FUNCTION`.
        if max(others._frames, default=0) >= len(numbers):
            raise Malformed("a frame that isn't in the file")
        for above, frame, cost in zip(others._above, others._frames, others._costs):
            node = ROOT if above == ROOT else node_of[above]
            if numbers[frame] != NO_FUNCTION:
                node = self.called(node, numbers[frame])
            node_of.append(node)
            self.add(node, cost * factor)

    def tree(self, order: Sequence[object]) -> CallTree:
        """Return all stacks, a caller before what it called; `order` has for each frame by what these are sorted."""
        ranked = sorted(range(len(order)), key=order.__getitem__)  # type: ignore[arg-type]
        rank = array("q", bytes(8 * len(order)))
        for place, frame in enumerate(ranked):
            rank[frame] = place
        first, following = array("q", [ROOT]) * (len(self._above) + 1), array("q", [ROOT]) * len(self._above)
        for node in sorted(range(len(self._above)), key=lambda node: -rank[self._frames[node]]):
            above = self._above[node]
            following[node], first[above] = first[above], node  # that of `ROOT` is the last one
        frames, depths, costs = array("q"), array("q"), array("d")
        way: list[int] = []
        node = first[ROOT]
        while node != ROOT or way:
            if node == ROOT:
                node = following[way.pop()]
                continue
            frames.append(self._frames[node])
            depths.append(len(way))
            costs.append(self._costs[node])
            way.append(node)
            node = first[node]
        return CallTree(frames, depths, costs)
