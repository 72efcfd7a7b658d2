"""Run the tests on Python 3.15, as WebAssembly in Node.js: `python -m tests.on_pyodide [ARGUMENTS OF PYTEST]`.

There is a Pyodide of that Python before there is an installer of it for every machine. It has neither processes nor
threads, so a third of the tests skip there (see `conftest.py`); the others run as anywhere, with the packages of the
Python that runs this. `package.json` says which Pyodide.
"""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

from docs._lab import pieces

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "on_pyodide"
IGNORED = ("browser", "docs", "tools", "test_package.py", "test_real_cases.py")
OPTIONS = ("-q", *(f"--ignore=tests/{place}" for place in IGNORED))
FEWEST = 850
"""Tests that pass, of all; with fewer, something keeps them from running."""


def main(arguments: list[str]) -> int:
    """Return 0 if the tests pass, those that can run there."""
    try:
        pieces.fetch(HERE / "package-lock.json", BUILD / "npm")
        node = pieces.node()
    except pieces.Missing as error:
        print(f"Python 3.15 cannot be had: {error}", file=sys.stderr)
        return 1
    (BUILD / "compiled").mkdir(exist_ok=True)
    packages = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    settings = {
        "arguments": [*OPTIONS, *arguments],
        "environment": {"PYTHONPYCACHEPREFIX": "/compiled"},
        "fewest": 0 if arguments else FEWEST,
        "folders": {
            "/project": str(ROOT),
            "/compiled": str(BUILD / "compiled"),
            **{f"/packages/{number}": folder for number, folder in enumerate(packages)},
        },
    }
    pyodide = BUILD / "npm" / "node_modules" / "pyodide"
    command = [*node, str(HERE / "run.mjs"), str(pyodide), json.dumps(settings)]
    return subprocess.call(command, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
