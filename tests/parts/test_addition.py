"""The sum of several profiles, against pstats and against the parts themselves."""

import marshal
import pstats
import random
import statistics
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

import demo as profiling
from demo.errors import DemoError
from demo.parts.addition import Addition
from demo.profiles.model import Steps
from demo.profiles.parts import ACCURACY, FEW, Costs, summary
from demo.profiles.reader import parse_profile, read_raw
from demo.profiles.tables import read_table
from tests import samples


def summed(files: list[bytes], names: list[str] | None = None) -> bytes:
    addition = Addition()
    for number, data in enumerate(files):
        addition.add(data, names[number] if names else f"{number}.pstats")
    return addition.data()


def randoms(count: int = 5) -> list[bytes]:
    """Return profiles of random programs, some of whose functions are the same."""
    return [marshal.dumps(make(seed)) for seed in range(count) for make in (samples.tangled, samples.grown)]


def as_pstats_adds(folder: Path, files: list[bytes]) -> dict[Any, Any]:
    for number, data in enumerate(files):
        (folder / f"{number}.pstats").write_bytes(data)
    added = pstats.Stats(*(str(folder / f"{number}.pstats") for number in range(len(files))))
    return dict(added.stats)  # type: ignore[attr-defined]


def times(table: dict[Any, Any]) -> list[float]:
    """Return the times of a table, its functions and callers in order."""
    rows = [row for key in sorted(table) for row in (table[key], *(by for _, by in sorted(table[key][4].items())))]
    return [time for row in rows for time in row[2:4]]


def counts(table: dict[Any, Any]) -> dict[Any, Any]:
    """Return the counts of a table, with its functions and pairs."""
    return {key: (*row[:2], {caller: by[:2] for caller, by in row[4].items()}) for key, row in table.items()}


@pytest.mark.parametrize("files", [randoms(), [samples.real()] * 3, [*randoms(2), samples.real()]])
def test_as_pstats(tmp_path: Path, files: list[bytes]) -> None:
    """Functions, pairs and counts are those that `pstats.Stats(*files)` adds up, and times but for the last bits."""
    plain = [marshal.dumps(read_table(data)) for data in files]  # what pstats reads, without our notes
    ours, theirs = read_table(summed(plain)), as_pstats_adds(tmp_path, plain)
    assert counts(ours) == counts(theirs)
    assert times(ours) == pytest.approx(times(theirs), rel=1e-9)  # it begins at the other end


def test_readable_by_pstats(tmp_path: Path) -> None:
    """The sum is a file that pstats reads."""
    (tmp_path / "all.pstats").write_bytes(summed(randoms(2)))
    assert pstats.Stats(str(tmp_path / "all.pstats")).total_calls > 0  # type: ignore[attr-defined]


def test_a_sum_of_sums() -> None:
    """Sums can be added up in any grouping: the figures and what is said of the parts are the same."""
    files, names = randoms(4), [f"{number}.pstats" for number in range(8)]
    straight = parse_profile(summed(files, names))
    halves = summed([summed(files[:3], names[:3]), summed(files[3:], names[3:])])
    grouped = parse_profile(halves)
    assert {f.key: f.total_calls for f in grouped.functions} == {f.key: f.total_calls for f in straight.functions}
    one, other = straight.recording.parts, grouped.recording.parts
    assert one and other and (other.number, other.runs.largest) == (8, one.runs.largest)
    assert other.runs[:3] == pytest.approx(one.runs[:3])


def test_runs_of_the_parts() -> None:
    """The least, the median and the most that a part cost are said, and which had the most."""
    costs = [3.0, 1.0, 8.0, 2.0, 5.0]
    files = [marshal.dumps(samples.made({"main": cost, "work": 0.5}, [("main", "work", 1)])) for cost in costs]
    parts = parse_profile(summed(files, list("abcde"))).recording.parts
    assert parts and parts.number == 5
    assert (parts.runs.least, parts.runs.most, parts.runs.largest) == (1.5, 8.5, "c")
    assert parts.runs.median == 3.5
    (main,) = (spread for key, spread in parts.functions.items() if key[2] == "main")
    assert main[:3] == (1.0, 3.0, 8.0)


@pytest.mark.parametrize("seed", range(40))
def test_spread(seed: int) -> None:
    """Least and most are exact, the median right to within its accuracy, in parts that had nothing of it too."""
    chance = random.Random(seed)
    values = [chance.choice([0.0, 10 ** chance.uniform(-7, 4)]) for _ in range(chance.randrange(1, 120))]
    costs = Costs()
    for number, value in enumerate(values):
        if value or chance.random() < 0.5:
            costs.add(value, str(number))
    costs = Costs.of_text(costs.text())
    spread = costs.spread(len(values))
    assert (spread.least, spread.most) == (min(values), max(values))
    exact = sum(value > 0 for value in values) <= FEW
    assert spread.median == pytest.approx(statistics.median_low(values), rel=0 if exact else ACCURACY * 1.01)
    if max(values):
        assert spread.largest == str(values.index(max(values)))


def test_nothing_grows_with_the_number_of_files() -> None:
    """Adding the same program's profiles again and again takes no more memory."""
    data, addition, sizes = samples.real(), Addition(), []
    tracemalloc.start()
    try:
        for number in range(60):
            addition.add(data, "one.pstats")
            if number in (19, 59):
                sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert sizes[1] < sizes[0] * 1.05


