"""What the examples of the site print, run while the site is built."""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from docs._build import runs

AT_A_TIME = 2
"""Examples that run side by side; each is a process of its own."""


def output_block(path: str) -> str:
    """Return what an example of `docs/examples/` prints as a block of text; KeyError if there is no such example."""
    return f"```text\n{outputs()[path].strip()}\n```\n"


@cache
def outputs() -> dict[str, str]:
    """Run every proof, and what else pages ask for; return what they print, by their path below `docs/examples/`."""
    paths = [f"proofs/{file.name}" for file in sorted((runs.EXAMPLES / "proofs").glob("*.py"))]
    paths += [f"api/{file.name}" for file in sorted((runs.EXAMPLES / "api").glob("*.py"))]
    paths += ["memory.py", "collect.py"]
    with ThreadPoolExecutor(AT_A_TIME) as side_by_side:
        return dict(zip(paths, side_by_side.map(run, paths)))


def run(path: str) -> str:
    """Run an example and return what it prints.

    Raises:
        SystemExit: if it fails.
    """
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(runs.EXAMPLES / path)]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder, env=environment)
    if done.returncode:
        raise SystemExit(f"{path}: {done.stderr}")
    return done.stdout
