"""Check the English of the pages, by textlint: `python -m tools.lint_prose`; the words are in `tests/browser/prose.json`.

The rules are in CONTRIBUTING.md, under "Style"; these are phrases that a program can find. Code isn't checked. Where there is
no Node.js nothing is checked, which is an error where CI is set.
"""

import os
import subprocess
import sys
from collections.abc import Sequence

from docs._lab import pieces
from tools.lint_js import BROWSER, ROOT, install

RULES = BROWSER / "prose.json"
PAGES = ("README.md", "CHANGELOG.md", "docs/**/*.md")


def main() -> int:
    """Return 0 if there is nothing to be said, or nothing could be looked at."""
    try:
        install()
        return int(not check([f"{ROOT.as_posix()}/{page}" for page in PAGES]))
    except pieces.Missing as missing:
        print(f"The English was not checked: {missing}", file=sys.stderr)
        return int("CI" in os.environ)


def check(pages: Sequence[str]) -> bool:
    """Say whether textlint finds nothing; it prints what it finds.

    Args:
        pages: Markdown files, or patterns such as "docs/**/*.md".

    Raises:
        Missing: if there is no Node.js.
    """
    program = BROWSER / "node_modules" / "textlint" / "bin" / "textlint.js"
    return not subprocess.run([*pieces.node(), str(program), "--config", str(RULES), *pages], cwd=BROWSER).returncode


if __name__ == "__main__":
    sys.exit(main())
