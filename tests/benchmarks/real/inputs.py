"""What is run, and what the tools work on: made anew in a folder, of modules of this Python and of made-up pages."""

import shutil
import sysconfig
from pathlib import Path

PROGRAMS = Path(__file__).with_name("programs")
MODULES = ("argparse.py", "textwrap.py", "json/__init__.py", "json/decoder.py", "json/encoder.py", "json/scanner.py")
"""Of the standard library, to be linted and formatted."""
PAGES = 25
"""How many there are in Markdown, for MkDocs."""
RST_PAGES = 8
"""How many there are in reStructuredText, for Sphinx, which takes longer for a page."""
TESTS = """
import sqlite3

import pytest


@pytest.fixture
def db():
    connection = sqlite3.connect(":memory:")
    connection.execute("create table orders (number integer, amount integer)")
    for number in range(1500):
        connection.execute("insert into orders values (?, ?)", (number, number * {factor}))
    return connection


@pytest.mark.parametrize("number", range(40))
def test_amount(db, number):
    [[amount]] = db.execute("select amount from orders where number = ?", (number,))
    assert amount == number * {factor}


@pytest.mark.parametrize("number", range(40))
def test_missing(db, number):
    assert not list(db.execute("select * from orders where number = ?", (-1 - number,)))
"""


def make(folder: Path) -> None:
    """Write all inputs."""
    code, many, library = folder / "code", folder / "many", Path(sysconfig.get_path("stdlib"))
    for name in MODULES:
        (code / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(library / name, code / name)
    shutil.copytree(PROGRAMS, folder / "programs", ignore=shutil.ignore_patterns("__pycache__"))
    many.mkdir()
    for file in library.glob("[a-z]*.py"):
        shutil.copyfile(file, many / file.name)
    tests = folder / "tests"
    tests.mkdir()
    for number in range(3):
        (tests / f"test_m{number}.py").write_text(TESTS.format(factor=number + 2), encoding="utf-8")
    markdown, rst = folder / "markdown" / "docs", folder / "rst"
    markdown.mkdir(parents=True)
    rst.mkdir()
    for number in range(PAGES):
        text = [_paragraph(number, one) for one in range(40)]
        code_block = "def area(width, height):\n    return width * height\n"
        page = "".join(f"\n## Part {one}\n\n{line}\n\n* `one`\n* *two*\n" for one, line in enumerate(text))
        (markdown / f"page{number}.md").write_text(
            f"# Page {number}\n{page}\n```python\n{code_block}```\n", encoding="utf-8"
        )
        if number >= RST_PAGES:
            continue
        page = "".join(f"\nPart {one}\n-------\n\n{line}\n\n* ``one``\n* *two*\n" for one, line in enumerate(text))
        indented = "".join(f"   {line}\n" for line in code_block.splitlines())
        (rst / f"page{number}.rst").write_text(
            f"Page {number}\n========\n{page}\n.. code-block:: python\n\n{indented}", encoding="utf-8"
        )
    (markdown / "index.md").write_text("# Start\n", encoding="utf-8")
    (folder / "markdown" / "mkdocs.yml").write_text("site_name: Pages\ntheme: mkdocs\nplugins: []\n", encoding="utf-8")
    pages = "".join(f"   page{number}\n" for number in range(RST_PAGES))
    (rst / "index.rst").write_text(f"Start\n=====\n\n.. toctree::\n\n{pages}", encoding="utf-8")
    (rst / "conf.py").write_text('project = "Pages"\n', encoding="utf-8")


def _paragraph(page: int, number: int) -> str:
    return f"The *{number}th* of {page} paragraphs has a `word`, and another **word {page * number}**. " * 4
