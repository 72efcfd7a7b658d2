"""What is said of files of stacks: who wrote them, shares with their margins, a hot path that is known, and what to mind."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import ceil, sqrt

import pytest

import demo as profiling
from demo.pipeline import Run
from demo.reading import claims as say
from tests import oracle, samples
from tests.stacks.test_formats import stacks_of
from tests.stacks.writers import Writer, austin, events, gecko, py_spy, speedscope

MAIN, WORK, HELP = (
    (f"{samples.FOLDER}/main.py", 3, "main"),
    (f"{samples.FOLDER}/main.py", 9, "work"),
    (
        f"{samples.FOLDER}/main.py",
        21,
        "help",
    ),
)
LOADS, SCAN = (f"{oracle.LIBRARY}/json/__init__.py", 5, "loads"), (f"{oracle.LIBRARY}/json/scanner.py", 7, "scan")
COSTS = {(MAIN,): 11, (MAIN, WORK): 29, (MAIN, WORK, LOADS, SCAN): 137, (MAIN, HELP, LOADS): 23}


def run(data: bytes) -> Run:
    return profiling.read(data, mine=[samples.FOLDER])


@pytest.mark.parametrize(
    ("data", "first"),
    [
        (py_spy(COSTS), "py-spy took 200 samples. The file doesn't say how far apart they are: there are no times."),
        (austin(COSTS), "austin saw 25.0 s."),
        (events(COSTS), "pyinstrument saw 25.0 s."),
        (
            speedscope(COSTS).replace(b"py-spy@0.4.1", b"rbspy"),
            "The tool that wrote this file saw 25.0 s.",
        ),
        (gecko(COSTS), "The tool that wrote this file saw 25.0 s in 200 samples."),
        (speedscope(COSTS, "bytes", 1).replace(b"py-spy@0.4.1", b"memray@1.20"), "memray counted 200 B."),
    ],
    ids=["py-spy", "austin", "pyinstrument", "unknown", "gecko", "memray"],
)
def test_first_sentence(data: bytes, first: str) -> None:
    """The first sentence says who wrote the file, and how much it is of."""
    assert run(data).reading[0] == first


def test_whole_reading() -> None:
    """Shares have margins of two standard errors; nothing is said of calls, and a helper's cost is where it was called."""
    error = [ceil(200 * sqrt(share * (1 - share) / 200)) for share in (137 / 200, 29 / 200)]
    assert error == [7, 5]
    assert run(gecko(COSTS)).reading[1:] == [
        "The hot path, along the heaviest arrows: main 100% → work 83% → json.loads 68%.",
        "68% ± 7 (17.1 s) is self time of json.scanner.scan (library); in the box “json.loads”.",
        "14% ± 5 (3.62 s) is self time of work (main.py:9).",
        "12% ± 5 (2.88 s) is self time of json.loads (library).",
        "6% ± 4 (1.38 s) is self time of main (main.py:3).",
        "Grouped into single boxes: 1 function with the library calls that lead to them; each box adds up its functions' self "
        "time.",
        "This profile was sampled: it counts no calls, and what ran only for a short time may be missing. “±” is what chance "
        "alone may change, in 95 of 100 such runs.",
        "Start with work (main.py:9), which calls json.loads: can it make fewer such calls, cheaper ones, or none? That could "
        "save up to 17.1 s of 25.0 s (68% ± 7).",
    ]


def test_bytes_have_no_margin() -> None:
    """What was counted, and not sampled, is exact."""
    assert "±" not in " ".join(run(speedscope(COSTS, "bytes", 1)).reading)


def test_events_of_an_unknown_tool() -> None:
    """Events may have been traced, so the reading doesn't say that they were sampled, nor that they are exact."""
    known, unknown = (
        run(data).reading for data in (events(COSTS), events(COSTS).replace(b"pyinstrument", b"tracer 7"))
    )
    assert unknown[0] == "The tool that wrote this file saw 25.0 s."
    assert unknown[1:] == [line for line in known[1:] if "sampled" not in line] != known[1:]
    assert "clock not named in the file" in run(events(COSTS).replace(b"pyinstrument", b"tracer 7")).dot


