"""Profile programs over real libraries, and real tools, and compare the first advice with what is known to be slow.

    python -m tests.benchmarks.real [NAME...] [--repeats N] [--write PAGE]     the table of advices; status 1 if one is wrong
    python -m tests.benchmarks.real [NAME...] --cost [--rounds N]              the table of costs
    python -m tests.benchmarks.real [NAME...] --truth [--rounds N]             each case plain, and cured, in turn

The first run makes an environment in `build/real`; `--python` names another one that has the packages.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from . import cost, environment
from .cases import CASES, Case
from .judging import VERDICTS, Place, Verdict, advised, heaviest, judge
from .running import Failed, Result, profiled, sampled, seat

HEADS = (
    ("program", "---"),
    ("where its time goes", "---"),
    ("first advice", "---"),
    ("judged", "---"),
    ("the same", "--:"),
    ("named", "--:"),
    ("boxes", "--:"),
    ("of them < 1 %", "--:"),
    ("picture, pixels", "--:"),
    ("text", "--:"),
    ("pyinstrument", "---"),
    ("judged", "---"),
)
SMALL = 0.01
"""Share, 0..1, below which a box is a small one."""


SCREEN = 2000, 1600
"""Pixels; a picture that is larger is looked at fitted into this."""


class Row(NamedTuple):
    """What came out for one case.

    Attributes:
        case: the case.
        places: the first advice of each repeat; none if it could not be profiled.
        verdicts: of those.
        named: the smallest share of self time, 0..1, in boxes with a function's name or in the imports.
        packages: the share, 0..1, that the last picture adds to that in boxes named after a package.
        boxes: how many the last picture has.
        small: how many of these are small.
        picture: width and height of the largest picture in pixels, or None.
        text: height of its letters in pixels when the picture is fitted into `SCREEN`, or None.
        sampled: the heaviest frame of pyinstrument.
    """

    case: Case
    places: list[Place]
    verdicts: list[Verdict]
    named: float
    packages: float
    boxes: int
    small: int
    picture: tuple[int, int] | None
    text: float | None
    sampled: Place

    @property
    def verdict(self) -> Verdict:
        """Return the worst of all repeats."""
        return max(self.verdicts, key=VERDICTS.index, default="wrong")

    @property
    def is_stable(self) -> bool:
        """Say whether all repeats name the same place."""
        return len({(place.name, place.file) for place in self.places}) == 1

    def __str__(self) -> str:
        """Return the line of the table."""
        counted = Counter(map(str, self.places)).most_common()
        advice = (
            ", ".join(name if len(counted) == 1 else f"{name} ({count}×)" for name, count in counted) or "no profile"
        )
        most = Counter(place.name for place in self.places).most_common(1)
        cells = [
            f"`{self.case.name}`",
            self.case.truth + seconds(self.case),
            advice,
            self.verdict,
            f"{most[0][1] if most else 0}/{len(self.places)}",
            f"{self.named:.0%}".replace("%", " %") + f" + {self.packages:.0%}".replace("%", " %") * (self.packages > 0),
            self.boxes,
            self.small,
            "×".join(f"{side:,}" for side in self.picture) if self.picture else "none",
            "none" if self.text is None else f"{self.text:.0f} px",
            str(self.sampled),
            judge(self.sampled, self.case),
        ]
        return f"| {' | '.join(map(str, cells))} |"


def seconds(case: Case) -> str:
    """Return the plain seconds of a case, and those of its cure."""
    before, *after = (f"{one:.2f}" for one in case.seconds)
    return f": {before} → {after[0]} s" if after else f"; {before} s"


def main() -> int:
    """Measure what is asked for; return 1 if an advice is wrong, or not the same in every run."""
    options = parsed()
    cases = [case for case in CASES if not options.names or case.name in options.names]
    try:
        python = options.python.absolute() if options.python else environment.python()
    except environment.NotAvailable as why:
        print(f"Nothing was measured: the packages of requirements/real.txt cannot be had here ({why}).")
        return 0
    if options.truth:
        truth(python, cases, options.rounds)
        return 0
    if options.cost:
        show(cost.table(python, cases, options.rounds), options.write, "cost")
        return 0
    rows = [row(python, case, options.repeats) for case in cases]
    lines = [
        f"| {' | '.join(name for name, _ in HEADS)} |",
        f"|{'|'.join(line for _, line in HEADS)}|",
        *map(str, rows),
    ]
    show("\n".join([*lines, "", summary(rows)]), options.write, "advice")
    return int(any(one.verdict == "wrong" or not one.is_stable for one in rows))


def parsed() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.real", description="See the head of the file.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="the programs (all)")
    parser.add_argument("--repeats", type=int, default=5, help="runs of each program under the profiler (5)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of --cost and --truth (3)")
    parser.add_argument("--cost", action="store_true", help="measure what recording costs")
    parser.add_argument("--truth", action="store_true", help="time each program and its cure, without a profiler")
    parser.add_argument(
        "--write", type=Path, metavar="PAGE", help="a page with markers that the table goes into as well"
    )
    parser.add_argument("--python", type=Path, help="an interpreter that has the packages")
    options = parser.parse_args()
    if unknown := set(options.names) - {case.name for case in CASES}:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(case.name for case in CASES)}")
    return options


def row(python: Path, case: Case, repeats: int) -> Row:
    """Profile a case several times, and once with pyinstrument."""
    results: list[Result] = []
    with seat(python, case) as place:
        place.plain(case)  # writes caches
        try:
            results = [profiled(place, case) for _ in range(repeats)]
        except Failed as printed:
            print(f"{case.name}: {str(printed)[-2000:]}", file=sys.stderr)
        try:
            frame = heaviest(sampled(place, case))
        except Failed as printed:
            print(f"{case.name}, pyinstrument: {str(printed)[-2000:]}", file=sys.stderr)
            frame = Place("no profile")
    places = [advised(result.claims) for result in results]
    boxes = results[-1].run.graph.boxes if results else ()
    pictures = [result.picture for result in results if result.picture]
    largest = max(pictures, key=lambda one: one.width * one.height, default=None)
    made = Row(
        case,
        places,
        [judge(place, case) for place in places],
        min(map(named, results), default=0.0),
        packages(results[-1]) if results else 0.0,
        len(boxes),
        sum(results[-1].run.graph.share(box.cumulative_cost) < SMALL for box in boxes),
        (largest.width, largest.height) if largest else None,
        largest and largest.text * min(1, SCREEN[0] / largest.width, SCREEN[1] / largest.height),
        frame,
    )
    print(made, file=sys.stderr, flush=True)
    return made


def named(result: Result) -> float:
    """Return the share of self time, 0..1, in boxes that say whose it is."""
    graph = result.run.graph
    return graph.share(sum(box.self_cost for box in graph.boxes if box.is_named or box.origin == "imports"))


def packages(result: Result) -> float:
    """Return the share of self time, 0..1, in boxes that say which package it is."""
    graph = result.run.graph
    return graph.share(sum(box.self_cost for box in graph.boxes if " functions of " in box.name))


def summary(rows: Sequence[Row]) -> str:
    """Say how many are right."""
    ours, theirs = Counter(row.verdict for row in rows), Counter(judge(row.sampled, row.case) for row in rows)
    stable = sum(row.is_stable for row in rows)
    ours_said, theirs_said = (", ".join(f"{one[name]} {name}" for name in VERDICTS) for one in (ours, theirs))
    return f"First advice: {ours_said}; the same in every run for {stable} of {len(rows)}. pyinstrument: {theirs_said}."


def truth(python: Path, cases: Sequence[Case], rounds: int) -> None:
    """Print the fastest seconds of each case, before and after its cure."""
    for case in cases:
        with seat(python, case) as before, seat(python, case, cured=True) as after:
            seats = [(before, False)] + [(after, True)] * bool(case.cure or case.cure_arguments)
            turns = [[place.plain(case, cured) for place, cured in seats] for _ in range(rounds + 1)]
        fastest = [min(column[1:]) for column in zip(*turns)]  # the first turn writes caches
        print(f"{case.name:<20} {' -> '.join(f'{one:.2f}' for one in fastest)}", flush=True)


def show(text: str, page: Path | None, marker: str) -> None:
    """Print a text, and put it between the markers of a page."""
    print(text)
    if page:
        page.write_text(between(page.read_text(encoding="utf-8"), text, marker), encoding="utf-8")


def between(page: str, text: str, marker: str) -> str:
    """Replace what stands between `<!-- MARKER -->` and `<!-- /MARKER -->`.

    Raises:
        SystemExit: if the page has no such markers.
    """
    whole = re.compile(rf"(<!-- {marker} -->\n).*?(<!-- /{marker} -->)", re.S)
    if not whole.search(page):
        raise SystemExit(f"The page has no lines <!-- {marker} --> and <!-- /{marker} --> to write between.")
    return whole.sub(lambda found: f"{found[1]}\n{text}\n\n{found[2]}", page)


if __name__ == "__main__":
    sys.exit(main())
