"""Bytes are counted where they are asked for, held, left: against programs whose blocks are known."""

import marshal
import os
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from demo.profiles.model import Function
from demo.recording import memory
from demo.recording.collector import Collector
from tests.recording.runs import run_recorded

BLOCKS = """
KEPT = []

def small(size):
    return bytes(size)

def large(size):
    return bytes(size)

def keep():
    for _ in range(10):
        KEPT.append(small(100_000))

def churn():
    for _ in range(200):
        small(50_000)

def peak():
    data = large(8_000_000)
    return len(data)

def dropped():
    return len(bytes(10_000_000) + b"x")

def nothing():
    pass

def many():
    for _ in range(20_000):
        nothing()

def main():
    keep(); churn(); peak(); dropped(); many()

main()
"""
OVERHEAD = sys.getsizeof(b"")
KEPT, CHURNED, LARGE = 10 * (100_000 + OVERHEAD), 200 * (50_000 + OVERHEAD), 8_000_000 + OVERHEAD
TWICE = 2 * (10_000_000 + OVERHEAD)
SLACK = 4_000
"""Bytes of frames, code and the profiler's own tables, which are asked for once each."""
UNSEEN = 300
"""Bytes; less than that, asked for and given back between two calls, is not seen."""
AT_MOST = 200
"""Bytes by which a function's blocks are miscounted, mostly none: what Python itself gives back meanwhile is taken off."""


def recorded(text: str, clock: str, folder: Path) -> tuple[dict[str, Function], dict[str, Any]]:
    """Return the functions of a program by their names, with bytes for costs, and what is noted."""
    (folder / "program.py").write_text(text, encoding="utf-8")
    run = run_recorded("program.py", cwd=folder, folder=folder / "record", clock=clock)
    assert run.status == 0, run.stderr
    with (folder / "record" / "profile").open("rb") as file:
        marshal.load(file)
        notes = marshal.load(file)
    assert (notes["clock"], notes["unit"]) == (clock, "B")
    return {one.name: one for one in run.profile.functions if one.path in ("", "program.py")}, notes


def test_allocated(tmp_path: Path) -> None:
    """What is asked for is counted, though given back later; and what is dropped within one line is seen."""
    found, notes = recorded(BLOCKS, "allocated", tmp_path)
    assert found["small"].self_cost == pytest.approx(KEPT + CHURNED, abs=AT_MOST)
    assert found["large"].self_cost == pytest.approx(LARGE, abs=AT_MOST)
    assert TWICE - UNSEEN <= found["dropped"].self_cost <= TWICE + SLACK
    assert found["main"].cumulative_cost == pytest.approx(KEPT + CHURNED + LARGE + TWICE, abs=20 * SLACK)
    assert KEPT <= notes["held"] < KEPT + 10 * SLACK
    assert 0.98 * (KEPT + TWICE) <= notes["peak"] <= KEPT + TWICE + 10 * SLACK


def test_from_the_first_block_on(tmp_path: Path) -> None:
    """What is allocated before the first call is counted as well."""
    for clock in ("peak", "allocated", "kept"):
        found, _ = recorded("block = bytes(5_000_000)\n", clock, tmp_path)
        assert found["<module>"].self_cost == pytest.approx(5_000_000 + OVERHEAD, abs=SLACK)


def test_small_calls_cost_nothing(tmp_path: Path) -> None:
    """What the clock needs for itself is not counted, however often it is read."""
    for clock in ("peak", "allocated", "kept"):
        found, _ = recorded(BLOCKS, clock, tmp_path)
        assert abs(found["nothing"].self_cost) <= UNSEEN
        assert abs(found["many"].self_cost) <= SLACK


