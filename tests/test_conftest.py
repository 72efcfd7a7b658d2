"""How the tests are run: what the last line says, and what a Ctrl-C does to their children."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

IGNORED = """
import signal, subprocess, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
import tests.conftest
subprocess.run([sys.executable, "-c", "import signal; signal.raise_signal(signal.SIGINT)"])
"""


def last_lines(*arguments: str, path: Path) -> list[str]:
    """Return the last two lines of a run of some tests, with so many programs on the PATH."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments, "tests/tools/test_set_up.py"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CI", "PYTEST_"))}
    environment["PATH"] = str(path)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    return done.stdout.splitlines()[-2:]


@pytest.mark.parametrize("workers", ["0", "1"])
def test_skipped_is_told(workers: str, tmp_path: Path) -> None:
    """The last line says which tests were skipped, and how to run them; without any there is none."""
    summary, told = last_lines("-n", workers, "-k", "system_dot or stamp", path=tmp_path)
    assert "1 passed, 1 skipped" in summary
    assert told == "Skipped were 1 that need the system's `dot` (install Graphviz)."
    assert "1 passed" in last_lines("-n", workers, "-k", "stamp", path=tmp_path)[-1]


def test_interrupt_arrives() -> None:
    """Where the tests were started with Ctrl-C switched off, as in the background, their children still know it."""
    done = subprocess.run([sys.executable, "-c", IGNORED], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stderr.endswith("KeyboardInterrupt\n")
