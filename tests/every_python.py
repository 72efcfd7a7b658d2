"""Run the tests on each Python from 3.10 to 3.15 that is here: `python -m tests.every_python [ARGUMENTS OF PYTEST]`.

Each gets an environment of its own, `.venvs/3.X`, made by `tools/set_up.py` as `.venv` is. Where there is no Python 3.15
yet, its tests run in WebAssembly (`tests/on_pyodide`), as far as they can. The site and the browsers are left to
`make test`, for one Python builds the one and drives the other.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.on_pyodide import __main__ as on_pyodide

ROOT = Path(__file__).resolve().parents[1]
VERSIONS = ("3.10", "3.11", "3.12", "3.13", "3.14", "3.15")
PYTEST = ("-q", "-n", "auto", "-p", "no:cacheprovider", "--ignore=tests/browser", "--ignore=tests/docs")


def main(arguments: list[str]) -> int:
    """Return 0 if the tests pass wherever they could run; say where that was."""
    verdicts = {version: tested(version, arguments) for version in VERSIONS}
    print("\n".join(f"Python {version}: {verdict}" for version, verdict in verdicts.items()))
    return int("failed" in verdicts.values())


def tested(version: str, arguments: list[str]) -> str:
    """Run the tests on one Python, and return "passed", "passed in WebAssembly", "failed" or "not on this machine"."""
    interpreter = find(version)
    if interpreter:
        print(f"== Python {version}: {interpreter}", flush=True)
        venv = Path(".venvs", version)
        python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        steps: list[list[str | Path]] = [
            [interpreter, "tools/set_up.py", "--venv", venv, "test"],
            [python, "-m", "pytest", *PYTEST, *arguments],
        ]
        return "passed" if all(subprocess.call(step, cwd=ROOT) == 0 for step in steps) else "failed"
    if version == VERSIONS[-1]:
        print(f"== Python {version}: in WebAssembly", flush=True)
        return "failed" if on_pyodide.main(arguments) else "passed in WebAssembly, as far as it can run there"
    return "not on this machine"


def find(version: str) -> str | None:
    """Find an interpreter where pyenv keeps them, or on the PATH."""
    kept = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    found = str(kept[-1]) if kept else shutil.which(f"python{version}")
    # pyenv puts names on the PATH that run only where it finds its own folder
    return found if found and subprocess.run([found, "-c", ""], capture_output=True).returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
