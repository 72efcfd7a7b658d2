"""Comprehensions of Python 3.11 and older against those since 3.12, made from figures and by the Pythons that are here."""

import subprocess
import sys
from pathlib import Path

import pytest

from demo.comparison.changes import Comparison, compare
from demo.comparison.english import label, sentences
from demo.comparison.reading import claims
from demo.profiles.reader import read_profile
from tests.every_python import VERSIONS, find
from tests.samples import FOLDER, Stats, profile_of

FILE = f"{FOLDER}/main.py"
MAIN, HOLDER, OUTER, INNER = (FILE, 1, "main"), (FILE, 5, "table"), (FILE, 6, "<dictcomp>"), (FILE, 6, "<listcomp>")
PRICE = (FILE, 9, "price")
UP_TO_311: Stats = {
    MAIN: (1, 1, 1.0, 16.0, {}),
    HOLDER: (3, 3, 0.5, 15.0, {MAIN: (3, 3, 0.5, 15.0)}),
    OUTER: (3, 3, 0.25, 14.5, {HOLDER: (3, 3, 0.25, 14.5)}),
    INNER: (30, 30, 4.25, 14.25, {OUTER: (30, 30, 4.25, 14.25)}),
    PRICE: (80, 80, 10.0, 10.0, {INNER: (70, 70, 8.75, 8.75), HOLDER: (10, 10, 1.25, 1.25)}),
}
SINCE_312: Stats = {
    MAIN: (1, 1, 1.0, 16.0, {}),
    HOLDER: (3, 3, 5.0, 15.0, {MAIN: (3, 3, 5.0, 15.0)}),
    PRICE: (80, 80, 10.0, 10.0, {HOLDER: (80, 80, 10.0, 10.0)}),
}
PROGRAM = """
def price(n):
    return n
def table(n):
    return {x: [price(y) for y in range(5)] for x in {z for z in range(n)}}
class Shop:
    def __init__(self):
        self.prices = [price(n) for n in range(7)]
def main():
    for _ in range(40):
        table(11)
    Shop()
    sorted([3, 1], key=lambda x: [x, -x])
main()
"""


def said(comparison: Comparison) -> list[str]:
    return sentences(claims(comparison), comparison.after.clock)


@pytest.mark.parametrize("turned", [False, True])
def test_one_has_them(turned: bool) -> None:
    """Where only one file has them, they are added to the functions that hold them, and that is said."""
    one, other = profile_of(UP_TO_311), profile_of(SINCE_312)
    comparison = compare(other, one) if turned else compare(one, other)
    assert {pair.any.name: label(pair) for pair in comparison.pairs} == dict.fromkeys(
        ("main", "table", "price"), "same calls, time within noise"
    )
    for pair in comparison.pairs:
        assert pair.before and pair.after and pair.before.self_cost == pair.after.self_cost
    for graph in (comparison.drawn.before, comparison.drawn.after):
        names = [box.name for box in graph.boxes]
        arrows = {(names[one.caller], names[one.callee]): one.total_calls for one in graph.arrows}
        assert arrows == {("main", "table"): 3, ("table", "price"): 80}
    assert any(line.startswith("Only one file has comprehensions as separate functions") for line in said(comparison))


def test_one_python() -> None:
    """On one and the same Python a comprehension that is there in one run only is new or gone."""
    both = (profile_of(stats, python="CPython 3.11.7") for stats in (UP_TO_311, SINCE_312))
    before, after = both
    assert {pair.any.name for pair in compare(before, after).pairs if pair.change == "gone"} == {
        "<dictcomp>",
        "<listcomp>",
    }


def test_both_have_them() -> None:
    """Where both files have them, they are functions like others."""
    less = {**UP_TO_311, INNER: (6, 6, 0.25, 2.0, UP_TO_311[INNER][4])}
    comparison = compare(profile_of(UP_TO_311), profile_of(less))
    assert "<listcomp>: less self time, 4.25 s before, 250 ms now; called 30 times before, 6 times now." in said(
        comparison
    )


@pytest.mark.not_in_wasm
def test_every_python(tmp_path: Path) -> None:
    """Between any two Pythons that are here, no function of an unchanged program is new, gone, or called more or less."""
    script = tmp_path / "shop.py"
    script.write_text(PROGRAM, encoding="utf-8")
    pythons = [found for version in VERSIONS if (found := find(version))] or [sys.executable]
    profiles = []
    for number, python in enumerate(pythons):
        file = tmp_path / f"{number}.pstats"
        subprocess.run([python, "-m", "cProfile", "-o", file, script], check=True, capture_output=True, cwd=tmp_path)
        profiles.append(read_profile(file, [str(tmp_path)]))
    for before in profiles:
        for after in profiles:
            comparison = compare(before, after)
            ours = [pair for pair in comparison.pairs if pair.any.origin == "program"]
            assert len(ours) >= 6
            assert {pair.calls for pair in ours} == {"same"}, [pair for pair in ours if pair.calls != "same"]
