"""The runs that the pages talk about: recorded now, or under a clock that is wound by hand and so gives round numbers."""

import cProfile
import importlib.util
import marshal
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from demo import pipeline
from demo.errors import DrawingError
from demo.folding.graph import Arrow, Box
from demo.profiles.model import Function, Profile
from demo.reading.words import short_name
from demo.report.page_kit import two_views
from demo.stacks.reader import parse

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs" / "examples"
Named = TypeVar("Named", Box, Function)


class Run(pipeline.Run):
    """One run with all that a page says of it.

    Attributes:
        name: for ids and alternative texts.
    """

    def __init__(self, name: str, source: bytes | Profile) -> None:
        super().__init__(source, name=name, title=name)
        self.name = name

    @cached_property
    def drawings(self) -> str:
        """Return the drawing as `Callgraph.mount` wants it; empty without Graphviz."""
        if self.first_view:
            _ = self.first_view.drawing
        try:
            return two_views(self.svg, self.first_view.svg if self.first_view else None)
        except DrawingError as error:
            print(f"{self.name}: {error}", file=sys.stderr)
            return ""

    @property
    def picture(self) -> bytes:
        """Return the drawing as a PNG; empty without Graphviz."""
        return self.png if self.drawings else b""

    def part(self, arrows: Sequence[tuple[str, str]]) -> str:
        """Return the drawing of these arrows and the boxes at their ends, laid out anew; empty without Graphviz.

        No other arrow between the boxes is drawn: whether there is one can depend on this very run.

        Raises:
            KeyError: as of `box` and `arrow`.
        """
        graph, drawn = self.graph, [self.arrow(*pair) for pair in arrows]
        places = sorted({end for arrow in drawn for end in (arrow.caller, arrow.callee)})
        now = {place: number for number, place in enumerate(places)}
        part = graph._replace(
            boxes=tuple(graph.boxes[place] for place in places),
            arrows=tuple(arrow._replace(caller=now[arrow.caller], callee=now[arrow.callee]) for arrow in drawn),
            groups=tuple(graph.groups[place] for place in places),
            starts=(),
        )
        return pipeline.View(self, part).svg_if_drawn or ""

    def box(self, name: str) -> Box:
        """Return the box of a function by its name; of several, the program's own. "imports" is the box of that kind.

        Raises:
            KeyError: if there is none, or more than one.
        """
        return self._only(name, self.graph.boxes)

    def function(self, name: str) -> Function:
        """Return a function by its name, drawn or not; of several, the program's own.

        Raises:
            KeyError: if there is none, or more than one.
        """
        return self._only(name, self.profile.functions)

    def id_of(self, name: str) -> str:
        """Return the id ("f3") of a box by the name of its function."""
        return self.graph.box_id(self.graph.boxes.index(self.box(name)))

    def arrow(self, caller: str, callee: str) -> Arrow:
        """Return the arrow between two boxes by the names of their functions.

        Raises:
            KeyError: if there is none, or as of `box`.
        """
        ends = self.graph.boxes.index(self.box(caller)), self.graph.boxes.index(self.box(callee))
        for arrow in self.graph.arrows:
            if (arrow.caller, arrow.callee) == ends:
                return arrow
        raise KeyError(f"{self.name}: no arrow from {caller} to {callee}")

    def _only(self, name: str, every: Sequence[Named]) -> Named:
        found = [one for one in every if is_called(one, name)]
        if len(found) > 1:
            found = [one for one in found if one.origin == "program"] or found
        if len(found) != 1:
            raise KeyError(f"{self.name}: {len(found)} functions named {name}")
        return found[0]


def is_called(function: Function | Box, name: str) -> bool:
    """Say whether a page means this function: "main", "requests.api.get", "imports", or "io.open" for "_io.open" too."""
    if function.origin == "built-in":
        return function.name.lstrip("_") == name.lstrip("_")
    return name in (function.name, short_name(function), function.origin if function.origin == "imports" else "")


def named(name: str) -> Run:
    """Return a run by its name: "shop", or a program and an option, "docs/examples/lab/circular.py --memory=kept"."""
    if " " in name:
        program, option = name.split(" ")
        return recorded(f"{Path(program).name} {option}", option, program)
    if name in ("workload", "demo/workload.py"):
        return recorded("workload")
    if name == "improved":
        return recorded(name, "demo/workload_improved.py")
    if name.endswith(".py"):
        return recorded(Path(name).name, name)
    if name.endswith(".speedscope.json"):
        return Run(Path(name).name, parse((ROOT / name).read_bytes()))
    return by_hand_clock(name)


@cache
def recorded(name: str, *program: str) -> Run:
    """Run the workload as `make profile` does, or another program with the stand-in sites at hand."""
    with tempfile.TemporaryDirectory() as folder:
        demo = [sys.executable, "-m", "demo"]
        command = [*([*demo, "sites"] if program else []), *demo, "profile", "-o", folder, *program]
        undrawn = {**os.environ, "DEMO_DOT": "none"}  # the picture is drawn below, once
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=undrawn)
        profile = Path(folder) / "output.pstats"
        if not profile.exists():
            raise SystemExit(done.stderr)
        return Run(name, profile.read_bytes())


@cache
def by_hand_clock(example: str) -> Run:
    """Run `main()` of an example whose `clock.now` is the profiler's clock; the same figures on every machine."""
    file = EXAMPLES / f"{example}.py"
    spec = importlib.util.spec_from_file_location(example, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    profiler = cProfile.Profile(timer=lambda: module.clock.now)
    profiler.runcall(module.main)
    profiler.create_stats()
    figures = {key: told for key, told in profiler.stats.items() if "disable" not in key[2]}
    notes = {"profiling-demo": "1", "clock": "wall", "python": "", "program": f"{example}.py", "mine": str(EXAMPLES)}
    return Run(example, marshal.dumps(figures) + marshal.dumps(notes))
