"""How a command is typed here: with which Python, package or script, and quoted for this system's shell."""

import os
import shlex
import shutil
import sys
from pathlib import Path

PACKAGE = __name__.partition(".")[0]
"""What this package is called here: "demo" in the checkout, "profiling_in_python" where it is installed."""
TOOL = "demo" if PACKAGE == "demo" else "profiling-demo"
"""What its messages begin with."""


def as_typed(module: str) -> str:
    """Return what stands for `python -m MODULE` in this folder, with the Python, package or script that runs now."""
    script = Path(sys.argv[0])
    if module == "demo" and script.stem == "profiling-demo":
        return quoted([near(str(script.absolute()))])
    return quoted([python(), "-m", PACKAGE if module == "demo" else module])


def quoted(command: list[str]) -> str:
    """Return a command as it is typed into this system's shell."""
    if os.name != "nt":
        return shlex.join(command)
    import subprocess

    return subprocess.list2cmdline(command)


def python() -> str:
    """Return how this Python is called from here."""
    return near(sys.executable)


def beside_python(name: str) -> str:
    """Return how a program installed with this Python is called from here."""
    for ending in ("", ".exe"):
        if (found := Path(sys.executable).with_name(name + ending)).exists():
            return near(str(found))
    return name


def near(path: str) -> str:
    """Return the name alone of a program that the shell finds itself, or a path below the working folder without that."""
    name = Path(path).name
    if shutil.which(name) == path:
        return name
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path
