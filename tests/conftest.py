"""What all tests share: in CI a skipped test is a failed one, and how to run the tool as a user would."""

import gc
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[1]
IN_WASM = sys.platform == "emscripten"
collect_ignore = [] if IN_WASM else ["picture/test_in_webassembly.py"]
NOT_IN_WASM = (
    *("emscripten does not support processes.", "can't start new thread", "out of pty devices"),
    *("module 'os' has no attribute 'mkfifo'", "No module named 'resource'"),
)
"""How the exceptions end by which a Python in WebAssembly says what it has not."""
HOW_TO_RUN = {
    "the lab is not built": ("need Node.js", "install Node.js 24 with npm"),
    "tests/browser": (
        "need a browser",
        "install Chromium and Firefox, then: make .venv/.ready-browser; npm ci --prefix tests/browser",
    ),
    "there is no Spark": ("need Spark", "install Java, then: make .venv/.ready-spark"),
    "no `dot` on the PATH": ("need the system's `dot`", "install Graphviz"),
}
"""What tests may be skipped for: a sign of it in their place or reason, what they need, and how to have it."""

SKIPPED = pytest.StashKey["Counter[str]"]()

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # So a shell starts what runs in the background. Each child would ignore Ctrl-C too, and tests that send it would hang.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Have a folder made once for all workers of this run; whoever comes second waits for it.

    See Also:
        https://pytest-xdist.readthedocs.io/en/stable/how-to.html#making-session-scoped-fixtures-execute-only-once
    """
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, outcome = shared / name, shared / f"{name}.outcome"
    try:
        (shared / f"{name}.lock").mkdir()
    except FileExistsError:
        while not outcome.exists():  # the patience of pytest-timeout ends this
            time.sleep(0.1)
    else:
        problem = "nobody knows why"
        try:
            make(folder)
            problem = ""
        except BaseException as error:
            problem = f"{name}: {error!r}"
            raise
        finally:
            (shared / f"{name}.part").write_text(problem, encoding="utf-8")
            os.replace(shared / f"{name}.part", outcome)
    if problem := outcome.read_text(encoding="utf-8"):
        pytest.fail(problem)
    return folder


def mkdocs(source: Path, target: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Build the pages in `source` into `target`, by the project's own settings and these variables."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {**os.environ, "REPOSITORY_URL": "", **settings}
    environment |= {"SITE_PAGES": str(source), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT, env=environment)


@pytest.fixture(scope="session", autouse=True)
def activated() -> None:
    """Find programs as in an activated environment, so that this Python is called by its plain name in messages; no colour."""
    os.environ.pop("FORCE_COLOR", None)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as `docs/_build` makes them, made once."""
    pytest.importorskip("mkdocs", reason="the site's packages are not here: make .venv/.ready-docs installs them")

    def make(folder: Path) -> None:
        for command in (["-m", "docs._lab"], ["-m", "docs._build", str(folder)]):
            environment = {**os.environ, "REPOSITORY_URL": ""}
            done = subprocess.run(
                [sys.executable, *command], capture_output=True, text=True, timeout=240, cwd=ROOT, env=environment
            )
            assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "made", make)


@pytest.fixture(scope="session")
def site(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, built once; that it builds without a warning is part of the promise."""

    def make(folder: Path) -> None:
        done = mkdocs(made, folder)
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "site", make)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Be patient with tests for which the site may have to be built first; those in a browser come last.

    What drives a browser keeps an event loop running in this process, beside which tests can't run one of their own. So
    pytest-xdist mustn't put the files in an order of its own (`--no-loadscope-reorder`). Among them, files with many tests
    come first, so that at the end no process has a long one and the other nothing.
    """
    sizes = Counter(item.path for item in items)
    items.sort(key=lambda item: sizes[item.path] if "tests/browser/" in item.nodeid else sys.maxsize, reverse=True)
    for item in items:
        if "made" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.timeout(600))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where CI is set: there, whatever a test needs has to be installed.

    Windows is left out: what is skipped there are the signals, forks and limits that only Unix has. A Python in
    WebAssembly (`tests/on_pyodide`) says itself what it has not, and then it is a skip.
    """
    report = yield
    if IN_WASM:
        lacking = call.excinfo and what_wasm_lacks(call.excinfo.value)
        if report.failed and lacking:
            report.outcome = "skipped"
            report.longrepr = (str(item.path), 0, f"Skipped: {lacking}")
        return report
    if report.skipped and os.environ.get("CI") and sys.platform != "win32" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


def what_wasm_lacks(error: BaseException | None) -> str:
    """Return the complaint that something is not there, if an exception is one or comes from one, or else ""."""
    while error and not str(error).endswith(NOT_IN_WASM):
        error = error.__cause__ or error.__context__
    return str(error or "")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Keep what was skipped for want of something, for the last line."""
    skipped = [f"{report.nodeid} {report.longrepr}" for report in terminalreporter.getreports("skipped")]
    wanting = (next((sign for sign in HOW_TO_RUN if sign in said), "") for said in skipped)
    config.stash[SKIPPED] = Counter(filter(None, wanting))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say in one last sentence which tests were skipped, and how to run them."""
    if skipped := config.stash.get(SKIPPED, None):
        told = [f"{number} that {HOW_TO_RUN[sign][0]} ({HOW_TO_RUN[sign][1]})" for sign, number in skipped.items()]
        print(f"Skipped were {', '.join(told)}.")


def pytest_runtest_teardown() -> None:
    """Collect garbage again: the command line, called in this process, has switched that off."""
    gc.enable()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs the system's Graphviz where there is none, and what WebAssembly lacks."""
    if IN_WASM and item.get_closest_marker("not_in_wasm"):
        pytest.skip("a Python in WebAssembly cannot do that")
    if item.get_closest_marker("system_dot") and not shutil.which("dot"):
        pytest.skip("there is no `dot` on the PATH")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `python -m profiling_in_python ...` in a fresh folder, as a user would; in the checkout it is `demo` as well."""

    def run_demo(
        *arguments: object, cwd: Path = tmp_path, package: str = "profiling_in_python", **more: Any
    ) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", package, *map(str, arguments)]
        options: dict[str, Any] = {"capture_output": True, "text": True, "timeout": 60, "encoding": "utf-8"}
        more["env"] = {**os.environ, **more.pop("env", {})}
        return subprocess.run(command, cwd=cwd, **{**options, **more})

    return run_demo
