"""What recording costs: the same run plain and by several profilers in turn, medians, as multiples of plain."""

import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .cases import Case
from .running import Seat, seat, ways

PLAIN, TRACED, OURS = "plain", "cProfile", "our recorder"


class Cost(NamedTuple):
    """What one program costs.

    Attributes:
        plain: seconds, the median.
        multiples: for each way that works here, the median of its seconds over those of the plain run of the same round.
        over: likewise, our recorder's seconds over those of plain cProfile; None if one of them does not work.
    """

    plain: float
    multiples: dict[str, float]
    over: float | None


def costs(python: Path, case: Case, rounds: int) -> Cost:
    """Run a case in all ways in turn."""
    taken: list[dict[str, float]] = []
    with seat(python, case) as place:
        commands = ways(place, case)
        place.plain(case)  # writes caches
        for _ in range(rounds):
            measured = {name: measure(place, case, name, command) for name, command in commands.items()}
            taken.append({name: seconds for name, seconds in measured.items() if seconds is not None})
    return Cost(
        statistics.median(one[PLAIN] for one in taken),
        {name: of for name in commands if name != PLAIN and (of := ratio(taken, name, PLAIN)) is not None},
        ratio(taken, OURS, TRACED),
    )


def ratio(taken: list[dict[str, float]], name: str, other: str) -> float | None:
    """Return the median over all rounds of one way's seconds over those of another."""
    found = [one[name] / one[other] for one in taken if name in one and other in one]
    return statistics.median(found) if found else None


def measure(place: Seat, case: Case, name: str, command: list[str | Path]) -> float | None:
    """Return seconds; of the recorder, those of the recorded process alone. None if nothing was written, or the program failed.

    Some fail under one profiler only: plain cProfile is `__main__` itself, so a program cannot import its own.
    """
    made = place.folder / "made"
    for file in made.iterdir():
        file.unlink()
    taken, printed = place.run(case, command)
    if "Traceback (most recent call last)" in printed:
        return None
    if name == OURS:
        return float((made / "seconds").read_text()) if (made / "seconds").exists() else None
    return taken if name == PLAIN or any(made.iterdir()) else None


def table(python: Path, cases: Sequence[Case], rounds: int) -> str:
    """Return two Markdown tables, by kind of work and by program, and what our recorder costs beside plain cProfile."""
    found: dict[str, Cost] = {}
    for case in cases:
        found[case.name] = costs(python, case, rounds)
        print(f"{case.name}: {found[case.name]}", file=sys.stderr, flush=True)
    most = max(found.values(), key=lambda one: len(one.multiples))  # a profiler may fail with one program, or with all
    names = list(most.multiples)
    kinds: dict[str, list[Cost]] = {}
    for case in cases:
        if len(found[case.name].multiples) == len(names):  # else the medians would be of different programs
            kinds.setdefault(case.work, []).append(found[case.name])
    by_kind = [(kind, str(len(ones)), *_times(ones, names)) for kind, ones in kinds.items()]
    by_program = [(f"`{name}`", f"{one.plain:.2f} s", *_times([one], names)) for name, one in found.items()]
    over = [one.over for one in found.values() if one.over is not None]
    said = (
        f"Our recorder takes {statistics.median(over):.2f} times as long as plain cProfile; at most {max(over):.2f}."
        if over
        else ""
    )
    tables = [
        _markdown(["most of the time goes into", "programs", *names], by_kind),
        _markdown(["program", "plain", *names], by_program),
        said,
    ]
    return "\n\n".join(tables).rstrip()


def _times(ones: Sequence[Cost], names: Sequence[str]) -> list[str]:
    """Return the median multiple of each way as text, and a dash where it does not work."""
    columns = [[one.multiples[name] for one in ones if name in one.multiples] for name in names]
    return [f"{statistics.median(column):.1f}" if column else "–" for column in columns]


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    line = "|---|" + "--:|" * (len(heads) - 1)
    return "\n".join([f"| {' | '.join(heads)} |", line, *(f"| {' | '.join(row)} |" for row in rows)])
