"""What a picture says of itself."""

import re

import pytest

from demo.folding.focus import focus
from demo.picture.legend import NATIVE, SHAPES, account, legend
from demo.report.page_kit import asset
from tests import samples

FIB = samples.recorded(samples.FIB)


@pytest.mark.parametrize(
    ("clock", "text"),
    [
        ("wall", "wall clock, waiting included"),
        ("cpu", "CPU clock, waiting not included"),
        ("", "clock not named in the file"),
    ],
)
def test_clock_run_and_python(clock: str, text: str) -> None:
    """The legend says what was run, how long it took by which clock, and in which Python."""
    shown = legend(samples.graph_of(FIB, clock=clock, python="CPython 3.12.1", program="/home/ann/fib.py 10"))
    assert f"<B>fib.py 10 · 427 ms ({text}) · CPython 3.12.1</B>" in shown


def test_samples() -> None:
    """A sampled profile's last number is not said to be calls."""
    shown = legend(samples.graph_of({**FIB, ("__sampled__",): True}))
    assert "sampled, not traced" in shown and "Last: samples, not calls." in shown
    shown = legend(samples.graph_of({("f.py", 1, "f"): (-1, -1, 0.5, 0.5, {})}))
    assert "No calls were counted" in shown


def test_every_kind_of_box() -> None:
    """Colour, brackets, border, arrows and each shape are explained."""
    text = re.sub(r"<[^>]+>", " ", legend(samples.graph_of(FIB)))
    for word in ("Colour", "cumulative time", "In brackets", "thick border", "self time", "total calls", "arrow", "≥"):
        assert word in text
    assert [f"{share}%" in text for share in (0, 25, 50, 75, 100)] == [True] * 5


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("your program", 'BORDER="1" CELLBORDER="0">'),
        ("library", 'STYLE="ROUNDED">'),
        ("built-in", 'BORDER="1" CELLBORDER="1">'),
        ("imports", '<TD SIDES="LTR"'),
        ("several library functions", 'STYLE="ROUNDED,DASHED">'),
        ("more functions", 'STYLE="DASHED">'),
        ("much self time", 'BORDER="4" CELLBORDER="0">'),
    ],
)
def test_shapes_are_drawn(text: str, frame: str) -> None:
    """Each shape and frame that a box can have is drawn in the legend, with its meaning inside."""
    [drawn] = [table for table in legend(samples.graph_of(FIB)).split("<TABLE") if f">{text}</TD>" in table]
    assert frame in drawn


def test_pages_know_the_shapes() -> None:
    """The words by which a page finds the shapes in a drawing are those that the legend writes."""
    [words] = re.findall(r"const SHAPES = \[(.*)\];", asset("callgraph/legend.js"))
    assert re.findall(r'"([^"]+)"', words) == [
        word for text in SHAPES for word in ([text, NATIVE] if text == "built-in" else [text])
    ]


def numbers(sentence: str) -> list[int]:
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", sentence)]


@pytest.mark.parametrize("boxes", [3, 10, 30])
@pytest.mark.parametrize("seed", range(20))
def test_account_adds_up(seed: int, boxes: int) -> None:
    """What is drawn, folded into imports, into library calls and into the rest is all there is."""
    profile = samples.profile_of(samples.grown(seed))
    first, *folded = account(focus(profile, boxes)).rstrip(".").split("; ")
    folded = [part for part in folded if "arrows" not in part]
    drawn, whole = numbers(first)
    assert whole == len(profile.functions) == drawn + sum(numbers(part)[0] for part in folded)


def test_account_of_arrows() -> None:
    """Arrows that were left out are counted."""
    whole = samples.made(
        {"main": 100.0, "a": 1.0, "b": 1.0}, [("main", "a", 1), ("main", "b", 1), ("a", "b", 10_000_000)]
    )
    assert account(focus(samples.profile_of(whole))) == "3 of 3 functions drawn; 1 of the smallest arrows left out."


def test_hostile_notes_stay_text() -> None:
    """Markup in what a file says of itself is escaped."""
    bad = "</B><TABLE>&lt;\"'"
    graph = samples.graph_of(FIB, clock=bad, python=bad, program=bad)
    assert "</B><TABLE>" not in legend(graph)
    assert legend(graph).count("&lt;/B&gt;&lt;TABLE&gt;&amp;lt;") == 2
