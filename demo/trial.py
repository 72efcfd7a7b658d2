"""One program on all the inputs of its exercise, in a process of its own -> results and counts."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from demo.errors import ProfileFileError
from demo.exercise import Counts
from demo.reader import read_profile

PATIENCE = 8.0
"""Seconds until a program is given up."""


@dataclass(frozen=True)
class Trial:
    """How a program did.

    Attributes:
        results: one text per input it got through.
        counts: likewise.
        problem: what stopped it, one sentence; "" if nothing did.
    """

    results: tuple[str, ...]
    counts: tuple[Counts, ...]
    problem: str = ""


class Running:
    """A trial that has been started; several may run at the same time."""

    def __init__(self, name: str, program: Path, environment: Mapping[str, str] | None = None, most: int = 0) -> None:
        """Start it.

        Args:
            name: of the exercise.
            program: the file to try.
            environment: added to this process's own.
            most: only so many inputs; 0 for all.
        """
        self.program = program
        self.source = program.read_bytes() if program.is_file() else b""
        self.folder = tempfile.TemporaryDirectory(prefix="trial-", ignore_cleanup_errors=True)
        command = [sys.executable, "-m", "demo.trial_child", self.folder.name, name, str(program.absolute())]
        self.process = subprocess.Popen(
            command + [str(most)] * bool(most),
            cwd=self.folder.name,  # Python looks for modules there first
            env={**os.environ, **(environment or {}), "PYTHONPATH": _path()},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def finish(self, patience: float = PATIENCE) -> Trial:
        """Wait for it, at most `patience` seconds, and read what it left. A program that removed itself is put back."""
        trial = self._finish(patience)
        if self.source and not self.program.exists():
            self.program.write_bytes(self.source)
            return replace(trial, problem=f"The program removed its own file. It is back: {self.program.name}.")
        return trial

    def _finish(self, patience: float) -> Trial:
        with self.folder as name:
            folder = Path(name)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                return Trial(
                    (), (), f"The program did not finish within {patience:g} s. Is there a loop without an end?"
                )
            except BaseException:
                self.process.kill()
                raise
            report = folder / "trial.json"
            if not report.exists():
                return Trial((), (), f"The program ended the whole process (status {self.process.returncode}).")
            told = json.loads(report.read_text(encoding="utf-8"))
            counts = []
            for number, result in enumerate(told["results"]):
                try:
                    profile = read_profile(folder / f"{number}.pstats", [str(self.program.absolute())])
                except ProfileFileError:
                    return Trial((), (), "The program switched the profiler off, so nothing could be counted.")
                counts.append(Counts(profile, json.loads(result) if len(result) < 1_000_000 else None))
            return Trial(tuple(told["results"]), tuple(counts), told["problem"])


def _path() -> str:
    """Return the PYTHONPATH with this package's own place first."""
    return os.pathsep.join(
        filter(None, [str(Path(__file__).resolve().parent.parent), os.environ.get("PYTHONPATH", "")])
    )
