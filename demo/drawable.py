"""What has a picture, sentences and a page: how it is drawn, and written to files, whole or not at all."""

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import DemoError, DrawingError
from .outputs.ownership import is_ours, mark
from .outputs.staging import publish, publish_as, stage

if TYPE_CHECKING:
    from .picture.engines import Drawing, Drawn

SET = ("pstats", "svg", "png", "html", "dot")
"""What a run leaves, by the ends of the files' names; .dot only where it could not be drawn, or is asked for alone."""
OTHER_PICTURES = ("pdf", "jpg", "jpeg", "gif", "ps", "eps", "webp")
"""Written if they are asked for by name, and the Graphviz here knows how."""


class Saved(NamedTuple):
    """What was written.

    Attributes:
        files: that are there now.
        problem: what kept the picture from being drawn, None if nothing did.
        alone: one file was asked for by its name.
    """

    files: list[Path]
    problem: DrawingError | None
    alone: bool


class Drawable(ABC):
    """What has a picture, sentences and a page: a run, or a comparison of two."""

    title: str
    """What is shown, plain text."""
    kinds: tuple[str, ...]
    """Which files `save` writes, by the ends of their names."""
    name = "output"
    """Of these files, without the end."""
    exported: tuple[str, ...] = ()
    """Formats of other tools that are written if they are asked for by name, by the ends of files' names."""
    beside: "Sequence[Drawable]" = ()
    """What is drawn as well, in the same page."""

    @property
    @abstractmethod
    def dot(self) -> str:
        """Return the picture in the DOT language."""

    @property
    @abstractmethod
    def words(self) -> dict[str, str]:
        """Return the sentence of each box and arrow, by its id in the drawing."""

    @property
    @abstractmethod
    def reading(self) -> list[str]:
        """Return what is so, one line of plain text each."""

    @property
    @abstractmethod
    def first_view(self) -> "Drawable | None":
        """Return the same with its smallest boxes put together, None where they are too few for that."""

    @abstractmethod
    def graph_data(self, lit: bool = True) -> dict[str, Any]:
        """Return what `Callgraph.mount` wants to know of the drawing and the first view; if `lit`, it lights the hot path."""

    @abstractmethod
    def page(self, svg: str | None, first: str | None = None) -> str:
        """Return the whole as one self-contained HTML page.

        Args:
            svg: the drawing, None where there is no Graphviz.
            first: that of the first view, None where there is none.
        """

    @cached_property
    def drawing(self) -> "Drawing":
        """Return the drawing, which is being made from now on."""
        from .picture.engines import Drawing

        drawing = Drawing(self.dot, png="png" in self.kinds)
        from .picture import svg  # noqa: F401  (here: it is wanted next, and Graphviz is another process)

        return drawing

    @property
    def drawn(self) -> "Drawn":
        """Return the drawing as Graphviz has made it.

        Raises:
            DrawingError: if there is no Graphviz that works.
        """
        return self.drawing.result()

    @cached_property
    def svg(self) -> str:
        """Return the drawing with its words, as one `<svg>` element; errors as of `drawn`."""
        return self.finished(self.drawn.svg)

    @property
    def svg_if_drawn(self) -> str | None:
        """Return the same, or None where it cannot be drawn."""
        try:
            return self.svg
        except DrawingError:
            return None

    @property
    def png(self) -> bytes:
        """Return the drawing as a picture; errors as of `drawn`, and where that Graphviz writes none."""
        drawn = self.drawn
        if not drawn.png:
            raise DrawingError(f"No PNG: {drawn.engine} drew none")
        return drawn.png

    def finished(self, drawing: bytes) -> str:
        """Put a drawing of our DOT, from any Graphviz, into words, and drop from it all but shapes and text."""
        from .picture.svg import finish

        return finish(drawing, self.words, f"Call graph of {self.title}")

    def save(
        self, place: str | os.PathLike[str] = "", kinds: Sequence[str] = (), name: str = "", *, force: bool = False
    ) -> Saved:
        """Write the files, whole or not at all; a PNG only where Graphviz writes it, which it doesn't in WebAssembly.

        Args:
            place: a folder, the working folder if it is empty, for all of them; or one file that ends in one of `kinds`,
                or in .pdf, .jpg or another kind of picture that Graphviz writes; or in one of `exported`.
            kinds: which of them, all if it is empty.
            name: of the files in a folder, without the end; where another tool's files have these names, "-2" is added.
            force: replace them instead.

        Raises:
            DrawingError: if only a picture is wanted, and cannot be drawn.
            DemoError: if nothing can be written there, or if that one file already exists and wasn't made by this tool.
        """
        place, kinds = Path(place), tuple(kinds or self.kinds)
        ends = tuple(f".{kind}" for kind in (*kinds, *OTHER_PICTURES, *self.exported))
        kind = next((end[1:] for end in ends if place.name.lower().endswith(end) and not place.is_dir()), "")
        alone = bool(kind)
        if alone:
            return self._save_alone(Path(os.path.realpath(place)), kind, force)
        with stage(place) as staging:
            problem = self.write_into(staging, kinds)
            return Saved(publish(staging, place, name or self.name, kinds, force), problem, False)

    def _save_alone(self, place: Path, kind: str, force: bool) -> Saved:
        """Write one file, which may be there already if it is ours; the arguments and errors are those of `save`."""
        if place.exists() and not place.is_file():
            raise DemoError(f"{place} is not a file. Name one, or - for the standard output: -o FILE")
        if place.exists() and not (force or is_ours(place, kind)):
            made = "" if kind in self.exported else " and wasn't made by this tool"
            raise DemoError(f"{place} already exists{made}. To replace it, add --force.")
        with stage(place.parent) as staging:
            problem = self.write_into(staging, (kind,))
            if problem and kind in ("svg", "png"):
                raise problem
            if kind == "png":
                _ = self.png  # which says so if this Graphviz writes none
            return Saved(publish_as(staging, {kind: place}), problem, True)

    def write_into(self, folder: Path, kinds: Sequence[str]) -> DrawingError | None:
        """Write `output.KIND` for each kind into a folder; return what kept svg and png from being drawn.

        Raises:
            DrawingError: if a picture of another kind cannot be drawn.
        """
        for kind in OTHER_PICTURES:
            if kind in kinds:
                from .picture.engines import draw_as

                write(folder, kind, draw_as(kind, self.dot))
        is_drawn = not {"svg", "png", "html"}.isdisjoint(kinds)
        problem = self._draw_into(folder, kinds) if is_drawn else None
        if problem or not is_drawn:
            self.write_dot(folder)
        return problem

    def write_dot(self, folder: Path) -> None:
        """Write `output.dot` into a folder."""
        write(folder, "dot", self.dot.encode())

    def _draw_into(self, folder: Path, kinds: Sequence[str]) -> DrawingError | None:
        """Write svg and png, and the page, with or without them; return what kept them from being drawn."""
        with_page = "html" in kinds
        _ = self.drawing  # Graphviz is another process: it draws while the page is made
        first = self.first_view if with_page else None
        for other in filter(None, (first, *(self.beside if with_page else ()))):
            _ = other.drawing
        page = self.prepare_page() if with_page else None
        svg, problem = None, None
        try:
            svg = self.svg
            write(folder, "svg", svg.encode())
            if "png" in kinds and self.drawn.png:
                write(folder, "png", self.png)
        except DrawingError as error:
            problem = error
        if page:
            write(folder, "html", page(svg, first.svg_if_drawn if first and svg else None).encode())
        return problem

    def prepare_page(self) -> Callable[[str | None, str | None], str]:
        """Do what can be done of the page without the drawings; return what fills in the rest, as `page` does."""
        return self.page

    def _repr_html_(self) -> str:
        """Return the page in a frame: what a notebook shows."""
        from .report.notebook import framed

        _, first = self.drawing, self.first_view
        svg = self.svg_if_drawn
        shown = first.svg_if_drawn if first and svg else None
        return framed(self.page(svg, shown), f"Call graph of {self.title}", self.reading, shown or svg)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Print what it is about, and the reading: what IPython shows in a terminal."""
        printer.text("\n".join((f"Call graph of {self.title}", *self.reading)))


def write(folder: Path, kind: str, data: bytes) -> None:
    """Write `output.KIND` into a folder, with the mark of this tool."""
    (folder / f"output.{kind}").write_bytes(mark(data, kind))
