"""An environment of its own for the programs, and what they find in their variables."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "build" / "real"
LOCKS = ("requirements.txt", "requirements/real.txt")
NOT_HANDED_ON = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONHASHSEED", "PYTHONOPTIMIZE")
"""Variables that would change what is measured."""


class NotAvailable(Exception):
    """The packages could not be had; the text says why."""


def python() -> Path:
    """Return the interpreter of the environment, made or made anew if its locks are newer.

    Raises:
        NotAvailable: if a package cannot be had.
    """
    path = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = FOLDER / ".ready"
    if stamp.exists() and all((ROOT / lock).stat().st_mtime <= stamp.stat().st_mtime for lock in LOCKS):
        return path
    print(f"Making {FOLDER.relative_to(ROOT)} with the programs' packages (once, a few minutes) ...", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", FOLDER], check=True)
    install(path, *(word for lock in LOCKS for word in ("-r", lock)))
    if not shutil.which("dot"):
        install(path, "-r", "requirements/dot.txt")
    stamp.touch()
    return path


def install(path: Path, *what: str) -> None:
    """Install from locks; Black from its source, as its wheels are compiled and a profile sees nothing in those."""
    options = ["--quiet", "--disable-pip-version-check", "--retries", "1", "--require-hashes", "--no-binary", "black"]
    done = subprocess.run([path, "-m", "pip", "install", *options, *what], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise NotAvailable((errors or ["pip says nothing more"])[-1].removeprefix("ERROR: "))


def variables(folder: Path) -> dict[str, str]:
    """Return the variables of every run: the tool is found, one thread computes, and caches are left in `folder`."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_HANDED_ON}
    own = {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {**kept, **own, "XDG_CACHE_HOME": str(folder / "cache"), "PYLINTHOME": str(folder / "cache" / "pylint")}