def test_peak(tmp_path: Path) -> None:
    """What is held when the most is held is charged to whoever allocated it, also if a line drops it at once."""
    found, notes = recorded(BLOCKS, "peak", tmp_path)
    assert found["small"].self_cost == pytest.approx(KEPT, abs=SLACK)
    assert found["large"].self_cost == pytest.approx(0, abs=SLACK)  # free again by then
    assert found["dropped"].self_cost == pytest.approx(TWICE, abs=SLACK)
    assert found["many"].self_cost <= UNSEEN
    assert notes["peak"] == pytest.approx(KEPT + TWICE, abs=5 * SLACK)
    assert found["main"].cumulative_cost == pytest.approx(notes["peak"], abs=5 * SLACK)


@pytest.mark.parametrize("clock", ["peak", "allocated", "kept"])
def test_little(clock: str, tmp_path: Path) -> None:
    """A program that holds next to nothing is looked at as well, and nothing is wrong with it."""
    _, notes = recorded("def nothing(): pass\nfor _ in range(5): nothing()\n", clock, tmp_path)
    assert notes["disturbed"] == ""
    assert notes["held"] <= notes["peak"] + SLACK < 5 * SLACK


@pytest.mark.parametrize(("clock", "disturbed"), [("peak", "many"), ("allocated", ""), ("kept", "many")])
def test_too_many_blocks(clock: str, disturbed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """If too many blocks are held to be looked at, that is noted; what was allocated is counted all the same."""
    monkeypatch.setattr(memory, "MOST_TRACED", 1)
    counting = memory.Memory(clock, lambda name: import_module(f"demo.recording.{name}"), (), Collector(None))
    counting.start()
    counting.profiler.enable()
    block = bytes(50_000)
    len(block)
    counting.profiler.disable()
    counting.stop()
    costs = sum(entry.inlinetime for entry in counting.counted())
    assert counting.notes()["disturbed"] == disturbed
    assert (costs > 0) == (disturbed == "")


def test_peak_that_grows(tmp_path: Path) -> None:
    """Who keeps blocks is charged for them, and not who needs a little for a moment while ever more is held."""
    text = BLOCKS.replace(
        "    keep(); churn(); peak(); dropped(); many()", "    for _ in range(30): keep(); small(10_000)"
    )
    found, notes = recorded(text, "peak", tmp_path)
    assert 0.94 * 30 * KEPT < notes["reached"] <= notes["peak"] == pytest.approx(30 * KEPT, abs=100_000)
    assert found["keep"].cumulative_cost == pytest.approx(notes["reached"], abs=5 * SLACK)
    assert found["main"].cumulative_cost - found["keep"].cumulative_cost < 20_000


SMALL_BLOCKS = """
KEPT = []

def small():
    return bytes(50)

def nothing():
    pass

def grow():
    for _ in range(20_000):
        KEPT.append(small())
        nothing()
        nothing()

grow()
"""


@pytest.mark.parametrize("clock", ["peak", "allocated", "kept"])
def test_small_blocks(clock: str, tmp_path: Path) -> None:
    """What is less than a reading needs for itself is charged to the function that asks for it, and to no other."""
    found, _ = recorded(SMALL_BLOCKS, clock, tmp_path)
    all_blocks = 20_000 * (50 + OVERHEAD)
    assert found["small"].self_cost == pytest.approx(all_blocks, rel=0.07 if clock == "peak" else 0.01)
    assert abs(found["nothing"].self_cost) <= SLACK


def test_kept(tmp_path: Path) -> None:
    """A function's cost is what it allocated, and what it called, if that is still held at the end."""
    found, notes = recorded(BLOCKS, "kept", tmp_path)
    assert [found[name].self_cost for name in ("small", "large", "dropped")] == pytest.approx([KEPT, 0, 0], abs=SLACK)
    assert found["keep"].cumulative_cost == pytest.approx(KEPT, abs=SLACK)
    assert found["churn"].cumulative_cost < SLACK
    assert found["main"].self_cost < SLACK
    assert KEPT <= found["main"].cumulative_cost <= notes["held"] < KEPT + 10 * SLACK
    assert notes["peak"] == pytest.approx(KEPT + TWICE, abs=10 * SLACK)


def test_record(tmp_path: Path) -> None:
    """The stack at the highest point is noted, with the line that each function was at."""
    _, notes = recorded(BLOCKS, "peak", tmp_path)
    lines = BLOCKS.split("\n")
    frames = [line.split("\t") for line in notes["record"].split("\n")]
    assert [name for _, _, name, _ in frames] == ["<module>", "main", "dropped"]
    assert [int(line) for line, *_ in frames] == [
        lines.index(text) + 1
        for text in (
            "main()",
            "    keep(); churn(); peak(); dropped(); many()",
            '    return len(bytes(10_000_000) + b"x")',
        )
    ]
    assert lines[int(frames[2][1]) - 1] == "def dropped():"
    assert 0.98 * notes["peak"] < notes["reached"] <= notes["peak"]
    assert all(Path(file).name == "program.py" for *_, file in frames)


def test_record_before_a_call(tmp_path: Path) -> None:
    """If it was reached just before a call, the function that is about to be called is not in the stack."""
    text = "def about_to_run(): pass\ndef raises():\n    data = bytes(5_000_000)\n    about_to_run()\nraises()\n"
    _, notes = recorded(text, "peak", tmp_path)
    assert [line.split("\t")[2] for line in notes["record"].split("\n")] == ["<module>", "raises"]


def test_nothing_is_kept_alive(tmp_path: Path) -> None:
    """Looking at the stack keeps no function's values alive."""
    for clock in ("peak", "allocated"):
        _, notes = recorded(BLOCKS.replace("dropped(); many()", "many()"), clock, tmp_path)
        assert ("\tpeak\t" in notes["record"]) == (clock == "peak")
        assert notes["held"] < KEPT + 10 * SLACK


def test_left(tmp_path: Path) -> None:
    """It is noted which lines asked for what is still held at the end."""
    _, notes = recorded(BLOCKS, "kept", tmp_path)
    size, blocks, line, file = notes["left"].split("\n")[0].split("\t")
    assert (int(size), int(blocks), Path(file).name) == (KEPT, 10, "program.py")
    assert BLOCKS.split("\n")[int(line) - 2] == "def small(size):"
    assert "recording" not in notes["left"]


@pytest.mark.parametrize(
    ("inserted", "clock", "disturbed"),
    [
        ("import tracemalloc; tracemalloc.stop()", "peak", "stopped"),
        ("import tracemalloc; tracemalloc.stop(); tracemalloc.start()", "allocated", "stopped"),
        ("import tracemalloc; tracemalloc.clear_traces()", "kept", "stopped"),
        ("import tracemalloc; tracemalloc.reset_peak()", "peak", ""),
        ("import tracemalloc; tracemalloc.start(); tracemalloc.take_snapshot()", "peak", ""),
    ],
)
def test_disturbed(inserted: str, clock: str, disturbed: str, tmp_path: Path) -> None:
    """A program that ends the counting, or begins it anew, is found out."""
    _, notes = recorded(f"{BLOCKS}\nKEPT.clear()\n{inserted}\nkeep()\n", clock, tmp_path)
    assert notes["disturbed"] == disturbed


@pytest.mark.parametrize("seed", range(6))
def test_random_programs(seed: int, tmp_path: Path) -> None:
    """In programs made at random, each function's own blocks add up, whoever calls it and keeps them."""
    text, asked, kept = random_program(random.Random(seed))
    found, _ = recorded(text, "allocated", tmp_path)
    assert {name: found[name].self_cost for name in asked} == pytest.approx(asked, abs=AT_MOST)
    found, notes = recorded(text, "kept", tmp_path)
    assert {name: found[name].self_cost for name in kept} == pytest.approx(kept, abs=SLACK)
    by_line = {int(row.split("\t")[2]): int(row.split("\t")[0]) for row in notes["left"].split("\n")}
    lines = text.split("\n")
    left = {name: by_line.get(lines.index(f"def {name}(size):") + 2, 0) for name in kept}
    assert left == kept


OF_WORDS = """
KEPT, WORDS = [], {}

def words():
    return {f"word {n}": n for n in range(300)}

def count(found):
    for word in set(found) | {"other"}:
        WORDS[word] = WORDS.get(word, 0) + len(word)

def keep(size):
    KEPT.append(bytes(size))

def tree(depth):
    return depth and [tree(depth - 1), tree(depth - 1)]

def main():
    for n in range(10):
        count(words())
        keep(10_000 + n)
    KEPT.append(tree(7))
    keep(60_000)  # the peak, whatever a few bytes more or less have been before

main()
"""


@pytest.mark.parametrize("switch", ["gc.disable()", "gc.collect()"])
def test_nothing_is_collected(switch: str, tmp_path: Path) -> None:
    """What only the garbage collector would free is held at the end, and nothing of the program runs when that is counted."""
    text = """
import gc, sys
class Circle:
    def __init__(self): self.me, self.block = self, bytes(3_000_000)
    def __del__(self): print("gone")
def report(phase, information): print(phase)
SWITCH
Circle()
gc.callbacks.append(report)
gc.set_debug(gc.DEBUG_STATS)
import atexit
atexit.register(lambda: (gc.callbacks.clear(), gc.set_debug(0), print("end", gc.get_freeze_count(), gc.isenabled())))
""".replace("SWITCH", switch)
    (tmp_path / "program.py").write_text(text, encoding="utf-8")
    run = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record", clock="kept")
    assert run.stdout.endswith(f"end 0 {'disable' not in switch}\ngone\n")
    assert "start" not in run.stdout or "disable" not in switch
    [init] = [one for one in run.profile.functions if one.name.endswith("__init__") and one.path == "program.py"]
    assert init.self_cost == pytest.approx(3_000_000 + OVERHEAD, abs=SLACK)


@pytest.mark.parametrize("clock", ["peak", "allocated", "kept"])
def test_50_orders_of_a_set(clock: str, tmp_path: Path) -> None:
    """However Python mixes the order of names in a set, a function's bytes are the same but for a few."""

    def figures(seed: int) -> dict[str, tuple[float, float]]:
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        run = run_recorded("program.py", cwd=tmp_path, folder=tmp_path / str(seed), clock=clock, env=environment)
        return {
            one.name: (one.self_cost, one.cumulative_cost) for one in run.profile.functions if one.path == "program.py"
        }

    (tmp_path / "program.py").write_text(OF_WORDS, encoding="utf-8")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        first, *others = pool.map(figures, range(50))
    assert {"main", "words", "count", "keep", "tree"} <= first.keys()
    for other in others:
        for name, (own, cumulative) in first.items():
            assert list(other[name]) == pytest.approx([own, cumulative], abs=AT_MOST)


def random_program(chosen: random.Random) -> tuple[str, dict[str, int], dict[str, int]]:
    """Return a program, how many bytes each of its functions asks for, and how many of those are held at the end."""
    names = [f"block_{letter}" for letter in "abcde"]
    asked, kept = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    text = ["import gc", "gc.disable()", "HELD = []"]
    for name in names:
        text += [f"def {name}(size):", "    return bytes(size)"]
    callers: list[str] = []
    for number in range(8):
        body = [f"def caller_{number}():"]
        for _ in range(chosen.randrange(1, 6)):
            name, size, times = chosen.choice(names), chosen.randrange(1_000, 300_000), chosen.randrange(1, 5)
            is_kept = chosen.random() < 0.5
            call = f"HELD.append({name}({size}))" if is_kept else f"{name}({size})"
            body.append(f"    for _ in range({times}): {call}")
            asked[name] += times * (size + OVERHEAD)
            kept[name] += times * (size + OVERHEAD) * is_kept
        if callers and chosen.random() < 0.4:
            body.insert(1, f"    list(map(lambda function: function(), [{callers.pop()}]))")
        callers.append(f"caller_{number}")
        text += body
    return "\n".join([*text, *(f"{name}()" for name in callers), ""]), asked, kept
