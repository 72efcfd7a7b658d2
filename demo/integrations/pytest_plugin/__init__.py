"""pytest's plugin: a call graph of the tests, and markers that limit calls and memory. It does nothing unless it is asked to.

    pytest --callgraph                          all tests in one picture, below callgraph/
    pytest --callgraph="page and not slow"      those that -k would choose
    pytest --callgraph-each                     one picture for each test
    @pytest.mark.max_calls("app.render", 3)     fails if the test calls it more often
    @pytest.mark.max_memory("8 MB")             fails if the test holds more at once

See Also:
    https://docs.pytest.org/en/stable/how-to/writing_plugins.html
"""

import copy
from collections.abc import Callable, Generator
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from ...pipeline import RecordedRun
    from .graphs import Graphs
    from .recorded_tests import Recorder

MARKERS = {
    "max_calls": "max_calls(function, most): the test may call 'module.function' so often, and fails if it does so more often",
    "max_memory": "max_memory(most): the test may hold so much at once, as '8 MB', and fails if it holds more",
}
FOLDER = "callgraph"
_graphs: "pytest.StashKey[Graphs]" = pytest.StashKey()
_recorder: "pytest.StashKey[Recorder]" = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    add = parser.getgroup("callgraph", "call graphs of tests").addoption
    add(
        "--callgraph",
        nargs="?",
        const="",
        metavar="EXPR",
        help="draw what the tests call, or those that `-k EXPR` chooses",
    )
    add("--callgraph-each", action="store_true", help="draw each of them by itself")
    add("--callgraph-output", metavar="FOLDER", default=FOLDER, help=f"where the files are written (default: {FOLDER})")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(
    early_config: pytest.Config, parser: pytest.Parser, args: list[str]
) -> Generator[None, None, None]:
    """Have `--callgraph tests/` mean all tests in `tests/`: what chooses some stands behind "=", as in `--callgraph=EXPR`."""
    if "--callgraph" in args:
        args[:] = ["--callgraph=" if arg == "--callgraph" else arg for arg in args]
        early_config.known_args_namespace = parser.parse_known_args(args, namespace=copy.copy(early_config.option))
    return (yield)


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known, and begin with the graphs if some are wanted."""
    for text in MARKERS.values():
        config.addinivalue_line("markers", text)
    if config.option.callgraph is not None or config.option.callgraph_each:
        from .graphs import Graphs

        config.stash[_graphs] = Graphs(config)
        config.pluginmanager.register(config.stash[_graphs], "callgraph-results")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Record a test with its fixtures, if that is wanted."""
    graphs = item.config.stash.get(_graphs, None)
    drawn = graphs is not None and graphs.are_about(item)
    if not drawn and not any(map(item.get_closest_marker, MARKERS)):
        return (yield)
    from .recorded_tests import Recorder

    recorder = item.config.stash[_recorder] = Recorder()
    try:
        with recorder.recording("wall") if drawn else nullcontext():
            result = yield
    finally:
        del item.config.stash[_recorder]
    if graphs and drawn:
        graphs.add(item, recorder)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Record the test itself; if it has passed, see whether it keeps within its limits."""
    recorder = item.config.stash.get(_recorder, None)
    if not recorder:
        return (yield)
    from .limits import Limits
    from .recorded_tests import test_seen

    limits = Limits(item)
    with recorder.recording(limits.clock, True) if limits else nullcontext() as own, test_seen(item, _now(item.config)):
        result = yield
    if own:
        limits.check(own)
    return result


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Record a fixture with the test that is the first to need it, and what it does at its end with the last one."""
    now = _now(request.config)
    if not now():
        return (yield)
    from .recorded_tests import fixture_seen

    with fixture_seen(fixturedef, now):
        return (yield)


def _now(config: pytest.Config) -> "Callable[[], Recorder | None]":
    """Return what returns the recorder of the test that is running."""
    return lambda: config.stash.get(_recorder, None)


@pytest.fixture
def callgraph(request: pytest.FixtureRequest) -> "Callable[..., RecordedRun]":
    """Return what records a part of a test, as `profiling_in_python.record` does."""
    from .recorded_tests import part_recorder

    return part_recorder(_now(request.config))
