"""Runs inside Pyodide, started by `run.mjs`: pytest on the project, and `status` is how it went."""

import json
import os
import sys
import sysconfig

settings = json.loads(globals()["given"])
os.chdir("/project")
sys.path[:0] = ["/project", *(place for place in settings["folders"] if place.startswith("/packages"))]
sys.executable = "/usr/bin/python"  # as if there were one
os.makedirs("/usr/bin", exist_ok=True)
os.close(os.open(sys.executable, os.O_CREAT, 0o755))
os.symlink("/project/demo", os.path.join(sysconfig.get_path("purelib"), "profiling_in_python"))

import pytest  # noqa: E402


class Counted:
    """How many tests have passed."""

    def __init__(self) -> None:
        self.passed = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count."""
        self.passed += report.when == "call" and report.passed


counted = Counted()
# Both plugins need threads or processes; without them, their settings are unknown.
without_plugins = ["-p", "no:xdist", "-p", "no:timeout", "--override-ini=addopts=-ra --strict-markers"]
options = ["-p", "no:cacheprovider", *without_plugins, *settings["arguments"]]
status = int(pytest.main(options, plugins=[counted]))
if counted.passed < settings["fewest"]:
    print(f"Only {counted.passed} tests have passed, and {settings['fewest']} should have.", file=sys.stderr)
    status = status or 1
