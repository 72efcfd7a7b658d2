"""The plain shell commands that do what the tool has just done, to be typed by hand."""

import os
from pathlib import Path
from zipfile import is_zipfile

from ..recording.record import Program
from .typed import PACKAGE, beside_python, near, python, quoted


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
        sites = [python(), "-m", PACKAGE, "sites"] if with_sites else []
        steps.append([*sites, python(), "-m", "cProfile", "-o", str(profile), *target, *program.arguments])
    dot = picture.with_suffix(".dot")
    steps.append([beside_python("gprof2dot"), "-f", "pstats", str(profile), "-o", str(dot)])
    steps.append([near(engine), "-Tpng", str(dot), "-o", str(picture)])
    return [quoted(step) for step in steps]


def for_cprofile(program: Program) -> list[str]:
    """Return what cProfile is to run; nothing for a zip file, which it cannot."""
    if program.is_module:
        return ["-m", program.target]
    if os.path.isdir(program.target):
        return [os.path.join(program.target, "__main__.py")]
    return [] if is_zipfile(program.target) else [program.target]
