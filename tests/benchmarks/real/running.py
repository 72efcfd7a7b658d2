"""Run a case: plain, cured, profiled by us or by others; each in a process of its own."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from demo.pipeline import Run, read

from . import inputs
from .cases import Case
from .environment import ROOT, variables

RECORD = """
import sys, time
from pathlib import Path
from demo.recording.record import Program, record
folder, *arguments = sys.argv[1:]
is_module = arguments[0] == "-m"
arguments = arguments[is_module:]
start = time.perf_counter()
record(Program(arguments[0], arguments[1:], is_module), Path(folder))
Path(folder, "seconds").write_text(str(time.perf_counter() - start))
"""
"""Records without drawing, and says how long the recorded process took."""


PIXELS_PER_POINT = 96 / 72


class Failed(Exception):
    """A run left nothing to look at; the text is the end of what it printed."""


class Seat(NamedTuple):
    """Where cases run.

    Attributes:
        python: the interpreter that has the packages.
        folder: holds the inputs.
    """

    python: Path
    folder: Path

    def arguments(self, case: Case, cured: bool = False) -> list[str]:
        """Return the arguments of a case, or of its cure."""
        out = str(self.folder / "out" / case.name)
        given = case.cure_arguments if cured and case.cure_arguments else case.arguments
        return [out if word == "{out}" else word for word in given]

    def run(self, case: Case, command: Sequence[str | Path]) -> tuple[float, str]:
        """Run a command where the case runs; return wall seconds, and the end of what it printed."""
        start = time.perf_counter()
        done = subprocess.run(
            command,
            cwd=self.folder / case.folder,
            env=variables(self.folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        return time.perf_counter() - start, done.stdout.decode(errors="replace")[-50_000:]

    def plain(self, case: Case, cured: bool = False) -> float:
        """Return the wall seconds of a plain run."""
        return self.run(case, [self.python, *self.arguments(case, cured)])[0]


@contextmanager
def seat(python: Path, case: Case, cured: bool = False) -> Iterator[Seat]:
    """Make the inputs anew in a folder that is deleted at the end, with the cure in them if asked for."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs.make(folder)
        (folder / "out").mkdir()
        for edit in case.cure if cured else ():
            file = folder / edit.file
            file.write_text(file.read_text(encoding="utf-8").replace(edit.old, edit.new), encoding="utf-8")
        yield Seat(python, folder)


class Picture(NamedTuple):
    """A PNG: its sides, and the height of its letters, in pixels."""

    width: int
    height: int
    text: float


class Result(NamedTuple):
    """What one profiled run gave.

    Attributes:
        claims: the reading, as JSON.
        run: the profile, and its graph.
        picture: None if nothing could be drawn.
    """

    claims: list[dict[str, Any]]
    run: Run
    picture: Picture | None


def profiled(place: Seat, case: Case) -> Result:
    """Profile a case by `python -m demo profile`, and read the file by `explain --json`.

    Raises:
        Failed: if there is no profile.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command: list[str | Path] = [place.python, "-m", "demo", "profile", "-o", folder, *place.arguments(case)]
        _, printed = place.run(case, command)
        file = folder / "output.pstats"
        if not file.exists():
            raise Failed(printed)
        explain = [sys.executable, "-m", "demo", "explain", str(file), "--json"]
        claims = json.loads(subprocess.run(explain, cwd=ROOT, capture_output=True, check=True).stdout)["claims"]
        run = read(file)
        _ = run.graph
        return Result(claims, run, measured(folder) if (folder / "output.png").exists() else None)


def measured(folder: Path) -> Picture:
    """Measure a picture: by the head of the PNG, and by the SVG, whose drawing may be scaled down."""
    png, svg = (folder / "output.png").read_bytes(), (folder / "output.svg").read_text(encoding="utf-8")
    scale = re.search(r'transform="scale\(([\d.]+)', svg)
    points = min(map(float, re.findall(r'font-size="([\d.]+)"[^>]*>[^<\s]', svg)))
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    return Picture(width, height, points * PIXELS_PER_POINT * (float(scale[1]) if scale else 1.0))


def sampled(place: Seat, case: Case) -> dict[str, Any]:
    """Return the root frame of pyinstrument's tree.

    Raises:
        Failed: if there is none.
    """
    file = place.folder / "pyinstrument.json"
    file.unlink(missing_ok=True)
    _, printed = place.run(case, [place.python, "-m", "pyinstrument", "-r", "json", "-o", file, *place.arguments(case)])
    if not file.exists():
        raise Failed(printed)
    root: dict[str, Any] | None = json.loads(file.read_text(encoding="utf-8"))["root_frame"]
    return root or {}


def ways(place: Seat, case: Case) -> dict[str, list[str | Path]]:
    """Return the commands that are compared for their cost."""
    arguments, made = place.arguments(case), place.folder / "made"
    made.mkdir(exist_ok=True)
    spy = place.python.with_name("py-spy.exe" if os.name == "nt" else "py-spy")
    return {
        "plain": [place.python, *arguments],
        "cProfile": [place.python, "-m", "cProfile", "-o", made / "hand.pstats", *arguments],
        "our recorder": [place.python, "-c", RECORD, made, *arguments],
        "`profile`, with drawing": [place.python, "-m", "demo", "profile", "-o", made, *arguments],
        "pyinstrument": [place.python, "-m", "pyinstrument", "-o", made / "pyinstrument.txt", *arguments],
        "py-spy": [spy, "record", "-f", "raw", "-o", made / "spy.raw", "--", place.python, *arguments],
    }
