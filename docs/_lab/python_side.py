"""The Python that is packed for the page: the very files of `demo/`, gprof2dot and requests, as installed here."""

import gzip
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path

from docs._lab import pieces

TOOL = ("gprof2dot",)
FOR_THE_WORKLOAD = ("requests", "urllib3", "idna", "certifi", "charset-normalizer")
PACKAGE = "profiling_in_python"
"""What `demo/` is called where it is installed."""
NOT_IN_A_PAGE = (
    *(
        "__main__.py",
        "commands",
        "comparison/limits.py",
        "comparison/markdown.py",
        "dask.py",
        "integrations",
        "parts",
        "recording/children.py",
        "recording/processes.py",
        "recording/record.py",
        "stacks/export.py",
    ),
    *("recording/steps.py", "recording/tasks.py", "recording/threads.py", "sites.py", "training/workspace.py"),
)
"""Of `demo/`, what needs processes, sockets or a terminal, or is asked for there alone."""


def sources() -> Iterator[tuple[str, Path]]:
    """Yield each file that is packed: its place, "tool/profiling_in_python/errors.py", and where it is found."""
    demo = pieces.ROOT / "demo"
    for file in sorted(demo.rglob("*.py")):
        place = file.relative_to(demo).as_posix()
        if not place.startswith(NOT_IN_A_PAGE):
            yield f"tool/{PACKAGE}/{place}", file
    yield "lab_start.py", pieces.HERE / "page" / "start.py"
    yield "requests/certifi/cacert.pem", pieces.HERE / "page" / "no-certificates.pem"
    for folder, packages in (("tool", TOOL), ("requests", FOR_THE_WORKLOAD)):
        for package in packages:
            for found in sorted(files(package) or ()):
                if found.suffix == ".py" and ".." not in found.parts:
                    yield f"{folder}/{found.as_posix()}", Path(str(found.locate()))


def all_files(package: str) -> list[Path]:
    """Return where the files of an installed package are."""
    return sorted(Path(str(file.locate())) for file in files(package) or ())


def pack(target: Path) -> None:
    """Write `tool.zip.xz` and the like, `python_stdlib.zip` and `snapshot.packed` into a folder that holds Pyodide.

    The snapshot is empty where it cannot be made: then Python starts from the beginning in each page.

    Raises:
        Missing: if the Python of the page does not run here.
    """
    stage = pieces.BUILD / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    for place, file in sources():
        (stage / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, stage / place)
    pyodide = pieces.MODULES / "pyodide"
    run([*pieces.node(), str(pieces.HERE / "compile.mjs"), str(pyodide), str(stage), str(target)])
    if node := pieces.freezing_node():
        run([*node, str(pieces.HERE / "freeze.mjs"), str(pyodide), str(stage), str(target)])
    else:
        (target / "snapshot.packed").write_bytes(gzip.compress(b"", mtime=0))
        print("There is no Node.js 24 or newer, so the lab will start a second later.", file=sys.stderr)


def run(command: list[str]) -> None:
    """Run a command.

    Raises:
        Missing: if it fails.
    """
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise pieces.Missing(f"Python does not start in Node.js: {pieces.complaint(done)}")
