"""Profile files, one after the other -> the file that is their sum, as `pstats.Stats(*files)` adds them up.

What is kept meanwhile is the sum: it grows with the functions that there are, not with the number of files. A sum can be
added to another one, so that many machines can add up theirs first.

See Also:
    https://docs.python.org/3/library/profile.html#pstats.Stats.add
"""

import marshal
from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import suppress
from operator import add
from typing import Any

from ..errors import DemoError
from ..profiles.clocks import RECORDED, UNNAMED
from ..profiles.notes import LONGEST_TIME, MOST_LINES, MOST_PLACES, RECORDING_KEY
from ..profiles.parts import MOST_SPREAD, Costs, parts_of
from ..profiles.reader import columns, read_raw
from ..profiles.tables import Key

MATTERS = 0.001
"""Share of the sum's cost, 0..1, from which on it is noted how a function's self cost is spread over the parts."""
MOST_NOTED = 500
"""Functions that are noted to be generators, and the like."""
ADDED = ("elapsed", "cpu", "children", "collecting", "collected", "threads")
"""Notes that are numbers; each is added up if all parts have it."""
JOINED = {
    "mine": MOST_PLACES,
    "generators": MOST_NOTED,
    "coroutines": MOST_NOTED,
    "within": MOST_NOTED,
    "compiled": MOST_LINES,
}
"""Notes of several lines, and how many lines are kept, each of them once."""
SAME = ("python", "program", "profiler")
"""Notes that are kept where all parts have the same."""


class Addition:
    """A sum of profiles.

    Attributes:
        parts: how many were added.
    """

    def __init__(self) -> None:
        self.parts = 0
        self._rows: dict[Key, tuple[Any, ...]] = {}
        self._callers: dict[Key, dict[Key, Any]] = {}
        self._runs, self._self_costs = Costs(), dict[Key, Costs]()
        self._clock, self._shape = "", 0
        self._notes = _Notes()

    def add(self, data: bytes, name: str) -> dict[Key, float]:
        """Add a profile file, wholly or not at all.

        Args:
            data: its bytes.
            name: what the user knows it by.

        Returns:
            the functions in it that nobody called, and the cumulative cost of each.

        Raises:
            ProfileFileError: if it isn't a profile.
            DemoError: if it cannot be added to the others: by another clock, or with figures of another kind.
        """
        return self.add_raw(read_raw(data, name), name)

    def add_raw(self, raw: tuple[Any, ...], name: str) -> dict[Key, float]:
        """Do the same for a file that is read already, by `read_raw`."""
        table, figures, sampled, counts, notes = raw
        columns([call for _, _, call in table.calls], 0)
        if sampled or not counts:
            raise DemoError(f"{name} doesn't count calls, so it can't be added to other profiles.")
        clock = str(notes.get("clock")) if notes.get("clock") in RECORDED else ""
        if RECORDED.get(clock, UNNAMED).unit == "B":
            raise DemoError(f"{name} counts bytes; only profiles of time can be added up.")
        if len(set(table.keys)) < len(table.keys):
            raise DemoError(f"{name} has a function twice, so it can't be added to other profiles.")
        shapes = {len(call) if type(call) is tuple else 1 for _, _, call in table.calls} or {self._shape}
        if self.parts and clock != self._clock:
            raise DemoError(f"{name} can't be added: it has the {_label(clock)}, the others the {_label(self._clock)}.")
        if len(shapes) > 1 or (self._shape and shapes != {self._shape}):
            raise DemoError(f"{name} can't be added: it was written by another profiler than the others.")
        self._clock, self._shape = clock, max(shapes)
        for key, row in zip(table.keys, zip(*figures)):
            known = self._rows.get(key)
            if known is None:
                self._callers[key] = {}
            primitive, total, own, cumulative = known or (0, 0, 0, 0)
            self._rows[key] = (primitive + row[0], total + row[1], own + (row[2] or 0), cumulative + (row[3] or 0))
        for callee, caller, call in table.calls:
            callers = self._callers[table.keys[callee]]
            callers[caller] = _sum(callers[caller], call) if caller in callers else call
        self._notes.add(notes)
        self._add_costs(table.keys, [cost or 0 for cost in figures[2]], name, notes)
        called = {callee for callee, _, _ in table.calls}
        return {key: cost or 0.0 for i, (key, cost) in enumerate(zip(table.keys, figures[3])) if i not in called}

    def _add_costs(self, keys: list[Key], costs: list[float], name: str, notes: dict[Any, Any]) -> None:
        """Add what the run, and each function by itself, has cost in a file, which may be a sum itself."""
        found = parts_of(notes)
        parts, runs, known = found or (1, Costs(), {})
        if not found:
            runs.add(sum(costs), name)
        self.parts += parts
        self._runs.add_costs(runs)
        for key, cost in zip(keys, costs):
            mine = self._self_costs.get(key)
            if mine is None:
                mine = self._self_costs[key] = Costs()
            if key in known:
                mine.add_costs(known[key])
            elif cost:
                mine.add(cost / parts, name, parts)

    @property
    def keys(self) -> Collection[Key]:
        """Return the functions that there are."""
        return self._rows.keys()

    def data(self, notes_of_all: Mapping[str, Any] | None = None) -> bytes:
        """Return the bytes of the file that is the sum.

        Args:
            notes_of_all: what is noted besides, or instead of what the parts say.

        Raises:
            DemoError: if nothing was added.
        """
        if not self.parts:
            raise DemoError("None of these files can be added up. Record a profile: python -m demo profile PROGRAM")
        table = {key: (*row, self._callers[key]) for key, row in self._rows.items()}
        whole = sum(row[2] for row in self._rows.values())
        heavy = sorted((-row[2], key) for key, row in self._rows.items() if row[2] >= MATTERS * whole > 0)[:MOST_SPREAD]
        notes = {
            RECORDING_KEY: "1",
            "clock": self._clock,
            **self._notes.texts(),
            "parts": self.parts,
            "runs": self._runs.text(),
            **(notes_of_all or {}),
        }
        lines = [f"{key[1]}\t{key[2]}\t{self._self_costs[key].text()}\t{key[0]}" for _, key in heavy]
        notes["spread"] = "\n".join(line for line in lines if "\n" not in line and line.count("\t") == 3)
        return marshal.dumps(table) + marshal.dumps(notes)


