"""What is said of yappi's files: its clock cannot be wound, but who called whom how often must be so."""

import gc
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from demo.folding.focus import focus
from demo.profiles.reader import read_profile
from demo.profiles.tables import Key
from demo.reading import claims as say
from demo.reading.reading import claims
from tests import oracle, samples

PROGRAMS = 60


def recorded(seed: int, file: Path) -> oracle.Truth:
    """Run a random program under yappi, and return what really happened."""
    import yappi  # written in C, and not there in WebAssembly

    files = oracle.program(seed)
    truth = oracle.traced(files)
    main = oracle.loaded(files)[1]
    gc.disable()
    yappi.clear_stats()
    yappi.start(builtins=True)
    try:
        main()
    finally:
        yappi.stop()
        gc.enable()
    yappi.get_func_stats().save(str(file), type="pstat")
    return truth


def place(key: Key) -> Key:
    """Return what a function is known by, in whatever way its name is written: of one in C, the name alone."""
    name = key[2].partition(" of ")[0].rpartition(".")[2]
    found = re.search(r"'(\w+)'|(\w+)>", name)
    return (*key[:2], name) if key[1] else ("", 0, (found[1] or found[2]) if found else name)


@pytest.mark.not_in_wasm
def test_calls(tmp_path: Path) -> None:
    """Each call on the hot path took place, and a caller called as often as it is said."""
    checked: Counter[str] = Counter()
    for seed in range(PROGRAMS):
        calls = recorded(seed, tmp_path / "yappi.pstats").with_short_names().pairs()
        pairs: Counter[tuple[Key | None, Key]] = Counter()
        for (caller, callee), count in calls.items():
            pairs[place(caller) if caller else None, place(callee)] += count
        profile = read_profile(tmp_path / "yappi.pstats", [samples.FOLDER])
        assert profile.recording.tool in ("yappi", "")  # some have no sign of who wrote them
        for claim in claims(profile, focus(profile)):
            if isinstance(claim, say.HotPath):
                for step, following in pairwise(claim.steps):
                    ends = place(step.function.key), place(following.function.key)
                    assert not following.direct or pairs[ends], (seed, ends)
                    checked["steps"] += 1
            elif isinstance(claim, say.HotSpot) and claim.caller and claim.function.origin == "program":
                ends = place(claim.caller.function.key), place(claim.function.key)
                assert pairs[ends] == claim.caller.calls, (seed, ends)
                checked["callers"] += 1
    assert checked["steps"] > PROGRAMS and checked["callers"] > PROGRAMS / 4, checked
