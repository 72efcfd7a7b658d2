"""Which functions, and which lines, allocated what a program holds at some moment?

A part of `recorder.py`, which loads it by its path, so it imports nothing of the tool.

Tracemalloc keeps, for each block, the files and lines that were running when it was allocated; the profiler keeps which
function called which. Together they say which functions were running.

See Also:
    https://docs.python.org/3/library/tracemalloc.html#tracemalloc.Trace (the blocks, each with its size and traceback).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import dropwhile, pairwise
from operator import attrgetter
from types import CodeType
from typing import Any, NamedTuple, TypeAlias

MOST_LINES = 50
"""Lines of which it is noted what they allocated, those that allocated most."""

NO_CALL = 1e6
"""Doubt about a step from one function to another where no call is known; about one where n are, 1 / (n + 1)."""
NOT_ENTERED = 2.0
"""More doubt that a stack begins with a function that, by its count, nobody called from outside the profile: the line of its
`def` is one of its own, and one of whoever made it."""

MAKE_A_CLASS = "<built-in method builtins.__build_class__>"
"""Runs the body of a class, from one of the lines of the class; a call from another line is of one of its methods."""

Frame: TypeAlias = tuple[str, int]
"""A file, and a line in it."""
Trace: TypeAlias = tuple[int, int, tuple[Frame, ...], int]
"""A block: its domain, its bytes, the innermost frames, the innermost first, and how many frames there were."""
Arrow: TypeAlias = tuple[int, int]
"""A function that called, and the one that was called, as positions among what was counted."""


class Called(NamedTuple):
    """Calls of one function by another, as `getstats` has them, with bytes for seconds."""

    code: CodeType | str
    callcount: int
    reccallcount: int
    totaltime: float
    inlinetime: float


class Entry(NamedTuple):
    """A function, likewise."""

    code: CodeType | str
    callcount: int
    reccallcount: int
    totaltime: float
    inlinetime: float
    calls: list[Called]


def weighed(counted: Sequence[Any], traces: Iterable[Trace], ours: tuple[str, ...]) -> list[Entry]:
    """Return what a profiler has counted, with the bytes that are held for costs.

    A block is its allocator's own, and counts once for each function, and for each arrow, that its stack goes through.

    Args:
        counted: as `getstats` has it, an entry for each function.
        traces: of the blocks that are held.
        ours: how the paths of files begin whose blocks are not the program's.
    """
    own, cumulative = [0] * len(counted), [0] * len(counted)
    own_of_arrow, cumulative_of_arrow = defaultdict[Arrow, int](int), defaultdict[Arrow, int](int)
    stacks = _stacks(traces, ours)
    calls = _Calls(counted, {frame for frames, _ in stacks for frame in frames})
    for (frames, is_cut), size in stacks.items():
        path = calls.path(frames, is_cut)
        if not path:
            continue
        arrows = list(pairwise(path))
        own[path[-1]] += size
        for function in set(path):
            cumulative[function] += size
        for arrow in set(arrows):
            cumulative_of_arrow[arrow] += size
        if arrows:
            own_of_arrow[arrows[-1]] += size
    return [
        Entry(
            *(entry.code, entry.callcount, entry.reccallcount, cumulative[i], own[i]),
            [
                Called(*(call.code, call.callcount, call.reccallcount), cumulative_of_arrow[arrow], own_of_arrow[arrow])
                for call in entry.calls or ()
                if (called := calls.position(call.code)) is not None
                for arrow in ((i, called),)
            ],
        )
        for i, entry in enumerate(counted)
    ]


def lines(traces: Iterable[Trace], ours: tuple[str, ...]) -> str:
    """Note which lines allocated what is held, those of most bytes first: bytes, blocks, line and file, with tabs between."""
    held: dict[Frame, list[int]] = defaultdict(lambda: [0, 0])
    for _, size, frames, _ in traces:
        amounts = held[frames[0]]
        amounts[0] += size
        amounts[1] += 1
    most = sorted(held.items(), key=lambda item: (-item[1][0], item[0]))
    notes = [f"{size}\t{blocks}\t{line}\t{file}" for (file, line), (size, blocks) in most if not file.startswith(ours)]
    return "\n".join(note for note in notes[:MOST_LINES] if note.count("\t") == 3 and "\n" not in note)


def _stacks(traces: Iterable[Trace], ours: tuple[str, ...]) -> dict[tuple[tuple[Frame, ...], bool], int]:
    """Add up the bytes of each stack, the program's outermost frame first, and say whether its outer part is missing."""
    sizes = defaultdict[int, int](int)
    stacks: dict[int, tuple[tuple[Frame, ...], int]] = {}
    for _, size, frames, depth in traces:  # blocks of one stack mostly share a tuple, which need not be hashed then
        sizes[id(frames)] += size
        stacks[id(frames)] = frames, depth
    whole = defaultdict[tuple[tuple[Frame, ...], bool], int](int)
    for i, (frames, depth) in stacks.items():
        if not frames[0][0].startswith(ours):
            began = dropwhile(lambda frame: frame[0].startswith(ours), reversed(frames))
            whole[tuple(began), depth > len(frames)] += sizes[i]
    return whole


class _Way(NamedTuple):
    """A way that a stack may have gone through the functions.

    Attributes:
        doubt: the less, the likelier.
        functions: its last ones.
        before: the way to them.
    """

    doubt: float
    functions: list[int]
    before: "_Way | None"


