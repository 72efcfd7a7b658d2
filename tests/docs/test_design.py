"""The page on the design names what there is: every room, every tool, every dependency."""

import ast
import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("demo", "docs", "tools", "tests")
OURS = {file.stem for folder in FOLDERS for file in (ROOT / folder).rglob("*.py")} | set(FOLDERS)


@pytest.fixture(scope="module")
def page(made: Path) -> str:
    """The page as a reader gets it."""
    return (made / "explanation" / "design.md").read_text(encoding="utf-8")


def named(page: str) -> set[str]:
    """Return what stands in backticks."""
    return set(re.findall(r"`([^`\n]+)`", page))


def test_every_room_is_named(page: str) -> None:
    """Each file and each folder of `demo/` has its name on the page."""
    files = {file.stem for file in (ROOT / "demo").glob("*.py") if not file.stem.startswith("__")}
    folders = {place.name for place in (ROOT / "demo").iterdir() if (place / "__init__.py").exists()}
    files |= {file.stem for folder in folders for file in (ROOT / "demo" / folder).glob("*.py")} - {"__init__"}
    assert (files | folders | {"demo/exercises", "demo/solutions"}) - named(page) == set()


def test_every_tool_is_named(page: str) -> None:
    """Each file and each folder of `tools/` has its name on the page, and so have the folders around them."""
    tools = {f"tools/{place.name}" for place in (ROOT / "tools").iterdir() if place.name != "__pycache__"}
    assert tools | {"docs", "tests", "tests/docs", "tests/browser", "tests/exercises", "requirements"} <= named(page)


def test_nothing_is_named_that_is_not_there(page: str) -> None:
    """Whatever the page names by its path in the project is there, or is made by building the site."""
    paths = {name for name in named(page) if re.match(r"(demo|docs|tests|tools)/[\w/.-]+$", name)}
    assert len(paths) > 10
    assert {path for path in paths if not (ROOT / path).exists()} == set()


def dependencies() -> set[str]:
    """Return the names of all packages that the project asks for, from PyPI and npm."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:requires|dependencies|dot|test|browser|docs|lab) = \[(.*?)\]\n", text, re.M | re.S)
    assert len(lists) == 7
    lines = re.sub(r"#.*", "", "\n".join(lists))
    found = set(re.findall(r'"([\w-]+)[^"]*"', lines))
    for file in ("tests/browser/package.json", "tests/on_pyodide/package.json", "docs/_lab/package.json"):
        npm = json.loads((ROOT / file).read_text(encoding="utf-8"))
        found |= set(npm.get("devDependencies", {})) | set(npm.get("dependencies", {}))
    return found


def test_every_dependency_has_its_reason(page: str) -> None:
    """Each package that is asked for is a row of the table, with what it is for and why this one."""
    rows = [line.strip("| ").split(" | ") for line in page.partition("## Dependencies")[2].splitlines() if "|" in line]
    assert {len(row) for row in rows[2:]} == {3}
    assert all(all(cell.strip() for cell in row) for row in rows[2:])
    assert dependencies() - {name for row in rows for name in re.findall(r"`([@\w/-]+)`", row[0])} == set()


def test_every_import_is_named(page: str) -> None:
    """Whatever the tool and the site's own room import, and does not come with Python, is named."""
    imported = set()
    for file in [f for folder in ("demo", "docs/_build", "docs/_lab", "tools") for f in (ROOT / folder).rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(str(node.module).partition(".")[0])
    outside = (
        imported - set(sys.stdlib_module_names) - OURS - {"markupsafe", "tomllib"}
    )  # Jinja2 hands it on; new in 3.11
    assert len(outside) > 4
    assert outside - named(page) == set()
