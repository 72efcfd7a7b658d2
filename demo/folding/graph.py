"""`Graph`: the boxes and arrows of a picture, which `focus` makes of the functions and calls of a run."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias, get_args

from ..profiles.clocks import Clock
from ..profiles.model import Function, Recording, place, share
from ..profiles.origins import Origin, is_generated
from ..profiles.tables import Key

Merged: TypeAlias = Literal["imports", "shared", "rest"]
MERGED: tuple[Merged, ...] = get_args(Merged)
Kind: TypeAlias = Origin | Merged
"""What a box is: named after a function of this origin; or the imports, library functions that are reached in several
ways, or what was too small for a box of its own."""


APPROXIMATE = 0.005
"""Share of the run, 0..1, that may have been spent for others in a box, before its self cost is marked as approximate."""


class Box(NamedTuple):
    """One box: a function, maybe with others folded into it, or several that have no name of their own.

    Attributes:
        key: of the function that it is named after; ("", 0, name) where there is none.
        name, path: likewise; the path is "" where there is none.
        origin: whose code it is, or what it holds.
        total_calls: count of calls from outside the box, or of that function; 0 where the file does not say.
        primitive_calls: count, those not induced by recursion.
        self_cost: in the own code of all that is in the box, in the clock's unit.
        cumulative_cost: in the box and all that it called, likewise.
        within, around, compiled: likewise.
        exact: False where the pairs of a profile cannot tell the cumulative cost, and `cumulative_cost` is the largest
            that is certain.
        folded: how many functions are in the box, not counting the one that it is named after.
        largest: of several functions in the box, the one with the largest self cost; None where it is alone.
        chain: names of functions in the box that it calls in a row, each the next one, and does nothing else.
        for_others: of the self cost of a box that is named after one function, what may have been spent for callers of the
            functions that are folded into it, at most.
    """

    key: Key
    name: str
    path: str
    origin: Kind
    total_calls: int
    primitive_calls: int
    self_cost: float
    cumulative_cost: float
    within: str = ""
    around: str = ""
    compiled: str | None = None
    exact: bool = True
    folded: int = 0
    largest: Function | None = None
    chain: tuple[str, ...] = ()
    for_others: float = 0.0

    @property
    def is_named(self) -> bool:
        """Say whether the box is named after one function (with others folded into it, maybe)."""
        return self.origin not in MERGED

    @property
    def is_foreign(self) -> bool:
        """Say whether the function that the box is named after isn't the program's own."""
        return self.is_named and self.origin != "program"

    @property
    def size(self) -> int:
        """Return how many functions of the file are in the box."""
        return self.folded + self.is_named

    @property
    def line(self) -> int:
        """Return the first line of the function, 1-based; 0 for a built-in."""
        return self.key[1]

    @property
    def place(self) -> str:
        """Return "requests/api.py:62", or "" for a built-in, code made of a text, or a box without a name."""
        return "" if is_generated(self.path) else place(self.path, self.line)


class Arrow(NamedTuple):
    """All calls from one box to another.

    Attributes:
        caller, callee: positions in `Graph.boxes`.
        total_calls: count, recursion included.
        primitive_calls: count, those not induced by recursion.
        self_cost: in the callee's own code when called from here, in the clock's unit; None if the file does not say.
        cumulative_cost: in the callee and all that it called, likewise.
        exact: False where the pairs of a profile cannot tell the cumulative cost, as for `Box`.
    """

    caller: int
    callee: int
    total_calls: int
    primitive_calls: int
    self_cost: float | None
    cumulative_cost: float | None
    exact: bool = True


class ProcessStart(NamedTuple):
    """Processes that were started in one box, and began in another one; no call, and it cost nothing.

    Attributes:
        starter, first: positions in `Graph.boxes`.
        number: of processes.
    """

    starter: int
    first: int
    number: int


class Group(NamedTuple):
    """Functions that share a box.

    Attributes:
        members: positions in `Profile.functions`; the first one is the entrance if `has_entrance`.
        has_entrance: the box is named after the first member, whose calls and cumulative cost are then the box's own.
        name, kind: of the box; without an entrance.
        chain: of the members, those that the entrance calls in a row, each the next one.
    """

    members: Sequence[int]
    has_entrance: bool = True
    name: str = ""
    kind: Kind = "rest"
    chain: Sequence[int] = ()


class Graph(NamedTuple):
    """What a picture shows of one run.

    Attributes:
        boxes: in any order; of a picture, by file and line.
        arrows: grouped by callee.
        run_cost: the sum of all self costs, in the clock's unit.
        recording: how the run was recorded.
        functions: how many functions the file holds.
        groups: for each box, which functions of the profile are in it.
        unseen_arrows: how many arrows were left out for being too small.
        numbers: of the boxes, by which drawings and pages know them; empty where they are numbered in order.
        starts: of processes, between boxes.
        below: functions of the profile that are counted as part of whatever called them, in whatever box that is.
    """

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    run_cost: float
    recording: Recording
    functions: int
    groups: tuple[Group, ...] = ()
    unseen_arrows: int = 0
    numbers: tuple[int, ...] = ()
    starts: tuple[ProcessStart, ...] = ()
    below: frozenset[int] = frozenset()

    @property
    def clock(self) -> Clock:
        """Return what was measured."""
        return self.recording.clock

    def share(self, cost: float) -> float:
        """Return a cost as a share of the run's, 0..1 (0 in a run that cost nothing)."""
        return share(cost, self.run_cost)

    def is_approximate(self, box: Box) -> bool:
        """Say whether so much of a box's self cost may have been spent for others that it matters."""
        return self.share(box.for_others) >= APPROXIMATE

    def box_id(self, position: int) -> str:
        """Return what a box is called in drawings and pages, "f3" for the fourth of `boxes`."""
        return f"f{self.numbers[position] if self.numbers else position}"

    def arrow_id(self, arrow: Arrow) -> str:
        """Return what an arrow is called in drawings and pages, "f3-f5" for the one from "f3" to "f5"."""
        return f"{self.box_id(arrow.caller)}-{self.box_id(arrow.callee)}"

    def start_id(self, start: ProcessStart) -> str:
        """Return what the start of processes is called there, "s3-f5" for one from "f3" to "f5"."""
        return f"s{self.box_id(start.starter)[1:]}-{self.box_id(start.first)}"