class _Notes:
    """What the parts say besides their figures, put together."""

    def __init__(self) -> None:
        self._files = 0
        self._numbers: dict[str, list[float]] = {name: [] for name in ADDED}
        self._lines: dict[str, dict[str, None]] = {name: {} for name in JOINED}
        self._texts: dict[str, set[str]] = {name: set() for name in SAME}
        self._collections: list[list[int]] = []
        self._collected_in = Counter[str]()
        self._lost = ""
        self._steps, self._span, self._has_breaks = [0, 0, 0], 0.0, False

    def add(self, notes: dict[Any, Any]) -> None:
        """Add those of a part."""
        self._files += 1
        for name, numbers in self._numbers.items():
            number: Any = notes.get(name)
            if type(number) in (int, float) and 0 <= number < LONGEST_TIME:
                numbers[:] = [sum(numbers[:1]) + number, sum(numbers[1:]) + 1]
        for name, lines in self._lines.items():
            lines.update(dict.fromkeys(filter(None, _text(notes, name).split("\n")[:MOST_NOTED])))
            for line in list(lines)[JOINED[name] :]:
                del lines[line]
        for name, texts in self._texts.items():
            texts.add(_text(notes, name))
            while len(texts) > 2:
                texts.pop()
        with suppress(ValueError):
            runs = [int(run) for run in _text(notes, "collections").split()]
            before = self._collections[0] if self._collections else [0] * len(runs)
            if len(runs) == len(before):
                self._collections[:] = [[one + other for one, other in zip(before, runs)]]
        for line in _text(notes, "collected_in").split("\n")[:MOST_LINES]:
            count, _, function = line.partition("\t")
            if count.isdecimal() and len(count) < 19:
                self._collected_in[function] += int(count)
        self._lost = self._lost or _text(notes, "lost")
        self._add_steps(notes)

    def _add_steps(self, notes: dict[Any, Any]) -> None:
        """Add up steps with breaks between them, as those of requests are; a part without breaks is a single one."""
        counts = _text(notes, "steps").split()
        span: Any = notes.get("span", notes.get("elapsed"))
        if len(counts) == 3 and all(count.isdecimal() and len(count) < 10 for count in counts):
            self._has_breaks = True
        else:
            counts = ["1", "0", "0"]
        self._steps = [one + int(other) for one, other in zip(self._steps, counts)]
        self._span += span if type(span) in (int, float) and 0 <= span < LONGEST_TIME else 0.0

    def texts(self) -> dict[str, Any]:
        """Return the notes of the sum."""
        numbers = {name: found[0] for name, found in self._numbers.items() if found and found[1] == self._files}
        lines = {name: "\n".join(found) for name, found in self._lines.items()}
        same = {name: texts.copy().pop() if len(texts) == 1 else "" for name, texts in self._texts.items()}
        during = "\n".join(f"{count}\t{function}" for function, count in self._collected_in.most_common(MOST_LINES))
        collections = " ".join(map(str, self._collections[0])) if self._collections else ""
        steps, missed, mixed = self._steps
        breaks = {"steps": f"{steps} {missed} {int(mixed > 0)}", "span": self._span} if self._has_breaks else {}
        texts = {"collections": collections, "collected_in": during, "lost": self._lost}
        return {**numbers, **lines, **same, **texts, **breaks}


def _sum(one: Any, other: Any) -> Any:
    return tuple(map(add, one, other)) if type(one) is tuple else one + other


def _label(clock: str) -> str:
    return RECORDED[clock].label if clock else "clock that its file doesn't name"


def _text(notes: dict[Any, Any], name: str) -> str:
    note = notes.get(name)
    return note if isinstance(note, str) else ""
