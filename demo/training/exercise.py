"""What an exercise is: a program with one flaw, a solution, and a check that states its promise in counts.

Each exercise is one file of the same name in three rooms: `exercises/` (the program as shipped), `solutions/` (one way to
repair it) and `checks/` (task, hints, inputs and promise: a `CHECK`). Adding one changes nothing else. A program may have
modules of its own; they are beside it in the first two folders.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NamedTuple

from ..errors import UsageError
from ..profiles.clocks import RECORDED
from .counts import Counts
from .lines import MOST as MOST_LINES

SIX = ("boil_eggs", "read_settings", "guest_list", "count_routes", "order_invoices", "photo_album")
"""For who has time for six only: waiting, who calls it so often, work without a call, recursion, a database, and a hot box
that is not the cause."""

BYTES = frozenset(clock.name for clock in RECORDED.values() if clock.unit == "B")
"""The clocks that count bytes."""
PROGRAMS = Path(__file__).parents[1]
CHECKS = Path(__file__).with_name("checks")


class Input(NamedTuple):
    """What the entry of a program is called with.

    Attributes:
        what: it is, in a few words that a learner understands: "no offers at all".
        arguments: of the entry.
    """

    what: str
    arguments: tuple[Any, ...]


class Limit(NamedTuple):
    """How much something may cost.

    Attributes:
        measure: what is limited, of the counts of all inputs in their order.
        most: it may be; at most half of what the program as shipped needs of that for which it is made cheaper.
        sentence: said if it is more, with "{found:,}" and "{most:,}" in it where they belong; or, of bytes, "{found_size}" and
            "{most_size}".
    """

    measure: Callable[[Sequence[Counts]], int]
    most: int
    sentence: str


@dataclass(frozen=True)
class Check:
    """Task, hints, inputs and promise of an exercise.

    Attributes:
        order: exercises are listed from the smallest, the easiest, to the largest.
        title: what the program does, never what its flaw is.
        minutes: how long a learner takes.
        teaches: one line.
        task: what to look at and what to reach, without giving the flaw away; plain text.
        entry: the function of the program that is called with each input.
        inputs: makes the inputs in an empty folder, the working folder of the run, anew for each run; the first is the
            given one, the others are hidden (edge cases among them).
        most_lines: of the program, that may run on the given input; at least twice what any right way takes.
        most_work: of all kinds together (`Counts.work`), on the given input; 0 where requests are what counts.
        watch: names of functions whose calls are shown before and after.
        limits: of what is counted; the first that is passed is what the learner hears of.
        hints: three or more, from a question to nearly the answer.
        reason: why the solution is one.
        other: what else is asked for but limits: a sentence if it is not so, or None. Gets the counts of all that are counted.
        result: what is compared, made of what the entry returned (plain data) and what lies in the folder; plain data.
        needs_sites: the stand-in web sites are up, their addresses in the environment variable SITES.
        at_once: so many requests to these sites a right program has waiting at the same time.
        in_browser: it needs no thread, process or socket, nor does its check need a process of its own; then a repair must
            not start threads or processes either, for what they call is not counted (in threads: before Python 3.12).
        counted: so many inputs, from the given one on, are run under the profiler, and then once more to count lines (where
            bytes are counted, only the given one is); of the others only the results matter.
        whole_program: it is run as a script, with its only input as the command line; the result is what it prints.
        beside: names of the modules of the program that the learner gets and may edit as well; not in the browser.
        needs: a package that the program imports, and that is not installed with the tool; "" for none. Not in the browser.
        clock: what its pictures show, as `recording.record` has it. If that is one of `BYTES`, the program is run once more,
            and what the counted runs do to memory is known; its pictures, also the one of before and after, are of `main`.
    """

    order: int
    title: str
    minutes: int
    teaches: str
    task: str
    entry: str
    inputs: Callable[[Path], Sequence[Input]]
    most_lines: int
    watch: tuple[str, ...]
    limits: tuple[Limit, ...]
    hints: tuple[str, ...]
    reason: str
    most_work: int = 0
    other: Callable[[Sequence[Counts]], str | None] = lambda counts: None
    result: Callable[[Path, Any], Any] = lambda folder, returned: returned
    needs_sites: bool = False
    at_once: int = 0
    in_browser: bool = True
    counted: int = 1
    whole_program: bool = False
    beside: tuple[str, ...] = ()
    needs: str = ""
    clock: str = "wall"

    @property
    def enough_lines(self) -> int:
        """Return after how many lines of a run no more are counted: too many for each of the promises."""
        most = max(self.most_lines, self.most_work, *(limit.most for limit in self.limits))
        return max(min(2 * most, MOST_LINES), most + 1)

    def lacks(self) -> str:
        """Return the package that is needed, if it is not here, or else ""."""
        return self.needs if self.needs and find_spec(self.needs) is None else ""


@cache
def names() -> tuple[str, ...]:
    """Return the names of all exercises, from easy to hard."""
    return tuple(sorted(_names(), key=lambda name: check_of(name).order))


@cache
def _names() -> tuple[str, ...]:
    return tuple(module.name for module in iter_modules([str(CHECKS)]) if not module.name.startswith("_"))


class Extent(NamedTuple):
    """How far a program is tried.

    Attributes:
        inputs: on how many of them, the given one first; None for all.
        counted: how many of these are counted; None for as many as the check says.
    """

    inputs: int | None = None
    counted: int | None = None

    def counted_of(self, check: Check) -> int:
        """Return how many inputs are counted."""
        return check.counted if self.counted is None else self.counted


WHOLE, FIRST_INPUT, RESULTS_ONLY = Extent(), Extent(inputs=1), Extent(counted=0)
"""A learner's program; the exercise as shipped, whose counts are for comparison; the solution, which says what is right."""


def check_of(name: str) -> Check:
    """Return the check of an exercise.

    Raises:
        UsageError: if there is no such exercise.
    """
    if name not in _names():
        from difflib import get_close_matches  # here: it is rarely wanted

        meant = get_close_matches(name, _names(), 1, 0.5)
        raise UsageError(
            f"There is no exercise {name!r}.{f' Did you mean {meant[0]}?' if meant else ''} "
            "For a list: python -m demo exercises"
        )
    check = import_module(f".checks.{name}", __package__).CHECK
    assert isinstance(check, Check)
    return check


def files_of(name: str) -> tuple[str, ...]:
    """Return the names of the files of an exercise, without ".py": the program, and its modules."""
    return name, *check_of(name).beside


def shipped(name: str) -> Path:
    """Return the file of an exercise as shipped, or one of its modules."""
    return PROGRAMS / "exercises" / f"{name}.py"


def solution(name: str) -> Path:
    """Return the file of its solution, or one of its modules."""
    return PROGRAMS / "solutions" / f"{name}.py"


def every() -> Iterator[tuple[str, Check]]:
    """Yield name and check of all exercises, from easy to hard."""
    for name in names():
        yield name, check_of(name)
