"""The public API as a page shows it: signatures, and what the docstrings say."""

import inspect
import re
import textwrap
from collections.abc import Sequence
from typing import Any

import demo

SECTIONS = ("Args", "Attributes", "Returns", "Raises")
_SECTION = re.compile(rf"^({'|'.join(SECTIONS)}):\n((?:    .*\n?|\n)+)", re.M)
_ITEM = re.compile(r"^(\w+): ((?:.*\n?)(?:    .*\n?)*)", re.M)


def entry(name: str, *shown: str) -> str:
    """Return what can be said, below a heading, of a function, or of a class and those of its members that are `shown`."""
    found = getattr(demo, name)
    text = [signature(name, found), described(inspect.getdoc(found) or "")]
    if inspect.isclass(found):
        for member, value in members(found, shown):
            text.append(f"### `{name}.{member}`\n")
            if not isinstance(value, property):
                text.append(signature(member, value))
            text.append(described(inspect.getdoc(value) or ""))
    return "\n".join(text)


def members(found: type, names: Sequence[str]) -> list[tuple[str, Any]]:
    """Return methods and properties of a class, or of the class that it extends; KeyError if one is not there."""
    every = {name: value for one in reversed(found.__mro__[:-1]) for name, value in vars(one).items()}
    return [(name, every[name]) for name in names]


def signature(name: str, found: Any) -> str:
    """Return a function, or how a class is made, as a line of code."""
    if isinstance(found, property) or hasattr(found, "func"):
        return ""
    text = str(inspect.signature(found)).replace("(self, ", "(").replace("(self)", "()").removesuffix(" -> None")
    text = re.sub(r"(: |-> )[\"']([^\"']*)[\"']", r"\1\2", text)  # annotations that are texts
    text = re.sub(r"(?:demo|pathlib|collections\.abc|os|typing)\.(?:\w+\.)*", "", text)
    return f"```python\n{name}{text}\n```\n"


def described(text: str) -> str:
    """Return a docstring in Google's style as Markdown."""

    def section(found: re.Match[str]) -> str:
        title, body = found[1], textwrap.dedent(found[2])
        if title in ("Args", "Attributes", "Raises"):
            rows = [f"- `{name}`: {' '.join(said.split())}" for name, said in _ITEM.findall(body)]
            return f"\n{title}:\n\n" + "\n".join(rows) + "\n"
        return f"{title} {' '.join(body.split())}\n"

    return _SECTION.sub(section, text) + "\n"


def errors() -> str:
    """Return the public exceptions as a table, each with what its docstring says first."""
    names = [name for name in demo.__all__ if name.endswith("Error")]
    rows = [f"| `{name}` | {(inspect.getdoc(getattr(demo, name)) or '').splitlines()[0]} |" for name in names]
    return "\n".join(["| error | when |", "|---|---|", *rows]) + "\n"
