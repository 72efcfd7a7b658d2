"""The bytes of any file that can be read -> `Profile`: files of whole stacks here, all others by `profiles`."""

import re
import zlib
from array import array
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..profiles.call_tree import CallTree, costs_of
from ..profiles.marshal_values import Malformed
from ..profiles.model import Function, Profile, Recording, Sampling
from ..profiles.names import GARBAGE_COLLECTOR
from ..profiles.origins import Origin
from ..profiles.reader import named_profile, parse_profile
from ..profiles.tables import Table
from .gathering import NATIVE
from .stack_file import StackFile

LARGEST_TEXT = 192 * 1024 * 1024
"""Bytes of a file of stacks, unpacked."""
LONGEST_HEAD = 16_384
"""Bytes that are looked at to tell what is a list of collapsed stacks."""
LONGEST_LINE = 2_000_000
"""Likewise, where the first lines are long ones."""
MOST_COMMENTS = 100
FIRST_LINES = 5
BOM = b"\xef\xbb\xbf"
"""What some programs on Windows begin a text in UTF-8 with."""
SCHEMA = b"speedscope.app/file-format-schema"
NOWHERE = frozenset({NATIVE, ""})
"""What the files of functions are called that have none."""
RENAMED = {"<GC>": GARBAGE_COLLECTOR, ":GC:": GARBAGE_COLLECTOR, ":INVALID:": "unreadable frame"}
"""What Python 3.15 and austin call what is not a function."""
_GZIP = b"\x1f\x8b"
_austin = re.compile(rb"# (?:austin|mode|unit): ").match
_stacks = re.compile(rb"(?:\s?\d+\n)?(?:[^\n;]+;)+[^\n;]+ \d+\r?\n").match
_first_line = re.compile(rb"# \w+: |[^\n;]+;|(?:[^\n]*[^\s;])? -?\d+(?:\.\d+)?\s").match
_stack_line = re.compile(rb"(?:[^\n]*[^\s;])? -?\d+(?:\.\d+)?\s*").fullmatch
_has_frames = re.compile(rb"[^\n]*;|py::|[^\n]+ \([^)\n]+\.py:\d+\) ").match
"""Of a line of numbers only, as many texts have them, that can't be said."""


class Format(NamedTuple):
    """A format of files of stacks.

    Attributes:
        name: for a sentence.
        read: its reader, of the file's text and the program's own folders or files.
    """

    name: str
    read: Callable[[bytes, Sequence[str]], Profile]


# Each is imported where it's needed: a file has only one format.
def _speedscope(text: bytes, mine: Sequence[str]) -> Profile:
    from .speedscope import read_speedscope

    return profile_of(read_speedscope(text), mine)


def _gecko(text: bytes, mine: Sequence[str]) -> Profile:
    from .gecko import read_gecko

    return profile_of(read_gecko(text), mine)


def _collapsed(text: bytes, mine: Sequence[str]) -> Profile:
    from .collapsed import read_collapsed

    return profile_of(read_collapsed(text), mine)


def _trace(text: bytes, mine: Sequence[str]) -> Profile:
    from .chrome_trace import read_trace

    return read_trace(text, mine)


SPEEDSCOPE = Format("speedscope", _speedscope)
GECKO = Format("Firefox Profiler (gecko)", _gecko)
COLLAPSED = Format("collapsed", _collapsed)
TRACE = Format("viztracer", _trace)


class DamagedStacks(Malformed):
    """A file of stacks that isn't whole.

    Args:
        format_name: which format.
        met: what was met.
        name: what the user knows the file by.
    """

    def __init__(self, format_name: str, met: str, name: str) -> None:
        super().__init__(met, name)
        self.args = (
            f"{name} is a {format_name} file that can't be read ({met}). Write it again with the tool that made it.",
        )


