"""Run the tests on every Python 3.10-3.14 that is on this machine, and say which ones are not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ("3.10", "3.11", "3.12", "3.13", "3.14")


def main() -> int:
    """Return 0 if the tests pass wherever they could run."""
    verdicts = {version: test_on(version) for version in VERSIONS}
    print("\n".join(f"Python {version}: {verdict}" for version, verdict in verdicts.items()))
    return int("failed" in verdicts.values())


def test_on(version: str) -> str:
    """Return "passed", "failed" or "not on this machine"."""
    interpreter = find(version)
    if not interpreter:
        return "not on this machine"
    venv = ROOT / ".venvs" / version
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    steps: list[list[str | Path]] = [[python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *sys.argv[1:]]]
    if not python.exists():
        pip: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        locks = [option for name in ("test", "dot") for option in ("-r", f"requirements/{name}.txt")]
        steps = [
            [interpreter, "-m", "venv", "--clear", venv],
            [*pip, "--require-hashes", "-r", "requirements.txt", *locks],
            [*pip, "--no-deps", "--no-build-isolation", "-e", "."],
            *steps,
        ]
    print(f"== Python {version}: {interpreter}", flush=True)
    return "passed" if all(subprocess.call(step, cwd=ROOT) == 0 for step in steps) else "failed"


def find(version: str) -> str | None:
    """Find an interpreter on the PATH, or where pyenv keeps them."""
    kept = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    return str(kept[-1]) if kept else shutil.which(f"python{version}")


if __name__ == "__main__":
    sys.exit(main())
