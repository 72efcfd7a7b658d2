"""What all tests share: in CI a skipped test is a failed one, and how to run the tool as a user would."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[1]


def mkdocs(source: Path, target: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Build the pages in `source` into `target`, by the project's own settings and these variables."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {**os.environ, "REPOSITORY_URL": "", **settings}
    environment |= {"SITE_PAGES": str(source), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT, env=environment)


@pytest.fixture(scope="session", autouse=True)
def activated() -> None:
    """Find programs as in an activated environment, so that this Python is called by its plain name in messages."""
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as `docs/_build` makes them, made once."""
    pytest.importorskip("mkdocs", reason="the site's packages are not here: make docs installs them")
    folder = tmp_path_factory.mktemp("made") / "docs"
    for command in (["-m", "docs._lab"], ["-m", "docs._build", str(folder)]):
        environment = {**os.environ, "REPOSITORY_URL": ""}
        done = subprocess.run(
            [sys.executable, *command], capture_output=True, text=True, timeout=240, cwd=ROOT, env=environment
        )
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def site(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, built once; that it builds without a warning is part of the promise."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = mkdocs(made, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where CI is set: there, whatever a test needs has to be installed.

    Windows is left out: what is skipped there are the signals, forks and limits that only Unix has.
    """
    report = yield
    if report.skipped and os.environ.get("CI") and sys.platform != "win32" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs the system's Graphviz where there is none."""
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