def test_folders() -> None:
    """Where folders were left out, the reading says so, and how to put it right."""
    short = py_spy(
        {tuple((f.rpartition("/")[2], n, name) for f, n, name in stack): cost for stack, cost in COSTS.items()}
    )
    assert any("no folder names" in line and "strip_dirs" not in line for line in profiling.read(short).reading)
    packages = short.replace(b"main.py", b"shop/main.py").replace(b"scanner.py", b"flask/scanner.py")
    assert any("--full-filenames" in line for line in profiling.read(packages).reading)
    assert not any("--full-filenames" in line for line in run(py_spy(COSTS)).reading)


def test_standard_library_without_folders() -> None:
    """Of what py-spy shortens, the standard library is known by its name."""
    short = b"main (main.py:3);loads (json/__init__.py:346);decode (json/decoder.py:337) 5\nmain (main.py:3) 1\n"
    assert [f.origin for f in profiling.read(short).profile.functions] == ["program", "library", "library"]
    script = b"<module> (statistics.py:9);crunch (statistics.py:3);loads (json/__init__.py:346) 5\n"
    assert [f.origin for f in profiling.read(script).profile.functions] == ["program", "program", "library"]


def begins_with(path: list[tuple[str, str]], stack: oracle.Stack) -> bool:
    """Say whether a stack goes down a path; a function that calls itself is one step."""
    names = [(file, name) for file, _, name in stack]
    return [name for before, name in pairwise([None, *names]) if name != before][: len(path)] == path


def random_runs(count: int) -> Iterator[tuple[int, dict[oracle.Stack, int], Run]]:
    """Yield random programs whose clock was wound: their seeds, their stacks and what is read of these."""
    for seed in range(count):
        if costs := stacks_of(seed):
            yield seed, costs, run(gecko(costs))


def test_hot_path() -> None:
    """Each step of the hot path costs what the stacks cost that begin so, and it is the heaviest that goes on there."""
    steps = 0
    for seed, costs, found in random_runs(60):
        for claim in found.claims:
            if not isinstance(claim, say.HotPath):
                continue
            names = [(step.function.key[0], step.function.key[2]) for step in claim.steps]
            for number, step in enumerate(claim.steps):
                if not all(one.direct for one in claim.steps[: number + 1]):
                    break  # what is folded between two steps is not named
                through = sum(cost for stack, cost in costs.items() if begins_with(names[: number + 1], stack))
                assert step.share == step.most == pytest.approx(through / sum(costs.values())), (seed, names)
                steps += 1
    assert steps > 60


def test_place_to_start() -> None:
    """Where a place to start is named, it spends as much as any other, or nearly."""
    starts = 0
    for seed, costs, found in random_runs(120):
        start = found.claims[-1]
        if not isinstance(start, say.StartAtCode | say.StartAtCalls) or start.function.origin != "program":
            continue
        if isinstance(start, say.StartAtCalls) and start.own:
            continue  # that is about calls of the place that spends
        own = {f.key[0::2] for f in found.profile.functions if f.origin == "program"}
        spent: dict[tuple[str, str] | None, int] = {}
        for stack, cost in costs.items():
            inner = next(((file, name) for file, _, name in reversed(stack) if (file, name) in own), None)
            spent[inner] = spent.get(inner, 0) + cost
        assert spent[start.function.key[0::2]] >= 0.5 * max(spent.values()), seed
        starts += 1
    assert starts > 40


@pytest.mark.parametrize(
    "write", [gecko, py_spy, lambda costs: speedscope(costs, "bytes", 1)], ids=["s", "samples", "B"]
)
def test_report(write: Writer) -> None:
    """The page of the report says nothing of calls where none were counted, and speaks of what was measured."""
    page = run(write(COSTS)).page("<svg></svg>")
    visible = re.sub(r"<script.*?</script>|<style.*?</style>", "", page, flags=re.S)
    assert "42×" not in visible and "≥" not in visible and "whole paths" in visible
    assert visible.count("<td>–</td><td>–</td>") == 5
    unit = run(write(COSTS)).profile.clock.unit
    for words, units in (("0.56 s", "s"), ("56 samples", "samples"), ("5.6 MB", "B")):
        assert (words in visible) == (unit == units)
