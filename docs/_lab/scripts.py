"""The lab's own scripts, bundled: two of the page, in the order in which it loads them, and the module of its worker."""

import json
import os
import subprocess
from pathlib import Path

from demo.picture.svg import ATTRIBUTES, SHAPES
from docs._lab import pieces

PAGE = pieces.HERE / "page"
WORKER = pieces.HERE / "worker"
SCRIPTS = ("first.js", "lab.js")
"""Of `page/`. There are two, for the first one starts Python while the page is still made, and must not wait for the editor."""


def bundle_all(target: Path) -> None:
    """Write the bundles into a folder.

    Raises:
        Missing: if that fails.
    """
    for name in SCRIPTS:
        bundle(PAGE / name, target / name, "iife")  # modules are refused in a page from a folder
    bundle(WORKER / "worker.mjs", target / "worker.mjs", "esm")


def worker_of_folder() -> bytes:
    """Return the worker of a page from a folder, a classic script with all that a module would import.

    Raises:
        Missing: if that fails.
    """
    target = pieces.BUILD / "in_folder.js"
    bundle(WORKER / "in_folder.mjs", target, "iife")
    return target.read_bytes()


def bundle(entry: Path, target: Path, kind: str) -> None:
    """Make one script of an ECMAScript module and all that it imports.

    Args:
        entry: that module.
        target: the file to write.
        kind: "iife" for a classic script, "esm" for a module.

    Raises:
        Missing: if that fails.
    """
    command = [*pieces.node(), str(pieces.MODULES / "esbuild" / "bin" / "esbuild"), str(entry), f"--outfile={target}"]
    command += [
        "--bundle",
        "--minify",
        f"--format={kind}",
        "--target=es2022",
        "--log-level=error",
        "--legal-comments=none",
        "--external:node:*",
        "--external:ws",
        '--define:import.meta.url="https://files.invalid/"',
    ]
    # What Python lets through is what the page lets through.
    command.append(f"--define:DRAWING_SHAPES={json.dumps(sorted(SHAPES))}")
    command.append(f"--define:DRAWING_ATTRIBUTES={json.dumps(sorted(ATTRIBUTES | {'role'}))}")
    if kind == "iife":
        command.append('--banner:js="use strict";')  # a module is strict without saying so
    # The packages are in a folder of their own; this is where the bundler looks for them.
    environment = {**os.environ, "NODE_PATH": str(pieces.MODULES)}
    done = subprocess.run(command, cwd=pieces.NPM, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise pieces.Missing(f"{entry.name} could not be bundled: {pieces.complaint(done)}")
