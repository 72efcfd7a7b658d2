"""Claims of any kind -> JSON, by one rule for all: a claim is an object of its fields and its own name."""

import json
from collections.abc import Iterable
from math import isfinite
from typing import Any

from ..folding.graph import Box
from ..profiles.clocks import Clock
from ..profiles.model import Function

FIGURES = ("total_calls", "primitive_calls", "self_cost", "cumulative_cost")
"""Of a function or box; counts are 0 where the file does not count calls."""

SCHEMA = 1
"""Raised when a reader of the earlier schema would no longer understand."""


def as_json(claims: Iterable[Any], clock: Clock) -> str:
    """Write claims as JSON.

    Args:
        claims: named tuples, whose fields are numbers, texts, clocks, functions, boxes, or named tuples and tuples of those.
        clock: whose unit the costs have.

    Returns:
        one object: "schema", "unit" and "clock" of all costs, and "claims", in order; indented, without a line feed at the
        end.
    """
    whole = {
        "schema": SCHEMA,
        "unit": clock.unit,
        "clock": clock.name,
        "claims": [{"claim": type(claim).__name__, **_fields(claim)} for claim in claims],
    }
    return json.dumps(whole, indent=2, allow_nan=False)


def _fields(value: Any) -> dict[str, Any]:
    return {name: _plain(getattr(value, name)) for name in value._fields}


def _plain(value: Any) -> Any:
    """Return a value as JSON knows it; a number that is none becomes null."""
    if isinstance(value, Function | Box):
        place = {"name": value.name, "file": value.path, "line": value.line, "origin": value.origin}
        return place | {name: _plain(getattr(value, name)) for name in FIGURES}
    if isinstance(value, Clock):
        return value.name
    if hasattr(value, "_fields"):
        return _fields(value)
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, float) and not isfinite(value):
        return None
    return value
