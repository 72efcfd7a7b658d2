"""Pin every version with its hashes: one lock for all platforms, with markers, naming no package index."""

import subprocess
import sys
from pathlib import Path

import tomllib

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    *(
        sys.executable,
        "-m",
        "uv",
        "pip",
        "compile",
        "-",
        "--universal",
        "--generate-hashes",
    ),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet", "--upgrade"),
]

OLDEST, OLDEST_IN_A_PAGE = "3.10", "3.13"
"""Versions of Python."""


def main() -> None:
    """Write `requirements.txt` and one lock per extra that agrees with it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock(project["project"]["dependencies"], "requirements.txt")
    for extra, needed in project["project"]["optional-dependencies"].items():
        oldest = OLDEST_IN_A_PAGE if extra == "jupyterlite" else OLDEST
        lock(needed, f"requirements/{extra}.txt", "-c", "requirements.txt", oldest=oldest)


def lock(needed: list[str], target: str, *options: str, oldest: str = OLDEST) -> None:
    """Pin `needed`, and what that needs, into the file `target`, for the `oldest` Python and all newer ones."""
    options += ("--python-version", oldest)
    text = "\n".join(needed)
    done = subprocess.run([*COMPILE, *options], input=text, capture_output=True, text=True, cwd=ROOT, check=True)
    (ROOT / target).write_text(done.stdout, encoding="utf-8")
    print(f"{target}: {done.stdout.count('==')} packages")


if __name__ == "__main__":
    main()
