"""The plain shell commands that do what the tool has just done, to be typed by hand."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import is_zipfile

from ..recording.record import Program


def commands(profile: Path, picture: Path, program: Program | None, with_sites: bool, engine: str) -> list[str]:
    """Return one command per step.

    Args:
        profile: the .pstats file.
        picture: the .png file.
        program: what was run, None if the profile was there already.
        with_sites: whether it needs the stand-in sites.
        engine: the Graphviz program that drew.
    """
    steps: list[list[str]] = []
    if program and (target := for_cprofile(program)):
        sites = [python(), "-m", "demo", "sites"] if with_sites else []
        steps.append([*sites, python(), "-m", "cProfile", "-o", str(profile), *target, *program.arguments])
    dot = picture.with_suffix(".dot")
    steps.append([beside_python("gprof2dot"), "-f", "pstats", str(profile), "-o", str(dot)])
    steps.append([near(engine), "-Tpng", str(dot), "-o", str(picture)])
    return [quoted(step) for step in steps]


def quoted(command: list[str]) -> str:
    """Return a command as it is typed into this system's shell."""
    return subprocess.list2cmdline(command) if os.name == "nt" else shlex.join(command)


def for_cprofile(program: Program) -> list[str]:
    """Return what cProfile is to run; nothing for a zip file, which it cannot."""
    if program.is_module:
        return ["-m", program.target]
    if os.path.isdir(program.target):
        return [os.path.join(program.target, "__main__.py")]
    return [] if is_zipfile(program.target) else [program.target]


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
