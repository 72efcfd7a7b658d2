"""Tables and numbers of the reference, read from the project's own files."""

import argparse
import ast
import importlib
import re
from pathlib import Path
from typing import Any

from demo.commands.arguments import command_line
from demo.picture.legend import SHAPES
from docs._build import runs

_TARGET = re.compile(r"^([\w-]+):.*?## (.+)$", re.M)


def make_targets() -> str:
    """Return every target of the Makefile with its help, as a table."""
    found = _TARGET.findall((runs.ROOT / "Makefile").read_text(encoding="utf-8"))
    rows = [f"| `make {name}` | {text.replace('|', chr(92) + '|')} |" for name, text in found]
    return "\n".join(["| command | what it does |", "|---|---|", *rows]) + "\n"


def architecture() -> str:
    """Return the rooms of `demo/`, from the top layer to the bottom: what each does, what it imports, and its files."""
    names: dict[str, Any] = {}
    for node in ast.parse((runs.ROOT / "tests" / "test_architecture.py").read_text(encoding="utf-8")).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Name) and target.id in ("LAYERS", "IMPORTS"):
            exec(compile(ast.Module([node], []), "test_architecture.py", "exec"), {"set": set}, names)
    lines = []
    for room in (room for layer in names["LAYERS"] for room in sorted(layer) if not room.startswith("__")):
        place = runs.ROOT / "demo" / room
        if place.is_dir() and not (place / "__init__.py").exists():
            continue  # a folder of programs
        imported = ", ".join(f"`{other}`" for other in sorted(names["IMPORTS"][room] - {"__init__"}))
        says = first_line(place / "__init__.py" if place.is_dir() else place.with_suffix(".py"))
        lines.append(f"- **`{room}`**: {says}{f' Imports {imported}.' if imported else ''}")
        if (place / "__init__.py").exists():
            files = (file for file in sorted(place.rglob("*.py")) if file.parent == place and file.stem != "__init__")
            lines += [f"    - `{file.stem}`: {first_line(file)}" for file in files]
    return "\n".join(lines) + "\n"


def first_line(file: Path) -> str:
    """Return the first paragraph of a file's docstring, as Markdown."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    text = text.split("\n\n")[0].replace("\n", " ")
    return re.sub(r"([<>])", r"\\\1", text) if "`" not in text else text


def tools_table() -> str:
    """Return what stands in `tools/`, programs and rooms that can be run, with the first line of each docstring."""
    rows = []
    for place in sorted((runs.ROOT / "tools").iterdir()):
        file = place / "__main__.py" if place.is_dir() else place
        if file.suffix == ".py" and file.exists():
            says = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").splitlines()[0]
            rows.append(f"| `tools/{place.name}` | {says.replace('|', chr(92) + '|')} |")
    return "\n".join(["| file | what it does |", "|---|---|", *rows]) + "\n"


def other_commands(*known: str) -> list[str]:
    """Return the commands of the tool, in the order of its `--help`, without those that are `known`."""
    (commands,) = (a for a in command_line()._actions if isinstance(a, argparse._SubParsersAction))
    return [name for name in commands.choices if name not in known]


def constant(dotted: str) -> str:
    """Return a number of the tool, `constant("focus.BOXES")`, with commas."""
    module, name = dotted.rsplit(".", 1)
    value = getattr(importlib.import_module(f"demo.{module}"), name)
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


def shape(text: str) -> str:
    """Return a shape of the legend with its words in it, drawn as on a page with a graph."""
    if text not in SHAPES:
        raise LookupError(f"no shape means {text!r}")
    return f'<span class="callgraph-shape is-{text.replace(" ", "-")}">{text}</span>'


def shapes() -> str:
    """Return all shapes of the legend in a row."""
    return f'<p class="callgraph-shapes">{"".join(map(shape, SHAPES))}</p>'


def constant_percent(dotted: str, rest: bool = False) -> str:
    """Return a share of the tool in percent, `constant_percent("focus.NEARLY_ALL")`, or what is left of it to 100 %."""
    module, name = dotted.rsplit(".", 1)
    share = getattr(importlib.import_module(f"demo.{module}"), name)
    return f"{(1 - share if rest else share) * 100:.3g} %"


def code_line(path: str, name: str) -> str:
    """Return the line on which a function of a file starts."""
    body = ast.parse((runs.ROOT / path).read_text(encoding="utf-8")).body
    return next(str(node.lineno) for node in body if isinstance(node, ast.FunctionDef) and node.name == name)


def megabytes(dotted: str) -> str:
    """Return a size of the tool in megabytes, `megabytes("reader.LARGEST_FILE")`."""
    module, name = dotted.rsplit(".", 1)
    return f"{getattr(importlib.import_module(f'demo.{module}'), name) / 2**20:g} MB"


def pinned(package: str) -> str:
    """Return the version of a package that the locks name."""
    for lock in [runs.ROOT / "requirements.txt", *sorted((runs.ROOT / "requirements").glob("*.txt"))]:
        found = re.findall(rf"^{re.escape(package)}==(\S+)", lock.read_text(encoding="utf-8"), re.M | re.I)
        if found:
            return str(found[-1])
    raise KeyError(package)


def required_python() -> str:
    """Return the oldest Python that the project takes, "3.10"."""
    text = (runs.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = re.search(r'^requires-python = ">=([\d.]+)"', text, re.M)
    assert found
    return found[1]
