"""The way of the data, spelled out once: bytes -> `Profile` -> `Graph` -> picture and claims -> sentences -> page -> files.

Everything is made when it is asked for, and made once. The command line, the lab and the site's builder use this class;
it is also the public API.
"""

import os
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeAlias, TypeVar, cast, get_args

from .drawable import SET, Drawable
from .errors import DemoError, DrawingError, RecordingError, UsageError
from .folding.boxes import BOXES
from .profiles.names import printable
from .profiles.reader import read_bytes
from .stacks.reader import LARGEST_TEXT, parse

if TYPE_CHECKING:
    from .comparison.changes import Comparison, Drawn
    from .comparison.claims import Claim as Change
    from .folding.graph import Graph
    from .parts.processes import Process
    from .profiles.model import Profile
    from .reading.claims import Claim
    from .recording.inline import Profiler, Recording
    from .recording.segments import Segments
    from .report.processes import Bar
    from .report.source_lines import SourceLines


ByteClock: TypeAlias = Literal["peak", "allocated", "kept"]
_P = ParamSpec("_P")
_R = TypeVar("_R")

MOST_BARS = 8
"""Processes that are shown each by itself; of more, three are."""
BOXES_BESIDE = 15
"""Boxes of the graph of one of several processes."""


class Run(Drawable):
    """One run of a program, and all that is made of it.

    Attributes:
        title: what was run.
        boxes: how many the picture has at most, 3..1000.
    """

    kinds: tuple[str, ...] = SET
    exported = ("speedscope.json", "collapsed", "callgrind")
    beside: "tuple[OneProcess, ...]" = ()

    def __init__(
        self,
        source: "bytes | Profile | None" = None,
        *,
        name: str = "This",
        title: str = "",
        mine: Sequence[str] = (),
        boxes: int = BOXES,
        raw: bool = False,
    ) -> None:
        """Take what a run is known by; the functions `read` and `record` are shorter ways.

        Args:
            source: the bytes of a profile file, what was read from one, or None while the run is going on.
            name: what the user knows it by.
            title: what was run; if it is empty, what the file says, or `name`.
            mine: the program's own folders or files; empty to take what the file says, or else to judge by the paths.
            boxes: how many the picture has at most, 3..1000.
            raw: the picture is what gprof2dot draws, with nothing folded.
        """
        self._source, self._name, self._title, self._mine, self._raw = source, name, title, tuple(mine), raw
        self._texts: Mapping[str, str] = {}  # of files that are only in this process
        self.boxes = boxes

    @property
    def data(self) -> bytes:
        """Return the bytes of the profile file.

        Raises:
            DemoError: if there are none: the run is still going on, or was given as a `Profile`.
        """
        if not isinstance(self._source, bytes):
            raise DemoError("The run is still being recorded. Ask for it after the `with` block.")
        return self._source

    @cached_property
    def profile(self) -> "Profile":
        """Return every function and call of the run.

        Raises:
            ProfileFileError: if `data` is not a profile.
        """
        if self._source is None or isinstance(self._source, bytes):
            return parse(self.data, self._mine, self._name)
        return self._source

    @property
    def title(self) -> str:  # type: ignore[override]
        """Return what was run."""
        return printable(self._title or self.profile.recording.program or self._name)

    @cached_property
    def graph(self) -> "Graph":
        """Return the boxes and arrows of the picture."""
        from .folding.focus import focus

        return focus(self.profile, self.boxes)

    @cached_property
    def claims(self) -> "tuple[Claim, ...]":
        """Return what is so in this run, as data."""
        from .reading.reading import claims

        return claims(self.profile, self.graph)

    @cached_property
    def reading(self) -> list[str]:
        """Return what is so in this run, in at most fifteen lines."""
        from .reading.english import sentences

        return sentences(self.claims, self.profile.clock)

    @property
    def json(self) -> str:
        """Return the claims as JSON."""
        from .reading.as_json import as_json

        return as_json(self.claims, self.profile.clock)

    @cached_property
    def dot(self) -> str:
        """Return the picture in the DOT language."""
        from .picture.callgraph import dot, raw_dot
        from .profiles.tables import read_table

        if self._raw and self.profile.tree:
            raise DemoError(
                "--raw shows what gprof2dot draws of a .pstats file, and this is one of whole stacks. Leave out --raw."
            )
        return raw_dot(read_table(self.data)) if self._raw else dot(self.graph)

    @property
    def shown(self) -> "Graph":
        """Return what of the graph is in the drawing: nothing where that is gprof2dot's own."""
        return self.graph._replace(boxes=(), arrows=(), starts=()) if self._raw else self.graph

    @cached_property
    def words(self) -> dict[str, str]:
        """Return the sentence of each box and arrow, by its id in the drawing."""
        from .reading.words import words

        return words(self.shown)

    @cached_property
    def hot_boxes(self) -> list[str]:
        """Return the ids of the boxes through which the hot path leads, from the root."""
        from .reading.hot_boxes import hot_boxes

        return [self.shown.box_id(i) for i in hot_boxes(self.claims, self.shown, self.profile)]

    @cached_property
    def source(self) -> "dict[str, SourceLines]":
        """Return the source lines of the boxes, by id, where they could be read."""
        from .report.source_lines import read_source

        boxes = enumerate(self.shown.boxes)
        return {self.shown.box_id(i): lines for i, box in boxes if (lines := read_source(box.key, self._texts))}

    @cached_property
    def first_view(self) -> "View | None":
        """Return the run with its smallest boxes put together, None where they are too few for that."""
        from .folding.first_view import first_view

        graph = None if self._raw else first_view(self.profile, self.graph)
        return View(self, graph) if graph else None

    def graph_data(self, lit: bool = True) -> dict[str, Any]:
        """Return what `Callgraph.mount` wants to know of the drawing and the first view; if `lit`, it lights the hot path."""
        from .report.page import graph_data

        first = self.first_view
        data = graph_data(self.shown, self.words, self.source, self.hot_boxes if lit else ())
        if first:
            data["first"] = graph_data(first.graph, first.words, {}, first.hot_boxes if lit else ())
        return data

    def page(self, svg: str | None, first: str | None = None) -> str:
        """Return the report; arguments as for `Drawable.page`."""
        return self.prepare_page()(svg, first)

    def prepare_page(self) -> Callable[[str | None, str | None], str]:
        """Do what can be done of the report without the drawings; return what fills in the rest, as `page` does."""
        from .report.page import prepare_report

        make = prepare_report(self.profile, self.shown, self.graph_data(), self.reading, self.words, self.title)

        def page(svg: str | None, first: str | None = None) -> str:
            return make(svg, first, [one.bar for one in self.beside] if svg else [])

        return page

    def show_processes(self, processes: "Sequence[Process]") -> None:
        """Have the page show what each process did by itself, or if they are many, some of them; one alone is no news."""
        from .parts.processes import to_be_shown

        if len(processes) > 1 and not self._raw:
            whole, number = sum(one.work for one in processes), len(processes)
            shown = to_be_shown(processes, MOST_BARS)
            self.beside = tuple(OneProcess(one, label, whole, number, self._mine) for label, one in shown)

    def write_into(self, folder: Path, kinds: Sequence[str]) -> DrawingError | None:
        """Write `output.KIND` for each kind into a folder; return what kept the picture from being drawn."""
        if "pstats" in kinds:
            (folder / "output.pstats").write_bytes(self.data)
        if not set(kinds).isdisjoint(self.exported):
            from .stacks.export import EXPORTED

            for kind in kinds:
                (folder / f"output.{kind}").write_bytes(EXPORTED[kind](self.profile, self.title))
            return None
        return super().write_into(folder, kinds)

    def write_dot(self, folder: Path) -> None:
        """Write `output.dot` into a folder: of a raw picture byte for byte what gprof2dot writes, without a mark."""
        if self._raw:
            (folder / "output.dot").write_bytes(self.dot.encode(errors="backslashreplace"))
        else:
            super().write_dot(folder)

    def exceeded(self, *limits: str) -> list[str]:
        """Return a sentence for each limit that the run exceeds, for instance of "calls(app.render) > 10".

        Raises:
            UsageError: if one is not a limit, needs an earlier run, or names several functions.
            DemoError: if the run doesn't hold a figure.
        """
        from .comparison.limits import limit_of

        if growth := next((limit.text for limit in map(limit_of, limits) if limit.is_growth), ""):
            raise UsageError(f"{growth!r} needs an earlier run: before.compare(after).exceeded({growth!r})")
        return self.compare(self).exceeded(*limits, stacklevel=3)

    def compare(self, later: "Run") -> "RunComparison":
        """Put this run and a later one side by side."""
        return RunComparison(self, later)


