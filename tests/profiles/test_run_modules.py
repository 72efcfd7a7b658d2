"""A module that was run, and not imported."""

import subprocess
import sys
from pathlib import Path

import pytest

from demo.folding.imports import import_machinery
from demo.profiles.model import Profile
from demo.profiles.reader import read_profile
from demo.profiles.run_modules import run_modules

RUNPY, EXEC = ("<frozen runpy>", 65, "_run_code"), ("~", 0, "<built-in method builtins.exec>")
TOOL, OTHER = ("/usr/lib/python3.11/json/tool.py", 1, "<module>"), ("/usr/lib/python3.11/re/__init__.py", 1, "<module>")


@pytest.mark.parametrize(("runs", "found"), [(1.3, {2}), (1.25, {2}), (0.3, set()), (2.0, set())])
def test_by_what_it_took(runs: float, found: set[int]) -> None:
    """Of what `exec` ran, it is what took as long as runpy's own call of it."""
    keys = [RUNPY, EXEC, TOOL, OTHER]
    assert run_modules(keys, [(0, 1, runs), (1, 2, 1.25), (1, 3, 0.125)]) == found
    assert run_modules(keys, [(1, 2, 1.25), (1, 3, 0.125)]) == set()


@pytest.mark.not_in_wasm
def test_recorded(tmp_path: Path) -> None:
    """What `python -m cProfile -m` ran is the program's own code, where there is no other, and none of the imports."""
    (tmp_path / "numbers.json").write_text(str(list(range(3_000))), encoding="utf-8")
    command = [sys.executable, "-m", "cProfile", "-o", "out.pstats", "-m", "json.tool", "numbers.json", "out.json"]
    subprocess.run(command, cwd=tmp_path, check=True)
    profile = read_profile(tmp_path / "out.pstats")
    origins = {function.place.partition(":")[0]: function.origin for function in profile.functions if function.path}
    [tool] = [path for path in origins if path.endswith("tool.py")]
    assert origins[tool] == "program"
    assert not {path for path in names(profile, import_machinery(profile)) if path.endswith("tool.py")}


def names(profile: Profile, positions: set[int]) -> set[str]:
    return {profile.functions[i].path for i in positions}
