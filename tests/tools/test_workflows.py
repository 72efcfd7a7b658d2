"""The workflows of `.github`: what they call is pinned, what they may do is little, and none runs for ever."""

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAY_WRITE = {"deploy": {"pages", "id-token"}, "publish": {"id-token"}}
"""What a job may change, by its name; no other may change anything."""


def jobs() -> dict[str, dict[str, Any]]:
    """Return every job of every workflow, by its name."""
    yaml = pytest.importorskip("yaml")
    read = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in WORKFLOWS]
    assert all(workflow["permissions"] == {} for workflow in read)
    return {f"{workflow['name']}.{name}": job for workflow in read for name, job in workflow["jobs"].items()}


def test_pinned() -> None:
    """Every action is named by the hash of a commit, with its version behind it for those who read."""
    lines = [line.strip() for file in WORKFLOWS for line in file.read_text("utf-8").splitlines() if "uses:" in line]
    others = [line for line in lines if "uses: ./.github/workflows/" not in line]
    assert len(others) > 10
    assert [line for line in others if not re.search(r"uses: [\w./-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$", line)] == []
    versions = {re.sub(r".*uses: ", "", line) for line in others}
    assert len(versions) == len({line.partition("@")[0] for line in versions})


def test_may_do_little() -> None:
    """Each job says what it may do, and only deploying and publishing may change anything; there are no secrets."""
    for name, job in jobs().items():
        writes = {what for what, level in job["permissions"].items() if level == "write"}
        assert writes == MAY_WRITE.get(name.partition(".")[2], set()), name
    assert not [file.name for file in WORKFLOWS if "secrets." in file.read_text(encoding="utf-8")]


def test_ends() -> None:
    """Each job has a limit of time."""
    assert [
        name for name, job in jobs().items() if "uses" not in job and not 0 < job.get("timeout-minutes", 0) <= 60
    ] == []


def test_nothing_untested_goes_out() -> None:
    """The site and a release wait for all tests."""
    every = jobs()
    for name in ("site.build", "release.publish"):
        assert every[name]["needs"] == "test" and every[name.partition(".")[0] + ".test"]["uses"].endswith("test.yml")
    assert every["site.deploy"]["needs"] == "build"
