"""Check the types of all our JavaScript, by TypeScript: `python -m tools.lint_js`; what it needs from npm is fetched first.

`tests/browser/types` has a project for each set of scripts that share their names: what is joined into one function, the
modules of a page, of its worker, of Node.js. Where there is no Node.js nothing is checked, which is an error where CI is set.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from docs._lab import pieces

ROOT = Path(__file__).resolve().parent.parent
BROWSER = ROOT / "tests" / "browser"
TYPES = BROWSER / "types"
PROJECTS = tuple(sorted(file for file in TYPES.glob("*.json") if file.name != "base.json"))


def main() -> int:
    """Return 0 if there is no mistake, or nothing could be looked at."""
    try:
        install()
        pieces.fetch()  # the packages that the lab's scripts import: their types
        return int(not check(PROJECTS))
    except pieces.Missing as missing:
        print(f"The JavaScript was not checked: {missing}", file=sys.stderr)
        return int("CI" in os.environ)


def install() -> None:
    """Fetch TypeScript, unless it is here.

    Raises:
        Missing: if it cannot be had.
    """
    lock, stamp = BROWSER / "package-lock.json", BROWSER / "node_modules" / ".package-lock.json"  # npm's own
    if stamp.exists() and stamp.stat().st_mtime >= lock.stat().st_mtime:
        return
    pieces.npm_ci(BROWSER)


def check(projects: Iterable[Path]) -> bool:
    """Say whether TypeScript finds no mistake; it prints those that it finds.

    Raises:
        Missing: if there is no Node.js.
    """
    command = [*pieces.node(), str(BROWSER / "node_modules" / "typescript" / "bin" / "tsc"), "--project"]
    verdicts = [subprocess.run([*command, str(project)], cwd=ROOT).returncode for project in projects]
    return not any(verdicts)


if __name__ == "__main__":
    sys.exit(main())
