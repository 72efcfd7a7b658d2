"""The schedule and the speaker notes, from the front matter of the tutorial's pages."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "tutorial"
PLANS = (45, 90, 180)
"""Minutes."""
BREAK_AFTER = 45
"""Minutes that a class listens without a break."""


class Lesson(NamedTuple):
    """A page of the tutorial as the teacher sees it.

    Attributes:
        page: its file name without ending.
        title: its heading.
        minutes: how long it takes, by plan: {45: …, 90: …, 180: …}; 0 means it is left out.
        notes: what to say and to watch for, Markdown.
        optional: by plan, what a class may leave out, Markdown.
    """

    page: str
    title: str
    minutes: dict[int, int]
    notes: str
    optional: Mapping[int, str] = MappingProxyType({})


@cache
def lessons() -> tuple[Lesson, ...]:
    """Read all the pages that have `minutes:` in their front matter, in the order of their numbers."""
    found = []
    for file in sorted(TUTORIAL.glob("[0-9]*.md")):
        meta, body = front_matter(file.read_text(encoding="utf-8"))
        title = next(line.removeprefix("# ") for line in body.splitlines() if line.startswith("# "))
        found.append(Lesson(file.stem, title, meta["minutes"], str(meta.get("notes", "")), meta.get("optional", {})))
    return tuple(found)


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Split a page into its front matter and the rest."""
    if not text.startswith("---\n"):
        return {}, text
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head) or {}, body


def minutes(plan: int = 90) -> int:
    """Return how long a plan takes in all, breaks included."""
    return sum(lesson.minutes[plan] for lesson in lessons()) + sum(length for _, length in breaks(plan))


def breaks(plan: int) -> list[tuple[str, int]]:
    """Return the page before each break, and the minutes of the break."""
    found, since = [], 0
    taught = [lesson for lesson in lessons() if lesson.minutes[plan]]
    for lesson, following in pairwise(taught):
        since += lesson.minutes[plan]
        if plan > 90 and since + following.minutes[plan] > BREAK_AFTER:
            found.append((lesson.page, 10))
            since = 0
    return found


def table(plan: int) -> str:
    """Return the schedule of a plan (45, 90 or 180 minutes) as a table."""
    clock, rows = 0, []
    pauses = dict(breaks(plan))
    for lesson in lessons():
        if not lesson.minutes[plan]:
            continue
        what = f"[{lesson.title}](../tutorial/{lesson.page}.md)"
        if plan in lesson.optional:
            what += f"; optional: {lesson.optional[plan]}"
        rows.append(f"| {clock // 60}:{clock % 60:02} | {what} | {lesson.minutes[plan]} |")
        clock += lesson.minutes[plan]
        if lesson.page in pauses:
            rows.append(f"| {clock // 60}:{clock % 60:02} | *break* | {pauses[lesson.page]} |")
            clock += pauses[lesson.page]
    return (
        "\n".join(["| from | what | minutes |", "|---|---|---|", *rows, f"| {clock // 60}:{clock % 60:02} | *end* | |"])
        + "\n"
    )


def notes() -> str:
    """Return the speaker notes of every page."""
    return "\n".join(f"## {lesson.title}\n\n{lesson.notes}\n" for lesson in lessons())
