"""What is held is charged to the functions that were running when it was allocated, as a look at the stack shows them."""

import marshal
import random
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import CodeType, ModuleType
from typing import TypeAlias

import pytest

from demo.recording.held import Called, Entry, lines, weighed
from tests.recording.runs import run_recorded

SIZES = range(20_000, 40_000)
SLACK = 100_000
"""Bytes that Python itself keeps for a function: less than any block, so that one block in the wrong place is seen."""

HOLD = """
HELD = []
def hold(size):
    HELD.append(bytes(10 * size))
    return size
"""
LOOK = """
SEEN = []
def hold(size):
    frame, stack = sys._getframe(), []
    while frame.f_code.co_filename != OUTSIDE:
        stack.append(frame.f_code)
        frame = frame.f_back
    SEEN.append((stack[::-1], 10 * size))
    return size
"""
FORMS = (
    "{call}",
    "for _ in range({few}): {call}",
    "[{call} for _ in range({few})]",
    "sum({call} for _ in range({few}))",
    "sorted(range({few}), key=lambda x: {call})",
    "list(map(lambda x: {call}, range({few})))",
    "(lambda: {call})(), (lambda: {other})()",
    "[{call} for _ in range({few})], {other}",
    "functools.reduce(lambda a, b: a + {call}, range({few}))",
    "exec({text!r}, globals())",
    "list(items({few}))",
    "wrapped({few})",
    "Node({few}).grow({few})",
    "fork({few}, {few})",
    "max([{few}, 1], key=lambda x: [y for y in [{call}]][0])",
    "try_it(lambda: {call})",
    "Watched(lambda: {call}).other",
    "Watched(lambda: {other}) == 1 and Watched in [lambda: {call}]",
    "[x for x in Watched(lambda: {call})]",
    "HELD_FOR_A_WHILE.append(hold({size})); HELD_FOR_A_WHILE.pop()",
)
START = """
import functools
from holder import hold
HELD_FOR_A_WHILE = []

def items(n):
    for i in range(n):
        hold(20_011)
        yield i
    yield from (hold(20_013) for _ in range(n))

def decorated(function):
    @functools.wraps(function)
    def wrapper(*args):
        hold(20_021)
        return function(*args)
    return wrapper

@decorated
def wrapped(n):
    return hold(20_023) and n and wrapped(n - 1)

class Node:
    def __init__(self, n): self.n = hold(20_031) and n
    def grow(self, n): return n and (Node(n).grow(n - 1), Node(n).grow(n - 2 if n > 1 else 0))

def fork(a, b): return a and (hold(20_041), knife(a - 1, b)) or b and knife(0, b - 1)
def knife(a, b): return hold(20_043) and (fork(a, b) if a or b else 0)

def try_it(function):
    try:
        function()
        raise ValueError(hold(20_051))
    except ValueError:
        return hold(20_053)

class Watched:
    def __init__(self, function): self.function = function
    def __del__(self): self.function()
    def __enter__(self): return hold(20_061)
    def __exit__(self, *_): return hold(20_063)
    def __getattr__(self, name): return hold(20_067)
    def __eq__(self, other): return hold(20_071) > 0
    def __iter__(self): return iter([hold(20_073)])
"""


Truth: TypeAlias = list[tuple[list[CodeType], int]]
"""For each block, the functions that were running, the outermost first, and its bytes."""


def random_program(chosen: random.Random) -> str:
    """Return a program whose functions call each other in many ways, and hold blocks."""
    names = [f"f{i}" for i in range(chosen.randint(2, 7))]
    text = [START]
    for i, name in enumerate(names):
        text.append(f"def {name}():")
        for _ in range(chosen.randint(1, 4)):
            calls = [*(f"{callee}()" for callee in names[i + 1 :]), "hold({size})"]
            call, other = (chosen.choice(calls).format(size=chosen.choice(SIZES)) for _ in "ab")
            few, size = chosen.randint(1, 3), chosen.choice(SIZES)
            text.append("    " + chosen.choice(FORMS).format(call=call, other=other, few=few, size=size, text=call))
        text.append("    return 1")
    return "\n".join([*text, *(f"{chosen.choice(names)}()" for _ in range(2)), "Node(3).grow(2)", f"{names[0]}()", ""])


def run_here(text: str, folder: Path) -> Truth:
    """Run a program with a `hold` that looks at its stack."""
    holder = ModuleType("holder")
    holder.__dict__.update(sys=sys, OUTSIDE=__file__)
    exec(compile(LOOK, str(folder / "holder.py"), "exec"), holder.__dict__)
    sys.modules["holder"] = holder
    try:
        exec(compile(text, str(folder / "program.py"), "exec"), {"__name__": "__main__"})
    finally:
        del sys.modules["holder"]
    return list(holder.SEEN)


@pytest.mark.parametrize("seed", range(30))
def test_against_stacks(seed: int, tmp_path: Path) -> None:
    """Each function's own bytes and all below it, and those of each arrow, are those of the stacks that they are in."""
    text = random_program(random.Random(seed))
    (tmp_path / "program.py").write_text(text)
    (tmp_path / "holder.py").write_text(HOLD)
    run = run_recorded(str(tmp_path / "program.py"), cwd=tmp_path, folder=tmp_path / "record", clock="kept")
    assert run.status == 0, run.stderr
    table = marshal.loads((tmp_path / "record" / "profile").read_bytes())
    own, cumulative, arrows = Counter[CodeType](), Counter[CodeType](), Counter[tuple[CodeType, CodeType]]()
    for codes, size in run_here(text, tmp_path):
        own[codes[-1]] += size
        cumulative.update(dict.fromkeys(set(codes), size))
        arrows.update(dict.fromkeys(set(pairwise(codes)), size))
    keys = {code: (code.co_filename, code.co_firstlineno, code.co_name) for code in cumulative}
    alone = {key: code for code, key in keys.items() if list(keys.values()).count(key) == 1}
    compared = [(key, code) for key, code in alone.items() if key[1:] != (1, "<module>")]  # which imports, too
    assert len(compared) > 3
    for key, code in compared:
        *_, found_own, found_cumulative, callers = table[key]
        assert (found_own, found_cumulative) == (near(own[code]), near(cumulative[code]))
        by_built_ins = sum(figures[3] for caller, figures in callers.items() if caller[0] == "~")
        for caller, (*_, own_from_there, from_there) in callers.items():
            assert own_from_there <= from_there
            if caller in alone:
                truth = arrows[alone[caller], code]
                assert from_there == near(truth) or truth - by_built_ins - SLACK <= from_there < truth


