"""The runs that the pages talk about: recorded now, or under a clock that is wound by hand and so gives round numbers."""

import cProfile
import importlib.util
import marshal
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from demo.folding import focus
from demo.picture import engines as render
from demo.picture import svg
from demo.picture.callgraph import dot
from demo.errors import DrawingError
from demo.reading.explain import explain
from demo.profiles.reader import parse_profile, read_profile
from demo.report.page import graph_data
from demo.report.source_lines import SourceLines, read_source
from demo.profiles.model import Function, Profile
from demo.reading.words import short_name, words

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs" / "examples"


@dataclass(frozen=True)
class Run:
    """One run with all that is said of it.

    Attributes:
        name: for ids and alternative texts.
        whole, drawn: every function, and the boxes of the picture.
        drawing: an `<svg>` element, "" without Graphviz.
        png: the same as a picture, b"" without Graphviz.
        said: sentence by box and arrow.
        source: source lines by box.
        reading: what `explain` says.
    """

    name: str
    whole: Profile
    drawn: Profile
    drawing: str
    png: bytes
    said: dict[str, str]
    source: dict[str, SourceLines]
    reading: list[str]

    def data(self) -> dict[str, object]:
        """Return what `Callgraph.mount` wants to know."""
        return graph_data(self.drawn, self.said, self.source)

    def box(self, name: str) -> Function:
        """Return the box of a function by its name; of several, the program's own. "imports" is the box of that kind.

        Raises:
            KeyError: if there is none, or more than one.
        """
        return self._only(name, self.drawn)

    def function(self, name: str) -> Function:
        """Return a function by its name, drawn or not; of several, the program's own.

        Raises:
            KeyError: if there is none, or more than one.
        """
        return self._only(name, self.whole)

    def id_of(self, name: str) -> str:
        """Return the id ("f3") of a box by the name of its function."""
        return f"f{self.drawn.functions.index(self.box(name))}"

    def _only(self, name: str, profile: Profile) -> Function:
        found = [function for function in profile.functions if is_called(function, name)]
        if len(found) > 1:
            found = [function for function in found if function.origin == "program"] or found
        if len(found) != 1:
            raise KeyError(f"{self.name}: {len(found)} functions named {name}")
        return found[0]


def is_called(function: Function, name: str) -> bool:
    """Say whether a page means this function: "main", "requests.api.get", "imports", or "io.open" for "_io.open" too."""
    if function.origin == "built-in":
        return function.name.lstrip("_") == name.lstrip("_")
    return name in (function.name, short_name(function), function.origin if function.origin == "imports" else "")


def named(name: str) -> Run:
    """Return a run by its name."""
    if name in ("workload", "demo/workload.py"):
        return recorded("workload")
    if name == "improved":
        return recorded(name, "demo/workload_improved.py")
    if name.endswith(".py"):
        return recorded(Path(name).name, name)
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
        return _run(name, read_profile(profile))


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
    return _run(example, parse_profile(marshal.dumps(figures) + marshal.dumps(notes)))


def _run(name: str, whole: Profile) -> Run:
    drawn = focus.focus(whole)
    said = words(drawn)
    drawing, png = "", b""
    with tempfile.TemporaryDirectory() as folder:
        source_file = Path(folder) / "output.dot"
        source_file.write_text(dot(drawn), encoding="utf-8")
        try:
            files, _ = render.render(source_file, Path(folder))
            drawing = svg.finish(files["svg"].read_bytes(), said, f"Call graph of {name}")
            png = files["png"].read_bytes()
        except DrawingError as error:
            print(f"{name}: {error}", file=sys.stderr)
    source = {f"f{i}": lines for i, function in enumerate(drawn.functions) if (lines := read_source(function))}
    return Run(name, whole, drawn, drawing, png, said, source, explain(whole, drawn))
