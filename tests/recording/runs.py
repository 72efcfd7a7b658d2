"""Run a program plainly, and as the recorder runs it."""

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from demo.profiles.model import Profile
from demo.profiles.reader import read_profile
from demo.recording import recorder


def run_plain(*command: str, cwd: Path, options: tuple[str, ...] = (), **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *options, *command],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=60,
        encoding="utf-8",
        **more,
    )


def run_recorded(*command: str, cwd: Path, folder: Path, clock: str = "wall", **more: Any) -> SimpleNamespace:
    """Run a program as `demo.record` does, with what it leaves in `folder`."""
    folder.mkdir(exist_ok=True)
    (folder / "starting").touch()
    is_module = command[0] == "-m"
    kind = "module" if is_module else "script"
    done = run_plain(recorder.__file__, str(folder), clock, "cProfile", kind, *command[is_module:], cwd=cwd, **more)
    profile = folder / "profile"
    return SimpleNamespace(
        profile=read_profile(profile) if profile.exists() else None,
        refused=(folder / "refused").read_text(encoding="utf-8") if (folder / "refused").exists() else "",
        status=done.returncode,
        stdout=without_addresses(done.stdout),
        stderr=without_addresses(done.stderr),
    )


def without_addresses(text: str) -> str:
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def check_clean(profile: Profile) -> None:
    """Nothing of the tool is in the profile."""
    here = Path(recorder.__file__).parent
    assert not [f.key for f in profile.functions if Path(f.key[0]).parent == here or "_lsprof" in f.key[2]]
    called = {call.callee for call in profile.calls}
    assert not [f.name for i, f in enumerate(profile.functions) if f.name.startswith("gc.") and i not in called]
