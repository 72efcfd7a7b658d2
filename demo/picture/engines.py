"""DOT -> svg and png with one layout, or another format.

The system's `dot` goes first; where there is none, or it does not write both formats, `graphviz-pure` takes over (a
program of its own, from PyPI). The environment variable DEMO_DOT chooses: "auto", "system", "bundled" or a path. Where no
program can be started at all, `in_webassembly` draws.

The shell command it stands for: `dot -Tsvg -o output.svg -Tpng -o output.png output.dot`.

See Also:
    https://graphviz.readthedocs.io and https://graphviz.org/doc/info/command.html
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import NamedTuple, TypeVar

from ..errors import DrawingError

IN_WEBASSEMBLY = sys.platform == "emscripten"
"""Where no program can be started, and `in_webassembly`, loaded only there, draws."""
PATIENCE = 60.0
"""Seconds; a drawing of thirty boxes takes less than one, one of thousands may never end."""
MOST_BOXES, MOST_ARROWS = 1_000, 1_500
"""What Graphviz is asked to draw: so many boxes and arrows in no order at all take it 10 seconds, some more take minutes."""
_ARROW = re.compile(r"^\t\S+ -> \S+ \[", re.M)
_BOX = re.compile(r"^\t(?!graph |node |edge )\S+ \[", re.M)
_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_BEGINNINGS = {"svg": (b"<?xml", b"<svg"), "png": (b"\x89PNG",)}
HOW_TO_INSTALL = "Install Graphviz (https://graphviz.org/download) or: python -m pip install graphviz-pure"


Result = TypeVar("Result")


class Drawn(NamedTuple):
    """A drawing, and what made it; `png` is empty where only the svg was wanted, or can be had."""

    svg: bytes
    png: bytes
    engine: str


class Drawing:
    """A drawing that is being made: Graphviz is another process, so there is time for other work until it is wanted."""

    def __init__(self, dot: str, patience: float = PATIENCE, png: bool = True) -> None:
        """Start to draw; arguments as for `draw`."""
        self._done: Drawn | None = None
        self._error: BaseException | None = None
        self._thread = Thread(target=self._draw, args=(dot, patience, png))
        if IN_WEBASSEMBLY:
            self._thread.run()  # there are no threads
        else:
            self._thread.start()

    def _draw(self, dot: str, patience: float, png: bool) -> None:
        try:
            self._done = draw(dot, patience, png)
        except BaseException as error:
            self._error = error

    def result(self) -> Drawn:
        """Wait for the drawing; errors as of `draw`."""
        if self._thread.ident:
            self._thread.join()
        if self._done is None:
            raise self._error or DrawingError(HOW_TO_INSTALL)
        return self._done


def draw(dot: str, patience: float = PATIENCE, png: bool = True) -> Drawn:
    """Draw with the first engine that does it properly.

    Args:
        dot: in the DOT language.
        patience: seconds until an engine is given up.
        png: as a PNG, too, which takes Graphviz several times as long as the svg.

    Raises:
        DrawingError: if there is no engine, or none of them draws.
    """
    safe = _drawable(dot)
    if IN_WEBASSEMBLY:
        from . import in_webassembly

        return Drawn(in_webassembly.draw(safe), b"", in_webassembly.ENGINE)
    return _by_first(lambda engine: _drawn_by(engine, safe, patience, png), patience)


def draw_as(kind: str, dot: str, patience: float = PATIENCE) -> bytes:
    """Draw in another format that Graphviz knows, "pdf" or "jpg", with the first engine that does; errors as of `draw`."""
    safe = _drawable(dot)
    if IN_WEBASSEMBLY:
        from . import in_webassembly

        return in_webassembly.draw(safe, kind)
    return _by_first(lambda engine: _drawn_as(kind, engine, safe, patience), patience)


def _drawable(dot: str) -> str:
    """Replace what cannot be in a drawing: the names of a raw picture may hold anything.

    Raises:
        DrawingError: if it would take too long.
    """
    boxes, arrows = (len(pattern.findall(dot)) for pattern in (_BOX, _ARROW))
    if boxes > MOST_BOXES or arrows > MOST_ARROWS:
        raise DrawingError(
            f"No picture: it would have {boxes:,} boxes and {arrows:,} arrows, and Graphviz may take minutes for more than "
            f"{MOST_BOXES:,} and {MOST_ARROWS:,}. Leave out --raw, or draw fewer boxes: --boxes 20"
        )
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", dot)


def _by_first(way: Callable[[Path], Result], patience: float) -> Result:
    """Return what the first engine makes that does not fail."""
    complaints = []
    for engine in engines():
        try:
            return way(engine)
        except subprocess.TimeoutExpired:
            raise DrawingError(
                f"{engine} did not finish within {patience:.0f} s. Draw fewer boxes: python -m demo graph FILE --boxes 20"
            ) from None
        except (OSError, subprocess.CalledProcessError, DrawingError) as error:
            complaints.append(f"{engine}: {_reason(error)}")
    if complaints:
        raise DrawingError(f"No picture: Graphviz failed ({'; '.join(complaints)}). {HOW_TO_INSTALL}")
    raise DrawingError(f"No picture: Graphviz is not installed. {HOW_TO_INSTALL}")


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
    import sysconfig  # here: who has a `dot` does not need it

    return os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])


def _drawn_by(engine: Path, dot: str, patience: float, png: bool) -> Drawn:
    """Lay out once, and write one format or both."""
    with TemporaryDirectory(prefix="drawing-") as folder:
        source = Path(folder, "drawing.dot")
        source.write_text(dot, encoding="utf-8")
        files = {kind: Path(folder, f"drawing.{kind}") for kind in (_BEGINNINGS if png else ("svg",))}
        formats = [part for kind, file in files.items() for part in (f"-T{kind}", "-o", str(file))]
        # Without the graphviz package, which takes one format at a time, and as long to load as the rest of the tool.
        command = [str(engine), "-Kdot", *formats, str(source)]
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=patience)
        drawings = {kind: file.read_bytes() for kind, file in files.items()}
    for kind, drawing in drawings.items():
        if not drawing.startswith(_BEGINNINGS[kind]):
            raise DrawingError(f"what it wrote isn't {kind.upper()}")
    return Drawn(drawings["svg"], drawings.get("png", b""), str(engine))


def _drawn_as(kind: str, engine: Path, dot: str, patience: float) -> bytes:
    from graphviz.backend import dot_command, execute

    dot_command.DOT_BINARY = engine  # read at each call: https://github.com/xflr6/graphviz/blob/0.21/graphviz/backend
    try:
        done = execute.run_check(
            dot_command.command("dot", kind), input=dot.encode(), capture_output=True, quiet=True, timeout=patience
        )
    except execute.ExecutableNotFound as error:
        raise DrawingError("there is no such program") from error
    if not done.stdout:
        raise DrawingError("it wrote nothing")
    return bytes(done.stdout)


def _reason(error: Exception) -> str:
    """Return the first line of what an engine complained about."""
    if isinstance(error, subprocess.CalledProcessError):
        lines = (error.stderr or b"").decode(errors="replace").strip().splitlines()
        return lines[0][:200] if lines else f"exit status {error.returncode}"
    if isinstance(error, FileNotFoundError) and error.filename and "drawing-" not in str(error.filename):
        return "there is no such program"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error).splitlines()[0]
