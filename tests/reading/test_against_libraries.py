"""Every claim of a reading, against the whole call stacks of programs over real libraries.

The clock is one that ticks at each call and each return, so that two runs, one under cProfile and one under a hook that keeps
the stack, cost the same.
"""

import cProfile
import marshal
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from types import FrameType, FunctionType
from typing import Any

import pytest

from demo.folding.focus import focus
from demo.profiles.reader import parse_profile
from demo.profiles.tables import Key
from demo.reading.reading import claims
from demo.recording.recorder import snapshot
from tests import oracle, samples
from tests.reading.programs import PROGRAMS
from tests.reading.test_against_stacks import Run, contradictions


def loaded(source: str) -> Callable[[], object]:
    names = {"__name__": "__main__", "__builtins__": __builtins__}
    return FunctionType(compile(source, f"{samples.FOLDER}/main.py", "exec"), names)


def profiled(source: str) -> samples.Stats:
    program, ticks = loaded(source), count(1)
    profiler = cProfile.Profile(lambda: next(ticks))
    with oracle.no_collection():
        profiler.enable()
        program()
        profiler.disable()
    return snapshot(profiler)


def traced(source: str) -> oracle.Truth:
    program, truth, stack = loaded(source), oracle.Truth(Counter(), Counter()), list[Key]()

    def hook(frame: FrameType, event: str, arg: Any) -> None:
        if arg is sys.setprofile:
            return
        if stack:
            truth.costs[tuple(stack)] += 1
        if event in ("call", "c_call"):
            stack.append(oracle.key_of(frame.f_code) if event == "call" else oracle.key_of_c(arg))
            truth.calls[tuple(stack)] += 1
        else:
            stack.pop()

    with oracle.no_collection():
        sys.setprofile(hook)
        try:
            program()
        finally:
            sys.setprofile(None)
    return truth


def both(source: str) -> tuple[samples.Stats, oracle.Truth]:
    for _ in range(2):  # what is done once only is done
        loaded(source)()
    return profiled(source), traced(source)


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_claim(name: str) -> None:
    """No claim about a program that uses libraries is contradicted by its stacks."""
    with ThreadPoolExecutor(1) as elsewhere:  # where no event loop of another test is running
        stats, truth = elsewhere.submit(both, PROGRAMS[name]).result()
    profile = parse_profile(marshal.dumps(stats), [samples.FOLDER])
    run = Run(profile, truth)
    found = claims(profile, focus(profile))
    assert [text for claim in found for text in contradictions(run, claim)] == []
    assert len(found) > 4
