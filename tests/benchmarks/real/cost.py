"""What recording costs: the same run plain and by several profilers in turn, medians, as multiples of plain."""

import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

from .cases import Case
from .running import Seat, seat, ways

PLAIN, TRACED, OURS = "plain", "cProfile", "our recorder"


def multiples(python: Path, case: Case, rounds: int) -> dict[str, float]:
    """Return the median of seconds over plain seconds for each way that works here."""
    seconds: dict[str, list[float]] = {}
    with seat(python, case) as place:
        commands = ways(place, case)
        place.plain(case)  # writes caches
        for _ in range(rounds):
            for name, command in commands.items():
                taken = measure(place, case, name, command)
                if taken is not None:
                    seconds.setdefault(name, []).append(taken)
    plain = statistics.median(seconds[PLAIN])
    return {name: statistics.median(taken) / plain for name, taken in seconds.items()} | {PLAIN: plain}


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
    """Return two Markdown tables: by kind of work, and by program."""
    found: dict[str, dict[str, float]] = {}
    for case in cases:
        found[case.name] = multiples(python, case, rounds)
        print(f"{case.name}: {found[case.name]}", file=sys.stderr, flush=True)
    names = list(dict.fromkeys(name for one in found.values() for name in one if name != PLAIN))
    kinds: dict[str, list[dict[str, float]]] = {}
    for case in cases:
        kinds.setdefault(case.work, []).append(found[case.name])
    over = [one[OURS] / one[TRACED] for one in found.values() if OURS in one and TRACED in one]
    lines = [
        f"| most of the time goes into | programs | {' | '.join(names)} |",
        "|---|--:|" + "--:|" * len(names),
    ]
    for kind, ones in kinds.items():
        cells = [_times([one[name] for one in ones if name in one]) for name in names]
        lines.append(f"| {kind} | {len(ones)} | {' | '.join(cells)} |")
    lines += ["", f"| program | plain | {' | '.join(names)} |", "|---|--:|" + "--:|" * len(names)]
    for name, one in found.items():
        cells = [_times([one[way]] if way in one else []) for way in names]
        lines.append(f"| `{name}` | {one[PLAIN]:.2f} s | {' | '.join(cells)} |")
    if over:
        lines += [
            "",
            f"Our recorder takes {statistics.median(over):.2f} × the time of plain cProfile, at most {max(over):.2f} ×.",
        ]
    return "\n".join(lines)


def _times(values: list[float]) -> str:
    return f"{statistics.median(values):.1f} ×" if values else "–"
