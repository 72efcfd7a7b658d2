"""What the examples of the site print, run while the site is built."""

import os
import subprocess
import sys
from functools import cache

import runs


@cache
def output_of(path: str) -> str:
    """Run `docs/examples/PATH` and return what it prints.

    Raises:
        SystemExit: if it fails.
    """
    environment = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(runs.EXAMPLES / path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=runs.EXAMPLES, env=environment)
    if done.returncode:
        raise SystemExit(f"{path}: {done.stderr}")
    return done.stdout


def output_block(path: str) -> str:
    """Return what an example prints as a block of text."""
    return f"```text\n{output_of(path).strip()}\n```\n"