class _Node(NamedTuple):
    """Stacks that begin alike.

    Attributes:
        line: of the last frame; 0 if there is none yet.
        ends: the functions that may be the last one so far, each with the likeliest way to it.
        inner: the stacks with one frame more.
    """

    line: int
    ends: dict[int, _Way]
    inner: "dict[Frame, _Node]"


class _Calls:
    """Finds which functions were running from the lines that were.

    Args:
        counted: an entry for each function.
        frames: all that will be asked for.
    """

    def __init__(self, counted: Sequence[Any], frames: set[Frame]) -> None:
        self._positions = {_identity(entry.code): i for i, entry in enumerate(counted)}
        self._at: dict[Frame, list[int]] = defaultdict(list)
        files = {file for file, _ in frames}
        lines_of = {
            i: _lines_of(entry.code)
            for i, entry in enumerate(counted)
            if not isinstance(entry.code, str) and entry.code.co_filename in files
        }
        for i in sorted(
            lines_of, key=lambda i: len(lines_of[i])
        ):  # of equal doubt, the one with the fewest lines is likelier
            for place in {(counted[i].code.co_filename, line) for line in lines_of[i]} & frames:
                self._at[place].append(i)
        self._counts: dict[Arrow, int] = defaultdict(int)
        for i, entry in enumerate(counted):
            for call in entry.calls or ():
                if (called := self.position(call.code)) is not None:
                    self._counts[i, called] += call.callcount
        self._callers: dict[int, list[int]] = defaultdict(list)
        unexplained = [entry.callcount for entry in counted]
        for (caller, callee), count in self._counts.items():
            self._callers[callee].append(caller)
            unexplained[callee] -= count
        self._is_entered = [count > 0 for count in unexplained]
        self._classes = {
            callee: range(min(lines := _lines_of(counted[callee].code)), max(lines) + 1)
            for caller, callee in self._counts
            if counted[caller].code == MAKE_A_CLASS
        }
        self._is_in_c = [isinstance(entry.code, str) for entry in counted]
        self._whole, self._cut = _Node(0, {}, {}), _Node(0, {}, {})
        self._steps: dict[Arrow, list[_Way]] = {}
        self._beginnings: dict[int, list[int]] = {}

    def position(self, code: CodeType | str) -> int | None:
        """Return where a function is among what was counted; None where threads are mixed up, and its own row is missing."""
        return self._positions.get(_identity(code))

    def path(self, frames: tuple[Frame, ...], is_cut: bool) -> list[int]:
        """Return the functions of a stack, the outermost first, built-ins between two of them included.

        Where several functions have code on the same line, the way is taken whose calls are known. After a function that is not
        in the profile, or a call that is not, the path begins anew: what is outside cannot be charged then.

        Args:
            frames: the outermost first.
            is_cut: whether there were others outside; then it is taken to have begun in the shortest way that is known.
        """
        node = self._cut if is_cut else self._whole
        for frame in frames:
            if frame not in node.inner:
                node.inner[frame] = _Node(frame[1], self._ends(node, frame), {})
            node = node.inner[frame]
        path: list[int] = []
        way = min(node.ends.values(), key=attrgetter("doubt"), default=None)
        while way:
            path[:0] = way.functions
            way = way.before
        return path

    def _ends(self, node: _Node, frame: Frame) -> dict[int, _Way]:
        """Return where the ways of a stack may end when there is one more frame, and the likeliest way to each end."""
        at_start = node is self._cut
        anew = min((end.doubt for end in node.ends.values()), default=0.0) + NO_CALL
        ends = {}
        for i in self._at.get(frame, ()):
            led = [
                _Way(end.doubt + step.doubt, step.functions, end)
                for last, end in node.ends.items()
                for step in self._steps_between(last, i)
                if i not in self._classes or node.line in self._classes[i]
            ]
            doubt = anew + (NOT_ENTERED if node is self._whole and not self._is_entered[i] else 0.0)
            begun = _Way(doubt, self._beginning(i) if at_start else [i], None)
            ends[i] = min([*led, begun], key=attrgetter("doubt"))
        return ends

    def _steps_between(self, caller: int, callee: int) -> "list[_Way]":
        """Return the ways from one function to another, by a call or by way of a built-in that calls back."""
        if (caller, callee) not in self._steps:
            ways = [
                _Way(1 / (1 + self._counts[between, callee]), [between, callee], None)
                for between in self._callers[callee]
                if self._is_in_c[between] and (caller, between) in self._counts
            ]
            if (caller, callee) in self._counts:
                ways.append(_Way(1 / (1 + self._counts[caller, callee]), [callee], None))
            self._steps[caller, callee] = ways
        return self._steps[caller, callee]

    def _beginning(self, function: int) -> list[int]:
        """Return the shortest chain of calls from a function that nobody called to this one."""
        if function not in self._beginnings:
            towards, todo = {function: [function]}, [function]
            for one in todo:
                new = [caller for caller in self._callers[one] if caller not in towards]
                towards.update({caller: [caller, *towards[one]] for caller in new})
                todo += new
                if not self._callers[one]:
                    break
            self._beginnings[function] = towards[one]
        return self._beginnings[function]


def _identity(code: CodeType | str) -> int | str:
    """Return what distinguishes a function: two that were made of the same text are equal, and yet two."""
    return code if isinstance(code, str) else id(code)


def _lines_of(code: CodeType) -> set[int]:
    """Return the lines that a function can be at."""
    return {code.co_firstlineno, *(line for _, _, line in code.co_lines() if line is not None)}
