"""The claims of a reading and of a comparison, as a page lists them: what each says, and its fields."""

import inspect
from types import ModuleType
from typing import get_args

from demo.comparison import claims as of_comparison
from demo.reading import claims as of_reading
from docs._build.api import described

MODULES: dict[str, ModuleType] = {"reading": of_reading, "comparison": of_comparison}


def claims(of: str) -> str:
    """Return every claim that is made "reading" a run, or of a "comparison"."""
    text = []
    for claim in get_args(MODULES[of].Claim):
        said, fields = inspect.getdoc(claim) or "", claim._fields
        text.append(f"### `{claim.__name__}`\n\n{described(said).strip()}\n")
        unsaid = [name for name in fields if f"{name}:" not in said and f"{name}," not in said]
        if unsaid:
            text.append(f"Fields: {', '.join(f'`{name}`' for name in unsaid)}.\n")
    return "\n".join(text)


def parts(of: str, *names: str) -> str:
    """Return what some fields of claims hold, the named ones."""
    return "\n".join(
        f"### `{n}`\n\n{described(inspect.getdoc(getattr(MODULES[of], n)) or '').strip()}\n" for n in names
    )
