"""What to say where the tool is started with a Python that has not got what it needs."""

import os
import shlex
import sys
from pathlib import Path

from .typed import TOOL


def advice(package: str) -> str:
    """Return the line for a Python without `package`: the command with the one that `make` has set up, or how to do that."""
    project = Path(__file__).resolve().parents[2]
    ready = project / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    what = f"{TOOL}: this Python ({sys.executable}) has no package {package}."
    if ready.exists():
        return f"{what} Type: {os.path.relpath(ready)} -m demo {shlex.join(sys.argv[1:])}".rstrip()
    if (project / "tools" / "set_up.py").exists():
        return f"{what} Set up first, in {project.name}: make setup (or: python3 tools/set_up.py)"
    return f"{what} Type: {sys.executable} -m pip install {package}"
