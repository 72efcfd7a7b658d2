"""JupyterLab, started on a free port of this machine: for the site's screenshots, and for tests in a browser."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Any

DARK = {"apputils-extension/themes": {"theme": "JupyterLab Dark"}}
QUIET = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},  # else cells out of sight are nowhere
}


class Jupyter:
    """JupyterLab, with a home of its own.

    Attributes:
        folder: of the notebooks.
        address: where it listens, with its token.
    """

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self.folder = folder / "notebooks"
        self.folder.mkdir()
        for name, values in (QUIET | settings).items():
            file = folder / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(values), encoding="utf-8")
        names = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
        homes = {name: str(folder / name) for name in names} | {"JUPYTERLAB_SETTINGS_DIR": str(folder / "settings")}
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0"]
        command += [f"--notebook-dir={self.folder}"]
        self._process = subprocess.Popen(
            command,
            env=os.environ | homes,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        assert self._process.stdout
        lines = []
        for line in self._process.stdout:
            lines.append(line)
            if found := re.search(r"(http://127\.0\.0\.1:\d+)/lab\?token=(\w+)", line):
                self.address, self.token = found[1], found[2]
                Thread(
                    target=lines.extend, args=[self._process.stdout], daemon=True
                ).start()  # else the pipe is full one day
                return
        raise AssertionError("".join(lines))

    def path(self, name: str) -> str:
        """Return the address of a notebook, with no other one beside it."""
        return f"{self.address}/lab/tree/{name}?reset&token={self.token}"

    def end(self) -> None:
        """End it, and its kernels."""
        self._process.terminate()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()


def run_all_cells(page: Any) -> None:
    """Run a notebook in an open page of JupyterLab or JupyterLite, once its kernel is idle; don't wait for its cells."""
    page.locator(".jp-Notebook").wait_for()
    page.get_by_text(re.compile(r"\| Idle$")).wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
