"""What each of several processes did by itself -> a row of bars in the page, each with that one's own graph."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ..profiles.units import duration, whole_percent
from .page_kit import markup, safe_json


class Bar(NamedTuple):
    """A process.

    Attributes:
        name: what it is called.
        work: seconds of CPU time.
        whole: seconds that all processes together took, also those without a bar.
        number: of all processes.
        svg: a whole `<svg>` element whose text is escaped already, or None where it could not be drawn.
        data: of that drawing, from `graph_data`.
    """

    name: str
    work: float
    whole: float
    number: int
    svg: str | None
    data: Mapping[str, Any]


def rows(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    """Return what the template shows of each: lengths in hundredths of the longest."""
    most = max((bar.work for bar in bars), default=0.0) or 1.0
    return [
        {
            "name": bar.name,
            "length": f"{100 * bar.work / most:.1f}",
            "work": duration(bar.work),
            "share": whole_percent(bar.work / bar.whole if bar.whole else 0.0),
            "svg": markup(bar.svg) if bar.svg else None,
            "data": markup(safe_json(bar.data)),
        }
        for bar in bars
    ]
