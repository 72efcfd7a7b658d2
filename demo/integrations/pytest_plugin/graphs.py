"""Recordings of tests -> their sum in one picture, or a picture of each; with xdist, of all its workers."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ...errors import DemoError
from ...parts.addition import Addition
from ...pipeline import read
from .limits import START
from .recorded_tests import Recorder

LONGEST_NAME = 80
"""Characters of a test's id in the names of its files."""
MOST_LISTED = 20
"""Pages of single tests that are listed at the end."""
KEY = "callgraph"
"""Under which a worker of xdist hands over what it has recorded."""


class Graphs:
    """Graphs of those tests that are wanted; a plugin of pytest by itself, which saves them at the end and says where."""

    def __init__(self, config: pytest.Config) -> None:
        self._title = f"pytest in {config.rootpath.name}"
        self._here = config.invocation_params.dir
        self._folder = self._here / config.option.callgraph_output
        self._are_single = bool(config.option.callgraph_each)
        self._is_chosen = matcher(config.option.callgraph or "")
        self._worker: dict[str, Any] | None = getattr(config, "workeroutput", None)
        self._sum = Addition()
        self._lines: list[str] = []
        self._pages: list[str] = []
        self._problems: dict[str, None] = {}

    def are_about(self, item: pytest.Item) -> bool:
        """Say whether a test is one of those; what pytest-benchmark measures is none, for that stops all profilers."""
        return self._is_chosen(item.nodeid) and "benchmark" not in getattr(item, "fixturenames", ())

    def add(self, item: pytest.Item, recorder: Recorder) -> None:
        """Take what was recorded of a test, but not the bytes that were counted for a limit."""
        self._problems |= {recorded.problem: None for recorded in recorder.ended if recorded.problem}
        addition = Addition() if self._are_single else self._sum
        for recorded in recorder.ended:
            if recorded.data and recorded.clock == "wall":
                addition.add(recorded.data, item.nodeid)
        if self._are_single and addition.parts:
            self._save(addition.data(), item.nodeid, ("pstats", "html"), file_name(item.nodeid))

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take what a worker of xdist has recorded."""
        data, pages, problems = getattr(node, "workeroutput", {}).get(KEY, (None, [], []))
        self._pages += pages
        self._problems |= dict.fromkeys(problems)
        if data:
            self._sum.add(data, str(node.gateway.id))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        """Save the sum, or hand it over."""
        data = self._sum.data() if self._sum.parts else None
        if self._worker is not None:
            self._worker[KEY] = data, self._pages, [*self._problems]
        elif data:
            self._save(data, self._title, (), "")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what was drawn, and where it is."""
        listed = self._pages[:MOST_LISTED]
        more = [f"and {len(self._pages) - MOST_LISTED:,} more there"] if len(self._pages) > MOST_LISTED else []
        lines = [*self._lines, *listed, *more, *self._problems] or ["No test that was wanted has called anything."]
        terminalreporter.write_sep("=", "call graph")
        for line in lines:
            terminalreporter.write_line(line)

    def _save(self, data: bytes, title: str, kinds: tuple[str, ...], name: str) -> None:
        try:
            run = read(data, title=title)
            saved = run.save(self._folder, kinds, name)
        except DemoError as error:
            self._problems[str(error)] = None
            return
        if saved.problem:
            self._problems[str(saved.problem)] = None
        shown = [self._shown(file) for file in saved.files]
        if self._are_single:
            self._pages += shown[-1:]
        else:
            start = [line for line in run.reading if line.startswith(START)]
            self._lines += [run.reading[0], *start, f"Written: {', '.join(shown)}"]

    def _shown(self, file: Path) -> str:
        return str(file.relative_to(self._here) if file.is_relative_to(self._here) else file)


def matcher(expression: str) -> Callable[[str], bool]:
    """Return what says whether an expression, as `-k` has it, chooses a test.

    Raises:
        pytest.UsageError: if it isn't one.
    """
    if not expression:
        return lambda name: True
    from _pytest.mark.expression import Expression

    try:
        compiled = Expression.compile(expression)
    except Exception as error:  # pytest 9 raises SyntaxError, earlier ones an error of their own
        raise pytest.UsageError(f"--callgraph={expression}: {error}") from None

    def chooses(name: str) -> bool:
        return compiled.evaluate(lambda word, /, **kwargs: word.lower() in name.lower())

    return chooses


def file_name(test: str) -> str:
    """Return a name for files about a test, of its id's letters and digits, and different for each id."""
    short = re.sub(r"\W+", "-", test, flags=re.ASCII)[-LONGEST_NAME:].strip("-")
    return f"{short}-{hashlib.sha256(test.encode(errors='surrogatepass')).hexdigest()[:8]}"
