"""What an exercise is: a program with one flaw, a solution, and a check that states its promise in counts.

Each exercise is one file of the same name in three rooms: `exercises/` (the program as shipped), `solutions/` (one way to
repair it) and `checks/` (task, hints, inputs and promise: a `CHECK`). Adding one changes nothing else.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..profiles.model import Profile

PROGRAMS = Path(__file__).parents[1]
CHECKS = Path(__file__).with_name("checks")


class Counts:
    """How often what was called in one run: exact, and the same on every machine."""

    def __init__(self, profile: Profile, result: Any = None) -> None:
        """Keep the profile of one call of the entry, and what it returned."""
        self.profile = profile
        self.result = result

    def calls(self, *names: str) -> int:
        """Return the total calls of all functions with one of these names.

        Args:
            names: as in the picture: "time.sleep", "open", "list.index", or the name of a Python function. A name
                without a dot also stands for built-ins that end in it: "open" for "io.open" and "_io.open".
        """
        return sum(function.total_calls for function in self.profile.functions if _is_one_of(function.name, names))

    def all_calls(self) -> int:
        """Return the total calls of everything."""
        return sum(function.total_calls for function in self.profile.functions)


def _is_one_of(name: str, names: Sequence[str]) -> bool:
    return name in names or any("." not in wanted and name.endswith(f".{wanted}") for wanted in names)


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
        inputs: makes the inputs in an empty folder, the working folder of the run; the first is the given one, the
            others are hidden (edge cases among them). Each is a tuple of arguments.
        watch: names of functions whose calls are shown before and after.
        promise: says what still costs too much, in counts and in one sentence, or None if the promise is kept. Gets the
            counts of all the inputs in their order.
        hints: three or more, from a question to nearly the answer.
        reason: why the solution is one.
        result: what is compared, made of what the entry returned and what lies in the folder; plain data.
        needs_sites: the stand-in web sites are up, their addresses in the environment variable SITES.
        in_browser: it needs no thread, process or socket; then a repair must not start threads or processes either, for
            what they call is not counted (in threads: before Python 3.12).
        whole_program: what the file does before its entry is called (imports, tables) counts as well.
    """

    order: int
    title: str
    minutes: int
    teaches: str
    task: str
    entry: str
    inputs: Callable[[Path], Sequence[tuple[Any, ...]]]
    watch: tuple[str, ...]
    promise: Callable[[Sequence[Counts]], str | None]
    hints: tuple[str, ...]
    reason: str
    result: Callable[[Path, Any], Any] = lambda folder, returned: returned
    needs_sites: bool = False
    in_browser: bool = True
    whole_program: bool = False


@cache
def names() -> tuple[str, ...]:
    """Return the names of all exercises, from easy to hard."""
    return tuple(sorted(_names(), key=lambda name: check_of(name).order))


@cache
def _names() -> tuple[str, ...]:
    return tuple(file.stem for file in CHECKS.glob("*.py") if not file.stem.startswith("_"))


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
            "See which there are: python -m demo exercises"
        )
    check = import_module(f".checks.{name}", __package__).CHECK
    assert isinstance(check, Check)
    return check


def shipped(name: str) -> Path:
    """Return the file of an exercise as shipped."""
    return PROGRAMS / "exercises" / f"{name}.py"


def solution(name: str) -> Path:
    """Return the file of its solution."""
    return PROGRAMS / "solutions" / f"{name}.py"


def every() -> Iterator[tuple[str, Check]]:
    """Yield name and check of all exercises, from easy to hard."""
    for name in names():
        yield name, check_of(name)
