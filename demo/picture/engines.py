"""DOT -> .svg and .png with one layout. The only door to Graphviz.

The system's `dot` goes first; where there is none, or it does not write both formats, `graphviz-pure` takes over (a
program of its own, from PyPI). The environment variable DEMO_DOT chooses: "auto", "system", "bundled" or a path.

The shell command it stands for: `dot -Tsvg -o output.svg -Tpng -o output.png output.dot`.

See Also:
    https://graphviz.readthedocs.io and https://graphviz.org/doc/info/command.html
"""

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from graphviz.backend import dot_command, execute

from ..errors import DrawingError

PATIENCE = 60.0
"""Seconds; a drawing of thirty boxes takes less than one, one of thousands may never end."""

_BEGINNINGS = {"svg": (b"<?xml", b"<svg"), "png": (b"\x89PNG",)}
HOW_TO_INSTALL = "Install Graphviz (https://graphviz.org/download) or: python -m pip install graphviz-pure"


def render(dot: Path, folder: Path, patience: float = PATIENCE) -> tuple[dict[str, Path], str]:
    """Draw a DOT file with the first engine that does it properly.

    Args:
        dot: the file to draw.
        folder: where `drawing.svg` and `drawing.png` are written.
        patience: seconds until an engine is given up.

    Returns:
        the files written, by format, and the engine that wrote them.

    Raises:
        DrawingError: if there is no engine, or none of them draws.
    """
    complaints = []
    for engine in engines():
        try:
            return _draw(engine, dot, folder, patience), str(engine)
        except subprocess.TimeoutExpired:
            raise DrawingError(
                f"{engine} did not finish within {patience:.0f} s. Draw fewer boxes: python -m demo graph FILE --boxes 20"
            ) from None
        except (OSError, execute.ExecutableNotFound, execute.CalledProcessError, DrawingError) as error:
            complaints.append(f"{engine}: {_reason(error)}")
    if complaints:
        raise DrawingError(f"No picture, for Graphviz failed ({'; '.join(complaints)}). {HOW_TO_INSTALL}")
    raise DrawingError(f"No picture, for there is no Graphviz here. {HOW_TO_INSTALL}")


def engines() -> Iterator[Path]:
    """Yield the programs to try, best first."""
    choice = os.environ.get("DEMO_DOT", "auto")
    if choice not in ("auto", "system", "bundled"):
        yield Path(choice)
        return
    if choice != "bundled" and (system := shutil.which("dot")):
        yield Path(system)
    if choice != "system" and (bundled := shutil.which("graphviz-pure", path=_scripts())):
        yield Path(bundled)


def _scripts() -> str:
    """Return where pip puts programs: this environment's folder first, then the PATH."""
    return os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])


def _draw(engine: Path, dot: Path, folder: Path, patience: float) -> dict[str, Path]:
    folder = folder.absolute()  # a relative path may look like an option
    files = {"svg": folder / "drawing.svg", "png": folder / "drawing.png"}
    # The graphviz package takes one format at a time; its command for the first is lengthened by the second, so that the
    # graph is laid out once. DOT_BINARY is read at each call: https://github.com/xflr6/graphviz/blob/0.21/graphviz/backend
    dot_command.DOT_BINARY = engine
    command = dot_command.command("dot", "svg")
    command += ["-o", str(files["svg"]), "-Tpng", "-o", str(files["png"]), str(dot.absolute())]
    execute.run_check(command, stdin=subprocess.DEVNULL, capture_output=True, quiet=True, timeout=patience)
    for kind, file in files.items():
        with file.open("rb") as drawing:
            if not drawing.read(8).startswith(_BEGINNINGS[kind]):
                raise DrawingError(f"what it wrote is no {kind}")
    return files


def _reason(error: Exception) -> str:
    """Return the first line of what an engine complained about."""
    if isinstance(error, execute.CalledProcessError):
        lines = (error.stderr or b"").decode(errors="replace").strip().splitlines()
        return lines[0][:200] if lines else f"exit status {error.returncode}"
    if isinstance(error, execute.ExecutableNotFound):
        return "there is no such program"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error).splitlines()[0]
