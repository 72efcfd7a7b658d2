"""Every claim of a reading, against the whole call stacks of programs over real libraries.

The clock is one that ticks at each call and each return, so that two runs, one under cProfile and one under a hook that keeps
the stack, cost the same.
"""

import cProfile
import marshal
import sys
from collections import Counter
from collections.abc import Callable
from itertools import count
from types import CodeType, FrameType, FunctionType
from typing import Any, TypeAlias

import pytest

from demo.folding.focus import focus
from demo.profiles.reader import parse_profile
from demo.profiles.tables import Key
from demo.reading.claims import SeveralPlaces
from demo.reading.reading import claims
from demo.recording.table import entries_of, snapshot
from tests import oracle, samples
from tests.reading.loops import no_running_loop
from tests.reading.programs import PROGRAMS
from tests.reading.test_against_stacks import Run, contradictions

UNDECIDED = {"deepcopy"}
"""Programs of which pairs do not tell where they spend most."""
Keys: TypeAlias = dict[int, Key]
"""What each code object is called in a profile, by its identity."""


def loaded(code: CodeType) -> Callable[[], object]:
    return FunctionType(code, {"__name__": "__main__", "__builtins__": __builtins__})


def profiled(code: CodeType) -> tuple[samples.Stats, Keys]:
    program, ticks = loaded(code), count(1)
    profiler = cProfile.Profile(lambda: next(ticks))
    with oracle.no_collection():
        profiler.enable()
        program()
        profiler.disable()
    entries = entries_of(profiler.getstats())
    return snapshot(entries), entries.keys


def traced(code: CodeType, keys: Keys) -> oracle.Truth:
    program, truth, stack = loaded(code), oracle.Truth(Counter(), Counter()), list[Key]()

    def hook(frame: FrameType, event: str, arg: Any) -> None:
        if arg is sys.setprofile:
            return
        if stack:
            truth.costs[tuple(stack)] += 1
        if event == "call":
            stack.append(keys.get(id(frame.f_code)) or oracle.key_of(frame.f_code))
        elif event == "c_call":
            stack.append(oracle.key_of_c(arg))
        else:
            stack.pop()
            return
        truth.calls[tuple(stack)] += 1

    with oracle.no_collection():
        sys.setprofile(hook)
        try:
            program()
        finally:
            sys.setprofile(None)
    return truth


def both(source: str) -> tuple[samples.Stats, oracle.Truth]:
    code = compile(source, f"{samples.FOLDER}/main.py", "exec")
    for _ in range(2):  # what is done once only is done
        loaded(code)()
    stats, keys = profiled(code)
    return stats, traced(code, keys)


def program(name: str) -> Any:
    """Mark as such what a Python in WebAssembly cannot run: its event loop is the page's, and runs already."""
    return pytest.param(name, marks=pytest.mark.not_in_wasm) if name == "asyncio" else name


@pytest.mark.parametrize("name", [program(name) for name in PROGRAMS])
def test_every_claim(name: str) -> None:
    """No claim about a program that uses libraries is contradicted by its stacks, and one place to start with is named."""
    with no_running_loop():
        stats, truth = both(PROGRAMS[name])
    profile = parse_profile(marshal.dumps(stats), [samples.FOLDER])
    run = Run(profile, truth)
    found = claims(profile, focus(profile))
    assert [text for claim in found for text in contradictions(run, claim)] == []
    assert len(found) > 4
    assert name in UNDECIDED or not isinstance(found[-1], SeveralPlaces)