class View(Run):
    """A run with another graph of it, in the same words; drawn as svg alone."""

    kinds = ("svg",)

    def __init__(self, run: Run, graph: "Graph") -> None:
        """Take the run, and boxes and arrows of it."""
        super().__init__(run.profile, title=run.title, boxes=run.boxes)
        vars(self).update(graph=graph, claims=run.claims, first_view=None)


class OneProcess(Run):
    """One of several processes that are added up in a run; drawn as svg alone, in that run's page."""

    kinds = ("svg",)

    def __init__(self, process: "Process", label: str, whole: float, number: int, mine: Sequence[str]) -> None:
        """Take the process, what it is called, the seconds of CPU time of all, and how many these are."""
        source = process.profile if isinstance(process.profile, bytes) else read_bytes(process.profile)
        super().__init__(source, name=label, title=label, mine=mine, boxes=BOXES_BESIDE)
        self._process, self._whole, self._number = process, whole, number
        vars(self).update(first_view=None)

    @property
    def bar(self) -> "Bar":
        """Return what the page of the whole run shows of it."""
        from .report.processes import Bar

        return Bar(self._name, self._process.work, self._whole, self._number, self.svg_if_drawn, self.graph_data())


class RecordedRun(Run):
    """A run that is what happens inside a `with` block."""

    def __init__(
        self, title: str, clock: str, mine: Sequence[str], boxes: int, then: "Callable[[Run], object] | None"
    ) -> None:
        """Take the arguments of `record`."""
        super().__init__(name="The run", title=title, mine=mine, boxes=boxes)
        self._clock, self._then = clock, then

    def __enter__(self) -> "RecordedRun":
        """Start to record.

        Raises:
            RecordingError: if another profiler is running.
        """
        from .recording.inline import Recording

        self._recording = Recording(self._clock)
        self._recording.go_on()
        return self

    def __exit__(self, *ended: object) -> None:
        """End the recording."""
        data = self._recording.end([RecordedRun.__exit__.__code__])
        self._take(self._recording, data)

    def __call__(self, function: Callable[_P, _R]) -> Callable[_P, _R]:
        """Return a function of which each call is recorded, unless a profiler is running already.

        Raises:
            UsageError: if nothing is to be done with the runs.
        """
        from inspect import iscoroutinefunction

        if not self._then:
            raise UsageError('What is to be done with each run? @record("name", then=lambda run: run.save("profiles"))')
        new = partial(
            RecordedRun, self._title or function.__qualname__, self._clock, self._mine, self.boxes, self._then
        )

        if iscoroutinefunction(function):
            if self._clock in get_args(ByteClock):
                raise UsageError("Bytes can't be counted for a coroutine: others run between its steps.")
            return cast(Callable[_P, _R], self._in_steps(function, new))
        running = False  # asked first: while a recording is going on, even an attempt at another one would be in it

        @wraps(function)
        def recorded(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            nonlocal running
            if running:
                return function(*args, **kwargs)
            try:
                run = new().__enter__()
            except RecordingError:
                return function(*args, **kwargs)
            running = True
            try:
                return function(*args, **kwargs)
            finally:
                running = False
                run.__exit__()

        return recorded

    def _in_steps(self, function: Callable[_P, Any], new: "Callable[[], RecordedRun]") -> Callable[_P, Any]:
        """Return a coroutine function of which each call is recorded, without what runs between its steps."""

        @wraps(function)
        async def recorded(*args: _P.args, **kwargs: _P.kwargs) -> Any:
            from .recording.driven import Driven
            from .recording.segments import Segments

            segments = Segments(self._clock, has_breaks=True)
            try:
                return await Driven(segments, function(*args, **kwargs))
            finally:
                segments.end()
                if segments.data:
                    new()._take(segments, segments.data)

        return recorded

    def _take(self, recorded: "Recording | Segments", data: bytes) -> None:
        """Be the run of what was recorded."""
        self._source, self._texts = data, recorded.texts
        self._mine += tuple(self._texts) if self._mine else ()
        if self._then:
            self._then(self)


class RunComparison(Drawable):
    """Two runs of a program, before and after a change."""

    kinds: tuple[str, ...] = ("svg", "png", "html", "dot")
    name = "compare"

    def __init__(self, before: Run, after: Run, title: str = "") -> None:
        """Take two runs; without a title, it is made of theirs."""
        self.before, self.after = before, after
        self.title = printable(title or f"{before.title} → {after.title}")

    @cached_property
    def comparison(self) -> "Comparison":
        """Return what became of each function and of each box."""
        from .comparison.changes import compare

        return compare(self.before.profile, self.after.profile, self.after.boxes)

    @cached_property
    def claims(self) -> "tuple[Change, ...]":
        """Return what changed, as data."""
        from .comparison.reading import claims

        return claims(self.comparison)

    @cached_property
    def reading(self) -> list[str]:
        """Return what changed, in at most eight lines."""
        from .comparison.english import sentences

        return sentences(self.claims, self.comparison.after.clock)

    @property
    def json(self) -> str:
        """Return the claims as JSON."""
        from .reading.as_json import as_json

        return as_json(self.claims, self.comparison.after.clock)

    def exceeded(self, *limits: str, stacklevel: int = 2) -> list[str]:
        """Return a sentence for each limit that the later run exceeds, for instance of "calls(app.render) > 10".

        A limit on a function that was never called is kept; there is a warning, in case its name is wrong.

        Raises:
            UsageError: if one is not a limit, or names several functions.
            DemoError: if the files don't hold a figure.
        """
        from .comparison.limits import exceeded, limit_of

        found = exceeded(self.comparison, [*map(limit_of, limits)])
        for warning in found.warnings:
            warnings.warn(warning, stacklevel=stacklevel)
        return found.failures

    def markdown(self, failures: Sequence[str] = ()) -> str:
        """Return what changed as Markdown, for a comment; `failures` as `exceeded` returns them."""
        from .comparison.markdown import as_markdown

        return as_markdown(self.comparison, self.reading, self.title, failures)

    @cached_property
    def dot(self) -> str:
        """Return both runs in one picture, in the DOT language."""
        from .comparison.callgraph import compare_dot

        return compare_dot(self.comparison, self.title)

    @cached_property
    def words(self) -> dict[str, str]:
        """Return the sentence of each box and arrow, by its id in the drawing."""
        from .comparison.callgraph import words

        return words(self.comparison)

    @cached_property
    def first_view(self) -> "ComparisonView | None":
        """Return the comparison with its smallest boxes put together, None where they are too few for that."""
        from .comparison.first_view import first_view

        drawn = first_view(self.comparison)
        return ComparisonView(self, drawn) if drawn else None

    def graph_data(self, lit: bool = True) -> dict[str, Any]:
        """Return what `Callgraph.mount` wants to know of the drawing and of the first view; there is no hot path."""
        from .report.page import graph_data

        data = graph_data(self.comparison.drawn.together, self.words, {})
        return data | ({"first": self.first_view.graph_data(lit)} if self.first_view else {})

    def page(self, svg: str | None, first: str | None = None) -> str:
        """Return the page of the comparison; arguments as for `Drawable.page`."""
        from .comparison.page import compare_html

        return compare_html(self.comparison, self.graph_data(), self.reading, svg, first, self.title)


class ComparisonView(RunComparison):
    """A comparison with other boxes, in the same words; drawn as svg alone."""

    kinds = ("svg",)

    def __init__(self, comparison: RunComparison, drawn: "Drawn") -> None:
        """Take the comparison, and its boxes."""
        super().__init__(comparison.before, comparison.after, comparison.title)
        vars(self).update(comparison=comparison.comparison._replace(drawn=drawn), first_view=None)


def read(
    source: "str | os.PathLike[str] | bytes | Profiler",
    *,
    title: str | None = None,
    mine: Sequence[str] = (),
    boxes: int = BOXES,
    raw: bool = False,
) -> Run:
    """Read a profile.

    Args:
        source: the path of a profile file, its bytes, or a `cProfile.Profile` that is not running.
        title: what was run; "" for what the file says, None for the name of the file.
        mine: the program's own folders or files; empty to take what the file says, or else to judge by the paths.
        boxes: how many the picture has at most, 3..1000.
        raw: the picture is what gprof2dot draws, with nothing folded.

    Raises:
        ProfileFileError: if it cannot be read, is not a profile, or is damaged.
    """
    mine = [*map(os.path.abspath, mine), *map(_from_here, mine)]  # a file may have either form
    name = "This"
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        data, name, title = read_bytes(path, LARGEST_TEXT), str(path), path.name if title is None else title
    elif isinstance(source, bytes):
        data = source
    else:
        from .recording.inline import dumped

        data = dumped(source)
    run = Run(data, name=name, title=title or "", mine=mine, boxes=boxes, raw=raw)
    _ = run.profile  # what is wrong with it is said here
    return run


def merge(
    files: Iterable[str | os.PathLike[str]],
    *,
    title: str | None = None,
    mine: Sequence[str] = (),
    boxes: int = BOXES,
    left_out: Callable[[DemoError], object] | None = None,
) -> Run:
    """Add up profiles of time, as `pstats.Stats(*files)` does; only the sum is in memory, however many they are.

    Args:
        files: their paths; those of folders stand for the `.pstats` files in them, and patterns for what matches.
        title: what was run; "" for what the files say, None for their number.
        mine: as for `read`.
        boxes: as for `read`.
        left_out: called with what is wrong with a file; None to raise it. The sum is then of the others.

    Raises:
        DemoError: if a file cannot be added to the others, or none is left.
    """
    from .parts.several import added_up

    addition = added_up([os.fspath(file) for file in files], left_out)
    title = f"{addition.parts:,} profiles" if title is None else title
    return read(addition.data(), title=title, mine=mine, boxes=boxes)


def _from_here(place: str) -> str:
    """Return a path as seen from the working folder, in full where that leads nowhere: on another drive of Windows."""
    try:
        return os.path.relpath(place)
    except ValueError:
        return os.path.abspath(place)


def record(
    title: str = "",
    *,
    cpu: bool = False,
    memory: ByteClock | None = None,
    mine: Sequence[str] = (),
    boxes: int = BOXES,
    then: Callable[[Run], object] | None = None,
) -> RecordedRun:
    """Record what is called inside a `with` block, or in each call of a function, in this process.

    `with record() as run: ...` gives the run; behind the block, it can be asked for anything, also when the block ended
    with an exception. `@record("checkout", then=...)` above a function hands over the run of each call; while a profiler is
    running already, as in a call inside a call, the function is only called.

    Args:
        title: what is recorded; if it is empty, "The run", or the name of the function.
        cpu: measure CPU time of the process instead of wall time.
        memory: count bytes instead: "peak", the most that was held at once; "allocated", all that was allocated; or "kept",
            what is still held at the end.
        mine: as for `read`.
        boxes: as for `read`.
        then: called with the run when it has ended, for instance to save it.
    """
    return RecordedRun(title, memory or ("cpu" if cpu else "wall"), [*map(os.path.abspath, mine)], boxes, then)
