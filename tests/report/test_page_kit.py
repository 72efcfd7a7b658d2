"""The scripts of a page: joined from files, of which none is forgotten, here or where the tool is installed."""

import re
from collections import Counter
from pathlib import Path

from demo.report.page_kit import (
    CALLGRAPH,
    COMPARISON,
    NOTEBOOK,
    REPORT,
    callgraph_script,
    comparison_script,
    report_script,
)

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "demo" / "report" / "assets"


def test_every_script_is_named_once() -> None:
    """The three lists name all scripts of `assets/`, each in one of them, but for what two need."""
    lists = CALLGRAPH, REPORT, COMPARISON, NOTEBOOK
    assert all(len(set(one)) == len(one) for one in lists)
    named = Counter(name for one in lists for name in one)
    assert {name for name, times in named.items() if times > 1} == {"elements.js", "report/theme.js"}
    assert set(named) == {file.relative_to(ASSETS).as_posix() for file in ASSETS.rglob("*.js")}


def test_one_name_is_left_behind() -> None:
    """The walkable graph is one statement that sets `Callgraph`; the scripts of the two pages set no name at all."""
    assert re.fullmatch(r"window\.Callgraph = \(\(\) => \{\n.*\n\}\)\(\);\n", callgraph_script(), re.S)
    assert re.fullmatch(r"\(\(\) => \{\n.*\n\}\)\(\);\n", report_script(), re.S)
    assert re.fullmatch(r"\(\(\) => \{\n.*\n\}\)\(\);\n", comparison_script(), re.S)


def test_every_folder_of_assets_is_installed() -> None:
    """What the pages are made from is in the wheel: each folder that holds some of it is listed in pyproject.toml."""
    listed = re.findall(r'^    "profiling_in_python\.([\w.]+)",$', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    folders = {".".join(file.parent.relative_to(ROOT / "demo").parts) for file in ASSETS.rglob("*.*")}
    assert folders == {name for name in listed if name.startswith("report.assets")}
