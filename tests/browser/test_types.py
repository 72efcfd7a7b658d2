"""How TypeScript is set to look at our JavaScript; `tests/tools/test_lint_js.py` says at which."""

import json
import re
from pathlib import Path

import pytest

from tools import lint_js


def test_the_check_is_strict(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A call with the wrong type is an error, and so is a value whose type nobody has said."""
    if not (lint_js.BROWSER / "node_modules" / "typescript").exists():
        pytest.skip("TypeScript is not installed: npm ci --prefix tests/browser")
    (tmp_path / "x.js").write_text(
        '/** @param {number} n */\nconst half = (n) => n / 2;\nhalf("2");\nconst twice = (n) => 2 * n;\n'
    )
    project = tmp_path / "x.json"
    project.write_text(json.dumps({"extends": str(lint_js.TYPES / "base.json"), "include": ["x.js"]}))
    assert not lint_js.check([project])
    assert re.findall(r"error (TS\d+)", capfd.readouterr().out) == ["TS2345", "TS7006"]