def parse(data: bytes, mine: Sequence[str] = (), name: str = "This") -> Profile:
    """Turn the bytes of a file into a `Profile`.

    Args:
        data: the whole file; one of stacks may be packed by gzip.
        mine: as for `parse_profile`.
        name: what the user knows it by.

    Raises:
        Malformed: if they are neither a profile nor a file of stacks.
    """
    text = _unpacked(data) if data.startswith(_GZIP) else data
    found = format_of(text)
    if not found:
        return parse_profile(data, mine, name)
    try:
        if len(text) > LARGEST_TEXT:
            raise Malformed(f"more than {LARGEST_TEXT // 2**20} MB")
        return found.read(text.removeprefix(BOM), mine)
    except Malformed as error:
        raise DamagedStacks(found.name, error.met, name) from None


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(data, LARGEST_TEXT + 1)
    except zlib.error:
        return data


def format_of(data: bytes) -> Format | None:
    """Tell by its content which format a file of stacks has; None if it is none."""
    head = data[:LONGEST_HEAD].removeprefix(BOM).lstrip(b"\r\n\t")
    if b"\0" in head or not head:
        return None
    if head.lstrip().startswith(b"{"):
        if SCHEMA in head or (b'"profiles"' in data and b'"shared"' in data and b'"frames"' in data):
            return SPEEDSCOPE
        if b'"traceEvents"' in data and b'"viztracer_metadata"' in data:
            return TRACE
        return GECKO if b'"threads"' in data and b'"stackTable"' in data and b'"frameTable"' in data else None
    if _austin(head) or _stacks(head):
        return COLLAPSED
    if not _first_line(head):
        return None
    *whole, last = data[:LONGEST_LINE].splitlines()
    lines = whole if len(data) > LONGEST_LINE else [*whole, last]
    lines = [line for line in lines[:MOST_COMMENTS] if line.strip() and not line.startswith(b"# ")][:FIRST_LINES]
    return COLLAPSED if lines and all(map(_stack_line, lines)) and any(map(_has_frames, lines)) else None


def profile_of(file: StackFile, mine: Sequence[str] = ()) -> Profile:
    """Add up the stacks of a file.

    Raises:
        Malformed: if it has no stack.
    """
    if not file.tree.functions:
        raise Malformed("a file without a single stack")
    costs = costs_of(file.tree, len(file.keys))
    nothing = (0,) * len(file.keys)
    own, cumulative = (tuple(cost * file.factor for cost in column) for column in (costs.self_costs, costs.cumulative))
    calls = [
        (callee, file.keys[caller], (0, 0, pair.self_cost * file.factor, pair.cumulative_cost * file.factor))
        for (caller, callee), pair in sorted(costs.pairs.items(), key=lambda item: (item[0][1], item[0][0]))
    ]
    recording = Recording(
        file.clock,
        has_counts=False,
        tool="stacks",
        sampling=Sampling(
            file.samples,
            file.tool,
            file.threads,
            file.processes,
            None
            if file.off_cpu is None
            else tuple((file.keys[i], cost * file.factor) for i, cost in sorted(file.off_cpu.items())),
        ),
    )
    profile = named_profile(
        Table(file.keys, [], calls, {}), (nothing, nothing, own, cumulative), recording, mine, {}, {}
    )
    profile = profile._replace(functions=with_owners(profile.functions))
    tree = file.tree
    if file.factor != 1:
        tree = tree._replace(costs=array("d", [cost * file.factor for cost in tree.costs]))
    return profile._replace(tree=CallTree(*tree))


def with_owners(functions: Sequence[Function]) -> tuple[Function, ...]:
    """Call functions without a file native; where none has a file, as in many a file of C or Rust, they are the program's."""
    files = {function.key[0] for function in functions if function.name not in RENAMED}
    origin: Origin = "native" if files - NOWHERE else "program"
    return tuple(
        function._replace(name=RENAMED[function.name], origin="native")
        if function.name in RENAMED and function.key[0] in NOWHERE
        else function._replace(origin=origin)
        if function.key[0] in NOWHERE
        else function
        for function in functions
    )
