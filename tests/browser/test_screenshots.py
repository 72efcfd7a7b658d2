"""The screenshots of the site, taken as its build takes them."""

import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docs._build import screenshots
from tests.conftest import ROOT

TAKE = "import sys, pathlib; from docs._build import screenshots; screenshots.take(pathlib.Path(sys.argv[1]))"


def test_taken(tmp_path: Path, visit_at: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is taken light and dark, and the pages show those that were taken; a build that isn't asked for them shows none."""
    pytest.importorskip("jupyterlab", reason="tests/browser")
    done = subprocess.run(
        [sys.executable, "-c", TAKE, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=110
    )
    assert done.returncode == 0, done.stderr
    monkeypatch.setenv("SCREENSHOTS", "1")
    for name in ("notebook", "requests"):
        lines = screenshots.shown("../", name, "words").splitlines()
        assert [line.partition("#")[2] for line in lines] == ["only-light)", "only-dark)"]
        for line, dark in zip(lines, (False, True)):
            file = tmp_path / line.partition("../")[2].partition("#")[0]
            width, height = struct.unpack(">II", file.read_bytes()[16:24])
            assert width > 600 and height > 400
            assert (brightness(visit_at(file.as_uri()).page) < 90) == dark
    monkeypatch.delenv("SCREENSHOTS")
    assert screenshots.shown("../", "notebook", "words") == ""


def brightness(page: Any) -> float:
    """Return the mean of all values of a picture that the browser shows, 0..255."""
    value: float = page.evaluate(
        """() => {
          const image = document.querySelector("img"), canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
          const context = canvas.getContext("2d");
          context.filter = "grayscale(1)";
          context.drawImage(image, 0, 0, 1, 1);
          return context.getImageData(0, 0, 1, 1).data[0];
        }"""
    )
    return value
