"""Defaults of a project: `[tool.profiling-in-python]` in the nearest pyproject.toml, for what the command line leaves open."""

import argparse
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..errors import DemoError
from ..folding.boxes import BOXES
from .colours import REMARK
from .terminal import say, warn
from .typed import quoted

FILE = "pyproject.toml"
TABLE = "profiling-in-python"
OWN: dict[str, Any] = {"mine": (), "boxes": BOXES, "clock": "wall"}
"""For each option, by the name of its value, what holds where nobody says anything."""
_NAMES_TABLE = TABLE.encode() + rb"[\"']?[ \t]*[].=]"
"""A file that matches is parsed; most that only name this package, as ours does, aren't. Nobody writes it with `\\u`."""
LARGEST_FILE = 500_000
"""Bytes."""
MOST_DOTS = 1000
"""In a line. Parsing a key takes the square of its parts in time and in memory: `a.a.a` 100,000 times over needs 40 GB."""


def settle(options: argparse.Namespace) -> None:
    """Fill in what the command line leaves open: from the file, or else as the tool has it; say what the file gave.

    Args:
        options: of one command; None for what is open. With `config`: whether the file counts.

    Raises:
        DemoError: if the table in the file is wrong.
    """
    left_open = [name for name in OWN if name in options and getattr(options, name) is None]
    given = from_file(Path(where)) if left_open and options.config and (where := nearest()) else {}
    if getattr(options, "threads", False) or getattr(options, "children", False):
        given.pop("clock", None)  # they are typed, and measure time
    given = {name: value for name, value in given.items() if name in left_open}
    for name in left_open:
        setattr(options, name, given.get(name, OWN[name]))
    if given and not getattr(options, "quiet", False):
        say(f"Defaults from {seen_from_here(where)}: {quoted(as_options(given))}", None, REMARK)


def nearest() -> str:
    """Return the pyproject.toml of the working folder, or else of the nearest folder above that has one, or ""."""
    with suppress(OSError):  # the working folder is gone
        here = Path.cwd()
        return next((str(at / FILE) for at in (here, *here.parents) if os.path.isfile(at / FILE)), "")
    return ""


def from_file(file: Path) -> dict[str, Any]:
    """Return the defaults in a file, by the names of the options' values; of a file that has none, or can't be read, none.

    Raises:
        DemoError: if the table is wrong, or if the file has one and isn't TOML.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        warn(f"{seen_from_here(file)} can't be read ({error.strerror}), so no defaults come from it.")
        return {}
    if not re.search(_NAMES_TABLE, data):
        return {}  # most files: then nothing has to be parsed
    table = table_of(data, file)
    if not isinstance(table, dict):
        raise wrong(file, f"{TABLE} must be a table, [tool.{TABLE}]")
    for key in table.keys() - KEYS.keys():
        raise wrong(
            file, f"[tool.{TABLE}] has no key {shortened(key)}{suggestion(key)}; the keys are {', '.join(KEYS)}"
        )
    found = {}
    for key, value in table.items():
        name, allowed, convert = KEYS[key]
        converted = convert(value, file.parent)
        if converted is None:
            raise wrong(file, f"in [tool.{TABLE}], {key} must be {allowed}, not {shortened(value)}")
        found[name] = converted
    return found


def table_of(data: bytes, file: Path) -> Any:
    """Return our table in a file, or whatever is in its place."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    if len(data) > LARGEST_FILE or max(line.count(b".") for line in data.splitlines()) > MOST_DOTS:
        raise wrong(
            file, f"it's too large to be read: more than {LARGEST_FILE:,} bytes, or {MOST_DOTS:,} dots in a line"
        )
    try:
        tool = tomllib.loads(data.decode()).get("tool", {})
    except (ValueError, RecursionError) as error:  # the former is also what is said of wrong UTF-8
        raise wrong(file, f"it isn't valid TOML ({error})") from error
    return tool.get(TABLE, {}) if isinstance(tool, dict) else {}


def wrong(file: Path, what: str) -> DemoError:
    """Return the error for a file that can't be used."""
    return DemoError(f"{seen_from_here(file)}: {what}. Correct it, or leave the file out: --no-config")


def suggestion(key: str) -> str:
    """Return which key may be meant."""
    from difflib import get_close_matches

    return "".join(f" (do you mean {close}?)" for close in get_close_matches(key, KEYS, 1))


def shortened(value: object) -> str:
    """Return a value as it may be put into a sentence."""
    from reprlib import repr

    return repr(value)


def mine_of(value: object, folder: Path) -> list[str] | None:
    """Return paths as they would be typed here; the name of an installed package stays one."""
    paths = [value] if isinstance(value, str) else value
    if not isinstance(paths, list) or not all(isinstance(path, str) and path and "\0" not in path for path in paths):
        return None
    there = [os.path.join(folder, path) for path in paths]
    return [
        path if path.isidentifier() and not os.path.exists(place) else seen_from_here(place)
        for path, place in zip(paths, there)
    ]


def boxes_of(value: object, folder: Path) -> int | None:
    """Return the number of boxes, 3..1000."""
    return value if isinstance(value, int) and 3 <= value <= 1000 else None


def clock_of(value: object, folder: Path) -> str | None:
    """Return the clock that is meant."""
    if isinstance(value, bool):
        return "peak" if value else "wall"
    return value if isinstance(value, str) and value in ("peak", "allocated", "kept") else None


KEYS: dict[str, tuple[str, str, Callable[[Any, Path], Any]]] = {
    "mine": ("mine", "a path or a list of paths", mine_of),
    "boxes": ("boxes", "a whole number from 3 to 1000", boxes_of),
    "memory": ("clock", '"peak", "allocated", "kept", or true for "peak"', clock_of),
}
"""For each key, the name of the option's value, what is allowed, and what turns it into that value, None if it is wrong."""


def as_options(given: dict[str, Any]) -> list[str]:
    """Return defaults as they would be typed."""
    words = [word for path in given.get("mine", ()) for word in ("--mine", path)]
    words += ["--boxes", str(given["boxes"])] if "boxes" in given else []
    return words + (
        [f"--memory={given['clock']}" if given["clock"] != "wall" else "--time"] if "clock" in given else []
    )


def seen_from_here(path: str | os.PathLike[str]) -> str:
    """Return a path as seen from the working folder, in full on another drive of Windows."""
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):
        return os.fspath(path)
