"""What the page on several processes says of Spark, on a Spark that runs here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from demo.pipeline import Run, merge

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
HERE = {
    "SPARK_LOCAL_IP": "127.0.0.1",
    "PYSPARK_PYTHON": sys.executable,
    "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
}

pytestmark = [pytest.mark.not_in_wasm, pytest.mark.timeout(240)]


@pytest.mark.parametrize(("name", "folder"), [("spark_job", "spark"), ("spark_udf", "udf")])
def test_example(name: str, folder: str, tmp_path: Path) -> None:
    """The example leaves a folder in which each call of the workers is counted; with its name, it is known whose they are."""
    pytest.importorskip("pyspark", reason="there is no Spark: make .venv/.ready-spark installs it")
    if not shutil.which("java"):
        pytest.skip("there is no Spark: it needs Java")
    command = [sys.executable, str(EXAMPLES / f"{name}.py")]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env={**os.environ, **HERE}, timeout=200
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "806000"
    own = {
        one.name: one.total_calls
        for one in of(tmp_path / folder, f"{name}.py").profile.functions
        if one.origin == "program"
    }
    assert (own["step"], own["leaf"]) == (40, 800)


def of(folder: Path, *mine: str) -> Run:
    """Return the sum of what is in a folder."""
    return merge([folder], mine=mine)


def test_bare_names(tmp_path: Path) -> None:
    """Files without folders are a reason for caution, unless it is said which are the program's."""
    import marshal

    leaf, dumps = ("job.py", 4, "leaf"), ("serializers.py", 463, "dumps")
    stats = {dumps: (2, 2, 0.3, 1.3, {}), leaf: (9, 9, 1.0, 1.0, {dumps: (9, 9, 1.0, 1.0)})}
    (tmp_path / "rdd_1.pstats").write_bytes(marshal.dumps(stats))
    assert any("can't tell whose code is whose" in line for line in of(tmp_path).reading)
    known = of(tmp_path, "job.py")
    assert not any("can't tell whose code is whose" in line for line in known.reading)
    assert [one.name for one in known.profile.functions if one.origin == "program"] == ["leaf"]