def test_what_the_parts_say() -> None:
    """Seconds that passed and CPU seconds are added up where all parts have them; what all agree on is kept."""
    table = samples.made({"main": 2.0}, [])
    notes = {
        "profiling-demo": "1",
        "clock": "wall",
        "python": "CPython 3.11.7",
        "program": "main.py",
        "elapsed": 2.5,
        "cpu": 1.5,
    }
    files = [
        marshal.dumps(table) + marshal.dumps(notes | more) for more in ({}, {"elapsed": 4.0, "program": "other.py"})
    ]
    recording = parse_profile(summed(files)).recording
    assert (recording.elapsed, recording.cpu, recording.children) == (6.5, 3.0, None)
    assert (recording.python, recording.program, recording.clock.name) == ("CPython 3.11.7", "", "wall")


def test_garbage_collections_are_added_up() -> None:
    """Runs of the collector are added up by generation, and by the function that was running."""
    notes = {"profiling-demo": "1", "clock": "wall", "collections": "5 2 1", "collected": 30, "collecting": 0.25}
    notes["collected_in"] = f"4\t1\tmain\t{samples.FOLDER}/main.py"
    data = marshal.dumps(samples.made({"main": 2.0}, [])) + marshal.dumps(notes)
    collections = parse_profile(summed([data, data])).recording.collections
    assert collections
    assert (collections.runs, collections.objects, collections.seconds) == ((10, 4, 2), 60, 0.5)
    assert collections.during == (((f"{samples.FOLDER}/main.py", 1, "main"), 8),)


def clocked(clock: str, calls: Any = ()) -> bytes:
    table = samples.made({"main": 2.0, "work": 1.0}, calls)
    return marshal.dumps(table) + marshal.dumps({"profiling-demo": "1", "clock": clock})


def of_profile() -> bytes:
    """Return a profile with one number for a pair, as the module `profile` writes it."""
    main, work = (samples.FOLDER, 1, "main"), (samples.FOLDER, 2, "work")
    table = {main: (1, 1, 1.0, 2.0, {}), work: (3, 3, 1.0, 1.0, {main: 3})}
    return marshal.dumps(table) + marshal.dumps({"profiling-demo": "1", "clock": "wall"})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (clocked("cpu"), "CPU clock"),
        (clocked("peak"), "counts bytes"),
        (b"garbage", "bad.pstats"),
        (b"", "bad.pstats"),
        (marshal.dumps({("~", 0, "f"): (-1, -1, 1.0, 1.0, {})}), "doesn't count calls"),
        (of_profile(), "another profiler"),
    ],
)
def test_bad_parts(data: bytes, said: str) -> None:
    """A part that can't be added costs one sentence with its name, and changes nothing of the sum."""
    addition = Addition()
    addition.add(clocked("wall", [("main", "work", 3)]), "good.pstats")
    before = addition.data()
    with pytest.raises(DemoError, match=said) as caught:
        addition.add(data, "bad.pstats")
    assert "bad.pstats" in str(caught.value) and "\n" not in str(caught.value)
    assert addition.data() == before and addition.parts == 1


def test_steps() -> None:
    """Steps of requests are added up; a run without breaks is a single one, and the reading says that something is missing."""
    table = marshal.dumps(samples.made({"main": 2.0}, []))
    known = {"profiling-demo": "1", "clock": "wall"}
    requests = [
        {**known, "steps": "5 1 0", "span": 2.0},
        {**known, "elapsed": 0.25},
        {**known, "steps": "7 0 1", "span": 4.0},
    ]
    data = summed([table + marshal.dumps(notes) for notes in requests])
    assert profiling.read(data).profile.recording.steps == Steps(13, 1, True, 6.25)
    data = summed([table + marshal.dumps(notes) for notes in requests[:2]])
    assert ", in 6 steps; what happened between them isn't in this file. Each took" in profiling.read(data).reading[0]
    assert profiling.read(summed([table + marshal.dumps(requests[1])] * 2)).profile.recording.steps is None


def test_nothing() -> None:
    """A sum of nothing is none."""
    with pytest.raises(DemoError, match="None of these files"):
        Addition().data()


FORGED = [
    *("", "1", "nan nan 0 none none x", "1.0 inf 0 none none x", "2.0 1.0 0 none none x", "1.0 2.0 -1 none none x"),
    *(
        "1.0 2.0 0 - 5:0 x",
        "1.0 2.0 0 - 99999:1 x",
        "1.0 2.0 0 3.0 none x",
        "1.0 2.0 0 nan none x",
        "1.0 2.0 0 1.5 5:1 x",
    ),
    f"1.0 2.0 0 {','.join(['1.5'] * (FEW + 1))} none x",
]


@pytest.mark.parametrize("runs", FORGED)
def test_forged_parts(runs: str) -> None:
    """What a file says of its parts may be anybody's: what makes no sense is taken as not said."""
    assert summary({"parts": 3, "runs": runs, "spread": ""}) is None
    notes = {"profiling-demo": "1", "parts": 3, "runs": runs, "spread": ""}
    data = marshal.dumps(samples.made({"main": 2.0}, [])) + marshal.dumps(notes)
    assert read_raw(summed([data, data])).notes["parts"] == 2