def near(size: int) -> object:
    """Return what equals a number of bytes; one block more or less is too far from it."""
    return pytest.approx(size, abs=SLACK, rel=0.004)


def test_deep_recursion(tmp_path: Path) -> None:
    """Of a stack that is too deep to be known whole, the outermost functions count, too."""
    text = (
        "def down(n): return HELD.append(bytes(9_000_000)) if not n else down(n - 1)\ndef start(): down(700)\nstart()\n"
    )
    (tmp_path / "program.py").write_text(f"HELD = []\n{text}")
    assert run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record", clock="kept").status == 0
    table = marshal.loads((tmp_path / "record" / "profile").read_bytes())
    found = {key[2]: figures for key, figures in table.items()}
    assert found["down"][:2] == (1, 701)
    assert [found[name][3] for name in ("<module>", "start", "down")] == pytest.approx([9_000_033] * 3, abs=SLACK)
    assert {caller[2]: figures[3] for caller, figures in found["down"][4].items()} == pytest.approx(
        {"start": 9_000_033, "down": 9_000_033}, abs=SLACK
    )


def test_threads(tmp_path: Path) -> None:
    """What a thread left counts in its own functions, if they are in the profile, and in no others."""
    text = """
import threading
HELD = []
def both(): HELD.append(bytes(700_000))
def only(): HELD.append(bytes(500_000)); both()
def main():
    thread = threading.Thread(target=only)
    thread.start(); thread.join()
    both()
main()
"""
    (tmp_path / "program.py").write_text(text)
    assert run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record", clock="kept").status == 0
    table = marshal.loads((tmp_path / "record" / "profile").read_bytes())
    found = {key[2]: figures for key, figures in table.items()}
    assert found["both"][2] == near(1_400_000)
    assert found["main"][3] == near(700_000)


def test_weighed_by_hand() -> None:
    """A block counts once in each function of its stack, by way of a built-in that called back, and not if it is ours."""
    texts = "def outer(): return sorted([1], key=inner)\n", "\n\ndef inner(x): return x\n"
    outer, inner = (compile(text, "a.py", "exec").co_consts[0] for text in texts)
    profile = [
        Entry(outer, 1, 0, 9.0, 1.0, [Called("sorted", 2, 0, 8.0, 2.0)]),
        Entry("sorted", 2, 0, 8.0, 2.0, [Called(inner, 3, 0, 6.0, 6.0)]),
        Entry(inner, 3, 0, 6.0, 6.0, []),
    ]
    traces = [
        (0, 100, (("a.py", 3), ("a.py", 1)), 2),
        (0, 20, (("a.py", 1),), 1),
        (0, 3, (("ours.py", 1), ("a.py", 1)), 2),
    ]
    assert weighed(profile, traces, ("ours",)) == [
        Entry(outer, 1, 0, 120, 20, [Called("sorted", 2, 0, 100, 0)]),
        Entry("sorted", 2, 0, 100, 0, [Called(inner, 3, 0, 100, 100)]),
        Entry(inner, 3, 0, 100, 100, []),
    ]
    assert lines(traces, ("ours",)) == "100\t1\t3\ta.py\n20\t1\t1\ta.py"


def test_call_without_a_row() -> None:
    """Where a profiler mixes up threads, a function that was called may have no row of its own: that call is left out."""
    first, lost = (compile(f"\n{name}()", f"{name}.py", "exec") for name in ("first", "lost"))
    counted = [Entry(first, 3, 0, 0.0, 0.0, [Called(lost, 2, 0, 0.0, 0.0), Called("len", 5, 0, 0.0, 0.0)])]
    counted.append(Entry("len", 5, 0, 0.0, 0.0, []))
    trace = (0, 700, (("first.py", 2),), 1)
    assert weighed(counted, [trace], ()) == [
        Entry(first, 3, 0, 700, 700, [Called("len", 5, 0, 0, 0)]),
        Entry("len", 5, 0, 0, 0, []),
    ]


@pytest.mark.parametrize("clock", ["peak", "kept", "allocated"])
def test_function_objects(clock: str, tmp_path: Path) -> None:
    """What `def` allocates, at the first line of a function, counts for whoever ran it, and not for the function made."""
    (tmp_path / "program.py").write_text("def main():\n    for _ in range(3): leaf()\ndef leaf():\n    pass\nmain()\n")
    assert run_recorded("program.py", cwd=tmp_path, folder=tmp_path / "record", clock=clock).status == 0
    found = {key[2]: figures for key, figures in marshal.loads((tmp_path / "record" / "profile").read_bytes()).items()}
    for name in ("main", "leaf"):
        assert found[name][2] == sum(
            own for _, _, own, _ in found[name][4].values()
        )  # all of it was allocated in calls
    assert found["<module>"][2] >= 2 * sys.getsizeof(test_function_objects)
